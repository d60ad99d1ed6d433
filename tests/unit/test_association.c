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

/* PSPP 1.6.2 CROSSTABS: lambda row .188, column .182, symmetric .185; tau .073, .137; uncertainty
 * .066, .106, .081. */
static void test_directed(void)
{
    AnkeDirected lambda = anke_association_lambda(&AWKWARD_COUNTS);
    assert_near(lambda.r, 3 / 16.0, 1e-15); /* 5 + 8 right guesses against 10, of 26 */
    assert_near(lambda.c, 2 / 11.0, 1e-15); /* 5 + 8 + 4 against 15 */
    assert_near(lambda.s, 5 / 27.0, 1e-15);
    AnkeDirected tau = anke_association_gk_tau(&AWKWARD_COUNTS);
    double rows = (64 + 100 + 64) / 26.0, cols = (121 + 225) / 26.0;
    assert_near(tau.r, ((25 + 4 + 16) / 11.0 + (9 + 64 + 16) / 15.0 - rows) / (26 - rows), 1e-13);
    assert_near(tau.c, ((25 + 9) / 8.0 + (4 + 64) / 10.0 + 32 / 8.0 - cols) / (26 - cols), 1e-13);
    assert_nan(tau.s);
    AnkeDirected uncertainty = anke_association_uncertainty(&AWKWARD_COUNTS);
    g_assert_cmpfloat_with_epsilon(uncertainty.r, 0.0659, 5e-5);
    g_assert_cmpfloat_with_epsilon(uncertainty.c, 0.1056, 5e-5);
    g_assert_cmpfloat_with_epsilon(uncertainty.s, 0.0811, 5e-5);
}

static void test_directions_swap(void)
{
    const double transposed[] = {5, 2, 4, 3, 8, 4}, permuted[] = {8, 2, 4, 4, 3, 5};
    AnkeCounts turned = {transposed, 2, 3}, mixed = {permuted, 3, 2};
    AnkeDirected (*const measures[])(const AnkeCounts *) = {
        anke_association_lambda, anke_association_gk_tau, anke_association_uncertainty};
    for (gsize i = 0; i < G_N_ELEMENTS(measures); i++) {
        AnkeDirected straight = measures[i](&AWKWARD_COUNTS);
        assert_near(measures[i](&turned).r, straight.c, 1e-14);
        assert_near(measures[i](&turned).c, straight.r, 1e-14);
        assert_near(measures[i](&mixed).r, straight.r, 1e-14);
    }
}

static void test_directed_ends(void)
{
    const double diagonal[] = {7, 0, 0, 9}, even[] = {2, 4, 6, 1, 2, 3}, hidden[] = {9, 5, 1, 0};
    AnkeCounts perfect = {diagonal, 2, 2}, independent = {even, 2, 3}, dependent = {hidden, 2, 2};
    assert_near(anke_association_lambda(&perfect).s, 1, 1e-15);
    assert_near(anke_association_gk_tau(&perfect).r, 1, 1e-15);
    assert_near(anke_association_uncertainty(&perfect).s, 1, 1e-15);
    g_assert_cmpfloat(anke_association_lambda(&independent).s, ==, 0);
    g_assert_cmpfloat(anke_association_gk_tau(&independent).c, ==, 0);
    g_assert_cmpfloat(anke_association_uncertainty(&independent).s, ==, 0);
    g_assert_cmpfloat(anke_association_lambda(&dependent).s, ==, 0);
    g_assert_cmpfloat(anke_association_gk_tau(&dependent).r, >, 0);
}

/* One in 2^53: what is left of 1 - p must not be rounded away. */
static void test_lopsided(void)
{
    const double cell[] = {9e15, 1, 1, 1};
    AnkeCounts counts = {cell, 2, 2};
    AnkeDirected uncertainty = anke_association_uncertainty(&counts);
    g_assert_cmpfloat(uncertainty.s, >, 0.4);
    g_assert_cmpfloat(uncertainty.s, <, 0.6);
    assert_near(anke_association_gk_tau(&counts).r, 0.25, 1e-6);
}

/* R 4.2: vcd::assocstats(matrix(c(5,2,4,3,8,4), 3)): phi and contingency from X2 3.5694 */
static void test_phi_and_contingency(void)
{
    double v = anke_association_cramers_v(&AWKWARD_COUNTS);
    assert_near(anke_association_phi(&AWKWARD_COUNTS), v, 1e-15); /* two columns */
    assert_near(anke_association_contingency(&AWKWARD_COUNTS), v / sqrt(1 + v * v), 1e-15);
    const double diagonal[] = {4, 0, 0, 0, 4, 0, 0, 0, 4};
    AnkeCounts three = {diagonal, 3, 3};
    assert_near(anke_association_phi(&three), sqrt(2), 1e-15);
    assert_near(anke_association_contingency(&three), sqrt(2 / 3.0), 1e-15);
}

static void test_undefined_directed(void)
{
    const double one_row[] = {1, 2, 0, 0}, nobody[4] = {0}, bad[] = {1, -2, 3, 4};
    const double *const tables[] = {one_row, nobody, bad};
    for (gsize i = 0; i < G_N_ELEMENTS(tables); i++) {
        AnkeCounts counts = {tables[i], 2, 2};
        assert_nan(anke_association_lambda(&counts).r);
        assert_nan(anke_association_lambda(&counts).s);
        assert_nan(anke_association_gk_tau(&counts).c);
        assert_nan(anke_association_uncertainty(&counts).s);
        assert_nan(anke_association_phi(&counts));
        assert_nan(anke_association_contingency(&counts));
    }
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
    g_test_add_func("/association/reduction of error agrees with PSPP", test_directed);
    g_test_add_func("/association/transposing swaps the directions", test_directions_swap);
    g_test_add_func("/association/a diagonal gives 1, independence 0", test_directed_ends);
    g_test_add_func("/association/one person among 2^53 counts", test_lopsided);
    g_test_add_func("/association/phi and contingency follow chi-square", test_phi_and_contingency);
    g_test_add_func("/association/reduction of error may be undefined", test_undefined_directed);
    return g_test_run();
}
