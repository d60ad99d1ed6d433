#include "analyzer/draft/draft_rows.h"

#include <string.h>

#include "analyzer/base/error.h"
#include "analyzer/base/text.h"
#include "analyzer/data/csv.h"

enum { PIECE_BYTES = 1 << 20 };

static const char not_text[] = "bytes that are not text in the encoding of the file";

typedef struct {
    const AnkeExportSource *source;
    AnkeDraftRowFunc visit;
    gpointer data;
    AnkeEncoding encoding; /* of the bytes being parsed */
    guint64 line;          /* of the record being read */
    guint64 lines_in_cells;
    guint64 n_rows;
    guint n_columns;
    GString **cells;
    const char **texts; /* of the cells */
    guint column;
    guint n_filled;
    gboolean begins_with_stop_word;
    gboolean begins_with_note;
    const char *bad; /* what is wrong with the row; NULL: nothing */
    guint64 bad_line;
    guint bad_column;
} Reading;

/* Cells */

static gboolean take_text(Reading *reading, const char *cell, gsize n_bytes, GString *text)
{
    if (reading->encoding != ANKE_ENCODING_CP932) {
        g_string_append_len(text, cell, (gssize)n_bytes);
        return anke_text_valid_bytes(cell, n_bytes) == n_bytes;
    }
    gsize n_written = 0;
    g_string_set_size(text, n_bytes * ANKE_CP932_GROWTH);
    gsize n_good = anke_cp932_decode(cell, n_bytes, text->str, &n_written);
    g_string_set_size(text, n_written);
    return n_good == n_bytes;
}

static void look_at_first(Reading *reading, const char *cell)
{
    GHashTable *stop_words = reading->source->profile->stop_words;
    g_autofree char *folded = anke_text_folded(cell);
    reading->begins_with_stop_word = g_hash_table_contains(stop_words, folded);
    reading->begins_with_note = g_hash_table_size(stop_words) > 0 &&
                                (g_str_has_prefix(cell, "※") || g_str_has_prefix(cell, "注"));
}

/* A total row or a note, as anke-import tells them. */
static gboolean is_no_row(const Reading *reading)
{
    return reading->n_filled == 0 ||
           (reading->begins_with_stop_word && reading->n_filled < reading->n_columns) ||
           (reading->begins_with_note && reading->n_filled == 1 && reading->n_columns > 1);
}

/* At the beginning of the cell. */
static void refuse(Reading *reading, const char *message)
{
    reading->bad = message;
    reading->bad_line = reading->line + reading->lines_in_cells;
    reading->bad_column = reading->column + 1;
}

static void on_field(const char *cell, gsize n_bytes, gpointer data)
{
    Reading *reading = data;
    if (reading->column < reading->n_columns && reading->bad == NULL) {
        GString *text = reading->cells[reading->column];
        if (!take_text(reading, cell, n_bytes, text)) {
            refuse(reading, not_text);
        } else if (n_bytes == 0 && reading->column + 1 == reading->source->profile->start_column) {
            refuse(reading, ANKE_ROW_GOES_ON);
        } else if (n_bytes > 0 && reading->n_filled++ == 0) {
            look_at_first(reading, text->str);
        }
    }
    if (!reading->source->profile->line_is_record) {
        reading->lines_in_cells += anke_csv_count_lines(cell, n_bytes);
    }
    reading->column++;
}

/* Rows */

static void on_record(gpointer data)
{
    Reading *reading = data;
    for (guint i = 0; i < reading->n_columns; i++) {
        reading->texts[i] = reading->cells[i]->str;
    }
    if (reading->bad == NULL && !is_no_row(reading)) {
        reading->visit(reading->texts, reading->data);
        reading->n_rows++;
    }
    for (guint i = 0; i < reading->n_columns; i++) {
        g_string_truncate(reading->cells[i], 0);
    }
    if (reading->bad == NULL) {
        reading->line += 1 + reading->lines_in_cells;
    }
    reading->lines_in_cells = 0;
    reading->column = 0;
    reading->n_filled = 0;
    reading->begins_with_stop_word = FALSE;
    reading->begins_with_note = FALSE;
}

static gboolean check(const Reading *reading, AnkeCsvStatus status, GError **error)
{
    AnkePlace place = {reading->source->name, reading->bad_line, reading->bad_column};
    if (reading->bad != NULL) {
        return anke_error_at(error, ANKE_ERROR_DATA, place, "%s", reading->bad);
    }
    place.line = reading->line + reading->lines_in_cells;
    place.column = reading->column + 1;
    return status == ANKE_CSV_OK ||
           anke_error_at(error, ANKE_ERROR_DATA, place, "%s", anke_csv_status_message(status));
}

static gboolean parse_all(AnkeExportSource *source, AnkeCsvParser *parser, Reading *reading,
                          GError **error)
{
    AnkeBytes bytes = {0};
    gboolean is_good = TRUE;
    while (is_good && !source->has_ended) {
        bytes.n = 0;
        is_good = anke_export_read(source, PIECE_BYTES, &bytes, error);
        if (is_good) {
            reading->encoding = anke_export_bytes_encoding(source);
            is_good = check(reading, anke_csv_parser_feed(parser, bytes.data, bytes.n), error);
        }
    }
    anke_bytes_clear(&bytes);
    return is_good && check(reading, anke_csv_parser_finish(parser), error);
}

gboolean anke_draft_rows_read(AnkeExportSource *source, AnkeDraftRowFunc visit, gpointer data,
                              guint64 *n_rows, GError **error)
{
    static const AnkeCsvHandlers handlers = {on_field, on_record};
    Reading reading = {.source = source, .visit = visit, .data = data, .line = source->first_line};
    reading.n_columns = source->columns->len;
    reading.cells = g_new0(GString *, reading.n_columns + 1);
    reading.texts = g_new0(const char *, reading.n_columns + 1);
    for (guint i = 0; i < reading.n_columns; i++) {
        reading.cells[i] = g_string_new(NULL);
    }
    g_autoptr(AnkeCsvParser) parser = anke_csv_parser_new(&handlers, &reading);
    anke_csv_parser_set_delimiter(parser, source->profile->delimiter);
    gboolean is_good = parse_all(source, parser, &reading, error);
    if (is_good && source->is_broken) {
        AnkePlace place = {source->name, reading.line, 0};
        is_good = anke_error_at(error, ANKE_ERROR_DATA, place, "%s", not_text);
    }
    for (guint i = 0; i < reading.n_columns; i++) {
        g_string_free(reading.cells[i], TRUE);
    }
    g_free(reading.cells);
    g_free(reading.texts);
    *n_rows = reading.n_rows;
    return is_good;
}
