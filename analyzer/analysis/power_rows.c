/* The smallest difference that a table could have shown, where everything is wanted. */
#include <math.h>

#include "analyzer/analysis/design.h"
#include "analyzer/analysis/sections.h"
#include "analyzer/stats/power.h"

static const double POWER = 0.8;

void anke_power_rows_write(const AnkeAnalysis *analysis)
{
    const AnkeTable *table = analysis->table;
    if (!analysis->has_tests || !analysis->spec->has_all || analysis->is_square ||
        table->type == ANKE_TYPE_NUMBER) {
        return;
    }
    g_autofree double *sizes = g_new(double, table->n_groups + 1);
    gsize n_sizes = 0;
    for (gint group = 0; group < (gint)table->n_groups; group++) {
        if (table->groups[group].type == ANKE_GROUP_CHOICE) {
            sizes[n_sizes++] = anke_analysis_effective_base(analysis, group);
        }
    }
    anke_analysis_put(analysis, ANKE_ALL, ANKE_ALL, "mdd",
                      anke_power_table_difference(sizes, n_sizes, analysis->spec->conf, POWER));
}
