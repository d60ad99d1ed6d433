/*
 * CSV by RFC 4180, as libcsv reads it in its strict settings.
 *
 * Two levels. AnkeCsvParser is the hot path: bytes in, callbacks out, no copies, no positions.
 * AnkeCsvReader is for everything else: it yields records with their line, checks UTF-8 and
 * width, and reports errors with file, line and column.
 *
 * Nothing is trimmed, blank lines are records without fields, CR, LF and CRLF end a record, quotes
 * follow the standard strictly: a quote inside an unquoted cell, text after a closing quote and an
 * unterminated quote are errors (libcsv's lenient mode merges records silently).
 */
#ifndef ANKE_DATA_CSV_H
#define ANKE_DATA_CSV_H

#include <glib.h>

#include "analyzer/base/bytes.h"
#include "analyzer/base/input.h"
#include "analyzer/base/output.h"

#define ANKE_CSV_MAX_CELL_BYTES ((gsize)1 << 20)
#define ANKE_CSV_MAX_COLUMNS 2000

typedef enum {
    ANKE_CSV_OK,
    ANKE_CSV_BAD_QUOTE,          /* a quote where the standard has none */
    ANKE_CSV_UNTERMINATED_QUOTE, /* the input ends inside a quoted cell */
    ANKE_CSV_CELL_TOO_LONG       /* more than ANKE_CSV_MAX_CELL_BYTES */
} AnkeCsvStatus;

/* What is wrong and what was expected, for messages. */
const char *anke_csv_status_message(AnkeCsvStatus status);

/* Callbacks of the parser. `text` is not terminated and valid during the call only. A record without
 * fields is a blank line. */
typedef struct {
    void (*field)(const char *text, gsize n_bytes, gpointer data);
    void (*record)(gpointer data);
} AnkeCsvHandlers;

typedef struct AnkeCsvParser AnkeCsvParser;

/* `data` is passed to the handlers; both are borrowed for the parser's life. */
AnkeCsvParser *anke_csv_parser_new(const AnkeCsvHandlers *handlers, gpointer data);

/* Sets what stands between cells: a comma unless said. To be called before the first bytes. */
void anke_csv_parser_set_delimiter(AnkeCsvParser *parser, char delimiter);

/* Parses bytes that follow those of the last call. After anything but ANKE_CSV_OK the parser is
 * finished: the records delivered before the error stay delivered. */
AnkeCsvStatus anke_csv_parser_feed(AnkeCsvParser *parser, const char *bytes, gsize n_bytes);

/* Ends the input: delivers a last record without a line end. The parser may be fed anew then. */
AnkeCsvStatus anke_csv_parser_finish(AnkeCsvParser *parser);

/* Says that the bytes fed next do not follow those of the last call, which ended a record: an LF
 * at their beginning is a blank line, not the rest of a CRLF. */
void anke_csv_parser_begin(AnkeCsvParser *parser);

void anke_csv_parser_free(AnkeCsvParser *parser);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(AnkeCsvParser, anke_csv_parser_free)

/* Line ends inside a cell: CRLF counts once, as do lone CR and LF. */
guint64 anke_csv_count_lines(const char *text, gsize n_bytes);

typedef struct {
    const char *text; /* terminated by a NUL that is not counted */
    gsize n_bytes;
} AnkeField;

/* A record; borrowed until the next call. */
typedef struct {
    guint64 line; /* where it begins; the first line is 1 */
    guint n_fields;
    const AnkeField *fields;
} AnkeRecord;

typedef struct AnkeCsvReader AnkeCsvReader;

/* Reads UTF-8 from `input`, which is borrowed for the reader's life. A byte order mark is skipped. */
AnkeCsvReader *anke_csv_reader_new(AnkeInput *input);

/* Reads UTF-8 from memory, which is borrowed for the reader's life; `name` is for messages. */
AnkeCsvReader *anke_csv_reader_new_from_bytes(const char *name, const char *bytes, gsize n_bytes);

/* Sets what stands between cells: a comma unless said. To be called before the first record. */
void anke_csv_reader_set_delimiter(AnkeCsvReader *reader, char delimiter);

/*
 * Gives the next record, or NULL in *record at the end of the input.
 * Errors: ANKE_ERROR_DATA (quotes, length, invalid UTF-8, NUL, too many columns), ANKE_ERROR_IO
 */
gboolean anke_csv_reader_next(AnkeCsvReader *reader, const AnkeRecord **record, GError **error);

/* Name of the input, for messages. */
const char *anke_csv_reader_name(const AnkeCsvReader *reader);

void anke_csv_reader_free(AnkeCsvReader *reader);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(AnkeCsvReader, anke_csv_reader_free)

/* Writes one cell, quoted only where comma, quote, CR or LF demand it. No delimiter is written. */
void anke_csv_write_cell(AnkeOutput *output, const char *text, gsize n_bytes);

/* As anke_csv_write_cell(), to the end of a run of bytes. */
void anke_csv_append_cell(AnkeBytes *bytes, const char *cell, gsize n_bytes);

/* Whether a cell must be quoted. */
gboolean anke_csv_needs_quotes(const char *text, gsize n_bytes);

#endif
