#include "analyzer/analysis/pending.h"

#include <math.h>
#include <string.h>

/* A stream of `n` verdicts; the spool is some hundred kilobytes, so places lie on both sides of the
 * blocks in which it is read back. */
static char *write_through_spool(guint n, AnkeAdjust adjust)
{
    GError *error = NULL;
    g_autoptr(AnkeOutput) spool = anke_output_open_spool();
    g_autoptr(AnkePending) pending = anke_pending_new();
    g_autoptr(AnkeStreamWriter) writer = anke_stream_writer_new(spool);
    for (guint i = 0; i < n; i++) {
        g_autofree char *question = g_strdup_printf("q%u", i);
        anke_stream_writer_set_table(writer, "", question, "b");
        anke_stream_writer_number(writer, "", "", "test_p", (i + 1) / 16384.0 / n);
        anke_pending_add(pending, writer, "", (i + 1) / 16384.0 / n);
        anke_stream_writer_text(writer, "", "", "effect", "none");
    }
    anke_stream_writer_end(writer);
    anke_pending_adjust(pending, adjust);
    AnkeOutput *output = anke_output_open_memory();
    g_assert_true(anke_pending_copy(pending, spool, output, &error));
    g_assert_no_error(error);
    g_autoptr(GBytes) bytes = anke_output_take_bytes(output);
    char *text =
        g_strndup(g_bytes_get_data(bytes, NULL) != NULL ? g_bytes_get_data(bytes, NULL) : "",
                  g_bytes_get_size(bytes));
    anke_output_free(output);
    return text;
}

/* Reads it all as a stream, which checks the number of rows too. */
static void check_values(const char *text, guint n, double factor)
{
    GError *error = NULL;
    guint n_tables = 0;
    g_autoptr(AnkeStream) stream = anke_stream_open_bytes("spool", text, strlen(text), &error);
    g_assert_no_error(error);
    for (;;) {
        g_autoptr(AnkeTable) table = NULL;
        g_assert_true(anke_stream_next(stream, &table, &error));
        if (table == NULL) {
            break;
        }
        double p = anke_table_number(table, "test_p", ANKE_ALL, ANKE_ALL);
        double adjusted = anke_table_number(table, "p_adj", ANKE_ALL, ANKE_ALL);
        g_assert_cmpfloat(fabs(adjusted - factor * p), <=, 1e-12 * factor * p);
        g_assert_cmpstr(anke_table_text(table, "effect", ANKE_ALL, ANKE_ALL), ==, "none");
        n_tables++;
    }
    g_assert_cmpuint(n_tables, ==, n);
}

static void test_every_hole_is_filled(void)
{
    const guint n = 9000;
    g_autofree char *plain = write_through_spool(n, ANKE_ADJUST_NONE);
    check_values(plain, n, 1);
    g_autofree char *bonferroni = write_through_spool(n, ANKE_ADJUST_BONFERRONI);
    check_values(bonferroni, n, n);
}

static void test_no_verdict(void)
{
    g_autofree char *text = write_through_spool(0, ANKE_ADJUST_BH);
    g_assert_cmpstr(text, ==, "wave,question,item,by,group,stat,value\n,,,,,end,0\n");
}

/* Beyond 16 MiB the spool is a file. */
static void test_large_spools(void)
{
    const guint n_lines = 2000000;
    GError *error = NULL;
    g_autoptr(AnkeOutput) spool = anke_output_open_spool();
    for (guint i = 0; i < n_lines; i++) {
        g_autofree char *line = g_strdup_printf("line %07u\n", i);
        anke_output_puts(spool, line);
    }
    g_assert_cmpuint(anke_output_n_bytes(spool), ==, 13 * (guint64)n_lines);
    g_autoptr(AnkeInput) input = anke_output_read_back(spool, &error);
    g_assert_no_error(error);
    gsize n_bytes;
    g_autofree char *text = anke_input_read_all(input, 20 * (gsize)n_lines, &n_bytes, &error);
    g_assert_cmpuint(n_bytes, ==, 13 * (gsize)n_lines);
    for (guint i = 0; i < n_lines; i += 997) {
        g_autofree char *line = g_strdup_printf("line %07u\n", i);
        g_assert_true(strncmp(text + 13 * (gsize)i, line, 13) == 0);
    }
}

static void test_spools_can_be_read_twice(void)
{
    GError *error = NULL;
    g_autoptr(AnkeOutput) spool = anke_output_open_spool();
    anke_output_puts(spool, "one");
    g_assert_cmpuint(anke_output_n_bytes(spool), ==, 3);
    for (int i = 0; i < 2; i++) {
        g_autoptr(AnkeInput) input = anke_output_read_back(spool, &error);
        g_assert_no_error(error);
        gsize n_bytes;
        g_autofree char *text = anke_input_read_all(input, 100, &n_bytes, &error);
        g_assert_cmpstr(text, ==, "one");
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/pending/every hole is filled with its corrected p-value",
                    test_every_hole_is_filled);
    g_test_add_func("/pending/a run without verdicts is copied as it is", test_no_verdict);
    g_test_add_func("/pending/a spool can be read back more than once",
                    test_spools_can_be_read_twice);
    g_test_add_func("/pending/a large spool goes through a file", test_large_spools);
    return g_test_run();
}
