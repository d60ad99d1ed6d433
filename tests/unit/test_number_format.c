#include <glib.h>
#include <math.h>
#include <string.h>

#include "analyzer/import/serial_date.h"

static void test_codes_show_dates_times_or_numbers(void)
{
    static const struct {
        const char *code;
        AnkeNumberFormat format;
    } cases[] = {
        {"General", ANKE_FORMAT_NUMBER},
        {"G/標準", ANKE_FORMAT_NUMBER},
        {"", ANKE_FORMAT_NUMBER},
        {"0.00E+00", ANKE_FORMAT_NUMBER},
        {"##0.0E+0", ANKE_FORMAT_NUMBER},
        {"#,##0;[Red]-#,##0", ANKE_FORMAT_NUMBER},
        {"0\"日\"", ANKE_FORMAT_NUMBER},
        {"0\\d", ANKE_FORMAT_NUMBER},
        {"_-* #,##0_-", ANKE_FORMAT_NUMBER},
        {"[$-411]#,##0", ANKE_FORMAT_NUMBER},
        {"@", ANKE_FORMAT_NUMBER},
        {"yyyy/m/d", ANKE_FORMAT_DATE},
        {"[$-411]ggge\"年\"m\"月\"d\"日\";@", ANKE_FORMAT_DATE},
        {"[$-411]ge.m.d;@", ANKE_FORMAT_DATE},
        {"[$-ja-JP-x-gannen]ggge\"年\"m\"月\"d\"日\"", ANKE_FORMAT_DATE},
        {"m\"月\"", ANKE_FORMAT_DATE},
        {"yyyy\"年度\"", ANKE_FORMAT_DATE},
        {"aaa", ANKE_FORMAT_DATE},
        {"mmm-yy", ANKE_FORMAT_DATE},
        {"[DBNum1][$-411]m\"月\"d\"日\"", ANKE_FORMAT_DATE},
        {"m/d/yy h:mm:ss", ANKE_FORMAT_DATETIME},
        {"yyyy-mm-dd\"T\"hh:mm", ANKE_FORMAT_DATETIME},
        {"yyyy/m/d h:mm AM/PM", ANKE_FORMAT_DATETIME},
        {"h:mm", ANKE_FORMAT_TIME},
        {"mm:ss.0", ANKE_FORMAT_TIME},
        {"h\"時\"mm\"分\"", ANKE_FORMAT_TIME},
        {"h:mm AM/PM", ANKE_FORMAT_TIME},
        {"[h]:mm:ss", ANKE_FORMAT_DURATION},
        {"[mm]:ss", ANKE_FORMAT_DURATION},
        {"\"unfinished", ANKE_FORMAT_NUMBER},
        {"[unfinished", ANKE_FORMAT_NUMBER},
        {"0\\", ANKE_FORMAT_NUMBER},
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_test_message("%s", cases[i].code);
        g_assert_cmpint(anke_number_format_of_code(cases[i].code), ==, cases[i].format);
    }
}

static void test_built_in_formats_are_known(void)
{
    static const AnkeNumberFormat wanted[] = {
        [14] = ANKE_FORMAT_DATE, [17] = ANKE_FORMAT_DATE,     [18] = ANKE_FORMAT_TIME,
        [21] = ANKE_FORMAT_TIME, [22] = ANKE_FORMAT_DATETIME, [27] = ANKE_FORMAT_DATE,
        [31] = ANKE_FORMAT_DATE, [32] = ANKE_FORMAT_TIME,     [36] = ANKE_FORMAT_DATE,
        [45] = ANKE_FORMAT_TIME, [46] = ANKE_FORMAT_DURATION, [47] = ANKE_FORMAT_TIME,
        [50] = ANKE_FORMAT_DATE, [58] = ANKE_FORMAT_DATE,
    };
    static const guint ids[] = {0, 1, 2, 9, 10, 11, 12, 13, 37, 40, 44, 48, 49, 59, 163};
    for (guint id = 0; id < G_N_ELEMENTS(wanted); id++) {
        if (wanted[id] != ANKE_FORMAT_NUMBER) {
            g_assert_cmpint(anke_number_format_built_in(id), ==, wanted[id]);
        }
    }
    for (guint i = 0; i < G_N_ELEMENTS(ids); i++) {
        g_assert_cmpint(anke_number_format_built_in(ids[i]), ==, ANKE_FORMAT_NUMBER);
    }
}

static void check_serial(double serial, gboolean is_1904, AnkeNumberFormat format, const char *want)
{
    char text[ANKE_SERIAL_SIZE] = "";
    gsize n = anke_serial_write(serial, is_1904, format, text);
    g_assert_cmpuint(n, ==, strlen(want));
    g_assert_cmpstr(n > 0 ? text : "", ==, want);
}

static void test_serials_are_days_of_two_calendars(void)
{
    check_serial(1, FALSE, ANKE_FORMAT_DATE, "1900-01-01");
    check_serial(59, FALSE, ANKE_FORMAT_DATE, "1900-02-28");
    check_serial(60, FALSE, ANKE_FORMAT_DATE, ""); /* the day that never was */
    check_serial(61, FALSE, ANKE_FORMAT_DATE, "1900-03-01");
    check_serial(43586, FALSE, ANKE_FORMAT_DATE, "2019-05-01");
    check_serial(43586 - 1462, TRUE, ANKE_FORMAT_DATE, "2019-05-01");
    check_serial(0, TRUE, ANKE_FORMAT_DATE, "1904-01-01");
    check_serial(0, FALSE, ANKE_FORMAT_DATE, "");
    check_serial(2958465, FALSE, ANKE_FORMAT_DATE, "9999-12-31");
    check_serial(2958466, FALSE, ANKE_FORMAT_DATE, "");
    check_serial(-1, FALSE, ANKE_FORMAT_DATE, "");
    check_serial(NAN, FALSE, ANKE_FORMAT_DATE, "");
    check_serial(43586, FALSE, ANKE_FORMAT_NUMBER, "");
}

static void test_times_are_rounded_to_the_second(void)
{
    check_serial(46156.378611111111, FALSE, ANKE_FORMAT_DATETIME, "2026-05-14T09:05:12");
    check_serial(46156.999999, FALSE, ANKE_FORMAT_DATETIME, "2026-05-15T00:00:00");
    check_serial(46156, FALSE, ANKE_FORMAT_DATETIME, "2026-05-14T00:00:00");
    check_serial(46156.5, FALSE, ANKE_FORMAT_DATE, "2026-05-14T12:00:00");
    check_serial(0.75, FALSE, ANKE_FORMAT_TIME, "18:00:00");
    check_serial(46156.75, FALSE, ANKE_FORMAT_TIME, "2026-05-14T18:00:00");
    check_serial(33.25 / 24, FALSE, ANKE_FORMAT_DURATION, "33:15:00");
}

static void test_unix_days_have_leap_years_of_gregory(void)
{
    char text[ANKE_SERIAL_SIZE];
    g_assert_cmpuint(anke_serial_write_unix_day(0, text), ==, 10);
    g_assert_cmpstr(text, ==, "1970-01-01");
    anke_serial_write_unix_day(-141427, text); /* the first day of the Gregorian calendar */
    g_assert_cmpstr(text, ==, "1582-10-15");
    anke_serial_write_unix_day(11016, text);
    g_assert_cmpstr(text, ==, "2000-02-29");
    anke_serial_write_unix_time(-1, text);
    g_assert_cmpstr(text, ==, "1969-12-31T23:59:59");
    g_assert_cmpuint(anke_serial_write_unix_day(-719163, text), ==, 0);
    g_assert_cmpuint(anke_serial_write_unix_day(2932897, text), ==, 0);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/number-format/codes show dates, times or numbers",
                    test_codes_show_dates_times_or_numbers);
    g_test_add_func("/number-format/built-in formats are known", test_built_in_formats_are_known);
    g_test_add_func("/number-format/serials are days of two calendars",
                    test_serials_are_days_of_two_calendars);
    g_test_add_func("/number-format/times are rounded to the second",
                    test_times_are_rounded_to_the_second);
    g_test_add_func("/number-format/unix days have leap years",
                    test_unix_days_have_leap_years_of_gregory);
    return g_test_run();
}
