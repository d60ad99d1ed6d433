/*
 * Strength of association of answers and groups, where their order does not matter, and the tests
 * of independence that do not decide unless asked to. With --all.
 */
#include "analyzer/analysis/sections.h"
#include "analyzer/analysis/table_counts.h"
#include "analyzer/stats/association.h"
#include "analyzer/stats/fourfold.h"
#include "analyzer/stats/independence.h"

/* Where the odds ratio has no upper end both are blank, and a row of its own says that they are
 * infinite, not undefined. */
static void put_fourfold(const AnkeAnalysis *analysis, gint item, const AnkeCounts *counts)
{
    const AnkeChiSquare yates = anke_independence_yates(counts);
    const AnkeOddsRatio odds = anke_fourfold_odds_ratio(counts, analysis->spec->conf);
    const AnkeStatValue values[] = {{"phi", anke_association_phi(counts)},
                                    {"odds_ratio", odds.ratio},
                                    {"odds_ratio_lo", odds.lo},
                                    {"odds_ratio_hi", odds.hi},
                                    {"chisq_yates", yates.chisq},
                                    {"chisq_yates_p", yates.p}};
    anke_analysis_put_all(analysis, item, ANKE_ALL, values, G_N_ELEMENTS(values));
    if (odds.is_unbounded) {
        anke_analysis_put_text(analysis, item, "odds_ratio_unbounded", "yes");
    }
}

static void put_association(const AnkeAnalysis *analysis, gint item, const AnkeCounts *counts)
{
    const AnkeIndependence independence = anke_independence_test(counts);
    if (independence.n_rows < 2 || independence.n_cols < 2) {
        return;
    }
    const AnkeChiSquare lr = anke_independence_likelihood_ratio(counts);
    const AnkeDirected lambda = anke_association_lambda(counts);
    const AnkeDirected tau = anke_association_gk_tau(counts);
    const AnkeDirected uncertainty = anke_association_uncertainty(counts);
    const AnkeStatValue values[] = {{"lr", lr.chisq},
                                    {"lr_p", lr.p},
                                    {"cramers_v", anke_association_cramers_v(counts)},
                                    {"contingency", anke_association_contingency(counts)},
                                    {"lambda_r", lambda.r},
                                    {"lambda_c", lambda.c},
                                    {"lambda_s", lambda.s},
                                    {"gk_tau_r", tau.r},
                                    {"gk_tau_c", tau.c},
                                    {"uncertainty_r", uncertainty.r},
                                    {"uncertainty_c", uncertainty.c},
                                    {"uncertainty_s", uncertainty.s}};
    anke_analysis_put_all(analysis, item, ANKE_ALL, values, G_N_ELEMENTS(values));
    if (independence.n_rows == 2 && independence.n_cols == 2) {
        put_fourfold(analysis, item, counts);
    }
}

void anke_association_rows_write(const AnkeAnalysis *analysis)
{
    const AnkeTable *table = analysis->table;
    if (!analysis->spec->has_all || !analysis->has_tests || analysis->is_weighted ||
        analysis->is_square || table->type == ANKE_TYPE_NUMBER) {
        return;
    }
    if (table->type != ANKE_TYPE_MULTIPLE) {
        g_autoptr(AnkeTableCounts) counts = anke_table_counts_of_choices(table);
        put_association(analysis, ANKE_ALL, &counts->counts);
        return;
    }
    for (guint item = 0; item < table->n_items; item++) {
        if (table->items[item].type == ANKE_ITEM_CHOICE) {
            g_autoptr(AnkeTableCounts) counts = anke_table_counts_of_tick(table, (gint)item);
            put_association(analysis, (gint)item, &counts->counts);
        }
    }
}
