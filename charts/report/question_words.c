#include "charts/report/question_words.h"

#include <math.h>
#include <string.h>

#include "analyzer/base/text.h"
#include "charts/spec/spec_parts.h"

const char *anke_question_type_words(AnkeQuestionType type)
{
    static const char *const words[] = {
        [ANKE_TYPE_SINGLE] = "単数回答", [ANKE_TYPE_MULTIPLE] = "複数回答",
        [ANKE_TYPE_SCALE] = "尺度",      [ANKE_TYPE_NUMBER] = "数値",
        [ANKE_TYPE_RANK] = "順位",       [ANKE_TYPE_TEXT] = "自由記述",
        [ANKE_TYPE_RECORD] = "一覧",     [ANKE_TYPE_BATTERY] = "尺度の組"};
    return words[type];
}

/* Whether a label begins with a number of its own: 問3, Q3, F1. */
static gboolean has_own_number(const char *label)
{
    static const char *const heads[] = {"設問", "問", "Q", "q", "F", "f"};
    g_autofree char *folded = anke_text_folded(label);
    for (guint i = 0; i < G_N_ELEMENTS(heads); i++) {
        if (g_str_has_prefix(folded, heads[i]) && g_ascii_isdigit(folded[strlen(heads[i])])) {
            return TRUE;
        }
    }
    return FALSE;
}

char *anke_question_heading(const AnkeTable *table, guint number)
{
    return has_own_number(table->label) ? g_strdup(table->label)
                                        : g_strdup_printf("問%u　%s", number, table->label);
}

static AnkeLedgerEntry entry(const AnkeTable *table, const char *stat)
{
    return (AnkeLedgerEntry){anke_table_base(table, stat, ANKE_ALL),
                             anke_table_is_hidden(table, stat, ANKE_ALL, ANKE_ALL)};
}

AnkeLedger anke_question_ledger(const AnkeChartInput *input)
{
    const AnkeTable *table = input->table;
    AnkeLedger ledger = {.population = entry(table, "population"),
                         .returned = entry(table, "returned"),
                         .valid = entry(table, "valid"),
                         .asked = entry(table, "asked"),
                         .answered = entry(table, "answered"),
                         .noanswer = entry(table, "noanswer"),
                         .invalid = entry(table, "invalid"),
                         .na = entry(table, "na"),
                         .notasked = entry(table, "notasked"),
                         .is_multiple = table->type == ANKE_TYPE_MULTIPLE,
                         .ticks = entry(table, "ticks"),
                         .base = {anke_spec_base(input, ANKE_ALL),
                                  anke_table_is_hidden(table, "base", ANKE_ALL, ANKE_ALL)}};
    if (anke_spec_is_base_unknown(table)) {
        const AnkeLedgerEntry unknown = {NAN, FALSE};
        ledger.valid = ledger.asked = ledger.answered = ledger.base = unknown;
    }
    return ledger;
}

static const char *text_or_null(const AnkeTable *table, const char *stat, gint item)
{
    const char *text = anke_table_text(table, stat, item, ANKE_ALL);
    return text == NULL || *text == '\0' ? NULL : text;
}

/* Of a table that is tested at all; an item without a test of its own has no p_adj either. */
static gboolean is_corrected(const AnkeTable *table)
{
    return anke_table_has(table, "p_adj");
}

static AnkeTestResult result_of(const AnkeTable *table, gint item)
{
    return (AnkeTestResult){.subject = item == ANKE_ALL ? NULL : table->items[item].label,
                            .by = table->by_label,
                            .test = text_or_null(table, "test", item),
                            .p = anke_table_number(table, "test_p", item, ANKE_ALL),
                            .is_hidden = anke_table_is_hidden(table, "test_p", item, ANKE_ALL),
                            .is_corrected = is_corrected(table),
                            .p_adj = anke_table_number(table, "p_adj", item, ANKE_ALL),
                            .effect = text_or_null(table, "effect", item),
                            .effect_size = anke_table_number(table, "effect_size", item, ANKE_ALL),
                            .note = text_or_null(table, "note", item)};
}

static void see_result(const AnkeTestResult *result, AnkeReading *reading)
{
    if (!result->is_hidden && !isnan(result->p)) {
        anke_reading_see(reading->tests, result->test);
    }
}

/* Measures that lie between 0 and 1 are explained. */
static gboolean is_explained_effect(const AnkeTestResult *result)
{
    static const char *const explained[] = {
        "cramers_v_corrected", "cramers_v", "epsilon2", "eta2", "omega2", NULL};
    return result->effect != NULL && isfinite(result->effect_size) &&
           g_strv_contains(explained, result->effect);
}

static char *item_tests(const AnkeTable *table, AnkeReading *reading)
{
    g_autoptr(GArray) results = g_array_new(FALSE, FALSE, sizeof(AnkeTestResult));
    for (gint item = 0; item < (gint)table->n_items; item++) {
        AnkeTestResult result = result_of(table, item);
        if (result.test != NULL) {
            see_result(&result, reading);
            g_array_append_val(results, result);
        }
    }
    if (results->len == 0) {
        return NULL;
    }
    reading->has_item_tests = TRUE;
    return anke_words_item_tests((const AnkeTestResult *)(gpointer)results->data, results->len);
}

char *anke_question_test(const AnkeTable *table, AnkeReading *reading)
{
    AnkeTestResult result = result_of(table, ANKE_ALL);
    if (result.test == NULL) {
        return item_tests(table, reading);
    }
    see_result(&result, reading);
    reading->has_effects = reading->has_effects || is_explained_effect(&result);
    return anke_words_test(&result);
}

static gboolean has_mark(const AnkeGrid *grid, const char *mark)
{
    for (guint row = 0; row < anke_grid_n_rows(grid); row++) {
        for (guint column = 0; column < anke_grid_n_columns(grid); column++) {
            if (strcmp(anke_grid_mark(grid, row, column), mark) == 0) {
                return TRUE;
            }
        }
    }
    return FALSE;
}

char *anke_question_table_note(const AnkeTable *table, const AnkeGrid *grid)
{
    GString *text = g_string_new(NULL);
    if (has_mark(grid, "＊")) {
        g_string_append(text, "＊は n が30未満で参考値。");
    }
    if (has_mark(grid, "▲") || has_mark(grid, "▼")) {
        g_string_append(text, "▲（▼）はほかの区分より高い（低い）もの。");
    }
    if (*table->by != '\0' && table->by_type == ANKE_TYPE_MULTIPLE &&
        strcmp(table->by, table->question) != 0) {
        g_string_append(text, "区分は複数回答で重なるため、合計は全体と一致しない。");
    }
    return g_string_free(text, text->len == 0);
}

static void see_groups(const AnkeTable *table, AnkeReading *reading)
{
    for (guint i = 0; i < table->n_groups; i++) {
        if (table->groups[i].type != ANKE_GROUP_CHOICE) {
            reading->has_special_groups = TRUE;
        }
    }
}

static void see_population(const AnkeTable *table, AnkeReading *reading)
{
    double population = anke_table_base(table, "population", ANKE_ALL);
    if (isnan(population)) {
        return;
    }
    if (!isnan(reading->population) && fabs(population - reading->population) > 0.5) {
        reading->has_several_populations = TRUE;
    }
    reading->population = population;
}

void anke_question_see(const AnkeTable *table, AnkeReading *reading)
{
    gboolean is_single = table->type == ANKE_TYPE_SINGLE || table->type == ANKE_TYPE_SCALE ||
                         table->type == ANKE_TYPE_NUMBER;
    reading->has_single = reading->has_single || is_single;
    reading->has_multiple = reading->has_multiple || table->type == ANKE_TYPE_MULTIPLE;
    reading->has_texts = reading->has_texts || table->type == ANKE_TYPE_TEXT;
    if (*table->by != '\0' && strcmp(table->by, table->question) != 0) {
        reading->has_overlapping_groups =
            reading->has_overlapping_groups || table->by_type == ANKE_TYPE_MULTIPLE;
        see_groups(table, reading);
    }
    reading->has_corrected_tests = reading->has_corrected_tests || is_corrected(table);
    see_population(table, reading);
}
