#include <glib.h>
#include <gsl/gsl_errno.h>

#include "analyzer/stats/reliability.h"
#include "tests/unit/near.h"
#include "tests/unit/several_variables.h"

static void test_the_attitude_data_agree_with_psych(void)
{
    /* R 4.2, psych 2.2.9: alpha(attitude): total$raw_alpha, item.stats$r.drop,
     * alpha.drop$raw_alpha, feldt (qf to 16 digits); 50-digit arithmetic agrees. */
    static const double item_total_r[] = {
        0.6712620572236644, 0.7421097102222386, 0.5607111114802555, 0.7144454981336762,
        0.7862755938343999, 0.265034339196676,  0.4608105494684965};
    static const double if_deleted[] = {0.8097602063089214, 0.7969174572741397, 0.8278477659386589,
                                        0.8030309750225744, 0.7953865741982051, 0.8638723114464368,
                                        0.8404648682654573};
    Sums sums;
    const AnkeMoments *moments = sum_up(&sums, attitude, N_ATTITUDE, N_VARIABLES, 0);
    assert_near(anke_reliability_alpha(moments), 0.8431427695647599, 1e-14);
    const AnkeInterval interval = anke_reliability_interval(moments, 0.95);
    assert_near(interval.lo, 0.7393756856431073, 1e-12);
    assert_near(interval.hi, 0.9157730721599816, 1e-12);
    for (gsize i = 0; i < N_VARIABLES; i++) {
        const AnkeItemReliability item = anke_reliability_item(moments, i);
        assert_near(item.item_total_r, item_total_r[i], 1e-13);
        assert_near(item.alpha_if_deleted, if_deleted[i], 1e-13);
    }
}

static void test_intervals_hold_for_many_people(void)
{
    /* Two items with alpha 0.75: 1 - 0.25 F, F by halving R 4.2's pbeta(); qf(), on which psych
     * relies, turns to a chi-square above 4e5 degrees of freedom and is off by 1e-3 there. */
    static const struct {
        double n, lo, hi;
    } cases[] = {{1e3, 0.7169700405632400, 0.7791753207880279},
                 {1e5, 0.7468817043570121, 0.7530798797406828},
                 {1e6, 0.7490180937133311, 0.7509780648147076}};
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        const double n = cases[i].n;
        /* variance 1 each, correlation 0.6 */
        const double sx[] = {0, 0};
        const double sxy[] = {n, 0.6 * n, 0.6 * n, n};
        const AnkeMoments moments = {n, 2, sx, sxy};
        assert_near(anke_reliability_alpha(&moments), 0.75, 1e-14);
        const AnkeInterval interval = anke_reliability_interval(&moments, 0.95);
        assert_near(interval.lo, cases[i].lo, 1e-11);
        assert_near(interval.hi, cases[i].hi, 1e-11);
    }
}

static void test_order_place_and_unit_of_the_items_do_not_matter(void)
{
    static double turned[N_ATTITUDE][N_VARIABLES];
    for (gsize row = 0; row < N_ATTITUDE; row++) {
        for (gsize i = 0; i < N_VARIABLES; i++) {
            turned[N_ATTITUDE - 1 - row][N_VARIABLES - 1 - i] = 2.385 * attitude[row][i] - 7;
        }
    }
    Sums sums;
    Sums other;
    const AnkeMoments *moments = sum_up(&sums, attitude, N_ATTITUDE, N_VARIABLES, 0);
    const AnkeMoments *changed = sum_up(&other, turned, N_ATTITUDE, N_VARIABLES, 0);
    assert_near(anke_reliability_alpha(changed), anke_reliability_alpha(moments), 1e-12);
    assert_near(anke_reliability_item(changed, 0).item_total_r,
                anke_reliability_item(moments, N_VARIABLES - 1).item_total_r, 1e-12);
}

static void test_items_that_are_one_have_alpha_1_and_opposed_items_a_negative_one(void)
{
    const double sx[] = {6, 6};
    const double same[] = {14, 14, 14, 14};
    const AnkeMoments equal = {3, 2, sx, same};
    g_assert_cmpfloat(anke_reliability_alpha(&equal), ==, 1);
    g_assert_cmpfloat(anke_reliability_item(&equal, 0).item_total_r, ==, 1);
    assert_nan(anke_reliability_item(&equal, 0).alpha_if_deleted);
    const double opposed[] = {14, 10.5, 10.5, 14}; /* 1 2 3 and 2.5 2 1.5, about */
    const AnkeMoments against = {3, 2, sx, opposed};
    g_assert_cmpfloat(anke_reliability_alpha(&against), <, 0);
}

static void check_undefined(const AnkeMoments *moments)
{
    assert_nan(anke_reliability_alpha(moments));
    assert_nan(anke_reliability_interval(moments, 0.95).lo);
    assert_nan(anke_reliability_interval(moments, 0.95).hi);
}

static void test_undefined_cases(void)
{
    const double sx[] = {6, 6};
    const double constant[] = {12, 12, 12, 12};
    const double varied[] = {14, 13, 13, 14};
    const double mirrored[] = {14, 10, 10, 14}; /* 1 2 3 and 3 2 1: the total is 4 */
    const double none[] = {NAN, NAN, NAN, NAN};
    const AnkeMoments cases[] = {{3, 2, sx, constant}, {1, 2, sx, varied},  {0, 2, sx, varied},
                                 {3, 1, sx, varied},   {3, 0, sx, varied},  {3, 2, sx, mirrored},
                                 {3, 2, sx, none},     {NAN, 2, sx, varied}};
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        check_undefined(&cases[i]);
    }
    const AnkeMoments good = {3, 2, sx, varied};
    assert_nan(anke_reliability_interval(&good, 0).lo);
    assert_nan(anke_reliability_interval(&good, 1).hi);
    assert_nan(anke_reliability_item(&cases[0], 0).item_total_r);
    assert_nan(anke_reliability_item(&cases[1], 0).item_total_r);
}

int main(int argc, char **argv)
{
    gsl_set_error_handler_off();
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/reliability/the attitude data agree with psych",
                    test_the_attitude_data_agree_with_psych);
    g_test_add_func("/reliability/intervals hold for many people",
                    test_intervals_hold_for_many_people);
    g_test_add_func("/reliability/order, place and unit of the items do not matter",
                    test_order_place_and_unit_of_the_items_do_not_matter);
    g_test_add_func("/reliability/items that are one have alpha 1, opposed items a negative one",
                    test_items_that_are_one_have_alpha_1_and_opposed_items_a_negative_one);
    g_test_add_func("/reliability/undefined cases", test_undefined_cases);
    return g_test_run();
}
