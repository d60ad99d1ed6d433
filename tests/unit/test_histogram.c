#include "analyzer/stats/histogram.h"

#include "tests/unit/near.h"

static AnkeBins choose(const double *values, const double *counts, gsize n_values)
{
    AnkeDistribution distribution = {values, counts, n_values, 1};
    return anke_histogram_choose_bins(&distribution);
}

/* The header's inequalities. */
static void assert_contract(const AnkeBins *bins, double min, double max)
{
    g_assert_cmpuint(bins->n_bins, >=, 1);
    g_assert_cmpuint(bins->n_bins, <=, ANKE_HISTOGRAM_MAX_BINS);
    g_assert_cmpfloat(anke_bins_edge(bins, 0), <=, min);
    g_assert_cmpfloat(min, <, anke_bins_edge(bins, 1));
    g_assert_cmpfloat(anke_bins_edge(bins, bins->n_bins - 1), <=, max);
    g_assert_cmpfloat(max, <, anke_bins_edge(bins, bins->n_bins));
}

static void test_freedman_diaconis(void)
{
    double values[60], counts[60];
    for (gsize idx = 0; idx < 60; idx++) {
        values[idx] = 20 + (double)idx;
        counts[idx] = 2;
    }
    /* R 4.2: x <- rep(20:79, each = 2); 2 * IQR(x) / 120^(1/3) is 12.0, the nearest step 10. */
    AnkeBins bins = choose(values, counts, 60);
    g_assert_cmpint(bins.mantissa, ==, 1);
    g_assert_cmpint(bins.exponent, ==, 1);
    g_assert_cmpuint(bins.n_bins, ==, 6);
    g_assert_cmpfloat(anke_bins_edge(&bins, 0), ==, 20);
    g_assert_cmpfloat(anke_bins_edge(&bins, 6), ==, 80);
}

/* IQR 0: range 60 / (ceil(log2 23) + 1) = 10. R 4.2: nclass.Sturges(1:23) is 6. */
static void test_sturges(void)
{
    const double values[] = {2, 40, 62}, counts[] = {1, 21, 1};
    AnkeBins bins = choose(values, counts, 3);
    g_assert_cmpint(bins.mantissa, ==, 1);
    g_assert_cmpint(bins.exponent, ==, 1);
    assert_contract(&bins, 2, 62);
}

static void test_contract(void)
{
    g_autoptr(GRand) random = g_rand_new_with_seed(11);
    for (int round = 0; round < 2000; round++) {
        double values[12], counts[12], unit = pow(10, g_rand_int_range(random, -9, 9));
        double start = g_rand_double_range(random, -50, 50);
        for (gsize idx = 0; idx < 12; idx++) {
            start += g_rand_double_range(random, 0.001, idx % 7 == 3 ? 900 : 3);
            values[idx] = start * unit;
            counts[idx] = g_rand_int_range(random, 1, 60);
        }
        AnkeBins bins = choose(values, counts, 12);
        assert_contract(&bins, values[0], values[11]);
    }
}

/* 0.3 is an edge of bins of 0.1: it opens its bin, in spite of 3 * 0.1 > 0.3. */
static void test_decimal_edges(void)
{
    double values[10], counts[10], binned[10];
    for (gsize idx = 0; idx < 10; idx++) {
        values[idx] = (double)idx / 10;
        counts[idx] = (double)idx + 1;
    }
    AnkeBins bins = {.first = 0, .mantissa = 1, .exponent = -1, .n_bins = 10};
    AnkeCounts table = {counts, 10, 1};
    anke_histogram_fill(&bins, values, &table, binned);
    g_assert_cmpmem(binned, sizeof binned, counts, sizeof counts);
    g_assert_cmpfloat(anke_bins_edge(&bins, 3), ==, 0.3);
}

/* 0.57 * 100 is 56.99999999999999 in doubles, but 0.57 is an edge all the same. */
static void test_every_hundredth(void)
{
    double values[100], counts[100], binned[100];
    for (gsize idx = 0; idx < 100; idx++) {
        values[idx] = (double)idx / 100;
        counts[idx] = (double)idx + 1;
    }
    AnkeBins bins = {.first = 0, .mantissa = 1, .exponent = -2, .n_bins = 100};
    AnkeCounts table = {counts, 100, 1};
    anke_histogram_fill(&bins, values, &table, binned);
    g_assert_cmpmem(binned, sizeof binned, counts, sizeof counts);
}

static void test_whole_numbers(void)
{
    double values[5], counts[5];
    for (gsize idx = 0; idx < 5; idx++) {
        values[idx] = (double)idx + 1;
        counts[idx] = 1000;
    }
    AnkeBins bins = choose(values, counts, 5);
    g_assert_cmpint(bins.exponent, ==, 0);
    g_assert_cmpint(bins.mantissa, ==, 1);
    g_assert_cmpuint(bins.n_bins, ==, 5);
    g_assert_cmpfloat(anke_bins_edge(&bins, 0), ==, 1);
}

static void test_one_value(void)
{
    const double values[] = {-273.15, 0, 1e17}, count = 9;
    for (gsize idx = 0; idx < 3; idx++) {
        AnkeBins bins = choose(values + idx, &count, 1);
        g_assert_cmpuint(bins.n_bins, ==, 1);
        assert_contract(&bins, values[idx], values[idx]);
    }
}

static void test_most_bins(void)
{
    double values[101], counts[101];
    for (gsize idx = 0; idx <= 100; idx++) {
        values[idx] = (double)idx;
        counts[idx] = idx == 100 ? 1 : 100000;
    }
    AnkeBins bins = choose(values, counts, 101);
    g_assert_cmpuint(bins.n_bins, ==, 21); /* width 2 would need 51 bins, 5 needs 21 */
    g_assert_cmpint(bins.mantissa, ==, 5);
}

static void test_groups(void)
{
    const double values[] = {1, 4, 5, 9, 10}, cell[] = {1, 0, 2, 3, 0, 4, 5, 0, 7, 7};
    AnkeBins bins = {.first = 0, .mantissa = 5, .exponent = 0, .n_bins = 2};
    AnkeCounts table = {cell, 5, 2};
    double binned[4];
    anke_histogram_fill(&bins, values, &table, binned);
    const double wanted[] = {3, 3, 5, 4}; /* 10 is outside */
    g_assert_cmpmem(binned, sizeof binned, wanted, sizeof wanted);
}

static void test_nobody_lost(void)
{
    double values[40], counts[40], binned[ANKE_HISTOGRAM_MAX_BINS], sum = 0, total = 0;
    for (gsize idx = 0; idx < 40; idx++) {
        values[idx] = -2.385 + 0.07 * (double)(idx * idx);
        counts[idx] = (double)(idx % 6);
        total += counts[idx];
    }
    AnkeBins bins = choose(values, counts, 40);
    AnkeCounts table = {counts, 40, 1};
    anke_histogram_fill(&bins, values, &table, binned);
    for (gsize bin = 0; bin < bins.n_bins; bin++) {
        sum += binned[bin];
    }
    g_assert_cmpfloat(sum, ==, total);
}

static void test_undefined(void)
{
    const double values[] = {-1.7e308, 1.7e308}, people[] = {1, 1}, nobody[] = {0, 0};
    const double bad[] = {1, -1};
    g_assert_cmpuint(choose(values, people, 2).n_bins, ==, 0);
    g_assert_cmpuint(choose(values, nobody, 2).n_bins, ==, 0);
    g_assert_cmpuint(choose(values, bad, 2).n_bins, ==, 0);
    AnkeBins none = choose(values, nobody, 2);
    AnkeCounts table = {people, 2, 1};
    double untouched = 42;
    anke_histogram_fill(&none, values, &table, &untouched);
    g_assert_cmpfloat(untouched, ==, 42);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/histogram/the width follows Freedman and Diaconis", test_freedman_diaconis);
    g_test_add_func("/histogram/without a spread it follows Sturges", test_sturges);
    g_test_add_func("/histogram/bins enclose the values", test_contract);
    g_test_add_func("/histogram/decimal edges are decimal", test_decimal_edges);
    g_test_add_func("/histogram/every hundredth opens its bin", test_every_hundredth);
    g_test_add_func("/histogram/whole numbers get whole bins", test_whole_numbers);
    g_test_add_func("/histogram/one value gets one bin", test_one_value);
    g_test_add_func("/histogram/there are at most forty bins", test_most_bins);
    g_test_add_func("/histogram/groups are counted apart", test_groups);
    g_test_add_func("/histogram/nobody is lost", test_nobody_lost);
    g_test_add_func("/histogram/nobody and endless ranges have no bins", test_undefined);
    return g_test_run();
}
