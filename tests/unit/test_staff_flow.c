#include "analyzer/stats/staff_flow.h"

#include <math.h>

#include "analyzer/stats/count_segments.h"
#include "tests/unit/near.h"

/* Ten of 40 and ten of 60; five of the older leave, five of 20 come. By hand. */
static void test_split(void)
{
    const AnkeStaffFlow flow = {20, 5, 5, 20};
    const AnkeFlowAges ages = {{20, 1000}, {5, 300}, {5, 100}, {NAN, NAN}};
    const AnkeAgeSplit split = anke_staff_flow_split(&ages);
    assert_near(split.mean, 50, 1e-15);
    assert_near(split.exits, 700 / 15.0 - 50, 1e-14);
    g_assert_cmpfloat(split.ageing, ==, 1);
    assert_near(split.hires, (700 + 15 + 100) / 20.0 - (700 / 15.0 + 1), 1e-14);
    assert_near(split.change, 40.75 - 50, 1e-14);
    assert_near(split.exits + split.ageing + split.hires, split.change, 1e-14);
    g_assert_cmpfloat(anke_staff_flow_rest(&flow), ==, 0);
    g_assert_cmpfloat(anke_staff_flow_turnover(&flow), ==, 0.25);
}

/* Two more who came at 29 and were gone before the next April change nothing. */
static void test_in_year(void)
{
    const AnkeFlowAges plain = {{20, 1000}, {5, 300}, {5, 100}, {0, 0}};
    const AnkeFlowAges visited = {{20, 1000}, {7, 300 + 58}, {7, 100 + 60}, {2, 58}};
    const AnkeAgeSplit a = anke_staff_flow_split(&plain), b = anke_staff_flow_split(&visited);
    g_assert_cmpfloat(a.change, ==, b.change);
    g_assert_cmpfloat(a.hires, ==, b.hires);
    g_assert_cmpfloat(a.exits, ==, b.exits);
}

static void test_nobody_comes(void)
{
    const AnkeStaffFlow flow = {20, 0, 0, 21};
    const AnkeFlowAges ages = {{20, 1000}, {0, NAN}, {0, NAN}, {0, NAN}};
    const AnkeAgeSplit split = anke_staff_flow_split(&ages);
    g_assert_cmpfloat(split.change, ==, 1);
    g_assert_cmpfloat(split.exits, ==, 0);
    g_assert_cmpfloat(split.hires, ==, 0);
    g_assert_cmpfloat(anke_staff_flow_rest(&flow), ==, 1);
}

static void test_undefined(void)
{
    const AnkeFlowAges all_leave = {{20, 1000}, {20, 1000}, {5, 100}, {0, 0}};
    const AnkeFlowAges unknown = {{20, 1000}, {5, NAN}, {5, 100}, {0, 0}};
    const AnkeFlowAges nobody = {{0, 0}, {0, 0}, {0, 0}, {0, 0}};
    const AnkeStaffFlow empty = {0, 0, 0, 0};
    assert_nan(anke_staff_flow_split(&all_leave).change);
    g_assert_cmpfloat(anke_staff_flow_split(&all_leave).mean, ==, 50);
    assert_nan(anke_staff_flow_split(&unknown).change);
    assert_nan(anke_staff_flow_split(&nobody).mean);
    assert_nan(anke_staff_flow_turnover(&empty));
}

/* Three levels; the division with the least cost was found by R (tests/reference/staff-against-r.R
 * tries them all on a longer series). */
static void test_freeze(void)
{
    const double hires[] = {21, 24, 22, 25, 3, 5, 4, 6, 18, 21, 19, 20};
    AnkeCountSegment segments[6];
    g_assert_cmpuint(anke_count_segments(hires, 12, segments), ==, 3);
    g_assert_cmpuint(segments[1].first, ==, 4);
    g_assert_cmpuint(segments[1].last, ==, 7);
    g_assert_cmpfloat(segments[1].mean, ==, 4.5);
    g_assert_cmpuint(segments[2].last, ==, 11);
}

static void test_one_level(void)
{
    const double hires[] = {10, 12, 9, 11, 10, 8, 12}, none[] = {0, 0, 0, 0};
    const double lone[] = {20, 20, 20, 0, 20, 20, 20};
    AnkeCountSegment segments[4];
    g_assert_cmpuint(anke_count_segments(hires, 7, segments), ==, 1);
    g_assert_cmpuint(segments[0].last, ==, 6);
    g_assert_cmpuint(anke_count_segments(none, 4, segments), ==, 1);
    g_assert_cmpfloat(segments[0].mean, ==, 0);
    gsize n = anke_count_segments(lone, 7, segments); /* a single year is no stretch */
    for (gsize i = 0; i < n; i++) {
        g_assert_cmpuint(segments[i].last, >, segments[i].first);
    }
}

static void test_no_counts(void)
{
    const double bad[] = {1, -1, 3}, endless[] = {1, NAN, 3}, one[] = {5};
    AnkeCountSegment segments[2];
    g_assert_cmpuint(anke_count_segments(bad, 3, segments), ==, 0);
    g_assert_cmpuint(anke_count_segments(endless, 3, segments), ==, 0);
    g_assert_cmpuint(anke_count_segments(one, 1, segments), ==, 0);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/staff_flow/three parts are the change of the mean age", test_split);
    g_test_add_func("/staff_flow/who comes and goes in between is in no part", test_in_year);
    g_test_add_func("/staff_flow/nobody comes: a year older", test_nobody_comes);
    g_test_add_func("/staff_flow/undefined", test_undefined);
    g_test_add_func("/staff_flow/a freeze of hiring is a stretch of its own", test_freeze);
    g_test_add_func("/staff_flow/chance is no change", test_one_level);
    g_test_add_func("/staff_flow/what is no count is not divided", test_no_counts);
    return g_test_run();
}
