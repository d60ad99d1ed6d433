#include <float.h>
#include <glib.h>
#include <math.h>
#include <string.h>

#include "analyzer/base/plain_number.h"

static void check(double value, const char *want)
{
    char text[ANKE_NUMBER_SIZE];
    g_assert_cmpuint(anke_number_format_plain(text, value), ==, strlen(want));
    g_assert_cmpstr(text, ==, want);
}

static void test_no_number_has_an_exponent(void)
{
    check(0, "0");
    check(-2.385, "-2.385");
    check(1e-5, "0.00001");
    check(-1.25e-7, "-0.000000125");
    check(1e20, "100000000000000000000");
    check(-1.5e16, "-15000000000000000");
    check(1234567890123456789.0, "1234567890123456800");
    check(123456789012345.0, "123456789012345");
    check(NAN, "");
    check(INFINITY, "");
}

static void check_again(double value)
{
    char text[ANKE_NUMBER_SIZE];
    double again = NAN;
    gsize n = anke_number_format_plain(text, value);
    g_assert_null(memchr(text, 'e', n));
    g_assert_true(anke_number_parse(text, n, &again));
    g_assert_true(again == value);
}

static void test_every_number_reads_back_to_itself(void)
{
    check_again(DBL_MAX);
    check_again(-DBL_MAX);
    check_again(DBL_MIN);
    check_again(5e-324);
    check_again(-4.9406564584124654e-324);
    g_autoptr(GRand) random = g_rand_new_with_seed(20260930);
    for (guint i = 0; i < 20000; i++) {
        check_again(
            ldexp(g_rand_double_range(random, -1, 1), g_rand_int_range(random, -1070, 1020)));
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/plain-number/no number has an exponent", test_no_number_has_an_exponent);
    g_test_add_func("/plain-number/every number reads back to itself",
                    test_every_number_reads_back_to_itself);
    return g_test_run();
}
