/* Cross-tabulations with residuals: which groups differ, as far as the stream's tests say. */
#include <math.h>
#include <string.h>

#include "analyzer/base/error.h"
#include "analyzer/base/number.h"
#include "analyzer/base/text.h"
#include "analyzer/data/test_words.h"
#include "charts/plots/heat_layout.h"
#include "charts/spec/spec_parts.h"

#define LEVEL 0.05        /* of tests */
#define STRICT_LEVEL 0.01 /* of adjusted residuals */
#define CUT 1.96
#define STRICT_CUT 2.58

static gint find_item(const AnkeTable *table, const char *label)
{
    for (guint i = 0; i < table->n_items; i++) {
        if (strcmp(table->items[i].label, label) == 0) {
            return (gint)i;
        }
    }
    return ANKE_ALL;
}

static gboolean has_adjusted(const AnkeTable *table)
{
    for (guint i = 0; i < table->n_rows; i++) {
        if (strcmp(table->rows[i].stat, "adjres_p_adj") == 0 && isfinite(table->rows[i].number)) {
            return TRUE;
        }
    }
    return FALSE;
}

/* Whether the test that covers an item shows a difference: its own, else the table's. */
static gboolean is_passed(const AnkeTable *table, gint item)
{
    gboolean is_own = anke_table_row(table, "test", item, ANKE_ALL) != NULL;
    return anke_spec_deciding_p(table, is_own ? item : ANKE_ALL) < LEVEL;
}

/* How far a residual stands out: 0, 1 or 2. */
static guint strength(const AnkeTable *table, gint item, gint group, double residual,
                      gboolean is_adjusted)
{
    if (is_adjusted) {
        double p = anke_table_number(table, "adjres_p_adj", item, group);
        return p < STRICT_LEVEL ? 2 : p < LEVEL ? 1 : 0;
    }
    return fabs(residual) >= STRICT_CUT ? 2 : fabs(residual) >= CUT ? 1 : 0;
}

static AnkeResidual classify(const AnkeTable *table, gint item, gint group, gboolean is_adjusted)
{
    static const AnkeResidual above[] = {ANKE_RESIDUAL_MIDDLE, ANKE_RESIDUAL_ABOVE,
                                         ANKE_RESIDUAL_FAR_ABOVE};
    static const AnkeResidual below[] = {ANKE_RESIDUAL_MIDDLE, ANKE_RESIDUAL_BELOW,
                                         ANKE_RESIDUAL_FAR_BELOW};
    double residual = anke_table_number(table, "adjres", item, group);
    double expected = anke_table_number(table, "expected", item, group);
    gboolean is_tested = group != ANKE_ALL && isfinite(residual) &&
                         table->groups[group].type == ANKE_GROUP_CHOICE &&
                         table->items[item].type == ANKE_ITEM_CHOICE;
    if (!is_tested || !is_passed(table, item)) {
        return ANKE_RESIDUAL_NONE;
    }
    if (expected < ANKE_SPEC_LEAST_EXPECTED) {
        return ANKE_RESIDUAL_SPARSE;
    }
    guint step = strength(table, item, group, residual, is_adjusted);
    return residual > 0 ? above[step] : below[step];
}

/* Words on the tests */

/* ", NAME=1.23" where the stream has the number. */
static void append_number(GString *text, const AnkeChartInput *input, const char *stat,
                          const char *name, guint n_decimals)
{
    char buffer[ANKE_NUMBER_SIZE];
    double value = anke_table_number(input->table, stat, ANKE_ALL, ANKE_ALL);
    if (isfinite(value)) {
        anke_number_format_grouped(buffer, value, n_decimals);
        g_string_append_printf(text, "%s%s%s", anke_say(input->lang, "、", ", "), name, buffer);
    }
}

static void append_p(GString *text, const AnkeChartInput *input, const char *stat)
{
    const double least = 0.001;
    double p = anke_table_number(input->table, stat, ANKE_ALL, ANKE_ALL);
    gboolean is_corrected = strcmp(stat, "p_adj") == 0;
    const char *name = is_corrected ? anke_say(input->lang, "補正後p", "corrected p") : "p";
    g_autofree char *equals = g_strconcat(name, "=", NULL);
    if (p < least) {
        g_string_append_printf(text, anke_say(input->lang, "、%s<0.001", ", %s<0.001"), name);
    } else {
        append_number(text, input, stat, equals, 3);
    }
}

/* People in the test: choices of everyone in a group of the break. */
static double tested_people(const AnkeTable *table)
{
    double sum = 0;
    for (gint group = 0; group < (gint)table->n_groups; group++) {
        for (gint item = 0; item < (gint)table->n_items; item++) {
            if (table->groups[group].type == ANKE_GROUP_CHOICE &&
                table->items[item].type == ANKE_ITEM_CHOICE) {
                sum += anke_table_number(table, "n", item, group);
            }
        }
    }
    return anke_spec_within(sum, 0, ANKE_SPEC_MOST_PEOPLE);
}

/* "検定：カイ二乗検定、χ²=23.45、自由度=8、p=0.003、…" */
static void note_test(AnkeArena *arena, const AnkeChartInput *input, const char *test)
{
    g_autoptr(GString) text = g_string_new(anke_say(input->lang, "検定：", "Test: "));
    g_string_append(text, anke_test_words(test, input->lang == ANKE_LANG_EN));
    append_number(text, input, "kw_h", "H=", 2);
    append_number(text, input, "kw_df", anke_say(input->lang, "自由度=", "df="), 0);
    if (strcmp(test, "chisq") != 0) {
        append_p(text, input, "test_p");
        append_p(text, input, "p_adj");
        g_string_append(text, anke_say(input->lang, "。参考：カイ二乗", ". For reference: "));
    }
    append_number(text, input, "chisq", "χ²=", 2);
    append_number(text, input, "chisq_df", anke_say(input->lang, "自由度=", "df="), 0);
    append_p(text, input, "chisq_p");
    if (strcmp(test, "chisq") == 0) {
        append_p(text, input, "p_adj");
    }
    append_number(text, input, "cramers_v_corrected",
                  anke_say(input->lang, "クラメールのV（補正）=", "Cramér's V (corrected)="), 2);
    double people = tested_people(input->table);
    if (!isnan(people)) {
        char buffer[ANKE_NUMBER_SIZE];
        anke_number_format_grouped(buffer, people, 0);
        g_string_append_printf(
            text, anke_say(input->lang, "、n=%s（有効回答）", ", n=%s (valid answers)"), buffer);
    }
    g_string_append(text, anke_say(input->lang, "。", "."));
    anke_arena_add_note(arena, text->str);
}

/* Whether a test of its own is given for any item. */
static gboolean has_item_tests(const AnkeTable *table)
{
    for (gint item = 0; item < (gint)table->n_items; item++) {
        if (anke_table_row(table, "test", item, ANKE_ALL) != NULL) {
            return TRUE;
        }
    }
    return FALSE;
}

static gboolean is_any_item_passed(const AnkeTable *table)
{
    for (gint item = 0; item < (gint)table->n_items; item++) {
        if (anke_spec_deciding_p(table, item) < LEVEL) {
            return TRUE;
        }
    }
    return FALSE;
}

static void note_item_tests(AnkeArena *arena, const AnkeChartInput *input)
{
    gboolean is_corrected = anke_table_has(input->table, "p_adj");
    const char *name = is_corrected ? anke_say(input->lang, "補正後の p", "corrected p") : "p";
    g_autofree char *note = g_strdup_printf(
        is_any_item_passed(input->table)
            ? anke_say(input->lang, "選択肢ごとに検定し、%s<0.05 の行のみ着色した。",
                       "Each answer has its own test; only rows with %s<0.05 are coloured.")
            : anke_say(input->lang, "選択肢ごとの検定で %s<0.05 の行がないため、着色していない。",
                       "Each answer has its own test; no row has %s<0.05, so nothing is "
                       "coloured."),
        name);
    anke_arena_add_note(arena, note);
}

static void note_verdict(AnkeArena *arena, const AnkeChartInput *input)
{
    const AnkeTable *table = input->table;
    const char *test = anke_table_text(table, "test", ANKE_ALL, ANKE_ALL);
    double p = anke_spec_deciding_p(table, ANKE_ALL);
    if (has_item_tests(table)) {
        note_item_tests(arena, input);
        return;
    }
    if (test == NULL || isnan(p)) {
        anke_arena_add_note(arena, anke_say(input->lang, "検定の結果がないため、着色していない。",
                                            "No test was made, so nothing is coloured."));
        return;
    }
    note_test(arena, input, test);
    if (!(p < LEVEL)) {
        anke_arena_add_note(
            arena,
            anke_say(input->lang, "検定では区分による差が認められないため、着色していない。",
                     "The test shows no difference between groups, so nothing is coloured."));
    }
}

static void note_overlap(AnkeArena *arena, const AnkeChartInput *input)
{
    if (input->table->by_type == ANKE_TYPE_MULTIPLE) {
        anke_arena_add_note(arena, anke_say(input->lang,
                                            "区分は複数回答で重なるため、合計は全体と一致しない。",
                                            "Groups overlap and do not add up to all."));
    }
}

static gboolean fail(const AnkeTable *table, const char *what, GError **error)
{
    g_autofree char *question = anke_text_quote(table->question, -1);
    return anke_error_set(error, ANKE_ERROR_DATA, "question \"%s\" %s", question, what);
}

gboolean anke_spec_lay_out_heat(const AnkeChartInput *input, AnkeScene *scene, GError **error)
{
    const AnkeTable *table = input->table;
    g_auto(AnkeArena) arena;
    anke_arena_init(&arena);
    AnkeHeatSpec spec = {.is_adjusted = has_adjusted(table),
                         .is_sorted = table->type == ANKE_TYPE_MULTIPLE};
    if (table->n_groups == 0) {
        return fail(table, "has no groups to compare: a table with a break expected", error);
    }
    if (anke_spec_is_base_unknown(table)) {
        return fail(table, "has no base for shares: kind bar expected", error);
    }
    note_verdict(&arena, input);
    note_overlap(&arena, input);
    if (!anke_spec_make_cross(&arena, input, &spec.cross, error)) {
        return FALSE;
    }
    const AnkeCrossSpec *cross = &spec.cross;
    AnkeResidual *residuals =
        anke_arena_new(&arena, AnkeResidual, cross->n_groups * cross->n_answers);
    for (guint g = 1; g < cross->n_groups; g++) {
        for (guint i = 0; i < cross->n_answers; i++) {
            gint item = find_item(table, cross->answers[i].label);
            residuals[g * cross->n_answers + i] =
                classify(table, item, (gint)g - 1, spec.is_adjusted);
        }
    }
    spec.residuals = residuals;
    anke_heat_lay_out(scene, &spec);
    return TRUE;
}
