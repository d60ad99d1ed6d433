#include <glib.h>
#include <string.h>

#include "analyzer/base/calendar.h"

static int year_of(const char *text)
{
    int year = 0;
    return anke_year_parse(text, strlen(text), &year, NULL) ? year : 0;
}

static const char *date_of(const char *text)
{
    static char iso[ANKE_DATE_SIZE];
    return anke_date_parse(text, strlen(text), iso) ? iso : "";
}

static void test_years_are_read_in_every_writing(void)
{
    static const struct {
        const char *text;
        int year;
    } cases[] = {{"2008", 2008},       {"2008年", 2008},       {"２００８年度", 2008},
                 {"平成20年", 2008},   {"平成２０年度", 2008}, {"H17", 2005},
                 {"Ｈ１７", 2005},     {"h17年度", 2005},      {"平17", 2005},
                 {"㍻17", 2005},       {"令和元年", 2019},     {"R元", 2019},
                 {"R8", 2026},         {"S63", 1988},          {"昭和60年度", 1985},
                 {"大正 12 年", 1923}, {"明治元年", 1868},     {" 令和　8年 ", 2026}};
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_assert_cmpint(year_of(cases[i].text), ==, cases[i].year);
    }
}

static void test_years_past_the_end_of_an_era_are_counted_on(void)
{
    g_assert_cmpint(year_of("平成35年度"), ==, 2023);
    g_assert_cmpint(year_of("昭和100年"), ==, 2025);
}

static void test_what_is_no_year_is_refused(void)
{
    static const char *const cases[] = {"",       "年",   "20歳～23歳", "平成",      "平成0年",
                                        "12345",  "200",  "年2008",     "2008年4月", "1219人",
                                        "1867",   "2200", "H17.4",      "2008-9",    "平成年度",
                                        "2008度", "X17"};
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_assert_cmpint(year_of(cases[i]), ==, 0);
    }
}

static void test_a_fiscal_year_is_told_apart(void)
{
    int year;
    gboolean is_fiscal = FALSE;
    g_assert_true(anke_year_parse("R8年度", strlen("R8年度"), &year, &is_fiscal));
    g_assert_true(is_fiscal);
    g_assert_true(anke_year_parse("R8年", strlen("R8年"), &year, &is_fiscal));
    g_assert_false(is_fiscal);
}

static void test_dates_are_read_in_every_writing(void)
{
    static const struct {
        const char *text;
        const char *iso;
    } cases[] = {{"2026-05-14", "2026-05-14"},
                 {"2026/5/14", "2026-05-14"},
                 {"2026.5.14", "2026-05-14"},
                 {"2026年5月14日", "2026-05-14"},
                 {"令和8年5月14日", "2026-05-14"},
                 {"R8.5.14", "2026-05-14"},
                 {"Ｓ４２．４．１", "1967-04-01"},
                 {"S42. 4. 1", "1967-04-01"},
                 {"平成35年4月1日", "2023-04-01"},
                 {"令和元年5月1日", "2019-05-01"},
                 {"昭和64年1月7日", "1989-01-07"},
                 {"2024/2/29", "2024-02-29"},
                 {"2000/2/29", "2000-02-29"},
                 {"２０２６／５／１４", "2026-05-14"},
                 {"S420401", "1967-04-01"},
                 {"3420401", "1967-04-01"},
                 {"４０１０１０８", "1989-01-08"},
                 {"5010501", "2019-05-01"},
                 {"4350331", "2023-03-31"},
                 {"2150401", "1926-04-01"},
                 {"Ｒ０８０５１４", "2026-05-14"},
                 {"令010501", "2019-05-01"},
                 {"H310430", "2019-04-30"},
                 {"20260514", "2026-05-14"},
                 {"㍻30.4.1", "2018-04-01"},
                 {"Ｒ５．４．１", "2023-04-01"},
                 {"㍼64年1月7日", "1989-01-07"},
                 {"2026年5月14日（木）", "2026-05-14"},
                 {"2026/5/14(木曜日) 8:41", "2026-05-14"}};
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_assert_cmpstr(date_of(cases[i].text), ==, cases[i].iso);
    }
}

static int month_of(const char *text)
{
    int year;
    int month;
    return anke_month_parse(text, strlen(text), &year, &month) ? year * 100 + month : 0;
}

static void test_months_are_read_in_every_writing(void)
{
    static const struct {
        const char *text;
        int month;
    } cases[] = {{"2018-04", 201804},     {"2018/4", 201804},     {"2018.12", 201812},
                 {"2018年4月", 201804},   {"H30.4", 201804},      {"Ｈ３０．４", 201804},
                 {"平成30年4月", 201804}, {"H31.4", 201904},      {"令和元年5月", 201905},
                 {"R1.5", 201905},        {"平成35年4月", 202304}};
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_assert_cmpint(month_of(cases[i].text), ==, cases[i].month);
    }
    static const char *const bad[] = {"",       "2018",     "2018-13",  "2018-0", "H30",
                                      "R1.4",   "2018-4-1", "2018年4",  "4月",    "H30年度",
                                      "1867-1", "2200-1",   "2018-4月", "H30.4."};
    for (guint i = 0; i < G_N_ELEMENTS(bad); i++) {
        g_assert_cmpint(month_of(bad[i]), ==, 0);
    }
}

static void test_fiscal_years_are_named_by_their_eras(void)
{
    static const struct {
        int year;
        const char *eras;
    } cases[] = {{2018, "H30"},     {2019, "H31・R1"}, {2020, "R2"},  {2023, "R5"},
                 {1988, "S63"},     {1989, "H1"},      {1926, "T15"}, {1927, "S2"},
                 {1912, "M45・T1"}, {1868, "M1"},      {1800, "1800"}};
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *eras = anke_fiscal_year_to_eras(cases[i].year);
        g_assert_cmpstr(eras, ==, cases[i].eras);
    }
}

static void test_a_year_past_its_era_is_told_by_its_present_name(void)
{
    static const char *const past[][3] = {{"H35", "平成35年度", "令和5年度"},
                                          {"平成34年4月", "平成34年度", "令和4年度"}};
    for (guint i = 0; i < G_N_ELEMENTS(past); i++) {
        g_autofree char *written = NULL;
        g_autofree char *now = NULL;
        g_assert_true(anke_fiscal_year_is_past_era(past[i][0], strlen(past[i][0]), &written, &now));
        g_assert_cmpstr(written, ==, past[i][1]);
        g_assert_cmpstr(now, ==, past[i][2]);
    }
    static const char *const right[] = {"H31", "平成31年度", "R5", "2023", "S63", "S64", "x", ""};
    for (guint i = 0; i < G_N_ELEMENTS(right); i++) {
        char *written = NULL;
        char *now = NULL;
        g_assert_false(anke_fiscal_year_is_past_era(right[i], strlen(right[i]), &written, &now));
    }
}

static void test_a_time_behind_a_date_is_dropped(void)
{
    g_assert_cmpstr(date_of("2026/5/14 0:00:00"), ==, "2026-05-14");
    g_assert_cmpstr(date_of("2026/05/14 8:41"), ==, "2026-05-14");
    g_assert_cmpstr(date_of("2026-05-14T23:59:59"), ==, "2026-05-14");
    g_assert_cmpstr(date_of("令和8年5月14日 8:41"), ==, "2026-05-14");
    g_assert_cmpstr(date_of("２０２６／５／１４　８：４１"), ==, "2026-05-14");
}

static int seconds_of(const char *text)
{
    AnkeDateReading reading;
    return anke_date_read(text, strlen(text), &reading) ? reading.seconds : -2;
}

static void test_the_time_of_day_is_told(void)
{
    static const struct {
        const char *text;
        int seconds;
    } cases[] = {{"2026/5/14", -1},
                 {"2026/5/14 0:00:00", 0},
                 {"2026/06/13 2:12:54 午後 GMT+9", 51174},
                 {"2026/06/13 2:12:54 午前 GMT+9", 7974},
                 {"2020/10/26 7:56:35 AM GMT+9", 28595},
                 {"2026/5/14 午後 3:15", 54900},
                 {"2026/5/14 午後3時15分", 54900},
                 {"令和8年5月14日午後3時15分20秒", 54920},
                 {"2026/5/14 午前12:00", 0},
                 {"2026/5/14 午後12:00", 43200},
                 {"2026/5/14 12:30 午前", 1800},
                 {"2026/5/14 午後 15:00", 54000},
                 {"2026年5月14日 9時", 32400},
                 {"2018-07-16T08:42:23.990+03", 31343},
                 {"2018-07-16T08:42:23.990+03:00", 31343},
                 {"2018-07-16T08:42:23Z", 31343},
                 {"2026/5/14 23:59:59 JST", 86399},
                 {"２０２６／５／１４　午後　３：１５", 54900}};
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_assert_cmpint(seconds_of(cases[i].text), ==, cases[i].seconds);
    }
}

static void check_doubts(const char *text, const char *iso, guint doubts)
{
    AnkeDateReading reading;
    g_assert_true(anke_date_read(text, strlen(text), &reading));
    g_assert_cmpstr(reading.iso, ==, iso);
    g_assert_cmpuint(reading.doubts, ==, doubts);
}

static void test_eras_that_do_not_fit_the_day_are_told(void)
{
    check_doubts("平成31年4月30日", "2019-04-30", 0);
    check_doubts("H31.5.1", "2019-05-01", ANKE_DATE_PAST_ERA);
    check_doubts("平成35年4月1日", "2023-04-01", ANKE_DATE_PAST_ERA);
    check_doubts("H350401", "2023-04-01", ANKE_DATE_PAST_ERA);
    check_doubts("昭和64年1月7日", "1989-01-07", 0);
    check_doubts("昭和64年1月8日", "1989-01-08", ANKE_DATE_PAST_ERA);
    check_doubts("令和元年5月1日", "2019-05-01", 0);
    check_doubts("R1.4.1", "2019-04-01", ANKE_DATE_BEFORE_ERA);
    check_doubts("令和80年1月1日", "2098-01-01", 0);
    check_doubts("2019/5/1", "2019-05-01", 0);
}

static void test_days_that_do_not_exist_are_refused(void)
{
    static const char *const cases[] = {"2026/13/1",
                                        "2026/0/1",
                                        "2026/5/0",
                                        "2026/4/31",
                                        "2025/2/29",
                                        "1900/2/29",
                                        "2026/5",
                                        "2026/5-14",
                                        "26/5/14",
                                        "2026年5月14",
                                        "R8",
                                        "平成元年1月7日",
                                        "令和元年4月30日",
                                        "明治5年12月31日",
                                        "2026/5/14 25:00",
                                        "2026/5/14 8:60",
                                        "2026/5/14 8:41:60",
                                        "2026/5/14 8",
                                        "2026/5/14 2名",
                                        "2026/9/14 ～ 9/16",
                                        "2026/5/14 8:41 頃",
                                        "2026/5/148:41",
                                        "2026/005/14",
                                        "",
                                        "5/14/2026",
                                        "12.4.1",
                                        "1900/1/0",
                                        "S420431",
                                        "S42041",
                                        "S4204010",
                                        "R000401",
                                        "20261301",
                                        "2026051",
                                        "2021112",
                                        "1990101",
                                        "6010101",
                                        "3421301",
                                        "342040",
                                        "2026年5月14日（金）",
                                        "2026年5月14日（木",
                                        "2026年5月14日（）",
                                        "2026/5/14 午後",
                                        "2026/5/14 午後 8",
                                        "2026/5/14 午後 8:41 午後",
                                        "2026/5/14 8時41",
                                        "2026/5/14 8:41 GMT+",
                                        "2026/5/14 8:41:05.",
                                        "2026/5/14T"};
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_assert_cmpstr(date_of(cases[i]), ==, "");
    }
}

static void test_bytes_that_are_no_text_are_refused(void)
{
    int year;
    g_assert_false(anke_year_parse("20\xFF", 3, &year, NULL));
    g_assert_false(anke_year_parse("2008\0", 5, &year, NULL));
    g_autofree char *blanks = g_strnfill(1000, ' ');
    g_assert_false(anke_year_parse(blanks, 1000, &year, NULL));
}

static void test_iso_dates_are_told_from_others(void)
{
    g_assert_true(anke_date_is_iso("2026-05-14", 10));
    g_assert_false(anke_date_is_iso("2026-5-14", 9));
    g_assert_false(anke_date_is_iso("2026/05/14", 10));
    g_assert_false(anke_date_is_iso("2026-02-29", 10));
    g_assert_false(anke_date_is_iso("2026-05-1x", 10));
}

static void check_wareki(const char *iso, const char *want)
{
    g_autofree char *wareki = anke_date_to_wareki(iso);
    g_assert_cmpstr(wareki, ==, want);
}

static void test_dates_are_written_in_the_era_of_their_day(void)
{
    check_wareki("2018-09-30", "平成30年9月30日");
    check_wareki("2019-04-30", "平成31年4月30日");
    check_wareki("2019-05-01", "令和元年5月1日");
    check_wareki("1989-01-07", "昭和64年1月7日");
    check_wareki("1926-12-25", "昭和元年12月25日");
    check_wareki("1873-01-01", "明治6年1月1日");
    check_wareki("1872-12-31", NULL);
    check_wareki("2019-02-29", NULL);
    check_wareki("秋", NULL);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/calendar/years are read in every writing",
                    test_years_are_read_in_every_writing);
    g_test_add_func("/calendar/years past the end of an era are counted on",
                    test_years_past_the_end_of_an_era_are_counted_on);
    g_test_add_func("/calendar/what is no year is refused", test_what_is_no_year_is_refused);
    g_test_add_func("/calendar/a fiscal year is told apart", test_a_fiscal_year_is_told_apart);
    g_test_add_func("/calendar/dates are read in every writing",
                    test_dates_are_read_in_every_writing);
    g_test_add_func("/calendar/months are read in every writing",
                    test_months_are_read_in_every_writing);
    g_test_add_func("/calendar/fiscal years are named by their eras",
                    test_fiscal_years_are_named_by_their_eras);
    g_test_add_func("/calendar/a year past its era is told by its present name",
                    test_a_year_past_its_era_is_told_by_its_present_name);
    g_test_add_func("/calendar/a time behind a date is dropped",
                    test_a_time_behind_a_date_is_dropped);
    g_test_add_func("/calendar/the time of day is told", test_the_time_of_day_is_told);
    g_test_add_func("/calendar/eras that do not fit the day are told",
                    test_eras_that_do_not_fit_the_day_are_told);
    g_test_add_func("/calendar/days that do not exist are refused",
                    test_days_that_do_not_exist_are_refused);
    g_test_add_func("/calendar/bytes that are no text are refused",
                    test_bytes_that_are_no_text_are_refused);
    g_test_add_func("/calendar/iso dates are told from others",
                    test_iso_dates_are_told_from_others);
    g_test_add_func("/calendar/dates are written in the era of their day",
                    test_dates_are_written_in_the_era_of_their_day);
    return g_test_run();
}
