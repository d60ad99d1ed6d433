#include "analyzer/stats/box.h"

#include "tests/unit/near.h"

/* R 4.2: quantile(c(-4, 1, 1, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3, 3, 4, 4, 4, 9, 12, 12)): 2, 3, 4 inside
 */
static const double VALUES[] = {-4, 1, 2, 3, 4, 9, 12}, COUNTS[] = {1, 2, 5, 6, 3, 1, 2};
static const AnkeDistribution AWKWARD = {VALUES, COUNTS, 7, 1};

static void test_awkward(void)
{
    AnkeTukeyBox box = anke_box_summarise(&AWKWARD);
    g_assert_cmpfloat(box.n, ==, 20);
    g_assert_cmpfloat(box.q1, ==, 2);
    g_assert_cmpfloat(box.median, ==, 3);
    g_assert_cmpfloat(box.q3, ==, 4);
    g_assert_cmpfloat(box.lo, ==, 1); /* fences at -1 and 7 */
    g_assert_cmpfloat(box.hi, ==, 4);
}

static void test_outliers(void)
{
    AnkeTukeyBox box = anke_box_summarise(&AWKWARD);
    g_assert_cmpuint(box.n_outliers, ==, 3);
    double values[3], counts[3];
    anke_box_list_outliers(&AWKWARD, &box, values, counts);
    const double wanted_values[] = {-4, 9, 12}, wanted_counts[] = {1, 1, 2};
    g_assert_cmpmem(values, sizeof values, wanted_values, sizeof wanted_values);
    g_assert_cmpmem(counts, sizeof counts, wanted_counts, sizeof wanted_counts);
}

/* A datum exactly on a fence belongs to the whisker: quartiles 2 and 4, fences -1 and 7. */
static void test_fence_included(void)
{
    const double values[] = {-1, 2, 3, 4, 7}, counts[] = {1, 3, 3, 3, 1};
    AnkeDistribution distribution = {values, counts, 5, 1};
    AnkeTukeyBox box = anke_box_summarise(&distribution);
    g_assert_cmpfloat(box.q1, ==, 2);
    g_assert_cmpfloat(box.q3, ==, 4);
    g_assert_cmpfloat(box.lo, ==, -1);
    g_assert_cmpfloat(box.hi, ==, 7);
    g_assert_cmpuint(box.n_outliers, ==, 0);
}

static void test_beyond_fence(void)
{
    const double values[] = {-1.05, 2, 3, 4, 7.05}, counts[] = {1, 3, 3, 3, 1};
    AnkeDistribution distribution = {values, counts, 5, 1};
    AnkeTukeyBox box = anke_box_summarise(&distribution);
    g_assert_cmpfloat(box.lo, ==, 2);
    g_assert_cmpfloat(box.hi, ==, 4);
    g_assert_cmpuint(box.n_outliers, ==, 2);
}

/* 0 0 0 100: q3 is 25, its fence 62.5; no datum lies between. */
static void test_never_inside_box(void)
{
    const double values[] = {0, 100}, counts[] = {3, 1};
    AnkeDistribution distribution = {values, counts, 2, 1};
    AnkeTukeyBox box = anke_box_summarise(&distribution);
    g_assert_cmpfloat(box.q3, ==, 25);
    g_assert_cmpfloat(box.hi, ==, 25);
    g_assert_cmpfloat(box.lo, ==, 0);
    g_assert_cmpuint(box.n_outliers, ==, 1);
}

static void test_scaled(void)
{
    double values[7];
    for (gsize idx = 0; idx < 7; idx++) {
        values[idx] = 2.385 * VALUES[idx] + 100;
    }
    AnkeDistribution distribution = {values, COUNTS, 7, 1};
    AnkeTukeyBox box = anke_box_summarise(&distribution);
    assert_near(box.lo, 102.385, 1e-15);
    assert_near(box.hi, 109.54, 1e-15);
    g_assert_cmpuint(box.n_outliers, ==, 3);
}

static void test_values_of_nobody(void)
{
    const double values[] = {-9, 1, 2, 3, 99}, counts[] = {0, 4, 4, 4, 0};
    AnkeDistribution distribution = {values, counts, 5, 1};
    AnkeTukeyBox box = anke_box_summarise(&distribution);
    g_assert_cmpfloat(box.lo, ==, 1);
    g_assert_cmpfloat(box.hi, ==, 3);
    g_assert_cmpuint(box.n_outliers, ==, 0);
}

static void test_undefined(void)
{
    const double nobody[7] = {0}, bad[7] = {1, -1};
    const double *all[] = {nobody, bad};
    for (gsize idx = 0; idx < 2; idx++) {
        AnkeDistribution distribution = {VALUES, all[idx], 7, 1};
        AnkeTukeyBox box = anke_box_summarise(&distribution);
        assert_nan(box.lo);
        assert_nan(box.median);
        assert_nan(box.hi);
        g_assert_cmpuint(box.n_outliers, ==, 0);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/box/whiskers end at data within reach", test_awkward);
    g_test_add_func("/box/what lies beyond is listed with its people", test_outliers);
    g_test_add_func("/box/a datum on the fence is within reach", test_fence_included);
    g_test_add_func("/box/a datum beyond the fence is an outlier", test_beyond_fence);
    g_test_add_func("/box/whiskers never end inside the box", test_never_inside_box);
    g_test_add_func("/box/the box moves with the scale", test_scaled);
    g_test_add_func("/box/values of nobody do not count", test_values_of_nobody);
    g_test_add_func("/box/nobody and bad counts give NaN", test_undefined);
    return g_test_run();
}
