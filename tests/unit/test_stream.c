#include <glib.h>
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "analyzer/base/error.h"
#include "analyzer/data/stream.h"

#define HEAD "wave,question,item,by,group,stat,value\n"

static AnkeStream *open_text(const char *text, GError **error)
{
    return anke_stream_open_bytes("t.csv", text, strlen(text), error);
}

/* Reads a whole stream; the message of the first error, or NULL. */
static char *first_error(const char *text)
{
    GError *error = NULL;
    g_autoptr(AnkeStream) stream = open_text(text, &error);
    AnkeTable *table = NULL;
    while (error == NULL && anke_stream_next(stream, &table, &error) && table != NULL) {
        anke_table_free(table);
    }
    if (error == NULL) {
        return NULL;
    }
    g_assert_cmpint(error->code, ==, ANKE_ERROR_DATA);
    char *message = g_strdup(error->message);
    g_error_free(error);
    return message;
}

static void check_refused(const char *text, const char *want)
{
    g_autofree char *message = first_error(text);
    g_assert_nonnull(message);
    if (strstr(message, want) == NULL) {
        g_error("\"%s\" does not say \"%s\"", message, want);
    }
}

static void test_a_table_is_read_with_its_description(void)
{
    GError *error = NULL;
    g_autoptr(AnkeStream) stream = open_text(
        HEAD
        ",,,,,title,調査\n,,,,,conf,0.95\n"
        "w,q,,b,,label,質問\nw,q,,b,,type,scale\nw,q,良い,b,,score,2\nw,q,良い,b,,name,good\n"
        "w,q,良い,b,,item_type,choice\nw,q,無回答,b,,item_type,noanswer\n"
        "w,q,,b,課,group_type,choice\nw,q,,b,課,answered,3\nw,q,良い,b,,n,5\nw,q,良い,b,課,n,x\n"
        "w,q,無回答,b,課,n,\n,,,,,end,13\n",
        &error);
    g_assert_no_error(error);
    g_assert_cmpuint(anke_stream_n_facts(stream), ==, 2);
    g_assert_cmpstr(anke_stream_fact(stream, "title"), ==, "調査");
    g_assert_null(anke_stream_fact(stream, "closed"));
    g_autoptr(AnkeTable) table = NULL;
    g_assert_true(anke_stream_next(stream, &table, &error));
    g_assert_no_error(error);
    g_assert_cmpstr(table->wave, ==, "w");
    g_assert_cmpstr(table->label, ==, "質問");
    g_assert_cmpint(table->type, ==, ANKE_TYPE_SCALE);
    g_assert_cmpuint(table->n_items, ==, 2);
    g_assert_cmpstr(table->items[0].name, ==, "good");
    g_assert_cmpfloat(table->items[0].score, ==, 2);
    g_assert_cmpint(table->items[1].type, ==, ANKE_ITEM_NOANSWER);
    g_assert_cmpfloat(anke_table_number(table, "n", 0, ANKE_ALL), ==, 5);
    g_assert_true(anke_table_is_hidden(table, "n", 0, 0));
    g_assert_true(isnan(anke_table_number(table, "n", 0, 0)));
    g_assert_cmpstr(anke_table_text(table, "n", 1, 0), ==, "");
    g_assert_null(anke_table_text(table, "n", 1, ANKE_ALL));
    g_assert_cmpfloat(anke_table_base(table, "answered", 0), ==, 3);
    AnkeTable *end = NULL;
    g_assert_true(anke_stream_next(stream, &end, &error));
    g_assert_null(end);
}

static void test_a_stream_of_counts_alone_takes_its_defaults(void)
{
    GError *error = NULL;
    g_autoptr(AnkeStream) stream =
        open_text(HEAD ",q,はい,,,n,3\n,q,いいえ,,,n,4\n,,,,,end,2\n", &error);
    g_assert_no_error(error);
    g_autoptr(AnkeTable) table = NULL;
    g_assert_true(anke_stream_next(stream, &table, &error));
    g_assert_cmpint(table->type, ==, ANKE_TYPE_SINGLE);
    g_assert_cmpstr(table->label, ==, "q");
    g_assert_cmpint(table->items[1].type, ==, ANKE_ITEM_CHOICE);
    g_assert_cmpfloat(anke_table_base(table, "answered", ANKE_ALL), ==, 7);
    g_assert_cmpfloat(anke_table_base(table, "asked", ANKE_ALL), ==, 7);
    g_assert_true(isnan(anke_table_base(table, "population", ANKE_ALL)));
}

static void test_a_wave_has_facts_of_its_own(void)
{
    g_autoptr(AnkeStream) stream = open_text(HEAD ",,,,,title,調査\n2025,,,,,closed,2025-09-30\n"
                                                  "2026,,,,,closed,2026-09-30\n,,,,,end,3\n",
                                             NULL);
    g_assert_cmpstr(anke_stream_wave_fact(stream, "2026", "closed"), ==, "2026-09-30");
    g_assert_cmpstr(anke_stream_wave_fact(stream, "2026", "title"), ==, "調査");
    g_assert_null(anke_stream_wave_fact(stream, "2024", "closed"));
}

static void test_tables_that_only_serve_another_are_known(void)
{
    static const struct {
        const char *rows;
        gboolean is_supplement;
    } cases[] = {
        {",q,a,,,n,1\n", FALSE},
        {",q,a,dept,総務,n,1\n", FALSE},
        {",q,a,dept:age,総務 / 若,n,1\n", FALSE},
        {",q,a,q,a,n,1\n", FALSE},
        {",q,a,dept:q,総務 / a,n,1\n", TRUE},
        {",q,,dept,総務,n_h,9\n", FALSE}, /* by the stratum alone */
        {",q,,dept:age,総務 / 若,n_h,9\n", TRUE},
        {",q,,dept:age:,総務 / 若,n_h,9\n", TRUE},
        {",q,,tool*tool,筆 / 紙,overlap,9\n", TRUE},
        {",q,,q,,type,battery\n", FALSE},
        {",q,,dept:q,,type,battery\n", FALSE},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *text = g_strdup_printf(HEAD "%s,,,,,end,1\n", cases[i].rows);
        g_autoptr(AnkeStream) stream = open_text(text, NULL);
        g_autoptr(AnkeTable) table = NULL;
        g_assert_true(anke_stream_next(stream, &table, NULL));
        g_assert_cmpint(anke_table_is_supplement(table), ==, cases[i].is_supplement);
    }
}

static void test_a_battery_has_members(void)
{
    g_autoptr(AnkeStream) stream = open_text(
        HEAD ",b,,b,,type,battery\n,b,甲,b,,item_type,member\n,b,甲,b,甲,sxy,3\n,,,,,end,3\n",
        NULL);
    g_autoptr(AnkeTable) table = NULL;
    g_assert_true(anke_stream_next(stream, &table, NULL));
    g_assert_cmpint(table->type, ==, ANKE_TYPE_BATTERY);
    g_assert_cmpint(table->items[0].type, ==, ANKE_ITEM_MEMBER);
    g_assert_cmpstr(anke_question_type_name(ANKE_TYPE_BATTERY), ==, "battery");
    g_assert_cmpstr(anke_item_type_name(ANKE_ITEM_MEMBER), ==, "member");
}

static void test_a_stream_without_its_end_is_refused(void)
{
    check_refused(HEAD ",q,a,,,n,3\n", "no end row");
    check_refused(HEAD, "no end row");
    check_refused(HEAD ",q,a,,,n,3\n,,,,,end,2\n", "end row does not count");
    check_refused(HEAD ",q,a,,,n,3\n,,,,,end,1\n,q,b,,,n,3\n", "rows follow the end row");
    check_refused("", "is empty");
}

static void test_bad_rows_are_refused_with_their_line(void)
{
    check_refused("a,b\n", "t.csv:1: not a table stream");
    check_refused(HEAD ",q,a,,,n\n,,,,,end,1\n", "t.csv:2: 6 columns");
    check_refused(HEAD ",q,a,,,n,1\n,q,a,,,n,2\n,,,,,end,2\n", "t.csv:3: a second \"n\"");
    check_refused(HEAD ",q,a,,,n,1\n,r,a,,,n,2\n,q,b,,,n,2\n,,,,,end,3\n",
                  "t.csv:4:2: a second table");
    check_refused(HEAD ",q,a,,,n,1\n,,,,,title,x\n,,,,,end,2\n",
                  "fact about the survey stands behind");
    check_refused(HEAD ",,,,,title,a\n,,,,,title,b\n,,,,,end,2\n", "stands twice");
    check_refused(HEAD ",q,a,,,,1\n,,,,,end,1\n", "t.csv:2:6: the name of a statistic");
    check_refused(HEAD ",q,\xFF,,,n,1\n,,,,,end,1\n", "t.csv:2:3: bytes that are not UTF-8");
    check_refused(HEAD ",q,\"a,,,n,1\n,,,,,end,1\n", "inside a quoted cell");
    check_refused(HEAD ",q,a\"b,,,n,1\n,,,,,end,1\n", "t.csv:2:3: a quote stands");
    check_refused(HEAD ",q,,,,type,odd\n,,,,,end,1\n", "unknown type \"odd\"");
}

static void test_a_broken_ledger_is_refused(void)
{
    check_refused(HEAD ",q,,,,valid,8\n,q,,,,asked,7\n,q,,,,na,0\n,q,,,,notasked,0\n,,,,,end,4\n",
                  "valid is not asked + na + notasked");
    check_refused(HEAD ",q,,,,asked,7\n,q,,,,answered,5\n,q,,,,noanswer,1\n,q,,,,invalid,0\n"
                       ",,,,,end,4\n",
                  "asked is not answered + noanswer + invalid");
    g_assert_null(first_error(HEAD ",q,,,,valid,8\n,q,,,,asked,\n,q,,,,na,0\n,q,,,,notasked,0\n"
                                   ",,,,,end,4\n"));
}

static const char *root(void)
{
    const char *folder = g_getenv("ANKE_ROOT");
    return folder != NULL ? folder : ".";
}

/* Copying every row of the worked example gives the same bytes. */
static void test_copying_a_stream_changes_no_byte(void)
{
    GError *error = NULL;
    g_autofree char *path = g_build_filename(root(), "tests/example/stats.csv", NULL);
    g_autofree char *folder = g_dir_make_tmp("anke-XXXXXX", NULL);
    g_autofree char *copy = g_build_filename(folder, "copy.csv", NULL);
    g_autoptr(AnkeStream) stream = anke_stream_open(path, &error);
    g_assert_no_error(error);
    g_autoptr(AnkeOutput) output = anke_output_open(copy, ANKE_OUTPUT_REPORT, &error);
    g_assert_no_error(error);
    g_autoptr(AnkeStreamWriter) writer = anke_stream_writer_new(output);
    for (guint i = 0; i < anke_stream_n_facts(stream); i++) {
        const AnkeFact *fact = anke_stream_fact_at(stream, i);
        anke_stream_writer_fact(writer, fact->wave, fact->stat, fact->value);
    }
    AnkeTable *table = NULL;
    guint n_tables = 0;
    while (anke_stream_next(stream, &table, &error) && table != NULL) {
        anke_stream_writer_set_table(writer, table->wave, table->question, table->by);
        for (guint i = 0; i < table->n_rows; i++) {
            anke_stream_writer_copy(writer, table, &table->rows[i]);
        }
        anke_table_free(table);
        n_tables++;
    }
    g_assert_no_error(error);
    g_assert_cmpuint(n_tables, ==, 20);
    anke_stream_writer_end(writer);
    g_assert_true(anke_output_commit(output, &error));
    g_autofree char *before = NULL;
    g_autofree char *after = NULL;
    gsize n_before;
    gsize n_after;
    g_assert_true(g_file_get_contents(path, &before, &n_before, NULL));
    g_assert_true(g_file_get_contents(copy, &after, &n_after, NULL));
    g_assert_cmpmem(before, n_before, after, n_after);
    g_assert_cmpint(g_remove(copy), ==, 0);
    g_assert_cmpint(g_rmdir(folder), ==, 0);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/stream/a table is read with its description",
                    test_a_table_is_read_with_its_description);
    g_test_add_func("/stream/a stream of counts alone takes its defaults",
                    test_a_stream_of_counts_alone_takes_its_defaults);
    g_test_add_func("/stream/tables that only serve another are known",
                    test_tables_that_only_serve_another_are_known);
    g_test_add_func("/stream/a battery has members", test_a_battery_has_members);
    g_test_add_func("/stream/a stream without its end is refused",
                    test_a_stream_without_its_end_is_refused);
    g_test_add_func("/stream/bad rows are refused with their line",
                    test_bad_rows_are_refused_with_their_line);
    g_test_add_func("/stream/a broken ledger is refused", test_a_broken_ledger_is_refused);
    g_test_add_func("/stream/copying a stream changes no byte",
                    test_copying_a_stream_changes_no_byte);
    g_test_add_func("/stream/a wave has facts of its own", test_a_wave_has_facts_of_its_own);
    return g_test_run();
}
