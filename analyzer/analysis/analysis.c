#include "analyzer/analysis/analysis.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analyzer/analysis/curves.h"
#include "analyzer/analysis/table_counts.h"
#include "analyzer/stats/association.h"
#include "analyzer/stats/box.h"
#include "analyzer/stats/describe.h"
#include "analyzer/stats/exact.h"
#include "analyzer/stats/histogram.h"
#include "analyzer/stats/independence.h"
#include "analyzer/stats/monte_carlo.h"
#include "analyzer/stats/proportion.h"
#include "analyzer/stats/ranks.h"
#include "analyzer/stats/verdict.h"

/* What the functions below share. */
typedef struct {
    const AnkeTable *table;
    const AnkeAnalysisSpec *spec;
    AnkeStreamWriter *writer;
    gboolean has_tests;  /* groups are compared */
    double *bases;       /* of everyone, then of each group */
    double *populations; /* likewise; NaN: not known */
    /* of tested cells, by item and tested group; NULL: nothing is tested */
    double *expected;
    double *adjres;
} Analysis;

const char *anke_base_name(AnkeBase base)
{
    return base == ANKE_BASE_ASKED ? "asked" : "answered";
}

AnkeAnalysisSpec anke_analysis_spec_default(void)
{
    return (AnkeAnalysisSpec){.conf = 0.95,
                              .base = ANKE_BASE_ASKED,
                              .max_work = ANKE_EXACT_DEFAULT_WORK,
                              .mc_tables = ANKE_MONTE_CARLO_DEFAULT_TABLES,
                              .mc_seed = 1};
}

static int compare_names(const void *key, const void *entry)
{
    return strcmp(key, *(const char *const *)entry);
}

static gboolean is_own_stat(const char *stat)
{
    static const char *const own[] = {/* sorted by bytes */
                                      "adjres",    "base",         "bin_start",
                                      "bin_width", "chisq",        "chisq_df",
                                      "chisq_p",   "ci",           "cramers_v_corrected",
                                      "effect",    "effect_size",  "expected",
                                      "fisher_p",  "kw_df",        "kw_h",
                                      "kw_p",      "low_expected", "max",
                                      "mc_b",      "mc_p",         "mc_p_hi",
                                      "mc_p_lo",   "mc_seed",      "mean",
                                      "median",    "min",          "p",
                                      "p_hi",      "p_lo",         "p_ticks",
                                      "q1",        "q3",           "sd",
                                      "test",      "test_p",       "whisker_hi",
                                      "whisker_lo"};
    return bsearch(stat, own, G_N_ELEMENTS(own), sizeof own[0], compare_names) != NULL;
}

static gboolean is_own_note(const AnkeTable *table, const AnkeTableRow *row)
{
    return strcmp(row->stat, "note") == 0 &&
           anke_table_row(table, "test", row->item, row->group) != NULL;
}

/* Writing */

static const char *item_label(const Analysis *analysis, gint item)
{
    return item < 0 ? "" : analysis->table->items[item].label;
}

static const char *group_label(const Analysis *analysis, gint group)
{
    return group < 0 ? "" : analysis->table->groups[group].label;
}

static void put(const Analysis *analysis, gint item, gint group, const char *stat, double value)
{
    anke_stream_writer_number(analysis->writer, item_label(analysis, item),
                              group_label(analysis, group), stat, value);
}

static void put_text(const Analysis *analysis, gint item, const char *stat, const char *text)
{
    anke_stream_writer_text(analysis->writer, item_label(analysis, item), "", stat, text);
}

/* Shares */

static double base_of(const Analysis *analysis, gint group)
{
    return analysis->bases[group + 1];
}

/* People who could have answered, where that is known: the group's own population, else the
 * total's, in proportion to the base. */
static double find_population(const AnkeTable *table, gint group, double base)
{
    const gint places[] = {group, ANKE_ALL};
    for (gsize i = 0; i < G_N_ELEMENTS(places); i++) {
        double population = anke_table_base(table, "population", places[i]);
        double valid = anke_table_base(table, "valid", places[i]);
        if (!isnan(population) && valid > 0) {
            return base * population / valid;
        }
    }
    return NAN;
}

static void find_bases(Analysis *analysis)
{
    const AnkeTable *table = analysis->table;
    analysis->bases = g_new(double, table->n_groups + 1);
    analysis->populations = g_new(double, table->n_groups + 1);
    for (gint group = ANKE_ALL; group < (gint)table->n_groups; group++) {
        double base = anke_table_base(table, anke_base_name(analysis->spec->base), group);
        analysis->bases[group + 1] = base;
        analysis->populations[group + 1] = find_population(table, group, base);
    }
}

static void put_share(const Analysis *analysis, gint item, gint group)
{
    const AnkeTable *table = analysis->table;
    double n = anke_table_number(table, "n", item, group);
    double base = base_of(analysis, group);
    AnkeInterval interval =
        anke_proportion_wilson(n, base, analysis->populations[group + 1], analysis->spec->conf);
    put(analysis, item, group, "p", base > 0 ? n / base : NAN);
    put(analysis, item, group, "p_lo", interval.lo);
    put(analysis, item, group, "p_hi", interval.hi);
    if (table->type == ANKE_TYPE_MULTIPLE && table->items[item].type == ANKE_ITEM_CHOICE) {
        double ticks = anke_table_number(table, "ticks", ANKE_ALL, group);
        put(analysis, item, group, "p_ticks", ticks > 0 ? n / ticks : NAN);
    }
}

static void put_residual(const Analysis *analysis, gint item, gint group)
{
    gboolean is_tested = analysis->expected != NULL && group >= 0 &&
                         analysis->table->items[item].type == ANKE_ITEM_CHOICE &&
                         analysis->table->groups[group].type == ANKE_GROUP_CHOICE;
    if (is_tested) {
        gsize at = (gsize)item * analysis->table->n_groups + (gsize)group;
        put(analysis, item, group, "expected", analysis->expected[at]);
        put(analysis, item, group, "adjres", analysis->adjres[at]);
    }
}

/* Of numbers people read the shares of bands; positions of curves are no answers. */
static gboolean has_shares(const AnkeItem *item)
{
    return item->type != ANKE_ITEM_VALUE && item->type != ANKE_ITEM_POINT;
}

static void put_shares(const Analysis *analysis)
{
    const AnkeTable *table = analysis->table;
    gint n_groups = (gint)table->n_groups;
    for (gint group = ANKE_ALL; group < n_groups; group++) {
        put(analysis, ANKE_ALL, group, "base", base_of(analysis, group));
    }
    put_text(analysis, ANKE_ALL, "ci", "wilson");
    for (gint item = 0; item < (gint)table->n_items; item++) {
        if (!has_shares(&table->items[item])) {
            continue;
        }
        for (gint group = ANKE_ALL; group < n_groups; group++) {
            put_share(analysis, item, group);
            put_residual(analysis, item, group);
        }
    }
}

/* Residuals */

/* Files the residuals of some cells under their items and groups. A row without an item (not
 * ticked) is left out. */
static void file_residuals(const Analysis *analysis, const AnkeTableCounts *counts)
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
            analysis->expected[to] = expected[from];
            analysis->adjres[to] = adjres[from];
        }
    }
}

static void compute_residuals(Analysis *analysis)
{
    const AnkeTable *table = analysis->table;
    gsize n_cells = (gsize)table->n_items * table->n_groups;
    if (!analysis->has_tests || table->type == ANKE_TYPE_NUMBER) {
        return;
    }
    analysis->expected = g_new(double, n_cells + 1);
    analysis->adjres = g_new(double, n_cells + 1);
    if (table->type != ANKE_TYPE_MULTIPLE) {
        g_autoptr(AnkeTableCounts) counts = anke_table_counts_of_choices(table);
        file_residuals(analysis, counts);
        return;
    }
    for (guint item = 0; item < table->n_items; item++) {
        if (table->items[item].type == ANKE_ITEM_CHOICE) {
            g_autoptr(AnkeTableCounts) counts = anke_table_counts_of_tick(table, (gint)item);
            file_residuals(analysis, counts);
        }
    }
}

/* Describing numbers and scores */

static void put_description(const Analysis *analysis, gint group,
                            const AnkeDistribution *distribution)
{
    AnkeDescription description = anke_distribution_describe(distribution);
    put(analysis, ANKE_ALL, group, "mean", description.mean);
    put(analysis, ANKE_ALL, group, "sd", description.sd);
    put(analysis, ANKE_ALL, group, "min", description.min);
    put(analysis, ANKE_ALL, group, "q1", description.q1);
    put(analysis, ANKE_ALL, group, "median", description.median);
    put(analysis, ANKE_ALL, group, "q3", description.q3);
    put(analysis, ANKE_ALL, group, "max", description.max);
    if (analysis->table->type == ANKE_TYPE_NUMBER) {
        AnkeTukeyBox box = anke_box_summarise(distribution);
        put(analysis, ANKE_ALL, group, "whisker_lo", box.lo);
        put(analysis, ANKE_ALL, group, "whisker_hi", box.hi);
    }
}

static void put_bins(const Analysis *analysis, const AnkeDistribution *everyone)
{
    AnkeBins bins = anke_histogram_choose_bins(everyone);
    if (bins.n_bins > 0) {
        double start = anke_bins_edge(&bins, 0);
        put(analysis, ANKE_ALL, ANKE_ALL, "bin_start", start);
        put(analysis, ANKE_ALL, ANKE_ALL, "bin_width", bins.mantissa * pow(10, bins.exponent));
    }
}

static void put_descriptions(const Analysis *analysis)
{
    AnkeQuestionType type = analysis->table->type;
    if (type != ANKE_TYPE_SCALE && type != ANKE_TYPE_NUMBER) {
        return;
    }
    g_autoptr(AnkeTableCounts) counts = anke_table_counts_of_values(analysis->table, FALSE);
    for (gsize col = 0; col < counts->counts.n_cols; col++) {
        AnkeDistribution distribution = {counts->values, counts->cell + col, counts->counts.n_rows,
                                         counts->counts.n_cols};
        put_description(analysis, counts->groups[col], &distribution);
        if (col == 0 && type == ANKE_TYPE_NUMBER) {
            put_bins(analysis, &distribution);
        }
    }
}

/* Tests */

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

static void put_verdict(const Analysis *analysis, gint item, const char *test, double p,
                        AnkeReason reason)
{
    put_text(analysis, item, "test", test);
    if (reason != ANKE_REASON_TOO_FEW_FILLED) {
        put(analysis, item, ANKE_ALL, "test_p", p);
    }
    const char *note = note_of(reason);
    const AnkeTableRow *other = anke_table_row(analysis->table, "note", item, ANKE_ALL);
    if (note != NULL && (other == NULL || is_own_note(analysis->table, other))) {
        put_text(analysis, item, "note", note);
    }
}

static void put_effect(const Analysis *analysis, gint item, const char *name, double size)
{
    put_text(analysis, item, "effect", name);
    put(analysis, item, ANKE_ALL, "effect_size", size);
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
static double put_exact(const Analysis *analysis, gint item, const AnkeCounts *counts,
                        AnkeVerdictSpec *spec, AnkeVerdict *verdict)
{
    AnkeExactSpec exact_spec = {analysis->spec->max_work};
    AnkeExact exact = anke_exact_fisher(counts, &exact_spec);
    if (exact.status != ANKE_EXACT_OVER_BUDGET) {
        put(analysis, item, ANKE_ALL, "fisher_p", exact.p);
        return exact.p;
    }
    spec->exceeds_exact = TRUE;
    *verdict = anke_verdict_choose(spec);
    AnkeMonteCarloSpec mc_spec = {analysis->spec->mc_tables, analysis->spec->mc_seed};
    AnkeMonteCarlo simulated = anke_monte_carlo_fisher(counts, &mc_spec);
    put(analysis, item, ANKE_ALL, "mc_p", simulated.p);
    put(analysis, item, ANKE_ALL, "mc_p_lo", simulated.p_range.lo);
    put(analysis, item, ANKE_ALL, "mc_p_hi", simulated.p_range.hi);
    put(analysis, item, ANKE_ALL, "mc_b", mc_spec.n_tables);
    put(analysis, item, ANKE_ALL, "mc_seed", mc_spec.seed);
    return simulated.p;
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

static AnkeKruskalWallis put_kruskal_wallis(const Analysis *analysis)
{
    g_autoptr(AnkeTableCounts) values = anke_table_counts_of_values(analysis->table, TRUE);
    AnkeKruskalWallis kw = anke_ranks_kruskal_wallis(&values->counts);
    put(analysis, ANKE_ALL, ANKE_ALL, "kw_h", kw.h);
    put(analysis, ANKE_ALL, ANKE_ALL, "kw_df", kw.df);
    put(analysis, ANKE_ALL, ANKE_ALL, "kw_p", kw.p);
    return kw;
}

/* A table of choices, or of ticked and not ticked (`item`). */
static void put_test(const Analysis *analysis, gint item, const AnkeCounts *counts)
{
    gboolean is_ordered = analysis->table->type == ANKE_TYPE_SCALE;
    AnkeIndependence independence = anke_independence_test(counts);
    AnkeVerdictSpec spec = verdict_spec(&independence, is_ordered);
    AnkeVerdict verdict = anke_verdict_choose(&spec);
    if (verdict.test == ANKE_TEST_NONE) {
        put_verdict(analysis, item, test_name(verdict.test), NAN, verdict.reason);
        return;
    }
    double v = anke_association_cramers_v_corrected(counts);
    put(analysis, item, ANKE_ALL, "chisq", independence.chisq);
    put(analysis, item, ANKE_ALL, "chisq_df", independence.df);
    put(analysis, item, ANKE_ALL, "chisq_p", independence.p);
    put(analysis, item, ANKE_ALL, "low_expected", independence.low_expected);
    double p = independence.p;
    if (verdict.test == ANKE_TEST_FISHER) {
        p = put_exact(analysis, item, counts, &spec, &verdict);
    }
    put(analysis, item, ANKE_ALL, "cramers_v_corrected", v);
    AnkeKruskalWallis kw = {0};
    if (is_ordered) {
        kw = put_kruskal_wallis(analysis);
        p = kw.p;
    }
    put_verdict(analysis, item, test_name(verdict.test), p, verdict.reason);
    put_effect(analysis, item, is_ordered ? "epsilon2" : "cramers_v_corrected",
               is_ordered ? kw.epsilon2 : v);
}

static void put_test_of_numbers(const Analysis *analysis)
{
    g_autoptr(AnkeTableCounts) values = anke_table_counts_of_values(analysis->table, TRUE);
    AnkeIndependence independence = anke_independence_test(&values->counts);
    AnkeVerdictSpec spec = verdict_spec(&independence, TRUE);
    AnkeVerdict verdict = anke_verdict_choose(&spec);
    if (verdict.test == ANKE_TEST_NONE) {
        put_verdict(analysis, ANKE_ALL, test_name(verdict.test), NAN, verdict.reason);
        return;
    }
    AnkeKruskalWallis kw = put_kruskal_wallis(analysis);
    put_verdict(analysis, ANKE_ALL, test_name(verdict.test), kw.p, verdict.reason);
    put_effect(analysis, ANKE_ALL, "epsilon2", kw.epsilon2);
}

static void put_tests(const Analysis *analysis)
{
    const AnkeTable *table = analysis->table;
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

/* Tables */

static gboolean has_counts(const AnkeTable *table)
{
    for (guint i = 0; i < table->n_rows; i++) {
        if (strcmp(table->rows[i].stat, "n") == 0) {
            return TRUE;
        }
    }
    return FALSE;
}

/* Overlapping groups do not add up, years follow one another: neither is a set of samples. */
static gboolean is_testable(const AnkeTable *table)
{
    gboolean is_break = *table->by != '\0' && strcmp(table->by, table->question) != 0 &&
                        strcmp(table->by, "year") != 0;
    return is_break && table->by_type != ANKE_TYPE_MULTIPLE && table->type != ANKE_TYPE_RANK;
}

/* Copies what is not ours. Rows of one stat follow one another and share its name. */
static void copy_rows(const AnkeTable *table, AnkeStreamWriter *writer)
{
    const char *last = "";
    gboolean is_own = FALSE;
    for (guint i = 0; i < table->n_rows; i++) {
        const AnkeTableRow *row = &table->rows[i];
        if (row->stat != last) {
            last = row->stat;
            is_own = is_own_stat(last);
        }
        if (!is_own && !is_own_note(table, row) && !anke_curves_owns(table, row)) {
            anke_stream_writer_copy(writer, table, row);
        }
    }
}

/* Lists pass as they came: their stats are columns that may bear any name. */
static void copy_all_rows(const AnkeTable *table, AnkeStreamWriter *writer)
{
    for (guint i = 0; i < table->n_rows; i++) {
        anke_stream_writer_copy(writer, table, &table->rows[i]);
    }
}

void anke_analysis_write(const AnkeTable *table, const AnkeAnalysisSpec *spec,
                         AnkeStreamWriter *writer)
{
    Analysis analysis = {
        .table = table, .spec = spec, .writer = writer, .has_tests = is_testable(table)};
    anke_stream_writer_set_table(writer, table->wave, table->question, table->by);
    if (anke_table_is_list(table)) {
        copy_all_rows(table, writer);
        return;
    }
    copy_rows(table, writer);
    if (!has_counts(table)) {
        return; /* a text, or a series: nothing is counted */
    }
    find_bases(&analysis);
    compute_residuals(&analysis);
    put_shares(&analysis);
    put_descriptions(&analysis);
    if (spec->has_curves) {
        anke_curves_write(table, spec->conf, writer);
    }
    if (analysis.has_tests) {
        put_tests(&analysis);
    }
    g_free(analysis.bases);
    g_free(analysis.populations);
    g_free(analysis.expected);
    g_free(analysis.adjres);
}
