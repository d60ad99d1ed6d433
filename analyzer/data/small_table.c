#include "analyzer/data/small_table.h"

#include <string.h>

#include "analyzer/base/text.h"
#include "analyzer/data/csv.h"

static gboolean is_blank(const AnkeRecord *record)
{
    for (guint i = 0; i < record->n_fields; i++) {
        if (record->fields[i].n_bytes > 0) {
            return FALSE;
        }
    }
    return TRUE;
}

/* Blanks of both widths are taken off both ends. */
static char *trim(const AnkeField *field)
{
    static const char wide[] = "\xE3\x80\x80"; /* U+3000 */
    char *text = g_strstrip(g_strndup(field->text, field->n_bytes));
    while (g_str_has_prefix(text, wide)) {
        memmove(text, text + strlen(wide), strlen(text) - strlen(wide) + 1);
        g_strchug(text);
    }
    while (g_str_has_suffix(text, wide)) {
        text[strlen(text) - strlen(wide)] = '\0';
        g_strchomp(text);
    }
    return text;
}

static gboolean add_record(AnkeSmallTable *table, const AnkeRecord *record, GError **error)
{
    if (is_blank(record)) {
        return TRUE;
    }
    table->n_columns = table->n_rows == 0 ? record->n_fields : table->n_columns;
    if (record->n_fields != table->n_columns) {
        AnkePlace place = {table->file, record->line, 0};
        return anke_error_at(error, ANKE_ERROR_DATA, place, "%u columns, %u were expected",
                             record->n_fields, table->n_columns);
    }
    for (guint i = 0; i < record->n_fields; i++) {
        g_autofree char *text = trim(&record->fields[i]);
        g_ptr_array_add(table->cells, g_string_chunk_insert(table->texts, text));
    }
    g_array_append_val(table->lines, record->line);
    table->n_rows++;
    return TRUE;
}

static gboolean read_records(AnkeSmallTable *table, const char *bytes, gsize n_bytes,
                             GError **error)
{
    g_autoptr(AnkeCsvReader) reader = anke_csv_reader_new_from_bytes(table->file, bytes, n_bytes);
    for (;;) {
        const AnkeRecord *record;
        if (!anke_csv_reader_next(reader, &record, error)) {
            return FALSE;
        }
        if (record == NULL) {
            break;
        }
        if (!add_record(table, record, error)) {
            return FALSE;
        }
    }
    AnkePlace place = {table->file, 0, 0};
    return (table->n_rows > 1 && table->n_columns > 1) ||
           anke_error_at(error, ANKE_ERROR_DATA, place,
                         "a header, at least one row and two columns were expected");
}

AnkeSmallTable *anke_small_table_read(AnkeInput *input, AnkeEncoding encoding, GError **error)
{
    gsize n_bytes;
    g_autofree char *bytes = anke_encoding_read_all(input, encoding, &n_bytes, error);
    if (bytes == NULL) {
        return NULL;
    }
    AnkeSmallTable *table = g_new0(AnkeSmallTable, 1);
    table->file = g_strdup(anke_input_name(input));
    table->cells = g_ptr_array_new();
    table->lines = g_array_new(FALSE, FALSE, sizeof(guint64));
    table->texts = g_string_chunk_new(1024);
    if (!read_records(table, bytes, n_bytes, error)) {
        g_clear_pointer(&table, anke_small_table_free);
    }
    return table;
}

const char *anke_small_table_cell(const AnkeSmallTable *table, guint row, guint column)
{
    return g_ptr_array_index(table->cells, (gsize)row * table->n_columns + column);
}

const char *anke_small_table_optional(const AnkeSmallTable *table, guint row, gint column)
{
    return column < 0 ? "" : anke_small_table_cell(table, row, (guint)column);
}

AnkePlace anke_small_table_place(const AnkeSmallTable *table, guint row, guint column)
{
    return (AnkePlace){table->file, g_array_index(table->lines, guint64, row), column + 1};
}

gboolean anke_small_table_refuse(const AnkeSmallTable *table, guint row, gint column,
                                 const char *problem, GError **error)
{
    guint at = (guint)MAX(column, 0);
    AnkePlace place = anke_small_table_place(table, row, at);
    g_autofree char *cell = anke_text_quote(anke_small_table_cell(table, row, at), -1);
    return anke_error_at(error, ANKE_ERROR_DATA, place, "\"%s\" %s", cell, problem);
}

gint anke_small_table_find(const AnkeSmallTable *table, const char *head)
{
    for (guint i = 0; i < table->n_columns; i++) {
        if (strcmp(anke_small_table_cell(table, 0, i), head) == 0) {
            return (gint)i;
        }
    }
    return -1;
}

void anke_small_table_free(AnkeSmallTable *table)
{
    if (table == NULL) {
        return;
    }
    g_free(table->file);
    g_ptr_array_unref(table->cells);
    g_array_unref(table->lines);
    g_string_chunk_free(table->texts);
    g_free(table);
}
