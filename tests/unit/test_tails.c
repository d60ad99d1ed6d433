#include "analyzer/stats/tails.h"

#include <gsl/gsl_errno.h>

#include "tests/unit/near.h"

/* mpmath 1.2 with 60 digits: betainc(df/2, 1/2, 0, df/(df + t^2), regularized=True)/2 */
static const struct {
    double t, df, tail;
} T_TAILS[] = {
    {0.1, 1, 0.46827448256944642874},       {2.385, 7.3, 0.023547055439265117044},
    {12, 30, 2.7900927075996280315e-13},    {40, 30, 6.8630225972032013936e-28},
    {37, 100, 1.8354107017694521565e-60},   {300, 100, 7.30838148626146503e-150},
    {90, 64.25, 1.2722157060468620151e-69}, {38.5, 1000, 6.1618612663209643937e-200},
    {5, 300, 4.884577365123886332e-7},      {36, 1e6, 6.3669955601995133625e-284},
    {1.5, 1e9, 0.066807201426707635691},    {0.3, 250000, 0.3820887025247961933},
    {1e10, 30, 1.0364534652562066867e-279},
};

/* Likewise: betainc(df2/2, df1/2, 0, df2/(df2 + df1 f), regularized=True) */
static const struct {
    double f, df1, df2, tail;
} F_TAILS[] = {
    {1.1, 2, 3, 0.4382045338342788019},         {2.385, 3.7, 11.2, 0.11630285010693515122},
    {20, 4, 1e6, 1.7444780928000100464e-16},    {100, 4, 1e6, 2.893969876228386158e-85},
    {300, 4, 1e6, 2.2797457008823037586e-258},  {201, 8, 1800, 4.0371418857539825717e-243},
    {3.3, 2.5, 2.5e5, 0.026750637875897772918}, {0.2, 5, 3e5, 0.96256550439175729133},
    {1.01, 200, 1e5, 0.44718292849802429581},   {700, 2, 1e7, 1.035478560694798592e-304},
    {21, 8, 180, 2.5832643372689713852e-22},
};

static void test_t(void)
{
    for (gsize i = 0; i < G_N_ELEMENTS(T_TAILS); i++) {
        double got = anke_tail_t(T_TAILS[i].t, T_TAILS[i].df);
        assert_near(got, T_TAILS[i].tail, 2e-14);
        assert_near(anke_tail_t_two_sided(-T_TAILS[i].t, T_TAILS[i].df), 2 * got, 1e-15);
        assert_near(anke_tail_t(-T_TAILS[i].t, T_TAILS[i].df), 1 - got, 1e-15);
    }
}

static void test_f(void)
{
    for (gsize i = 0; i < G_N_ELEMENTS(F_TAILS); i++) {
        double got = anke_tail_f(F_TAILS[i].f, F_TAILS[i].df1, F_TAILS[i].df2);
        assert_near(got, F_TAILS[i].tail, 2e-14);
    }
}

/* NIST StRD SmLs09: F 2001, 8 and 18000 df: 2e-2477, less than any double. */
static void test_too_small(void)
{
    g_assert_cmpfloat(anke_tail_f(2001, 8, 18000), ==, 0);
    g_assert_cmpfloat(anke_tail_t(60, 1e5), ==, 0);
}

/* t^2 with df is F with 1 and df; chi-square is df1 F with infinitely many df2. */
static void test_relations(void)
{
    for (double t = 0.01; t < 60; t *= 1.7) {
        assert_near(anke_tail_f(t * t, 1, 47.3), anke_tail_t_two_sided(t, 47.3), 1e-13);
        assert_near(anke_tail_f(1 / t, 7, 3.5), 1 - anke_tail_f(t, 3.5, 7), 1e-9);
        assert_near(anke_tail_f(t, 5, INFINITY), anke_tail_chisq(5 * t, 5), 1e-15);
        assert_near(anke_tail_t(t / 2, 1e15), anke_tail_normal(t / 2), 1e-9);
    }
    assert_near(anke_tail_t(2, INFINITY), anke_tail_normal(2), 1e-15);
    assert_near(anke_tail_f(3, 5, 1e14), anke_tail_chisq(15, 5), 1e-10);
    assert_near(anke_tail_f(0.8, 1e4, 1e4), 1, 1e-15);
}

/* R 4.2: qt(c(.025, .025, .005, .05), c(1, 3.7, 29, 1e6), lower.tail = FALSE) */
static void test_quantiles(void)
{
    assert_near(anke_tail_t_quantile(0.025, 1), 12.706204736174707, 1e-12);
    assert_near(anke_tail_t_quantile(0.025, 3.7), 2.8675207071911930, 1e-12);
    assert_near(anke_tail_t_quantile(0.005, 29), 2.7563859036706053, 1e-12);
    assert_near(anke_tail_t_quantile(0.05, 1e6), 1.6448551507220404, 1e-12);
    assert_near(anke_tail_normal_quantile(0.025), 1.9599639845400545, 1e-14);
    g_assert_cmpfloat(anke_tail_t_quantile(0.025, INFINITY), ==, anke_tail_normal_quantile(0.025));
}

static void test_ends(void)
{
    g_assert_cmpfloat(anke_tail_f(0, 2, 3), ==, 1);
    g_assert_cmpfloat(anke_tail_f(-1, 2, 3), ==, 1);
    g_assert_cmpfloat(anke_tail_f(INFINITY, 2, 3), ==, 0);
    g_assert_cmpfloat(anke_tail_t(0, 5), ==, 0.5);
    g_assert_cmpfloat(anke_tail_t(INFINITY, 5), ==, 0);
    g_assert_cmpfloat(anke_tail_t(-INFINITY, 5), ==, 1);
    g_assert_cmpfloat(anke_tail_chisq(0, 2), ==, 1);
    g_assert_cmpfloat(anke_tail_chisq(INFINITY, 2), ==, 0);
}

static void test_undefined(void)
{
    assert_nan(anke_tail_normal(NAN));
    assert_nan(anke_tail_normal_two_sided(NAN));
    assert_nan(anke_tail_chisq(NAN, 1));
    assert_nan(anke_tail_chisq(1, 0));
    assert_nan(anke_tail_t(NAN, 3));
    assert_nan(anke_tail_t(1, 0));
    assert_nan(anke_tail_t(1, NAN));
    assert_nan(anke_tail_f(NAN, 1, 1));
    assert_nan(anke_tail_f(1, 0, 1));
    assert_nan(anke_tail_f(1, 1, -2));
    assert_nan(anke_tail_t_quantile(0, 3));
    assert_nan(anke_tail_t_quantile(0.05, 0));
    assert_nan(anke_tail_normal_quantile(1));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    gsl_set_error_handler_off();
    g_test_add_func("/tails/Student's t keeps 13 digits down to 1e-300", test_t);
    g_test_add_func("/tails/F keeps 13 digits with a million degrees of freedom", test_f);
    g_test_add_func("/tails/what no double can hold is 0", test_too_small);
    g_test_add_func("/tails/t, F, chi-square and normal agree where they meet", test_relations);
    g_test_add_func("/tails/quantiles are R's", test_quantiles);
    g_test_add_func("/tails/at the ends they are 0 and 1", test_ends);
    g_test_add_func("/tails/no number or no degrees of freedom give NaN", test_undefined);
    return g_test_run();
}
