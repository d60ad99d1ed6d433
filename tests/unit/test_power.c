#include "analyzer/stats/power.h"

#include <gsl/gsl_errno.h>

#include "tests/unit/near.h"

/* R 4.2: power.prop.test(n = 50, p1 = .3, p2 = .55)$power; (n = 37, p1 = .41, p2 = .6, sig.level =
 * .01)$power */
static void test_power(void)
{
    AnkePowerSpec spec = {50, 50, 0.95};
    assert_near(anke_power_two_shares(&spec, 0.3, 0.55), 0.72164821728458195, 1e-12);
    assert_near(anke_power_two_shares(&spec, 0.55, 0.3), 0.72164821728458195, 1e-12);
    spec = (AnkePowerSpec){37, 37, 0.99};
    assert_near(anke_power_two_shares(&spec, 0.41, 0.6), 0.16883669553318492, 1e-12);
}

/* R 4.2: uniroot(function(d) power.prop.test(n = n, p1 = .5 - d/2, p2 = .5 + d/2)$power - .8,
 * c(1e-6, .99999), tol = 1e-15)$root */
static void test_equal_groups(void)
{
    static const double cases[4][2] = {{20, 0.43003645253362005},
                                       {50, 0.2768684421277291},
                                       {384, 0.10093839248699836},
                                       {12345, 0.017828818129498325}};
    for (int i = 0; i < 4; i++) {
        AnkePowerSpec spec = {cases[i][0], cases[i][0], 0.95};
        double got = anke_power_smallest_difference(&spec, 0.8);
        assert_near(got, cases[i][1], 1e-10);
        assert_near(anke_power_two_shares(&spec, 0.5 - got / 2, 0.5 + got / 2), 0.8, 1e-12);
    }
}

/* R 4.2: uniroot() of the formula of Fleiss, Levin & Paik with pnorm and qnorm. */
static void test_unequal_groups(void)
{
    AnkePowerSpec spec = {30, 170, 0.95};
    assert_near(anke_power_smallest_difference(&spec, 0.8), 0.27076762611182709, 1e-10);
    spec = (AnkePowerSpec){170, 30, 0.95};
    assert_near(anke_power_smallest_difference(&spec, 0.8), 0.27076762611182709, 1e-10);
    spec = (AnkePowerSpec){41.7, 12.385, 0.9};
    assert_near(anke_power_smallest_difference(&spec, 0.9), 0.44411027175911394, 1e-10);
}

/* Four groups: the two largest, at 0.05 / 6. */
static void test_table(void)
{
    static const double sizes[6] = {50, 12, 0, 60, 49.5, NAN};
    assert_near(anke_power_table_difference(sizes, 6, 0.95, 0.8), 0.32858604904452571, 1e-10);
    static const double two[2] = {50, 50};
    assert_near(anke_power_table_difference(two, 2, 0.95, 0.8), 0.2768684421277291, 1e-10);
}

static void test_falls_with_size(void)
{
    double last = 1;
    for (double n = 9; n < 1e8; n *= 2) {
        AnkePowerSpec spec = {n, 2 * n, 0.95};
        double got = anke_power_smallest_difference(&spec, 0.8);
        g_assert_cmpfloat(got, <, last);
        g_assert_cmpfloat(got, >, 0);
        last = got;
    }
}

static void test_census(void)
{
    AnkePowerSpec spec = {INFINITY, INFINITY, 0.95};
    g_assert_cmpfloat(anke_power_smallest_difference(&spec, 0.8), ==, 0);
    spec.n2 = 100;
    AnkePowerSpec large = {1e14, 100, 0.95};
    assert_near(anke_power_smallest_difference(&spec, 0.8),
                anke_power_smallest_difference(&large, 0.8), 1e-9);
}

static void test_undefined(void)
{
    AnkePowerSpec tiny = {2, 1, 0.95}, none = {0, 20, 0.95}, bad = {20, 20, 1};
    assert_nan(anke_power_smallest_difference(&tiny, 0.8));
    assert_nan(anke_power_smallest_difference(&none, 0.8));
    assert_nan(anke_power_smallest_difference(&bad, 0.8));
    bad.level = 0.95;
    assert_nan(anke_power_smallest_difference(&bad, 1));
    assert_nan(anke_power_smallest_difference(&bad, NAN));
    assert_nan(anke_power_two_shares(&bad, -0.1, 0.5));
    assert_nan(anke_power_two_shares(&none, 0.4, 0.5));
    g_assert_cmpfloat(anke_power_two_shares(&bad, 0, 1), ==, 1);
    static const double lone[2] = {20, 0};
    assert_nan(anke_power_table_difference(lone, 2, 0.95, 0.8));
    assert_nan(anke_power_table_difference(lone, 0, 0.95, 0.8));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    gsl_set_error_handler_off();
    g_test_add_func("/power/agrees with power.prop.test", test_power);
    g_test_add_func("/power/the smallest difference inverts power.prop.test", test_equal_groups);
    g_test_add_func("/power/groups may differ in size", test_unequal_groups);
    g_test_add_func("/power/a table is judged by its two largest groups", test_table);
    g_test_add_func("/power/more people see smaller differences", test_falls_with_size);
    g_test_add_func("/power/a census sees every difference", test_census);
    g_test_add_func("/power/is undefined where nothing could be seen", test_undefined);
    return g_test_run();
}
