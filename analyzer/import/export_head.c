#include "analyzer/import/export_head.h"

#include <string.h>

#include "analyzer/data/csv.h"

enum { MAX_HEAD_BYTES = 256 * 1024 };

static const char delimiters[] = {',', '\t', ';'};

/* Collecting */

typedef struct {
    GPtrArray *rows;
    GPtrArray *row; /* being read */
} Collector;

static GPtrArray *new_row(void)
{
    return g_ptr_array_new_with_free_func(g_free);
}

static void on_field(const char *cell, gsize n_bytes, gpointer data)
{
    Collector *collector = data;
    if (collector->rows->len < ANKE_HEAD_ROWS && collector->row->len < ANKE_CSV_MAX_COLUMNS) {
        g_ptr_array_add(collector->row, g_strndup(cell, n_bytes));
    }
}

static void on_record(gpointer data)
{
    Collector *collector = data;
    if (collector->rows->len < ANKE_HEAD_ROWS) {
        g_ptr_array_add(collector->rows, collector->row);
        collector->row = new_row();
    }
}

static GPtrArray *split(const char *utf8, gsize n_bytes, gboolean is_whole, char delimiter)
{
    static const AnkeCsvHandlers handlers = {on_field, on_record};
    Collector collector = {g_ptr_array_new_with_free_func((GDestroyNotify)g_ptr_array_unref),
                           new_row()};
    gsize n = MIN(n_bytes, (gsize)MAX_HEAD_BYTES);
    g_autoptr(AnkeCsvParser) parser = anke_csv_parser_new(&handlers, &collector);
    anke_csv_parser_set_delimiter(parser, delimiter);
    AnkeCsvStatus status = anke_csv_parser_feed(parser, utf8, n);
    if (status == ANKE_CSV_OK && is_whole && n == n_bytes) {
        (void)anke_csv_parser_finish(parser);
    }
    g_ptr_array_unref(collector.row);
    return collector.rows;
}

/* Evidence */

static guint row_width(const GPtrArray *rows, guint row)
{
    return row < rows->len ? ((const GPtrArray *)g_ptr_array_index(rows, row))->len : 0;
}

/* Cells of the records that have the most frequent width, if that is two cells or more. */
static guint regular_cells(const GPtrArray *rows)
{
    guint most = 0;
    for (guint i = 0; i < rows->len; i++) {
        guint width = row_width(rows, i);
        guint n_same = 0;
        for (guint j = 0; j < rows->len; j++) {
            n_same += row_width(rows, j) == width ? 1 : 0;
        }
        most = width >= 2 ? MAX(most, n_same * width) : most;
    }
    return most;
}

static guint count_filled(const GPtrArray *rows, guint row)
{
    guint n_filled = 0;
    const GPtrArray *cells = g_ptr_array_index(rows, row);
    for (guint i = 0; i < cells->len; i++) {
        n_filled += *(const char *)g_ptr_array_index(cells, i) != '\0' ? 1 : 0;
    }
    return n_filled;
}

enum { MAX_TITLE_CELLS = 2, MIN_TABLE_CELLS = 3 };

/* Office tables: lines of one or two filled cells, then the header, which is as wide as the rest.
 * An export that begins with a wide record or a blank line, or is narrow throughout, has none. */
static guint count_title_rows(const GPtrArray *rows)
{
    guint widest = 0;
    for (guint i = 0; i < rows->len; i++) {
        widest = MAX(widest, count_filled(rows, i));
    }
    gboolean begins_blank = rows->len > 0 && count_filled(rows, 0) == 0;
    for (guint i = 0; widest >= MIN_TABLE_CELLS && !begins_blank && i < rows->len; i++) {
        guint n_filled = count_filled(rows, i);
        if (n_filled > MAX_TITLE_CELLS) {
            return 2 * n_filled > widest ? i : 0;
        }
    }
    return 0;
}

AnkeExportHead *anke_export_head_new(const char *utf8, gsize n_bytes, gboolean is_whole,
                                     char delimiter)
{
    AnkeExportHead *head = g_new0(AnkeExportHead, 1);
    head->container = "csv";
    head->encoding = ANKE_ENCODING_UTF8;
    head->delimiter = delimiter != '\0' ? delimiter : delimiters[0];
    head->rows = split(utf8, n_bytes, is_whole, head->delimiter);
    guint best = regular_cells(head->rows);
    for (gsize i = 1; delimiter == '\0' && i < G_N_ELEMENTS(delimiters); i++) {
        GPtrArray *rows = split(utf8, n_bytes, is_whole, delimiters[i]);
        guint regular = regular_cells(rows);
        if (regular > best) {
            best = regular;
            head->delimiter = delimiters[i];
            g_ptr_array_unref(head->rows);
            head->rows = g_ptr_array_ref(rows);
        }
        g_ptr_array_unref(rows);
    }
    head->n_title_rows = count_title_rows(head->rows);
    return head;
}

guint anke_export_head_n_rows(const AnkeExportHead *head)
{
    return head->rows->len > head->n_title_rows ? head->rows->len - head->n_title_rows : 0;
}

guint anke_export_head_width(const AnkeExportHead *head, guint row)
{
    return row_width(head->rows, head->n_title_rows + row);
}

const char *anke_export_head_cell(const AnkeExportHead *head, guint row, guint column)
{
    if (column >= anke_export_head_width(head, row)) {
        return "";
    }
    return g_ptr_array_index(
        (const GPtrArray *)g_ptr_array_index(head->rows, head->n_title_rows + row), column);
}

void anke_export_head_free(AnkeExportHead *head)
{
    if (head != NULL) {
        g_ptr_array_unref(head->rows);
        g_free(head);
    }
}
