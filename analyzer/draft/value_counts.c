#include "analyzer/draft/value_counts.h"

#include <string.h>

#include "analyzer/base/text.h"

struct AnkeValueCounts {
    GHashTable *spellings; /* text -> AnkeSpelling */
    GPtrArray *order;
    gsize n_bytes;
    guint64 n_beyond;
};

static void free_spelling(gpointer data)
{
    AnkeSpelling *spelling = data;
    g_free(spelling->text);
    g_free(spelling);
}

AnkeValueCounts *anke_value_counts_new(void)
{
    AnkeValueCounts *counts = g_new0(AnkeValueCounts, 1);
    counts->spellings = g_hash_table_new(g_str_hash, g_str_equal);
    counts->order = g_ptr_array_new_with_free_func(free_spelling);
    return counts;
}

AnkeSpelling *anke_value_counts_add(AnkeValueCounts *counts, const char *text, guint64 n)
{
    AnkeSpelling *spelling = g_hash_table_lookup(counts->spellings, text);
    gsize n_bytes = strlen(text) + 1;
    if (spelling == NULL && (counts->order->len == ANKE_MAX_VALUES ||
                             counts->n_bytes + n_bytes > ANKE_MAX_VALUE_BYTES)) {
        counts->n_beyond += n;
        return NULL;
    }
    if (spelling == NULL) {
        spelling = g_new0(AnkeSpelling, 1);
        spelling->text = g_strdup(text);
        spelling->order = counts->order->len;
        counts->n_bytes += n_bytes;
        g_hash_table_insert(counts->spellings, spelling->text, spelling);
        g_ptr_array_add(counts->order, spelling);
    }
    spelling->n += n;
    return spelling;
}

guint anke_value_counts_n_spellings(const AnkeValueCounts *counts)
{
    return counts->order->len;
}

const AnkeSpelling *anke_value_counts_spelling(const AnkeValueCounts *counts, guint i)
{
    return g_ptr_array_index(counts->order, i);
}

guint64 anke_value_counts_n_beyond(const AnkeValueCounts *counts)
{
    return counts->n_beyond;
}

/* Values */

static const char *skip_blanks(const char *text)
{
    while (*text != '\0' && g_unichar_isspace(g_utf8_get_char(text))) {
        text = g_utf8_next_char(text);
    }
    return text;
}

char *anke_value_trim(const char *text)
{
    const char *start = skip_blanks(text);
    const char *end = start;
    for (const char *at = start; *at != '\0'; at = g_utf8_next_char(at)) {
        if (!g_unichar_isspace(g_utf8_get_char(at))) {
            end = g_utf8_next_char(at);
        }
    }
    return g_strndup(start, (gsize)(end - start));
}

static void free_value(gpointer data)
{
    AnkeValue *value = data;
    g_free(value->folded);
    g_free(value->text);
    g_free(value);
}

static AnkeValue *new_value(const char *folded, const AnkeSpelling *spelling)
{
    AnkeValue *value = g_new0(AnkeValue, 1);
    value->folded = g_strdup(folded);
    value->text = anke_value_trim(spelling->text);
    value->n_text = spelling->n;
    value->order = spelling->order;
    value->kind = spelling->kind;
    return value;
}

/* Of spellings that are as frequent, the one with full-width kana and half-width digits is better. */
static void add_spelling(AnkeValue *value, const AnkeSpelling *spelling)
{
    gboolean is_better = strcmp(spelling->text, value->folded) == 0;
    value->n += spelling->n;
    if (spelling->n > value->n_text || (spelling->n == value->n_text && is_better)) {
        g_free(value->text);
        value->text = anke_value_trim(spelling->text);
        value->n_text = spelling->n;
    }
}

GPtrArray *anke_value_counts_values(const AnkeValueCounts *counts)
{
    GPtrArray *values = g_ptr_array_new_with_free_func(free_value);
    g_autoptr(GHashTable) by_folded = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < counts->order->len; i++) {
        const AnkeSpelling *spelling = g_ptr_array_index(counts->order, i);
        g_autofree char *folded = anke_text_folded(spelling->text);
        AnkeValue *value = g_hash_table_lookup(by_folded, folded);
        if (*folded == '\0') {
            continue;
        }
        if (value == NULL) {
            value = new_value(folded, spelling);
            g_hash_table_insert(by_folded, value->folded, value);
            g_ptr_array_add(values, value);
        }
        add_spelling(value, spelling);
    }
    return values;
}

void anke_value_counts_free(AnkeValueCounts *counts)
{
    if (counts != NULL) {
        g_hash_table_unref(counts->spellings);
        g_ptr_array_unref(counts->order);
        g_free(counts);
    }
}
