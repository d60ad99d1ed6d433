/* The parser of CSV against libcsv alone: the same cells, records and status for any bytes. */
#include <csv.h>
#include <glib.h>

#include "analyzer/data/csv.h"

enum { N_CASES = 60000, MAX_BYTES = 40 };

static int is_trimmed(unsigned char byte)
{
    (void)byte;
    return 0;
}

typedef struct {
    GString *text;
    guint n_fields;
    gboolean has_ended_by_cr;
} Peer;

static void append_field(const char *text, gsize n_bytes, gpointer data)
{
    g_string_append_c(data, '<');
    g_string_append_len(data, text, (gssize)n_bytes);
    g_string_append_c(data, '>');
}

static void append_record(gpointer data)
{
    g_string_append_c(data, '|');
}

static void on_field(void *text, size_t n_bytes, void *data)
{
    Peer *peer = data;
    peer->n_fields++;
    append_field(text, n_bytes, peer->text);
}

/* The LF of a CRLF is no record of its own. */
static void on_row(int terminator, void *data)
{
    Peer *peer = data;
    if (terminator != '\n' || peer->n_fields > 0 || !peer->has_ended_by_cr) {
        append_record(peer->text);
    }
    peer->has_ended_by_cr = terminator == '\r';
    peer->n_fields = 0;
}

static char *parse_by_libcsv(const char *csv, gsize n_bytes)
{
    struct csv_parser parser;
    Peer peer = {.text = g_string_new(NULL)};
    AnkeCsvStatus status = ANKE_CSV_OK;
    g_assert_cmpint(csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI | CSV_REPALL_NL), ==, 0);
    csv_set_space_func(&parser, is_trimmed);
    if (csv_parse(&parser, csv, n_bytes, on_field, on_row, &peer) != n_bytes) {
        status = ANKE_CSV_BAD_QUOTE;
    } else if (csv_fini(&parser, on_field, on_row, &peer) != 0) {
        status = ANKE_CSV_UNTERMINATED_QUOTE;
    }
    csv_free(&parser);
    g_string_append_printf(peer.text, "=%d", (int)status);
    return g_string_free(peer.text, FALSE);
}

static char *parse_in_pieces(const char *csv, gsize n_bytes, gsize n_piece)
{
    static const AnkeCsvHandlers handlers = {append_field, append_record};
    GString *text = g_string_new(NULL);
    g_autoptr(AnkeCsvParser) parser = anke_csv_parser_new(&handlers, text);
    AnkeCsvStatus status = ANKE_CSV_OK;
    for (gsize at = 0; at < n_bytes && status == ANKE_CSV_OK; at += n_piece) {
        status = anke_csv_parser_feed(parser, csv + at, MIN(n_piece, n_bytes - at));
    }
    if (status == ANKE_CSV_OK) {
        status = anke_csv_parser_finish(parser);
    }
    g_string_append_printf(text, "=%d", (int)status);
    return g_string_free(text, FALSE);
}

static void test_any_bytes_are_read_as_libcsv_reads_them(void)
{
    /* Bytes that look like those that end a cell, but for one bit, stand among them. */
    static const char bytes[] = ",,,\"\"\"\r\n\r\naab \xAC\xA2\x8D\x8A-#\x0B\x0C\x80\xFF";
    g_autoptr(GRand) random = g_rand_new_with_seed(5);
    guint n_by_status[ANKE_CSV_CELL_TOO_LONG + 1] = {0};
    for (guint i = 0; i < N_CASES; i++) {
        char csv[MAX_BYTES];
        gsize n_bytes = (gsize)g_rand_int_range(random, 0, MAX_BYTES);
        /* Quotes are everywhere in half of the cases, nowhere in some, else rare. */
        gint32 n_kinds = i % 2 == 0 ? (gint32)sizeof bytes - 1 : 3 + g_rand_int_range(random, 0, 9);
        for (gsize at = 0; at < n_bytes; at++) {
            csv[at] = bytes[g_rand_int_range(random, 0, n_kinds)];
            if (csv[at] == '"' && g_rand_int_range(random, 0, 4) < (gint32)(i % 4)) {
                csv[at] = 'c';
            }
        }
        g_autofree char *want = parse_by_libcsv(csv, n_bytes);
        g_autofree char *whole = parse_in_pieces(csv, n_bytes, MAX_BYTES);
        g_autofree char *pieces = parse_in_pieces(csv, n_bytes, 1 + i % 11);
        g_assert_cmpstr(whole, ==, want);
        g_assert_cmpstr(pieces, ==, want);
        n_by_status[want[strlen(want) - 1] - '0']++;
    }
    g_assert_cmpuint(n_by_status[ANKE_CSV_OK], >, N_CASES / 5);
    g_assert_cmpuint(n_by_status[ANKE_CSV_BAD_QUOTE], >, N_CASES / 20);
    g_assert_cmpuint(n_by_status[ANKE_CSV_UNTERMINATED_QUOTE], >, N_CASES / 50);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/csv-parser/any bytes are read as libcsv reads them",
                    test_any_bytes_are_read_as_libcsv_reads_them);
    return g_test_run();
}
