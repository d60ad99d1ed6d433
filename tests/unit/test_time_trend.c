#include "analyzer/stats/time_trend.h"

#include <gsl/gsl_errno.h>

#include "analyzer/stats/time_break.h"
#include "tests/unit/near.h"

/* Uneven years, ties, a value that is not whole. Numbers: R 4.2, written out as in
 * tests/reference/staff-against-r.R. */
static const double TIMES[] = {2001, 2002, 2004, 2005, 2006, 2009, 2010, 2011};
static const double VALUES[] = {3, 5, 5, 2, 8, 9, 9, 14.5};

static void test_mann_kendall(void)
{
    const AnkeMannKendall test = anke_mann_kendall(VALUES, 8);
    g_assert_cmpfloat(test.s, ==, 20);
    assert_near(test.var, 63 + 1 / 3.0, 1e-15);
    assert_near(test.z, 2.3874672772626644, 1e-14);
    assert_near(test.p, 0.016964912953587135, 1e-12);
    assert_near(test.tau_b, 0.74124931666110128, 1e-14);
    assert_near(test.s / sqrt(test.var), 2.5131, 2e-5); /* cor.test(exact = FALSE), no continuity */
}

static void test_lag1(void)
{
    const AnkeMannKendallLag1 corrected = anke_mann_kendall_lag1(TIMES, VALUES, 8);
    assert_near(corrected.lag1, -0.25595238095238093, 1e-13);
    assert_near(corrected.z, 2.8951026330714953, 1e-13);
}

/* Neighbours alike make the test less sure. */
static void test_lag1_of_waves(void)
{
    double times[24], values[24];
    for (int i = 0; i < 24; i++) {
        times[i] = i;
        values[i] = i * 0.1 + sin(i / 3.0);
    }
    const AnkeMannKendallLag1 corrected = anke_mann_kendall_lag1(times, values, 24);
    g_assert_cmpfloat(corrected.lag1, >, 0.5);
    g_assert_cmpfloat(fabs(corrected.z), <, fabs(anke_mann_kendall(values, 24).z));
}

static void test_sen(void)
{
    const AnkeSenSlope sen = anke_sen_slope(TIMES, VALUES, 8, 0.95);
    assert_near(sen.slope, 0.775, 1e-14);
    assert_near(sen.intercept, -1547.7625, 1e-14);
    assert_near(sen.lo, 0.25, 1e-14);
    assert_near(sen.hi, 1.75, 1e-14);
}

/* Any rising series has the same S; a falling one the opposite. */
static void test_invariance(void)
{
    double turned[8], scaled[8];
    for (int i = 0; i < 8; i++) {
        turned[i] = VALUES[7 - i];
        scaled[i] = 3 * VALUES[i] - 7;
    }
    assert_near(anke_mann_kendall(turned, 8).z, -2.3874672772626644, 1e-14);
    assert_near(anke_mann_kendall(scaled, 8).z, 2.3874672772626644, 1e-14);
    assert_near(anke_sen_slope(TIMES, scaled, 8, 0.95).slope, 3 * 0.775, 1e-14);
}

static void test_few(void)
{
    const double three[] = {1, 2, 3}, four[] = {1, 3, 2, 4};
    const AnkeSenSlope sen = anke_sen_slope(TIMES, four, 4, 0.95);
    g_assert_cmpfloat(anke_mann_kendall(three, 3).s, ==, 3);
    g_assert_cmpfloat(anke_mann_kendall(three, 3).tau_b, ==, 1);
    g_assert_false(isnan(sen.slope));
    assert_nan(sen.lo); /* 6 pairs, and C is 5.8: rank 7 of 6 */
    assert_nan(sen.hi);
}

static void test_undefined(void)
{
    const double flat[] = {4, 4, 4, 4, 4, 4, 4}, bad[] = {1, 2, INFINITY, 4, 5, 6, 7};
    const double *const series[] = {flat, bad};
    for (int i = 0; i < 2; i++) {
        assert_nan(anke_mann_kendall(series[i], 7).z);
        assert_nan(anke_sen_slope(TIMES, series[i], 7, 0.95).slope);
        assert_nan(anke_mann_kendall_lag1(TIMES, series[i], 7).z);
        assert_nan(anke_time_break_fit(TIMES, series[i], 7).slope1);
        assert_nan(anke_time_pettitt(series[i], 7).p);
    }
    assert_nan(anke_mann_kendall(VALUES, 2).s);
    assert_nan(anke_time_break_fit(TIMES, VALUES, 5).slope1);
    assert_nan(anke_time_pettitt(VALUES, 2).p);
    assert_nan(anke_time_break_fit(TIMES, TIMES, 8).slope1); /* one line fits exactly */
}

static void test_break(void)
{
    const AnkeTimeBreak fit = anke_time_break_fit(TIMES, VALUES, 8);
    g_assert_cmpuint(fit.at, ==, 3);
    assert_near(fit.slope1, 0.071678321678457682, 1e-10); /* R's own rounding at the year 2001 */
    assert_near(fit.slope2, 1.388111888111834169, 1e-12);
    assert_near(fit.bic_line, 15.405897154542103, 1e-12);
    assert_near(fit.bic_break, 16.521451244259694, 1e-12);
}

/* Up by 2 to the year 10, then down by 1: found where it is; an exact fit has no BIC. */
static void test_exact_break(void)
{
    double times[20], values[20];
    for (int i = 0; i < 20; i++) {
        times[i] = 1990 + i;
        values[i] = i < 10 ? 2 * i : 20 - (i - 10);
    }
    const AnkeTimeBreak fit = anke_time_break_fit(times, values, 20);
    g_assert_cmpuint(fit.at, ==, 10);
    assert_near(fit.slope1, 2, 1e-12);
    assert_near(fit.slope2, -1, 1e-12);
    assert_nan(fit.bic_break);
    values[3] += 0.5;
    const AnkeTimeBreak rough = anke_time_break_fit(times, values, 20);
    g_assert_cmpuint(rough.at, ==, 10);
    g_assert_cmpfloat(rough.bic_break, <, rough.bic_line);
}

static void test_pettitt(void)
{
    const AnkePettitt test = anke_time_pettitt(VALUES, 8);
    g_assert_cmpuint(test.at, ==, 3);
    g_assert_cmpfloat(test.k, ==, 16);
    assert_near(test.p, 0.13896690244560309, 1e-14);
    const double level[] = {1, 1, 2, 1};
    g_assert_cmpfloat(anke_time_pettitt(level, 4).p, ==, 1); /* the formula gives more */
}

int main(int argc, char **argv)
{
    gsl_set_error_handler_off();
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/time_trend/ties are in the variance", test_mann_kendall);
    g_test_add_func("/time_trend/the lag of one year agrees with R", test_lag1);
    g_test_add_func("/time_trend/years alike make it less sure", test_lag1_of_waves);
    g_test_add_func("/time_trend/Sen's slope and its interval agree with R", test_sen);
    g_test_add_func("/time_trend/scale and direction", test_invariance);
    g_test_add_func("/time_trend/few years have no interval", test_few);
    g_test_add_func("/time_trend/level series have no trend", test_undefined);
    g_test_add_func("/time_trend/a broken line agrees with R", test_break);
    g_test_add_func("/time_trend/a break is found where it is", test_exact_break);
    g_test_add_func("/time_trend/Pettitt agrees with R", test_pettitt);
    return g_test_run();
}
