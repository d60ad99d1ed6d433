/* Flags of measures of staff, at and on both sides of each limit. Limits: founding notes of the
 * measures (hollow .2/.4 with z -2; candidates a post 1 and 1.5; 30 %; 3 to 15). */
#include <glib.h>
#include <math.h>

#include "analyzer/stats/staff_flags.h"

static void test_names(void)
{
    g_assert_cmpstr(anke_flag_name(ANKE_FLAG_NONE), ==, "none");
    g_assert_cmpstr(anke_flag_name(ANKE_FLAG_YELLOW), ==, "yellow");
    g_assert_cmpstr(anke_flag_name(ANKE_FLAG_RED), ==, "red");
    g_assert_cmpstr(anke_flag_name(ANKE_FLAG_UNKNOWN), ==, "");
}

static void test_hollow(void)
{
    g_assert_cmpint(anke_flag_of_hollow(0.45, -8), ==, ANKE_FLAG_RED);  /* city A, 2010 */
    g_assert_cmpint(anke_flag_of_hollow(-0.19, 3), ==, ANKE_FLAG_NONE); /* Nikko, 2013 */
    g_assert_cmpint(anke_flag_of_hollow(0.2, -2), ==, ANKE_FLAG_YELLOW);
    g_assert_cmpint(anke_flag_of_hollow(0.199, -5), ==, ANKE_FLAG_NONE);
    g_assert_cmpint(anke_flag_of_hollow(0.5, -1.99), ==, ANKE_FLAG_NONE);
    g_assert_cmpint(anke_flag_of_hollow(NAN, NAN), ==, ANKE_FLAG_UNKNOWN);
}

static void test_valley(void)
{
    g_assert_cmpint(anke_flag_of_valley(39, 45), ==, ANKE_FLAG_YELLOW);
    g_assert_cmpint(anke_flag_of_valley(39, 41), ==, ANKE_FLAG_YELLOW);
    g_assert_cmpint(anke_flag_of_valley(39, 40), ==, ANKE_FLAG_NONE);
    g_assert_cmpint(anke_flag_of_valley(NAN, NAN), ==, ANKE_FLAG_NONE);
}

static void test_shares_and_spans(void)
{
    g_assert_cmpint(anke_flag_of_old(0.3), ==, ANKE_FLAG_NONE);
    g_assert_cmpint(anke_flag_of_old(0.301), ==, ANKE_FLAG_YELLOW);
    g_assert_cmpint(anke_flag_of_old(NAN), ==, ANKE_FLAG_UNKNOWN);
    g_assert_cmpint(anke_flag_of_span(3), ==, ANKE_FLAG_NONE);
    g_assert_cmpint(anke_flag_of_span(2.9), ==, ANKE_FLAG_YELLOW);
    g_assert_cmpint(anke_flag_of_span(15), ==, ANKE_FLAG_NONE);
    g_assert_cmpint(anke_flag_of_span(15.1), ==, ANKE_FLAG_YELLOW);
    g_assert_cmpint(anke_flag_of_span(NAN), ==, ANKE_FLAG_UNKNOWN);
    g_assert_cmpint(anke_flag_of_hires(4.9, 9.8), ==, ANKE_FLAG_NONE);
    g_assert_cmpint(anke_flag_of_hires(4.8, 9.8), ==, ANKE_FLAG_YELLOW);
    g_assert_cmpint(anke_flag_of_hires(NAN, 9.8), ==, ANKE_FLAG_UNKNOWN);
}

/* The four horizons of the founding example: 42 candidates for 7, 18, 35 and 59 posts. */
static void test_candidates(void)
{
    g_assert_cmpint(anke_flag_of_candidates(42, 7), ==, ANKE_FLAG_NONE);
    g_assert_cmpint(anke_flag_of_candidates(42, 18), ==, ANKE_FLAG_NONE);
    g_assert_cmpint(anke_flag_of_candidates(42, 35), ==, ANKE_FLAG_YELLOW);
    g_assert_cmpint(anke_flag_of_candidates(42, 59), ==, ANKE_FLAG_RED);
    g_assert_cmpint(anke_flag_of_candidates(42, 42), ==, ANKE_FLAG_YELLOW);
    g_assert_cmpint(anke_flag_of_candidates(42, 28), ==, ANKE_FLAG_NONE);
    g_assert_cmpint(anke_flag_of_candidates(0, 0), ==, ANKE_FLAG_NONE);
    g_assert_cmpint(anke_flag_of_candidates(0, 0.1), ==, ANKE_FLAG_RED);
    g_assert_cmpint(anke_flag_of_candidates(NAN, 1), ==, ANKE_FLAG_UNKNOWN);
    g_assert_cmpint(anke_flag_of_candidates(1, NAN), ==, ANKE_FLAG_UNKNOWN);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/staff_flags/are named", test_names);
    g_test_add_func("/staff_flags/hollow", test_hollow);
    g_test_add_func("/staff_flags/valley", test_valley);
    g_test_add_func("/staff_flags/shares and spans", test_shares_and_spans);
    g_test_add_func("/staff_flags/candidates for posts", test_candidates);
    return g_test_run();
}
