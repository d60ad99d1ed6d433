#include <glib.h>

#include "analyzer/stats/moments.h"
#include "tests/unit/near.h"
#include "tests/unit/several_variables.h"

static void test_centring_gives_the_variances_of_the_data(void)
{
    Sums sums;
    double squares[N_VARIABLES * N_VARIABLES];
    const AnkeMoments *moments = sum_up(&sums, attitude, N_ATTITUDE, N_VARIABLES, 0);
    g_assert_true(anke_moments_centre(moments, squares));
    /* By hand, from the sums that R 4.2 gives: crossprod(as.matrix(attitude)) */
    assert_near(squares[0], 129621 - 1939.0 * 1939 / 30, 1e-13);
    assert_near(squares[1], 133017 - 1939.0 * 1998 / 30, 1e-13);
    g_assert_cmpfloat(squares[1], ==, squares[N_VARIABLES]);
}

static void test_nothing_is_lost_far_from_zero_while_sums_are_exact(void)
{
    Sums sums;
    double near[N_VARIABLES * N_VARIABLES];
    double far[N_VARIABLES * N_VARIABLES];
    (void)anke_moments_centre(sum_up(&sums, attitude, N_ATTITUDE, N_VARIABLES, 0), near);
    /* A million away, the sums of squares are whole numbers of 14 digits. */
    (void)anke_moments_centre(sum_up(&sums, attitude, N_ATTITUDE, N_VARIABLES, 1e6), far);
    for (gsize i = 0; i < G_N_ELEMENTS(near); i++) {
        assert_near(far[i], near[i], 1e-15);
    }
}

static void test_digits_say_what_rounded_sums_keep(void)
{
    /* Three people with 1, 2, 3 and with 1001, 1002, 1003: 3006005 / 2 is some 6 digits. */
    const double sx[] = {6, 3006, 15};
    const double sxy[] = {14, 6014, 30, 6014, 3012014, 15030, 30, 15030, 75};
    const AnkeMoments moments = {3, 3, sx, sxy};
    assert_near(anke_moments_digits(&moments, 0), 15.9546 - log10(7), 1e-4);
    assert_near(anke_moments_digits(&moments, 1), 15.9546 - log10(1506007), 1e-4);
    assert_nan(anke_moments_digits(&moments, 2)); /* 5, 5, 5 */
}

static void test_a_variable_that_does_not_vary_gets_zeros(void)
{
    /* 0.1 of each of ten people; summed up one by one the last digits are off. */
    const double sx[] = {0.99999999999999989, 55};
    const double sxy[] = {0.10000000000000003, 5.5, 5.5, 385};
    const AnkeMoments moments = {10, 2, sx, sxy};
    double squares[4];
    g_assert_true(anke_moments_centre(&moments, squares));
    g_assert_cmpfloat(squares[0], ==, 0);
    g_assert_cmpfloat(squares[1], ==, 0);
    assert_near(squares[3], 82.5, 1e-15);
}

static void test_what_is_no_sum_is_undefined(void)
{
    const double sx[] = {6};
    const double bad[] = {INFINITY};
    const double sxy[] = {14};
    const AnkeMoments cases[] = {{0, 1, sx, sxy},
                                 {NAN, 1, sx, sxy},
                                 {3, 1, bad, sxy},
                                 {3, 1, sx, bad},
                                 {INFINITY, 1, sx, sxy}};
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        double square;
        g_assert_false(anke_moments_centre(&cases[i], &square));
        assert_nan(square);
        assert_nan(anke_moments_digits(&cases[i], 0));
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/moments/centring gives the variances of the data",
                    test_centring_gives_the_variances_of_the_data);
    g_test_add_func("/moments/nothing is lost far from zero while sums are exact",
                    test_nothing_is_lost_far_from_zero_while_sums_are_exact);
    g_test_add_func("/moments/digits say what rounded sums keep",
                    test_digits_say_what_rounded_sums_keep);
    g_test_add_func("/moments/a variable that does not vary gets zeros",
                    test_a_variable_that_does_not_vary_gets_zeros);
    g_test_add_func("/moments/what is no sum is undefined", test_what_is_no_sum_is_undefined);
    return g_test_run();
}
