#include "analyzer/stats/qq.h"

#include <gsl/gsl_errno.h>

#include "tests/unit/near.h"

/* x <- rep(c(-3.7, 0.1, 0.2, 0.3, 2.385, 11.9), c(3, 1, 4, 2, 5, 2)) in R 4.2 */
static const double VALUES[] = {-3.7, 0.1, 0.2, 0.3, 2.385, 11.9};
static const double COUNTS[] = {3, 1, 4, 2, 5, 2};
static const AnkeDistribution AWKWARD = {VALUES, COUNTS, 6, 1};

static AnkeQqPoint point_at(const GArray *points, guint i)
{
    g_assert_cmpuint(i, <, points->len);
    return g_array_index(points, AnkeQqPoint, i);
}

/* R 4.2: qqnorm(sort(x)) */
static void test_points_of_17_people(void)
{
    static const double want[][2] = {
        {-1.88950996033343022, -3.7}, {-1.35170223993066130, -3.7}, {-1.04913139796397115, -3.7},
        {-0.82079208833238038, 0.1},  {-0.62890421763219007, 0.2},  {-0.45785193101249494, 0.2},
        {-0.29930691046566704, 0.2},  {-0.14798710972583887, 0.2},  {0, 0.3},
        {0.14798710972583887, 0.3},   {0.29930691046566704, 2.385}, {0.45785193101249505, 2.385},
        {0.62890421763219018, 2.385}, {0.82079208833238038, 2.385}, {1.04913139796397115, 2.385},
        {1.35170223993066130, 11.9},  {1.88950996033342955, 11.9}};
    g_autoptr(GArray) points = anke_qq_points(&AWKWARD, 200);
    g_assert_cmpuint(points->len, ==, G_N_ELEMENTS(want));
    for (guint i = 0; i < points->len; i++) {
        assert_near(point_at(points, i).theoretical, want[i][0], 1e-13);
        g_assert_cmpfloat(point_at(points, i).sample, ==, want[i][1]);
    }
}

/* R 4.2: qqnorm(c(1, 2, 2, 9)): up to ten people the shares are others. */
static void test_points_of_few_people(void)
{
    const double values[] = {1, 2, 9}, counts[] = {1, 2, 1};
    const AnkeDistribution few = {values, counts, 3, 1};
    g_autoptr(GArray) points = anke_qq_points(&few, 200);
    g_assert_cmpuint(points->len, ==, 4);
    assert_near(point_at(points, 0).theoretical, -1.04913139796397115, 1e-13);
    assert_near(point_at(points, 1).theoretical, -0.29930691046566704, 1e-13);
    g_assert_cmpfloat(point_at(points, 2).sample, ==, 2);
    g_assert_cmpfloat(point_at(points, 3).sample, ==, 9);
}

/* R 4.2: qqline(x), intercept and slope computed as it does */
static void test_line(void)
{
    AnkeQqLine line = anke_qq_line(&AWKWARD);
    assert_near(line.slope, 1.6197429237173699, 1e-13);
    assert_near(line.intercept, 1.2924999999999998, 1e-13);
}

/* n = 1001, five points: places 1, 251, 501, 751, 1001. */
static void test_many_people_are_thinned_and_keep_their_ends(void)
{
    double values[1001], counts[1001];
    for (guint i = 0; i < 1001; i++) {
        values[i] = i + 1;
        counts[i] = 1;
    }
    const AnkeDistribution many = {values, counts, 1001, 1};
    g_autoptr(GArray) points = anke_qq_points(&many, 5);
    static const double want[] = {1, 251, 501, 751, 1001};
    g_assert_cmpuint(points->len, ==, 5);
    for (guint i = 0; i < 5; i++) {
        g_assert_cmpfloat(point_at(points, i).sample, ==, want[i]);
    }
    assert_near(point_at(points, 0).theoretical, -point_at(points, 4).theoretical, 1e-9);
    g_assert_cmpfloat(fabs(point_at(points, 2).theoretical), <, 1e-12);
}

static void test_one_person_is_one_point(void)
{
    const double values[] = {7, 8}, counts[] = {0, 1};
    const AnkeDistribution one = {values, counts, 2, 1};
    g_autoptr(GArray) points = anke_qq_points(&one, 2);
    g_assert_cmpuint(points->len, ==, 1);
    g_assert_cmpfloat(point_at(points, 0).sample, ==, 8);
    g_assert_cmpfloat(fabs(point_at(points, 0).theoretical), <, 1e-12);
}

static void test_nobody_and_hidden_counts_have_no_points(void)
{
    const double values[] = {7}, nobody[] = {0}, hidden[] = {NAN};
    const double *const counts[] = {nobody, hidden};
    for (guint i = 0; i < 2; i++) {
        const AnkeDistribution empty = {values, counts[i], 1, 1};
        g_autoptr(GArray) points = anke_qq_points(&empty, 200);
        g_assert_cmpuint(points->len, ==, 0);
        assert_nan(anke_qq_line(&empty).slope);
        assert_nan(anke_qq_line(&empty).intercept);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    gsl_set_error_handler_off();
#define TEST(name, function) g_test_add_func("/qq/" name, function)
    TEST("points of 17 people as R has them", test_points_of_17_people);
    TEST("points of few people as R has them", test_points_of_few_people);
    TEST("the line as R has it", test_line);
    TEST("many people are thinned and keep their ends",
         test_many_people_are_thinned_and_keep_their_ends);
    TEST("one person is one point", test_one_person_is_one_point);
    TEST("nobody and hidden counts have no points", test_nobody_and_hidden_counts_have_no_points);
#undef TEST
    return g_test_run();
}
