#include "analyzer/data/csv.h"

#include <string.h>

#include "analyzer/base/error.h"
#include "analyzer/base/text.h"

enum { FEED_BYTES = 1 << 16 };

/* The reader */

typedef struct {
    gsize start; /* in text */
    gsize n_bytes;
} Span;

typedef struct {
    guint first_field;
    guint n_fields;
    guint64 line;
    gboolean is_valid; /* known to be UTF-8 */
} RecordSpan;

struct AnkeCsvReader {
    AnkeInput *input; /* NULL: from memory */
    const char *name;
    const char *bytes; /* memory left to parse */
    gsize n_bytes;
    char *block; /* for input */
    AnkeCsvParser *parser;
    AnkeBytes text;  /* cells of the records at hand, each with its NUL */
    AnkeBytes spans; /* Span, of all these cells */
    GArray *records;
    GArray *fields; /* of the record that is lent */
    AnkeRecord lent;
    guint next_record;
    guint64 line;           /* where the next record begins */
    guint64 lines_in_cells; /* of the record being read */
    guint n_open_fields;
    gboolean has_begun;
    gboolean has_ended;
    gboolean has_quotes;     /* a quote was met: cells may hold line ends */
    gboolean is_valid_block; /* the block at hand is UTF-8 */
    gboolean is_first_in_block;
    AnkeCsvStatus status;
};

static void collect_field(const char *text, gsize n_bytes, gpointer data)
{
    AnkeCsvReader *reader = data;
    Span span = {reader->text.n, n_bytes};
    anke_bytes_append(&reader->text, text, n_bytes);
    anke_bytes_append_byte(&reader->text, '\0');
    anke_bytes_append(&reader->spans, (const char *)&span, sizeof span);
    reader->lines_in_cells += reader->has_quotes ? anke_csv_count_lines(text, n_bytes) : 0;
    reader->n_open_fields++;
}

static Span *span_at(const AnkeCsvReader *reader, guint i)
{
    return (Span *)(void *)reader->spans.data + i;
}

static guint count_spans(const AnkeCsvReader *reader)
{
    return (guint)(reader->spans.n / sizeof(Span));
}

static void collect_record(gpointer data)
{
    AnkeCsvReader *reader = data;
    RecordSpan record = {count_spans(reader) - reader->n_open_fields, reader->n_open_fields,
                         reader->line, reader->is_valid_block && !reader->is_first_in_block};
    g_array_append_val(reader->records, record);
    reader->is_first_in_block = FALSE;
    reader->line += 1 + reader->lines_in_cells;
    reader->lines_in_cells = 0;
    reader->n_open_fields = 0;
}

static AnkeCsvReader *new_reader(const char *name)
{
    static const AnkeCsvHandlers handlers = {collect_field, collect_record};
    AnkeCsvReader *reader = g_new0(AnkeCsvReader, 1);
    reader->name = name;
    reader->parser = anke_csv_parser_new(&handlers, reader);
    reader->records = g_array_new(FALSE, FALSE, sizeof(RecordSpan));
    reader->fields = g_array_new(FALSE, FALSE, sizeof(AnkeField));
    reader->line = 1;
    return reader;
}

AnkeCsvReader *anke_csv_reader_new(AnkeInput *input)
{
    AnkeCsvReader *reader = new_reader(anke_input_name(input));
    reader->input = input;
    reader->block = g_malloc(FEED_BYTES);
    return reader;
}

AnkeCsvReader *anke_csv_reader_new_from_bytes(const char *name, const char *bytes, gsize n_bytes)
{
    AnkeCsvReader *reader = new_reader(name);
    reader->bytes = bytes;
    reader->n_bytes = n_bytes;
    return reader;
}

/* Drops the records that were given out; the cells of a record in progress move to the front. */
static void forget_given_records(AnkeCsvReader *reader)
{
    g_array_set_size(reader->records, 0);
    reader->next_record = 0;
    guint n_open = reader->n_open_fields;
    guint first = count_spans(reader) - n_open;
    gsize start = n_open > 0 ? span_at(reader, first)->start : reader->text.n;
    anke_bytes_drop(&reader->text, start);
    anke_bytes_drop(&reader->spans, first * sizeof(Span));
    for (guint i = 0; i < n_open; i++) {
        span_at(reader, i)->start -= start;
    }
}

static gboolean next_block(AnkeCsvReader *reader, const char **block, gsize *n_bytes,
                           GError **error)
{
    if (reader->input != NULL) {
        gssize n = anke_input_read(reader->input, reader->block, FEED_BYTES, error);
        if (n < 0) {
            return FALSE;
        }
        *block = reader->block;
        *n_bytes = (gsize)n;
        return TRUE;
    }
    *block = reader->bytes;
    *n_bytes = MIN((gsize)FEED_BYTES, reader->n_bytes);
    reader->bytes = *n_bytes > 0 ? reader->bytes + *n_bytes : reader->bytes; /* NULL of no bytes */
    reader->n_bytes -= *n_bytes;
    return TRUE;
}

/* Whether the bytes may be the beginning of a character that goes on in the next block: no line ends
 * behind them, so they belong to the first record that ends there. */
static gboolean is_cut_character(const char *bytes, gsize n_bytes)
{
    for (gsize i = 0; i < n_bytes; i++) {
        if ((guchar)bytes[i] < 0x80) {
            return FALSE;
        }
    }
    return n_bytes < 4;
}

/* Looks at a block as a whole, so that its records need not be looked at cell by cell. */
static void survey_block(AnkeCsvReader *reader, const char *block, gsize n_bytes)
{
    reader->is_valid_block = FALSE;
    reader->is_first_in_block = TRUE;
    if (n_bytes == 0) {
        return;
    }
    gsize n_valid = anke_text_valid_bytes(block, n_bytes);
    reader->is_valid_block = is_cut_character(block + n_valid, n_bytes - n_valid);
    reader->has_quotes = reader->has_quotes || memchr(block, '"', n_bytes) != NULL;
}

static gboolean feed_reader(AnkeCsvReader *reader, GError **error)
{
    const char *block;
    gsize n_bytes;
    if (!next_block(reader, &block, &n_bytes, error)) {
        return FALSE;
    }
    if (!reader->has_begun && n_bytes >= 3 && memcmp(block, "\xEF\xBB\xBF", 3) == 0) {
        block += 3;
        n_bytes -= 3;
        reader->has_begun = TRUE;
        survey_block(reader, block, n_bytes);
        reader->status = anke_csv_parser_feed(reader->parser, block, n_bytes);
        return TRUE;
    }
    reader->has_begun = TRUE;
    survey_block(reader, block, n_bytes);
    if (n_bytes > 0) {
        reader->status = anke_csv_parser_feed(reader->parser, block, n_bytes);
    } else {
        reader->status = anke_csv_parser_finish(reader->parser);
        reader->has_ended = TRUE;
    }
    return TRUE;
}

static gboolean check_cells(const AnkeCsvReader *reader, const AnkeRecord *record,
                            gboolean is_valid, GError **error)
{
    if (record->n_fields > ANKE_CSV_MAX_COLUMNS) {
        AnkePlace place = {reader->name, record->line, 0};
        return anke_error_at(error, ANKE_ERROR_DATA, place, "%u columns, at most %d were expected",
                             record->n_fields, ANKE_CSV_MAX_COLUMNS);
    }
    for (guint i = 0; i < record->n_fields; i++) {
        const AnkeField *field = &record->fields[i];
        if (field->n_bytes > ANKE_CSV_MAX_CELL_BYTES) {
            AnkePlace place = {reader->name, record->line, i + 1};
            return anke_error_at(error, ANKE_ERROR_DATA, place, "%s",
                                 anke_csv_status_message(ANKE_CSV_CELL_TOO_LONG));
        }
        if (!is_valid && anke_text_valid_bytes(field->text, field->n_bytes) != field->n_bytes) {
            AnkePlace place = {reader->name, record->line, i + 1};
            return anke_error_at(error, ANKE_ERROR_DATA, place, "bytes that are not UTF-8 text");
        }
    }
    return TRUE;
}

static gboolean lend_record(AnkeCsvReader *reader, GError **error)
{
    const RecordSpan *span = &g_array_index(reader->records, RecordSpan, reader->next_record++);
    g_array_set_size(reader->fields, span->n_fields);
    for (guint i = 0; i < span->n_fields; i++) {
        const Span *cell = span_at(reader, span->first_field + i);
        AnkeField field = {reader->text.data + cell->start, cell->n_bytes};
        g_array_index(reader->fields, AnkeField, i) = field;
    }
    reader->lent =
        (AnkeRecord){span->line, span->n_fields, (const AnkeField *)(void *)reader->fields->data};
    return check_cells(reader, &reader->lent, span->is_valid, error);
}

void anke_csv_reader_set_delimiter(AnkeCsvReader *reader, char delimiter)
{
    anke_csv_parser_set_delimiter(reader->parser, delimiter);
}

gboolean anke_csv_reader_next(AnkeCsvReader *reader, const AnkeRecord **record, GError **error)
{
    while (reader->next_record == reader->records->len) {
        if (reader->status != ANKE_CSV_OK) {
            AnkePlace place = {reader->name, reader->line + reader->lines_in_cells,
                               reader->n_open_fields + 1};
            return anke_error_at(error, ANKE_ERROR_DATA, place, "%s",
                                 anke_csv_status_message(reader->status));
        }
        if (reader->has_ended) {
            *record = NULL;
            return TRUE;
        }
        forget_given_records(reader);
        if (!feed_reader(reader, error)) {
            return FALSE;
        }
    }
    if (!lend_record(reader, error)) {
        return FALSE;
    }
    *record = &reader->lent;
    return TRUE;
}

const char *anke_csv_reader_name(const AnkeCsvReader *reader)
{
    return reader->name;
}

void anke_csv_reader_free(AnkeCsvReader *reader)
{
    if (reader == NULL) {
        return;
    }
    anke_csv_parser_free(reader->parser);
    anke_bytes_clear(&reader->text);
    anke_bytes_clear(&reader->spans);
    g_array_unref(reader->records);
    g_array_unref(reader->fields);
    g_free(reader->block);
    g_free(reader);
}

/* Writing */

gboolean anke_csv_needs_quotes(const char *text, gsize n_bytes)
{
    for (gsize i = 0; i < n_bytes; i++) {
        char byte = text[i];
        if (byte == ',' || byte == '"' || byte == '\r' || byte == '\n') {
            return TRUE;
        }
    }
    return FALSE;
}

void anke_csv_append_cell(AnkeBytes *bytes, const char *cell, gsize n_bytes)
{
    if (!anke_csv_needs_quotes(cell, n_bytes)) {
        anke_bytes_append(bytes, cell, n_bytes);
        return;
    }
    anke_bytes_append_byte(bytes, '"');
    for (gsize i = 0; i < n_bytes; i++) {
        if (cell[i] == '"') {
            anke_bytes_append_byte(bytes, '"');
        }
        anke_bytes_append_byte(bytes, cell[i]);
    }
    anke_bytes_append_byte(bytes, '"');
}

void anke_csv_write_cell(AnkeOutput *output, const char *text, gsize n_bytes)
{
    if (!anke_csv_needs_quotes(text, n_bytes)) {
        anke_output_write(output, text, n_bytes);
        return;
    }
    AnkeBytes cell = {0};
    anke_csv_append_cell(&cell, text, n_bytes);
    anke_output_write(output, cell.data, cell.n);
    anke_bytes_clear(&cell);
}
