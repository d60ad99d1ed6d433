#include <glib.h>
#include <gsl/gsl_errno.h>

#include "analyzer/stats/related.h"
#include "tests/unit/near.h"

static void test_rounding_first_base_agrees_with_r(void)
{
    /* Hollander & Wolfe (1973), p. 140: three ways to round first base, 22 players, with ties.
     * R 4.2 friedman.test(RoundingTimes); the book has 11.1. */
    const double rank_sums[] = {53, 47, 32};
    const AnkeRelatedTest test = anke_related_friedman(rank_sums, 3, 22, 24);
    assert_near(test.statistic, 11.142857142857142350, 1e-14);
    assert_near(test.df, 2, 0);
    assert_near(test.p, 0.003805040775511363, 1e-13);
}

static void test_friedman_of_two_items_without_ties_is_the_sign_test(void)
{
    /* 15 of 20 prefer the first: (15 - 5)^2 / 20 = 5 */
    const double rank_sums[] = {25, 35};
    assert_near(anke_related_friedman(rank_sums, 2, 20, 0).statistic, 5, 1e-14);
}

static void test_conover_s_example_of_cochran(void)
{
    /* Conover (1999), p. 253: 12 people, three sportsmen's predictions: Q 2.8, p 0.2466. */
    const double sx[] = {8, 10, 7};
    const double sxy[] = {8, 8, 6, 8, 10, 6, 6, 6, 7};
    const AnkeMoments moments = {12, 3, sx, sxy};
    const AnkeRelatedTest test = anke_related_cochran_q(&moments);
    assert_near(test.statistic, 2.8, 1e-14);
    assert_near(test.p, 0.2465969639416065, 1e-13);
}

/* With zeros and ones both are one test. */
static void test_cochran_is_friedman_on_zeros_and_ones(void)
{
    static const guint8 answers[7][4] = {{1, 0, 0, 0}, {1, 1, 0, 1}, {1, 1, 0, 0}, {0, 1, 0, 0},
                                         {1, 0, 1, 0}, {1, 1, 1, 1}, {0, 0, 0, 0}};
    double sx[4] = {0};
    double sxy[16] = {0};
    double rank_sums[4] = {0};
    double tie_sum = 0;
    for (gsize row = 0; row < 7; row++) {
        double yes = 0;
        for (gsize i = 0; i < 4; i++) {
            yes += answers[row][i];
        }
        for (gsize i = 0; i < 4; i++) {
            sx[i] += answers[row][i];
            rank_sums[i] += answers[row][i] ? 4 - (yes - 1) / 2 : (4 - yes + 1) / 2;
            for (gsize k = 0; k < 4; k++) {
                sxy[i * 4 + k] += answers[row][i] * answers[row][k];
            }
        }
        tie_sum += yes * yes * yes - yes + (4 - yes) * (4 - yes) * (4 - yes) - (4 - yes);
    }
    const AnkeMoments moments = {7, 4, sx, sxy};
    const AnkeRelatedTest cochran = anke_related_cochran_q(&moments);
    const AnkeRelatedTest friedman = anke_related_friedman(rank_sums, 4, 7, tie_sum);
    assert_near(cochran.statistic, friedman.statistic, 1e-13);
    assert_near(cochran.p, friedman.p, 1e-13);
    /* People who make no difference change nothing. */
    const AnkeMoments more = {7000, 4, sx, sxy};
    assert_near(anke_related_cochran_q(&more).statistic, cochran.statistic, 0);
}

static void test_tails_and_large_numbers(void)
{
    /* A million people of whom all say yes to the first and none to the second: Q = n, and the
     * p-value is below the smallest double. */
    const double sx[] = {1000000, 0};
    const double sxy[] = {1000000, 0, 0, 0};
    const AnkeMoments moments = {1000000, 2, sx, sxy};
    assert_near(anke_related_cochran_q(&moments).statistic, 1000000, 1e-14);
    g_assert_cmpfloat(anke_related_cochran_q(&moments).p, ==, 0);
    /* R 4.2: pchisq(1300, 1, lower.tail = FALSE) */
    const double rank_sums[] = {1300, 2600};
    assert_near(anke_related_friedman(rank_sums, 2, 1300, 0).p, 1.130372844149274e-284, 1e-11);
}

static void test_undefined_cases(void)
{
    const double sums[] = {3, 3, 3};
    assert_nan(anke_related_friedman(sums, 3, 1, 0).statistic);
    assert_nan(anke_related_friedman(sums, 1, 10, 0).p);
    assert_nan(anke_related_friedman(sums, 0, 10, 0).p);
    assert_nan(anke_related_friedman(sums, 3, 2, 48).p); /* all tied: 2 x (27 - 3) */
    assert_nan(anke_related_friedman(sums, 3, NAN, 0).p);
    assert_nan(anke_related_friedman(sums, 3, 2, NAN).p);
    const double none[] = {NAN, 3, 3};
    assert_nan(anke_related_friedman(none, 3, 2, 0).p);
    const double sx[] = {2, 1};
    const double scale[] = {4, 2, 2, 1}; /* an answer of 2 */
    const double good[] = {2, 1, 1, 1};
    const double same[] = {1, 1};
    const double agreed[] = {1, 1, 1, 1}; /* who says yes, says it to both */
    const AnkeMoments cases[] = {{5, 2, sx, scale}, {1, 2, sx, good},     {5, 1, sx, good},
                                 {0, 0, sx, good},  {5, 2, same, agreed}, {NAN, 2, sx, good}};
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        assert_nan(anke_related_cochran_q(&cases[i]).statistic);
        assert_nan(anke_related_cochran_q(&cases[i]).p);
    }
}

int main(int argc, char **argv)
{
    gsl_set_error_handler_off();
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/related/rounding first base agrees with R",
                    test_rounding_first_base_agrees_with_r);
    g_test_add_func("/related/Friedman of two items without ties is the sign test",
                    test_friedman_of_two_items_without_ties_is_the_sign_test);
    g_test_add_func("/related/Conover's example of Cochran", test_conover_s_example_of_cochran);
    g_test_add_func("/related/Cochran is Friedman on zeros and ones",
                    test_cochran_is_friedman_on_zeros_and_ones);
    g_test_add_func("/related/tails and large numbers", test_tails_and_large_numbers);
    g_test_add_func("/related/undefined cases", test_undefined_cases);
    return g_test_run();
}
