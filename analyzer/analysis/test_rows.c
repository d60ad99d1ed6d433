/* Tests between the groups of a break, and the verdict: which of them decides, and why. */
#include <math.h>

#include "analyzer/analysis/sections.h"
#include "analyzer/analysis/table_counts.h"
#include "analyzer/stats/association.h"
#include "analyzer/stats/exact.h"
#include "analyzer/stats/independence.h"
#include "analyzer/stats/monte_carlo.h"
#include "analyzer/stats/ranks.h"
#include "analyzer/stats/verdict.h"

static const char *note_of(AnkeReason reason)
{
    switch (reason) {
    case ANKE_REASON_TOO_FEW_FILLED:
        return "回答のある選択肢又は区分が2つに満たないため検定しない";
    case ANKE_REASON_SMALL_EXPECTED:
        return "期待度数5未満のセルが20％を超えるか1未満のセルがある";
    case ANKE_REASON_EXACT_TOO_LARGE:
        return "期待度数5未満のセルが20％を超えるか1未満のセルがある。正確な計算が上限を超えるため"
               "乱数による";
    case ANKE_REASON_ORDERED:
    case ANKE_REASON_LARGE_EXPECTED:
        break;
    }
    return NULL;
}

static const char *test_name(AnkeTest test)
{
    static const char *const names[] = {[ANKE_TEST_NONE] = "none",
                                        [ANKE_TEST_CHISQ] = "chisq",
                                        [ANKE_TEST_FISHER] = "fisher",
                                        [ANKE_TEST_MONTE_CARLO] = "mc",
                                        [ANKE_TEST_KRUSKAL_WALLIS] = "kw"};
    return names[test];
}

static AnkeVerdictSpec verdict_spec(const AnkeIndependence *independence, gboolean is_ordered)
{
    return (AnkeVerdictSpec){.low_expected = independence->low_expected,
                             .min_expected = independence->min_expected,
                             .is_ordered = is_ordered,
                             .n_rows = independence->n_rows,
                             .n_cols = independence->n_cols};
}

/* Runs the exact test, or its simulation where the budget does not do; returns the p-value. */
static double put_exact(const AnkeAnalysis *analysis, gint item, const AnkeCounts *counts,
                        AnkeVerdictSpec *spec, AnkeVerdict *verdict)
{
    AnkeExactSpec exact_spec = {analysis->spec->max_work};
    AnkeExact exact = anke_exact_fisher(counts, &exact_spec);
    if (exact.status != ANKE_EXACT_OVER_BUDGET) {
        anke_analysis_put(analysis, item, ANKE_ALL, "fisher_p", exact.p);
        return exact.p;
    }
    spec->exceeds_exact = TRUE;
    *verdict = anke_verdict_choose(spec);
    AnkeMonteCarloSpec mc_spec = {analysis->spec->mc_tables, analysis->spec->mc_seed};
    AnkeMonteCarlo simulated = anke_monte_carlo_fisher(counts, &mc_spec);
    const AnkeStatValue values[] = {{"mc_p", simulated.p},
                                    {"mc_p_lo", simulated.p_range.lo},
                                    {"mc_p_hi", simulated.p_range.hi},
                                    {"mc_b", mc_spec.n_tables},
                                    {"mc_seed", mc_spec.seed}};
    anke_analysis_put_all(analysis, item, ANKE_ALL, values, G_N_ELEMENTS(values));
    return simulated.p;
}

static AnkeKruskalWallis put_kruskal_wallis(const AnkeAnalysis *analysis)
{
    g_autoptr(AnkeTableCounts) values = anke_table_counts_of_values(analysis->table, TRUE);
    AnkeKruskalWallis kw = anke_ranks_kruskal_wallis(&values->counts);
    const AnkeStatValue rows[] = {{"kw_h", kw.h}, {"kw_df", kw.df}, {"kw_p", kw.p}};
    anke_analysis_put_all(analysis, ANKE_ALL, ANKE_ALL, rows, G_N_ELEMENTS(rows));
    return kw;
}

static void put_no_test(const AnkeAnalysis *analysis, gint item, const AnkeVerdict *verdict)
{
    const AnkeVerdictRow row = {
        .item = item, .test = test_name(verdict->test), .p = NAN, .note = note_of(verdict->reason)};
    anke_analysis_put_verdict(analysis, &row);
}

/* A table of choices, or of ticked and not ticked (`item`). */
static void put_test(const AnkeAnalysis *analysis, gint item, const AnkeCounts *counts)
{
    gboolean is_ordered = analysis->table->type == ANKE_TYPE_SCALE;
    AnkeIndependence independence = anke_independence_test(counts);
    AnkeVerdictSpec spec = verdict_spec(&independence, is_ordered);
    AnkeVerdict verdict = anke_verdict_choose(&spec);
    if (verdict.test == ANKE_TEST_NONE) {
        put_no_test(analysis, item, &verdict);
        return;
    }
    double v = anke_association_cramers_v_corrected(counts);
    const AnkeStatValue values[] = {{"chisq", independence.chisq},
                                    {"chisq_df", independence.df},
                                    {"chisq_p", independence.p},
                                    {"low_expected", independence.low_expected}};
    anke_analysis_put_all(analysis, item, ANKE_ALL, values, G_N_ELEMENTS(values));
    double p = independence.p;
    if (verdict.test == ANKE_TEST_FISHER) {
        p = put_exact(analysis, item, counts, &spec, &verdict);
    }
    anke_analysis_put(analysis, item, ANKE_ALL, "cramers_v_corrected", v);
    AnkeKruskalWallis kw = {0};
    if (is_ordered) {
        kw = put_kruskal_wallis(analysis);
        p = kw.p;
    }
    const AnkeVerdictRow row = {.item = item,
                                .test = test_name(verdict.test),
                                .p = p,
                                .note = note_of(verdict.reason),
                                .effect = is_ordered ? "epsilon2" : "cramers_v_corrected",
                                .effect_size = is_ordered ? kw.epsilon2 : v};
    anke_analysis_put_verdict(analysis, &row);
}

static void put_test_of_numbers(const AnkeAnalysis *analysis)
{
    g_autoptr(AnkeTableCounts) values = anke_table_counts_of_values(analysis->table, TRUE);
    AnkeIndependence independence = anke_independence_test(&values->counts);
    AnkeVerdictSpec spec = verdict_spec(&independence, TRUE);
    AnkeVerdict verdict = anke_verdict_choose(&spec);
    if (verdict.test == ANKE_TEST_NONE) {
        put_no_test(analysis, ANKE_ALL, &verdict);
        return;
    }
    AnkeKruskalWallis kw = put_kruskal_wallis(analysis);
    const AnkeVerdictRow row = {.item = ANKE_ALL,
                                .test = test_name(verdict.test),
                                .p = kw.p,
                                .note = note_of(verdict.reason),
                                .effect = "epsilon2",
                                .effect_size = kw.epsilon2};
    anke_analysis_put_verdict(analysis, &row);
}

void anke_test_rows_write(const AnkeAnalysis *analysis)
{
    const AnkeTable *table = analysis->table;
    if (!analysis->has_tests || analysis->is_weighted || analysis->is_square) {
        return;
    }
    if (table->type == ANKE_TYPE_NUMBER) {
        put_test_of_numbers(analysis);
        return;
    }
    if (table->type != ANKE_TYPE_MULTIPLE) {
        g_autoptr(AnkeTableCounts) counts = anke_table_counts_of_choices(table);
        put_test(analysis, ANKE_ALL, &counts->counts);
        return;
    }
    for (guint item = 0; item < table->n_items; item++) {
        if (table->items[item].type == ANKE_ITEM_CHOICE) {
            g_autoptr(AnkeTableCounts) counts = anke_table_counts_of_tick(table, (gint)item);
            put_test(analysis, (gint)item, &counts->counts);
        }
    }
}
