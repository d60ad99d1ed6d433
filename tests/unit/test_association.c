#include "analyzer/stats/association.h"

#include <gsl/gsl_errno.h>

#include "tests/unit/near.h"

static const double AWKWARD[] = {5, 3, 2, 8, 4, 4};
static const AnkeCounts AWKWARD_COUNTS = {AWKWARD, 3, 2};

/* PSPP 1.6.2 CROSSTABS prints V .37 for this table; the rest by hand from X2 = 3.5694 ... */
static void test_awkward(void)
{
    double chisq =
        26 * (25 / 88.0 + 9 / 120.0 + 4 / 110.0 + 64 / 150.0 + 16 / 88.0 + 16 / 120.0 - 1);
    double v = anke_association_cramers_v(&AWKWARD_COUNTS);
    g_assert_cmpfloat_with_epsilon(v, 0.3705, 5e-5);
    assert_near(v, sqrt(chisq / 26), 1e-14);
}

/* R 4.2: phi <- X2/26 - 2/25; sqrt(phi / (2 - 1/25 - 1)) */
static void test_corrected(void)
{
    double v = anke_association_cramers_v(&AWKWARD_COUNTS);
    double corrected = anke_association_cramers_v_corrected(&AWKWARD_COUNTS);
    g_assert_cmpfloat_with_epsilon(corrected, 0.2443, 5e-5);
    assert_near(corrected, sqrt((v * v - 2 / 25.0) / (1 - 1 / 25.0)), 1e-13);
}

static void test_correction_reaches_zero(void)
{
    const double cell[] = {6, 5, 4, 5};
    AnkeCounts counts = {cell, 2, 2};
    g_assert_cmpfloat(anke_association_cramers_v(&counts), >, 0);
    g_assert_cmpfloat(anke_association_cramers_v_corrected(&counts), ==, 0);
}

static void test_perfect(void)
{
    const double cell[] = {7, 0, 0, 0, 9, 0, 0, 0, 3};
    AnkeCounts counts = {cell, 3, 3};
    assert_near(anke_association_cramers_v(&counts), 1, 1e-15);
    assert_near(anke_association_cramers_v_corrected(&counts), 1, 1e-15);
    g_assert_cmpfloat(anke_association_cramers_v(&counts), <=, 1);
}

static void test_transposed_and_scaled(void)
{
    const double transposed[] = {5, 2, 4, 3, 8, 4}, tenfold[] = {50, 30, 20, 80, 40, 40};
    AnkeCounts turned = {transposed, 2, 3}, scaled = {tenfold, 3, 2};
    double v = anke_association_cramers_v(&AWKWARD_COUNTS);
    assert_near(anke_association_cramers_v(&turned), v, 1e-14);
    assert_near(anke_association_cramers_v(&scaled), v, 1e-14);
    assert_near(anke_association_cramers_v_corrected(&turned),
                anke_association_cramers_v_corrected(&AWKWARD_COUNTS), 1e-13);
    g_assert_cmpfloat(anke_association_cramers_v_corrected(&scaled), >,
                      anke_association_cramers_v_corrected(&AWKWARD_COUNTS));
}

static void test_undefined(void)
{
    const double one_row[] = {1, 2, 0, 0}, two_people[] = {1, 0, 0, 1};
    AnkeCounts flat = {one_row, 2, 2}, tiny = {two_people, 2, 2};
    assert_nan(anke_association_cramers_v(&flat));
    assert_nan(anke_association_cramers_v_corrected(&flat));
    assert_nan(anke_association_cramers_v_corrected(&tiny));
    g_assert_cmpfloat(anke_association_cramers_v(&tiny), ==, 1);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    gsl_set_error_handler_off();
    g_test_add_func("/association/V agrees with PSPP", test_awkward);
    g_test_add_func("/association/the corrected V follows Bergsma", test_corrected);
    g_test_add_func("/association/the corrected V can be 0 where V is not",
                    test_correction_reaches_zero);
    g_test_add_func("/association/a diagonal gives 1", test_perfect);
    g_test_add_func("/association/transposing and scaling leave V alone",
                    test_transposed_and_scaled);
    g_test_add_func("/association/what cannot be estimated gives NaN", test_undefined);
    return g_test_run();
}
