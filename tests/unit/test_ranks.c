#include "analyzer/stats/ranks.h"

#include <gsl/gsl_errno.h>

#include "tests/unit/near.h"

/* R 4.2: kruskal.test(y, g); its H / 11 */
static const double TIED[] = {
    1, 1, 0, /* */
    2, 1, 0, /* */
    0, 0, 1, /* */
    0, 1, 3, /* */
    0, 1, 1,
};
static const AnkeCounts TIED_COUNTS = {TIED, 5, 3};

/*
 * Mucociliary efficiency, Hollander & Wolfe (1973), p. 115: H 0.771, df 2, p .68 (R:
 * ?kruskal.test). Fourteen values without ties, by group in ascending order.
 */
static void test_published(void)
{
    /* 2.0c 2.2c 2.4b 2.5a 2.6a 2.7b 2.8c 2.9a 3.0a 3.2a 3.4c 3.7c 3.8b 4.0b */
    static const char groups[] = "ccbaabcaaaccbb";
    double cell[14 * 3] = {0};
    for (gsize row = 0; row < 14; row++) {
        cell[3 * row + (gsize)(groups[row] - 'a')] = 1;
    }
    AnkeCounts counts = {cell, 14, 3};
    AnkeKruskalWallis got = anke_ranks_kruskal_wallis(&counts);
    assert_near(got.h, 0.77142857142857224, 1e-13);
    g_assert_cmpfloat(got.df, ==, 2);
    assert_near(got.p, 0.67996477357889362, 1e-13);
}

static void test_ties(void)
{
    AnkeKruskalWallis got = anke_ranks_kruskal_wallis(&TIED_COUNTS);
    assert_near(got.h, 4.5178086419753098, 1e-13);
    assert_near(got.p, 0.10446488205075237, 1e-13);
    assert_near(got.epsilon2, 0.41070987654321001, 1e-13);
}

/* The worked example: six people, H .784313725490197. */
static void test_small(void)
{
    const double cell[] = {0, 1, 1, 1, 1, 0, 0, 1, 1, 0};
    AnkeCounts counts = {cell, 5, 2};
    AnkeKruskalWallis got = anke_ranks_kruskal_wallis(&counts);
    g_assert_cmpfloat(got.df, ==, 1);
    assert_near(got.h, 0.784313725490197, 1e-14);
    assert_near(got.p, 0.37582508748869803, 1e-13);
    assert_near(got.epsilon2, 0.15686274509803938, 1e-14);
}

static void test_reversed(void)
{
    double reversed[15];
    for (gsize row = 0; row < 5; row++) {
        for (gsize col = 0; col < 3; col++) {
            reversed[3 * row + col] = TIED[3 * (4 - row) + (2 - col)];
        }
    }
    AnkeCounts counts = {reversed, 5, 3};
    assert_near(anke_ranks_kruskal_wallis(&counts).h, 4.5178086419753098, 1e-13);
}

static void test_empty_left_out(void)
{
    double padded[7 * 5] = {0};
    for (gsize row = 0; row < 5; row++) {
        for (gsize col = 0; col < 3; col++) {
            padded[5 * (row + 1) + col + (col > 0)] = TIED[3 * row + col];
        }
    }
    AnkeCounts counts = {padded, 7, 5};
    AnkeKruskalWallis got = anke_ranks_kruskal_wallis(&counts);
    assert_near(got.h, 4.5178086419753098, 1e-13);
    g_assert_cmpfloat(got.df, ==, 2);
}

static void test_equal_groups(void)
{
    const double cell[] = {2, 2, 5, 5, 1, 1};
    AnkeCounts counts = {cell, 3, 2};
    AnkeKruskalWallis got = anke_ranks_kruskal_wallis(&counts);
    g_assert_cmpfloat(got.h, ==, 0);
    g_assert_cmpfloat(got.p, ==, 1);
}

static void test_separated(void)
{
    const double cell[] = {4, 0, 0, 4};
    AnkeCounts counts = {cell, 2, 2};
    assert_near(anke_ranks_kruskal_wallis(&counts).epsilon2, 1, 1e-15);
}

/* R 4.2, Dunn's formula on rank() of x <- c(1, 2, 2, 3, 5, 2.385, 2.385, 2, 3, 3, 4.5, 5, 5, 4.5,
 * 3, 1, 1, 5, 4.5, 5, 2), g <- rep(1:3, c(7, 5, 9)); an empty column and row between */
static void test_dunn(void)
{
    static const double cells[] = {
        1, 0, 0, 2, /* */
        2, 0, 1, 1, /* */
        2, 0, 0, 0, /* */
        0, 0, 0, 0, /* */
        1, 0, 2, 1, /* */
        0, 0, 1, 2, /* */
        1, 0, 1, 3,
    };
    AnkeCounts counts = {cells, 7, 4};
    double z[6];
    anke_ranks_dunn(&counts, z);
    assert_nan(z[0]);
    assert_near(z[1], -1.0789474606671718, 1e-13);
    assert_near(z[2], -1.0911168927224819, 1e-13);
    assert_nan(z[3]);
    assert_nan(z[4]);
    assert_near(z[5], 0.14682615210589964, 1e-12);
}

/* Of two groups the square of Dunn's z is the H of Kruskal and Wallis. */
static void test_dunn_of_two(void)
{
    const double cells[] = {3, 1, 8, 2, 12, 6, 9, 11, 4, 9};
    AnkeCounts counts = {cells, 5, 2};
    double z;
    anke_ranks_dunn(&counts, &z);
    assert_near(z * z, anke_ranks_kruskal_wallis(&counts).h, 1e-13);
    g_assert_cmpfloat(z, <, 0);
}

static void test_dunn_undefined(void)
{
    const double one_value[] = {0, 0, 0, 3, 4, 5}, bad[] = {1, 2, 3, 4, 5, NAN};
    double z[3] = {0};
    AnkeCounts counts = {one_value, 2, 3};
    anke_ranks_dunn(&counts, z);
    assert_nan(z[0]);
    counts.cell = bad;
    anke_ranks_dunn(&counts, z);
    assert_nan(z[2]);
    counts.n_cols = 0;
    anke_ranks_dunn(&counts, NULL);
}

static void assert_undefined(const double *cell, gsize n_rows, gsize n_cols)
{
    AnkeCounts counts = {cell, n_rows, n_cols};
    AnkeKruskalWallis got = anke_ranks_kruskal_wallis(&counts);
    assert_nan(got.h);
    assert_nan(got.p);
    assert_nan(got.epsilon2);
    g_assert_cmpfloat(got.df, ==, 0);
}

static void test_undefined(void)
{
    const double one_value[] = {0, 0, 3, 4}, one_group[] = {2, 0, 3, 0}, nobody[4] = {0};
    const double bad[] = {1, 2, -3, 4};
    assert_undefined(one_value, 2, 2);
    assert_undefined(one_group, 2, 2);
    assert_undefined(nobody, 2, 2);
    assert_undefined(bad, 2, 2);
    assert_undefined(nobody, 0, 2);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    gsl_set_error_handler_off();
    g_test_add_func("/ranks/Kruskal-Wallis gives Hollander and Wolfe's number", test_published);
    g_test_add_func("/ranks/ties are corrected as in R", test_ties);
    g_test_add_func("/ranks/six people of the worked example", test_small);
    g_test_add_func("/ranks/reversing the scale and the groups changes nothing", test_reversed);
    g_test_add_func("/ranks/empty groups and values are left out", test_empty_left_out);
    g_test_add_func("/ranks/equal groups give 0 and p 1", test_equal_groups);
    g_test_add_func("/ranks/separated groups explain everything", test_separated);
    g_test_add_func("/ranks/one value or one group gives NaN", test_undefined);
    g_test_add_func("/ranks/Dunn's z for all pairs of columns", test_dunn);
    g_test_add_func("/ranks/of two groups Dunn's z is the root of H", test_dunn_of_two);
    g_test_add_func("/ranks/Dunn's z of nothing is NaN", test_dunn_undefined);
    return g_test_run();
}
