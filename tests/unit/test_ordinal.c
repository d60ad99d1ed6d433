#include "analyzer/stats/ordinal.h"

#include "analyzer/stats/correlation.h"
#include "tests/unit/near.h"

/* PSPP 1.6.2: gamma .153, tau-b .094, tau-c .107, d: row .109, column .080, symmetric .093. */
static const double AWKWARD[] = {5, 3, 2, 8, 4, 4};
static const AnkeCounts AWKWARD_COUNTS = {AWKWARD, 3, 2};

/* By hand: 2 * (5*(8+4) + 2*4) = 136 alike, 2 * (3*(2+4) + 8*4) = 100 opposite. */
static void test_awkward(void)
{
    AnkeOrdinal measures = anke_ordinal_measure(&AWKWARD_COUNTS);
    double rows = 26 * 26 - 64 - 100 - 64, cols = 26 * 26 - 121 - 225;
    assert_near(measures.gamma.value, 36 / 236.0, 1e-15);
    assert_near(measures.tau_b.value, 36 / sqrt(rows * cols), 1e-15);
    assert_near(measures.tau_c.value, 36 / (26 * 26 / 2.0), 1e-15);
    assert_near(measures.somers_r.value, 36 / cols, 1e-15);
    assert_near(measures.somers_c.value, 36 / rows, 1e-15);
    assert_near(measures.somers_s.value, 72 / (rows + cols), 1e-15);
    g_assert_cmpfloat_with_epsilon(measures.gamma.value, 0.1525, 5e-5);
    g_assert_cmpfloat_with_epsilon(measures.somers_r.value, 0.1091, 5e-5);
    g_assert_cmpfloat_with_epsilon(measures.somers_c.value, 0.0804, 5e-5);
}

/* The measures as a function of the shares, to differentiate by numbers. */
static AnkeOrdinal measure_shifted(gsize cell, double step)
{
    double shifted[6];
    for (gsize i = 0; i < 6; i++) {
        shifted[i] = AWKWARD[i] + (i == cell ? step : 0);
    }
    AnkeCounts counts = {shifted, 3, 2};
    return anke_ordinal_measure(&counts);
}

static void test_errors_are_the_delta_method(void)
{
    const double step = 1e-4;
    double gamma = 0, tau_b = 0, somers_r = 0, somers_s = 0;
    for (gsize cell = 0; cell < 6; cell++) {
        AnkeOrdinal up = measure_shifted(cell, step), down = measure_shifted(cell, -step);
        gamma += AWKWARD[cell] * pow((up.gamma.value - down.gamma.value) / (2 * step), 2);
        tau_b += AWKWARD[cell] * pow((up.tau_b.value - down.tau_b.value) / (2 * step), 2);
        somers_r += AWKWARD[cell] * pow((up.somers_r.value - down.somers_r.value) / (2 * step), 2);
        somers_s += AWKWARD[cell] * pow((up.somers_s.value - down.somers_s.value) / (2 * step), 2);
    }
    AnkeOrdinal measures = anke_ordinal_measure(&AWKWARD_COUNTS);
    assert_near(measures.gamma.ase, sqrt(gamma), 1e-7);
    assert_near(measures.tau_b.ase, sqrt(tau_b), 1e-7);
    assert_near(measures.somers_r.ase, sqrt(somers_r), 1e-7);
    assert_near(measures.somers_s.ase, sqrt(somers_s), 1e-7);
}

static void test_transposed(void)
{
    const double turned[] = {5, 2, 4, 3, 8, 4};
    AnkeCounts counts = {turned, 2, 3};
    AnkeOrdinal a = anke_ordinal_measure(&AWKWARD_COUNTS), b = anke_ordinal_measure(&counts);
    assert_near(b.somers_r.value, a.somers_c.value, 1e-15);
    assert_near(b.somers_r.ase, a.somers_c.ase, 1e-14);
    assert_near(b.somers_s.ase, a.somers_s.ase, 1e-14);
    assert_near(b.tau_c.ase, a.tau_c.ase, 1e-14);
    assert_near(b.gamma.ase, a.gamma.ase, 1e-14);
}

static void test_reversed(void)
{
    const double reversed[] = {4, 4, 2, 8, 5, 3};
    AnkeCounts counts = {reversed, 3, 2};
    AnkeOrdinal a = anke_ordinal_measure(&AWKWARD_COUNTS), b = anke_ordinal_measure(&counts);
    assert_near(b.gamma.value, -a.gamma.value, 1e-15);
    assert_near(b.tau_b.ase, a.tau_b.ase, 1e-14);
}

/* tau-b squared is the product of both d; Kendall's test has the same tau-b. */
static void test_kinship(void)
{
    AnkeOrdinal measures = anke_ordinal_measure(&AWKWARD_COUNTS);
    assert_near(measures.tau_b.value * measures.tau_b.value,
                measures.somers_r.value * measures.somers_c.value, 1e-14);
    assert_near(anke_correlation_kendall(&AWKWARD_COUNTS).tau_b, measures.tau_b.value, 1e-15);
}

static void test_empty_lines_and_scale(void)
{
    const double gaps[] = {5, 0, 3, 0, 0, 0, 2, 0, 8, 4, 0, 4};
    double huge[6];
    for (gsize i = 0; i < 6; i++) {
        huge[i] = AWKWARD[i] * 3e14;
    }
    AnkeCounts gap = {gaps, 4, 3}, scaled = {huge, 3, 2};
    AnkeOrdinal a = anke_ordinal_measure(&AWKWARD_COUNTS);
    assert_near(anke_ordinal_measure(&gap).tau_c.value, a.tau_c.value, 1e-15);
    assert_near(anke_ordinal_measure(&gap).gamma.ase, a.gamma.ase, 1e-15);
    assert_near(anke_ordinal_measure(&scaled).gamma.value, a.gamma.value, 1e-14);
    assert_near(anke_ordinal_measure(&scaled).gamma.ase, a.gamma.ase / sqrt(3e14), 1e-13);
}

static void test_perfect(void)
{
    const double cell[] = {4, 0, 0, 0, 6, 0, 0, 0, 9};
    AnkeCounts counts = {cell, 3, 3};
    AnkeOrdinal measures = anke_ordinal_measure(&counts);
    g_assert_cmpfloat(measures.gamma.value, ==, 1);
    g_assert_cmpfloat(measures.gamma.ase, ==, 0);
    assert_near(measures.tau_b.value, 1, 1e-15);
    assert_near(measures.somers_s.value, 1, 1e-15);
    g_assert_cmpfloat(measures.tau_b.ase, <, 1e-15);
}

static void assert_undefined(const double *cell, gsize n_rows, gsize n_cols)
{
    AnkeCounts counts = {cell, n_rows, n_cols};
    AnkeOrdinal measures = anke_ordinal_measure(&counts);
    const AnkeEstimate *estimates[] = {&measures.gamma,    &measures.tau_b,    &measures.tau_c,
                                       &measures.somers_r, &measures.somers_c, &measures.somers_s};
    for (gsize i = 0; i < G_N_ELEMENTS(estimates); i++) {
        assert_nan(estimates[i]->value);
        assert_nan(estimates[i]->ase);
    }
}

static void test_undefined(void)
{
    const double one_row[] = {1, 2, 0, 0}, nobody[4] = {0}, bad[] = {1, 2, NAN, 4};
    assert_undefined(one_row, 2, 2);
    assert_undefined(nobody, 2, 2);
    assert_undefined(bad, 2, 2);
    assert_undefined(one_row, 1, 2);
}

/* By hand: 3*4 + 2*5 alike, 3*2 + 4*5 opposite. */
static void test_cross(void)
{
    const double cell[] = {0, 3, 0, 2, 1, 4, 0, 5, 0};
    AnkeCounts counts = {cell, 3, 3};
    assert_near(anke_ordinal_measure(&counts).gamma.value, (22 - 26) / 48.0, 1e-14);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/ordinal/agrees with PSPP and pairs by hand", test_awkward);
    g_test_add_func("/ordinal/errors are those of the delta method",
                    test_errors_are_the_delta_method);
    g_test_add_func("/ordinal/transposing swaps the directions", test_transposed);
    g_test_add_func("/ordinal/reversing turns the sign", test_reversed);
    g_test_add_func("/ordinal/tau-b is the mean of both d", test_kinship);
    g_test_add_func("/ordinal/empty lines do not matter, scale only to errors",
                    test_empty_lines_and_scale);
    g_test_add_func("/ordinal/a diagonal gives 1 without error", test_perfect);
    g_test_add_func("/ordinal/pairs of a cross by hand", test_cross);
    g_test_add_func("/ordinal/what cannot be estimated gives NaN", test_undefined);
    return g_test_run();
}
