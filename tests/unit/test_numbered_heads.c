#include <glib.h>
#include <string.h>

#include "analyzer/import/export_column.h"
#include "analyzer/import/numbered_heads.h"
#include "analyzer/import/plain_columns.h"

static void check_stem(const char *head, gsize want_bytes, guint want_number)
{
    guint number = 0;
    g_assert_cmpuint(anke_numbered_stem(head, &number), ==, want_bytes);
    if (want_bytes > 0) {
        g_assert_cmpuint(number, ==, want_number);
    }
}

static void test_a_head_is_a_stem_and_a_number(void)
{
    check_stem("理由1", 6, 1);
    check_stem("理由１２", 6, 12); /* full-width */
    check_stem("理由1２", 6, 12);
    check_stem("rank 3", 4, 3); /* blanks belong to neither */
    check_stem("問3-1", 5, 1);
    check_stem("理由_1", 0, 0); /* other columns, which column_heads.h groups */
    check_stem("コード01", 0, 0);
    check_stem("理由", 0, 0);
    check_stem("12", 0, 0);
    check_stem("１", 0, 0);
    check_stem(" 1", 0, 0);
    check_stem("", 0, 0);
}

static GPtrArray *columns_of(const char *const *heads)
{
    GPtrArray *columns = anke_export_columns_new();
    for (; *heads != NULL; heads++) {
        g_ptr_array_add(columns, anke_export_column_new(*heads));
    }
    return columns;
}

static void test_a_run_counts_from_one_side_by_side(void)
{
    static const char *const heads[] = {"a1", "a2", "a3", "b1", "c2", "c3",
                                        "d1", "d3", "e1", "f2", NULL};
    static const guint want[] = {3, 0, 0, 0, 0, 0, 0, 0, 0, 0};
    g_autoptr(GPtrArray) columns = columns_of(heads);
    for (guint i = 0; i < columns->len; i++) {
        g_assert_cmpuint(anke_numbered_run(columns, i), ==, want[i]);
    }
    anke_export_column_at(columns, 1)->part = ANKE_PART_OPTION;
    g_assert_cmpuint(anke_numbered_run(columns, 0), ==, 0);
    anke_export_column_at(columns, 1)->part = ANKE_PART_WHOLE;
    anke_export_column_at(columns, 2)->is_system = TRUE;
    g_assert_cmpuint(anke_numbered_run(columns, 0), ==, 2);
}

/* The columns of a plain table, as a format describes them. */
static GPtrArray *described(const char *csv)
{
    GPtrArray *columns = anke_export_columns_new();
    g_autoptr(AnkeProfile) profile = anke_profile_new();
    g_autoptr(AnkeExportHead) head = anke_export_head_new(csv, strlen(csv), TRUE, ',');
    anke_plain_describe(head, profile, columns);
    return columns;
}

static void test_cells_say_whether_columns_are_ticked(void)
{
    g_autoptr(GPtrArray) ticked = described("a1,a2\n1,0\n,1\n");
    g_assert_cmpstr(anke_export_column_at(ticked, 1)->option_code, ==, "2");
    g_assert_cmpuint(anke_export_column_at(ticked, 1)->place, ==, 0);
    g_autoptr(GPtrArray) places = described("a1,a2\n1,0\n,3\n");
    g_assert_null(anke_export_column_at(places, 1)->option_code);
    g_assert_cmpuint(anke_export_column_at(places, 1)->place, ==, 2);
    g_autoptr(GPtrArray) blank = described("a1,a2\n,\n,0\n"); /* no tick: nothing says so */
    g_assert_null(anke_export_column_at(blank, 0)->option_code);
    g_assert_cmpint(anke_export_column_at(blank, 0)->part, ==, ANKE_PART_WHOLE);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/numbered_heads/stem", test_a_head_is_a_stem_and_a_number);
    g_test_add_func("/numbered_heads/run", test_a_run_counts_from_one_side_by_side);
    g_test_add_func("/numbered_heads/cells", test_cells_say_whether_columns_are_ticked);
    return g_test_run();
}
