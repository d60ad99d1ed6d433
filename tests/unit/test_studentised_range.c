#include "analyzer/stats/studentised_range.h"

#include <gsl/gsl_errno.h>

#include "analyzer/stats/tails.h"
#include "tests/unit/near.h"

/* mpmath 1.2 with 34 digits: both integrals by the trapezoidal rule with half our step. R 4.2
 * ptukey(q, k, df, lower.tail = FALSE) agrees to its 1e-8. */
static const struct {
    double q;
    gsize n_groups;
    double df, tail;
} TAILS[] = {
    {3.5, 3, 20, 0.055891849081748989},       {0.7, 5, 7.3, 0.985405853784545527},
    {6.2, 10, 64.25, 0.00169696805780940477}, {4.1, 30, 500, 0.466429066666617363},
    {12, 4, 30, 1.06454619787123118e-8},      {25, 3, 200, 2.9354358685894075e-42},
    {45, 6, 1000, 7.22306671489647921e-153},
};

static void test_tails(void)
{
    for (gsize i = 0; i < G_N_ELEMENTS(TAILS); i++) {
        double got = anke_studentised_range_tail(TAILS[i].q, TAILS[i].n_groups, TAILS[i].df);
        assert_near(got, TAILS[i].tail, 1e-12);
    }
}

/* Two groups: q = sqrt(2) |t|. */
static void test_two_groups(void)
{
    static const double dfs[] = {1, 1.5, 2.2, 5, 12.5, 100, 5000, 1e6, 1e8, INFINITY};
    for (gsize i = 0; i < G_N_ELEMENTS(dfs); i++) {
        for (double q = 0.01; q < 1e5; q *= 2.385) {
            double wanted = anke_tail_t_two_sided(q / G_SQRT2, dfs[i]);
            if (wanted > 1e-250) {
                assert_near(anke_studentised_range_tail(q, 2, dfs[i]), wanted, 1e-11);
            }
        }
    }
}

/* Table of upper 5 % points: Pearson & Hartley (1966), Biometrika Tables, table 29. */
static void test_published_points(void)
{
    static const struct {
        gsize n_groups;
        double df, point;
    } points[] = {
        {3, 10, 3.877}, {4, 20, 3.958}, {5, 60, 3.977}, {10, 120, 4.560}, {20, 30, 5.475}};
    for (gsize i = 0; i < G_N_ELEMENTS(points); i++) {
        double got = anke_studentised_range_quantile(0.05, points[i].n_groups, points[i].df);
        g_assert_cmpfloat(fabs(got - points[i].point), <, 0.001);
    }
}

static void test_quantile_inverts(void)
{
    static const double tails[] = {1e-12, 0.001, 0.01, 0.05, 0.5, 0.99};
    static const double dfs[] = {1, 3.3, 47.25, 1e4, INFINITY};
    for (gsize i = 0; i < G_N_ELEMENTS(tails); i++) {
        for (gsize at = 0; at < G_N_ELEMENTS(dfs); at++) {
            for (gsize n_groups = 2; n_groups < 40; n_groups += 9) {
                double q = anke_studentised_range_quantile(tails[i], n_groups, dfs[at]);
                assert_near(anke_studentised_range_tail(q, n_groups, dfs[at]), tails[i], 1e-9);
            }
        }
    }
}

static void test_more_groups_reach_farther(void)
{
    double last = 0;
    for (gsize n_groups = 2; n_groups <= 1000; n_groups = n_groups * 3 / 2) {
        double got = anke_studentised_range_tail(4, n_groups, 30);
        g_assert_cmpfloat(got, >, last);
        g_assert_cmpfloat(got, <=, 1);
        last = got;
    }
}

static void test_ends(void)
{
    g_assert_cmpfloat(anke_studentised_range_tail(0, 3, 10), ==, 1);
    g_assert_cmpfloat(anke_studentised_range_tail(INFINITY, 3, 10), ==, 0);
    g_assert_cmpfloat(anke_studentised_range_tail(1e300, 3, 10), >=, 0);
    g_assert_cmpfloat(anke_studentised_range_tail(1e-300, 3, 10), <=, 1);
    g_assert_cmpfloat(anke_studentised_range_tail(1e6, 4, INFINITY), ==, 0);
}

static void test_undefined(void)
{
    assert_nan(anke_studentised_range_tail(NAN, 3, 10));
    assert_nan(anke_studentised_range_tail(-1, 3, 10));
    assert_nan(anke_studentised_range_tail(1, 1, 10));
    assert_nan(anke_studentised_range_tail(1, 3, 0.5));
    assert_nan(anke_studentised_range_tail(1, 3, NAN));
    assert_nan(anke_studentised_range_tail(1, 2000, 10));
    assert_nan(anke_studentised_range_quantile(0, 3, 10));
    assert_nan(anke_studentised_range_quantile(NAN, 3, 10));
    assert_nan(anke_studentised_range_quantile(0.05, 1, 10));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    gsl_set_error_handler_off();
    g_test_add_func("/studentised range/tails agree with 34-digit integrals", test_tails);
    g_test_add_func("/studentised range/two groups are Student's t", test_two_groups);
    g_test_add_func("/studentised range/points are those of the Biometrika Tables",
                    test_published_points);
    g_test_add_func("/studentised range/a quantile has its tail", test_quantile_inverts);
    g_test_add_func("/studentised range/more groups reach farther apart",
                    test_more_groups_reach_farther);
    g_test_add_func("/studentised range/at the ends it is 0 and 1", test_ends);
    g_test_add_func("/studentised range/nothing to compare gives NaN", test_undefined);
    return g_test_run();
}
