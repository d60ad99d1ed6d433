/* Bases, shares with intervals, expected counts and residuals. */
#include <math.h>

#include "analyzer/analysis/sections.h"
#include "analyzer/analysis/table_counts.h"
#include "analyzer/stats/independence.h"
#include "analyzer/stats/proportion.h"

/* Of tested cells, by item and tested group; NULL: nothing is tested. */
typedef struct {
    double *expected;
    double *adjres;
} Residuals;

static void put_share(const AnkeAnalysis *analysis, gint item, gint group)
{
    const AnkeTable *table = analysis->table;
    double n = anke_table_number(table, "n", item, group);
    double base = anke_analysis_base(analysis, group);
    AnkeInterval interval = anke_proportion_wilson(
        n, base, anke_analysis_population(analysis, group), analysis->spec->conf);
    anke_analysis_put(analysis, item, group, "p", base > 0 ? n / base : NAN);
    anke_analysis_put(analysis, item, group, "p_lo", interval.lo);
    anke_analysis_put(analysis, item, group, "p_hi", interval.hi);
    if (table->type == ANKE_TYPE_MULTIPLE && table->items[item].type == ANKE_ITEM_CHOICE) {
        double ticks = anke_table_number(table, "ticks", ANKE_ALL, group);
        anke_analysis_put(analysis, item, group, "p_ticks", ticks > 0 ? n / ticks : NAN);
    }
}

static void put_residual(const AnkeAnalysis *analysis, const Residuals *residuals, gint item,
                         gint group)
{
    gboolean is_tested = residuals->expected != NULL && group >= 0 &&
                         analysis->table->items[item].type == ANKE_ITEM_CHOICE &&
                         analysis->table->groups[group].type == ANKE_GROUP_CHOICE;
    if (is_tested) {
        gsize at = (gsize)item * analysis->table->n_groups + (gsize)group;
        anke_analysis_put(analysis, item, group, "expected", residuals->expected[at]);
        anke_analysis_put(analysis, item, group, "adjres", residuals->adjres[at]);
    }
}

/* Of numbers people read the shares of bands; positions of curves are no answers. */
static gboolean has_shares(const AnkeItem *item)
{
    return item->type != ANKE_ITEM_VALUE && item->type != ANKE_ITEM_POINT;
}

static void put_shares(const AnkeAnalysis *analysis, const Residuals *residuals)
{
    const AnkeTable *table = analysis->table;
    gint n_groups = (gint)table->n_groups;
    for (gint group = ANKE_ALL; group < n_groups; group++) {
        anke_analysis_put(analysis, ANKE_ALL, group, "base", anke_analysis_base(analysis, group));
    }
    anke_analysis_put_text(analysis, ANKE_ALL, "ci", "wilson");
    for (gint item = 0; item < (gint)table->n_items; item++) {
        if (!has_shares(&table->items[item])) {
            continue;
        }
        for (gint group = ANKE_ALL; group < n_groups; group++) {
            put_share(analysis, item, group);
            put_residual(analysis, residuals, item, group);
        }
    }
}

/* Files the residuals of some cells under their items and groups. A row without an item (not
 * ticked) is left out. */
static void file_residuals(const AnkeAnalysis *analysis, const AnkeTableCounts *counts,
                           Residuals *residuals)
{
    gsize n_cells = counts->counts.n_rows * counts->counts.n_cols;
    g_autofree double *expected = g_new(double, n_cells + 1);
    g_autofree double *adjres = g_new(double, n_cells + 1);
    anke_independence_residuals(&counts->counts, expected, adjres);
    for (gsize row = 0; row < counts->counts.n_rows; row++) {
        for (gsize col = 0; counts->items[row] >= 0 && col < counts->counts.n_cols; col++) {
            gsize from = row * counts->counts.n_cols + col;
            gsize to =
                (gsize)counts->items[row] * analysis->table->n_groups + (gsize)counts->groups[col];
            residuals->expected[to] = expected[from];
            residuals->adjres[to] = adjres[from];
        }
    }
}

static void compute_residuals(const AnkeAnalysis *analysis, Residuals *residuals)
{
    const AnkeTable *table = analysis->table;
    gsize n_cells = (gsize)table->n_items * table->n_groups;
    if (!analysis->has_tests || analysis->is_weighted || table->type == ANKE_TYPE_NUMBER) {
        return;
    }
    residuals->expected = g_new(double, n_cells + 1);
    residuals->adjres = g_new(double, n_cells + 1);
    if (table->type != ANKE_TYPE_MULTIPLE) {
        g_autoptr(AnkeTableCounts) counts = anke_table_counts_of_choices(table);
        file_residuals(analysis, counts, residuals);
        return;
    }
    for (guint item = 0; item < table->n_items; item++) {
        if (table->items[item].type == ANKE_ITEM_CHOICE) {
            g_autoptr(AnkeTableCounts) counts = anke_table_counts_of_tick(table, (gint)item);
            file_residuals(analysis, counts, residuals);
        }
    }
}

void anke_share_rows_write(const AnkeAnalysis *analysis)
{
    Residuals residuals = {NULL, NULL};
    compute_residuals(analysis, &residuals);
    put_shares(analysis, &residuals);
    g_free(residuals.expected);
    g_free(residuals.adjres);
}
