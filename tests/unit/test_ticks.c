#include <glib.h>
#include <math.h>

#include "charts/scene/ticks.h"

#define ROUNDS 20000
#define ROUNDING 1e-9 /* relative */

static double mantissa_of(double step)
{
    return step / pow(10, floor(log10(step) + 1e-9));
}

static gboolean is_near(double a, double b)
{
    return fabs(a - b) <= ROUNDING * fabs(b);
}

/* The next smaller step of 1, 2 or 5 times a power of ten. */
static double step_before(double step)
{
    return is_near(mantissa_of(step), 5) ? step / 2.5 : step / 2;
}

/* Intervals of a step that cover [low, high]: one more where an end lies on a tick but for a
 * rounding; the known ranges below hold that. */
static double intervals_of(double step, const AnkeTickRange *range)
{
    const double first = range->low / step;
    const double last = range->high / step;
    const double rounding = 1e-14;
    return ceil(last + rounding * fabs(last)) - floor(first - rounding * fabs(first));
}

static double least_step(const AnkeTickRange *range)
{
    const double share = 1e-9 * MAX(fabs(range->low), fabs(range->high));
    return MAX(share, range->is_whole ? 1 : 1e-12);
}

static void check_is_smallest(const AnkeTickRange *range, double step)
{
    const double before = step_before(step);
    if (before >= least_step(range) * (1 + ROUNDING)) {
        g_assert_cmpfloat(intervals_of(before, range), >, range->most);
    }
}

static void check_contract(const AnkeTickRange *range)
{
    const AnkeTicks ticks = anke_ticks_place(range);
    const double mantissa = mantissa_of(ticks.step);
    const guint n = anke_ticks_n_intervals(&ticks);
    g_assert_true(is_near(mantissa, 1) || is_near(mantissa, 2) || is_near(mantissa, 5));
    g_assert_cmpfloat(anke_ticks_low(&ticks), <=, range->low);
    g_assert_cmpfloat(anke_ticks_high(&ticks), >=, range->high);
    g_assert_cmpuint(n, >=, 1);
    g_assert_cmpuint(n, <=, range->most);
    g_assert_cmpfloat(ticks.step, >=, least_step(range) * (1 - ROUNDING));
    if (range->is_whole) {
        g_assert_cmpfloat(floor(ticks.step), ==, ticks.step);
        g_assert_cmpuint(ticks.n_decimals, ==, 0);
    }
    if (range->low < range->high) {
        g_assert_cmpfloat(anke_tick_value(&ticks, ticks.first + 1), >, range->low);
        g_assert_cmpfloat(anke_tick_value(&ticks, ticks.last - 1), <, range->high);
        check_is_smallest(range, ticks.step);
    }
}

/* A number of either sign from 10^-9 to 10^12; sometimes 0. */
static double random_value(GRand *random)
{
    const double scale = pow(10, g_rand_double_range(random, -9, 12));
    return g_rand_int_range(random, 0, 8) == 0 ? 0 : g_rand_boolean(random) ? scale : -scale;
}

static AnkeTickRange random_range(GRand *random)
{
    const double a = random_value(random);
    const double b = g_rand_boolean(random) ? random_value(random)
                                            : a + a * g_rand_double_range(random, -0.2, 0.2);
    return (AnkeTickRange){.low = MIN(a, b),
                           .high = MAX(a, b),
                           .is_whole = g_rand_boolean(random),
                           .most = (guint)g_rand_int_range(random, 2, ANKE_TICKS_MOST + 1)};
}

static void test_the_contract_holds_for_random_ranges(void)
{
    g_autoptr(GRand) random = g_rand_new_with_seed(11);
    for (guint round = 0; round < ROUNDS; round++) {
        const AnkeTickRange range = random_range(random);
        check_contract(&range);
    }
}

/* Ends that are round, or nearly so: where divisions and logarithms are rounded. */
static void test_the_contract_holds_for_round_ends(void)
{
    for (int power = -9; power <= 12; power++) {
        for (int i = 1; i <= 100; i++) {
            const double end = i * pow(10, power) / 10;
            for (guint most = 2; most <= ANKE_TICKS_MOST; most++) {
                check_contract(&(AnkeTickRange){.high = end, .most = most});
                check_contract(&(AnkeTickRange){.low = -end, .high = end, .most = most});
                check_contract(&(AnkeTickRange){.low = -end, .high = end / 3, .most = most});
                check_contract(&(AnkeTickRange){.low = end, .high = 1.1 * end, .most = most});
            }
        }
    }
}

static void test_a_single_value_stands_on_an_axis(void)
{
    static const double values[] = {1e-9, 0.3, 1, 7, 76.74, 1000, 1e12};
    for (gsize i = 0; i < G_N_ELEMENTS(values); i++) {
        for (int sign = -1; sign <= 1; sign += 2) {
            const double value = sign * values[i];
            for (int is_whole = 0; is_whole <= 1; is_whole++) {
                const AnkeTickRange range = {value, value, is_whole, 5};
                const AnkeTicks ticks = anke_ticks_place(&range);
                check_contract(&range);
                g_assert_cmpfloat(anke_ticks_low(&ticks), <, anke_ticks_high(&ticks));
            }
        }
    }
    const AnkeTicks seven = anke_ticks_place(&(AnkeTickRange){7, 7, TRUE, 7});
    g_assert_cmpfloat(anke_ticks_low(&seven), ==, 6);
    g_assert_cmpfloat(anke_ticks_high(&seven), ==, 8);
}

/* What is narrower than a billionth of its distance from 0 is a value, not a range. */
static void test_ranges_far_from_0_do_not_overflow(void)
{
    static const double centres[] = {1e9, 1e12, 1e15, -1e15};
    for (gsize i = 0; i < G_N_ELEMENTS(centres); i++) {
        for (double width = 1e-6; width < 1e6; width *= 10) {
            check_contract(&(AnkeTickRange){centres[i], centres[i] + width, FALSE, 5});
        }
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

static void test_an_axis_between_values_need_not_hold_0(void)
{
    const AnkeTicks ticks = anke_ticks_place(&(AnkeTickRange){84.9, 89.2, FALSE, 4});
    g_assert_cmpfloat(anke_ticks_low(&ticks), ==, 84);
    g_assert_cmpfloat(anke_ticks_high(&ticks), ==, 90);
}

static void test_ticks_carry_no_error_of_their_step(void)
{
    const AnkeTicks ticks = anke_ticks_place(&(AnkeTickRange){.high = 0.7, .most = 7});
    g_assert_cmpfloat(anke_tick_value(&ticks, 3), ==, 0.3);
    g_assert_cmpuint(ticks.n_decimals, ==, 1);
}

static void check_paired_step(const AnkeTickRange *range, const AnkeTicks *ticks)
{
    static const double mantissas[] = {1, 2, 2.5, 4, 5};
    const double mantissa = mantissa_of(ticks->step);
    const double power = ticks->step / mantissa;
    const double high = range->high > 0 ? range->high : 1;
    gboolean is_known = FALSE;
    double before = power / 2;
    for (gsize i = 0; i < G_N_ELEMENTS(mantissas) && !is_known; i++) {
        is_known = is_near(mantissa, mantissas[i]);
        before = is_known ? before : mantissas[i] * power;
    }
    g_assert_true(is_known);
    if (range->is_whole) {
        g_assert_cmpfloat(floor(ticks->step), ==, ticks->step);
        g_assert_cmpuint(ticks->n_decimals, ==, 0);
    } else {
        g_assert_cmpfloat(before * ticks->last * (1 - ROUNDING), <, high);
    }
    g_assert_cmpint(ticks->first, ==, 0);
    g_assert_cmpint(ticks->last, >=, 4);
    g_assert_cmpint(ticks->last, <=, 6);
    g_assert_cmpfloat(anke_ticks_high(ticks), >=, high);
}

static void test_two_axes_have_the_same_intervals(void)
{
    g_autoptr(GRand) random = g_rand_new_with_seed(12);
    for (guint round = 0; round < ROUNDS; round++) {
        AnkeTickRange ranges[2];
        AnkeTicks ticks[2];
        for (guint i = 0; i < 2; i++) {
            ranges[i] = (AnkeTickRange){.high = fabs(random_value(random)),
                                        .is_whole = g_rand_boolean(random)};
        }
        anke_ticks_place_pair(&ranges[0], &ranges[1], &ticks[0], &ticks[1]);
        g_assert_cmpint(ticks[0].last, ==, ticks[1].last);
        check_paired_step(&ranges[0], &ticks[0]);
        check_paired_step(&ranges[1], &ticks[1]);
    }
}

static void test_two_axes_of_known_values(void)
{
    AnkeTicks left;
    AnkeTicks right;
    anke_ticks_place_pair(&(AnkeTickRange){.high = 40217}, &(AnkeTickRange){.high = 101039}, &left,
                          &right);
    g_assert_cmpint(left.last, ==, right.last);
    g_assert_cmpfloat(anke_ticks_high(&left), ==, 50000);
    g_assert_cmpfloat(anke_ticks_high(&right), ==, 125000);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
#define TEST(name, function) g_test_add_func("/ticks/" name, function)
    TEST("the contract holds for random ranges", test_the_contract_holds_for_random_ranges);
    TEST("the contract holds for round ends", test_the_contract_holds_for_round_ends);
    TEST("a single value stands on an axis", test_a_single_value_stands_on_an_axis);
    TEST("ranges far from 0 do not overflow", test_ranges_far_from_0_do_not_overflow);
    TEST("known ranges get known ticks", test_known_ranges_get_known_ticks);
    TEST("an axis of nothing still has two ticks", test_an_axis_of_nothing_still_has_two_ticks);
    TEST("labels are exact and grouped", test_labels_are_exact_and_grouped);
    TEST("an axis between values need not hold 0", test_an_axis_between_values_need_not_hold_0);
    TEST("ticks carry no error of their step", test_ticks_carry_no_error_of_their_step);
    TEST("two axes have the same intervals", test_two_axes_have_the_same_intervals);
    TEST("two axes of known values", test_two_axes_of_known_values);
#undef TEST
    return g_test_run();
}
