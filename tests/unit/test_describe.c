#include "analyzer/stats/describe.h"

#include <gsl/gsl_errno.h>

#include "tests/unit/near.h"

/* x <- rep(c(-3.7, 0.1, 0.2, 0.3, 2.385, 11.9), c(3, 1, 4, 2, 5, 2)) in R 4.2 */
static const double VALUES[] = {-3.7, 0.1, 0.2, 0.3, 2.385, 11.9};
static const double COUNTS[] = {3, 1, 4, 2, 5, 2};
static const AnkeDistribution AWKWARD = {VALUES, COUNTS, 6, 1};

/* NIST StRD, NumAcc4: certified mean 10000000.2, standard deviation 0.1. */
static void test_published(void)
{
    const double values[] = {10000000.1, 10000000.2, 10000000.3}, counts[] = {500, 1, 500};
    AnkeDistribution distribution = {values, counts, 3, 1};
    AnkeDescription got = anke_distribution_describe(&distribution);
    assert_near(got.mean, 10000000.2, 1e-15);
    assert_near(got.sd, 0.1, 1e-8); /* the ceiling of values in double precision */
}

/* R 4.2: mean(x), sd(x), sum(x), range(x), quantile(x) */
static void test_awkward(void)
{
    AnkeDescription got = anke_distribution_describe(&AWKWARD);
    g_assert_cmpfloat(got.n, ==, 17);
    assert_near(got.mean, 1.5367647058823528, 1e-15);
    assert_near(got.sd, 4.4224791340577818, 1e-15);
    assert_near(got.sum, 26.125, 1e-15);
    g_assert_cmpfloat(got.min, ==, -3.7);
    g_assert_cmpfloat(got.q1, ==, 0.2);
    g_assert_cmpfloat(got.median, ==, 0.3);
    g_assert_cmpfloat(got.q3, ==, 2.385);
    g_assert_cmpfloat(got.max, ==, 11.9);
}

/* R 4.2: quantile(x, c(0, .05, .1, .25, 1/3, .5, .75, .9, .975, 1), type = 7), to the last bit */
static void test_quantiles(void)
{
    const double shares[] = {0, .05, .1, .25, 1 / 3.0, .5, .75, .9, .975, 1};
    const double wanted[] = {-3.7, -3.7, -3.7, 0.2, 0.2, 0.3, 2.385, 6.1910000000000034,
                             11.9, 11.9};
    for (gsize idx = 0; idx < G_N_ELEMENTS(shares); idx++) {
        g_assert_cmpfloat(anke_distribution_quantile(&AWKWARD, shares[idx]), ==, wanted[idx]);
    }
}

/* Definition 7 puts the share p at 1 + (n - 1) p: Hyndman & Fan (1996). */
static void test_quantile_positions(void)
{
    const double values[] = {1, 2, 3, 4}, counts[] = {1, 1, 1, 1};
    AnkeDistribution distribution = {values, counts, 4, 1};
    g_assert_cmpfloat(anke_distribution_quantile(&distribution, 0.25), ==, 1.75);
    g_assert_cmpfloat(anke_distribution_quantile(&distribution, 0.5), ==, 2.5);
    g_assert_cmpfloat(anke_distribution_quantile(&distribution, 0.75), ==, 3.25);
}

static void test_scaled_counts(void)
{
    double counts[6];
    for (gsize idx = 0; idx < 6; idx++) {
        counts[idx] = 1e6 * COUNTS[idx];
    }
    AnkeDistribution distribution = {VALUES, counts, 6, 1};
    AnkeDescription got = anke_distribution_describe(&distribution);
    assert_near(got.mean, 1.5367647058823528, 1e-14);
    assert_near(got.sd, 4.4224791340577818 * sqrt(16 / 17.0 * 17e6 / (17e6 - 1)), 1e-13);
    g_assert_cmpfloat(got.median, ==, 0.3);
}

static void test_shifted_values(void)
{
    const double values[] = {1e8 + 1, 1e8 + 2, 1e8 + 4}, small[] = {1, 2, 4}, counts[] = {2, 1, 5};
    AnkeDistribution far = {values, counts, 3, 1}, near = {small, counts, 3, 1};
    g_assert_cmpfloat(anke_distribution_describe(&far).sd, ==,
                      anke_distribution_describe(&near).sd);
}

static void test_column_of_table(void)
{
    const double cell[] = {9, 3, 9, 1, 9, 4, 9, 2, 9, 5, 9, 2};
    AnkeDistribution column = {VALUES, cell + 1, 6, 2};
    AnkeDescription got = anke_distribution_describe(&column);
    AnkeDescription want = anke_distribution_describe(&AWKWARD);
    g_assert_cmpmem(&got, sizeof got, &want, sizeof want);
}

static void test_values_of_nobody(void)
{
    const double values[] = {-100, 1, 2, 3, 100}, counts[] = {0, 1, 0, 1, 0};
    AnkeDistribution distribution = {values, counts, 5, 0};
    AnkeDescription got = anke_distribution_describe(&distribution);
    g_assert_cmpfloat(got.min, ==, 1);
    g_assert_cmpfloat(got.median, ==, 2);
    g_assert_cmpfloat(got.max, ==, 3);
}

static void test_one_person(void)
{
    const double value = 5, count = 1;
    AnkeDistribution distribution = {&value, &count, 1, 1};
    AnkeDescription got = anke_distribution_describe(&distribution);
    g_assert_cmpfloat(got.mean, ==, 5);
    g_assert_cmpfloat(got.q1, ==, 5);
    g_assert_cmpfloat(got.q3, ==, 5);
    assert_nan(got.sd);
}

static void test_equal_values(void)
{
    const double value = 0.1, count = 3;
    AnkeDistribution distribution = {&value, &count, 1, 1};
    AnkeDescription got = anke_distribution_describe(&distribution);
    g_assert_cmpfloat(got.mean, ==, 0.1);
    g_assert_cmpfloat(got.sd, ==, 0);
}

static void assert_all_undefined(const AnkeDistribution *distribution)
{
    AnkeDescription got = anke_distribution_describe(distribution);
    assert_nan(got.mean);
    assert_nan(got.sum);
    assert_nan(got.sd);
    assert_nan(got.min);
    assert_nan(got.q1);
    assert_nan(got.median);
    assert_nan(got.q3);
    assert_nan(got.max);
    assert_nan(anke_distribution_quantile(distribution, 0.5));
}

static void test_nobody(void)
{
    const double zeros[6] = {0};
    AnkeDistribution empty = {VALUES, zeros, 6, 1}, none = {NULL, NULL, 0, 1};
    assert_all_undefined(&empty);
    assert_all_undefined(&none);
    g_assert_cmpfloat(anke_distribution_describe(&empty).n, ==, 0);
}

static void test_bad_counts(void)
{
    const double bad[] = {-1, 1.5, NAN, INFINITY};
    for (gsize idx = 0; idx < G_N_ELEMENTS(bad); idx++) {
        const double counts[] = {4, bad[idx], 4};
        AnkeDistribution distribution = {VALUES, counts, 3, 1};
        assert_all_undefined(&distribution);
        assert_nan(anke_distribution_sum_counts(&distribution));
    }
}

static void test_bad_share(void)
{
    assert_nan(anke_distribution_quantile(&AWKWARD, -0.1));
    assert_nan(anke_distribution_quantile(&AWKWARD, 1.1));
    assert_nan(anke_distribution_quantile(&AWKWARD, NAN));
}

static void test_unsorted(void)
{
    if (g_test_subprocess()) {
        const double values[] = {2, 1}, counts[] = {1, 1};
        AnkeDistribution distribution = {values, counts, 2, 1};
        anke_distribution_describe(&distribution);
        return;
    }
    g_test_trap_subprocess(NULL, 0, 0);
    g_test_trap_assert_failed();
}

/* From 2^53 people on n - 1 is n: the last person's value, and no reading beyond the table. */
static void test_more_people_than_a_double_can_count_have_a_largest_value(void)
{
    static const double values[] = {1, 2, 5};
    static const double counts[] = {1e17, 1e17, 0};
    AnkeDistribution distribution = {values, counts, 3, 1};
    AnkeDescription description = anke_distribution_describe(&distribution);
    g_assert_cmpfloat(description.max, ==, 2);
    g_assert_cmpfloat(description.q1, ==, 1);
    g_assert_cmpfloat(description.q3, ==, 2);
}

/* R 4.2: psych::skew(x, type = 2), psych::kurtosi(x, type = 2), var(x), sd(x)/sqrt(17), t.test() */
static void test_shape(void)
{
    AnkeDescription got = anke_distribution_describe(&AWKWARD);
    assert_near(got.skewness, 1.4592019515705998, 1e-14);
    assert_near(got.kurtosis, 2.3777874810420854, 1e-14);
    assert_near(got.var, 19.55832169117647, 1e-14);
    assert_near(got.se, 1.0726087409888447, 1e-14);
    AnkeInterval range = anke_description_mean_interval(&got, NAN, 0.95);
    assert_near(range.lo, -0.73706424813093663, 1e-13);
    assert_near(range.hi, 3.8105936598956429, 1e-13);
    range = anke_description_mean_interval(&got, NAN, 0.9);
    assert_near(range.lo, -0.33588538604129059, 1e-13);
    assert_near(range.hi, 3.4094147978059968, 1e-13);
    /* survey 4.1: d <- svydesign(~1, fpc = rep(40, 17), data); confint(svymean(~x, d), df = 16) */
    range = anke_description_mean_interval(&got, 40, 0.95);
    assert_near(range.lo, -0.1874514680537267, 1e-12);
    assert_near(range.hi, 3.2609808798184323, 1e-13);
    g_assert_cmpfloat(anke_description_mean_interval(&got, 17, 0.95).lo, ==, got.mean);
}

/* Of two, three and equal numbers not everything can be said; of huge ones the variance is none. */
static void test_shape_undefined(void)
{
    const double values[] = {1, 2, 4}, two[] = {1, 1, 0}, three[] = {1, 1, 1}, equal[] = {0, 9, 0};
    AnkeDistribution distribution = {values, two, 3, 1};
    assert_nan(anke_distribution_describe(&distribution).skewness);
    distribution.counts = three;
    /* R 4.2: psych::skew(c(1, 2, 4), type = 2) */
    assert_near(anke_distribution_describe(&distribution).skewness, 0.93521952958282859, 1e-14);
    assert_nan(anke_distribution_describe(&distribution).kurtosis);
    distribution.counts = equal;
    AnkeDescription got = anke_distribution_describe(&distribution);
    assert_nan(got.skewness);
    assert_nan(got.kurtosis);
    g_assert_cmpfloat(got.se, ==, 0);
    const double huge[] = {-1e200, 0, 1e200};
    AnkeDistribution far = {huge, three, 3, 1};
    assert_nan(anke_distribution_describe(&far).var);
    assert_near(anke_distribution_describe(&far).sd, 1e200, 1e-15);
}

static void test_interval_undefined(void)
{
    const double value = 5, one = 1;
    AnkeDistribution single = {&value, &one, 1, 1};
    AnkeDescription got = anke_distribution_describe(&single);
    assert_nan(anke_description_mean_interval(&got, NAN, 0.95).lo);
    got = anke_distribution_describe(&AWKWARD);
    assert_nan(anke_description_mean_interval(&got, NAN, 1).lo);
    assert_nan(anke_description_mean_interval(&got, NAN, NAN).hi);
}

/* Sums of whole numbers are exact to 2^53 and beyond. */
static void test_exact_sum(void)
{
    const double values[] = {1, 94906266}, counts[] = {1, 94906265};
    AnkeDistribution distribution = {values, counts, 2, 1};
    g_assert_cmpfloat(anke_distribution_describe(&distribution).sum, ==, 9007199231156491.0);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    gsl_set_error_handler_off();
    g_test_add_func("/describe/skewness, kurtosis and the mean's interval are R's", test_shape);
    g_test_add_func("/describe/few or equal people have no shape", test_shape_undefined);
    g_test_add_func("/describe/one person's mean has no interval", test_interval_undefined);
    g_test_add_func("/describe/sums of whole numbers are exact", test_exact_sum);
    g_test_add_func("/describe/NIST's NumAcc4 keeps its digits", test_published);
    g_test_add_func("/describe/counts stand for people as in R", test_awkward);
    g_test_add_func("/describe/quantiles are R's type 7 to the last bit", test_quantiles);
    g_test_add_func("/describe/quantiles lie between people", test_quantile_positions);
    g_test_add_func("/describe/millions of people cost nothing", test_scaled_counts);
    g_test_add_func("/describe/a shift leaves the spread alone", test_shifted_values);
    g_test_add_func("/describe/a column of a table is read in place", test_column_of_table);
    g_test_add_func("/describe/values of nobody do not count", test_values_of_nobody);
    g_test_add_func("/describe/one person has no spread", test_one_person);
    g_test_add_func("/describe/equal values have spread 0", test_equal_values);
    g_test_add_func("/describe/nobody gives NaN", test_nobody);
    g_test_add_func("/describe/counts that are not of people give NaN", test_bad_counts);
    g_test_add_func("/describe/a share outside 0 to 1 gives NaN", test_bad_share);
    g_test_add_func("/describe/more people than a double can count have a largest value",
                    test_more_people_than_a_double_can_count_have_a_largest_value);
    g_test_add_func("/describe/values out of order are a programming error", test_unsorted);
    return g_test_run();
}
