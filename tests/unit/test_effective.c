#include "analyzer/stats/effective.h"

#include "tests/unit/near.h"

/* Weights of tests/reference case "opinion": sum 303.9831, squares 394.09411629, 296 people of
 * weight above 0. deff: exact fractions (python3). */
static void test_awkward(void)
{
    AnkeEffective got = anke_effective_kish(296, 303.9831, 394.09411629);
    assert_near(got.n_eff, 303.9831 * 303.9831 / 394.09411629, 1e-14);
    assert_near(got.deff, 1.2623877829405805, 1e-14);
    assert_near(got.efficiency, 1 / got.deff, 1e-14);
}

/* Kish (1965): half of the people with weight 1, half with weight 3: deff = 10 / 8. */
static void test_two_weights(void)
{
    AnkeEffective got = anke_effective_kish(20, 10 + 30, 10 + 90);
    assert_near(got.deff, 1.25, 1e-15);
    assert_near(got.n_eff, 16, 1e-15);
    assert_near(got.efficiency, 0.8, 1e-15);
}

static void test_scale(void)
{
    AnkeEffective plain = anke_effective_kish(17, 23.85, 41.2);
    AnkeEffective scaled = anke_effective_kish(17, 23.85e150, 41.2e300);
    assert_near(scaled.deff, plain.deff, 1e-13);
    assert_near(scaled.n_eff, plain.n_eff, 1e-13);
}

static void test_equal_weights(void)
{
    for (double n = 1; n < 1e6; n = n * 3 + 1) {
        AnkeEffective got = anke_effective_kish(n, 0.1 * n, 0.1 * 0.1 * n);
        assert_near(got.n_eff, n, 1e-14);
        g_assert_cmpfloat(got.deff, >=, 1);
        g_assert_cmpfloat(got.efficiency, <=, 1);
    }
}

static void assert_undefined(AnkeEffective got)
{
    assert_nan(got.deff);
    assert_nan(got.n_eff);
    assert_nan(got.efficiency);
}

static void test_undefined(void)
{
    assert_undefined(anke_effective_kish(0, 0, 0));
    assert_undefined(anke_effective_kish(3, 0, 0));
    assert_undefined(anke_effective_kish(3, NAN, 3));
    assert_undefined(anke_effective_kish(3, 3, INFINITY));
    assert_undefined(anke_effective_kish(-3, 3, 3));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/effective/agrees with the formula at awkward weights", test_awkward);
    g_test_add_func("/effective/agrees with Kish for two weights", test_two_weights);
    g_test_add_func("/effective/does not depend on the scale of the weights", test_scale);
    g_test_add_func("/effective/equal weights cost nothing", test_equal_weights);
    g_test_add_func("/effective/is undefined without people or weights", test_undefined);
    return g_test_run();
}
