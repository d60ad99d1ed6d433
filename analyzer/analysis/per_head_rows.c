/* Staff per inhabitants, where a table of these stood before: of each item and of all. */
#include <math.h>
#include <string.h>

#include "analyzer/analysis/populations.h"
#include "analyzer/analysis/sections.h"
#include "analyzer/analysis/staff_table.h"

static void put_rates(const AnkeAnalysis *analysis, gint item, gint group, double staff,
                      double inhabitants)
{
    const AnkeStatValue values[] = {{"per_1000", staff / inhabitants * 1000},
                                    {"per_10000", staff / inhabitants * 10000}};
    if (!isnan(staff)) {
        anke_analysis_put_all(analysis, item, group, values, G_N_ELEMENTS(values));
    }
}

/* Everybody of a group: the stock of a flow, else the sum of what adds up. */
static double total_of(const AnkeTable *table, gint group)
{
    return anke_table_is_flow(table) ? anke_table_number(table, "stock", ANKE_ALL, group)
                                     : anke_table_base(table, "asked", group);
}

static void put_group(const AnkeAnalysis *analysis, gint group, double inhabitants)
{
    const AnkeTable *table = analysis->table;
    const double total = total_of(table, group);
    put_rates(analysis, ANKE_ALL, group, total, inhabitants);
    if (total > 0) {
        anke_analysis_put(analysis, ANKE_ALL, group, "residents_per_staff", inhabitants / total);
    }
    for (gint item = 0; item < (gint)table->n_items; item++) {
        put_rates(analysis, item, group, anke_table_number(table, "n", item, group), inhabitants);
    }
}

void anke_per_head_rows_write(const AnkeAnalysis *analysis)
{
    const AnkeTable *table = analysis->table;
    if (!anke_table_is_staffing(table)) {
        return;
    }
    for (gint group = 0; group < (gint)table->n_groups; group++) {
        const double inhabitants = anke_populations_find(analysis->spec->populations, table->wave,
                                                         anke_table_year(table, group));
        if (!isnan(inhabitants)) {
            put_group(analysis, group, inhabitants);
        }
    }
}
