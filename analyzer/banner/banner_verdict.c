/* What the tests between the groups of a break say. */
#include <math.h>
#include <string.h>

#include "analyzer/banner/banner_notes.h"
#include "analyzer/data/test_words.h"

#define ALPHA 0.05
#define MANY 12 /* answers named in a sentence */

typedef struct {
    const AnkeBannerSpec *spec;
    const AnkeTable *table;
} Words;

static const char *say(const Words *words, const char *ja, const char *en) G_GNUC_FORMAT(2)
    G_GNUC_FORMAT(3);

static const char *say(const Words *words, const char *ja, const char *en)
{
    return anke_banner_say(words->spec->lang, ja, en);
}

static const char *text_of(const Words *words, const char *stat, gint item)
{
    const char *text = anke_table_text(words->table, stat, item, ANKE_ALL);
    return text == NULL || *text == '\0' ? NULL : text;
}

static double number_of(const Words *words, const char *stat, gint item)
{
    return anke_table_number(words->table, stat, item, ANKE_ALL);
}

static gboolean is_hidden(const Words *words, gint item)
{
    return anke_table_is_hidden(words->table, "test_p", item, ANKE_ALL);
}

/* The p that decides: after correction where the stream has one. */
static double deciding_p(const Words *words, gint item)
{
    double adjusted = number_of(words, "p_adj", item);
    return isnan(adjusted) ? number_of(words, "test_p", item) : adjusted;
}

/* "p=0.012、補正後 p=0.034" */
static void append_p(GString *text, const Words *words, gint item)
{
    g_autofree char *p = anke_banner_p(number_of(words, "test_p", item));
    double adjusted = number_of(words, "p_adj", item);
    g_string_append(text, p);
    if (!isnan(adjusted)) {
        g_autofree char *after = anke_banner_p(adjusted);
        g_string_append_printf(text, say(words, "、補正後 %s", ", adjusted %s"), after);
    }
}

static void append_effect(GString *text, const Words *words)
{
    const char *effect = text_of(words, "effect", ANKE_ALL);
    double size = number_of(words, "effect_size", ANKE_ALL);
    if (effect == NULL || isnan(size)) {
        return;
    }
    g_autofree char *number = anke_banner_number(size, 2, FALSE);
    gboolean is_english = words->spec->lang == ANKE_BANNER_EN;
    g_string_append_printf(text, say(words, "、%s%s%s", ", %s%s%s"),
                           anke_effect_words(effect, is_english),
                           anke_effect_joiner(effect, is_english), number);
}

static void append_note(GString *text, const Words *words, gint item)
{
    const char *note = text_of(words, "note", item);
    if (note != NULL) {
        g_string_append_printf(text, say(words, "。%s", ". %s"), note);
    }
}

static void append_untested(GString *text, const Words *words, gint item)
{
    const char *note = text_of(words, "note", item);
    if (is_hidden(words, item)) {
        g_string_append(text, say(words, "結果は秘匿", "result hidden"));
    } else if (note != NULL) {
        g_string_append_printf(text, say(words, "検定していない（%s）", "not tested (%s)"), note);
    } else {
        g_string_append(text, say(words, "検定していない", "not tested"));
    }
}

static void append_whole(GString *text, const Words *words)
{
    if (is_hidden(words, ANKE_ALL) || isnan(number_of(words, "test_p", ANKE_ALL))) {
        append_untested(text, words, ANKE_ALL);
        return;
    }
    g_string_append(text, deciding_p(words, ANKE_ALL) < ALPHA
                              ? say(words, "差がある（", "the groups differ (")
                              : say(words, "差があるとはいえない（", "no difference shown ("));
    g_string_append_printf(
        text, say(words, "%s、", "%s, "),
        anke_test_words(text_of(words, "test", ANKE_ALL), words->spec->lang == ANKE_BANNER_EN));
    append_p(text, words, ANKE_ALL);
    append_effect(text, words);
    append_note(text, words, ANKE_ALL);
    g_string_append(text, say(words, "）", ")"));
}

/* Tests of a multiple answer, one an answer */

static gboolean is_tested(const Words *words, gint item)
{
    return text_of(words, "test", item) != NULL && !is_hidden(words, item) &&
           !isnan(number_of(words, "test_p", item));
}

static void append_once(GString *text, GPtrArray *said, const char *words, const char *between)
{
    if (!g_ptr_array_find_with_equal_func(said, words, g_str_equal, NULL)) {
        g_string_append_printf(text, "%s%s", said->len == 0 ? "" : between, words);
        g_ptr_array_add(said, (gpointer)words);
    }
}

/* "「忙しそう」（p=0.012）、「その他」（p<0.001）" */
static guint append_different(GString *text, const Words *words)
{
    guint n = 0;
    for (gint item = 0; item < (gint)words->table->n_items; item++) {
        if (!is_tested(words, item) || !(deciding_p(words, item) < ALPHA)) {
            continue;
        }
        if (n++ < MANY) {
            g_string_append_printf(text, say(words, "%s「%s」（", "%s\"%s\" ("),
                                   n == 1 ? "" : say(words, "、", ", "),
                                   words->table->items[item].label);
            append_p(text, words, item);
            g_string_append(text, say(words, "）", ")"));
        }
    }
    if (n > MANY) {
        g_string_append_printf(text, say(words, "ほか%u", " and %u more"), n - MANY);
    }
    return n;
}

/* "（4項目を一つずつ検定：フィッシャーの正確検定。注記）" */
static void append_how(GString *text, const Words *words)
{
    g_autoptr(GPtrArray) names = g_ptr_array_new();
    g_autoptr(GPtrArray) notes = g_ptr_array_new();
    g_autoptr(GString) noted = g_string_new(NULL);
    g_autoptr(GString) named = g_string_new(NULL);
    guint n = 0;
    for (gint item = 0; item < (gint)words->table->n_items; item++) {
        if (!is_tested(words, item)) {
            continue;
        }
        n++;
        const char *note = text_of(words, "note", item);
        append_once(
            named, names,
            anke_test_words(text_of(words, "test", item), words->spec->lang == ANKE_BANNER_EN),
            say(words, "・", "; "));
        if (note != NULL) {
            append_once(noted, notes, note, say(words, "、", "; "));
        }
    }
    g_string_append_printf(
        text, say(words, "（%u項目を一つずつ検定：%s", " (%u answers tested one by one: %s"), n,
        named->str);
    if (noted->len > 0) {
        g_string_append_printf(text, say(words, "。%s選択肢がある", ". For some: %s"), noted->str);
    }
    g_string_append(text, say(words, "）", ")"));
}

static gboolean has_item_tests(const Words *words)
{
    for (gint item = 0; item < (gint)words->table->n_items; item++) {
        if (text_of(words, "test", item) != NULL) {
            return TRUE;
        }
    }
    return FALSE;
}

static gint find_tested(const Words *words)
{
    for (gint item = 0; item < (gint)words->table->n_items; item++) {
        if (is_tested(words, item)) {
            return item;
        }
    }
    return ANKE_ALL;
}

static void append_items(GString *text, const Words *words)
{
    if (find_tested(words) == ANKE_ALL) {
        gint first = 0;
        while (text_of(words, "test", first) == NULL) {
            first++;
        }
        append_untested(text, words, first);
        return;
    }
    g_autoptr(GString) different = g_string_new(NULL);
    if (append_different(different, words) > 0) {
        g_string_append_printf(text, say(words, "差がある選択肢は%s", "the groups differ in %s"),
                               different->str);
    } else {
        g_string_append(text,
                        say(words, "差があるといえる選択肢はない", "no answer shows a difference"));
    }
    append_how(text, words);
}

char *anke_banner_verdict(const AnkeBannerSpec *spec, const AnkeTable *table)
{
    const Words words = {spec, table};
    gboolean has_whole = text_of(&words, "test", ANKE_ALL) != NULL;
    if (!has_whole && !has_item_tests(&words)) {
        return NULL;
    }
    GString *text = g_string_new(NULL);
    g_string_append_printf(text, say(&words, "検定（%s）：", "Test (%s): "), table->by_label);
    if (has_whole) {
        append_whole(text, &words);
    } else {
        append_items(text, &words);
    }
    g_string_append(text, say(&words, "。", "."));
    return g_string_free(text, FALSE);
}
