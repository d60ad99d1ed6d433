/* How long people stay (table tenure): the survival curve with its limits. */
#include <math.h>

#include "analyzer/analysis/sections.h"
#include "analyzer/analysis/staff_table.h"
#include "analyzer/stats/kaplan_meier.h"

typedef struct {
    double time, at_risk, events;
    gint item;
} Step;

static int compare_steps(gconstpointer a, gconstpointer b)
{
    const Step *x = a;
    const Step *y = b;
    return (x->time > y->time) - (x->time < y->time);
}

/* Times at which both counts are known, in order. */
static GArray *find_steps(const AnkeTable *table, gint group)
{
    GArray *steps = g_array_new(FALSE, FALSE, sizeof(Step));
    for (gint item = 0; item < (gint)table->n_items; item++) {
        const Step step = {anke_table_item_time(table, item),
                           anke_table_number(table, "at_risk", item, group),
                           anke_table_number(table, "events", item, group), item};
        if (!isnan(step.time + step.at_risk + step.events)) {
            g_array_append_val(steps, step);
        }
    }
    g_array_sort(steps, compare_steps);
    return steps;
}

static void put_curve(const AnkeAnalysis *analysis, gint group)
{
    g_autoptr(GArray) steps = find_steps(analysis->table, group);
    const gsize n = steps->len;
    g_autofree double *at_risk = g_new(double, n + 1);
    g_autofree double *events = g_new(double, n + 1);
    g_autofree AnkeSurvival *curve = g_new(AnkeSurvival, n + 1);
    for (gsize i = 0; i < n; i++) {
        at_risk[i] = g_array_index(steps, Step, i).at_risk;
        events[i] = g_array_index(steps, Step, i).events;
    }
    anke_kaplan_meier(at_risk, events, n, analysis->spec->conf, curve);
    for (gsize i = 0; i < n; i++) {
        const AnkeStatValue values[] = {{"survival", curve[i].survival},
                                        {"survival_se", curve[i].se},
                                        {"survival_lo", curve[i].range.lo},
                                        {"survival_hi", curve[i].range.hi}};
        anke_analysis_put_all(analysis, g_array_index(steps, Step, i).item, group, values,
                              G_N_ELEMENTS(values));
    }
}

void anke_survival_rows_write(const AnkeAnalysis *analysis)
{
    if (!anke_table_is_tenure(analysis->table)) {
        return;
    }
    for (gint group = ANKE_ALL; group < (gint)analysis->table->n_groups; group++) {
        put_curve(analysis, group);
    }
}
