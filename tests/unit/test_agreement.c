#include "analyzer/stats/agreement.h"

#include "tests/unit/near.h"

/* Pathologists' ratings, Agresti (2002), Categorical Data Analysis, table 10.5. */
static const double CARCINOMA[] = {22, 2, 2, 0, 5, 7, 14, 0, 0, 2, 36, 0, 0, 1, 17, 10};
static const AnkeCounts CARCINOMA_COUNTS = {CARCINOMA, 4, 4};

static const AnkeKappaWeights KINDS[] = {ANKE_KAPPA_SIMPLE, ANKE_KAPPA_LINEAR,
                                         ANKE_KAPPA_QUADRATIC};

/* Agresti (2002), p. 435: kappa .493, standard error .057; R 4.2 vcd::Kappa(). */
static void test_published(void)
{
    AnkeKappa kappa = anke_agreement_kappa(&CARCINOMA_COUNTS, ANKE_KAPPA_SIMPLE);
    g_assert_cmpfloat_with_epsilon(kappa.kappa, 0.493, 5e-4);
    g_assert_cmpfloat_with_epsilon(kappa.ase, 0.057, 5e-4);
    assert_near(kappa.kappa, 0.49300559552358114, 1e-14);
    assert_near(kappa.ase, 0.05674315040803581, 1e-13);
    AnkeKappa linear = anke_agreement_kappa(&CARCINOMA_COUNTS, ANKE_KAPPA_LINEAR);
    assert_near(linear.kappa, 0.6488095238095238, 1e-14);
    assert_near(linear.ase, 0.04765242235638708, 1e-13);
    AnkeKappa quadratic = anke_agreement_kappa(&CARCINOMA_COUNTS, ANKE_KAPPA_QUADRATIC);
    assert_near(quadratic.kappa, 0.7838218714768884, 1e-14);
    assert_near(quadratic.ase, 0.03867033613715451, 1e-13);
}

/* 2 x 2: (p_o - p_e)/(1 - p_e) with 7/10 and 0.5; all weights are alike. */
static void test_fourfold(void)
{
    const double cell[] = {4, 1, 2, 3};
    AnkeCounts counts = {cell, 2, 2};
    for (gsize kind = 0; kind < G_N_ELEMENTS(KINDS); kind++) {
        assert_near(anke_agreement_kappa(&counts, KINDS[kind]).kappa, 0.4, 1e-14);
    }
}

/* The delta method by numbers. */
static void test_errors_are_the_delta_method(void)
{
    const double step = 1e-3;
    for (gsize kind = 0; kind < G_N_ELEMENTS(KINDS); kind++) {
        double variance = 0;
        for (gsize cell = 0; cell < 16; cell++) {
            double up[16], down[16];
            for (gsize i = 0; i < 16; i++) {
                up[i] = CARCINOMA[i] + (i == cell ? step : 0);
                down[i] = CARCINOMA[i] - (i == cell && CARCINOMA[i] > 0 ? step : 0);
            }
            AnkeCounts above = {up, 4, 4}, below = {down, 4, 4};
            double slope = (anke_agreement_kappa(&above, KINDS[kind]).kappa -
                            anke_agreement_kappa(&below, KINDS[kind]).kappa) /
                           (2 * step);
            variance += CARCINOMA[cell] * slope * slope;
        }
        assert_near(anke_agreement_kappa(&CARCINOMA_COUNTS, KINDS[kind]).ase, sqrt(variance), 1e-6);
    }
}

/* The second rating never used the middle category. By hand. */
static void test_unused_category(void)
{
    const double cell[] = {5, 0, 1, 2, 0, 3, 1, 0, 8};
    AnkeCounts counts = {cell, 3, 3};
    double chance = (6 * 8 + 9 * 12) / 400.0;
    assert_near(anke_agreement_kappa(&counts, ANKE_KAPPA_SIMPLE).kappa,
                (0.65 - chance) / (1 - chance), 1e-14);
    double observed = (2 * 1 + 5 * 0.5) / 20,
           expected = (6 * 12 + 9 * 8 + 5 * 20 * 0.5) / 400.0; /* corners 1, the middle row 1/2 */
    assert_near(anke_agreement_kappa(&counts, ANKE_KAPPA_LINEAR).kappa, 1 - observed / expected,
                1e-14);
}

static void test_swapped_raters_and_scale(void)
{
    double turned[16], huge[16];
    for (gsize i = 0; i < 16; i++) {
        turned[i] = CARCINOMA[i % 4 * 4 + i / 4];
        huge[i] = CARCINOMA[i] * 7e13;
    }
    AnkeCounts swapped = {turned, 4, 4}, scaled = {huge, 4, 4};
    for (gsize kind = 0; kind < G_N_ELEMENTS(KINDS); kind++) {
        AnkeKappa kappa = anke_agreement_kappa(&CARCINOMA_COUNTS, KINDS[kind]);
        assert_near(anke_agreement_kappa(&swapped, KINDS[kind]).kappa, kappa.kappa, 1e-14);
        assert_near(anke_agreement_kappa(&swapped, KINDS[kind]).ase, kappa.ase, 1e-13);
        assert_near(anke_agreement_kappa(&scaled, KINDS[kind]).kappa, kappa.kappa, 1e-14);
        assert_near(anke_agreement_kappa(&scaled, KINDS[kind]).ase, kappa.ase / sqrt(7e13), 1e-13);
    }
}

static void test_perfect(void)
{
    const double cell[] = {4, 0, 0, 9};
    AnkeCounts counts = {cell, 2, 2};
    g_assert_cmpfloat(anke_agreement_kappa(&counts, ANKE_KAPPA_LINEAR).kappa, ==, 1);
    g_assert_cmpfloat(anke_agreement_kappa(&counts, ANKE_KAPPA_LINEAR).ase, ==, 0);
}

static void assert_undefined(const double *cell, gsize n_rows, gsize n_cols)
{
    AnkeCounts counts = {cell, n_rows, n_cols};
    for (gsize kind = 0; kind < G_N_ELEMENTS(KINDS); kind++) {
        assert_nan(anke_agreement_kappa(&counts, KINDS[kind]).kappa);
        assert_nan(anke_agreement_kappa(&counts, KINDS[kind]).ase);
    }
}

static void test_undefined(void)
{
    const double one_cell[] = {0, 0, 0, 7}, nobody[4] = {0}, bad[] = {1, 2, INFINITY, 4};
    assert_undefined(one_cell, 2, 2);
    assert_undefined(nobody, 2, 2);
    assert_undefined(bad, 2, 2);
    assert_undefined(CARCINOMA, 2, 3);
    assert_undefined(CARCINOMA, 1, 1);
    assert_undefined(nobody, 0, 0);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/agreement/kappa agrees with Agresti and R", test_published);
    g_test_add_func("/agreement/for 2 x 2 all weights are alike", test_fourfold);
    g_test_add_func("/agreement/errors are those of the delta method",
                    test_errors_are_the_delta_method);
    g_test_add_func("/agreement/a category nobody used keeps its place", test_unused_category);
    g_test_add_func("/agreement/raters may be swapped, counts scaled",
                    test_swapped_raters_and_scale);
    g_test_add_func("/agreement/a diagonal gives 1", test_perfect);
    g_test_add_func("/agreement/what cannot be estimated gives NaN", test_undefined);
    return g_test_run();
}
