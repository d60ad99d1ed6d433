#include "analyzer/stats/fourfold.h"

#include <gsl/gsl_errno.h>

#include "tests/unit/near.h"

static AnkeOddsRatio find_ratio(double a, double b, double c, double d, double level)
{
    const double cell[] = {a, b, c, d};
    AnkeCounts counts = {cell, 2, 2};
    return anke_fourfold_odds_ratio(&counts, level);
}

/* Fisher's tea drinker, Agresti (1990), p. 61; bisection in 50 digits. R 4.2 fisher.test() prints
 * 6.4083, 0.2117, 621.93: the last is off by 0.7 %. */
static void test_published(void)
{
    AnkeOddsRatio tea = find_ratio(3, 1, 1, 3, 0.95);
    assert_near(tea.ratio, 6.408319658199674, 1e-13);
    assert_near(tea.lo, 0.21173559544657858, 1e-13);
    assert_near(tea.hi, 626.243530588814, 1e-13);
    g_assert_false(tea.is_unbounded);
}

/* At the ends of the support: mpmath 1.3, bisection in 60 digits. */
static void test_ends(void)
{
    AnkeOddsRatio none = find_ratio(0, 5, 7, 3, 0.95);
    g_assert_cmpfloat(none.ratio, ==, 0);
    g_assert_cmpfloat(none.lo, ==, 0);
    assert_near(none.hi, 0.879163355962312841, 1e-13);
    g_assert_false(none.is_unbounded);
    AnkeOddsRatio all = find_ratio(5, 0, 3, 7, 0.95);
    g_assert_true(all.is_unbounded);
    assert_nan(all.ratio);
    assert_nan(all.hi);
    assert_near(all.lo, 1.13744504160483581, 1e-13);
}

/* One person a margin: P(X = 1) = w/(1 + w). */
static void test_two_people(void)
{
    AnkeOddsRatio both = find_ratio(1, 0, 0, 1, 0.95);
    assert_near(both.lo, 0.025 / 0.975, 1e-13);
    g_assert_true(both.is_unbounded);
}

static void test_swapped(void)
{
    AnkeOddsRatio straight = find_ratio(12, 5, 3, 14, 0.95);
    AnkeOddsRatio swapped = find_ratio(3, 14, 12, 5, 0.95);
    AnkeOddsRatio turned = find_ratio(12, 3, 5, 14, 0.95);
    assert_near(swapped.ratio, 1 / straight.ratio, 1e-13);
    assert_near(swapped.lo, 1 / straight.hi, 1e-13);
    assert_near(swapped.hi, 1 / straight.lo, 1e-13);
    assert_near(turned.ratio, straight.ratio, 1e-13);
    assert_near(turned.hi, straight.hi, 1e-13);
}

static void test_equal_shares(void)
{
    AnkeOddsRatio even = find_ratio(10, 20, 5, 10, 0.95);
    assert_near(even.ratio, 1, 1e-13);
    assert_near(find_ratio(7, 7, 7, 7, 0.9).ratio, 1, 1e-13);
}

/* For many people the unconditional estimate and Woolf's interval are close. */
static void test_many_people(void)
{
    AnkeOddsRatio many = find_ratio(4e8, 3e8, 5e8, 8e8, 0.95);
    double half = 1.9599639845400545 * sqrt(1 / 4e8 + 1 / 3e8 + 1 / 5e8 + 1 / 8e8);
    double ratio = 4.0 * 8 / (3 * 5);
    assert_near(many.ratio, ratio, 1e-8);
    assert_near(many.lo, ratio * exp(-half), 1e-8);
    assert_near(many.hi, ratio * exp(half), 1e-8);
}

static void test_extreme(void)
{
    AnkeOddsRatio far = find_ratio(1e6, 1, 1, 1e6, 0.99);
    g_assert_cmpfloat(far.lo, >, 1e9);
    g_assert_cmpfloat(far.lo, <, far.ratio);
    g_assert_cmpfloat(far.ratio, <, far.hi);
    g_assert_true(isfinite(far.hi));
    AnkeOddsRatio one = find_ratio(1, 1e9, 1, 1e9, 0.95);
    assert_near(one.ratio, 1, 1e-8);
    AnkeOddsRatio tiny = find_ratio(3, 1, 1, 3, 1e-9);
    g_assert_cmpfloat(tiny.lo, <, tiny.hi);
    AnkeOddsRatio sure = find_ratio(30, 10, 12, 31, 1 - 1e-15);
    g_assert_cmpfloat(sure.lo, >, 0);
    g_assert_true(isfinite(sure.hi));
}

/* lo and hi bracket: the interval grows with the level and holds the ratio. */
static void test_level(void)
{
    const double levels[] = {0.5, 0.8, 0.9, 0.95, 0.99, 0.999};
    AnkeOddsRatio last = find_ratio(9, 4, 6, 13, 0.1);
    for (gsize i = 0; i < G_N_ELEMENTS(levels); i++) {
        AnkeOddsRatio wider = find_ratio(9, 4, 6, 13, levels[i]);
        g_assert_cmpfloat(wider.lo, <, last.lo);
        g_assert_cmpfloat(wider.hi, >, last.hi);
        g_assert_cmpfloat(wider.ratio, ==, last.ratio);
        last = wider;
    }
}

static void test_empty_lines(void)
{
    const double cell[] = {3, 0, 1, 0, 0, 0, 1, 0, 3};
    AnkeCounts counts = {cell, 3, 3};
    assert_near(anke_fourfold_odds_ratio(&counts, 0.95).ratio, 6.408319658199674, 1e-13);
}

static void assert_undefined(AnkeOddsRatio result)
{
    assert_nan(result.ratio);
    assert_nan(result.lo);
    assert_nan(result.hi);
    g_assert_false(result.is_unbounded);
}

static void test_undefined(void)
{
    assert_undefined(find_ratio(0, 0, 3, 4, 0.95));
    assert_undefined(find_ratio(0, 2, 0, 4, 0.95));
    assert_undefined(find_ratio(0, 0, 0, 0, 0.95));
    assert_undefined(find_ratio(1.5, 2, 3, 4, 0.95));
    assert_undefined(find_ratio(1, 2, 3, NAN, 0.95));
    assert_undefined(find_ratio(1e15, 2e15, 3e15, 1e15, 0.95));
    const double cell[] = {1, 2, 3, 4, 5, 6};
    AnkeCounts counts = {cell, 2, 3};
    assert_undefined(anke_fourfold_odds_ratio(&counts, 0.95));
    const double levels[] = {0, 1, -1, 2, NAN};
    for (gsize i = 0; i < G_N_ELEMENTS(levels); i++) {
        AnkeOddsRatio tea = find_ratio(3, 1, 1, 3, levels[i]);
        assert_near(tea.ratio, 6.408319658199674, 1e-13);
        assert_nan(tea.lo);
        assert_nan(tea.hi);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    gsl_set_error_handler_off();
    g_test_add_func("/fourfold/the tea drinker's odds ratio", test_published);
    g_test_add_func("/fourfold/an empty cell gives 0 or no upper end", test_ends);
    g_test_add_func("/fourfold/two people have a closed form", test_two_people);
    g_test_add_func("/fourfold/swapping rows inverts, transposing changes nothing", test_swapped);
    g_test_add_func("/fourfold/equal shares give 1", test_equal_shares);
    g_test_add_func("/fourfold/many people are close to Woolf", test_many_people);
    g_test_add_func("/fourfold/extreme tables and levels come to an end", test_extreme);
    g_test_add_func("/fourfold/the interval grows with the level", test_level);
    g_test_add_func("/fourfold/empty rows and columns are left out", test_empty_lines);
    g_test_add_func("/fourfold/what cannot be estimated gives NaN", test_undefined);
    return g_test_run();
}
