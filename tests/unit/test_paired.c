#include "analyzer/stats/paired.h"

#include <gsl/gsl_errno.h>

#include "tests/unit/near.h"

static AnkeMcnemar find_mcnemar(double a, double b, double c, double d)
{
    const double cell[] = {a, b, c, d};
    AnkeCounts counts = {cell, 2, 2};
    return anke_paired_mcnemar(&counts);
}

/* Approval ratings, Agresti (1990), p. 350; R 4.2 mcnemar.test(correct = FALSE), binom.test(). */
static void test_published(void)
{
    AnkeMcnemar approval = find_mcnemar(794, 150, 86, 570);
    assert_near(approval.chisq, 17.35593220338983, 1e-14);
    assert_near(approval.p, 3.099293441045216e-05, 1e-12);
    assert_near(approval.exact_p, 3.715936139571442e-05, 1e-13);
    g_assert_cmpfloat(approval.n_changed, ==, 236);
}

/* 2 (1 + 13 + 78 + 286)/2^13; C(3000, k) in python integers. */
static void test_exact(void)
{
    assert_near(find_mcnemar(0, 3, 10, 0).exact_p, 2 * 378 / 8192.0, 1e-15);
    assert_near(find_mcnemar(5, 10, 3, 5).exact_p, 2 * 378 / 8192.0, 1e-15);
    assert_near(find_mcnemar(9, 0, 1, 2).exact_p, 1, 1e-15);
    assert_near(find_mcnemar(9, 0, 5, 2).exact_p, 2 / 32.0, 1e-15);
    assert_near(find_mcnemar(0, 1100, 1900, 0).exact_p, 9.21633155042597778e-49, 1e-13);
    assert_near(find_mcnemar(0, 700, 300, 0).exact_p, 1.76656780079501371e-37, 1e-13);
    g_assert_cmpfloat(find_mcnemar(0, 10, 10, 0).exact_p, ==, 1);
    g_assert_cmpfloat(find_mcnemar(0, 11, 10, 0).exact_p, <=, 1);
    g_assert_cmpfloat(find_mcnemar(0, 1e9, 1e9 + 9, 0).exact_p, <, 1);
    g_assert_cmpfloat(find_mcnemar(0, 2e9, 1e3, 0).exact_p, ==, 0);
}

static void test_symmetric(void)
{
    AnkeMcnemar there = find_mcnemar(7, 12, 4, 9), back = find_mcnemar(70, 4, 12, 1);
    g_assert_cmpfloat(there.chisq, ==, back.chisq);
    g_assert_cmpfloat(there.exact_p, ==, back.exact_p);
    assert_near(there.chisq, 4, 1e-15);
}

/* R 4.2 mcnemar.test(matrix(c(20,8,6,5,30,9,3,4,25), 3)): 3.6154, df 3, p 0.30610. */
static void test_bowker(void)
{
    const double cell[] = {20, 5, 3, 8, 30, 4, 6, 9, 25};
    AnkeCounts counts = {cell, 3, 3};
    AnkeBowker bowker = anke_paired_bowker(&counts);
    assert_near(bowker.chisq, 9 / 13.0 + 1 + 25 / 13.0, 1e-15);
    assert_near(bowker.p, 0.30610256856577744, 1e-13);
    g_assert_cmpfloat(bowker.df, ==, 3);
    g_assert_cmpfloat(bowker.n_changed, ==, 35);
    assert_near(bowker.cohen_g, 23 / 35.0 - 0.5, 1e-14);
}

/* R 4.2 answers NaN here. */
static void test_bowker_with_empty_pair(void)
{
    const double cell[] = {2, 7, 0, 1, 3, 0, 0, 0, 9};
    AnkeCounts counts = {cell, 3, 3};
    AnkeBowker bowker = anke_paired_bowker(&counts);
    assert_near(bowker.chisq, 36 / 8.0, 1e-15);
    g_assert_cmpfloat(bowker.df, ==, 3);
}

static void test_bowker_is_mcnemar(void)
{
    const double cell[] = {794, 150, 86, 570};
    AnkeCounts counts = {cell, 2, 2};
    AnkeBowker bowker = anke_paired_bowker(&counts);
    g_assert_cmpfloat(bowker.chisq, ==, anke_paired_mcnemar(&counts).chisq);
    g_assert_cmpfloat(bowker.p, ==, anke_paired_mcnemar(&counts).p);
    g_assert_cmpfloat(bowker.df, ==, 1);
}

/* Student's sleep, R 4.2: t.test(extra ~ group, data = sleep, paired = TRUE): t = -4.0621, df 9, p
 * 0.002833, mean -1.58. */
static void test_sleep(void)
{
    static const double first[] = {-1.6, -1.2, -0.2, -0.1, 0, 0.7, 0.8, 2.0, 3.4, 3.7};
    static const double second[] = {-0.1, 0.1, 0.8, 1.1, 1.6, 1.9, 3.4, 4.4, 4.6, 5.5};
    static const double x[] = {0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2.0};
    static const double y[] = {1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4};
    double cell[100] = {0};
    for (gsize person = 0; person < 10; person++) {
        gsize row = 0, col = 0;
        while (first[row] != x[person]) {
            row++;
        }
        while (second[col] != y[person]) {
            col++;
        }
        cell[row * 10 + col]++;
    }
    AnkeCounts counts = {cell, 10, 10};
    AnkePairedT t = anke_paired_t(&counts, first, second);
    assert_near(t.t, -4.06212768338203656, 1e-12);
    assert_near(t.p, 0.00283289019738427, 1e-12);
    assert_near(t.mean, -1.58, 1e-14);
    g_assert_cmpfloat(t.df, ==, 9);
    g_assert_cmpfloat(t.n, ==, 10);
    assert_near(t.d, t.t / sqrt(10), 1e-14);
    double far_first[10], far_second[10];
    for (gsize i = 0; i < 10; i++) {
        far_first[i] = first[i] + 1e6;
        far_second[i] = second[i] + 1e6;
    }
    assert_near(anke_paired_t(&counts, far_first, far_second).t, t.t, 1e-9);
}

static void test_equal_differences(void)
{
    const double cell[] = {4, 0, 0, 0, 5, 0, 0, 0, 6};
    const double first[] = {1.1, 2.1, 1000.3}, second[] = {1, 2, 1000.2};
    AnkeCounts counts = {cell, 3, 3};
    AnkePairedT t = anke_paired_t(&counts, first, second);
    assert_near(t.mean, 0.1, 1e-12);
    assert_nan(t.t);
    assert_nan(t.p);
    assert_nan(t.sd);
}

static void test_undefined(void)
{
    AnkeMcnemar none = find_mcnemar(4, 0, 0, 9);
    assert_nan(none.chisq);
    assert_nan(none.exact_p);
    g_assert_cmpfloat(none.n_changed, ==, 0);
    assert_nan(find_mcnemar(4, -1, 2, 9).n_changed);
    assert_nan(find_mcnemar(4, NAN, 2, 9).chisq);
    assert_nan(find_mcnemar(4, 1.5, 2, 9).exact_p);
    assert_near(find_mcnemar(4, 1.5, 2, 9).chisq, 0.25 / 3.5, 1e-15);
    assert_nan(find_mcnemar(0, 3e9, 3e9, 0).exact_p);
    const double diagonal[] = {4, 0, 0, 0, 5, 0, 0, 0, 6}, one[] = {0, 1, 0, 0};
    AnkeCounts equal = {diagonal, 3, 3}, flat = {diagonal, 1, 3}, single = {one, 2, 2};
    assert_nan(anke_paired_bowker(&equal).chisq);
    g_assert_cmpfloat(anke_paired_bowker(&equal).n_changed, ==, 0);
    g_assert_cmpfloat(anke_paired_bowker(&equal).df, ==, 0);
    assert_nan(anke_paired_bowker(&flat).n_changed);
    assert_nan(anke_paired_mcnemar(&equal).chisq);
    const double values[] = {1, 2, 3}, bad[] = {1, NAN, 3};
    assert_nan(anke_paired_t(&equal, values, values).t);
    assert_nan(anke_paired_t(&equal, values, bad).mean);
    AnkePairedT person = anke_paired_t(&single, values, values);
    g_assert_cmpfloat(person.mean, ==, -1);
    assert_nan(person.t);
    g_assert_cmpfloat(person.df, ==, 0);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    gsl_set_error_handler_off();
    g_test_add_func("/paired/approval ratings agree with Agresti and R", test_published);
    g_test_add_func("/paired/the exact test counts signs", test_exact);
    g_test_add_func("/paired/only the changes count, either way", test_symmetric);
    g_test_add_func("/paired/Bowker agrees with R", test_bowker);
    g_test_add_func("/paired/a pair without anybody adds 0", test_bowker_with_empty_pair);
    g_test_add_func("/paired/Bowker of two categories is McNemar", test_bowker_is_mcnemar);
    g_test_add_func("/paired/t of Student's sleepers", test_sleep);
    g_test_add_func("/paired/equal differences have no spread", test_equal_differences);
    g_test_add_func("/paired/what cannot be tested gives NaN", test_undefined);
    return g_test_run();
}
