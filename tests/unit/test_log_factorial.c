#include "analyzer/stats/log_factorial.h"

#include "tests/unit/near.h"

static void test_small(void)
{
    g_autofree long double *values = anke_log_factorials_new(20);
    long double factorial = 1;
    g_assert_cmpfloat((double)values[0], ==, 0);
    for (gsize n = 1; n <= 20; n++) {
        factorial *= (long double)n;
        g_assert_cmpfloat((double)fabsl(values[n] - logl(factorial)), <, 1e-17);
    }
}

/* ln 100000! = 1051299.2218991218651292781..., from Stirling's series in 50 digits (mpmath). */
static void test_large(void)
{
    g_autofree long double *values = anke_log_factorials_new(100000);
    g_assert_cmpfloat((double)fabsl(values[100000] - 1051299.2218991218651292781L), <, 2e-13);
}

static void test_none(void)
{
    g_autofree long double *values = anke_log_factorials_new(0);
    g_assert_cmpfloat((double)values[0], ==, 0);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/log-factorial/small ones are products", test_small);
    g_test_add_func("/log-factorial/the largest keeps its digits", test_large);
    g_test_add_func("/log-factorial/0 is there too", test_none);
    return g_test_run();
}
