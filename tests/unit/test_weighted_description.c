#include "analyzer/stats/weighted_description.h"

#include <gsl/gsl_errno.h>

#include "tests/unit/near.h"

/*
 * R 4.2: x <- rep(c(-3.7, 0.1, 0.2, 0.3, 2.385, 11.9), c(3, 1, 4, 2, 5, 2))
 * w <- c(1.5, .8, 2.25, 1, .7, .7, 1.2, 3.1, .9, 1, 1, 2.385, .4, 1.1, 1.9, .6, 1.3)
 * tapply(w, x, sum), tapply(w^2, x, sum); survey 4.1: d <- svydesign(~1, weights = ~w)
 */
static const double VALUES[] = {-3.7, 0.1, 0.2, 0.3, 2.385, 11.9};
static const double COUNTS[] = {3, 1, 4, 2, 5, 2};
static const double WEIGHTS[] = {4.55, 1, 5.7, 1.9, 6.785, 1.9};
static const double SQUARES[] = {7.9525, 1, 12.03, 1.81, 11.668225, 2.05};
static const AnkeWeightedDistribution AWKWARD = {VALUES, COUNTS, WEIGHTS, SQUARES, 6, 1};
static const AnkeWeightedSpec PLAIN = {NAN, 0.95};

/* svymean(~x, d), SE(), confint(, df = degf(d)), svyvar(~x, d), svyquantile(qrule = "math") */
static void test_survey(void)
{
    AnkeWeightedDescription got = anke_weighted_describe(&AWKWARD, &PLAIN);
    g_assert_cmpfloat(got.n, ==, 17);
    assert_near(got.weight, 21.835, 1e-15);
    assert_near(got.sum, 23.767225, 1e-14);
    assert_near(got.mean, 1.0884920998397067, 1e-14);
    assert_near(got.var, 16.76261847268028, 1e-14);
    assert_near(got.sd, sqrt(16.76261847268028), 1e-14);
    assert_near(got.se, 1.0049579051512807, 1e-14);
    assert_near(got.mean_range.lo, -1.0419234887847839, 1e-13);
    assert_near(got.mean_range.hi, 3.2189076884641974, 1e-13);
    g_assert_cmpfloat(got.min, ==, -3.7);
    g_assert_cmpfloat(got.q1, ==, 0.1);
    g_assert_cmpfloat(got.median, ==, 0.2);
    g_assert_cmpfloat(got.q3, ==, 2.385);
    g_assert_cmpfloat(got.max, ==, 11.9);
    g_assert_cmpfloat(anke_weighted_quantile(&AWKWARD, 0.1), ==, -3.7);
    g_assert_cmpfloat(anke_weighted_quantile(&AWKWARD, 0.9), ==, 2.385);
}

/* svydesign(~1, weights = ~w, fpc = rep(40, 17)); confint(level = .9, df = 16) */
static void test_finite_population(void)
{
    AnkeWeightedSpec spec = {1 - 17 / 40.0, 0.9};
    AnkeWeightedDescription got = anke_weighted_describe(&AWKWARD, &spec);
    assert_near(got.se, 0.76204706212771323, 1e-14);
    assert_near(got.mean_range.lo, -0.24195342648334095, 1e-12);
    assert_near(got.mean_range.hi, 2.4189376261627542, 1e-13);
    AnkeWeightedSpec census = {0, 0.95};
    got = anke_weighted_describe(&AWKWARD, &census);
    g_assert_cmpfloat(got.mean_range.lo, ==, got.mean);
}

/* Only the proportions of the weights matter, but for the total. */
static void test_scaled_weights(void)
{
    double weights[6], squares[6];
    for (gsize i = 0; i < 6; i++) {
        weights[i] = WEIGHTS[i] * 1e6;
        squares[i] = SQUARES[i] * 1e12;
    }
    AnkeWeightedDistribution scaled = {VALUES, COUNTS, weights, squares, 6, 1};
    AnkeWeightedDescription got = anke_weighted_describe(&scaled, &PLAIN);
    AnkeWeightedDescription want = anke_weighted_describe(&AWKWARD, &PLAIN);
    assert_near(got.mean, want.mean, 1e-14);
    assert_near(got.sd, want.sd, 1e-14);
    assert_near(got.se, want.se, 1e-14);
    assert_near(got.sum, 1e6 * want.sum, 1e-14);
}

/* Weights of 1 say what is said without them. */
static void test_equal_weights(void)
{
    AnkeWeightedDistribution equal = {VALUES, COUNTS, COUNTS, COUNTS, 6, 1};
    AnkeWeightedDescription got = anke_weighted_describe(&equal, &PLAIN);
    assert_near(got.mean, 1.5367647058823528, 1e-15);
    assert_near(got.sd, 4.4224791340577818, 1e-14);
    assert_near(got.se, 1.0726087409888447, 1e-14);
}

/* 0.1 ten times is a little less than 1: the fifth value has reached half of it nevertheless. */
static void test_rounding(void)
{
    double values[10], ones[10], tenths[10], squares[10];
    for (gsize i = 0; i < 10; i++) {
        values[i] = (double)i;
        ones[i] = 1;
        tenths[i] = 0.1;
        squares[i] = 0.01;
    }
    AnkeWeightedDistribution even = {values, ones, tenths, squares, 10, 1};
    g_assert_cmpfloat(anke_weighted_quantile(&even, 0.5), ==, 4);
    g_assert_cmpfloat(anke_weighted_quantile(&even, 0.3), ==, 2);
    g_assert_cmpfloat(anke_weighted_quantile(&even, 0), ==, 0);
    g_assert_cmpfloat(anke_weighted_quantile(&even, 1), ==, 9);
}

static void test_weight_of_nobody(void)
{
    const double values[] = {-100, 1, 3, 100}, counts[] = {2, 1, 1, 3}, weights[] = {0, 2, 2, 0};
    const double squares[] = {0, 4, 4, 0};
    AnkeWeightedDistribution distribution = {values, counts, weights, squares, 4, 0};
    AnkeWeightedDescription got = anke_weighted_describe(&distribution, &PLAIN);
    g_assert_cmpfloat(got.n, ==, 7);
    g_assert_cmpfloat(got.min, ==, 1);
    g_assert_cmpfloat(got.max, ==, 3);
    g_assert_cmpfloat(got.mean, ==, 2);
    assert_near(got.var, 7 / 6.0, 1e-15);
}

static void assert_all_undefined(const AnkeWeightedDistribution *distribution)
{
    AnkeWeightedDescription got = anke_weighted_describe(distribution, &PLAIN);
    assert_nan(got.mean);
    assert_nan(got.sum);
    assert_nan(got.sd);
    assert_nan(got.se);
    assert_nan(got.mean_range.lo);
    assert_nan(got.median);
}

static void test_undefined(void)
{
    const double zeros[6] = {0}, bad[] = {1, -1, 1, 1, 1, 1},
                 infinite[] = {1, 1, INFINITY, 1, 1, 1};
    AnkeWeightedDistribution distribution = AWKWARD;
    distribution.weights = distribution.weight_squares = zeros;
    assert_all_undefined(&distribution);
    distribution.counts = zeros;
    assert_all_undefined(&distribution);
    distribution = AWKWARD;
    distribution.weights = bad;
    assert_all_undefined(&distribution);
    distribution = AWKWARD;
    distribution.weight_squares = infinite;
    assert_all_undefined(&distribution);
    distribution = AWKWARD;
    distribution.n_values = 0;
    assert_all_undefined(&distribution);
    assert_nan(anke_weighted_quantile(&AWKWARD, 1.5));
    assert_nan(anke_weighted_quantile(&AWKWARD, NAN));
}

static void test_one_person(void)
{
    const double value = 2.385, one = 1, weight = 3.5, square = 12.25;
    AnkeWeightedDistribution single = {&value, &one, &weight, &square, 1, 1};
    AnkeWeightedDescription got = anke_weighted_describe(&single, &PLAIN);
    g_assert_cmpfloat(got.mean, ==, 2.385);
    g_assert_cmpfloat(got.median, ==, 2.385);
    assert_nan(got.sd);
    assert_nan(got.se);
    assert_nan(got.mean_range.lo);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    gsl_set_error_handler_off();
    g_test_add_func("/weighted description/mean, variance and quantiles are those of survey",
                    test_survey);
    g_test_add_func("/weighted description/a finite population narrows the interval",
                    test_finite_population);
    g_test_add_func("/weighted description/the scale of the weights does not matter",
                    test_scaled_weights);
    g_test_add_func("/weighted description/weights of 1 change nothing", test_equal_weights);
    g_test_add_func("/weighted description/rounding does not move a quantile", test_rounding);
    g_test_add_func("/weighted description/weight 0 has no value", test_weight_of_nobody);
    g_test_add_func("/weighted description/one person has no spread", test_one_person);
    g_test_add_func("/weighted description/nobody or bad sums give NaN", test_undefined);
    return g_test_run();
}
