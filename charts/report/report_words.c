#include "charts/report/report_words.h"

#include <math.h>
#include <string.h>

#include "analyzer/base/calendar.h"
#include "analyzer/base/number.h"
#include "analyzer/data/test_words.h"
#include "charts/report/text_fit.h"

#define LABEL_CHARACTERS 40 /* of a label inside a sentence */
#define HIDDEN "秘匿"
#define MANY 12 /* answers named in a sentence: more are named without their p */

char *anke_words_count(double count, gboolean is_hidden)
{
    char buffer[ANKE_NUMBER_SIZE];
    if (is_hidden) {
        return g_strdup(HIDDEN);
    }
    if (!isfinite(count)) {
        return g_strdup("不明");
    }
    (void)anke_number_format_grouped(buffer, count, 0);
    return g_strdup(buffer);
}

char *anke_words_value(double value, guint n_decimals, gboolean is_hidden)
{
    char buffer[ANKE_NUMBER_SIZE];
    if (is_hidden) {
        return g_strdup(HIDDEN);
    }
    if (!isfinite(value)) {
        return g_strdup("－");
    }
    (void)anke_number_format_grouped(buffer, value, n_decimals);
    return g_strdup(buffer);
}

char *anke_words_p(double p)
{
    char buffer[ANKE_NUMBER_SIZE];
    if (p < 0.001) {
        return g_strdup("p<0.001");
    }
    (void)anke_number_format_fixed(buffer, p, 3);
    if (p < ANKE_REPORT_ALPHA && strcmp(buffer, "0.050") == 0) {
        return g_strdup("p<0.05");
    }
    return g_strdup_printf("p=%s", buffer);
}

char *anke_words_date(const char *text)
{
    g_autofree char *wareki = anke_date_to_wareki(text);
    return wareki == NULL ? g_strdup(text) : g_strdup_printf("%s（%.4s年）", wareki, text);
}

/* The p-value that decides: the one that was corrected, where there is one. */
static double deciding_p(const AnkeTestResult *result)
{
    return result->is_corrected ? result->p_adj : result->p;
}

/* "p=0.012", "補正後p=0.049" */
static char *deciding_words(const AnkeTestResult *result)
{
    g_autofree char *p = anke_words_p(deciding_p(result));
    return g_strconcat(result->is_corrected ? "補正後" : "", p, NULL);
}

gboolean anke_test_is_significant(const AnkeTestResult *result)
{
    return !result->is_hidden && deciding_p(result) < ANKE_REPORT_ALPHA;
}

static char *quoted(const char *label)
{
    g_autofree char *text = anke_text_shorten(label, LABEL_CHARACTERS);
    return g_strdup_printf("「%s」", text);
}

/* "フィッシャーの正確検定、p=0.213、クラメールのV（補正）0.24" */
static void append_details(GString *text, const AnkeTestResult *result)
{
    g_autofree char *p = anke_words_p(result->p);
    g_string_append_printf(text, "%s、%s", anke_test_words(result->test, FALSE), p);
    if (result->is_corrected) {
        g_autofree char *corrected = deciding_words(result);
        g_string_append_printf(text, "、%s", corrected);
    }
    if (result->effect != NULL && isfinite(result->effect_size)) {
        g_autofree char *size = anke_words_value(result->effect_size, 2, FALSE);
        g_string_append_printf(text, "、%s%s%s", anke_effect_words(result->effect, FALSE),
                               anke_effect_joiner(result->effect, FALSE), size);
    }
    if (result->note != NULL && *result->note != '\0') {
        g_string_append_printf(text, "。%s", result->note);
    }
}

static char *untested(const AnkeTestResult *result)
{
    if (result->is_hidden) {
        return g_strdup("検定の結果は秘匿している。");
    }
    gboolean has_note = result->note != NULL && *result->note != '\0';
    return has_note ? g_strdup_printf("検定していない（%s）。", result->note)
                    : g_strdup("検定していない。");
}

char *anke_words_test(const AnkeTestResult *result)
{
    if (result->is_hidden || isnan(result->p)) {
        return untested(result);
    }
    g_autofree char *by = anke_text_shorten(result->by, LABEL_CHARACTERS);
    GString *text = g_string_new(by);
    if (!anke_test_is_significant(result)) {
        g_string_append(text, "による差があるとはいえない（");
    } else if (anke_test_is_of_height(result->test)) {
        g_string_append(text, "により回答の高低に差がある（");
    } else {
        g_string_append(text, "により回答の分布が異なる（");
    }
    append_details(text, result);
    g_string_append(text, "）。");
    return g_string_free(text, FALSE);
}

static guint count_tested(const AnkeTestResult *results, guint n_results)
{
    guint n = 0;
    for (guint i = 0; i < n_results; i++) {
        n += !results[i].is_hidden && !isnan(results[i].p) ? 1 : 0;
    }
    return n;
}

static guint count_significant(const AnkeTestResult *results, guint n_results)
{
    guint n = 0;
    for (guint i = 0; i < n_results; i++) {
        n += anke_test_is_significant(&results[i]) ? 1 : 0;
    }
    return n;
}

/* "「忙しそう」（p=0.012）、「その他」（p<0.001）" */
static void append_significant(GString *text, const AnkeTestResult *results, guint n_results)
{
    gboolean has_p = count_significant(results, n_results) <= MANY;
    const char *between = "";
    for (guint i = 0; i < n_results; i++) {
        if (!anke_test_is_significant(&results[i])) {
            continue;
        }
        g_autofree char *label = quoted(results[i].subject);
        g_string_append_printf(text, "%s%s", between, label);
        if (has_p) {
            g_autofree char *p = deciding_words(&results[i]);
            g_string_append_printf(text, "（%s）", p);
        }
        between = "、";
    }
}

/* The different names of the tests made, in order: "カイ二乗検定・フィッシャーの正確検定". */
static void append_test_names(GString *text, const AnkeTestResult *results, guint n_results)
{
    g_autoptr(GPtrArray) names = g_ptr_array_new();
    for (guint i = 0; i < n_results; i++) {
        const char *name = anke_test_words(results[i].test, FALSE);
        gboolean is_tested = !results[i].is_hidden && !isnan(results[i].p);
        if (is_tested && !g_ptr_array_find_with_equal_func(names, name, g_str_equal, NULL)) {
            g_string_append_printf(text, "%s%s", names->len == 0 ? "" : "・", name);
            g_ptr_array_add(names, (gpointer)name);
        }
    }
}

/* The different notes of tests that were made. */
static void append_notes(GString *text, const AnkeTestResult *results, guint n_results)
{
    g_autoptr(GPtrArray) notes = g_ptr_array_new();
    for (guint i = 0; i < n_results; i++) {
        const char *note = results[i].note;
        gboolean is_said = note == NULL || *note == '\0' || isnan(results[i].p) ||
                           g_ptr_array_find_with_equal_func(notes, note, g_str_equal, NULL);
        if (!is_said) {
            g_string_append_printf(text, "%s%s", notes->len == 0 ? "。" : "、", note);
            g_ptr_array_add(notes, (gpointer)note);
        }
    }
    g_string_append(text, notes->len > 0 ? "選択肢がある" : "");
}

char *anke_words_item_tests(const AnkeTestResult *results, guint n_results)
{
    guint n_tested = count_tested(results, n_results);
    if (n_tested == 0) {
        return untested(&results[0]);
    }
    g_autofree char *by = anke_text_shorten(results[0].by, LABEL_CHARACTERS);
    GString *text = g_string_new(by);
    if (count_significant(results, n_results) == 0) {
        g_string_append(text, "により選んだ人の割合に差があるといえる選択肢はない");
    } else {
        g_string_append(text, "により選んだ人の割合が異なる選択肢は、");
        append_significant(text, results, n_results);
    }
    g_string_append_printf(text, "（%u項目を一つずつ検定：", n_tested);
    append_test_names(text, results, n_results);
    append_notes(text, results, n_results);
    if (!results[0].is_corrected) {
        g_string_append(text, "。検定の繰り返しに対する補正はしていない");
    }
    if (n_tested < n_results) {
        g_string_append_printf(text, "。ほか%u項目は検定していない", n_results - n_tested);
    }
    g_string_append(text, "）。");
    return g_string_free(text, FALSE);
}

static void append_entry(GString *text, const char *between, const char *name,
                         const AnkeLedgerEntry *entry)
{
    g_autofree char *count = anke_words_count(entry->number, entry->is_hidden);
    g_string_append_printf(text, "%s%s %s", between, name, count);
}

static void append_ticks(GString *text, const AnkeLedger *ledger)
{
    append_entry(text, "　", "回答総数", &ledger->ticks);
    double ticks = ledger->ticks.number;
    double base = ledger->base.number;
    gboolean is_known = !ledger->ticks.is_hidden && !ledger->base.is_hidden && !isnan(ticks);
    if (is_known && base > 0) {
        char buffer[ANKE_NUMBER_SIZE];
        (void)anke_number_format_percent(buffer, ticks, base);
        g_string_append_printf(text, "　M.T. %s％", buffer);
    }
}

char *anke_words_ledger(const AnkeLedger *ledger)
{
    GString *text = g_string_new(NULL);
    append_entry(text, "", "母集団", &ledger->population);
    append_entry(text, " → ", "回収", &ledger->returned);
    append_entry(text, " → ", "有効", &ledger->valid);
    append_entry(text, " → ", "該当", &ledger->asked);
    append_entry(text, " → ", "有効回答", &ledger->answered);
    append_entry(text, "（", "無回答", &ledger->noanswer);
    append_entry(text, "、", "無効", &ledger->invalid);
    append_entry(text, "、", "非該当", &ledger->na);
    append_entry(text, "、", "未設問", &ledger->notasked);
    g_string_append(text, "）");
    if (ledger->is_multiple) {
        append_ticks(text, ledger);
    }
    return g_string_free(text, FALSE);
}
