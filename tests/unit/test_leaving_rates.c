#include "analyzer/stats/leaving_rates.h"

#include <gsl/gsl_errno.h>

#include "analyzer/stats/kaplan_meier.h"
#include "analyzer/stats/whittaker.h"
#include "tests/unit/near.h"

static void test_jeffreys(void)
{
    const AnkeRate rate = anke_rate_jeffreys(2, 42, 0.95), none = anke_rate_jeffreys(0, 10, 0.95);
    const AnkeRate all = anke_rate_jeffreys(3, 3, 0.95);
    assert_near(rate.mean, 2.5 / 43, 1e-15);
    assert_near(rate.range.lo, 0.010026141461289509, 1e-9); /* R 4.2 qbeta(.025, 2.5, 40.5) */
    assert_near(rate.range.hi, 0.144100362177694508, 1e-9);
    g_assert_cmpfloat(none.range.lo, ==, 0);
    g_assert_cmpfloat(none.mean, >, 0);
    g_assert_cmpfloat(all.range.hi, ==, 1);
}

/* Nobody of 61 was ever exposed: the prior alone would say that half of them leave. */
static void test_nobody_exposed(void)
{
    assert_nan(anke_rate_jeffreys(0, 0, 0.95).mean);
    assert_nan(anke_rate_jeffreys(0, 0, 0.95).range.hi);
    assert_nan(anke_rate_jeffreys(3, 2, 0.95).mean);
    assert_nan(anke_rate_jeffreys(-1, 2, 0.95).mean);
}

/* R 4.2, the formula written out. */
static void test_shrinkage(void)
{
    const double exposure[] = {120, 80, 0, 45, 200}, exits[] = {6, 1, 0, 4, 2};
    const double prior[] = {0.02, 0.0144, 0.01, 0.0165, 0.0049};
    double shrunk[5];
    const AnkeRateShrinkage shrinkage = anke_rates_shrink(exits, exposure, prior, 5, shrunk);
    assert_near(shrinkage.scale, 2.4646885960754576, 1e-14);
    assert_near(shrinkage.rho, 0.0032945871769241835, 1e-10);
    assert_near(shrinkage.strength, 302.52816492583963, 1e-10);
    assert_near(shrunk[0], 0.049494344040609838, 1e-12);
    assert_near(shrunk[2], 0.01 * shrinkage.scale, 1e-14);
    assert_near(shrunk[3], 0.046911370052182037, 1e-12);
    for (int i = 0; i < 5; i++) { /* between what was seen and the prior */
        const double own = exposure[i] > 0 ? exits[i] / exposure[i] : shrunk[i];
        const double mean = prior[i] * shrinkage.scale;
        g_assert_cmpfloat(shrunk[i], >=, fmin(own, mean) - 1e-15);
        g_assert_cmpfloat(shrunk[i], <=, fmax(own, mean) + 1e-15);
    }
}

/* Rates that scatter less than chance are all the prior. */
static void test_no_scatter(void)
{
    const double exposure[] = {100, 100, 100}, exits[] = {2, 2, 2}, prior[] = {0.01, 0.01, 0.01};
    double shrunk[3];
    const AnkeRateShrinkage shrinkage = anke_rates_shrink(exits, exposure, prior, 3, shrunk);
    g_assert_cmpfloat(shrinkage.rho, ==, 0);
    g_assert_true(isinf(shrinkage.strength));
    assert_near(shrunk[1], 0.02, 1e-14);
    assert_near(anke_rate_shrink(&shrinkage, 50, 60, 0.01), 0.02, 1e-14);
}

static void test_no_exits(void)
{
    const double exposure[] = {100, 100}, none[] = {0, 0}, more[] = {101, 2},
                 prior[] = {0.01, 0.02};
    double shrunk[2];
    assert_nan(anke_rates_shrink(none, exposure, prior, 2, shrunk).scale);
    assert_nan(shrunk[0]);
    assert_nan(anke_rates_shrink(more, exposure, prior, 2, shrunk).rho);
    assert_nan(shrunk[1]);
}

/* Rates of 15 ages. lambda: R 4.2 nlme::lme() with REML on z = line + D'(DD')^-1 u; smooth values:
 * dense matrices. */
static const double RATES[] = {0.05,  0.02,  0.045, 0.03,  0.018, 0.025, 0.012, 0.006,
                               0.011, 0.004, 0.009, 0.013, 0.02,  0.018, 0.03};
static const double EXPOSED[] = {40, 55, 80, 62, 90, 120, 75, 66, 140, 90, 85, 70, 44, 30, 21};

static void test_whittaker(void)
{
    double smooth[15];
    assert_near(anke_whittaker_lambda(RATES, EXPOSED, 15), 729.409967281, 1e-5);
    g_assert_true(anke_whittaker_smooth(RATES, EXPOSED, 15, 100, smooth));
    assert_near(smooth[0], 0.0420569464526572567, 1e-13);
    assert_near(smooth[7], 0.0101606994386882823, 1e-13);
    assert_near(smooth[14], 0.0270089020967513964, 1e-13);
}

/* What is a line stays one; a value without weight is drawn through. */
static void test_whittaker_line(void)
{
    const double line[] = {1, 3, 99, 7, 9, 11}, weights[] = {4, 1, 0, 2, 3, 5};
    double smooth[6];
    g_assert_true(anke_whittaker_smooth(line, weights, 6, 50, smooth));
    assert_near(smooth[2], 5, 1e-12);
    assert_near(smooth[5], 11, 1e-12);
    assert_nan(anke_whittaker_lambda(line, weights, 6)); /* any will do */
}

static void test_whittaker_extremes(void)
{
    double smooth[15], sum = 0, moment = 0;
    g_assert_true(anke_whittaker_smooth(RATES, EXPOSED, 15, 1e-9, smooth));
    assert_near(smooth[4], RATES[4], 1e-6);
    g_assert_true(anke_whittaker_smooth(RATES, EXPOSED, 15, 1e9, smooth));
    for (int i = 0; i < 15; i++) { /* sum and first moment are kept, whatever lambda */
        sum += EXPOSED[i] * (RATES[i] - smooth[i]);
        moment += i * EXPOSED[i] * (RATES[i] - smooth[i]);
    }
    g_assert_cmpfloat(fabs(sum), <, 1e-8);
    g_assert_cmpfloat(fabs(moment), <, 1e-7);
    assert_near(smooth[2] - smooth[1], smooth[14] - smooth[13], 1e-4);
}

static void test_whittaker_refused(void)
{
    const double few[] = {1, 0, 0, 1, 0}, negative[] = {1, 1, -1, 1, 1}, good[] = {1, 1, 1, 1, 1};
    double smooth[5] = {7};
    g_assert_false(anke_whittaker_smooth(RATES, few, 5, 1, smooth));
    g_assert_false(anke_whittaker_smooth(RATES, negative, 5, 1, smooth));
    g_assert_false(anke_whittaker_smooth(RATES, good, 5, 0, smooth));
    g_assert_false(anke_whittaker_smooth(RATES, good, 5, NAN, smooth));
    g_assert_cmpfloat(smooth[0], ==, 7);
    assert_nan(anke_whittaker_lambda(RATES, few, 5));
}

/* R 4.2 survfit(Surv(c(0,0,2,3,1,4,0), c(5,6,7,5,9,9,3), c(1,0,1,1,1,0,1)) ~ 1, conf.type="log-log"):
 * two came later than the others, and are at risk from then on. */
static void test_survival(void)
{
    const double at_risk[] = {5, 6, 3, 2}, events[] = {1, 2, 1, 1};
    AnkeSurvival curve[4];
    anke_kaplan_meier(at_risk, events, 4, 0.95, curve);
    assert_near(curve[1].survival, 0.53333333333333333, 1e-15);
    assert_near(curve[1].se, 0.19474579822405905, 1e-14);
    assert_near(curve[0].range.lo, 0.2038092632676392624, 1e-13);
    assert_near(curve[0].range.hi, 0.96917978886674261, 1e-13);
    assert_near(curve[3].range.lo, 0.0085160898387894365, 1e-12);
    assert_near(curve[3].range.hi, 0.53473735565107150, 1e-13);
}

static void test_survival_ends(void)
{
    const double at_risk[] = {4, 2, 0, 3}, events[] = {0, 2, 0, 1};
    AnkeSurvival curve[4];
    anke_kaplan_meier(at_risk, events, 4, 0.95, curve);
    g_assert_cmpfloat(curve[0].survival, ==, 1);
    g_assert_cmpfloat(curve[0].se, ==, 0);
    assert_nan(curve[0].range.lo);
    g_assert_cmpfloat(curve[1].survival, ==, 0);
    assert_nan(curve[1].se);
    assert_nan(curve[2].survival);
    assert_nan(curve[3].survival);
}

int main(int argc, char **argv)
{
    gsl_set_error_handler_off();
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/leaving_rates/Jeffreys agrees with R", test_jeffreys);
    g_test_add_func("/leaving_rates/nobody exposed, no rate", test_nobody_exposed);
    g_test_add_func("/leaving_rates/shrunk rates agree with R", test_shrinkage);
    g_test_add_func("/leaving_rates/no scatter, no rates of their own", test_no_scatter);
    g_test_add_func("/leaving_rates/no exits, nothing to scale", test_no_exits);
    g_test_add_func("/leaving_rates/the smoothing of REML agrees with nlme", test_whittaker);
    g_test_add_func("/leaving_rates/a line stays a line", test_whittaker_line);
    g_test_add_func("/leaving_rates/no and much smoothing", test_whittaker_extremes);
    g_test_add_func("/leaving_rates/few values are not smoothed", test_whittaker_refused);
    g_test_add_func("/leaving_rates/survival with late entry agrees with R", test_survival);
    g_test_add_func("/leaving_rates/nobody left, nobody at risk", test_survival_ends);
    return g_test_run();
}
