#include <glib.h>
#include <string.h>

#include "analyzer/import/export_head.h"

static AnkeExportHead *whole(const char *text)
{
    return anke_export_head_new(text, strlen(text), TRUE, '\0');
}

/* The delimiter that is found out, and how wide the first row is then. */
static void check_delimiter(const char *text, char delimiter, guint width)
{
    g_autoptr(AnkeExportHead) head = whole(text);
    g_assert_cmpint(head->delimiter, ==, delimiter);
    g_assert_cmpuint(anke_export_head_width(head, 0), ==, width);
}

static void test_the_delimiter_that_gives_rows_one_width_is_taken(void)
{
    check_delimiter("a,b,c\n1,2,3\n", ',', 3);
    check_delimiter("a\tb\n1\t2\n", '\t', 2);
    check_delimiter("a;b\n1;2\n", ';', 2);
    check_delimiter("番号;理由\n1;\"忙しい, 遠い\"\n2;近い\n", ';', 2);
    check_delimiter("a,b\n1,x;y;z\n2,x;y\n", ',', 2); /* answers joined by ; */
    check_delimiter("a;b,c;d\n1;2,3;4\n", ';', 3);    /* more cells in all */
    check_delimiter("a,b;c\n1,2;3\n", ',', 2);        /* equal evidence: the comma */
    check_delimiter("alone\n1\n2\n", ',', 1);         /* no evidence at all */
}

static void test_a_delimiter_that_is_said_is_not_doubted(void)
{
    static const char text[] = "a,b\n1,2\n";
    g_autoptr(AnkeExportHead) head = anke_export_head_new(text, strlen(text), TRUE, ';');
    g_assert_cmpint(head->delimiter, ==, ';');
    g_assert_cmpstr(anke_export_head_cell(head, 0, 0), ==, "a,b");
}

static void check_titles(const char *text, guint n_titles)
{
    g_autoptr(AnkeExportHead) head = whole(text);
    if (head->n_title_rows != n_titles) {
        g_test_message("%u title rows, %u wanted:\n%s", head->n_title_rows, n_titles, text);
        g_test_fail();
    }
}

static void test_lines_of_one_or_two_cells_before_a_wide_header_are_titles(void)
{
    check_titles("職員アンケート,,,\n令和8年,人事課,,\na,b,c,d\n1,2,3,4\n", 2);
    check_titles("職員アンケート\n\na,b,c\n1,2,3\n", 2);
    check_titles("a,b,c\n1,2,3\n", 0);
    check_titles("題,\n所属,満足度\n総務課,3\n", 0);   /* narrow throughout: no evidence */
    check_titles("\n題\na,b,c\n1,2,3\n", 0);           /* begins with a blank line */
    check_titles("題\na,b,c\n1,2,3,4,5,6,7,8\n", 0);   /* the first wide one is not half as wide */
    check_titles("題\na,b,c,d\n1,2,3,4,5,6,7,8\n", 0); /* nor is half */
    check_titles("題\na,b,c,d,e\n1,2,3,4,5,6,7,8\n", 1);
}

static void test_rows_count_from_the_header(void)
{
    g_autoptr(AnkeExportHead) head = whole("職員アンケート\na,b,c\n1,,3\n\n4,5\n");
    g_assert_cmpuint(head->n_title_rows, ==, 1);
    g_assert_cmpuint(anke_export_head_n_rows(head), ==, 4);
    g_assert_cmpstr(anke_export_head_cell(head, 0, 2), ==, "c");
    g_assert_cmpstr(anke_export_head_cell(head, 1, 1), ==, "");
    g_assert_cmpuint(anke_export_head_width(head, 2), ==, 0);   /* the blank line */
    g_assert_cmpstr(anke_export_head_cell(head, 3, 2), ==, ""); /* beyond the row */
    g_assert_cmpstr(anke_export_head_cell(head, 4, 0), ==, ""); /* beyond the rows */
    g_assert_cmpuint(anke_export_head_width(head, G_MAXUINT - 1), ==, 0);
}

static void test_a_last_record_counts_only_where_it_is_whole(void)
{
    static const char text[] = "a,b\n1,2";
    g_autoptr(AnkeExportHead) cut = anke_export_head_new(text, strlen(text), FALSE, '\0');
    g_autoptr(AnkeExportHead) end = anke_export_head_new(text, strlen(text), TRUE, '\0');
    g_assert_cmpuint(anke_export_head_n_rows(cut), ==, 1);
    g_assert_cmpuint(anke_export_head_n_rows(end), ==, 2);
    g_assert_cmpstr(anke_export_head_cell(end, 1, 1), ==, "2");
}

static void test_a_record_that_is_refused_ends_the_head_without_an_error(void)
{
    g_autoptr(AnkeExportHead) head = whole("a,b\n1,2\n3,x\"y\n5,6\n");
    g_assert_cmpuint(anke_export_head_n_rows(head), ==, 2);
    g_autoptr(AnkeExportHead) open = whole("a,b\n1,\"2\n3,4\n");
    g_assert_cmpuint(anke_export_head_n_rows(open), ==, 1);
}

static void test_the_head_has_fifty_records_and_no_more(void)
{
    g_autoptr(GString) text = g_string_new("a,b\n");
    for (guint i = 0; i < 1000; i++) {
        g_string_append_printf(text, "%u,\"x\ny\"\n", i);
    }
    g_autoptr(AnkeExportHead) head = whole(text->str);
    g_assert_cmpuint(anke_export_head_n_rows(head), ==, ANKE_HEAD_ROWS);
    g_assert_cmpstr(anke_export_head_cell(head, ANKE_HEAD_ROWS - 1, 0), ==, "48");
    g_assert_cmpstr(anke_export_head_cell(head, 1, 1), ==, "x\ny");
}

static void test_nothing_is_a_head_without_rows(void)
{
    g_autoptr(AnkeExportHead) head = whole("");
    g_assert_cmpuint(anke_export_head_n_rows(head), ==, 0);
    g_assert_cmpuint(head->n_title_rows, ==, 0);
    g_assert_cmpstr(anke_export_head_cell(head, 0, 0), ==, "");
    anke_export_head_free(NULL);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/export head/the delimiter that gives rows one width is taken",
                    test_the_delimiter_that_gives_rows_one_width_is_taken);
    g_test_add_func("/export head/a delimiter that is said is not doubted",
                    test_a_delimiter_that_is_said_is_not_doubted);
    g_test_add_func("/export head/lines of one or two cells before a wide header are titles",
                    test_lines_of_one_or_two_cells_before_a_wide_header_are_titles);
    g_test_add_func("/export head/rows count from the header", test_rows_count_from_the_header);
    g_test_add_func("/export head/a last record counts only where it is whole",
                    test_a_last_record_counts_only_where_it_is_whole);
    g_test_add_func("/export head/a record that is refused ends the head without an error",
                    test_a_record_that_is_refused_ends_the_head_without_an_error);
    g_test_add_func("/export head/the head has fifty records and no more",
                    test_the_head_has_fifty_records_and_no_more);
    g_test_add_func("/export head/nothing is a head without rows",
                    test_nothing_is_a_head_without_rows);
    return g_test_run();
}
