#include "analyzer/stats/multiple_response.h"

#include <gsl/gsl_errno.h>

#include "tests/unit/near.h"

/*
 * Kansas farmers: sources of veterinary information by education; Loughin & Scherer (1998),
 * Biometrics 54, p. 630; Bilder, Loughin & Nettleton (2000); R package MRCV, farmer1.
 */
enum { N_FARM_ITEMS = 5, N_FARM_GROUPS = 5 };
static const double FARM_BASE[5] = {88, 16, 31, 113, 14};
static const double FARM_PAIRS[125] = {
    19, 2, 1, 19, 3, 10, 1, 0,  7,  1, 8,  2, 1,  8,  1, 8,  2, 0,  7,  2, 7,  0, 0,  4,  1,
    10, 1, 0, 7,  1, 38, 6, 13, 29, 4, 17, 3, 6,  15, 3, 20, 3, 8,  14, 1, 24, 2, 6,  10, 2,
    8,  2, 1, 8,  1, 17, 3, 6,  15, 3, 29, 8, 10, 40, 8, 23, 4, 7,  20, 3, 19, 2, 3,  9,  4,
    8,  2, 0, 7,  2, 20, 3, 8,  14, 1, 23, 4, 7,  20, 3, 47, 8, 17, 53, 6, 24, 3, 7,  10, 3,
    7,  0, 0, 4,  1, 24, 2, 6,  10, 2, 19, 2, 3,  9,  4, 24, 3, 7,  10, 3, 40, 4, 14, 29, 6,
};

/* The diagonal of pairs. */
static void take_ticks(const double *pairs, gsize n_items, gsize n_groups, double *ticks)
{
    for (gsize item = 0; item < n_items; item++) {
        for (gsize group = 0; group < n_groups; group++) {
            ticks[item * n_groups + group] = pairs[(item * n_items + item) * n_groups + group];
        }
    }
}

static void assert_test(AnkeTickTest got, double chisq, double df, double p)
{
    assert_near(got.chisq, chisq, 1e-11);
    assert_near(got.df, df, 1e-11);
    assert_near(got.p, p, 1e-10);
}

/* R 4.2: MRCV MI.stat and MI.test(type = "rs2"), add.constant = 0; eigen() of diag(1/p(1-p))
 * cov(Y); 50-digit arithmetic. */
static void test_farmers(void)
{
    double ticks[25];
    take_ticks(FARM_PAIRS, N_FARM_ITEMS, N_FARM_GROUPS, ticks);
    AnkeTickTable table = {5, 5, {FARM_BASE, ticks, FARM_PAIRS}, NAN};
    assert_test(anke_multiple_response_first_order(&table), 30.83593918676272, 20,
                0.05739391762090839);
    assert_test(anke_multiple_response_second_order(&table), 28.67895449076411, 18.600993027691167,
                0.06322334397352111);
    assert_test(anke_multiple_response_pooled(&table), 29.34280788469156, 19.031564245195987,
                0.061362695238334417);
    table.counts.pairs = NULL;
    assert_test(anke_multiple_response_first_order(&table), 30.83593918676272, 20,
                0.05739391762090839);
    assert_nan(anke_multiple_response_second_order(&table).p);
    assert_nan(anke_multiple_response_pooled(&table).p);
}

/*
 * Forty people, three choices, three groups, weights. Checked in R 4.2 against the same estimator
 * written with one row a person: U = ((g == m) - p_g) (Y_j - p_jg), V = n U' diag(w^2) U / W^2,
 * eigenvalues of solve(D) V by eigen().
 */
static const double SOME_BASE[3] = {18, 14.4, 15.3}, SOME_BASE2[3] = {25.2, 18.18, 21.47};
static const double SOME_PAIRS[27] = {8.2, 11,  6.4, 2.5, 11,   3.6, 0.9, 6.7, 2.8,
                                      2.5, 11,  3.6, 6.7, 13.8, 4.2, 1.6, 6.7, 2.4,
                                      0.9, 6.7, 2.8, 1.6, 6.7,  2.4, 2.5, 7.3, 4.6};
static const double SOME_PAIRS2[27] = {10.44, 13.4, 10.72, 3.25, 13.4,  6.48, 0.81, 8.73, 4.24,
                                       3.25,  13.4, 6.48,  9.51, 17.82, 6.84, 2.56, 8.73, 3.6,
                                       0.81,  8.73, 4.24,  2.56, 8.73,  3.6,  3.37, 9.09, 6.04};

static void test_weights(void)
{
    double ticks[9], ticks2[9];
    take_ticks(SOME_PAIRS, 3, 3, ticks);
    take_ticks(SOME_PAIRS2, 3, 3, ticks2);
    AnkeTickTable table = {
        3, 3, {SOME_BASE, ticks, SOME_PAIRS}, 40, {SOME_BASE2, ticks2, SOME_PAIRS2}};
    assert_test(anke_multiple_response_first_order(&table), 18.840137622626049, 6,
                0.0044423094914407416);
    assert_test(anke_multiple_response_second_order(&table), 22.132583764345743, 7.0485420672614314,
                0.0024932623706368775);
    assert_nan(anke_multiple_response_pooled(&table).p);
    table.squares.pairs = NULL;
    assert_nan(anke_multiple_response_first_order(&table).p);
    assert_nan(anke_multiple_response_second_order(&table).p);
}

/* Weights of 3 for everybody change nothing. */
static void test_equal_weights(void)
{
    double scaled[3][125], squares[3][125], ticks[25];
    take_ticks(FARM_PAIRS, 5, 5, ticks);
    const double *plain[3] = {FARM_BASE, ticks, FARM_PAIRS};
    const gsize sizes[3] = {5, 25, 125};
    for (int kind = 0; kind < 3; kind++) {
        for (gsize i = 0; i < sizes[kind]; i++) {
            scaled[kind][i] = 3 * plain[kind][i];
            squares[kind][i] = 9 * plain[kind][i];
        }
    }
    AnkeTickTable table = {
        5, 5, {scaled[0], scaled[1], scaled[2]}, 262, {squares[0], squares[1], squares[2]}};
    assert_test(anke_multiple_response_first_order(&table), 30.83593918676272, 20,
                0.05739391762090839);
    assert_test(anke_multiple_response_second_order(&table), 28.67895449076411, 18.600993027691167,
                0.06322334397352111);
}

/* With one choice all three are Pearson's test of ticked and not ticked. */
static void test_one_item(void)
{
    static const double base[2] = {20, 30}, ticks[2] = {5, 18};
    AnkeTickTable table = {1, 2, {base, ticks, ticks}, NAN};
    /* R 4.2: chisq.test(matrix(c(5, 15, 18, 12), 2), correct = FALSE) */
    double chisq = 50.0 * (5 * 12 - 15 * 18) * (5 * 12 - 15 * 18) / (20.0 * 30 * 23 * 27);
    AnkeTickTest first = anke_multiple_response_first_order(&table);
    assert_near(first.chisq, chisq, 1e-13);
    g_assert_cmpfloat(first.df, ==, 1);
    assert_near(anke_multiple_response_pooled(&table).chisq, chisq, 1e-13);
}

/* Empty groups, choices of nobody and of everybody are as if they were not there; order is free. */
static void test_left_out(void)
{
    static const double base[3] = {30, 0, 20};
    static const double pairs[27] = {30, 0, 20, 18, 0, 5, 0, 0, 0, 18, 0, 5, 18, 0,
                                     5,  0, 0,  0,  0, 0, 0, 0, 0, 0,  0, 0, 0};
    static const double short_base[2] = {20, 30}, short_pairs[2] = {5, 18};
    double ticks[9];
    take_ticks(pairs, 3, 3, ticks);
    AnkeTickTable table = {3, 3, {base, ticks, pairs}, NAN};
    AnkeTickTable same = {1, 2, {short_base, short_pairs, short_pairs}, NAN};
    AnkeTickTest want = anke_multiple_response_second_order(&same);
    assert_test(anke_multiple_response_second_order(&table), want.chisq, want.df, want.p);
    want = anke_multiple_response_first_order(&same);
    assert_test(anke_multiple_response_first_order(&table), want.chisq, want.df, want.p);
}

static void assert_undefined(const double *base, const double *ticks, gsize n_groups)
{
    AnkeTickTable table = {1, n_groups, {base, ticks, ticks}, NAN};
    AnkeTickTest tests[3] = {anke_multiple_response_first_order(&table),
                             anke_multiple_response_second_order(&table),
                             anke_multiple_response_pooled(&table)};
    for (int i = 0; i < 3; i++) {
        assert_nan(tests[i].chisq);
        assert_nan(tests[i].df);
        assert_nan(tests[i].p);
    }
}

static void test_undefined(void)
{
    static const double base[2] = {3, 4}, none[2] = {0, 0}, lone[2] = {7, 0};
    static const double ticks[2] = {1, 2}, too_many[2] = {1, 5}, nan[2] = {NAN, 2};
    assert_undefined(base, none, 2);
    assert_undefined(base, base, 2);
    assert_undefined(none, none, 2);
    assert_undefined(lone, (const double[]){1, 0}, 2);
    assert_undefined(base, too_many, 2);
    assert_undefined(base, nan, 2);
    assert_undefined(nan, ticks, 2);
    assert_undefined(base, ticks, 1);
    assert_undefined(base, ticks, 0);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    gsl_set_error_handler_off();
    g_test_add_func("/multiple response/agrees with MRCV for the farmers", test_farmers);
    g_test_add_func("/multiple response/weights agree with rows about people", test_weights);
    g_test_add_func("/multiple response/equal weights change nothing", test_equal_weights);
    g_test_add_func("/multiple response/one choice is Pearson's test", test_one_item);
    g_test_add_func("/multiple response/empty groups and choices are left out", test_left_out);
    g_test_add_func("/multiple response/is undefined without groups or ticks", test_undefined);
    return g_test_run();
}
