#include "analyzer/stats/rao_scott.h"

#include <gsl/gsl_errno.h>

#include "analyzer/stats/independence.h"
#include "tests/unit/near.h"

static AnkeRaoScott run_weights(double n, gsize n_rows, gsize n_cols, const double *w,
                                const double *w2)
{
    AnkeStratum all = {n, NAN};
    AnkeDesignTable table = {&all, 1, n_rows, n_cols, w, w2};
    return anke_rao_scott_test(&table);
}

static void assert_test(AnkeRaoScott got, double f, double df1, double df2, double p)
{
    assert_near(got.f, f, 1e-11);
    assert_near(got.df1, df1, 1e-11);
    assert_near(got.df2, df2, 1e-11);
    assert_near(got.p, p, 1e-9);
}

/* 300 respondents, some without an answer, 4 of weight 0: opinion by sex, opinion by age.
 * R 4.2, survey 4.1: svychisq(~opinion + sex, svydesign(~1, weights = ~w, data = d)). */
static const double SEX_W[6] = {89.6443, 37.6589, 57.3915, 53.994, 25.8829, 39.4115};
static const double SEX_W2[6] = {105.12228301, 46.79136995, 77.81026501,
                                 77.32309614,  32.38730611, 54.65979607};

static void test_weights_sex(void)
{
    AnkeRaoScott got = run_weights(300, 3, 2, SEX_W, SEX_W2);
    assert_test(got, 7.1441199895936425, 1.9980393349894314, 597.41376116184,
                0.0008624104553703688);
    assert_near(got.chisq1, 14.288239979187285, 1e-11);
    g_assert_cmpfloat(got.df, ==, 2);
    assert_near(got.p1, 0.000789492685059749, 1e-10);
    assert_near(got.deff, 1.2935291694934257, 1e-11);
}

static void test_weights_age(void)
{
    static const double w[9] = {36.5485, 43.6014, 47.1533, 25.8798, 41.3643,
                                44.1414, 20.1555, 21.1595, 23.9794};
    static const double w2[9] = {43.19816599, 50.96944128, 57.74604569, 33.78153418, 59.00907957,
                                 62.3427474,  31.72321917, 26.67923751, 28.6446455};
    AnkeRaoScott got = run_weights(300, 3, 3, w, w2);
    assert_test(got, 0.28574367545014984, 3.9854311713888735, 1191.6439202452732,
                0.8867285057942716);
    assert_near(got.p1, 0.887395223403903, 1e-11);
}

/* survey::apistrat: school types are the strata; sch.wide by type, then awards by sch.wide with an
 * empty cell. Rows are No, Yes. R 4.2, survey 4.1: svychisq(). */
static const AnkeStratum API[3] = {{100, 4421}, {50, 755}, {50, 1018}};
static const double API_WEIGHT[3] = {44.2099990844727, 15.1000003814697, 20.3600006103516};

static AnkeRaoScott run_api(gsize n_cols, const double *people)
{
    double w[18], w2[18];
    gsize n_cells = 2 * n_cols;
    for (gsize i = 0; i < 3 * n_cells; i++) {
        double weight = API_WEIGHT[i / n_cells];
        w[i] = people[i] * weight;
        w2[i] = people[i] * weight * weight;
    }
    AnkeDesignTable table = {API, 3, 2, n_cols, w, w2};
    return anke_rao_scott_test(&table);
}

static void test_strata(void)
{
    static const double people[18] = {9, 0, 0, 91, 0, 0, 0, 24, 0, 0, 26, 0, 0, 0, 15, 0, 0, 35};
    AnkeRaoScott got = run_api(3, people);
    assert_test(got, 17.247443963888795, 1.8286715041635828, 360.2482863202258,
                2.0350463594651842e-07);
    assert_near(got.chisq1, 34.49488792777759, 1e-11);
    assert_near(got.p1, 3.232438416288653e-08, 1e-9);
    assert_near(got.deff, 0.7755796769627135, 1e-11);
}

static void test_empty_cell(void)
{
    /* awards No, Yes by sch.wide No, Yes: nobody has awards without sch.wide. */
    static const double people[12] = {9, 18, 0, 73, 24, 10, 0, 16, 15, 11, 0, 24};
    AnkeRaoScott got = run_api(2, people);
    assert_test(got, 77.27689903820206, 1, 197, 7.363972858507768e-16);
    assert_near(got.p1, 1.485939039833714e-18, 1e-9);
}

/* 60 rows in three strata, answers and groups missing, an empty cell, weights of every size.
 * R 4.2, survey 4.1: svychisq(~q + g, svydesign(~1, strata = ~h, fpc = ~N, weights = ~w)). */
static const double MIXED_W[18] = {1.04, 6.28, 3.29, 2.37, 9.43, 0,    3.99, 5.55, 0.43,
                                   6.22, 2.51, 0,    0,    2.2,  4.47, 1.89, 3.97, 0};
static const double MIXED_W2[18] = {1.0816, 12.697, 4.5353, 5.6169, 14.9715, 0,
                                    8.0145, 8.2111, 0.1849, 9.7526, 3.1505,  0,
                                    0,      1.7714, 6.5617, 3.5721, 6.5291,  0};

static void test_mixed(void)
{
    AnkeStratum strata[3] = {{19, 100}, {23, 80}, {18, 60}};
    AnkeDesignTable table = {strata, 3, 3, 2, MIXED_W, MIXED_W2};
    assert_test(anke_rao_scott_test(&table), 8.7651984104788951, 1.9903185368214265,
                113.44815659882131, 0.00029547431774429349);
    for (int h = 0; h < 3; h++) {
        strata[h].population = NAN;
    }
    assert_test(anke_rao_scott_test(&table), 6.4814536904697775, 1.9876670188564634,
                113.29702007481841, 0.0022069490904122616);
    double w[6] = {0}, w2[6] = {0};
    for (int i = 0; i < 18; i++) {
        w[i % 6] += MIXED_W[i];
        w2[i % 6] += MIXED_W2[i];
    }
    assert_test(run_weights(60, 3, 2, w, w2), 6.3908314350621849, 1.9774166524283632,
                116.66758249327343, 0.0024121556416417801);
}

/* Transposing, reordering, scaling and empty rows change nothing. */
static void test_invariant(void)
{
    double turned[12] = {0}, turned2[12] = {0};
    for (int row = 0; row < 3; row++) {
        for (int col = 0; col < 2; col++) {
            int to = (1 - col) * 4 + (row == 0 ? 3 : row - 1); /* column 2 stays empty */
            turned[to] = SEX_W[row * 2 + col] * 1e3;
            turned2[to] = SEX_W2[row * 2 + col] * 1e6;
        }
    }
    AnkeRaoScott plain = run_weights(300, 3, 2, SEX_W, SEX_W2);
    AnkeRaoScott got = run_weights(300, 3, 4, turned, turned2);
    assert_test(got, plain.f, plain.df1, plain.df2, plain.p);
    assert_near(got.p1, plain.p1, 1e-10);
}

/* Where the table is exactly independent the observed shares are the expected ones, so equal weights
 * have a design effect of n / (n - 1), which the variance of a sample of rows brings in. */
static void test_equal_weights(void)
{
    static const double n[4] = {20, 30, 40, 60};
    AnkeRaoScott got = run_weights(150, 2, 2, n, n);
    assert_near(got.deff, 150.0 / 149, 1e-12);
    g_assert_cmpfloat(fabs(got.chisq1), <, 1e-12);
    assert_near(got.p1, 1, 1e-12);
}

/* R 4.2, survey 4.1: svychisq() of 800 rows of weight 1. With 4020 rows R's p underflows, too. */
static void test_tiny_p(void)
{
    static const double clear[4] = {300, 100, 100, 300}, clearer[4] = {2000, 10, 10, 2000};
    assert_test(run_weights(800, 2, 2, clear, clear), 199.75, 1, 799, 1.2087129768518259e-40);
    AnkeRaoScott got = run_weights(4020, 2, 2, clearer, clearer);
    assert_near(got.f, 3939.417811440097, 1e-11);
    g_assert_true(got.p >= 0 && got.p < 1e-300);
    static const double huge[4] = {4e15, 3e15, 3e15, 4e15};
    got = run_weights(1.4e16, 2, 2, huge, huge);
    g_assert_true(isfinite(got.f) && got.p >= 0);
}

static void assert_undefined(AnkeRaoScott got)
{
    assert_nan(got.f);
    assert_nan(got.df1);
    assert_nan(got.df2);
    assert_nan(got.p);
    assert_nan(got.chisq1);
    assert_nan(got.p1);
}

static void test_undefined(void)
{
    static const double one_row[4] = {3, 4, 0, 0}, negative[4] = {3, 4, -1, 2};
    static const double nan[4] = {3, 4, NAN, 2}, fine[4] = {3, 4, 1, 2}, none[4] = {0};
    assert_undefined(run_weights(7, 2, 2, one_row, one_row));
    assert_undefined(run_weights(8, 2, 2, negative, fine));
    assert_undefined(run_weights(8, 2, 2, fine, negative));
    assert_undefined(run_weights(8, 2, 2, nan, fine));
    assert_undefined(run_weights(8, 2, 2, none, none));
    assert_undefined(run_weights(1, 2, 2, fine, fine));
    assert_undefined(run_weights(0, 0, 0, fine, fine));
    AnkeStratum census = {10, 10};
    AnkeDesignTable table = {&census, 1, 2, 2, fine, fine};
    assert_undefined(anke_rao_scott_test(&table));
}

static void test_lonely(void)
{
    static const double w[8] = {1, 0, 0, 0, 3, 4, 1, 2};
    AnkeStratum strata[2] = {{1, 5}, {12, NAN}};
    AnkeDesignTable table = {strata, 2, 2, 2, w, w};
    assert_undefined(anke_rao_scott_test(&table));
    strata[0].population = 1;
    g_assert_true(isfinite(anke_rao_scott_test(&table).f));
}

static void test_too_many_empty_cells(void)
{
    static const double w[9] = {3, 0, 0, 0, 4, 0, 0, 0, 5};
    assert_undefined(run_weights(12, 3, 3, w, w));
}

static void test_size(void)
{
    gsize n_cells = ANKE_RAO_SCOTT_MAX_CELLS;
    g_autofree double *w = g_new(double, n_cells + 2);
    for (gsize i = 0; i < n_cells + 2; i++) {
        w[i] = 1 + (double)(i * 7919 % 13);
    }
    AnkeRaoScott got = run_weights(1e5, n_cells / 20, 20, w, w);
    g_assert_true(got.p >= 0 && got.p <= 1);
    g_assert_cmpuint(got.n_filled_cells, ==, n_cells);
    assert_undefined(run_weights(1e5, n_cells / 2 + 1, 2, w, w));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    gsl_set_error_handler_off();
    g_test_add_func("/rao-scott/weights alone agree with svychisq", test_weights_sex);
    g_test_add_func("/rao-scott/a larger table agrees with svychisq", test_weights_age);
    g_test_add_func("/rao-scott/strata agree with svychisq", test_strata);
    g_test_add_func("/rao-scott/an empty cell agrees with svychisq", test_empty_cell);
    g_test_add_func("/rao-scott/missing answers and small strata agree with svychisq", test_mixed);
    g_test_add_func("/rao-scott/transposing, scaling and empty columns change nothing",
                    test_invariant);
    g_test_add_func("/rao-scott/equal weights have no design effect", test_equal_weights);
    g_test_add_func("/rao-scott/small p-values keep their digits", test_tiny_p);
    g_test_add_func("/rao-scott/is undefined without a table or rows", test_undefined);
    g_test_add_func("/rao-scott/a lone row leaves it undefined", test_lonely);
    g_test_add_func("/rao-scott/too many empty cells leave it undefined",
                    test_too_many_empty_cells);
    g_test_add_func("/rao-scott/is bounded by the number of cells", test_size);
    return g_test_run();
}
