#include "analyzer/stats/strata.h"

#include "tests/unit/near.h"

/*
 * California schools by type (E, H, M): survey::apistrat. Weights are the same within a stratum.
 * Lumley, Analysis of complex survey samples (2004); numbers: R 4.2, survey 4.1, svymean().
 */
static const AnkeStratum API[3] = {{100, 4421}, {50, 755}, {50, 1018}};
static const double API_WEIGHT[3] = {44.2099990844727, 15.1000003814697, 20.3600006103516};
static const double API_PEOPLE[3] = {100, 50, 50};
static const double API_WIDE_NO[3] = {9, 24, 15};    /* sch.wide No */
static const double API_AWARDS_NO[3] = {27, 34, 26}; /* awards No */

static AnkeEstimate find_share(const AnkeStratum *strata, const double *weight, const double *base,
                               const double *cell)
{
    double sums[4][3];
    for (int h = 0; h < 3; h++) {
        sums[0][h] = base[h] * weight[h];
        sums[1][h] = base[h] * weight[h] * weight[h];
        sums[2][h] = cell[h] * weight[h];
        sums[3][h] = cell[h] * weight[h] * weight[h];
    }
    return anke_strata_share(strata, 3, sums[0], sums[1], sums[2], sums[3]);
}

static void test_apistrat(void)
{
    AnkeEstimate got = find_share(API, API_WEIGHT, API_PEOPLE, API_WIDE_NO);
    assert_near(got.estimate, 0.17205198858417647, 1e-14);
    assert_near(sqrt(got.variance), 0.024344780113074786, 1e-13);
    assert_near(got.n_eff, 240.35383249082213, 1e-12);
    got = find_share(API, API_WEIGHT, API_PEOPLE, API_AWARDS_NO);
    assert_near(got.estimate, 0.3610639359494217, 1e-14);
    assert_near(sqrt(got.variance), 0.03440591799726893, 1e-13);
    assert_near(got.n_eff, 194.88356445808014, 1e-12);
}

/* Without strata, 300 rows, 4 of weight 0, some without an answer: opinion "for" among those with
 * one. R 4.2, survey 4.1: svymean(~opinion, na.rm = TRUE). */
static void test_weights_alone(void)
{
    AnkeStratum all = {300, NAN};
    double base = 303.9831, base2 = 394.09411629, cell = 127.3032, cell2 = 151.91365296;
    AnkeEstimate got = anke_strata_share(&all, 1, &base, &base2, &cell, &cell2);
    assert_near(got.estimate, 0.4187838073892924, 1e-14);
    assert_near(sqrt(got.variance), 0.03191230705636695, 1e-13);
    assert_near(got.n_eff, 239.00730895047565, 1e-12);
}

/* A group of a break is a domain: 60 rows in 3 strata, those who answered in group x. Sums: x by a,
 * b, c in each stratum. R 4.2, survey 4.1: svymean(~I(q == "a"), subset(design, g == "x")). */
static const double DOMAIN_W[3][3] = {{1.04, 3.29, 9.43}, {3.99, 0.43, 2.51}, {0, 4.47, 3.97}};
static const double DOMAIN_W2[3][3] = {
    {1.0816, 4.5353, 14.9715}, {8.0145, 0.1849, 3.1505}, {0, 6.5617, 6.5291}};

static AnkeEstimate find_domain_share(const double *populations)
{
    AnkeStratum strata[3] = {{19, populations[0]}, {23, populations[1]}, {18, populations[2]}};
    double base[3] = {0}, base2[3] = {0}, cell[3], cell2[3];
    for (int h = 0; h < 3; h++) {
        for (int item = 0; item < 3; item++) {
            base[h] += DOMAIN_W[h][item];
            base2[h] += DOMAIN_W2[h][item];
        }
        cell[h] = DOMAIN_W[h][0];
        cell2[h] = DOMAIN_W2[h][0];
    }
    return anke_strata_share(strata, 3, base, base2, cell, cell2);
}

static void test_domain(void)
{
    AnkeEstimate got = find_domain_share((const double[]){100, 80, 60});
    assert_near(got.estimate, 0.1726742190181943, 1e-13);
    assert_near(got.variance, 0.0060801485809367532, 1e-12);
    got = find_domain_share((const double[]){NAN, NAN, NAN});
    assert_near(got.variance, 0.0083304684976345869, 1e-12);
}

/* Scores 1, 2, 5 in the same domain. R: svymean(~s, subset(design, g == "x"), na.rm = TRUE). */
static void test_mean(void)
{
    AnkeStratum strata[3] = {{19, 100}, {23, 80}, {18, 60}};
    double scores[3] = {1, 2, 5};
    AnkeScoreSums sums = {strata, 3, scores, 3, DOMAIN_W[0], DOMAIN_W2[0]};
    AnkeEstimate got = anke_strata_mean(&sums);
    assert_near(got.estimate, 3.4658427737727431, 1e-13);
    assert_near(got.variance, 0.12298311916480677, 1e-12);
    assert_nan(got.n_eff);
}

/* A share is the mean of an indicator, and shifting scores shifts only the mean. */
static void test_mean_of_indicator(void)
{
    AnkeStratum strata[3] = {{19, 100}, {23, 80}, {18, 60}};
    double indicator[3] = {1, 0, 0}, shifted[3] = {1001, 1000, 1000};
    AnkeScoreSums sums = {strata, 3, indicator, 3, DOMAIN_W[0], DOMAIN_W2[0]};
    AnkeEstimate share = find_domain_share((const double[]){100, 80, 60});
    AnkeEstimate mean = anke_strata_mean(&sums);
    assert_near(mean.estimate, share.estimate, 1e-14);
    assert_near(mean.variance, share.variance, 1e-13);
    sums.scores = shifted;
    assert_near(anke_strata_mean(&sums).variance, share.variance, 1e-10);
}

static void test_scale(void)
{
    double weight[3];
    for (int h = 0; h < 3; h++) {
        weight[h] = API_WEIGHT[h] * 1e-7;
    }
    AnkeEstimate plain = find_share(API, API_WEIGHT, API_PEOPLE, API_WIDE_NO);
    AnkeEstimate scaled = find_share(API, weight, API_PEOPLE, API_WIDE_NO);
    assert_near(scaled.variance, plain.variance, 1e-13);
}

static void test_simple_sample(void)
{
    /* One stratum, equal weights: p (1 - p) / (n - 1) (1 - n/N). */
    AnkeStratum all = {20, 80};
    double base = 20, cell = 7;
    AnkeEstimate got = anke_strata_share(&all, 1, &base, &base, &cell, &cell);
    assert_near(got.variance, 0.35 * 0.65 / 19 * 0.75, 1e-14);
}

static void test_census(void)
{
    AnkeStratum strata[2] = {{1, 1}, {12, 12}};
    double base[2] = {1, 12}, cell[2] = {1, 4};
    AnkeEstimate got = anke_strata_share(strata, 2, base, base, cell, cell);
    g_assert_cmpfloat(got.variance, ==, 0);
    g_assert_true(isinf(got.n_eff));
}

static void test_lonely(void)
{
    AnkeStratum strata[2] = {{1, 9}, {12, NAN}};
    double base[2] = {1, 10}, cell[2] = {0, 4};
    AnkeEstimate got = anke_strata_share(strata, 2, base, base, cell, cell);
    assert_near(got.estimate, 4.0 / 11, 1e-15);
    assert_nan(got.variance);
    assert_nan(got.n_eff);
    base[0] = 0; /* the lone row is of another group */
    AnkeEstimate other = anke_strata_share(strata, 2, base, base, cell, cell);
    assert_near(other.variance, 12.0 / 11 * 0.4 * 0.6 / 10, 1e-14);
}

static void test_undefined(void)
{
    AnkeStratum all = {20, NAN};
    double zero = 0, base = 20;
    assert_nan(anke_strata_share(&all, 1, &zero, &zero, &zero, &zero).estimate);
    assert_nan(anke_strata_share(&all, 1, &zero, &zero, &zero, &zero).variance);
    assert_nan(anke_strata_share(&all, 0, &zero, &zero, &zero, &zero).estimate);
    AnkeEstimate none = anke_strata_share(&all, 1, &base, &base, &zero, &zero);
    g_assert_cmpfloat(none.estimate, ==, 0);
    assert_nan(none.n_eff);
    AnkeStratum too_many = {20, 10};
    assert_nan(anke_strata_share(&too_many, 1, &base, &base, &zero, &zero).variance);
    assert_nan(anke_stratum_factor(&(AnkeStratum){0, 10}));
    assert_nan(anke_stratum_factor(&(AnkeStratum){NAN, NAN}));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/strata/a share agrees with svymean for apistrat", test_apistrat);
    g_test_add_func("/strata/weights alone agree with svymean", test_weights_alone);
    g_test_add_func("/strata/a group is a domain of the design", test_domain);
    g_test_add_func("/strata/a mean agrees with svymean", test_mean);
    g_test_add_func("/strata/a share is the mean of an indicator", test_mean_of_indicator);
    g_test_add_func("/strata/does not depend on the scale of the weights", test_scale);
    g_test_add_func("/strata/equal weights give the textbook variance", test_simple_sample);
    g_test_add_func("/strata/a census has no variance", test_census);
    g_test_add_func("/strata/a lone row leaves the variance undefined", test_lonely);
    g_test_add_func("/strata/is undefined without people", test_undefined);
    return g_test_run();
}
