#include "analyzer/stats/crosstable.h"

#include "tests/unit/near.h"

static const double GAPPY[] = {
    3,   0, 1, 0, /* row 1 and columns 1 and 3 are empty */
    0,   0, 0, 0, /* */
    2.5, 0, 4, 0,
};
static const AnkeCounts GAPPY_COUNTS = {GAPPY, 3, 4};

static void test_margins(void)
{
    double rows[3], cols[4];
    g_assert_cmpfloat(anke_counts_sum_margins(&GAPPY_COUNTS, rows, cols), ==, 10.5);
    g_assert_cmpfloat(rows[0], ==, 4);
    g_assert_cmpfloat(rows[1], ==, 0);
    g_assert_cmpfloat(rows[2], ==, 6.5);
    g_assert_cmpfloat(cols[0], ==, 5.5);
    g_assert_cmpfloat(cols[1], ==, 0);
    g_assert_cmpfloat(cols[2], ==, 5);
    g_assert_cmpfloat(cols[3], ==, 0);
}

static void test_margins_optional(void)
{
    g_assert_cmpfloat(anke_counts_sum_margins(&GAPPY_COUNTS, NULL, NULL), ==, 10.5);
}

static void test_drops_empty(void)
{
    g_autoptr(AnkeCrosstable) table = anke_crosstable_new(&GAPPY_COUNTS);
    g_assert_cmpuint(table->counts.n_rows, ==, 2);
    g_assert_cmpuint(table->counts.n_cols, ==, 2);
    const double kept[] = {3, 1, 2.5, 4};
    g_assert_cmpmem(table->counts.cell, sizeof kept, kept, sizeof kept);
    g_assert_cmpfloat(table->total, ==, 10.5);
}

static void test_maps_back(void)
{
    g_autoptr(AnkeCrosstable) table = anke_crosstable_new(&GAPPY_COUNTS);
    for (gsize row = 0; row < table->counts.n_rows; row++) {
        double sum = 0;
        for (gsize col = 0; col < table->counts.n_cols; col++) {
            double kept = table->counts.cell[row * table->counts.n_cols + col];
            g_assert_cmpfloat(kept, ==, GAPPY[table->rows[row] * 4 + table->cols[col]]);
            sum += kept;
        }
        g_assert_cmpfloat(table->row_sums[row], ==, sum);
    }
    g_assert_cmpuint(table->rows[1], ==, 2);
    g_assert_cmpuint(table->cols[1], ==, 2);
    g_assert_cmpfloat(table->col_sums[1], ==, 5);
}

static void assert_empty(const double *cell, gsize n_rows, gsize n_cols)
{
    AnkeCounts counts = {cell, n_rows, n_cols};
    g_autoptr(AnkeCrosstable) table = anke_crosstable_new(&counts);
    g_assert_cmpuint(table->counts.n_rows, ==, 0);
    g_assert_cmpuint(table->counts.n_cols, ==, 0);
    g_assert_cmpfloat(table->total, ==, 0);
}

static void test_nobody(void)
{
    const double zeros[6] = {0};
    assert_empty(zeros, 2, 3);
    assert_empty(zeros, 0, 3);
    assert_empty(zeros, 2, 0);
}

static void test_bad_cells(void)
{
    const double negative[] = {1, 2, -1, 4}, missing[] = {1, 2, NAN, 4};
    const double endless[] = {1, 2, INFINITY, 4};
    assert_empty(negative, 2, 2);
    assert_empty(missing, 2, 2);
    assert_empty(endless, 2, 2);
    AnkeCounts counts = {negative, 2, 2};
    assert_nan(anke_counts_sum_margins(&counts, NULL, NULL));
}

static void test_free_null(void)
{
    AnkeCrosstable *table = NULL;
    anke_crosstable_free(table);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/crosstable/margins are sums", test_margins);
    g_test_add_func("/crosstable/margins that nobody wants are left out", test_margins_optional);
    g_test_add_func("/crosstable/empty rows and columns are dropped", test_drops_empty);
    g_test_add_func("/crosstable/what is left knows where it stood", test_maps_back);
    g_test_add_func("/crosstable/a table of nobody has no rows", test_nobody);
    g_test_add_func("/crosstable/a cell that is no count empties the table", test_bad_cells);
    g_test_add_func("/crosstable/freeing nothing is allowed", test_free_null);
    return g_test_run();
}
