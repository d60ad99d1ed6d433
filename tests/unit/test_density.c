#include "analyzer/stats/density.h"

#include "tests/unit/near.h"

/* x <- rep(c(-3.7, 0.1, 0.2, 0.3, 2.385, 11.9), c(3, 1, 4, 2, 5, 2)) in R 4.2 */
static const double VALUES[] = {-3.7, 0.1, 0.2, 0.3, 2.385, 11.9};
static const double COUNTS[] = {3, 1, 4, 2, 5, 2};
static const AnkeDistribution AWKWARD = {VALUES, COUNTS, 6, 1};

/* R 4.2: bw.nrd0(x) */
static void test_bandwidth(void)
{
    assert_near(anke_density_choose_bandwidth(&AWKWARD), 0.83272071438295669, 1e-14);
}

/* R 4.2: bw.nrd0(c(1, 2, 2, 2, 2, 2, 9)): the IQR is 0. */
static void test_bandwidth_without_spread(void)
{
    const double values[] = {1, 2, 9}, counts[] = {1, 5, 1};
    AnkeDistribution distribution = {values, counts, 3, 1};
    assert_near(anke_density_choose_bandwidth(&distribution), 1.6674893939598627, 1e-14);
}

/* R 4.2: mean(dnorm(1.1, x, 0.8)), mean(dnorm(-3, x, 0.8)) */
static void test_points(void)
{
    const double points[] = {1.1, -3};
    double densities[2];
    anke_density_evaluate(&AWKWARD, 0.8, points, 2, densities);
    assert_near(densities[0], 0.15170383685291289, 1e-14);
    assert_near(densities[1], 0.060079435945781787, 1e-14);
}

/* The trapezoid rule is all but exact for Gaussians. */
static void test_integral(void)
{
    double sum = 0;
    for (double point = -15; point < 25; point += 0.125) {
        double density;
        anke_density_evaluate(&AWKWARD, 0.8, &point, 1, &density);
        sum += density * 0.125;
    }
    assert_near(sum, 1, 1e-12);
}

static void test_scaled_counts(void)
{
    double counts[6], point = 2, once, often;
    for (gsize idx = 0; idx < 6; idx++) {
        counts[idx] = 1000 * COUNTS[idx];
    }
    AnkeDistribution scaled = {VALUES, counts, 6, 1};
    anke_density_evaluate(&AWKWARD, 0.8, &point, 1, &once);
    anke_density_evaluate(&scaled, 0.8, &point, 1, &often);
    assert_near(often, once, 1e-14);
}

static void assert_undefined(const double *counts, double bandwidth)
{
    AnkeDistribution distribution = {VALUES, counts, 6, 1};
    double point = 1, density = 42;
    anke_density_evaluate(&distribution, bandwidth, &point, 1, &density);
    assert_nan(density);
}

static void test_undefined(void)
{
    const double nobody[6] = {0}, lone[6] = {1}, equal[6] = {7}, bad[6] = {3, -1};
    assert_undefined(nobody, 1);
    assert_undefined(bad, 1);
    assert_undefined(COUNTS, 0);
    assert_undefined(COUNTS, -1);
    assert_undefined(COUNTS, NAN);
    const double *without_bandwidth[] = {nobody, lone, equal, bad};
    for (gsize idx = 0; idx < 4; idx++) {
        AnkeDistribution distribution = {VALUES, without_bandwidth[idx], 6, 1};
        assert_nan(anke_density_choose_bandwidth(&distribution));
    }
}

/* 100 steps of 0.5 and more: from -4 to 46.5 a step of 0.5, each point a short decimal. */
static void test_points_are_round_and_cover(void)
{
    g_autoptr(GArray) points = anke_density_choose_points(-3.7, 46.3, 100);
    g_assert_cmpuint(points->len, ==, 102);
    g_assert_cmpfloat(g_array_index(points, double, 0), ==, -4);
    g_assert_cmpfloat(g_array_index(points, double, 101), ==, 46.5);
    g_autoptr(GArray) small = anke_density_choose_points(0, 1, 3);
    g_assert_cmpuint(small->len, ==, 6);
    g_assert_cmpfloat(g_array_index(small, double, 3), ==, 0.6); /* 3 * 0.2 is not */
    g_autoptr(GArray) large = anke_density_choose_points(-3e9, 2e9, 5);
    g_assert_cmpuint(large->len, ==, 6);
    g_assert_cmpfloat(g_array_index(large, double, 5), ==, 2e9);
}

static void test_no_points_without_a_range(void)
{
    static const double ends[][2] = {
        {1, 1}, {2, 1}, {NAN, 1}, {0, INFINITY}, {1e17, 1e17 + 64}, {-1e308, 1e308}};
    for (gsize i = 0; i < G_N_ELEMENTS(ends); i++) {
        g_autoptr(GArray) points = anke_density_choose_points(ends[i][0], ends[i][1], 100);
        g_assert_cmpuint(points->len, ==, 0);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/density/the bandwidth is R's", test_bandwidth);
    g_test_add_func("/density/without a quartile range the spread decides",
                    test_bandwidth_without_spread);
    g_test_add_func("/density/points agree with R", test_points);
    g_test_add_func("/density/the integral is 1", test_integral);
    g_test_add_func("/density/a thousandfold of people has the same density", test_scaled_counts);
    g_test_add_func("/density/what has no density gives NaN", test_undefined);
    g_test_add_func("/density/points of curves are round and cover the range",
                    test_points_are_round_and_cover);
    g_test_add_func("/density/without a range there are no points", test_no_points_without_a_range);
    return g_test_run();
}
