/* Times from labels of waves and years, and their places on an axis. */
#include <glib.h>
#include <math.h>

#include "charts/scene/moment.h"

static void test_labels_are_read_as_times(void)
{
    static const struct {
        const char *label;
        double time;
    } cases[] = {{"2026", 2026},
                 {"2026年", 2026},
                 {"令和8年", 2026},
                 {"R8", 2026},
                 {"平成31年", 2019},
                 {"平成35年度", 2023.25},
                 {"令和8年度", 2026.25},
                 {"令和元年度", 2019.25},
                 {"FY2026", 2026.25},
                 {"2026Q1", 2026},
                 {"2026Q3", 2026.5},
                 {"2026-Q3", 2026.5},
                 {"2026 Q4", 2026.75},
                 {"２０２６Ｑ３", 2026.5},
                 {"2026年度第3四半期", 2026.75},
                 {"令和８年度第４四半期", 2027},
                 {"2026年第三四半期", 2026.5},
                 {"FY2026Q2", 2026.5},
                 {"令和8年度下期", 2026.75},
                 {"2026-07", 2026.5},
                 {"2026/7", 2026.5},
                 {"2026年7月", 2026.5},
                 {"令和8年7月", 2026.5},
                 {"2026年度1月", 2027},
                 {"2026年度10月", 2026.75},
                 {"2026-07-01", 2026.5}};
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_assert_cmpfloat_with_epsilon(anke_moment_time(cases[i].label), cases[i].time, 1e-9);
    }
}

static void test_other_labels_are_no_times(void)
{
    static const char *const labels[] = {"",        "第1回",       "wave a", "2026Q5", "2026-13",
                                         "2026-00", "2026年0月",   "Q3",     "9月",    "FY",
                                         "20261",   "99999999999", "研修前", "2026Q3b"};
    for (guint i = 0; i < G_N_ELEMENTS(labels); i++) {
        g_assert_true(isnan(anke_moment_time(labels[i])));
    }
}

static void test_the_order_of_labels_is_that_of_time(void)
{
    static const char *const labels[] = {"平成30年度", "2019-01",           "令和元年度",
                                         "2020Q1",     "2020年度第1四半期", "2020Q3"};
    for (guint i = 1; i < G_N_ELEMENTS(labels); i++) {
        g_assert_cmpfloat(anke_moment_time(labels[i - 1]), <, anke_moment_time(labels[i]));
    }
}

static void test_moments_stand_on_a_true_axis_and_gaps_are_seen(void)
{
    const AnkeMoment moments[] = {{"a", 2018}, {"b", 2019}, {"c", 2021}, {"d", 2022}};
    double positions[4];
    gboolean gaps[4];
    g_assert_true(anke_moments_place(moments, 4, positions, gaps));
    g_assert_cmpfloat_with_epsilon(positions[0], 0, 1e-9);
    g_assert_cmpfloat_with_epsilon(positions[1], 0.25, 1e-9);
    g_assert_cmpfloat_with_epsilon(positions[2], 0.75, 1e-9);
    g_assert_cmpfloat_with_epsilon(positions[3], 1, 1e-9);
    g_assert_false(gaps[0]);
    g_assert_false(gaps[1]);
    g_assert_true(gaps[2]);
    g_assert_false(gaps[3]);
}

static void test_a_census_every_five_years_has_no_gaps(void)
{
    const AnkeMoment moments[] = {{"a", 2000}, {"b", 2005}, {"c", 2010}, {"d", 2011}};
    double positions[4];
    gboolean gaps[4];
    g_assert_true(anke_moments_place(moments, 4, positions, gaps));
    for (guint i = 0; i < 4; i++) {
        g_assert_false(gaps[i]);
    }
}

static void test_unknown_or_unordered_times_stand_at_equal_distances(void)
{
    const AnkeMoment unknown[] = {{"a", 2018}, {"b", NAN}, {"c", 2021}};
    const AnkeMoment unordered[] = {{"a", 2018}, {"b", 2030}, {"c", 2021}};
    double positions[3];
    gboolean gaps[3] = {TRUE, TRUE, TRUE};
    g_assert_false(anke_moments_place(unknown, 3, positions, gaps));
    g_assert_cmpfloat_with_epsilon(positions[1], 0.5, 1e-9);
    g_assert_false(gaps[0] || gaps[1] || gaps[2]);
    g_assert_false(anke_moments_place(unordered, 3, positions, gaps));
    g_assert_cmpfloat_with_epsilon(positions[2], 1, 1e-9);
    anke_moments_place(unknown, 1, positions, gaps);
    g_assert_cmpfloat(positions[0], ==, 0.5);
    anke_moments_place(unknown, 0, positions, gaps);
}

static void check_lines(const char *label, gboolean is_short, const char *first, const char *second)
{
    g_autofree char *got_first = NULL;
    g_autofree char *got_second = NULL;
    AnkeMoment moment = {label, anke_moment_time(label)};
    anke_moment_lines(&moment, is_short, &got_first, &got_second);
    g_assert_cmpstr(got_first, ==, first);
    g_assert_cmpstr(got_second, ==, second);
}

static void test_labels_are_written_in_two_lines(void)
{
    check_lines("2026年度第3四半期", FALSE, "2026年度", "第3四半期");
    check_lines("令和8年度", FALSE, "令和8年度", "2026");
    check_lines("令和8年度", TRUE, "R8", "2026");
    check_lines("2026Q3", FALSE, "2026Q3", "");
    check_lines("新年の調査", FALSE, "新年の調査", "");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/moment/labels are read as times", test_labels_are_read_as_times);
    g_test_add_func("/moment/other labels are no times", test_other_labels_are_no_times);
    g_test_add_func("/moment/the order of labels is that of time",
                    test_the_order_of_labels_is_that_of_time);
    g_test_add_func("/moment/moments stand on a true axis and gaps are seen",
                    test_moments_stand_on_a_true_axis_and_gaps_are_seen);
    g_test_add_func("/moment/a census every five years has no gaps",
                    test_a_census_every_five_years_has_no_gaps);
    g_test_add_func("/moment/unknown or unordered times stand at equal distances",
                    test_unknown_or_unordered_times_stand_at_equal_distances);
    g_test_add_func("/moment/labels are written in two lines",
                    test_labels_are_written_in_two_lines);
    return g_test_run();
}
