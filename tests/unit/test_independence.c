#include "analyzer/stats/independence.h"

#include <gsl/gsl_errno.h>

#include "tests/unit/near.h"

/* Party by gender, Agresti (2007), Introduction to Categorical Data Analysis, p. 39 (R:
 * ?chisq.test). */
static const double PARTY[] = {762, 327, 468, 484, 239, 477};
static const AnkeCounts PARTY_COUNTS = {PARTY, 2, 3};

/* PSPP 1.6.2 and R 4.2: X2 3.57, p .168, residuals 1.389, -1.820, .529. */
static const double AWKWARD[] = {5, 3, 2, 8, 4, 4};
static const AnkeCounts AWKWARD_COUNTS = {AWKWARD, 3, 2};

static void test_published(void)
{
    AnkeIndependence test = anke_independence_test(&PARTY_COUNTS);
    g_assert_cmpfloat_with_epsilon(test.chisq, 30.07, 5e-3); /* printed in the book */
    assert_near(test.chisq, 30.070149095754672, 1e-13);
    g_assert_cmpfloat(test.df, ==, 2);
    assert_near(test.p, 2.953589183211758e-07, 1e-12);
    g_assert_cmpfloat(test.low_expected, ==, 0);
    assert_near(test.min_expected, 246.35473340587595, 1e-14);
}

/* R 4.2: chisq.test(matrix(c(5,3,2,8,4,4), 3, byrow=TRUE))$stdres */
static void test_residuals(void)
{
    double expected[6], adjres[6];
    anke_independence_residuals(&AWKWARD_COUNTS, expected, adjres);
    assert_near(expected[0], 8.0 * 11 / 26, 1e-15);
    assert_near(adjres[0], 1.38935345765684493, 1e-14);
    assert_near(adjres[2], -1.82017315193645901, 1e-14);
    assert_near(adjres[4], 0.52927750767879811, 1e-13);
    for (gsize row = 0; row < 3; row++) {
        assert_near(adjres[2 * row + 1], -adjres[2 * row], 1e-14);
        assert_near(expected[2 * row] + expected[2 * row + 1],
                    AWKWARD[2 * row] + AWKWARD[2 * row + 1], 1e-15);
    }
}

static void test_low_expected(void)
{
    AnkeIndependence test = anke_independence_test(&AWKWARD_COUNTS);
    assert_near(test.low_expected, 5.0 / 6, 1e-15); /* all but 10 * 15 / 26 = 5.77 */
    assert_near(test.min_expected, 88.0 / 26, 1e-15);
    g_assert_cmpfloat(test.total, ==, 26);
}

/* For 2 x 2 the square of each residual is X2. */
static void test_square_of_residual(void)
{
    const double cell[] = {17, 4, 9, 11};
    AnkeCounts counts = {cell, 2, 2};
    double adjres[4];
    anke_independence_residuals(&counts, NULL, adjres);
    double chisq = anke_independence_test(&counts).chisq;
    for (gsize idx = 0; idx < 4; idx++) {
        assert_near(adjres[idx] * adjres[idx], chisq, 1e-14);
    }
}

static void test_transposed(void)
{
    const double transposed[] = {762, 484, 327, 239, 468, 477};
    AnkeCounts counts = {transposed, 3, 2};
    AnkeIndependence test = anke_independence_test(&counts);
    assert_near(test.chisq, anke_independence_test(&PARTY_COUNTS).chisq, 1e-14);
    assert_near(test.p, anke_independence_test(&PARTY_COUNTS).p, 1e-13);
}

static void test_permuted(void)
{
    const double permuted[] = {477, 484, 239, 468, 762, 327};
    AnkeCounts counts = {permuted, 2, 3};
    assert_near(anke_independence_test(&counts).chisq, anke_independence_test(&PARTY_COUNTS).chisq,
                1e-14);
}

static void test_scaled(void)
{
    double cell[6];
    for (gsize idx = 0; idx < 6; idx++) {
        cell[idx] = 7 * AWKWARD[idx];
    }
    AnkeCounts counts = {cell, 3, 2};
    assert_near(anke_independence_test(&counts).chisq,
                7 * anke_independence_test(&AWKWARD_COUNTS).chisq, 1e-14);
}

/* R 4.2: chisq.test(matrix(c(3,1,2,4), 2), correct = FALSE): X2 1.6666667 */
static void test_empty_lines_left_out(void)
{
    const double cell[] = {3, 0, 2, 0, 0, 0, 1, 0, 4};
    AnkeCounts counts = {cell, 3, 3};
    AnkeIndependence test = anke_independence_test(&counts);
    assert_near(test.chisq, 5.0 / 3, 1e-14);
    g_assert_cmpfloat(test.df, ==, 1);
    g_assert_cmpuint(test.n_rows, ==, 2);
    double expected[9], adjres[9];
    anke_independence_residuals(&counts, expected, adjres);
    for (gsize idx = 0; idx < 9; idx++) {
        gboolean is_kept = idx / 3 != 1 && idx % 3 != 1;
        g_assert_cmpint(!isnan(expected[idx]), ==, is_kept);
        g_assert_cmpint(!isnan(adjres[idx]), ==, is_kept);
    }
    assert_near(expected[0], 2, 1e-15);
}

static void test_equal_shares(void)
{
    const double cell[] = {2, 4, 6, 1, 2, 3};
    AnkeCounts counts = {cell, 2, 3};
    AnkeIndependence test = anke_independence_test(&counts);
    g_assert_cmpfloat(test.chisq, ==, 0);
    g_assert_cmpfloat(test.p, ==, 1);
}

static void assert_undefined(const double *cell, gsize n_rows, gsize n_cols)
{
    AnkeCounts counts = {cell, n_rows, n_cols};
    AnkeIndependence test = anke_independence_test(&counts);
    assert_nan(test.chisq);
    assert_nan(test.p);
    assert_nan(test.low_expected);
    assert_nan(test.min_expected);
    g_assert_cmpfloat(test.df, ==, 0);
    double expected[6], adjres[6];
    anke_independence_residuals(&counts, expected, adjres);
    for (gsize idx = 0; idx < n_rows * n_cols; idx++) {
        assert_nan(expected[idx]);
        assert_nan(adjres[idx]);
    }
}

static void test_undefined(void)
{
    const double one_row[] = {1, 2, 3, 0, 0, 0}, one_col[] = {0, 2, 0, 0, 5, 0};
    const double bad[] = {1, 2, 3, 4, NAN, 1}, nobody[6] = {0};
    assert_undefined(one_row, 2, 3);
    assert_undefined(one_col, 2, 3);
    assert_undefined(bad, 2, 3);
    assert_undefined(nobody, 2, 3);
    assert_undefined(one_row, 1, 3);
}

/* R 4.2: chisq.test(matrix(c(12,3,5,14), 2)); of the second |O - E| is below 0.5: 0 and p 1. */
static void test_yates(void)
{
    const double cell[] = {12, 5, 3, 14}, close[] = {2, 2, 3, 4};
    AnkeCounts counts = {cell, 2, 2}, nearly = {close, 2, 2};
    AnkeChiSquare yates = anke_independence_yates(&counts);
    assert_near(yates.chisq, 7.6350877192982453678, 1e-14);
    assert_near(yates.p, 0.0057243601559796705, 1e-12);
    g_assert_cmpfloat(yates.df, ==, 1);
    g_assert_cmpfloat(anke_independence_yates(&nearly).chisq, ==, 0);
    g_assert_cmpfloat(anke_independence_yates(&nearly).p, ==, 1);
    assert_nan(anke_independence_yates(&PARTY_COUNTS).chisq);
    g_assert_cmpfloat(anke_independence_yates(&PARTY_COUNTS).df, ==, 0);
}

/* R 4.2: vcd::assocstats(): G 30.01669; a zero cell adds nothing: 2 * 7 ln 2 for a diagonal. */
static void test_likelihood_ratio(void)
{
    AnkeChiSquare party = anke_independence_likelihood_ratio(&PARTY_COUNTS);
    double textbook = 0;
    for (gsize cell = 0; cell < 6; cell++) {
        const double rows[] = {1557, 1200}, cols[] = {1246, 566, 945};
        textbook += 2 * PARTY[cell] * log(PARTY[cell] * 2757 / rows[cell / 3] / cols[cell % 3]);
    }
    assert_near(party.chisq, textbook, 1e-11);
    g_assert_cmpfloat(party.df, ==, 2);
    const double diagonal[] = {7, 0, 0, 7};
    AnkeCounts counts = {diagonal, 2, 2};
    assert_near(anke_independence_likelihood_ratio(&counts).chisq, 28 * log(2), 1e-15);
}

/* Both forms of (1 + d) ln(1 + d) - d meet: G grows evenly across d = 0.01. */
static void test_likelihood_ratio_is_smooth(void)
{
    double last = 0;
    for (int step = 90; step < 110; step++) {
        double cell[] = {10000.0 + step, 10000.0 - step, 10000.0 - step, 10000.0 + step};
        AnkeCounts counts = {cell, 2, 2};
        double chisq = anke_independence_likelihood_ratio(&counts).chisq;
        double d = step / 1e4, d2 = d * d; /* 2 N (d^2/2 + d^4/12 + d^6/30 + ...) */
        assert_near(chisq, 40000 * d2 * (1 + d2 / 6 + d2 * d2 / 15 + d2 * d2 * d2 / 28), 1e-14);
        g_assert_cmpfloat(chisq, >, last);
        last = chisq;
    }
}

/* R 4.2: coin::lbl_test() of the smokers by study: 8.204205 with 1, 2, 3, 4. */
static void test_linear(void)
{
    const double smokers[] = {83, 90, 129, 70, 3, 3, 7, 12};
    AnkeCounts counts = {smokers, 2, 4};
    AnkeChiSquare linear = anke_independence_linear(&counts, NULL, NULL);
    assert_near(linear.chisq, 8.204204596821864, 1e-13);
    assert_near(linear.p, 0.004179342628533889, 1e-12);
    const double gap[] = {83, 0, 90, 129, 70, 3, 0, 3, 7, 12}, scores[] = {1, 3, 4, 5};
    AnkeCounts with_gap = {gap, 2, 5};
    assert_near(anke_independence_linear(&with_gap, NULL, NULL).chisq,
                anke_independence_linear(&counts, NULL, scores).chisq, 1e-14);
    const double equal[] = {4, 4, 4, 4};
    assert_nan(anke_independence_linear(&counts, NULL, equal).chisq);
    g_assert_cmpfloat(anke_independence_linear(&counts, NULL, equal).df, ==, 0);
}

/* R 4.2: chisq.test()$residuals; their squares add up to X2. */
static void test_pearson_residuals(void)
{
    double residual[6], sum = 0;
    anke_independence_pearson_residuals(&PARTY_COUNTS, residual);
    for (gsize cell = 0; cell < 6; cell++) {
        sum += residual[cell] * residual[cell];
    }
    assert_near(residual[0], 2.1988557660158978, 1e-13);
    assert_near(sum, 30.070149095754672, 1e-13);
    const double gaps[] = {3, 0, 2, 0, 0, 0, 1, 0, 4};
    AnkeCounts with_gaps = {gaps, 3, 3};
    double wide[9];
    anke_independence_pearson_residuals(&with_gaps, wide);
    assert_near(wide[0], 1 / sqrt(2), 1e-14);
    assert_nan(wide[1]);
    assert_nan(wide[4]);
}

static void test_others_undefined(void)
{
    const double one_row[] = {1, 2, 0, 0}, nobody[4] = {0}, bad[] = {1, NAN, 3, 4};
    const double *const tables[] = {one_row, nobody, bad};
    for (gsize i = 0; i < G_N_ELEMENTS(tables); i++) {
        AnkeCounts counts = {tables[i], 2, 2};
        double residual[4];
        assert_nan(anke_independence_yates(&counts).chisq);
        assert_nan(anke_independence_likelihood_ratio(&counts).p);
        assert_nan(anke_independence_linear(&counts, NULL, NULL).p);
        anke_independence_pearson_residuals(&counts, residual);
        assert_nan(residual[0]);
        assert_nan(residual[3]);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    gsl_set_error_handler_off();
    g_test_add_func("/independence/chi-square gives Agresti's number", test_published);
    g_test_add_func("/independence/residuals agree with R and mirror", test_residuals);
    g_test_add_func("/independence/low expected counts are a share of cells", test_low_expected);
    g_test_add_func("/independence/a fourfold residual squared is chi-square",
                    test_square_of_residual);
    g_test_add_func("/independence/transposing changes nothing", test_transposed);
    g_test_add_func("/independence/the order of rows and columns changes nothing", test_permuted);
    g_test_add_func("/independence/chi-square grows with the scale", test_scaled);
    g_test_add_func("/independence/empty rows and columns are left out", test_empty_lines_left_out);
    g_test_add_func("/independence/equal shares give 0 and p 1", test_equal_shares);
    g_test_add_func("/independence/too few filled rows or columns give NaN", test_undefined);
    g_test_add_func("/independence/Yates' correction stops at 0", test_yates);
    g_test_add_func("/independence/the likelihood ratio is the textbook's", test_likelihood_ratio);
    g_test_add_func("/independence/both forms of the likelihood ratio meet",
                    test_likelihood_ratio_is_smooth);
    g_test_add_func("/independence/linear association keeps gaps", test_linear);
    g_test_add_func("/independence/Pearson residuals agree with R", test_pearson_residuals);
    g_test_add_func("/independence/the other tests may be undefined", test_others_undefined);
    return g_test_run();
}
