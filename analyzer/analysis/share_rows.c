/* Bases, shares with intervals, expected counts and residuals. */
#include <math.h>

#include "analyzer/analysis/design.h"
#include "analyzer/analysis/sections.h"
#include "analyzer/analysis/table_counts.h"
#include "analyzer/stats/independence.h"
#include "analyzer/stats/proportion.h"

/* Of tested cells, by item and tested group; NULL: nothing is tested. */
typedef struct {
    double *expected;
    double *adjres;
} Residuals;

/* Share of all ticks; weighted, of the weights of all ticks. */
static double find_share_of_ticks(const AnkeAnalysis *analysis, gint item, gint group)
{
    const AnkeTable *table = analysis->table;
    double ticks = anke_table_number(table, "ticks", ANKE_ALL, group);
    if (analysis->is_weighted) {
        ticks = 0;
        for (gint other = 0; other < (gint)table->n_items; other++) {
            gboolean is_choice = table->items[other].type == ANKE_ITEM_CHOICE;
            ticks += is_choice ? anke_weight_cell(table, other, group).w : 0;
        }
    }
    return ticks > 0 ? anke_weight_cell(table, item, group).w / ticks : NAN;
}

/* By the variance in the design where there are strata that allow one, else by the base. */
static AnkeInterval find_interval(const AnkeAnalysis *analysis, const AnkeDesign *design, gint item,
                                  gint group)
{
    const AnkeAnalysisSpec *spec = analysis->spec;
    double base = design != NULL ? anke_design_effective_base(design, item, group) : NAN;
    if (isnan(base) && !analysis->is_weighted && spec->ci == ANKE_INTERVAL_WILSON) {
        return anke_proportion_wilson(anke_table_number(analysis->table, "n", item, group),
                                      anke_analysis_base(analysis, group),
                                      anke_analysis_population(analysis, group), spec->conf);
    }
    base = isnan(base) ? anke_analysis_effective_base(analysis, group) : base;
    return anke_proportion_interval(spec->ci, anke_analysis_share(analysis, item, group), base,
                                    spec->conf);
}

/* No answer is no share of those who answered. */
static gboolean is_outside_base(const AnkeAnalysis *analysis, gint item)
{
    AnkeItemType type = analysis->table->items[item].type;
    return analysis->spec->base == ANKE_BASE_ANSWERED &&
           (type == ANKE_ITEM_NOANSWER || type == ANKE_ITEM_INVALID);
}

static void put_share(const AnkeAnalysis *analysis, const AnkeDesign *design, gint item, gint group)
{
    const AnkeTable *table = analysis->table;
    if (is_outside_base(analysis, item)) {
        const AnkeStatValue undefined[] = {{"p", NAN}, {"p_lo", NAN}, {"p_hi", NAN}};
        anke_analysis_put_all(analysis, item, group, undefined, G_N_ELEMENTS(undefined));
        return;
    }
    AnkeInterval interval = find_interval(analysis, design, item, group);
    anke_analysis_put(analysis, item, group, "p", anke_analysis_share(analysis, item, group));
    anke_analysis_put(analysis, item, group, "p_lo", interval.lo);
    anke_analysis_put(analysis, item, group, "p_hi", interval.hi);
    if (table->type == ANKE_TYPE_MULTIPLE && table->items[item].type == ANKE_ITEM_CHOICE) {
        anke_analysis_put(analysis, item, group, "p_ticks",
                          find_share_of_ticks(analysis, item, group));
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

/* What unequal weights leave of a base. */
static void put_effective(const AnkeAnalysis *analysis, gint group)
{
    if (analysis->is_weighted) {
        AnkeEffective effective = anke_analysis_effective(analysis, group);
        anke_analysis_put(analysis, ANKE_ALL, group, "n_eff", effective.n_eff);
        anke_analysis_put(analysis, ANKE_ALL, group, "deff", effective.deff);
    }
}

static void put_shares(const AnkeAnalysis *analysis, const Residuals *residuals)
{
    const AnkeTable *table = analysis->table;
    gint n_groups = (gint)table->n_groups;
    for (gint group = ANKE_ALL; group < n_groups; group++) {
        anke_analysis_put(analysis, ANKE_ALL, group, "base", anke_analysis_base(analysis, group));
        put_effective(analysis, group);
    }
    anke_analysis_put_text(analysis, ANKE_ALL, "ci", anke_interval_method_name(analysis->spec->ci));
    g_autoptr(AnkeDesign) design = anke_design_new(analysis);
    for (gint item = 0; item < (gint)table->n_items; item++) {
        if (!has_shares(&table->items[item])) {
            continue;
        }
        for (gint group = ANKE_ALL; group < n_groups; group++) {
            put_share(analysis, design, item, group);
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
