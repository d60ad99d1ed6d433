#include "analyzer/stats/trend_groups.h"

#include <gsl/gsl_errno.h>

#include "analyzer/stats/independence.h"
#include "tests/unit/near.h"

/* Smokers among patients, Fleiss (1981), p. 139; R ?prop.trend.test: 8.2249, p 0.004132. */
static const double SMOKERS[] = {83, 90, 129, 70, 3, 3, 7, 12};
static const AnkeCounts SMOKERS_COUNTS = {SMOKERS, 2, 4};

static void test_published(void)
{
    AnkeTrend trend = anke_trend_cochran_armitage(&SMOKERS_COUNTS, NULL);
    assert_near(trend.z, -2.8679125309530757, 1e-13);
    assert_near(trend.p, 0.004131897477641565, 1e-12);
}

/* R 4.2: prop.trend.test(c(15,10,12,4), c(25,22,30,18), score = c(1,2,4,7)) */
static void test_scores(void)
{
    const double cell[] = {15, 10, 12, 4, 10, 12, 18, 14}, scores[] = {1, 2, 4, 7};
    AnkeCounts counts = {cell, 2, 4};
    AnkeTrend trend = anke_trend_cochran_armitage(&counts, scores);
    assert_near(trend.z * trend.z, 5.892768402011651752, 1e-13);
    assert_near(trend.p, 0.015203181940729452, 1e-12);
    g_assert_cmpfloat(trend.z, <, 0);
    const double moved[] = {103, 106, 112, 121};
    assert_near(anke_trend_cochran_armitage(&counts, moved).z, trend.z, 1e-12);
}

/* The linear-by-linear test has N - 1 in place of N; two groups are Pearson's chi-square. */
static void test_kinship(void)
{
    AnkeTrend trend = anke_trend_cochran_armitage(&SMOKERS_COUNTS, NULL);
    AnkeChiSquare linear = anke_independence_linear(&SMOKERS_COUNTS, NULL, NULL);
    assert_near(trend.z * trend.z * 396 / 397, linear.chisq, 1e-13);
    const double cell[] = {5, 9, 11, 4};
    AnkeCounts two = {cell, 2, 2};
    double z = anke_trend_cochran_armitage(&two, NULL).z;
    assert_near(z * z, anke_independence_test(&two).chisq, 1e-13);
    g_assert_cmpfloat(z, >, 0);
}

static void test_swapped(void)
{
    const double swapped[] = {3, 3, 7, 12, 83, 90, 129, 70};
    const double reversed[] = {70, 129, 90, 83, 12, 7, 3, 3};
    AnkeCounts rows = {swapped, 2, 4}, cols = {reversed, 2, 4};
    double z = anke_trend_cochran_armitage(&SMOKERS_COUNTS, NULL).z;
    assert_near(anke_trend_cochran_armitage(&rows, NULL).z, -z, 1e-13);
    assert_near(anke_trend_cochran_armitage(&cols, NULL).z, -z, 1e-13);
}

/* J = 2046.5, mean 1442, variance of Hollander & Wolfe (1999), eq. 6.19, in python fractions; PSPP
 * 1.6.2 prints the same mean and sd, 129.240261573312. */
static void test_jonckheere(void)
{
    const double cell[] = {8, 5, 3, 1, 6, 7, 6, 4, 3, 6, 8, 9, 1, 2, 7, 12};
    AnkeCounts counts = {cell, 4, 4};
    AnkeTrend trend = anke_trend_jonckheere(&counts);
    assert_near(trend.z, (2046.5 - 1442) / 129.240261573312, 1e-13);
    assert_near(trend.p, 2.9062724414731733e-06, 1e-12);
}

/* Nine different values in three groups, rising but for one pair: J = 26 of 27, mean 13.5, variance
 * (81 * 21 - 3 * 9 * 9)/72. */
static void test_jonckheere_without_ties(void)
{
    const double cell[] = {1, 0, 0, 1, 0, 0, 0, 1, 0, 1, 0, 0, 0, 1,
                           0, 0, 1, 0, 0, 0, 1, 0, 0, 1, 0, 0, 1};
    AnkeCounts counts = {cell, 9, 3};
    assert_near(anke_trend_jonckheere(&counts).z, 12.5 / sqrt((81 * 21 - 3 * 81) / 72.0), 1e-14);
}

static void assert_undefined(const double *cell, gsize n_rows, gsize n_cols, const double *scores)
{
    AnkeCounts counts = {cell, n_rows, n_cols};
    assert_nan(anke_trend_cochran_armitage(&counts, scores).z);
    assert_nan(anke_trend_cochran_armitage(&counts, scores).p);
}

static void test_undefined(void)
{
    const double none[] = {0, 0, 3, 4}, nobody[4] = {0}, bad[] = {1, NAN, 3, 4};
    const double good[] = {1, 2, 3, 5, 6, 7}, equal[] = {2, 2, 2}, endless[] = {1, NAN, 3};
    assert_undefined(none, 2, 2, NULL);
    assert_undefined(nobody, 2, 2, NULL);
    assert_undefined(bad, 2, 2, NULL);
    assert_undefined(good, 3, 2, NULL);
    assert_undefined(good, 2, 3, equal);
    assert_undefined(good, 2, 3, endless);
    AnkeCounts flat = {none, 2, 2}, empty = {nobody, 2, 2}, broken = {bad, 2, 2};
    assert_nan(anke_trend_jonckheere(&flat).z);
    assert_nan(anke_trend_jonckheere(&empty).p);
    assert_nan(anke_trend_jonckheere(&broken).z);
    const double even[] = {2, 2, 2, 2};
    AnkeCounts no_trend = {even, 2, 2};
    g_assert_cmpfloat(anke_trend_cochran_armitage(&no_trend, NULL).z, ==, 0);
    g_assert_cmpfloat(anke_trend_cochran_armitage(&no_trend, NULL).p, ==, 1);
    g_assert_false(signbit(anke_trend_cochran_armitage(&no_trend, NULL).z));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    gsl_set_error_handler_off();
    g_test_add_func("/trend/smokers agree with Fleiss and R", test_published);
    g_test_add_func("/trend/scores of groups count, their origin does not", test_scores);
    g_test_add_func("/trend/kin of chi-square and linear association", test_kinship);
    g_test_add_func("/trend/swapping rows or reversing groups turns the sign", test_swapped);
    g_test_add_func("/trend/Jonckheere with ties", test_jonckheere);
    g_test_add_func("/trend/Jonckheere without ties", test_jonckheere_without_ties);
    g_test_add_func("/trend/what cannot be tested gives NaN", test_undefined);
    return g_test_run();
}
