/*
 * Tests between groups that know the weights and the strata: Rao-Scott. Of a weighted table they
 * decide; of one with strata alone they stand beside the verdict, on request.
 */
#include <math.h>

#include "analyzer/analysis/design.h"
#include "analyzer/analysis/sections.h"
#include "analyzer/stats/association.h"
#include "analyzer/stats/crosstable.h"

static const char note_of_weights[] =
    "重み付きの集計のため、重みを考慮した検定（ラオ・スコット）による";
static const char note_of_lone_rows[] = "重み付きの集計のため、重みを考慮した検定（ラオ・スコット）"
                                        "による。1人だけの層があるなど層の分散が"
                                        "求められないため、層は考慮しない";
static const char note_of_few_filled[] = "回答のある選択肢又は区分が2つに満たないため検定しない";
static const char note_of_no_weight[] = "ウェイトの合計が0のため検定しない";
static const char note_of_no_bands[] =
    "区切り（bands）のない数値のため、重みを考慮した検定はしない。平均の信頼区間を参照";
static const char note_of_no_variance[] = "重みを考慮した分散が求められないため検定しない";

typedef struct {
    AnkeRaoScott test;
    double cramers_v; /* of the weighted table, as large as its effective base */
    gboolean is_filled;
    gboolean has_dropped_strata;
} Result;

/* The table of all strata, scaled to the people whom its weights are worth. */
static void measure(const AnkeDesignTable *table, Result *result)
{
    gsize n_cells = table->n_rows * table->n_cols;
    g_autofree double *cells = g_new0(double, n_cells + 1);
    double sum = 0, sum2 = 0;
    for (gsize i = 0; i < n_cells * table->n_strata; i++) {
        cells[i % n_cells] += table->w[i];
        sum += table->w[i];
        sum2 += table->w2[i];
    }
    for (gsize i = 0; i < n_cells; i++) {
        cells[i] *= sum / sum2;
    }
    AnkeCounts counts = {cells, table->n_rows, table->n_cols};
    g_autoptr(AnkeCrosstable) filled = anke_crosstable_new(&counts);
    result->is_filled = filled->counts.n_rows > 1 && filled->counts.n_cols > 1;
    result->cramers_v = anke_association_cramers_v_corrected(&counts);
}

/* The test of a table, or of an item of a multiple answer; by weights alone where the strata do not
 * allow a variance. */
static Result run_test(const AnkeAnalysis *analysis, const AnkeDesign *design, gint item)
{
    Result result = {.has_dropped_strata = FALSE};
    g_autoptr(AnkeDesignSums) sums = anke_design_sums(analysis, design, item);
    measure(&sums->table, &result);
    result.test = anke_rao_scott_test(&sums->table);
    if (isnan(result.test.p) && design != NULL && analysis->is_weighted) {
        g_autoptr(AnkeDesignSums) plain = anke_design_sums(analysis, NULL, item);
        measure(&plain->table, &result);
        result.test = anke_rao_scott_test(&plain->table);
        result.has_dropped_strata = TRUE;
    }
    return result;
}

static void put_test(const AnkeAnalysis *analysis, gint item, const AnkeRaoScott *test)
{
    const AnkeStatValue values[] = {{"rs_f", test->f},           {"rs_df1", test->df1},
                                    {"rs_df2", test->df2},       {"rs_p", test->p},
                                    {"rs1_chisq", test->chisq1}, {"rs1_p", test->p1}};
    anke_analysis_put_all(analysis, item, ANKE_ALL, values, G_N_ELEMENTS(values));
}

/* Bands are the rows of a weighted number: without them there is nothing to test. */
static gboolean lacks_bands(const AnkeTable *table)
{
    for (guint i = 0; i < table->n_items; i++) {
        if (table->items[i].type == ANKE_ITEM_BAND) {
            return FALSE;
        }
    }
    return table->type == ANKE_TYPE_NUMBER;
}

static const char *note_of_untested(const AnkeAnalysis *analysis, const Result *result)
{
    const AnkeTable *table = analysis->table;
    if (result->is_filled) {
        return note_of_no_variance;
    }
    if (anke_table_base(table, "asked", ANKE_ALL) > 0 &&
        anke_table_number(table, "w_base", ANKE_ALL, ANKE_ALL) == 0) {
        return note_of_no_weight;
    }
    return lacks_bands(table) ? note_of_no_bands : note_of_few_filled;
}

/* Where the analyst asked for a test that knows no weights, the note says that it was not made. */
static char *write_note(const AnkeAnalysis *analysis, const Result *result)
{
    if (isnan(result->test.p)) {
        return g_strdup(note_of_untested(analysis, result));
    }
    const char *note = result->has_dropped_strata ? note_of_lone_rows : note_of_weights;
    const AnkeTest forced = analysis->spec->test;
    return forced == ANKE_TEST_NONE
               ? g_strdup(note)
               : g_strdup_printf("指定の検定（%s）は重み付きの集計に使えない。%s",
                                 anke_test_name(forced), note);
}

static void put_verdict(const AnkeAnalysis *analysis, gint item, const Result *result)
{
    g_autofree char *note = write_note(analysis, result);
    const AnkeVerdictRow row = {.item = item,
                                .test = isnan(result->test.p) ? "none" : "rs",
                                .p = result->test.p,
                                .note = note,
                                .effect = "cramers_v_corrected",
                                .effect_size = result->cramers_v};
    anke_analysis_put_verdict(analysis, &row);
}

static void write_test(const AnkeAnalysis *analysis, const AnkeDesign *design, gint item)
{
    Result result = run_test(analysis, design, item);
    if (!isnan(result.test.p)) {
        put_test(analysis, item, &result.test);
        if (analysis->is_weighted) {
            anke_analysis_put(analysis, item, ANKE_ALL, "cramers_v_corrected", result.cramers_v);
        }
    }
    if (analysis->is_weighted) {
        put_verdict(analysis, item, &result);
    }
}

void anke_design_rows_write(const AnkeAnalysis *analysis)
{
    gboolean is_wanted =
        analysis->is_weighted || (analysis->strata != NULL && analysis->spec->has_all);
    if (!analysis->has_tests || analysis->is_square || !is_wanted) {
        return;
    }
    g_autoptr(AnkeDesign) design = anke_design_new(analysis);
    if (analysis->table->type != ANKE_TYPE_MULTIPLE) {
        write_test(analysis, design, ANKE_ALL);
        return;
    }
    for (guint item = 0; item < analysis->table->n_items; item++) {
        if (analysis->table->items[item].type == ANKE_ITEM_CHOICE) {
            write_test(analysis, design, (gint)item);
        }
    }
}
