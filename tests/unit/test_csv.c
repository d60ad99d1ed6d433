#include <glib.h>
#include <string.h>

#include "analyzer/base/error.h"
#include "analyzer/data/csv.h"

/* Records as text: cells in <>, a line number and a line end for each record. */
static char *read_all(const char *bytes, gsize n_bytes, GError **error)
{
    g_autoptr(AnkeCsvReader) reader = anke_csv_reader_new_from_bytes("x.csv", bytes, n_bytes);
    g_autoptr(GString) text = g_string_new(NULL);
    for (;;) {
        const AnkeRecord *record;
        if (!anke_csv_reader_next(reader, &record, error)) {
            return NULL;
        }
        if (record == NULL) {
            return g_string_free(g_steal_pointer(&text), FALSE);
        }
        g_string_append_printf(text, "%" G_GUINT64_FORMAT ":", record->line);
        for (guint i = 0; i < record->n_fields; i++) {
            g_assert_cmpuint(strlen(record->fields[i].text), ==, record->fields[i].n_bytes);
            g_string_append_printf(text, "<%s>", record->fields[i].text);
        }
        g_string_append_c(text, '|');
    }
}

static void check_records(const char *csv, const char *want)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *records = read_all(csv, strlen(csv), &error);
    g_assert_no_error(error);
    g_assert_cmpstr(records, ==, want);
}

static void check_error_of(const char *csv, gsize n_bytes, const char *want)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *records = read_all(csv, n_bytes, &error);
    g_assert_null(records);
    g_assert_error(error, ANKE_ERROR, ANKE_ERROR_DATA);
    g_assert_cmpstr(error->message, ==, want);
}

static void check_error(const char *csv, const char *want)
{
    check_error_of(csv, strlen(csv), want);
}

#define QUOTE_MESSAGE                                                                              \
    "a quote stands where none may be: a cell with quotes must be quoted as a whole, its own "     \
    "quotes doubled"

static void test_blanks_are_kept(void)
{
    check_records(" a , b\t,\"  \",　\n", "1:< a >< b\t><  ><　>|");
    check_records("   \n", "1:<   >|");
    check_records("\t", "1:<\t>|");
}

static void test_each_line_end_ends_a_record_once(void)
{
    check_records("a\nb\n", "1:<a>|2:<b>|");
    check_records("a\r\nb\r\n", "1:<a>|2:<b>|");
    check_records("a\rb\r", "1:<a>|2:<b>|");
    check_records("a\r\nb\rc\nd", "1:<a>|2:<b>|3:<c>|4:<d>|");
    check_records("a\n\rb", "1:<a>|2:|3:<b>|");
}

static void test_blank_lines_are_records_without_cells(void)
{
    check_records("a\n\n\nb\n", "1:<a>|2:|3:|4:<b>|");
    check_records("a\r\n\r\nb", "1:<a>|2:|3:<b>|");
    check_records("a\r\rb", "1:<a>|2:|3:<b>|");
    check_records("\n", "1:|");
    check_records("", "");
}

static void test_line_ends_within_quotes_count_but_do_not_end(void)
{
    check_records("\"a\nb\",c\nd\n", "1:<a\nb><c>|3:<d>|");
    check_records("\"a\r\nb\"\r\nc\r\n", "1:<a\r\nb>|3:<c>|");
    check_records("\"\n\n\"\nx", "1:<\n\n>|4:<x>|");
}

static void test_quotes_follow_the_standard(void)
{
    check_records("\"a,b\",\"c\"\"d\",\"\"\n", "1:<a,b><c\"d><>|");
    check_records("a,,\n", "1:<a><><>|");
    check_records(",", "1:<><>|");
}

static void test_what_the_standard_forbids_is_refused_with_its_place(void)
{
    check_error("a,b\n1,5\" disk\n", "x.csv:2:2: " QUOTE_MESSAGE);
    check_error("a,b\n\"x\"y,2\n", "x.csv:2:1: " QUOTE_MESSAGE);
    check_error("a\n \"b\"\n", "x.csv:2:1: " QUOTE_MESSAGE);
    check_error("a\n\"b\" \n", "x.csv:2:1: " QUOTE_MESSAGE);
    check_error("a,b\n1,\"open\nand on", "x.csv:2:2: the input ends inside a quoted cell");
    check_error("\"a\nb\",c\"\n", "x.csv:2:2: " QUOTE_MESSAGE);
}

static void test_records_before_an_error_are_still_given(void)
{
    static const char csv[] = "a\nb\nc\"\n";
    g_autoptr(GError) error = NULL;
    g_autoptr(AnkeCsvReader) reader = anke_csv_reader_new_from_bytes("x.csv", csv, strlen(csv));
    const AnkeRecord *record;
    g_assert_true(anke_csv_reader_next(reader, &record, &error));
    g_assert_true(anke_csv_reader_next(reader, &record, &error));
    g_assert_cmpstr(record->fields[0].text, ==, "b");
    g_assert_false(anke_csv_reader_next(reader, &record, &error));
    g_assert_cmpstr(error->message, ==, "x.csv:3:1: " QUOTE_MESSAGE);
}

static void test_bytes_that_are_no_text_are_refused_with_their_cell(void)
{
    check_error("a,b\nx,\xFF\n", "x.csv:2:2: bytes that are not UTF-8 text");
    check_error("a\n\xED\xA0\x80\n", "x.csv:2:1: bytes that are not UTF-8 text");
    check_error("a\n\xC0\xAF\n", "x.csv:2:1: bytes that are not UTF-8 text");
    check_error_of("a,b\n1,x\0y\n", 10, "x.csv:2:2: bytes that are not UTF-8 text");
}

static void test_a_byte_order_mark_is_skipped_once(void)
{
    check_records("\xEF\xBB\xBF\"a,b\",c\n", "1:<a,b><c>|");
    check_records("\xEF\xBB\xBF", "");
    check_records("\xEF\xBB\xBF\xEF\xBB\xBF"
                  "a",
                  "1:<\xEF\xBB\xBF"
                  "a>|");
}

static char *long_cell_csv(gsize n_bytes, gboolean is_quoted)
{
    g_autofree char *cell = g_strnfill(n_bytes, 'x');
    return g_strdup_printf(is_quoted ? "h,i\n1,\"%s\"\n2,3\n" : "h,i\n1,%s\n2,3\n", cell);
}

static void test_a_cell_has_at_most_one_mebibyte(void)
{
    for (int is_quoted = 0; is_quoted < 2; is_quoted++) {
        g_autofree char *good = long_cell_csv(ANKE_CSV_MAX_CELL_BYTES, is_quoted == 1);
        g_autoptr(GError) error = NULL;
        g_autofree char *records = read_all(good, strlen(good), &error);
        g_assert_no_error(error);
        g_assert_true(g_str_has_suffix(records, "x>|3:<2><3>|"));
        g_autofree char *bad = long_cell_csv(ANKE_CSV_MAX_CELL_BYTES + 1, is_quoted == 1);
        check_error(bad, "x.csv:2:2: a cell is longer than 1048576 bytes");
        g_autofree char *worse = long_cell_csv(5 * ANKE_CSV_MAX_CELL_BYTES, is_quoted == 1);
        check_error(worse, "x.csv:2:2: a cell is longer than 1048576 bytes");
    }
}

static void test_a_record_has_at_most_2000_cells(void)
{
    g_autofree char *commas = g_strnfill(ANKE_CSV_MAX_COLUMNS - 1, ',');
    g_autoptr(GError) error = NULL;
    g_autofree char *records = read_all(commas, strlen(commas), &error);
    g_assert_no_error(error);
    g_assert_nonnull(records);
    g_autofree char *more = g_strnfill(ANKE_CSV_MAX_COLUMNS, ',');
    check_error(more, "x.csv:1: 2001 columns, at most 2000 were expected");
}

/* The parser, fed in pieces */

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

static char *parse_in_pieces(const char *csv, gsize n_piece)
{
    static const AnkeCsvHandlers handlers = {append_field, append_record};
    GString *text = g_string_new(NULL);
    g_autoptr(AnkeCsvParser) parser = anke_csv_parser_new(&handlers, text);
    AnkeCsvStatus status = ANKE_CSV_OK;
    gsize n_bytes = strlen(csv);
    for (gsize at = 0; at < n_bytes && status == ANKE_CSV_OK; at += n_piece) {
        status = anke_csv_parser_feed(parser, csv + at, MIN(n_piece, n_bytes - at));
    }
    if (status == ANKE_CSV_OK) {
        status = anke_csv_parser_finish(parser);
    }
    g_string_append_printf(text, "=%d", (int)status);
    return g_string_free(text, FALSE);
}

static void test_pieces_of_any_size_give_the_same_records(void)
{
    static const char *const csvs[] = {"a,b\r\n\"x\r\ny\",\"\"\"\"\r\n\r\n,\r\n",
                                       "a\rb\r\r\nc\n\nd",
                                       "所属,\"自由\n記述\"\n総務,\"\"",
                                       "a,\"b\nc",
                                       "a\nb\"c\nd",
                                       "\"a\"b"};
    for (gsize i = 0; i < G_N_ELEMENTS(csvs); i++) {
        g_autofree char *whole = parse_in_pieces(csvs[i], strlen(csvs[i]));
        for (gsize n = 1; n < strlen(csvs[i]); n++) {
            g_autofree char *pieces = parse_in_pieces(csvs[i], n);
            g_assert_cmpstr(pieces, ==, whole);
        }
    }
}

static void test_a_parser_may_be_fed_anew_after_its_end(void)
{
    static const AnkeCsvHandlers handlers = {append_field, append_record};
    g_autoptr(GString) text = g_string_new(NULL);
    g_autoptr(AnkeCsvParser) parser = anke_csv_parser_new(&handlers, text);
    g_assert_cmpint(anke_csv_parser_feed(parser, "a\r", 2), ==, ANKE_CSV_OK);
    g_assert_cmpint(anke_csv_parser_finish(parser), ==, ANKE_CSV_OK);
    g_assert_cmpint(anke_csv_parser_feed(parser, "\nb", 2), ==, ANKE_CSV_OK);
    g_assert_cmpint(anke_csv_parser_finish(parser), ==, ANKE_CSV_OK);
    g_assert_cmpstr(text->str, ==, "<a>||<b>|");
}

static void test_lines_in_a_cell_are_counted(void)
{
    g_assert_cmpuint(anke_csv_count_lines("", 0), ==, 0);
    g_assert_cmpuint(anke_csv_count_lines("ab", 2), ==, 0);
    g_assert_cmpuint(anke_csv_count_lines("a\nb\r\nc\rd", 8), ==, 3);
    g_assert_cmpuint(anke_csv_count_lines("\r", 1), ==, 1);
    g_assert_cmpuint(anke_csv_count_lines("\r\r\n", 3), ==, 2);
}

static void test_quotes_are_written_where_they_must_be(void)
{
    static const char *const bare[] = {"", "a", " a ", "a;b", "'", "\t", "、", "=1+1"};
    static const char *const quoted[] = {"a,b", "\"", "a\nb", "a\rb"};
    for (gsize i = 0; i < G_N_ELEMENTS(bare); i++) {
        g_assert_false(anke_csv_needs_quotes(bare[i], strlen(bare[i])));
    }
    for (gsize i = 0; i < G_N_ELEMENTS(quoted); i++) {
        g_assert_true(anke_csv_needs_quotes(quoted[i], strlen(quoted[i])));
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/csv/blanks are kept", test_blanks_are_kept);
    g_test_add_func("/csv/each line end ends a record once", test_each_line_end_ends_a_record_once);
    g_test_add_func("/csv/blank lines are records without cells",
                    test_blank_lines_are_records_without_cells);
    g_test_add_func("/csv/line ends within quotes count but do not end",
                    test_line_ends_within_quotes_count_but_do_not_end);
    g_test_add_func("/csv/quotes follow the standard", test_quotes_follow_the_standard);
    g_test_add_func("/csv/what the standard forbids is refused with its place",
                    test_what_the_standard_forbids_is_refused_with_its_place);
    g_test_add_func("/csv/records before an error are still given",
                    test_records_before_an_error_are_still_given);
    g_test_add_func("/csv/bytes that are no text are refused with their cell",
                    test_bytes_that_are_no_text_are_refused_with_their_cell);
    g_test_add_func("/csv/a byte order mark is skipped once",
                    test_a_byte_order_mark_is_skipped_once);
    g_test_add_func("/csv/a cell has at most one mebibyte", test_a_cell_has_at_most_one_mebibyte);
    g_test_add_func("/csv/a record has at most 2000 cells", test_a_record_has_at_most_2000_cells);
    g_test_add_func("/csv/pieces of any size give the same records",
                    test_pieces_of_any_size_give_the_same_records);
    g_test_add_func("/csv/a parser may be fed anew after its end",
                    test_a_parser_may_be_fed_anew_after_its_end);
    g_test_add_func("/csv/lines in a cell are counted", test_lines_in_a_cell_are_counted);
    g_test_add_func("/csv/quotes are written where they must be",
                    test_quotes_are_written_where_they_must_be);
    return g_test_run();
}
