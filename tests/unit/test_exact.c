#include "analyzer/stats/exact.h"

#include <gsl/gsl_errno.h>

#include "tests/unit/near.h"

static const AnkeExactSpec GENEROUS = {.max_work = ANKE_EXACT_DEFAULT_WORK};

static double find_p(const double *cell, gsize n_rows, gsize n_cols)
{
    AnkeCounts counts = {cell, n_rows, n_cols};
    AnkeExact got = anke_exact_fisher(&counts, &GENEROUS);
    g_assert_cmpint(got.status, ==, ANKE_EXACT_DONE);
    return got.p;
}

/* Fisher (1935): three of four cups of each kind; Agresti (1990) p. 61. 34/70. */
static void test_tea(void)
{
    const double cell[] = {3, 1, 1, 3};
    assert_near(find_p(cell, 2, 2), 34 / 70.0, 1e-15);
}

/* Job satisfaction, Agresti (2002) p. 57: p .7827 in R's ?fisher.test; the rest from exact sums. */
static void test_job(void)
{
    const double cell[] = {1, 3, 10, 6, 2, 3, 10, 7, 1, 6, 14, 12, 0, 1, 9, 11};
    assert_near(find_p(cell, 4, 4), 0.7826849389663948, 1e-14);
}

/* Oral lesions in three regions, after Mehta & Patel: p .0101; R 4.2 agrees. */
static void test_oral_lesions(void)
{
    const double cell[] = {0, 1, 0, 8, 1, 8, 0, 1, 0, 0, 1, 0, 0, 1,
                           0, 0, 1, 0, 0, 1, 0, 1, 0, 1, 1, 0, 1};
    assert_near(find_p(cell, 9, 3), 0.010103143741587679, 1e-14);
}

/* R 4.2: fisher.test(matrix(c(10,3,2,15), 2, byrow=TRUE))$p.value */
static void test_awkward_fourfold(void)
{
    const double cell[] = {10, 3, 2, 15};
    assert_near(find_p(cell, 2, 2), 0.00053672411914343734, 1e-13);
}

/* R 4.2: fisher.test(matrix(c(5,3,2,8,4,4), 3, byrow=TRUE))$p.value */
static void test_awkward(void)
{
    const double cell[] = {5, 3, 2, 8, 4, 4};
    assert_near(find_p(cell, 3, 2), 0.21276908580717774, 1e-13);
}

/* The two extreme tables, 2 / C(800, 400); the others summed in exact fractions (Python 3). */
static void test_tiny_p(void)
{
    const double fourfold[] = {400, 0, 0, 400};
    double log_p = log(2) + 2 * lgamma(401) - lgamma(801);
    assert_near(find_p(fourfold, 2, 2), exp(log_p), 1e-11);
    const double table[] = {400, 0, 0, 400, 3, 2};
    assert_near(find_p(table, 3, 2), 3.3361506384400585e-240, 1e-12);
    const double diagonal[] = {40, 0, 0, 0, 40, 0, 0, 0, 40};
    assert_near(find_p(diagonal, 3, 3), 4.87183540950479e-55, 1e-13);
}

/* Where no table is more probable, p is 1 and not 0.999...; 6 x 5 would be over budget otherwise.
 */
static void test_mode_is_one(void)
{
    const double fourfold[] = {3, 4, 3, 4}, wide[] = {2, 3, 2, 2, 3, 2}, lone[] = {1, 2, 1, 0};
    g_assert_cmpfloat(find_p(fourfold, 2, 2), ==, 1);
    g_assert_cmpfloat(find_p(wide, 2, 3), ==, 1);
    g_assert_cmpfloat(find_p(lone, 2, 2), ==, 1);
    double even[30];
    for (gsize idx = 0; idx < 30; idx++) {
        even[idx] = 7;
    }
    g_assert_cmpfloat(find_p(even, 6, 5), ==, 1);
}

/* P(X >= a) for the fourfold table a b / b a. */
static double find_upper_tail(double a, double b)
{
    double tail = 0;
    for (double cell = a; cell <= a + b; cell++) {
        double rest = a + b - cell;
        tail += exp(4 * lgamma(a + b + 1) - lgamma(2 * (a + b) + 1) - 2 * lgamma(cell + 1) -
                    2 * lgamma(rest + 1));
    }
    return tail;
}

/* Rounding must not lose the mirrored table, which halves p. */
static void test_symmetric(void)
{
    for (double a = 2; a < 60; a++) {
        for (double b = 0; b < a; b++) {
            const double cell[] = {a, b, b, a};
            assert_near(find_p(cell, 2, 2), 2 * find_upper_tail(a, b), 1e-10);
        }
    }
}

static void test_transposed(void)
{
    const double cell[] = {1, 9, 0, 4, 3, 2, 2, 0, 6, 5, 1, 1},
                 turned[] = {1, 3, 6, 9, 2, 5, 0, 2, 1, 4, 0, 1};
    assert_near(find_p(turned, 4, 3), find_p(cell, 3, 4), 1e-14);
}

static void test_permuted(void)
{
    const double cell[] = {1, 9, 0, 4, 3, 2, 2, 0, 6, 5, 1, 1};
    const double permuted[] = {5, 6, 1, 1, 9, 1, 0, 4, 2, 3, 2, 0};
    assert_near(find_p(permuted, 3, 4), find_p(cell, 3, 4), 1e-14);
}

static void test_empty_lines_left_out(void)
{
    const double cell[] = {5, 0, 3, 0, 0, 0, 2, 0, 8, 4, 0, 4};
    assert_near(find_p(cell, 4, 3), 0.21276908580717774, 1e-13);
}

/* Every 3 x 3 table with the margins of `cell`, by brute force in doubles. */
static double enumerate_threefold(const double *cell)
{
    double rows[3], cols[3], limit = 0, counted = 0, all = 0;
    AnkeCounts counts = {cell, 3, 3};
    anke_counts_sum_margins(&counts, rows, cols);
    for (gsize idx = 0; idx < 9; idx++) {
        limit += lgamma(cell[idx] + 1);
    }
    for (double a = 0; a <= rows[0]; a++) {
        for (double b = 0; a + b <= rows[0]; b++) {
            for (double c = 0; c <= rows[1]; c++) {
                for (double d = 0; c + d <= rows[1]; d++) {
                    double table[] = {a,
                                      b,
                                      rows[0] - a - b,
                                      c,
                                      d,
                                      rows[1] - c - d,
                                      cols[0] - a - c,
                                      cols[1] - b - d,
                                      0};
                    table[8] = rows[2] - table[6] - table[7];
                    double sum = 0;
                    gboolean fits = TRUE;
                    for (gsize idx = 0; idx < 9; idx++) {
                        fits &= table[idx] >= 0;
                        sum += lgamma(table[idx] + 1);
                    }
                    all += fits ? exp(-sum) : 0;
                    counted += fits && sum >= limit - 1e-7 ? exp(-sum) : 0;
                }
            }
        }
    }
    return counted / all;
}

static void test_against_enumeration(void)
{
    g_autoptr(GRand) random = g_rand_new_with_seed(20180930);
    for (int round = 0; round < 60; round++) {
        double cell[9];
        for (gsize idx = 0; idx < 9; idx++) {
            cell[idx] = g_rand_int_range(random, 0, 2 + (int)(idx % 4) * 2);
        }
        cell[0] = cell[4] = cell[8] = 1 + round % 5;
        assert_near(find_p(cell, 3, 3), enumerate_threefold(cell), 1e-11);
    }
}

static AnkeExactStatus find_status(const double *cell, gsize n_rows, gsize n_cols, guint64 work)
{
    AnkeCounts counts = {cell, n_rows, n_cols};
    AnkeExactSpec spec = {work};
    AnkeExact got = anke_exact_fisher(&counts, &spec);
    g_assert_cmpint(isnan(got.p), ==, got.status != ANKE_EXACT_DONE);
    return got.status;
}

static void test_budget(void)
{
    const double cell[] = {1, 3, 10, 6, 2, 3, 10, 7, 1, 6, 14, 12, 0, 1, 9, 11};
    g_assert_cmpint(find_status(cell, 4, 4, 1000), ==, ANKE_EXACT_OVER_BUDGET);
    g_assert_cmpint(find_status(cell, 4, 4, 10), ==, ANKE_EXACT_OVER_BUDGET);
    g_assert_cmpint(find_status(cell, 4, 4, 1000000), ==, ANKE_EXACT_DONE);
    const double huge[] = {1e6, 2e6, 3e6, 1e6};
    g_assert_cmpint(find_status(huge, 2, 2, 1000000), ==, ANKE_EXACT_OVER_BUDGET);
    g_assert_cmpint(find_status(huge, 2, 2, 10000000), ==, ANKE_EXACT_DONE);
}

/* 6 x 5 of 200 people: its exact p takes minutes; the budget answers within a fraction of a second.
 */
static void test_large_gives_up(void)
{
    double cell[30];
    for (gsize idx = 0; idx < 30; idx++) {
        cell[idx] = (double)((7 * idx * idx + 3) % 13);
    }
    g_assert_cmpint(find_status(cell, 6, 5, ANKE_EXACT_DEFAULT_WORK), ==, ANKE_EXACT_OVER_BUDGET);
}

static void test_undefined(void)
{
    const double one_row[] = {3, 2, 0, 0}, fraction[] = {1.5, 2, 3, 4}, bad[] = {1, NAN, 3, 4};
    const double too_many[] = {2e9, 2e9, 3, 4};
    g_assert_cmpint(find_status(one_row, 2, 2, 1000), ==, ANKE_EXACT_UNDEFINED);
    g_assert_cmpint(find_status(fraction, 2, 2, 1000), ==, ANKE_EXACT_UNDEFINED);
    g_assert_cmpint(find_status(bad, 2, 2, 1000), ==, ANKE_EXACT_UNDEFINED);
    g_assert_cmpint(find_status(too_many, 2, 2, 1000), ==, ANKE_EXACT_UNDEFINED);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    gsl_set_error_handler_off();
    g_test_add_func("/exact/the lady tasting tea", test_tea);
    g_test_add_func("/exact/job satisfaction as in R's manual", test_job);
    g_test_add_func("/exact/oral lesions, sparse nine by three", test_oral_lesions);
    g_test_add_func("/exact/an awkward fourfold table agrees with R", test_awkward_fourfold);
    g_test_add_func("/exact/an awkward table agrees with R", test_awkward);
    g_test_add_func("/exact/p near the smallest doubles keeps its digits", test_tiny_p);
    g_test_add_func("/exact/the most probable table has p exactly 1", test_mode_is_one);
    g_test_add_func("/exact/the mirrored table counts too", test_symmetric);
    g_test_add_func("/exact/transposing changes nothing", test_transposed);
    g_test_add_func("/exact/the order of rows and columns changes nothing", test_permuted);
    g_test_add_func("/exact/empty rows and columns are left out", test_empty_lines_left_out);
    g_test_add_func("/exact/sixty tables agree with their enumeration", test_against_enumeration);
    g_test_add_func("/exact/a small budget is kept and said", test_budget);
    g_test_add_func("/exact/six by five of two hundred gives up", test_large_gives_up);
    g_test_add_func("/exact/tables without a test are undefined", test_undefined);
    return g_test_run();
}
