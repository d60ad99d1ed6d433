#include "analyzer/stats/signed_rank.h"

#include <gsl/gsl_errno.h>

#include "tests/unit/near.h"

static const double VALUES[] = {1, 2, 3, 4, 5};

static AnkeSignedRank run(const double *cell, gsize size, guint64 work)
{
    AnkeCounts counts = {cell, size, size};
    return anke_signed_rank_test(&counts, VALUES, VALUES, work);
}

/* A table of people one by one: cell (i, i) of first and second value. */
static AnkeSignedRank run_people(const double *first, const double *second, gsize n, guint64 work)
{
    g_autofree double *cell = g_new0(double, n *n);
    for (gsize i = 0; i < n; i++) {
        cell[i * n + i] = 1;
    }
    AnkeCounts counts = {cell, n, n};
    return anke_signed_rank_test(&counts, first, second, work);
}

/* Hollander & Wolfe (1973), p. 29: depression; R ?wilcox.test: V = 40, two-sided p 0.03906. */
static void test_published(void)
{
    const double x[] = {1.83, 0.50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30};
    const double y[] = {0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29};
    AnkeSignedRank depression = run_people(x, y, 9, ANKE_SIGNED_RANK_DEFAULT_WORK);
    g_assert_cmpfloat(depression.v, ==, 40);
    g_assert_true(depression.is_exact);
    assert_near(depression.p, 0.0390625, 1e-15);
    assert_near(depression.rank_biserial, 35 / 45.0, 1e-15);
    /* R 4.2: wilcox.test(x, y, paired = TRUE, exact = FALSE)$p.value */
    assert_near(run_people(x, y, 9, 0).p, 0.044010984012951455, 1e-12);
}

/* R 4.2 on the expanded table: wilcox.test(paired = TRUE, exact = FALSE), coin::wilcoxsign_test(). */
static void test_ties(void)
{
    const double cell[] = {9, 4, 1, 0, 1, 6,  12, 5, 2, 0, 2, 7, 15,
                           6, 1, 0, 3, 9, 11, 4,  1, 0, 2, 5, 8};
    AnkeSignedRank normal = run(cell, 5, 0);
    g_assert_cmpfloat(normal.v, ==, 1057);
    g_assert_cmpfloat(normal.n, ==, 59);
    g_assert_false(normal.is_exact);
    assert_near(normal.p, 0.16832372253372566, 1e-13);
    assert_near(normal.z, 1.3816263857740556, 1e-14);
    AnkeSignedRank exact = run(cell, 5, ANKE_SIGNED_RANK_DEFAULT_WORK);
    g_assert_true(exact.is_exact);
    assert_near(exact.p, 0.17489073910863787, 1e-13);
    g_assert_cmpfloat(exact.z, ==, normal.z);
}

/* 16 sign patterns by hand: ranks 1.5, 1.5, 3, 4; negative sum 1.5 -> P(<= 1.5) = 3/16. */
static void test_mid_ranks_by_hand(void)
{
    const double first[] = {2, 1, 5, 9}, second[] = {1, 2, 2, 3};
    AnkeSignedRank four = run_people(first, second, 4, 1000);
    g_assert_cmpfloat(four.v, ==, 8.5);
    assert_near(four.p, 6 / 16.0, 1e-15);
    assert_near(four.z, (8.5 - 5) / sqrt(4 * 5 * 9 / 24.0 - 6 / 48.0), 1e-15);
}

static void test_one_way(void)
{
    const double cell[] = {0, 0, 20, 0};
    AnkeSignedRank all = run(cell, 2, 1000000);
    assert_near(all.p, ldexp(1, -19), 1e-15);
    g_assert_cmpfloat(all.rank_biserial, ==, 1);
    const double many[] = {5, 0, 240, 7};
    assert_near(run(many, 2, ANKE_SIGNED_RANK_DEFAULT_WORK).p, ldexp(1, -239), 1e-13);
}

/* For one distance the test is the sign test: McNemar's exact p. */
static void test_one_distance(void)
{
    const double cell[] = {3, 3, 10, 8};
    AnkeSignedRank signs = run(cell, 2, 100000);
    assert_near(signs.p, 2 * 378 / 8192.0, 1e-14);
    assert_near(signs.rank_biserial, 7 / 13.0, 1e-15);
}

static void test_swapped(void)
{
    const double cell[] = {3, 2, 0, 1, 4, 3, 1, 0, 2}, turned[] = {3, 1, 1, 2, 4, 0, 0, 3, 2};
    AnkeSignedRank straight = run(cell, 3, 100000), swapped = run(turned, 3, 100000);
    g_assert_cmpfloat(swapped.z, ==, -straight.z);
    g_assert_cmpfloat(swapped.p, ==, straight.p);
    assert_near(straight.p, 0.765625, 1e-15);
    g_assert_cmpfloat(swapped.rank_biserial, ==, -straight.rank_biserial);
}

/* 0.3 - 0.2 and 0.2 - 0.1 differ in the last place. */
static void test_decimals_tie(void)
{
    const double first[] = {0.3, 0.1, 0.9}, second[] = {0.2, 0.2, 0.1};
    AnkeSignedRank three = run_people(first, second, 3, 1000);
    g_assert_cmpfloat(three.v, ==, 4.5);
}

static void test_many_people(void)
{
    const double cell[] = {1e15, 2e15, 2e15 + 1e9, 1e15};
    AnkeSignedRank many = run(cell, 2, ANKE_SIGNED_RANK_DEFAULT_WORK);
    g_assert_false(many.is_exact);
    assert_near(many.z, 1e9 / sqrt(4e15 + 1e9), 1e-9);
    g_assert_true(isfinite(many.p));
}

static void test_undefined(void)
{
    const double diagonal[] = {4, 0, 0, 9}, bad[] = {1, -1, 2, 3}, parts[] = {1, 1.5, 2, 3};
    AnkeSignedRank none = run(diagonal, 2, 1000);
    g_assert_cmpfloat(none.n, ==, 0);
    assert_nan(none.v);
    assert_nan(none.z);
    assert_nan(none.p);
    assert_nan(none.rank_biserial);
    g_assert_false(none.is_exact);
    assert_nan(run(bad, 2, 1000).n);
    assert_nan(run(NULL, 0, 1000).p);
    g_assert_false(run(parts, 2, 1000).is_exact);
    g_assert_true(isfinite(run(parts, 2, 1000).p));
    const double endless[] = {1, INFINITY}, one[] = {0, 1, 0, 0}, unused[] = {0, 1, 0, 0};
    AnkeCounts counts = {one, 2, 2};
    assert_nan(anke_signed_rank_test(&counts, endless, endless, 1000).n);
    const double holes[] = {1, NAN};
    AnkeCounts hole = {unused, 2, 2};
    g_assert_cmpfloat(anke_signed_rank_test(&hole, holes, VALUES, 1000).n, ==, 1);
    g_assert_cmpfloat(run(one, 2, 1000).p, ==, 1);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    gsl_set_error_handler_off();
    g_test_add_func("/signed rank/depression of Hollander and Wolfe", test_published);
    g_test_add_func("/signed rank/ties agree with R and coin", test_ties);
    g_test_add_func("/signed rank/mid-ranks by hand", test_mid_ranks_by_hand);
    g_test_add_func("/signed rank/all one way is a power of one half", test_one_way);
    g_test_add_func("/signed rank/one distance is the sign test", test_one_distance);
    g_test_add_func("/signed rank/swapping the two turns the sign", test_swapped);
    g_test_add_func("/signed rank/equal decimals tie", test_decimals_tie);
    g_test_add_func("/signed rank/many people are not counted one by one", test_many_people);
    g_test_add_func("/signed rank/what cannot be tested gives NaN", test_undefined);
    return g_test_run();
}
