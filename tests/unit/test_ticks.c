#include <glib.h>
#include <math.h>

#include "charts/plots/ticks.h"

static void check_mantissa(double step)
{
    double mantissa = step / pow(10, floor(log10(step) + 1e-9));
    gboolean is_allowed =
        fabs(mantissa - 1) < 1e-9 || fabs(mantissa - 2) < 1e-9 || fabs(mantissa - 5) < 1e-9;
    g_assert_true(is_allowed);
}

static void check_contract(const AnkeTickRange *range)
{
    AnkeTicks ticks = anke_ticks_place(range);
    check_mantissa(ticks.step);
    g_assert_cmpfloat(ticks.first * ticks.step, <=, range->low);
    g_assert_cmpfloat((ticks.first + 1) * ticks.step, >, range->low);
    g_assert_cmpfloat(ticks.last * ticks.step, >=, range->high);
    g_assert_cmpfloat((ticks.last - 1) * ticks.step, <, range->high);
    g_assert_cmpint(ticks.last - ticks.first, >=, 1);
    g_assert_cmpint(ticks.last - ticks.first, <=, (gint)range->most);
    if (range->is_whole) {
        g_assert_cmpfloat(ticks.step, >=, 1);
        g_assert_cmpfloat(floor(ticks.step), ==, ticks.step);
        g_assert_cmpuint(ticks.n_decimals, ==, 0);
    }
}

static void test_the_contract_holds_for_random_ranges(void)
{
    g_autoptr(GRand) random = g_rand_new_with_seed(11);
    for (int round = 0; round < 20000; round++) {
        double scale = pow(10, g_rand_int_range(random, -4, 9));
        AnkeTickRange range = {.low = g_rand_boolean(random) ? 0 : -g_rand_double(random) * scale,
                               .high = (g_rand_double(random) + 1e-3) * scale,
                               .is_whole = g_rand_boolean(random),
                               .most = (guint)g_rand_int_range(random, 2, 11)};
        check_contract(&range);
    }
}

static void test_known_ranges_get_known_ticks(void)
{
    static const struct {
        double high;
        guint most;
        double step;
        gint last;
    } cases[] = {{100, 5, 20, 5},       {179, 5, 50, 4}, {684, 7, 100, 7}, {45.2, 5, 10, 5},
                 {1219, 7, 200, 7},     {1, 5, 1, 1},    {3, 7, 1, 3},     {100, 2, 50, 2},
                 {101514, 5, 50000, 3}, {18, 7, 5, 4}};
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        AnkeTickRange range = {.high = cases[i].high, .is_whole = TRUE, .most = cases[i].most};
        AnkeTicks ticks = anke_ticks_place(&range);
        g_assert_cmpfloat(ticks.step, ==, cases[i].step);
        g_assert_cmpint(ticks.last, ==, cases[i].last);
        g_assert_cmpint(ticks.first, ==, 0);
    }
}

static void test_an_axis_of_nothing_still_has_two_ticks(void)
{
    AnkeTicks ticks = anke_ticks_place(&(AnkeTickRange){.most = 5, .is_whole = TRUE});
    g_assert_cmpint(ticks.first, ==, 0);
    g_assert_cmpint(ticks.last, ==, 1);
    g_assert_cmpfloat(ticks.step, ==, 1);
}

static void test_labels_are_exact_and_grouped(void)
{
    AnkeTicks ticks = anke_ticks_place(&(AnkeTickRange){.high = 0.3, .most = 5});
    g_autofree char *label = anke_tick_label(&ticks, 3);
    g_assert_cmpstr(label, ==, ticks.step > 0.07 ? "0.3" : "0.15");
    AnkeTicks large = anke_ticks_place(&(AnkeTickRange){.high = 1219, .most = 3, .is_whole = TRUE});
    g_autofree char *grouped = anke_tick_label(&large, large.last);
    g_assert_cmpstr(grouped, ==, "1,500");
}

static void test_an_axis_between_values_holds_both(void)
{
    AnkeTicks ticks = anke_ticks_place_between(84.9, 89.2, 4);
    g_assert_cmpfloat(ticks.first * ticks.step, <=, 84.9);
    g_assert_cmpfloat(ticks.last * ticks.step, >=, 89.2);
    g_assert_cmpint(ticks.last - ticks.first, <=, 4);
    AnkeTicks one = anke_ticks_place_between(76.74, 76.74, 4);
    g_assert_cmpfloat(one.last * one.step, >, 76.74);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/ticks/the contract holds for random ranges",
                    test_the_contract_holds_for_random_ranges);
    g_test_add_func("/ticks/known ranges get known ticks", test_known_ranges_get_known_ticks);
    g_test_add_func("/ticks/an axis of nothing still has two ticks",
                    test_an_axis_of_nothing_still_has_two_ticks);
    g_test_add_func("/ticks/labels are exact and grouped", test_labels_are_exact_and_grouped);
    g_test_add_func("/ticks/an axis between values holds both",
                    test_an_axis_between_values_holds_both);
    return g_test_run();
}
