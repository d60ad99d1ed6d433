#include "analyzer/stats/games_howell.h"

#include <gsl/gsl_errno.h>

#include "tests/unit/near.h"

/* The numbers of test_means.c. */
static const double VALUES[] = {1, 2, 2.385, 3, 4.5, 5};
static const double CELLS[] = {1, 0, 2, 2, 1, 1, 2, 0, 0, 1, 2, 1, 0, 1, 2, 1, 1, 3};

/* R 4.2: t <- t.test(a, b); ptukey(abs(t$statistic) * sqrt(2), 3, t$parameter, lower.tail = FALSE),
 * qtukey(.95, 3, t$parameter) * t$stderr / sqrt(2); these keep some 8 and 5 digits */
static const struct {
    gsize first, second;
    double diff, t, df, p, lo, hi;
} PAIRS[] = {
    {0, 1, -0.9614285714285713, -1.3324675547090985, 8.8541551281554973, 0.41419922269817311,
     -2.9820990114316341, 1.0592418685744915},
    {0, 2, -0.90587301587301594, -1.221373218365972, 13.956857773593853, 0.4606305761169347,
     -2.8477537396593293, 1.0360077079132972},
    {1, 2, 0.055555555555555358, 0.070022585926529185, 10.985512396858594, 0.99730109149240054,
     -2.0877084736897826, 2.1988195848008933},
};

static void test_pairs(void)
{
    AnkeGroupMean groups[3];
    AnkeCounts counts = {CELLS, 6, 3};
    g_assert_true(anke_means_sum_groups(&counts, VALUES, groups));
    for (gsize i = 0; i < G_N_ELEMENTS(PAIRS); i++) {
        AnkeGamesHowell got =
            anke_games_howell_compare(&groups[PAIRS[i].first], &groups[PAIRS[i].second], 3, 0.95);
        assert_near(got.diff, PAIRS[i].diff, 1e-14);
        assert_near(got.t, PAIRS[i].t, 1e-12);
        assert_near(got.df, PAIRS[i].df, 1e-12);
        assert_near(got.p, PAIRS[i].p, 1e-8);
        assert_near(got.range.lo, PAIRS[i].lo, 2e-5);
        assert_near(got.range.hi, PAIRS[i].hi, 2e-5);
    }
}

/* R 4.2: t.test(a, c): two groups leave nothing to correct. */
static void test_two_groups(void)
{
    AnkeGroupMean groups[3];
    AnkeCounts counts = {CELLS, 6, 3};
    g_assert_true(anke_means_sum_groups(&counts, VALUES, groups));
    AnkeGamesHowell got = anke_games_howell_compare(&groups[0], &groups[2], 2, 0.95);
    assert_near(got.p, 0.24217530956911532, 1e-12);
    assert_near(got.t_p, 0.24217530956911532, 1e-12);
    assert_near(got.range.lo, -2.4970884966793934, 1e-11);
    assert_near(got.range.hi, 0.68534246493336171, 1e-11);
}

/* The interval leaves 0 out exactly where p is below 1 - level. */
static void test_interval_and_p_agree(void)
{
    AnkeGroupMean first = {20, 0, 0, 30}, second = {13, 0, 0, 50};
    for (double diff = 0.1; diff < 3; diff += 0.05) {
        first.shifted_mean = diff;
        AnkeGamesHowell got = anke_games_howell_compare(&first, &second, 7, 0.9);
        g_assert_cmpint(got.p<0.1, ==, got.range.lo> 0);
    }
}

static void test_undefined(void)
{
    AnkeGroupMean one = {1, 2, 2, 0}, constant = {5, 3, 3, 0}, usual = {9, 4, 4, 12};
    AnkeGamesHowell got = anke_games_howell_compare(&one, &usual, 3, 0.95);
    g_assert_cmpfloat(got.diff, ==, -2);
    assert_nan(got.p);
    assert_nan(got.range.lo);
    assert_nan(anke_games_howell_compare(&constant, &constant, 3, 0.95).p);
    assert_nan(anke_games_howell_compare(&usual, &usual, 1, 0.95).p);
    assert_nan(anke_games_howell_compare(&usual, &usual, 3, 1).range.hi);
    g_assert_cmpfloat(anke_games_howell_compare(&usual, &usual, 3, 0.95).p, ==, 1);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    gsl_set_error_handler_off();
    g_test_add_func("/games-howell/pairs agree with R's ptukey and qtukey", test_pairs);
    g_test_add_func("/games-howell/two groups are Welch's t", test_two_groups);
    g_test_add_func("/games-howell/interval and p-value agree", test_interval_and_p_agree);
    g_test_add_func("/games-howell/one person or no variance give NaN", test_undefined);
    return g_test_run();
}
