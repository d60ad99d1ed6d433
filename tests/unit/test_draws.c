#include <glib.h>
#include <math.h>

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_randist.h>

#include "analyzer/stats/draws.h"
#include "analyzer/stats/run_summary.h"
#include "tests/unit/near.h"

/* Random123 1.14, tests/kat_vectors, philox4x32 10 (Salmon et al. 2011). */
static void test_blocks_agree_with_the_known_answers_of_random123(void)
{
    static const struct {
        guint32 counter[4];
        guint64 seed;
        guint32 words[4];
    } cases[] = {{{0, 0, 0, 0}, 0, {0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}},
                 {{0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff},
                  G_MAXUINT64,
                  {0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}},
                 {{0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344},
                  G_GUINT64_CONSTANT(0x299f31d0a4093822),
                  {0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}}};
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        guint32 words[4];
        anke_random_block(cases[i].seed, cases[i].counter, words);
        for (guint k = 0; k < 4; k++) {
            g_assert_cmphex(words[k], ==, cases[i].words[k]);
        }
    }
}

static void test_a_stream_gives_what_a_fill_gives(void)
{
    AnkeRandomPlace place = {42, 7, 2030, 3};
    double units[11];
    anke_random_fill(&place, G_N_ELEMENTS(units), units);
    AnkeRandomStream stream;
    anke_random_begin(&stream, &place);
    for (guint i = 0; i < G_N_ELEMENTS(units); i++) {
        g_assert_cmpfloat(anke_random_next(&stream), ==, units[i]);
        g_assert_true(units[i] > 0 && units[i] < 1);
    }
    AnkeRandomPlace other = {42, 8, 2030, 3};
    double others[1];
    anke_random_fill(&other, 1, others);
    g_assert_cmpfloat(others[0], !=, units[0]);
}

/* The inverse: F(k - 1) < u <= F(k), F by GSL. */
static void test_binomial_draws_invert_the_distribution_function(void)
{
    static const struct {
        guint32 n;
        double p;
    } cases[] = {{1, 0.3}, {14, 0.0157}, {19, 0.5}, {45, 0.97}, {3000, 0.02}, {100000, 0.4}};
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        for (guint step = 0; step < 400; step++) {
            double unit = (step + 0.37) / 400;
            guint32 k = anke_draw_binomial(unit, cases[i].n, cases[i].p);
            g_assert_cmpfloat(unit, <=, gsl_cdf_binomial_P(k, cases[i].p, cases[i].n) + 1e-9);
            g_assert_true(k == 0 ||
                          unit > gsl_cdf_binomial_P(k - 1, cases[i].p, cases[i].n) - 1e-9);
        }
    }
}

static void test_binomial_draws_at_the_ends(void)
{
    g_assert_cmpuint(anke_draw_binomial(0.999, 0, 0.5), ==, 0);
    g_assert_cmpuint(anke_draw_binomial(0.999, 9, 0), ==, 0);
    g_assert_cmpuint(anke_draw_binomial(0.001, 9, 1), ==, 9);
    g_assert_cmpuint(anke_draw_binomial(0.001, 9, 1.5), ==, 9);
    g_assert_cmpuint(anke_draw_binomial(0.5, 9, NAN), ==, 0);
    g_assert_cmpuint(anke_draw_binomial(1 - 1e-10, 4000000, 0.999999), <=, 4000000);
}

static void test_more_people_or_a_higher_rate_never_give_fewer(void)
{
    for (guint step = 1; step < 1000; step++) {
        double unit = step / 1000.0;
        for (guint32 n = 1; n < 60; n += 7) {
            g_assert_cmpuint(anke_draw_binomial(unit, n, 0.11), <=,
                             anke_draw_binomial(unit, n + 1, 0.11));
            g_assert_cmpuint(anke_draw_binomial(unit, n, 0.11), <=,
                             anke_draw_binomial(unit, n, 0.12));
        }
    }
}

static void test_categories_follow_their_shares(void)
{
    static const double cumulative[] = {0, 0.25, 0.25, 1, 1};
    g_assert_cmpuint(anke_draw_category(0.0001, cumulative, 5), ==, 1);
    g_assert_cmpuint(anke_draw_category(0.2499, cumulative, 5), ==, 1);
    g_assert_cmpuint(anke_draw_category(0.25, cumulative, 5), ==, 3);
    g_assert_cmpuint(anke_draw_category(0.9999, cumulative, 5), ==, 3);
    static const double short_of_one[] = {0.5, 1 - 1e-9, 1 - 1e-9};
    g_assert_cmpuint(anke_draw_category(1 - 1e-10, short_of_one, 3), ==, 1);
}

/* A chi-square statistic of draws of marked people against gsl_ran_hypergeometric_pdf(). */
static void test_people_are_drawn_by_the_hypergeometric_law(void)
{
    enum { N_ROUNDS = 20000, N_DRAWS = 5 };
    guint hits[N_DRAWS + 1] = {0};
    for (guint round = 0; round < N_ROUNDS; round++) {
        AnkeRandomPlace place = {1, round, 0, 0};
        AnkeRandomStream stream;
        anke_random_begin(&stream, &place);
        gint32 counts[] = {3, 0, 4, 6}, taken[4] = {0};
        g_assert_cmpuint(anke_draw_people(&stream, N_DRAWS, counts, taken, 4), ==, N_DRAWS);
        g_assert_cmpint(counts[2] + taken[2], ==, 4);
        g_assert_cmpint(taken[1], ==, 0);
        hits[taken[2]]++;
    }
    double chisq = 0;
    for (guint k = 0; k < N_DRAWS; k++) { /* 5 of 4 are impossible */
        double expected = N_ROUNDS * gsl_ran_hypergeometric_pdf(k, 4, 9, N_DRAWS);
        chisq += (hits[k] - expected) * (hits[k] - expected) / expected;
    }
    g_assert_cmpuint(hits[N_DRAWS], ==, 0);
    g_assert_cmpfloat(gsl_cdf_chisq_Q(chisq, 4), >, 0.001);
}

static void test_everybody_is_drawn_where_there_are_too_few(void)
{
    AnkeRandomPlace place = {1, 2, 3, 4};
    AnkeRandomStream stream;
    anke_random_begin(&stream, &place);
    gint32 counts[] = {1, 2};
    g_assert_cmpuint(anke_draw_people(&stream, 9, counts, NULL, 2), ==, 3);
    g_assert_cmpint(counts[0] + counts[1], ==, 0);
    g_assert_cmpuint(anke_draw_people(&stream, 9, counts, NULL, 2), ==, 0);
}

/* Kolmogorov: sqrt(n) D of 20,000 draws lies below 1.95 in 999 of 1000 cases. */
static void test_beta_draws_follow_the_beta_law(void)
{
    enum { N = 20000 };
    static const double shapes[][2] = {{0.5, 700.5}, {6.5, 690.5}, {2, 3}, {0.3, 0.4}};
    for (guint i = 0; i < G_N_ELEMENTS(shapes); i++) {
        guint below[20] = {0};
        for (guint round = 0; round < N; round++) {
            AnkeRandomPlace place = {9, round, i, 0};
            AnkeRandomStream stream;
            anke_random_begin(&stream, &place);
            double p = gsl_cdf_beta_P(anke_draw_beta(&stream, shapes[i][0], shapes[i][1]),
                                      shapes[i][0], shapes[i][1]);
            for (guint k = 0; k < 20; k++) {
                below[k] += p <= (k + 1) / 20.0;
            }
        }
        for (guint k = 0; k < 20; k++) {
            g_assert_cmpfloat(sqrt(N) * fabs(below[k] / (double)N - (k + 1) / 20.0), <, 1.95);
        }
    }
}

/* R 4.2: x <- c(3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5); quantile(x, c(.05, .25, .5, .75, .95)); sd(x) */
static void test_runs_are_summed_up_as_r_does(void)
{
    gint32 values[] = {3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5};
    AnkeRunSummary summary = anke_run_summarise(values, G_N_ELEMENTS(values));
    static const double expected[] = {1, 2.5, 4, 5, 7.5};
    for (guint i = 0; i < ANKE_RUN_N_PERCENTILES; i++) {
        assert_near(summary.percentiles[i], expected[i], 1e-12);
    }
    assert_near(summary.mean, 4, 1e-12);
    assert_near(summary.sd, 2.3664319132398464, 1e-12);
    gint32 wide[] = {2000000, -2000000, 7};
    assert_near(anke_run_summarise(wide, 3).percentiles[2], 7, 0);
    assert_near(anke_run_summarise(wide, 3).percentiles[0], -1799999.3, 1e-9);
    gint32 one[] = {8};
    g_assert_true(isnan(anke_run_summarise(one, 1).sd));
    g_assert_true(isnan(anke_run_summarise(one, 0).mean));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/draws/random123", test_blocks_agree_with_the_known_answers_of_random123);
    g_test_add_func("/draws/stream", test_a_stream_gives_what_a_fill_gives);
    g_test_add_func("/draws/binomial", test_binomial_draws_invert_the_distribution_function);
    g_test_add_func("/draws/ends", test_binomial_draws_at_the_ends);
    g_test_add_func("/draws/monotone", test_more_people_or_a_higher_rate_never_give_fewer);
    g_test_add_func("/draws/category", test_categories_follow_their_shares);
    g_test_add_func("/draws/people", test_people_are_drawn_by_the_hypergeometric_law);
    g_test_add_func("/draws/everybody", test_everybody_is_drawn_where_there_are_too_few);
    g_test_add_func("/draws/beta", test_beta_draws_follow_the_beta_law);
    g_test_add_func("/draws/summary", test_runs_are_summed_up_as_r_does);
    return g_test_run();
}
