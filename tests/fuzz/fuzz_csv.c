/* The CSV reader on any bytes: fed whole and in pieces it gives the same records, and what is written out
 * again is read as it was. The first byte chooses delimiter and size of the pieces. */
#include <glib.h>
#include <string.h>

#include "analyzer/base/error.h"
#include "analyzer/base/text.h"
#include "analyzer/data/csv.h"

int LLVMFuzzerTestOneInput(const guint8 *data, gsize n_bytes);

/* Cells end in 0x1F, records in 0x1E; lengths stand before, so that no cell can look like an end. */
static void on_field(const char *text, gsize n_bytes, gpointer data)
{
    GByteArray *all = data;
    g_byte_array_append(all, (const guint8 *)&n_bytes, sizeof n_bytes);
    g_byte_array_append(all, (const guint8 *)text, (guint)n_bytes);
    g_byte_array_append(all, (const guint8 *)"\x1F", 1);
}

static void on_record(gpointer data)
{
    g_byte_array_append(data, (const guint8 *)"\x1E", 1);
}

static AnkeCsvStatus parse(const char *bytes, gsize n_bytes, char delimiter, gsize n_piece,
                           GByteArray *all)
{
    static const AnkeCsvHandlers handlers = {on_field, on_record};
    g_autoptr(AnkeCsvParser) parser = anke_csv_parser_new(&handlers, all);
    anke_csv_parser_set_delimiter(parser, delimiter);
    AnkeCsvStatus status = ANKE_CSV_OK;
    for (gsize at = 0; at < n_bytes && status == ANKE_CSV_OK; at += n_piece) {
        g_autofree char *piece = g_memdup2(bytes + at, MIN(n_piece, n_bytes - at));
        status = anke_csv_parser_feed(parser, piece, MIN(n_piece, n_bytes - at));
    }
    return status == ANKE_CSV_OK ? anke_csv_parser_finish(parser) : status;
}

static void check_pieces(const char *bytes, gsize n_bytes, char delimiter, gsize n_piece)
{
    g_autoptr(GByteArray) whole = g_byte_array_new();
    g_autoptr(GByteArray) pieces = g_byte_array_new();
    AnkeCsvStatus status = parse(bytes, n_bytes, delimiter, n_bytes + 1, whole);
    g_assert_cmpint(parse(bytes, n_bytes, delimiter, n_piece, pieces), ==, status);
    g_assert_cmpmem(whole->data, whole->len, pieces->data, pieces->len);
}

static void write_record(const AnkeRecord *record, AnkeBytes *written)
{
    for (guint i = 0; i < record->n_fields; i++) {
        if (i > 0) {
            anke_bytes_append_byte(written, ',');
        }
        g_assert_cmpuint(anke_text_valid_bytes(record->fields[i].text, record->fields[i].n_bytes),
                         ==, record->fields[i].n_bytes);
        anke_csv_append_cell(written, record->fields[i].text, record->fields[i].n_bytes);
    }
    anke_bytes_append_byte(written, '\n');
}

/* Reads everything and writes it out again. */
static gboolean rewrite(const char *bytes, gsize n_bytes, char delimiter, AnkeBytes *written)
{
    g_autoptr(AnkeCsvReader) reader = anke_csv_reader_new_from_bytes("csv", bytes, n_bytes);
    g_autoptr(GError) error = NULL;
    const AnkeRecord *record = NULL;
    guint64 line = 0;
    anke_csv_reader_set_delimiter(reader, delimiter);
    while (anke_csv_reader_next(reader, &record, &error) && record != NULL) {
        g_assert_cmpuint(record->line, >, line);
        g_assert_cmpuint(record->n_fields, <=, ANKE_CSV_MAX_COLUMNS);
        line = record->line;
        write_record(record, written);
    }
    g_assert_true(error == NULL || error->domain == ANKE_ERROR);
    return error == NULL;
}

int LLVMFuzzerTestOneInput(const guint8 *data, gsize n_bytes)
{
    static const char delimiters[] = {',', '\t', ';'};
    if (n_bytes < 1) {
        return 0;
    }
    const char *bytes = (const char *)data + 1;
    char delimiter = delimiters[data[0] % G_N_ELEMENTS(delimiters)];
    AnkeBytes once = {0};
    AnkeBytes twice = {0};
    check_pieces(bytes, n_bytes - 1, delimiter, data[0] / G_N_ELEMENTS(delimiters) + 1);
    if (rewrite(bytes, n_bytes - 1, delimiter, &once) && once.n > 0) {
        gboolean has_mark = once.n >= 3 && memcmp(once.data, "\xEF\xBB\xBF", 3) == 0;
        g_assert_true(has_mark || rewrite(once.data, once.n, ',', &twice));
        g_assert_true(has_mark ||
                      (once.n == twice.n && memcmp(once.data, twice.data, once.n) == 0));
    }
    anke_bytes_clear(&once);
    anke_bytes_clear(&twice);
    return 0;
}
