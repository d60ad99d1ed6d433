#include "analyzer/stats/monte_carlo.h"

#include <gsl/gsl_errno.h>

#include "analyzer/stats/exact.h"
#include "tests/unit/near.h"

static const AnkeMonteCarloSpec USUAL = {ANKE_MONTE_CARLO_DEFAULT_TABLES, 20180930};

/* Job satisfaction, R's ?fisher.test: exact p .7827. */
static const double JOB[] = {1, 3, 10, 6, 2, 3, 10, 7, 1, 6, 14, 12, 0, 1, 9, 11};
static const AnkeCounts JOB_COUNTS = {JOB, 4, 4};

static void test_job(void)
{
    AnkeMonteCarlo got = anke_monte_carlo_fisher(&JOB_COUNTS, &USUAL);
    g_assert_cmpfloat(got.p_range.lo, <, 0.7826849389663948);
    g_assert_cmpfloat(got.p_range.hi, >, 0.7826849389663948);
    g_assert_cmpfloat(got.p_range.hi - got.p_range.lo, <, 0.022);
}

static void test_reports_hits(void)
{
    AnkeMonteCarlo got = anke_monte_carlo_fisher(&JOB_COUNTS, &USUAL);
    g_assert_cmpfloat(got.p, ==, (got.n_hits + 1.0) / 10001);
    AnkeInterval range = anke_proportion_clopper_pearson(got.n_hits, 10000, 0.99);
    g_assert_cmpfloat(got.p_range.lo, ==, range.lo);
    g_assert_cmpfloat(got.p_range.hi, ==, range.hi);
}

/* Of a hundred tables about one in a hundred may lie outside its 99 % interval; six are past
 * chance. */
static void test_agrees_with_exact(void)
{
    g_autoptr(GRand) random = g_rand_new_with_seed(7);
    int n_outside = 0;
    for (guint32 round = 0; round < 100; round++) {
        double cell[12];
        for (gsize idx = 0; idx < 12; idx++) {
            cell[idx] = g_rand_int_range(random, 0, 4 + (idx % 5 == 0) * 3);
        }
        AnkeCounts counts = {cell, round % 2 ? 3 : 4, round % 2 ? 4 : 3};
        AnkeExactSpec exact = {ANKE_EXACT_DEFAULT_WORK};
        AnkeMonteCarloSpec spec = {2000, round};
        double p = anke_exact_fisher(&counts, &exact).p;
        AnkeInterval range = anke_monte_carlo_fisher(&counts, &spec).p_range;
        n_outside += !(range.lo <= p && p <= range.hi);
    }
    g_assert_cmpint(n_outside, <, 6);
}

static void test_same_seed(void)
{
    AnkeMonteCarlo first = anke_monte_carlo_fisher(&JOB_COUNTS, &USUAL);
    AnkeMonteCarlo second = anke_monte_carlo_fisher(&JOB_COUNTS, &USUAL);
    g_assert_cmpuint(first.n_hits, ==, second.n_hits);
    AnkeMonteCarloSpec other = USUAL;
    other.seed++;
    g_assert_cmpuint(anke_monte_carlo_fisher(&JOB_COUNTS, &other).n_hits, !=, first.n_hits);
}

static void test_never_zero(void)
{
    const double cell[] = {90, 0, 0, 0, 90, 0, 0, 0, 90};
    AnkeCounts counts = {cell, 3, 3};
    AnkeMonteCarlo got = anke_monte_carlo_fisher(&counts, &USUAL);
    g_assert_cmpuint(got.n_hits, ==, 0);
    assert_near(got.p, 1 / 10001.0, 1e-15);
    g_assert_cmpfloat(got.p_range.lo, ==, 0);
    assert_near(got.p_range.hi, -expm1(log(0.005) / 10000), 1e-12);
}

static void test_most_probable(void)
{
    const double cell[] = {2, 3, 2, 2, 3, 2};
    AnkeCounts counts = {cell, 2, 3};
    AnkeMonteCarlo got = anke_monte_carlo_fisher(&counts, &USUAL);
    g_assert_cmpfloat(got.p, ==, 1);
    g_assert_cmpfloat(got.p_range.hi, ==, 1);
}

static void test_empty_lines_left_out(void)
{
    double cell[20] = {0};
    for (gsize idx = 0; idx < 16; idx++) {
        cell[idx / 4 * 5 + idx % 4] = JOB[idx];
    }
    AnkeCounts counts = {cell, 4, 5};
    g_assert_cmpuint(anke_monte_carlo_fisher(&counts, &USUAL).n_hits, ==,
                     anke_monte_carlo_fisher(&JOB_COUNTS, &USUAL).n_hits);
}

static void assert_undefined(const double *cell, gsize n_rows, guint32 n_tables)
{
    AnkeCounts counts = {cell, n_rows, 2};
    AnkeMonteCarloSpec spec = {n_tables, 1};
    AnkeMonteCarlo got = anke_monte_carlo_fisher(&counts, &spec);
    assert_nan(got.p);
    assert_nan(got.p_range.lo);
    assert_nan(got.p_range.hi);
}

static void test_undefined(void)
{
    const double whole[] = {3, 2, 1, 4}, fraction[] = {1.5, 2, 3, 4}, huge[] = {1e7, 2, 3, 4};
    assert_undefined(whole, 1, 100);
    assert_undefined(whole, 2, 0);
    assert_undefined(fraction, 2, 100);
    assert_undefined(huge, 2, 100);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    gsl_set_error_handler_off();
    g_test_add_func("/monte-carlo/the interval holds R's exact p", test_job);
    g_test_add_func("/monte-carlo/p and interval follow from the hits", test_reports_hits);
    g_test_add_func("/monte-carlo/a hundred tables agree with the exact test",
                    test_agrees_with_exact);
    g_test_add_func("/monte-carlo/the seed decides", test_same_seed);
    g_test_add_func("/monte-carlo/p is never 0", test_never_zero);
    g_test_add_func("/monte-carlo/the most probable table has p 1", test_most_probable);
    g_test_add_func("/monte-carlo/empty rows and columns are left out", test_empty_lines_left_out);
    g_test_add_func("/monte-carlo/tables without a test give NaN", test_undefined);
    return g_test_run();
}
