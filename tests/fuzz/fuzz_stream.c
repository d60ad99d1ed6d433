/* Table streams from any bytes: every table that is given out can be asked. */
#include <glib.h>
#include <string.h>

#include "analyzer/base/error.h"
#include "analyzer/data/stream.h"

int LLVMFuzzerTestOneInput(const guint8 *data, gsize n_bytes);

static void ask(const AnkeTable *table)
{
    for (guint i = 0; i < table->n_rows; i++) {
        const AnkeTableRow *row = &table->rows[i];
        g_assert_true(row->item >= ANKE_ALL && row->item < (gint)table->n_items);
        g_assert_true(row->group >= ANKE_ALL && row->group < (gint)table->n_groups);
        g_assert_true(anke_table_row(table, row->stat, row->item, row->group) == row);
        (void)anke_table_is_hidden(table, row->stat, row->item, row->group);
    }
    for (gint group = ANKE_ALL; group < (gint)table->n_groups; group++) {
        (void)anke_table_base(table, "asked", group);
        (void)anke_table_base(table, "answered", group);
    }
    for (guint i = 0; i < table->n_groups; i++) {
        g_assert_cmpint(anke_table_find_group(table, table->groups[i].label), ==, (gint)i);
    }
}

int LLVMFuzzerTestOneInput(const guint8 *data, gsize n_bytes)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(AnkeStream) stream =
        anke_stream_open_bytes("x.csv", (const char *)data, n_bytes, &error);
    AnkeTable *table = NULL;
    while (error == NULL && anke_stream_next(stream, &table, &error) && table != NULL) {
        ask(table);
        anke_table_free(table);
    }
    g_assert_true(error == NULL || error->domain == ANKE_ERROR);
    return 0;
}
