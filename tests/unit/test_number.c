#include <glib.h>
#include <math.h>
#include <string.h>

#include "analyzer/base/number.h"

/* The definition itself: the smallest k whose %.{k}g reads back. */
static void format_by_definition(char *buffer, double value)
{
    for (int k = 1; k <= 17; k++) {
        char format[8];
        g_snprintf(format, sizeof format, "%%.%dg", k);
        g_ascii_formatd(buffer, ANKE_NUMBER_SIZE, format, value);
        if (g_ascii_strtod(buffer, NULL) == value) {
            return;
        }
    }
}

static void check_format(double value)
{
    char got[ANKE_NUMBER_SIZE];
    char want[ANKE_NUMBER_SIZE];
    gsize n = anke_number_format(got, value);
    format_by_definition(want, value);
    g_assert_cmpstr(got, ==, want);
    g_assert_cmpuint(n, ==, strlen(want));
}

static void test_format_is_the_shortest_that_reads_back(void)
{
    static const double awkward[] = {0.1,
                                     0.3,
                                     1.0 / 3,
                                     2.0 / 3,
                                     1e-5,
                                     1.5e-5,
                                     9.999999999999999e-5,
                                     123456.789,
                                     2.385,
                                     1e-300,
                                     5e-324,
                                     1.7976931348623157e308,
                                     0.20600181845709375,
                                     0.9998999999999999,
                                     4503599627370497.5,
                                     1e15 + 0.5,
                                     1.0000000000000002,
                                     0.99999999999999989,
                                     1e16,
                                     12345678901234567e3,
                                     0.5,
                                     0.25,
                                     9007199254740993e1,
                                     2.2250738585072014e-308,
                                     1e-4,
                                     99999.99999999999};
    for (gsize i = 0; i < G_N_ELEMENTS(awkward); i++) {
        if (fabs(awkward[i]) < 1e15 || awkward[i] != floor(awkward[i])) {
            check_format(awkward[i]);
            check_format(-awkward[i]);
        }
    }
    g_autoptr(GRand) random = g_rand_new_with_seed(20260401);
    for (int i = 0; i < 60000; i++) {
        check_format(g_rand_double(random));
        check_format(g_rand_double_range(random, -10, 10) / g_rand_int_range(random, 1, 1000));
        check_format(g_rand_int_range(random, 1, 100000) / 1000.0 + 0.0001);
    }
    for (int i = 0; i < 40000; i++) {
        union {
            guint64 bits;
            double value;
        } any = {.bits = (guint64)g_rand_int(random) << 32 | g_rand_int(random)};
        if (isfinite(any.value) && any.value != floor(any.value)) {
            check_format(any.value);
        }
    }
}

static void check_text(double value, const char *want)
{
    char got[ANKE_NUMBER_SIZE];
    g_assert_cmpuint(anke_number_format(got, value), ==, strlen(want));
    g_assert_cmpstr(got, ==, want);
}

static void test_integers_below_1e15_are_written_in_digits(void)
{
    check_text(0, "0");
    check_text(-0.0, "0");
    check_text(1406, "1406");
    check_text(-12, "-12");
    check_text(100000000000000, "100000000000000");
    check_text(999999999999999, "999999999999999");
    check_text(1e15, "1e+15");
    check_text(1e300, "1e+300");
}

static void test_undefined_is_written_as_nothing(void)
{
    check_text(NAN, "");
    check_text(INFINITY, "");
    check_text(-INFINITY, "");
}

static void check_parse(const char *text, double want)
{
    double value = -1;
    g_assert_true(anke_number_parse(text, strlen(text), &value));
    g_assert_cmpfloat(value, ==, want);
}

static void check_refused(const char *text)
{
    double value = -7;
    g_assert_false(anke_number_parse(text, strlen(text), &value));
    g_assert_cmpfloat(value, ==, -7);
}

static void test_parse_takes_the_grammar_and_nothing_else(void)
{
    check_parse("0", 0);
    check_parse("007", 7);
    check_parse("-3.75", -3.75);
    check_parse("1e-300", 1e-300);
    check_parse("2.5E+3", 2500);
    check_parse("12345678901234567890", 12345678901234567890.0);
    static const char *const refused[] = {"",      " 1",  "1 ",   "+1",  ".5",    "5.",
                                          "1e",    "1e+", "0x10", "nan", "inf",   "1,5",
                                          "1 000", "--1", "-",    "１",  "1e999", "1.2.3"};
    for (gsize i = 0; i < G_N_ELEMENTS(refused); i++) {
        check_refused(refused[i]);
    }
}

static void test_whole_numbers_are_bounded(void)
{
    guint64 value = 99;
    g_assert_true(anke_number_parse_whole("10000", 5, 10000, &value));
    g_assert_cmpuint(value, ==, 10000);
    g_assert_false(anke_number_parse_whole("10001", 5, 10000, &value));
    g_assert_false(anke_number_parse_whole("7", 1, 5, &value));
    g_assert_false(anke_number_parse_whole("", 0, 5, &value));
    g_assert_false(anke_number_parse_whole("1a", 2, 50, &value));
    g_assert_true(anke_number_parse_whole("18446744073709551615", 20, G_MAXUINT64, &value));
    g_assert_cmpuint(value, ==, G_MAXUINT64);
    g_assert_false(anke_number_parse_whole("18446744073709551616", 20, G_MAXUINT64, &value));
}

static void check_fixed(double value, guint n_decimals, const char *want)
{
    char got[ANKE_NUMBER_SIZE];
    g_assert_cmpuint(anke_number_format_fixed(got, value, n_decimals), ==, strlen(want));
    g_assert_cmpstr(got, ==, want);
}

static void test_people_get_rounding_half_away_from_zero(void)
{
    check_fixed(12.5, 0, "13");
    check_fixed(-12.5, 0, "-13");
    check_fixed(0.285, 2, "0.29");
    check_fixed(2.675, 2, "2.68");
    check_fixed(9.96, 1, "10.0");
    check_fixed(99.95, 1, "100.0");
    check_fixed(-0.04, 1, "0.0");
    check_fixed(0.05, 1, "0.1");
    check_fixed(0.0004, 3, "0.000");
    check_fixed(0.5, 0, "1");
    check_fixed(0.049, 0, "0");
    check_fixed(1234.5, 2, "1234.50");
    check_fixed(1e-12, 1, "0.0");
    check_fixed(0, 2, "0.00");
    check_fixed(999999999999999, 0, "999999999999999");
    check_fixed(1e15, 1, "1e+15");
    check_fixed(-1e300, 1, "-1e+300");
    check_fixed(NAN, 1, "");
    check_fixed(INFINITY, 1, "");
    check_fixed(-INFINITY, 1, "");
}

static void test_thousands_are_grouped(void)
{
    char got[ANKE_NUMBER_SIZE];
    anke_number_format_grouped(got, 1234567.891, 1);
    g_assert_cmpstr(got, ==, "1,234,567.9");
    anke_number_format_grouped(got, -999, 0);
    g_assert_cmpstr(got, ==, "-999");
    anke_number_format_grouped(got, 999999.5, 0);
    g_assert_cmpstr(got, ==, "1,000,000");
}

static void test_percent_rounds_the_exact_ratio(void)
{
    char got[ANKE_NUMBER_SIZE];
    anke_number_format_percent(got, 1, 8);
    g_assert_cmpstr(got, ==, "12.5");
    anke_number_format_percent(got, 1, 3);
    g_assert_cmpstr(got, ==, "33.3");
    anke_number_format_percent(got, 249, 400); /* 62.25 */
    g_assert_cmpstr(got, ==, "62.3");
    anke_number_format_percent(got, 41, 26);
    g_assert_cmpstr(got, ==, "157.7");
    anke_number_format_percent(got, 0, 26);
    g_assert_cmpstr(got, ==, "0.0");
    g_assert_cmpuint(anke_number_format_percent(got, 0, 0), ==, 0);
    g_assert_cmpuint(anke_number_format_percent(got, -1, 5), ==, 0);
    g_assert_cmpuint(anke_number_format_percent(got, NAN, 5), ==, 0);
    anke_number_format_percent(got, 2.385, 4.5); /* weights: 53 */
    g_assert_cmpstr(got, ==, "53.0");
    anke_number_format_percent(got, 0.5, 0.5);
    g_assert_cmpstr(got, ==, "100.0");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/number/format is the shortest that reads back",
                    test_format_is_the_shortest_that_reads_back);
    g_test_add_func("/number/integers below 1e15 are written in digits",
                    test_integers_below_1e15_are_written_in_digits);
    g_test_add_func("/number/undefined is written as nothing",
                    test_undefined_is_written_as_nothing);
    g_test_add_func("/number/parse takes the grammar and nothing else",
                    test_parse_takes_the_grammar_and_nothing_else);
    g_test_add_func("/number/whole numbers are bounded", test_whole_numbers_are_bounded);
    g_test_add_func("/number/people get rounding half away from zero",
                    test_people_get_rounding_half_away_from_zero);
    g_test_add_func("/number/thousands are grouped", test_thousands_are_grouped);
    g_test_add_func("/number/percent rounds the exact ratio", test_percent_rounds_the_exact_ratio);
    return g_test_run();
}
