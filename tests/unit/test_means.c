#include "analyzer/stats/means.h"

#include <string.h>

#include <gsl/gsl_errno.h>

#include "tests/unit/near.h"

/* R 4.2: x <- c(1, 2, 2, 3, 5, 2.385, 2.385, 2, 3, 3, 4.5, 5, 5, 4.5, 3, 1, 1, 5, 4.5, 5, 2),
 * g <- rep(1:3, c(7, 5, 9)) */
static const double VALUES[] = {1, 2, 2.385, 3, 4.5, 5};
static const double CELLS[] = {
    1, 0, 2, /* */
    2, 1, 1, /* */
    2, 0, 0, /* */
    1, 2, 1, /* */
    0, 1, 2, /* */
    1, 1, 3,
};
static const AnkeCounts AWKWARD = {CELLS, 6, 3};

/* anova(lm(x ~ factor(g))) */
static void test_anova(void)
{
    AnkeAnova got = anke_means_anova(&AWKWARD, VALUES);
    assert_near(got.f, 0.92543393966498411, 1e-13);
    g_assert_cmpfloat(got.df1, ==, 2);
    g_assert_cmpfloat(got.df2, ==, 18);
    assert_near(got.p, 0.41441651689593961, 1e-13);
    assert_near(got.between, 4.0090063492063459, 1e-14);
    assert_near(got.within, 38.9882579365079280, 1e-14);
    assert_near(got.eta2, 0.093238637755340414, 1e-13);
    assert_near(got.eta, 0.30535002498008806, 1e-13);
    assert_near(got.omega2, -0.0071523219816605615, 1e-12);
}

/* oneway.test(x ~ g) */
static void test_welch(void)
{
    AnkeWelchAnova got = anke_means_welch(&AWKWARD, VALUES);
    assert_near(got.f, 1.0935231445864111, 1e-13);
    g_assert_cmpfloat(got.df1, ==, 2);
    assert_near(got.df2, 10.998741779869098, 1e-13);
    assert_near(got.p, 0.36885237385718572, 1e-13);
}

/* d <- abs(x - ave(x, g, FUN = median)); anova(lm(d ~ factor(g))) */
static void test_levene(void)
{
    AnkeWelchAnova got = anke_means_levene(&AWKWARD, VALUES);
    assert_near(got.f, 0.61225567773811007, 1e-13);
    assert_near(got.p, 0.55303772538203777, 1e-13);
}

/* t.test(x[g == 1], x[g == 3]); d and g by their formulas */
static void test_welch_t(void)
{
    AnkeGroupMean groups[3];
    g_assert_true(anke_means_sum_groups(&AWKWARD, VALUES, groups));
    AnkeWelchT got = anke_means_welch_t(&groups[0], &groups[2]);
    assert_near(got.t, -1.221373218365972, 1e-13);
    assert_near(got.df, 13.956857773593853, 1e-13);
    assert_near(got.p, 0.24217530956911532, 1e-13);
    assert_near(got.d, -0.59013537688438544, 1e-13);
    assert_near(got.g, -0.55784773039865954, 1e-13);
    AnkeWelchT turned = anke_means_welch_t(&groups[2], &groups[0]);
    g_assert_cmpfloat(turned.t, ==, -got.t);
    g_assert_cmpfloat(turned.p, ==, got.p);
}

/* The F of two groups is the square of the pooled t, Welch's F of Welch's t. */
static void test_two_groups(void)
{
    double cells[12];
    for (gsize row = 0; row < 6; row++) {
        cells[2 * row] = CELLS[3 * row];
        cells[2 * row + 1] = CELLS[3 * row + 2];
    }
    AnkeCounts counts = {cells, 6, 2};
    AnkeWelchAnova welch = anke_means_welch(&counts, VALUES);
    assert_near(welch.f, 1.221373218365972 * 1.221373218365972, 1e-13);
    assert_near(welch.df2, 13.956857773593853, 1e-13);
    assert_near(welch.p, 0.24217530956911532, 1e-12);
}

/* Rows in another order, columns in another order, empty ones between, all values moved. */
static void test_invariant(void)
{
    double cells[8 * 4] = {0}, values[8] = {0};
    for (gsize row = 0; row < 6; row++) {
        gsize to = 7 - row - (row > 2);
        values[to] = 1e9 + VALUES[row] * 8;
        for (gsize col = 0; col < 3; col++) {
            cells[4 * to + 3 - col - (col > 0)] = CELLS[3 * row + col];
        }
    }
    AnkeCounts counts = {cells, 8, 4};
    AnkeAnova anova = anke_means_anova(&counts, values);
    assert_near(anova.f, 0.92543393966498411, 1e-7); /* 2.385 has fewer digits up there */
    assert_near(anke_means_welch(&counts, values).df2, 10.998741779869098, 1e-7);
    assert_near(anke_means_levene(&counts, values).f, 0.61225567773811007, 1e-7);
}

static void test_millions(void)
{
    double cells[18];
    for (gsize cell = 0; cell < 18; cell++) {
        cells[cell] = CELLS[cell] * 1e12;
    }
    AnkeCounts counts = {cells, 6, 3};
    AnkeAnova anova = anke_means_anova(&counts, VALUES);
    assert_near(anova.eta2, 0.093238637755340414, 1e-13);
    assert_near(anova.f, 0.92543393966498411 / 18 * (21e12 - 3), 1e-12);
    g_assert_cmpfloat(anova.p, ==, 0);
}

static void assert_no_anova(const AnkeCounts *counts, const double *values)
{
    AnkeAnova anova = anke_means_anova(counts, values);
    AnkeWelchAnova welch = anke_means_welch(counts, values);
    AnkeWelchAnova levene = anke_means_levene(counts, values);
    assert_nan(anova.f);
    assert_nan(anova.p);
    assert_nan(welch.f);
    assert_nan(welch.p);
    assert_nan(levene.f);
    assert_nan(levene.p);
}

static void test_undefined(void)
{
    const double nobody[4] = {0}, one_group[] = {2, 0, 3, 0}, bad[] = {1, 2, -3, 4};
    const double one_value[] = {3, 4, 0, 0}, constant[] = {3, 0, 0, 4}, single[] = {1, 0, 0, 1};
    const double values[] = {0.1, 0.7};
    AnkeCounts counts = {nobody, 2, 2};
    const double *const cells[] = {nobody, one_group, bad, one_value, constant, single};
    for (gsize i = 0; i < G_N_ELEMENTS(cells); i++) {
        counts.cell = cells[i];
        assert_no_anova(&counts, values);
    }
    counts.cell = constant;
    g_assert_cmpfloat(anke_means_anova(&counts, values).eta2, ==, 1);
    counts.cell = one_value;
    assert_nan(anke_means_anova(&counts, values).eta2);
    counts.n_rows = 0;
    assert_no_anova(&counts, values);
}

/* Distances from the median are equal here, but for the rounding of 0.1 and 0.3. */
static void test_equal_distances(void)
{
    const double values[] = {0.1, 0.3, 0.7, 1.1};
    const double cells[] = {3, 0, 3, 0, 0, 2, 0, 2};
    AnkeCounts counts = {cells, 4, 2};
    AnkeWelchAnova levene = anke_means_levene(&counts, values);
    assert_nan(levene.f);
    assert_nan(levene.p);
}

static void test_no_t(void)
{
    AnkeGroupMean groups[2];
    const double values[] = {1, 2}, single[] = {1, 2, 0, 2}, constant[] = {3, 0, 0, 4};
    const double bad[] = {1, 2, NAN, 4};
    AnkeCounts counts = {single, 2, 2};
    g_assert_true(anke_means_sum_groups(&counts, values, groups));
    assert_nan(anke_means_welch_t(&groups[0], &groups[1]).t);
    counts.cell = constant;
    g_assert_true(anke_means_sum_groups(&counts, values, groups));
    assert_nan(anke_means_welch_t(&groups[0], &groups[1]).p);
    counts.cell = bad;
    g_assert_false(anke_means_sum_groups(&counts, values, groups));
    assert_nan(groups[0].mean);
    assert_nan(anke_means_welch_t(&groups[0], &groups[1]).df);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    gsl_set_error_handler_off();
    g_test_add_func("/means/analysis of variance is R's", test_anova);
    g_test_add_func("/means/Welch's analysis of variance is R's", test_welch);
    g_test_add_func("/means/Levene's test goes by the medians", test_levene);
    g_test_add_func("/means/Welch's t and its effect sizes", test_welch_t);
    g_test_add_func("/means/two groups have the squares of t", test_two_groups);
    g_test_add_func("/means/order, empty groups and a shift change nothing", test_invariant);
    g_test_add_func("/means/a million million people cost nothing", test_millions);
    g_test_add_func("/means/equal distances have no variance", test_equal_distances);
    g_test_add_func("/means/nothing to compare gives NaN", test_undefined);
    g_test_add_func("/means/one person or no variance have no t", test_no_t);
    return g_test_run();
}
