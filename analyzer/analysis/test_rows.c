/*
 * Tests between the groups of a break, and the verdict: which of them decides, and why.
 *
 * The rule is anke_verdict_choose(). A test is a row of the table `deciders`: what computes its
 * p-value and the size of the effect that stands beside it.
 */
#include <math.h>
#include <string.h>

#include "analyzer/analysis/ordered_table.h"
#include "analyzer/analysis/sections.h"
#include "analyzer/analysis/table_counts.h"
#include "analyzer/stats/association.h"
#include "analyzer/stats/correlation.h"
#include "analyzer/stats/exact.h"
#include "analyzer/stats/independence.h"
#include "analyzer/stats/mann_whitney.h"
#include "analyzer/stats/means.h"
#include "analyzer/stats/monte_carlo.h"
#include "analyzer/stats/ranks.h"
#include "analyzer/stats/trend_groups.h"

/* A table of choices, of ticked and not ticked, or of numbers. */
typedef struct {
    const AnkeAnalysis *analysis;
    gint item;
    const AnkeCounts *counts;
    const AnkeCounts *values; /* by ascending score or number; NULL: not ordered */
    const double *numbers;    /* the scores or numbers of their rows */
    AnkeVerdictSpec spec;
    AnkeVerdict verdict;
} Test;

typedef struct {
    double p;
    const char *effect;
    double effect_size;
} Decision;

static void put(const Test *test, const char *stat, double value)
{
    anke_analysis_put(test->analysis, test->item, ANKE_ALL, stat, value);
}

/* Deciders */

static Decision decide_by_counts(const Test *test, double p)
{
    return (Decision){p, "cramers_v_corrected", anke_association_cramers_v_corrected(test->counts)};
}

static Decision decide_by_chisq(Test *test)
{
    return decide_by_counts(test, anke_independence_test(test->counts).p);
}

static Decision decide_by_simulation(Test *test)
{
    const AnkeAnalysisSpec *spec = test->analysis->spec;
    AnkeMonteCarloSpec mc_spec = {spec->mc_tables, spec->mc_seed};
    AnkeMonteCarlo simulated = anke_monte_carlo_fisher(test->counts, &mc_spec);
    const AnkeStatValue values[] = {{"mc_p", simulated.p},
                                    {"mc_p_lo", simulated.p_range.lo},
                                    {"mc_p_hi", simulated.p_range.hi},
                                    {"mc_b", mc_spec.n_tables},
                                    {"mc_seed", mc_spec.seed}};
    anke_analysis_put_all(test->analysis, test->item, ANKE_ALL, values, G_N_ELEMENTS(values));
    return decide_by_counts(test, simulated.p);
}

/* The exact test, or its simulation where the budget does not do. */
static Decision decide_by_fisher(Test *test)
{
    AnkeExactSpec exact_spec = {test->analysis->spec->max_work};
    AnkeExact exact = anke_exact_fisher(test->counts, &exact_spec);
    if (exact.status == ANKE_EXACT_OVER_BUDGET) {
        test->spec.exceeds_exact = TRUE;
        test->verdict = anke_verdict_choose(&test->spec);
        return decide_by_simulation(test);
    }
    if (exact.status == ANKE_EXACT_UNDEFINED) {
        test->verdict.test = ANKE_TEST_CHISQ;
        test->verdict.reason = ANKE_REASON_EXACT_IMPOSSIBLE;
        return decide_by_chisq(test);
    }
    put(test, "fisher_p", exact.p);
    return decide_by_counts(test, exact.p);
}

static Decision decide_by_kruskal_wallis(Test *test)
{
    AnkeKruskalWallis kw = anke_ranks_kruskal_wallis(test->values);
    return (Decision){kw.p, "epsilon2", kw.epsilon2};
}

static Decision decide_by_yates(Test *test)
{
    return decide_by_counts(test, anke_independence_yates(test->counts).p);
}

static Decision decide_by_likelihood_ratio(Test *test)
{
    return decide_by_counts(test, anke_independence_likelihood_ratio(test->counts).p);
}

/* Two groups: how far the probability that one of the first is above one of the second lies from a
 * half, on -1...1 (Cliff's delta). */
static Decision decide_by_pairs(const Test *test, double p)
{
    AnkeMannWhitney mw = anke_mann_whitney_test(test->values);
    return (Decision){p, "cliffs_delta", 2 * mw.superiority - 1};
}

static Decision decide_by_mann_whitney(Test *test)
{
    return decide_by_pairs(test, anke_mann_whitney_test(test->values).p);
}

static Decision decide_by_brunner_munzel(Test *test)
{
    return decide_by_pairs(test, anke_brunner_munzel_test(test->values).p);
}

/* The exact test, or the normal approximation where the budget does not do. */
static Decision decide_by_exact_ranks(Test *test)
{
    double p = anke_mann_whitney_exact(test->values, test->analysis->spec->max_work);
    if (!test->analysis->spec->has_all) { /* else it stands with the tests of means and ranks */
        put(test, "mw_exact_p", p);
    }
    if (isnan(p)) {
        test->verdict.test = ANKE_TEST_MANN_WHITNEY;
        test->verdict.reason = ANKE_REASON_RANKS_TOO_LARGE;
        return decide_by_mann_whitney(test);
    }
    return decide_by_pairs(test, p);
}

static Decision decide_by_anova(Test *test)
{
    AnkeAnova anova = anke_means_anova(test->values, test->numbers);
    return (Decision){anova.p, "omega2", anova.omega2};
}

static Decision decide_by_welch(Test *test)
{
    double omega2 = anke_means_anova(test->values, test->numbers).omega2;
    return (Decision){anke_means_welch(test->values, test->numbers).p, "omega2", omega2};
}

/* With two groups Welch's analysis of variance is his t test. */
static Decision decide_by_t(Test *test)
{
    return decide_by_welch(test);
}

/* Tests over groups in order: the effect is the correlation that they test. Jonckheere's is
 * Kendall's. */
static Decision decide_by_jonckheere(Test *test)
{
    const AnkeTable *table = test->analysis->table;
    g_autoptr(AnkeTableCounts) values = anke_table_counts_of_values(table, TRUE);
    g_autoptr(AnkeOrderedTable) ordered = anke_ordered_table_new(table, values);
    const AnkeKendall kendall = anke_correlation_kendall(&ordered->counts);
    return (Decision){kendall.p, "tau_b", kendall.tau_b};
}

static Decision decide_by_linear(Test *test)
{
    const AnkeTable *table = test->analysis->table;
    g_autoptr(AnkeTableCounts) values = anke_table_counts_of_values(table, TRUE);
    g_autoptr(AnkeOrderedTable) ordered = anke_ordered_table_new(table, values);
    const double *x = ordered->row_values, *y = ordered->col_values;
    return (Decision){anke_independence_linear(&ordered->counts, x, y).p, "pearson",
                      anke_correlation_pearson(&ordered->counts, x, y).r};
}

/* Positive: the share of the first answer rises with the score of the group. */
static Decision decide_by_trend(Test *test)
{
    const AnkeTable *table = test->analysis->table;
    g_autoptr(AnkeTableCounts) counts = test->item == ANKE_ALL
                                            ? anke_table_counts_of_choices(table)
                                            : anke_table_counts_of_tick(table, test->item);
    g_autoptr(AnkeOrderedTable) ordered = anke_ordered_table_new(table, counts);
    const AnkeTrend trend = anke_trend_cochran_armitage(&ordered->counts, ordered->col_values);
    const double n = anke_counts_sum_margins(&ordered->counts, NULL, NULL);
    return (Decision){trend.p, "pearson", trend.z / sqrt(n)};
}

typedef Decision (*DecideFunc)(Test *test);

static const DecideFunc deciders[ANKE_N_TESTS] = {
    [ANKE_TEST_CHISQ] = decide_by_chisq,
    [ANKE_TEST_CHISQ_YATES] = decide_by_yates,
    [ANKE_TEST_LR] = decide_by_likelihood_ratio,
    [ANKE_TEST_FISHER] = decide_by_fisher,
    [ANKE_TEST_MONTE_CARLO] = decide_by_simulation,
    [ANKE_TEST_KRUSKAL_WALLIS] = decide_by_kruskal_wallis,
    [ANKE_TEST_MANN_WHITNEY] = decide_by_mann_whitney,
    [ANKE_TEST_MANN_WHITNEY_EXACT] = decide_by_exact_ranks,
    [ANKE_TEST_BRUNNER_MUNZEL] = decide_by_brunner_munzel,
    [ANKE_TEST_ANOVA] = decide_by_anova,
    [ANKE_TEST_WELCH] = decide_by_welch,
    [ANKE_TEST_T] = decide_by_t,
    [ANKE_TEST_LINEAR] = decide_by_linear,
    [ANKE_TEST_TREND] = decide_by_trend,
    [ANKE_TEST_JONCKHEERE] = decide_by_jonckheere,
};

/* Notes */

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
    case ANKE_REASON_EXACT_NOT_WANTED:
        return "期待度数5未満のセルが20％を超えるか1未満のセルがあり、近似が粗い（正確検定は指定に"
               "より"
               "行わない）";
    case ANKE_REASON_EXACT_WANTED:
        return "正確検定の指定による";
    case ANKE_REASON_RANKS_TOO_LARGE:
        return "正確な計算が上限を超えるため近似による";
    case ANKE_REASON_EXACT_IMPOSSIBLE:
        return "人数が多すぎるか整数でないため正確検定ができず、近似による";
    case ANKE_REASON_FORCED:
        return "検定の指定による";
    case ANKE_REASON_ORDERED:
    case ANKE_REASON_LARGE_EXPECTED:
        break;
    }
    return NULL;
}

/* Where the analyst asked for a test that cannot be made of this table, the note says that too. */
static char *write_note(const Test *test)
{
    const char *reason = note_of(test->verdict.reason);
    const AnkeTest forced = test->spec.forced;
    if (forced == ANKE_TEST_NONE || test->verdict.reason == ANKE_REASON_FORCED ||
        test->verdict.test == ANKE_TEST_NONE) {
        return g_strdup(reason);
    }
    return g_strdup_printf("指定の検定（%s）はこの表に使えないため規則による%s%s",
                           anke_test_name(forced), reason != NULL ? "。" : "",
                           reason != NULL ? reason : "");
}

/* Running */

static void put_independence(const Test *test, const AnkeIndependence *independence)
{
    const AnkeStatValue values[] = {{"chisq", independence->chisq},
                                    {"chisq_df", independence->df},
                                    {"chisq_p", independence->p},
                                    {"low_expected", independence->low_expected}};
    anke_analysis_put_all(test->analysis, test->item, ANKE_ALL, values, G_N_ELEMENTS(values));
}

static void put_kruskal_wallis(const Test *test)
{
    AnkeKruskalWallis kw = anke_ranks_kruskal_wallis(test->values);
    const AnkeStatValue values[] = {{"kw_h", kw.h}, {"kw_df", kw.df}, {"kw_p", kw.p}};
    anke_analysis_put_all(test->analysis, test->item, ANKE_ALL, values, G_N_ELEMENTS(values));
}

static void put_verdict(const Test *test, const Decision *decision)
{
    g_autofree char *note = write_note(test);
    const AnkeVerdictRow row = {.item = test->item,
                                .test = anke_test_name(test->verdict.test),
                                .p = decision->p,
                                .note = note,
                                .effect = decision->effect,
                                .effect_size = decision->effect_size};
    anke_analysis_put_verdict(test->analysis, &row);
}

static void fill_spec(Test *test, const AnkeIndependence *independence)
{
    const AnkeAnalysis *analysis = test->analysis;
    test->spec =
        (AnkeVerdictSpec){.low_expected = independence->low_expected,
                          .min_expected = independence->min_expected,
                          .is_ordered = test->values != NULL,
                          .is_number = analysis->table->type == ANKE_TYPE_NUMBER,
                          .has_ordered_groups = anke_table_has_ordered_groups(analysis->table),
                          .n_rows = independence->n_rows,
                          .n_cols = independence->n_cols,
                          .exact = analysis->spec->exact,
                          .forced = analysis->spec->test};
}

/* Whether there are two values and two groups to put in order: else a scale is tested as single
 * answers are (somebody may have ticked a choice without a score). */
static gboolean has_order(const AnkeTableCounts *values)
{
    if (values == NULL) {
        return FALSE;
    }
    g_autoptr(AnkeCrosstable) filled = anke_crosstable_new(&values->counts);
    return filled->counts.n_rows >= 2 && filled->counts.n_cols >= 2;
}

static void run_test(const AnkeAnalysis *analysis, gint item, const AnkeCounts *counts,
                     const AnkeTableCounts *values)
{
    Test test = {.analysis = analysis, .item = item, .counts = counts};
    if (has_order(values)) {
        test.values = &values->counts;
        test.numbers = values->values;
    }
    AnkeIndependence independence = anke_independence_test(counts);
    fill_spec(&test, &independence);
    test.verdict = anke_verdict_choose(&test.spec);
    if (test.verdict.test == ANKE_TEST_NONE) {
        put_verdict(&test, &(Decision){NAN, NULL, NAN});
        return;
    }
    if (!test.spec.is_number) {
        put_independence(&test, &independence);
    }
    Decision decision = deciders[test.verdict.test](&test);
    if (!test.spec.is_number) {
        put(&test, "cramers_v_corrected", anke_association_cramers_v_corrected(counts));
    }
    if (test.values != NULL) {
        put_kruskal_wallis(&test);
    }
    put_verdict(&test, &decision);
}

static void run_ordered_test(const AnkeAnalysis *analysis)
{
    g_autoptr(AnkeTableCounts) values = anke_table_counts_of_values(analysis->table, TRUE);
    if (analysis->table->type == ANKE_TYPE_NUMBER) {
        run_test(analysis, ANKE_ALL, &values->counts, values);
        return;
    }
    g_autoptr(AnkeTableCounts) counts = anke_table_counts_of_choices(analysis->table);
    run_test(analysis, ANKE_ALL, &counts->counts, values);
}

static void run_tests_of_ticks(const AnkeAnalysis *analysis)
{
    for (guint item = 0; item < analysis->table->n_items; item++) {
        if (analysis->table->items[item].type == ANKE_ITEM_CHOICE) {
            g_autoptr(AnkeTableCounts) counts =
                anke_table_counts_of_tick(analysis->table, (gint)item);
            run_test(analysis, (gint)item, &counts->counts, NULL);
        }
    }
}

void anke_test_rows_write(const AnkeAnalysis *analysis)
{
    if (!analysis->has_tests || analysis->is_weighted || analysis->is_square) {
        return;
    }
    switch (analysis->table->type) {
    case ANKE_TYPE_SCALE:
    case ANKE_TYPE_NUMBER:
        run_ordered_test(analysis);
        break;
    case ANKE_TYPE_MULTIPLE:
        run_tests_of_ticks(analysis);
        break;
    default: {
        g_autoptr(AnkeTableCounts) counts = anke_table_counts_of_choices(analysis->table);
        run_test(analysis, ANKE_ALL, &counts->counts, NULL);
    }
    }
}
