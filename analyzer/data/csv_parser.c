#include <csv.h>
#include <string.h>

#include "analyzer/data/csv.h"

/*
 * Cells without quotes are cut out here, eight bytes at a time, where they lie; from the first cell
 * with a quote to the end of its record, and for what the bytes at hand leave unfinished, libcsv
 * reads. It may be handed a record at the beginning of any cell that is not empty: there it tells
 * the beginning of a cell from the beginning of a record by nothing but an empty cell.
 */

enum { FEED_BYTES = 1 << 16 };

struct AnkeCsvParser {
    struct csv_parser csv;
    const AnkeCsvHandlers *handlers;
    gpointer data;
    char delimiter;
    guint n_fields;           /* of the record being read */
    gboolean is_in_libcsv;    /* libcsv has the beginning of what comes next */
    gboolean has_ended_by_cr; /* the last record: the LF of a CRLF may follow */
    gboolean has_long_cell;
};

/* What the parser was told */

/* libcsv trims what this calls a space: nothing. */
static int is_trimmed(unsigned char byte)
{
    (void)byte;
    return 0;
}

static inline void give_field(AnkeCsvParser *parser, const char *text, gsize n_bytes)
{
    parser->n_fields++;
    parser->has_long_cell |= n_bytes > ANKE_CSV_MAX_CELL_BYTES;
    parser->handlers->field(text, n_bytes, parser->data);
}

/* The LF of a CRLF looks like one more record without fields. */
static inline void give_record(AnkeCsvParser *parser, int terminator)
{
    gboolean is_rest_of_crlf =
        terminator == '\n' && parser->n_fields == 0 && parser->has_ended_by_cr;
    parser->has_ended_by_cr = terminator == '\r';
    parser->n_fields = 0;
    if (!is_rest_of_crlf) {
        parser->handlers->record(parser->data);
    }
}

static void on_field(void *text, size_t n_bytes, void *data)
{
    give_field(data, text, n_bytes);
}

static void on_row(int terminator, void *data)
{
    AnkeCsvParser *parser = data;
    parser->is_in_libcsv = FALSE;
    give_record(parser, terminator);
}

AnkeCsvParser *anke_csv_parser_new(const AnkeCsvHandlers *handlers, gpointer data)
{
    AnkeCsvParser *parser = g_new0(AnkeCsvParser, 1);
    parser->handlers = handlers;
    parser->data = data;
    parser->delimiter = ',';
    unsigned char options = CSV_STRICT | CSV_STRICT_FINI | CSV_REPALL_NL | CSV_APPEND_NULL;
    if (csv_init(&parser->csv, options) != 0) {
        g_error("libcsv refuses its options");
    }
    csv_set_space_func(&parser->csv, is_trimmed);
    csv_set_blk_size(&parser->csv, FEED_BYTES);
    return parser;
}

void anke_csv_parser_set_delimiter(AnkeCsvParser *parser, char delimiter)
{
    g_assert((guchar)delimiter < 0x80 && strchr("\"\r\n", delimiter) == NULL);
    parser->delimiter = delimiter;
    csv_set_delim(&parser->csv, (unsigned char)delimiter);
}

/* Cells without quotes */

#define EACH_BYTE(byte) ((guint64)(guchar)(byte)*G_GUINT64_CONSTANT(0x0101010101010101))

/*
 * Marks the bytes of a word that end a cell or are quotes, by their highest bit. All these are
 * ASCII: (b & 0x7F ^ c) + 0x7F has that bit unless b & 0x7F is c, and cannot carry into the next.
 */
static inline guint64 mark_ends(guint64 word, guint64 delimiters)
{
    const guint64 low = EACH_BYTE(0x7F);
    guint64 seven = word & low;
    guint64 others = ((seven ^ delimiters) + low) & ((seven ^ EACH_BYTE('"')) + low) &
                     ((seven ^ EACH_BYTE('\n')) + low) & ((seven ^ EACH_BYTE('\r')) + low);
    return ~(others | word) & EACH_BYTE(0x80);
}

static inline gboolean is_end(char byte, char delimiter)
{
    return byte == delimiter || byte == '"' || byte == '\n' || byte == '\r';
}

/* Takes the cell from *cell to the end of a cell or the quote at `at`. Returns FALSE at a quote and
 * behind a record with a cell that is too long. */
static inline gboolean take_end(AnkeCsvParser *parser, const char **cell, const char *at)
{
    if (*at == '"') {
        return FALSE;
    }
    gboolean is_delimiter = *at == parser->delimiter;
    if (is_delimiter || at > *cell || parser->n_fields > 0) {
        give_field(parser, *cell, (gsize)(at - *cell));
    }
    *cell = at + 1;
    if (is_delimiter) {
        return TRUE;
    }
    give_record(parser, *at);
    return !parser->has_long_cell;
}

/* Gives the cells that end before a quote and before `end`; returns where the rest begins. */
static const char *give_plain_cells(AnkeCsvParser *parser, const char *bytes, const char *end)
{
    const guint64 delimiters = EACH_BYTE(parser->delimiter);
    const char *cell = bytes;
    const char *at = bytes;
    for (; end - at >= 8; at += 8) {
        guint64 word;
        memcpy(&word, at, sizeof word);
        guint64 ends = mark_ends(GUINT64_FROM_LE(word), delimiters);
        for (; ends != 0; ends &= ends - 1) {
            if (!take_end(parser, &cell, at + __builtin_ctzll(ends) / 8)) {
                return cell;
            }
        }
    }
    for (; at < end; at++) {
        if (is_end(*at, parser->delimiter) && !take_end(parser, &cell, at)) {
            return cell;
        }
    }
    return cell;
}

/* The others */

/* Bytes up to and with the next line end, at most FEED_BYTES. */
static gsize line_bytes(const char *bytes, gsize n_bytes)
{
    gsize n = MIN(n_bytes, (gsize)FEED_BYTES);
    const char *lf = memchr(bytes, '\n', n);
    n = lf != NULL ? (gsize)(lf + 1 - bytes) : n;
    const char *cr = memchr(bytes, '\r', n);
    return cr != NULL ? (gsize)(cr + 1 - bytes) : n;
}

/* Feeds libcsv until it ends the record, line by line: a line may end within quotes. */
static AnkeCsvStatus feed_libcsv(AnkeCsvParser *parser, const char **bytes, const char *end)
{
    parser->is_in_libcsv = *bytes < end;
    while (parser->is_in_libcsv && *bytes < end) {
        gsize n = line_bytes(*bytes, (gsize)(end - *bytes));
        if (csv_parse(&parser->csv, *bytes, n, on_field, on_row, parser) != n) {
            return ANKE_CSV_BAD_QUOTE;
        }
        if (parser->has_long_cell ||
            csv_get_buffer_size(&parser->csv) > ANKE_CSV_MAX_CELL_BYTES + 2 * FEED_BYTES) {
            return ANKE_CSV_CELL_TOO_LONG;
        }
        *bytes += n;
    }
    return ANKE_CSV_OK;
}

AnkeCsvStatus anke_csv_parser_feed(AnkeCsvParser *parser, const char *bytes, gsize n_bytes)
{
    const char *end = n_bytes > 0 ? bytes + n_bytes : bytes;
    while (bytes < end) {
        if (!parser->is_in_libcsv) {
            bytes = give_plain_cells(parser, bytes, end);
        }
        AnkeCsvStatus status =
            parser->has_long_cell ? ANKE_CSV_CELL_TOO_LONG : feed_libcsv(parser, &bytes, end);
        if (status != ANKE_CSV_OK) {
            return status;
        }
    }
    return ANKE_CSV_OK;
}

AnkeCsvStatus anke_csv_parser_finish(AnkeCsvParser *parser)
{
    if (csv_fini(&parser->csv, on_field, on_row, parser) != 0) {
        return ANKE_CSV_UNTERMINATED_QUOTE;
    }
    if (parser->n_fields > 0) { /* the input ended behind a delimiter */
        give_field(parser, "", 0);
        give_record(parser, -1);
    }
    parser->is_in_libcsv = FALSE;
    parser->has_ended_by_cr = FALSE;
    return parser->has_long_cell ? ANKE_CSV_CELL_TOO_LONG : ANKE_CSV_OK;
}

void anke_csv_parser_begin(AnkeCsvParser *parser)
{
    parser->has_ended_by_cr = FALSE;
}

void anke_csv_parser_free(AnkeCsvParser *parser)
{
    if (parser != NULL) {
        csv_free(&parser->csv);
        g_free(parser);
    }
}

const char *anke_csv_status_message(AnkeCsvStatus status)
{
    switch (status) {
    case ANKE_CSV_BAD_QUOTE:
        return "a quote stands where none may be: a cell with quotes must be quoted as a whole, "
               "its own quotes doubled";
    case ANKE_CSV_UNTERMINATED_QUOTE:
        return "the input ends inside a quoted cell";
    case ANKE_CSV_CELL_TOO_LONG:
        return "a cell is longer than 1048576 bytes";
    case ANKE_CSV_OK:
        break;
    }
    return "no error";
}

guint64 anke_csv_count_lines(const char *text, gsize n_bytes)
{
    guint64 n_lines = 0;
    if (memchr(text, '\n', n_bytes) == NULL && memchr(text, '\r', n_bytes) == NULL) {
        return 0;
    }
    for (gsize i = 0; i < n_bytes; i++) {
        if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == n_bytes || text[i + 1] != '\n'))) {
            n_lines++;
        }
    }
    return n_lines;
}
