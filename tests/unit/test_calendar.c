#include <glib.h>
#include <string.h>

#include "analyzer/base/calendar.h"

static void check_year(const char *text, gint want, gboolean want_fiscal)
{
    gint year = -1;
    gboolean is_fiscal = !want_fiscal;
    if (!anke_year_parse(text, strlen(text), &year, &is_fiscal) || year != want ||
        is_fiscal != want_fiscal) {
        g_test_message("\"%s\" gives %d %d", text, year, is_fiscal);
        g_test_fail();
    }
    g_assert_true(anke_year_parse(text, strlen(text), &year, NULL));
}

static void test_years_are_read_western_and_by_era(void)
{
    check_year("2008", 2008, FALSE);
    check_year("2008年", 2008, FALSE);
    check_year("2008年度", 2008, TRUE);
    check_year("２００８年度", 2008, TRUE);
    check_year("平成20年", 2008, FALSE);
    check_year("平成20年度", 2008, TRUE);
    check_year("H20", 2008, FALSE);
    check_year("h20", 2008, FALSE);
    check_year("Ｈ２０年度", 2008, TRUE);
    check_year("㍻20年", 2008, FALSE);
    check_year("令和元年", 2019, FALSE);
    check_year("令和元年度", 2019, TRUE);
    check_year("R1", 2019, FALSE);
    check_year("㋿8年", 2026, FALSE);
    check_year("昭和64年", 1989, FALSE);
    check_year("昭和元年", 1926, FALSE);
    check_year("大正元年", 1912, FALSE);
    check_year("明治元年", 1868, FALSE);
    check_year("M1", 1868, FALSE);
    check_year("平成31年度", 2019, TRUE);
    check_year("平成３５年度", 2023, TRUE); /* past the era's end, as plans of the time wrote it */
    check_year("　令和 8年", 2026, FALSE);
}

static void check_no_year(const char *text)
{
    gint year = -1;
    if (anke_year_parse(text, strlen(text), &year, NULL)) {
        g_test_message("\"%s\" gives %d", text, year);
        g_test_fail();
    }
    g_assert_cmpint(year, ==, -1);
}

static void test_what_is_no_year_is_refused(void)
{
    static const char *const texts[] = {"",          "年",     "平成",  "平成年",   "平成0年",
                                        "令和00年",  "208",    "20080", "2008年月", "2008 年度末",
                                        "1867",      "2201",   "元年",  "X20",      "平成-1年",
                                        "平成100年", "2008.5", "-2008"};
    for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
        check_no_year(texts[i]);
    }
    check_year("1868", 1868, FALSE);
    check_year("2200", 2200, FALSE);
    g_autofree char *endless = g_strnfill(5000, '1');
    check_no_year(endless);
}

static void check_date(const char *text, const char *want)
{
    char iso[ANKE_DATE_SIZE] = "untouched";
    gboolean is_date = anke_date_parse(text, strlen(text), iso);
    if (is_date != (want != NULL) || strcmp(iso, is_date ? want : "untouched") != 0) {
        g_test_message("\"%s\" gives %s", text, iso);
        g_test_fail();
    }
}

static void test_dates_are_read_in_their_many_forms(void)
{
    static const char *const forms[] = {"2026-05-14",
                                        "2026-5-14",
                                        "2026/05/14",
                                        "2026/5/14",
                                        "2026.5.14",
                                        "2026年5月14日",
                                        "２０２６年５月１４日",
                                        "２０２６／５／１４",
                                        "令和8年5月14日",
                                        "令和８年０５月１４日",
                                        "R8.5.14",
                                        "Ｒ８．５．１４",
                                        "r8/5/14",
                                        "R8-5-14",
                                        " 2026/5/14 ",
                                        "H38.5.14"};
    for (gsize i = 0; i < G_N_ELEMENTS(forms); i++) {
        check_date(forms[i], "2026-05-14");
    }
    check_date("令和元年5月1日", "2019-05-01");
    check_date("令和 8年 5月 4日", "2026-05-04");
    check_date("R1.5.1", "2019-05-01");
    check_date("H31.5.1", "2019-05-01"); /* written by a form that did not know the new era */
    check_date("昭和64年1月7日", "1989-01-07");
    check_date("S42-4-1", "1967-04-01");
    check_date("M45.7.29", "1912-07-29");
}

static void test_a_time_of_day_may_follow(void)
{
    static const char *const times[] = {
        "8:41",      "08:41:05",           "8:41:05.250",       "午後 3:15",
        "3:15 午後", "2:12:54 午後 GMT+9", "3:15 PM",           "8時",
        "8時41分",   "8時41分05秒",        "07:56:35 AM GMT+9", "24:00",
        "08:41:05Z", "8:41 +09:00"};
    for (gsize i = 0; i < G_N_ELEMENTS(times); i++) {
        g_autofree char *text = g_strconcat("2026/9/14 ", times[i], NULL);
        check_date(text, "2026-09-14");
    }
    check_date("2018-07-16T08:42:23.990+03", "2018-07-16");
    check_date("2018-07-16T08:42:23+0900", "2018-07-16");
    static const char *const others[] = {"2026/9/14 ～ 9/16", "2026/9/14 2名", "2026/9/14 8",
                                         "2026/9/14 25:00",   "2026/9/14T",    "2026/9/14 ごろ",
                                         "2026/9/14 8:",      "2026/9/148:41", "2026/9/14 8:41 5",
                                         "2026/9/14 8:41x"};
    for (gsize i = 0; i < G_N_ELEMENTS(others); i++) {
        check_date(others[i], NULL);
    }
}

static void test_days_that_the_calendar_lacks_are_refused(void)
{
    static const char *const texts[] = {"2026-13-01",
                                        "平成30年13月1日",
                                        "2026-00-10",
                                        "2026-02-29",
                                        "2026/2/30",
                                        "2026-04-31",
                                        "2026-05-00",
                                        "2026-05-32",
                                        "H30.2.29",
                                        "2100-02-29",
                                        "20260514",
                                        "2026-05",
                                        "2026年5月",
                                        "5/14",
                                        "2026-5/14",
                                        "2026年5月14",
                                        "2026年5-14日",
                                        "令和8年",
                                        "",
                                        "-",
                                        "2026-05-144",
                                        "2026-005-14",
                                        "43238",
                                        "12026-05-14",
                                        "26-05-14"};
    for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
        check_date(texts[i], NULL);
    }
    check_date("2024-02-29", "2024-02-29");
    check_date("令和6年2月29日", "2024-02-29");
    check_date("2000-02-29", "2000-02-29");
    check_date("1868-01-01", "1868-01-01");
    check_date("2200-12-31", "2200-12-31");
    check_date("1867-12-31", NULL);
    check_date("2201-01-01", NULL);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/calendar/years are read western and by era",
                    test_years_are_read_western_and_by_era);
    g_test_add_func("/calendar/what is no year is refused", test_what_is_no_year_is_refused);
    g_test_add_func("/calendar/dates are read in their many forms",
                    test_dates_are_read_in_their_many_forms);
    g_test_add_func("/calendar/a time of day may follow", test_a_time_of_day_may_follow);
    g_test_add_func("/calendar/days that the calendar lacks are refused",
                    test_days_that_the_calendar_lacks_are_refused);
    return g_test_run();
}
