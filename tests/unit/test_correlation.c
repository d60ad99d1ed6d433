#include "analyzer/stats/correlation.h"

#include <gsl/gsl_errno.h>

#include "tests/unit/near.h"

/* Pathologists' ratings, Agresti (2002), Categorical Data Analysis, table 10.5. */
static const double CARCINOMA[] = {22, 2, 2, 0, 5, 7, 14, 0, 0, 2, 36, 0, 0, 1, 17, 10};
static const AnkeCounts CARCINOMA_COUNTS = {CARCINOMA, 4, 4};

/* R 4.2 cor.test(x, y), cor.test(rank(x), rank(y)) on the expanded data. */
static void test_agrees_with_r(void)
{
    AnkeCorrelation pearson = anke_correlation_pearson(&CARCINOMA_COUNTS, NULL, NULL);
    assert_near(pearson.r, 0.7925091885911613, 1e-14);
    assert_near(pearson.p, 1.133215598753918e-26, 1e-12);
    g_assert_cmpfloat(pearson.n, ==, 118);
    AnkeCorrelation spearman = anke_correlation_spearman(&CARCINOMA_COUNTS);
    assert_near(spearman.r, 0.7772081026124154, 1e-14);
    assert_near(spearman.p, 4.353539993474831e-25, 1e-12);
    assert_near(anke_correlation_kendall(&CARCINOMA_COUNTS).tau_b, 0.7159772250241743, 1e-14);
}

/* Pairs by hand: (1,1) (2,3) (3,2): 2 alike, 1 opposite; variance 3*2*11/18. */
static void test_three_people(void)
{
    const double cell[] = {1, 0, 0, 0, 0, 1, 0, 1, 0};
    AnkeCounts counts = {cell, 3, 3};
    AnkeKendall kendall = anke_correlation_kendall(&counts);
    g_assert_cmpfloat(kendall.s, ==, 1);
    assert_near(kendall.tau_b, 1 / 3.0, 1e-15);
    assert_near(kendall.z, 1 / sqrt(66 / 18.0), 1e-15);
    assert_near(anke_correlation_spearman(&counts).r, 0.5, 1e-15);
}

/* The textbook form with y as 0 and 1, which leaves r alone. */
static void test_values(void)
{
    const double cell[] = {3, 1, 2, 3, 1, 5}, x[] = {1.1, 2.385, 9}, y[] = {0.3, 7.25};
    AnkeCounts counts = {cell, 3, 2};
    AnkeCorrelation pearson = anke_correlation_pearson(&counts, x, y);
    double sx = 0, sxx = 0, sxy = 0;
    for (gsize row = 0; row < 3; row++) {
        sx += (cell[2 * row] + cell[2 * row + 1]) * x[row];
        sxx += (cell[2 * row] + cell[2 * row + 1]) * x[row] * x[row];
        sxy += cell[2 * row + 1] * x[row];
    }
    double want = (15 * sxy - sx * 9) / sqrt((15 * sxx - sx * sx) * (15.0 * 9 - 81));
    assert_near(pearson.r, want, 1e-13);
    const double shifted[] = {1e6 + 1.1, 1e6 + 2.385, 1e6 + 9};
    assert_near(anke_correlation_pearson(&counts, shifted, y).r, want, 1e-10);
}

static void test_reversed_and_turned(void)
{
    double reversed[16], turned[16];
    for (gsize row = 0; row < 4; row++) {
        for (gsize col = 0; col < 4; col++) {
            reversed[(3 - row) * 4 + col] = CARCINOMA[row * 4 + col];
            turned[col * 4 + row] = CARCINOMA[row * 4 + col];
        }
    }
    AnkeCounts back = {reversed, 4, 4}, side = {turned, 4, 4};
    AnkeKendall kendall = anke_correlation_kendall(&CARCINOMA_COUNTS);
    assert_near(anke_correlation_kendall(&back).z, -kendall.z, 1e-14);
    assert_near(anke_correlation_kendall(&side).z, kendall.z, 1e-14);
    assert_near(anke_correlation_spearman(&back).r, -anke_correlation_spearman(&CARCINOMA_COUNTS).r,
                1e-14);
    assert_near(anke_correlation_pearson(&side, NULL, NULL).p,
                anke_correlation_pearson(&CARCINOMA_COUNTS, NULL, NULL).p, 1e-13);
}

static void test_perfect(void)
{
    const double cell[] = {4, 0, 0, 0, 6, 0, 0, 0, 9};
    AnkeCounts counts = {cell, 3, 3};
    g_assert_cmpfloat(anke_correlation_pearson(&counts, NULL, NULL).r, ==, 1);
    g_assert_cmpfloat(anke_correlation_pearson(&counts, NULL, NULL).p, ==, 0);
    g_assert_cmpfloat(anke_correlation_spearman(&counts).r, ==, 1);
    assert_near(anke_correlation_kendall(&counts).tau_b, 1, 1e-15);
}

/* Near 2^53 people: a thousandfold table has the same correlations. */
static void test_huge(void)
{
    double cell[16];
    for (gsize i = 0; i < 16; i++) {
        cell[i] = CARCINOMA[i] * 7e13;
    }
    AnkeCounts counts = {cell, 4, 4};
    assert_near(anke_correlation_pearson(&counts, NULL, NULL).r, 0.7925091885911613, 1e-14);
    assert_near(anke_correlation_spearman(&counts).r, 0.7772081026124154, 1e-13);
    assert_near(anke_correlation_kendall(&counts).tau_b, 0.7159772250241743, 1e-13);
    g_assert_cmpfloat(anke_correlation_kendall(&counts).p, ==, 0);
}

static void assert_undefined(const double *cell, gsize n_rows, gsize n_cols)
{
    AnkeCounts counts = {cell, n_rows, n_cols};
    assert_nan(anke_correlation_pearson(&counts, NULL, NULL).r);
    assert_nan(anke_correlation_pearson(&counts, NULL, NULL).p);
    assert_nan(anke_correlation_spearman(&counts).r);
    assert_nan(anke_correlation_kendall(&counts).z);
    assert_nan(anke_correlation_kendall(&counts).p);
    assert_nan(anke_correlation_kendall(&counts).tau_b);
}

static void test_undefined(void)
{
    const double one_row[] = {1, 2, 0, 0}, one_col[] = {1, 0, 5, 0}, nobody[4] = {0};
    const double bad[] = {1, NAN, 3, 4}, negative[] = {1, -1, 3, 4}, one[] = {0, 1, 0, 0};
    assert_undefined(one_row, 2, 2);
    assert_undefined(one_col, 2, 2);
    assert_undefined(nobody, 2, 2);
    assert_undefined(bad, 2, 2);
    assert_undefined(negative, 2, 2);
    assert_undefined(one, 2, 2);
    assert_undefined(nobody, 0, 0);
    const double two_people[] = {1, 0, 0, 1};
    AnkeCounts two = {two_people, 2, 2};
    g_assert_cmpfloat(anke_correlation_pearson(&two, NULL, NULL).r, ==, 1);
    assert_nan(anke_correlation_pearson(&two, NULL, NULL).p);
    const double equal[] = {5, 5}, endless[] = {1, INFINITY};
    assert_nan(anke_correlation_pearson(&two, equal, NULL).r);
    assert_nan(anke_correlation_pearson(&two, endless, NULL).r);
    assert_near(anke_correlation_kendall(&two).z, 1, 1e-15); /* variance 2*1*9/18 */
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    gsl_set_error_handler_off();
    g_test_add_func("/correlation/agrees with R", test_agrees_with_r);
    g_test_add_func("/correlation/three people by hand", test_three_people);
    g_test_add_func("/correlation/values count, their origin does not", test_values);
    g_test_add_func("/correlation/reversing turns the sign, transposing nothing",
                    test_reversed_and_turned);
    g_test_add_func("/correlation/a diagonal gives 1", test_perfect);
    g_test_add_func("/correlation/counts near 2^53 keep their digits", test_huge);
    g_test_add_func("/correlation/what cannot be estimated gives NaN", test_undefined);
    return g_test_run();
}
