#include "charts/spec/record_rows.h"

#include <string.h>

#include "analyzer/base/error.h"
#include "analyzer/base/text.h"

const char *anke_record_text(const AnkeTable *table, const char *stat, guint row)
{
    const char *text = anke_table_text(table, stat, (gint)row, ANKE_ALL);
    return text == NULL ? "" : text;
}

gboolean anke_record_check(const AnkeTable *table, guint most, GError **error)
{
    g_autofree char *question = anke_text_quote(table->question, -1);
    if (table->type != ANKE_TYPE_RECORD) {
        return anke_error_set(error, ANKE_ERROR_DATA,
                              "question \"%s\" is no list: type record expected (anke-series "
                              "--records)",
                              question);
    }
    if (table->n_items == 0) {
        return anke_error_set(error, ANKE_ERROR_DATA, "question \"%s\" is a list without rows",
                              question);
    }
    if (table->n_items > most) {
        return anke_error_set(error, ANKE_ERROR_DATA,
                              "question \"%s\" has %u rows: at most %u expected", question,
                              table->n_items, most);
    }
    return TRUE;
}

gboolean anke_record_refuse(const AnkeTable *table, guint row, const char *stat,
                            const char *problem, GError **error)
{
    g_autofree char *question = anke_text_quote(table->question, -1);
    g_autofree char *id = anke_text_quote(table->items[row].label, -1);
    g_autofree char *cell = anke_text_quote(anke_record_text(table, stat, row), -1);
    return anke_error_set(error, ANKE_ERROR_DATA, "question \"%s\" row \"%s\": %s \"%s\" %s",
                          question, id, stat, cell, problem);
}

gint anke_record_find_word(const AnkeRecordWord *words, guint n_words, const char *cell)
{
    for (guint i = 0; i < n_words; i++) {
        if (strcmp(words[i].word, cell) == 0) {
            return words[i].meaning;
        }
    }
    return -1;
}
