#include "analyzer/stats/exact_network.h"

#include "analyzer/stats/log_factorial.h"
#include "tests/unit/near.h"

/* Margins of a 2 x 3 table of six people. */
static const guint32 ROWS[] = {3, 3}, COLS[] = {2, 2, 2};

static gboolean sum_below(double log_limit, guint64 max_work, double *p)
{
    g_autofree long double *log_factorials = anke_log_factorials_new(6);
    AnkeNetworkSpec spec = {ROWS, 2, COLS, 3, log_factorials, log_limit, max_work};
    return anke_network_sum(&spec, p);
}

/*
 * P = prod r_i! prod c_j! / (N! prod n_ij!) = 3! 3! 2! 2! 2! / 6! / prod = 0.4 / prod. The first
 * row is 1 1 1 (prod 1, P .4) or 2 1 0 in six orders (prod 4, P .1).
 */
static void test_by_hand(void)
{
    double p = NAN;
    g_assert_true(sum_below(log(0.1) + 1e-7, 1000, &p));
    assert_near(p, 0.6, 1e-15);
}

static void test_limit_between(void)
{
    double p = NAN;
    g_assert_true(sum_below(log(0.2), 1000, &p));
    assert_near(p, 0.6, 1e-15);
    g_assert_true(sum_below(log(0.09), 1000, &p));
    g_assert_cmpfloat(p, ==, 0);
}

static void test_everything_counts(void)
{
    double p = NAN;
    g_assert_true(sum_below(log(0.4) + 1e-7, 1000, &p));
    g_assert_cmpfloat(p, ==, 1);
}

static void test_over_budget(void)
{
    double p = 42;
    g_assert_false(sum_below(log(0.1) + 1e-7, 3, &p));
    g_assert_cmpfloat(p, ==, 42);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/exact-network/six people counted by hand", test_by_hand);
    g_test_add_func("/exact-network/the limit divides the tables", test_limit_between);
    g_test_add_func("/exact-network/every table below the limit gives exactly 1",
                    test_everything_counts);
    g_test_add_func("/exact-network/over budget leaves the result alone", test_over_budget);
    return g_test_run();
}
