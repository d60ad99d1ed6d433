#include "analyzer/stats/regression.h"

#include <gsl/gsl_errno.h>

#include "tests/unit/near.h"

/* NIST StRD, Linear Regression, Norris; certified to 15 digits. */
static const AnkePair NORRIS[] = {
    {0.2, 0.1, 1},     {337.4, 338.8, 1}, {118.2, 118.1, 1}, {884.6, 888.0, 1}, {10.1, 9.2, 1},
    {226.5, 228.1, 1}, {666.3, 668.5, 1}, {996.3, 998.5, 1}, {448.6, 449.1, 1}, {777.0, 778.9, 1},
    {558.2, 559.2, 1}, {0.4, 0.3, 1},     {0.6, 0.1, 1},     {775.5, 778.1, 1}, {666.9, 668.8, 1},
    {338.0, 339.3, 1}, {447.5, 448.9, 1}, {11.6, 10.8, 1},   {556.0, 557.7, 1}, {228.1, 228.3, 1},
    {995.8, 998.0, 1}, {887.6, 888.8, 1}, {120.2, 119.6, 1}, {0.3, 0.3, 1},     {0.3, 0.6, 1},
    {556.8, 557.6, 1}, {339.1, 339.3, 1}, {887.2, 888.0, 1}, {999.0, 998.5, 1}, {779.0, 778.9, 1},
    {11.1, 10.2, 1},   {118.3, 117.6, 1}, {229.2, 228.9, 1}, {669.1, 668.4, 1}, {448.9, 449.2, 1},
    {0.5, 0.2, 1}};

/* x <- c(1.5,1.5,2.25,2.25,2.25,4,7.5,7.5,9); y <- c(3,3,-1,2.385,2.385,8.5,6,6,-2) in R 4.2 */
static const AnkePair AWKWARD[] = {{7.5, 6, 2}, {1.5, 3, 2}, {2.25, -1, 1}, {2.25, 2.385, 2},
                                   {4, 8.5, 1}, {9, -2, 1},  {5, 77, 0}};

/* Certified: B0, B1, residual standard deviation. */
static void test_norris(void)
{
    AnkeRegression fit = anke_regression_fit(NORRIS, G_N_ELEMENTS(NORRIS));
    g_assert_cmpfloat(fit.n, ==, 36);
    assert_near(fit.intercept, -0.262323073774029, 1e-12);
    assert_near(fit.slope, 1.00211681802045, 1e-14);
    assert_near(fit.residual_sd, 0.884796396144373, 1e-12);
}

/* R 4.2: cor.test(), predict(lm(y ~ x), interval = "confidence") */
static void test_norris_in_r(void)
{
    AnkeRegression fit = anke_regression_fit(NORRIS, G_N_ELEMENTS(NORRIS));
    assert_near(fit.r, 0.99999687293696649, 1e-14);
    assert_near(fit.p, 4.6540408555432891e-90, 1e-9);
    AnkeInterval low = anke_regression_interval(&fit, 0.5, 0.95);
    AnkeInterval high = anke_regression_interval(&fit, 1200, 0.95);
    assert_near(low.lo, -0.23407037305826417, 1e-10);
    assert_near(low.hi, 0.71154104353048409, 1e-10);
    assert_near(high.lo, 1201.53290801470461702, 1e-13);
    assert_near(high.hi, 1203.02280908683746929, 1e-13);
}

static void test_counts_stand_for_people(void)
{
    AnkeRegression fit = anke_regression_fit(AWKWARD, G_N_ELEMENTS(AWKWARD));
    g_assert_cmpfloat(fit.n, ==, 9);
    assert_near(fit.intercept, 2.850682219172711029, 1e-13);
    assert_near(fit.slope, 0.069241325230347026, 1e-13);
    assert_near(fit.residual_sd, 3.5754634409148602, 1e-13);
    assert_near(fit.r, 0.061492586350129802, 1e-13);
    assert_near(fit.p, 0.87512240581555734, 1e-13);
    AnkeInterval mean = anke_regression_interval(&fit, 4.2, 0.9);
    assert_near(anke_regression_at(&fit, 4.2), 3.1414957851401684, 1e-13);
    assert_near(mean.lo, 0.88349251241748217, 1e-12);
    assert_near(mean.hi, 5.3994990578628546, 1e-12);
}

/* Shifting x and stretching y: r and p stay, the slope stretches. */
static void test_invariance(void)
{
    AnkePair moved[G_N_ELEMENTS(AWKWARD)];
    for (gsize i = 0; i < G_N_ELEMENTS(AWKWARD); i++) {
        moved[i] = (AnkePair){AWKWARD[i].x + 1000, AWKWARD[i].y * -8, AWKWARD[i].count};
    }
    AnkeRegression fit = anke_regression_fit(AWKWARD, G_N_ELEMENTS(AWKWARD));
    AnkeRegression other = anke_regression_fit(moved, G_N_ELEMENTS(moved));
    assert_near(other.slope, fit.slope * -8, 1e-12);
    assert_near(other.r, -fit.r, 1e-12);
    assert_near(other.p, fit.p, 1e-12);
}

static void test_a_perfect_line(void)
{
    const AnkePair pairs[] = {{1, 2.1, 3}, {2, 4.1, 1}, {3, 6.1, 2}};
    AnkeRegression fit = anke_regression_fit(pairs, 3);
    assert_near(fit.slope, 2, 1e-14);
    g_assert_cmpfloat(fit.r, ==, 1);
    g_assert_cmpfloat(fit.p, ==, 0);
    AnkeInterval mean = anke_regression_interval(&fit, 2, 0.95);
    g_assert_cmpfloat(mean.lo, <=, mean.hi);
    assert_near(mean.lo, 4.1, 1e-9);
}

static void test_two_people_have_a_line_but_no_interval(void)
{
    const AnkePair pairs[] = {{1, 5, 1}, {2, 3, 1}};
    AnkeRegression fit = anke_regression_fit(pairs, 2);
    g_assert_cmpfloat(fit.slope, ==, -2);
    g_assert_cmpfloat(fit.r, ==, -1);
    assert_nan(fit.p);
    assert_nan(fit.residual_sd);
    assert_nan(anke_regression_interval(&fit, 1, 0.95).lo);
}

static void test_what_is_undefined(void)
{
    const AnkePair one_x[] = {{4, 1, 3}, {4, 2, 5}};
    const AnkePair one_y[] = {{1, 2, 3}, {4, 2, 5}};
    const AnkePair bad[] = {{1, 2, 3}, {4, 2, -1}};
    const AnkePair hidden[] = {{1, 2, 3}, {4, 2, NAN}};
    const AnkePair endless[] = {{1, 2, 3}, {INFINITY, 2, 1}};
    assert_nan(anke_regression_fit(one_x, 2).slope);
    g_assert_cmpfloat(anke_regression_fit(one_x, 2).n, ==, 8);
    g_assert_cmpfloat(anke_regression_fit(one_y, 2).slope, ==, 0);
    assert_nan(anke_regression_fit(one_y, 2).r);
    assert_nan(anke_regression_fit(one_y, 2).p);
    assert_nan(anke_regression_fit(bad, 2).n);
    assert_nan(anke_regression_fit(hidden, 2).slope);
    assert_nan(anke_regression_fit(endless, 2).slope);
    assert_nan(anke_regression_fit(NULL, 0).slope);
}

static void test_levels_outside_0_and_1_have_no_interval(void)
{
    AnkeRegression fit = anke_regression_fit(AWKWARD, G_N_ELEMENTS(AWKWARD));
    assert_nan(anke_regression_interval(&fit, 4, 0).lo);
    assert_nan(anke_regression_interval(&fit, 4, 1).hi);
    assert_nan(anke_regression_interval(&fit, 4, NAN).hi);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    gsl_set_error_handler_off();
#define TEST(name, function) g_test_add_func("/regression/" name, function)
    TEST("agrees with NIST StRD Norris", test_norris);
    TEST("agrees with R on Norris", test_norris_in_r);
    TEST("counts stand for people", test_counts_stand_for_people);
    TEST("shifts and stretches leave the correlation", test_invariance);
    TEST("a perfect line", test_a_perfect_line);
    TEST("two people have a line but no interval", test_two_people_have_a_line_but_no_interval);
    TEST("what is undefined", test_what_is_undefined);
    TEST("levels outside 0 and 1 have no interval", test_levels_outside_0_and_1_have_no_interval);
#undef TEST
    return g_test_run();
}
