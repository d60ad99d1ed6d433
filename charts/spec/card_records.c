#include "charts/spec/card_records.h"

#include <math.h>
#include <string.h>

#include "analyzer/base/error.h"
#include "analyzer/base/text.h"

#define MOST_ALIKE 9999

gboolean anke_card_records_fail(const AnkeTable *table, const char *problem, GError **error)
{
    g_autofree char *question = anke_text_quote(table->question, -1);
    return anke_error_set(error, ANKE_ERROR_DATA, "question \"%s\" %s", question, problem);
}

const char *anke_card_record_text(const AnkeTable *table, const char *stat, guint record)
{
    const char *text = anke_table_text(table, stat, (gint)record, ANKE_ALL);
    return text == NULL ? "" : text;
}

guint anke_card_record_count(const AnkeTable *table, guint record)
{
    double count = anke_table_number(table, "count", (gint)record, ANKE_ALL);
    return count >= 1 && count <= MOST_ALIKE ? (guint)count : 1;
}

static gboolean has_good_count(const AnkeTable *table, guint record)
{
    double count = anke_table_number(table, "count", (gint)record, ANKE_ALL);
    gboolean is_told = anke_table_row(table, "count", (gint)record, ANKE_ALL) != NULL;
    return !is_told || (count >= 1 && count <= MOST_ALIKE && floor(count) == count);
}

static gboolean refuse(const AnkeTable *table, guint record, const char *problem, GError **error)
{
    g_autofree char *item = anke_text_quote(table->items[record].label, -1);
    g_autofree char *whole = g_strdup_printf("has a record \"%s\" %s", item, problem);
    return anke_card_records_fail(table, whole, error);
}

gboolean anke_card_records_check(const AnkeTable *table, GError **error)
{
    if (table->type != ANKE_TYPE_RECORD || table->n_items == 0) {
        return anke_card_records_fail(
            table, "has no records to draw: a list of anke-series --records expected", error);
    }
    if (table->n_items > ANKE_SPEC_MOST_CARDS) {
        return anke_card_records_fail(table, "has more than 500 records: no picture holds them",
                                      error);
    }
    for (guint i = 0; i < table->n_items; i++) {
        if (*anke_card_record_text(table, "text", i) == '\0') {
            return refuse(table, i, "without text", error);
        }
        if (!has_good_count(table, i)) {
            return refuse(table, i, "whose count is no number from 1 to 9999", error);
        }
    }
    return TRUE;
}

guint anke_card_label_index(GPtrArray *labels, const char *label)
{
    for (guint i = 0; i < labels->len; i++) {
        if (strcmp(g_ptr_array_index(labels, i), label) == 0) {
            return i;
        }
    }
    g_ptr_array_add(labels, (gpointer)label);
    return labels->len - 1;
}
