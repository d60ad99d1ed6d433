#include "analyzer/stats/mann_whitney.h"

#include <gsl/gsl_errno.h>

#include "analyzer/stats/exact.h"
#include "tests/unit/near.h"

/* R 4.2: x <- c(1, 2, 2, 3, 5, 2.385, 2.385), y <- c(5, 4.5, 3, 1, 1, 5, 4.5, 5, 2) */
static const double TIED[] = {1, 2, 2, 1, 2, 0, 1, 1, 0, 2, 1, 3};
static const AnkeCounts TIED_COUNTS = {TIED, 6, 2};

/* x <- rep(1:5, c(3, 8, 12, 9, 4)), y <- rep(1:5, c(1, 2, 6, 11, 9)) */
static const double SCALE[] = {3, 1, 8, 2, 12, 6, 9, 11, 4, 9};
static const AnkeCounts SCALE_COUNTS = {SCALE, 5, 2};

/* Permeability of membranes, Hollander & Wolfe (1973), p. 69: W = 35, exact one-sided p .1272. */
static void make_published(double cells[30])
{
    /* .73x .74y .80x .83x .88y .90y 1.04x 1.15y 1.21y 1.38x 1.45x 1.46x 1.64x 1.89x 1.91x */
    static const char groups[] = "xyxxyyxyyxxxxxx";
    for (gsize row = 0; row < 15; row++) {
        cells[2 * row] = groups[row] == 'x';
        cells[2 * row + 1] = groups[row] == 'y';
    }
}

static void test_published(void)
{
    double cells[30];
    make_published(cells);
    AnkeCounts counts = {cells, 15, 2};
    AnkeMannWhitney got = anke_mann_whitney_test(&counts);
    g_assert_cmpfloat(got.u, ==, 35);
    assert_near(got.z, 1.1635076278220096, 1e-14);
    assert_near(got.p, 0.24462360512698333, 1e-13);
    assert_near(got.superiority, 0.7, 1e-15);
    assert_near(anke_mann_whitney_exact(&counts, 1000000), 0.2544122544122544, 1e-14);
    AnkeBrunnerMunzel bm = anke_brunner_munzel_test(&counts); /* lawstat */
    assert_near(bm.t, -1.4103014841668053, 1e-13);
    assert_near(bm.df, 11.628257333004683, 1e-13);
    assert_near(bm.p, 0.1846358968036758, 1e-13);
}

/* wilcox.test(x, y, exact = FALSE), coin::wilcox_test(distribution = "exact") */
static void test_ties(void)
{
    AnkeMannWhitney got = anke_mann_whitney_test(&TIED_COUNTS);
    g_assert_cmpfloat(got.u, ==, 23);
    assert_near(got.p, 0.389680785528913, 1e-13);
    assert_near(anke_mann_whitney_exact(&TIED_COUNTS, 1000000), 0.3738636363636364, 1e-13);
    got = anke_mann_whitney_test(&SCALE_COUNTS);
    g_assert_cmpfloat(got.u, ==, 318);
    assert_near(got.p, 0.0055557398407906598, 1e-13);
    assert_near(anke_mann_whitney_exact(&SCALE_COUNTS, 10000000), 0.0051150444349121749, 1e-12);
}

/* Their formulas in R: rank(), var(), pt() */
static void test_brunner_munzel(void)
{
    AnkeBrunnerMunzel got = anke_brunner_munzel_test(&TIED_COUNTS);
    assert_near(got.t, 0.89012555813936345, 1e-13);
    assert_near(got.df, 13.270489075843733, 1e-13);
    assert_near(got.p, 0.38925069173478966, 1e-13);
    got = anke_brunner_munzel_test(&SCALE_COUNTS);
    assert_near(got.t, 3.0506529008906402, 1e-13);
    assert_near(got.df, 60.195625503824026, 1e-13);
    assert_near(got.p, 0.0033934380279003603, 1e-13);
}

/* wilcox.test(c(1.1, 2.2, 3.3), c(9, 10, 11, 12, 13), exact = TRUE): 2 of 56 ways */
static void test_separated(void)
{
    const double cells[] = {1, 0, 1, 0, 1, 0, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1};
    AnkeCounts counts = {cells, 8, 2};
    assert_near(anke_mann_whitney_exact(&counts, 100000), 2 / 56.0, 1e-15);
    g_assert_cmpfloat(anke_mann_whitney_test(&counts).u, ==, 0);
    assert_nan(anke_brunner_munzel_test(&counts).p);
}

/* R 4.2: set.seed(1); round(rnorm(40), 1) against round(rnorm(45, .5), 1); coin */
static void test_larger(void)
{
    static const double first[] = {1, 1, 1, 1, 0, 0, 2, 2, 1, 2, 1, 1, 4, 2, 1, 1, 1, 3,
                                   1, 3, 1, 3, 2, 0, 2, 0, 0, 1, 1, 1, 0, 0, 0, 0, 0, 0};
    static const double second[] = {0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 0, 4, 3, 0, 2, 1, 1, 3,
                                    3, 1, 2, 2, 2, 1, 4, 2, 1, 1, 0, 0, 1, 1, 1, 1, 1, 1};
    double cells[72];
    for (gsize row = 0; row < 36; row++) {
        cells[2 * row] = first[row];
        cells[2 * row + 1] = second[row];
    }
    AnkeCounts counts = {cells, 36, 2};
    assert_near(anke_mann_whitney_exact(&counts, ANKE_EXACT_DEFAULT_WORK), 0.029458498095884855,
                1e-12);
}

/* Groups exchanged, the order of the values reversed, empty rows and a third column between. */
static void test_invariant(void)
{
    double cells[7 * 3] = {0};
    for (gsize row = 0; row < 6; row++) {
        cells[3 * (6 - row)] = TIED[2 * row + 1];
        cells[3 * (6 - row) + 2] = TIED[2 * row];
    }
    AnkeCounts counts = {cells, 7, 3};
    AnkeMannWhitney got = anke_mann_whitney_test(&counts);
    g_assert_cmpfloat(got.u, ==, 23); /* both turn it round */
    assert_near(got.p, 0.389680785528913, 1e-13);
    assert_near(anke_mann_whitney_exact(&counts, 1000000), 0.3738636363636364, 1e-13);
    assert_near(anke_brunner_munzel_test(&counts).t, 0.89012555813936345, 1e-13);
}

static void test_equal_groups(void)
{
    const double cells[] = {2, 2, 5, 5, 1, 1};
    AnkeCounts counts = {cells, 3, 2};
    AnkeMannWhitney got = anke_mann_whitney_test(&counts);
    g_assert_cmpfloat(got.superiority, ==, 0.5);
    g_assert_cmpfloat(got.p, ==, 1);
    g_assert_cmpfloat(anke_mann_whitney_exact(&counts, 100000), ==, 1);
    g_assert_cmpfloat(anke_brunner_munzel_test(&counts).p, ==, 1);
}

static void test_budget(void)
{
    assert_nan(anke_mann_whitney_exact(&SCALE_COUNTS, 1000));
    const double huge[] = {1e9, 1e9, 1e9, 1e9}, parts[] = {1.5, 2, 3, 4};
    AnkeCounts counts = {huge, 2, 2};
    assert_nan(anke_mann_whitney_exact(&counts, G_MAXUINT64));
    g_assert_cmpfloat(anke_mann_whitney_test(&counts).p, ==, 1);
    counts.cell = parts;
    assert_nan(anke_mann_whitney_exact(&counts, 100000));
}

static void assert_undefined(const double *cell, gsize n_rows, gsize n_cols)
{
    AnkeCounts counts = {cell, n_rows, n_cols};
    assert_nan(anke_mann_whitney_test(&counts).p);
    assert_nan(anke_mann_whitney_test(&counts).z);
    assert_nan(anke_mann_whitney_exact(&counts, 100000));
    assert_nan(anke_brunner_munzel_test(&counts).p);
}

static void test_undefined(void)
{
    const double one_value[] = {0, 0, 3, 4}, one_group[] = {2, 0, 3, 0}, nobody[9] = {0};
    const double bad[] = {1, 2, -3, 4}, three[] = {1, 2, 3, 3, 2, 1}, single[] = {1, 0, 0, 5};
    assert_undefined(one_value, 2, 2);
    assert_undefined(one_group, 2, 2);
    assert_undefined(nobody, 3, 3);
    assert_undefined(nobody, 0, 2);
    assert_undefined(bad, 2, 2);
    assert_undefined(three, 2, 3);
    AnkeCounts counts = {single, 2, 2};
    assert_nan(anke_brunner_munzel_test(&counts).p);
    assert_near(anke_mann_whitney_exact(&counts, 100000), 1 / 6.0, 1e-15);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    gsl_set_error_handler_off();
    g_test_add_func("/mann-whitney/Hollander and Wolfe's membranes", test_published);
    g_test_add_func("/mann-whitney/ties are corrected, and permuted exactly", test_ties);
    g_test_add_func("/mann-whitney/Brunner and Munzel's test", test_brunner_munzel);
    g_test_add_func("/mann-whitney/separated groups", test_separated);
    g_test_add_func("/mann-whitney/85 people are within the budget", test_larger);
    g_test_add_func("/mann-whitney/order and empty columns change nothing", test_invariant);
    g_test_add_func("/mann-whitney/equal groups have p 1", test_equal_groups);
    g_test_add_func("/mann-whitney/over budget the exact test gives NaN", test_budget);
    g_test_add_func("/mann-whitney/nothing to compare gives NaN", test_undefined);
    return g_test_run();
}
