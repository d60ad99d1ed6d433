#include <glib.h>
#include <gsl/gsl_errno.h>

#include "analyzer/stats/importance.h"
#include "tests/unit/near.h"
#include "tests/unit/several_variables.h"

enum { N_PREDICTORS = N_VARIABLES - 1 };

static void test_the_attitude_data_agree_with_lm_and_the_definitions_in_r(void)
{
    /* R 4.2 summary(lm(rating ~ .)), solve(cor()), the sum over all subsets, eigen(); the first
     * seven columns agree with 50-digit arithmetic. */
    static const AnkePredictor want[] = {
        {0.6131876078096982, 0.16098311489130426, 0.0009028678840121248, 0.6707252044117286,
         2.667060308257848, 0.37081619431932844, 0.362760199658130889},
        {-0.07305014309952712, 0.13572469021435338, 0.5955939205080448, -0.07342742766558408,
         1.6008914073839966, 0.0509037929715443, 0.056002278778853679},
        {0.32033211637611075, 0.168520318578051, 0.06992534594888819, 0.30887024365692295,
         2.2710431580456594, 0.1557659901691413, 0.163610910750533745},
        {0.0817321335319675, 0.22147767737519447, 0.7154800884387941, 0.06981171503136835,
         3.0782262181910194, 0.12034507940362695, 0.121780399688217092},
        {0.03838144730205214, 0.14699544224287392, 0.7963342642100644, 0.031199748605434886,
         1.2281089672067464, 0.0065887225458608764, 0.008255466496437942},
        {-0.2170566815865019, 0.1782094710704539, 0.23557704862894147, -0.18346445004386508,
         1.951590791150078, 0.028182213121647103, 0.020192737158975779}};
    Sums sums;
    AnkePredictor got[N_PREDICTORS];
    const AnkeImportance fit =
        anke_importance_fit(sum_up(&sums, attitude, N_ATTITUDE, N_VARIABLES, 0), got);
    assert_near(fit.r2, 0.732601992531149, 1e-13);
    assert_near(fit.adj_r2, 0.6628459905827531, 1e-13);
    assert_near(fit.residual_sd, 7.067993764996687, 1e-13);
    assert_near(fit.intercept, 10.787076385709751, 1e-12);
    for (gsize i = 0; i < N_PREDICTORS; i++) {
        assert_near(got[i].coef, want[i].coef, 1e-12);
        assert_near(got[i].se, want[i].se, 1e-12);
        assert_near(got[i].p, want[i].p, 1e-11);
        assert_near(got[i].beta, want[i].beta, 1e-12);
        assert_near(got[i].vif, want[i].vif, 1e-13);
        assert_near(got[i].lmg, want[i].lmg, 1e-12);
        assert_near(got[i].johnson, want[i].johnson, 1e-12);
    }
}

/* NIST StRD Longley, certified values; the deflator is in tenths here. */
static const double certified[] = {15.0618722713733,  -0.358191792925910E-01, -2.02022980381683,
                                   -1.03322686717359, -0.511041056535807E-01, 1829.15146461355};
static const double certified_se[] = {84.9149257747669,  0.334910077722432E-01, 0.488399681651699,
                                      0.214274163161675, 0.226073200069370,     455.478499142212};

static void check_longley(double shift, double tolerance)
{
    Sums sums;
    AnkePredictor got[N_PREDICTORS];
    const AnkeMoments *moments = sum_up(&sums, longley, N_LONGLEY, N_VARIABLES, shift);
    const AnkeImportance fit = anke_importance_fit(moments, got);
    assert_near(fit.r2, 0.995479004577296, 1e-14 + tolerance / 100);
    assert_near(fit.residual_sd, 304.854073561965, tolerance);
    for (gsize i = 0; i < N_PREDICTORS; i++) {
        const double unit = i == 0 ? 10 : 1;
        assert_near(got[i].coef * unit, certified[i], tolerance);
        assert_near(got[i].se * unit, certified_se[i], tolerance);
    }
    if (shift == 0) {
        assert_near(fit.intercept, -3482258.63459582, tolerance);
    }
}

static void test_longley_has_its_certified_values(void)
{
    check_longley(0, 2e-11);
}

static void test_sums_that_were_rounded_cost_the_digits_that_they_lost(void)
{
    Sums sums;
    const AnkeMoments *moments = sum_up(&sums, longley, N_LONGLEY, N_VARIABLES, 0.1);
    /* The year varies by 5 about 1954: 5 of 16 digits go, and the condition takes 4 more. */
    assert_near(anke_moments_digits(moments, 6), 10.7, 0.01);
    check_longley(0.1, 1e-6);
}

/* The two ways of sharing out add up, are no less than 0, and do not depend on units or order. */
static void test_shares_add_up_to_r2_whatever_the_units(void)
{
    static double turned[N_LONGLEY][N_VARIABLES];
    for (gsize row = 0; row < N_LONGLEY; row++) {
        turned[row][0] = -0.4 * longley[row][0] + 3;
        for (gsize i = 1; i < N_VARIABLES; i++) {
            turned[row][N_VARIABLES - i] = 2.385e-3 * longley[row][i];
        }
    }
    Sums sums;
    Sums other;
    AnkePredictor one[N_PREDICTORS];
    AnkePredictor two[N_PREDICTORS];
    const AnkeImportance fit =
        anke_importance_fit(sum_up(&sums, longley, N_LONGLEY, N_VARIABLES, 0), one);
    (void)anke_importance_fit(sum_up(&other, turned, N_LONGLEY, N_VARIABLES, 0), two);
    double lmg = 0;
    double johnson = 0;
    for (gsize i = 0; i < N_PREDICTORS; i++) {
        g_assert_cmpfloat(one[i].lmg, >=, 0);
        g_assert_cmpfloat(one[i].johnson, >=, 0);
        lmg += one[i].lmg;
        johnson += one[i].johnson;
        assert_near(two[N_PREDICTORS - 1 - i].lmg, one[i].lmg, 1e-6);
        assert_near(two[N_PREDICTORS - 1 - i].johnson, one[i].johnson, 1e-6);
        assert_near(two[N_PREDICTORS - 1 - i].p, one[i].p, 1e-5);
    }
    assert_near(lmg, fit.r2, 1e-12);
    assert_near(johnson, fit.r2, 1e-12);
}

static void test_predictors_that_do_not_hang_together_share_their_squared_correlations(void)
{
    /* y = 2a + b + rest on a 2 x 2 design, twice */
    static const double rows[8][N_VARIABLES] = {{3, 1, 1},     {1, 1, -1},    {-1, -1, 1},
                                                {-3, -1, -1},  {3.4, 1, 1},   {0.6, 1, -1},
                                                {-1.4, -1, 1}, {-2.6, -1, -1}};
    Sums sums;
    AnkePredictor got[2];
    const AnkeImportance fit = anke_importance_fit(sum_up(&sums, rows, 8, 3, 0), got);
    assert_near(got[0].vif, 1, 1e-14);
    assert_near(got[0].coef, 2, 1e-14);
    assert_near(got[0].lmg, got[0].beta * got[0].beta, 1e-13);
    assert_near(got[1].johnson, got[1].beta * got[1].beta, 1e-13);
    assert_near(got[0].lmg + got[1].lmg, fit.r2, 1e-14);
}

static void test_one_predictor_has_all_of_r2(void)
{
    Sums sums;
    AnkePredictor got;
    const AnkeImportance fit = anke_importance_fit(sum_up(&sums, attitude, N_ATTITUDE, 2, 0), &got);
    /* R 4.2: cor(rating, complaints)^2 */
    assert_near(fit.r2, 0.6813141641088634, 1e-14);
    assert_near(got.lmg, fit.r2, 1e-14);
    assert_near(got.johnson, fit.r2, 1e-14);
    assert_near(got.vif, 1, 1e-15);
}

static void test_a_perfect_fit_leaves_no_error(void)
{
    const double sx[] = {20, 10};
    const double sxy[] = {120, 60, 60, 30}; /* 2 4 6 8 and 1 2 3 4 */
    const AnkeMoments moments = {4, 2, sx, sxy};
    AnkePredictor got;
    const AnkeImportance fit = anke_importance_fit(&moments, &got);
    assert_near(fit.r2, 1, 1e-15);
    assert_near(fit.adj_r2, 1, 1e-15);
    assert_near(got.coef, 2, 1e-15);
    g_assert_cmpfloat(got.se, ==, 0);
    g_assert_cmpfloat(got.p, ==, 0);
}

static void test_many_predictors_have_no_lmg(void)
{
    enum { N = ANKE_LMG_MAX_PREDICTORS + 2 };
    double sx[N] = {0};
    double sxy[N * N] = {0};
    for (gsize i = 0; i < N; i++) {
        for (gsize k = 0; k < N; k++) {
            sxy[i * N + k] = i == k ? 100 : 20;
        }
    }
    const AnkeMoments moments = {200, N, sx, sxy};
    AnkePredictor got[N - 1];
    const AnkeImportance fit = anke_importance_fit(&moments, got);
    double johnson = 0;
    for (gsize i = 0; i < N - 1; i++) {
        assert_nan(got[i].lmg);
        johnson += got[i].johnson;
    }
    assert_near(johnson, fit.r2, 1e-13);
}

static void check_undefined(const AnkeMoments *moments)
{
    AnkePredictor got[N_PREDICTORS] = {{0}};
    const AnkeImportance fit = anke_importance_fit(moments, got);
    assert_nan(fit.r2);
    assert_nan(fit.adj_r2);
    assert_nan(fit.intercept);
    for (gsize i = 0; i + 1 < moments->n_variables; i++) {
        const double numbers[] = {got[i].coef, got[i].se,  got[i].p,      got[i].beta,
                                  got[i].vif,  got[i].lmg, got[i].johnson};
        for (gsize k = 0; k < G_N_ELEMENTS(numbers); k++) {
            assert_nan(numbers[k]);
        }
    }
}

static void test_undefined_cases(void)
{
    const double sx[] = {10, 10, 20};
    const double twice[] = {35, 29, 58, 29, 30,
                            60, 58, 60, 120}; /* the third is twice the second */
    const double constant[] = {30, 25, 50, 25, 30, 50, 50, 50, 100}; /* the third is 5 */
    const double none[] = {NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN};
    const AnkeMoments cases[] = {{4, 3, sx, twice}, {9, 3, sx, twice},  {4, 3, sx, constant},
                                 {0, 3, sx, twice}, {4, 3, sx, none},   {4, 1, sx, twice},
                                 {4, 0, sx, twice}, {NAN, 3, sx, twice}};
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        check_undefined(&cases[i]);
    }
    Sums sums;
    /* as many people as coefficients */
    check_undefined(sum_up(&sums, longley, N_VARIABLES, N_VARIABLES, 0));
}

int main(int argc, char **argv)
{
    gsl_set_error_handler_off();
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/importance/the attitude data agree with lm and the definitions in R",
                    test_the_attitude_data_agree_with_lm_and_the_definitions_in_r);
    g_test_add_func("/importance/Longley has its certified values",
                    test_longley_has_its_certified_values);
    g_test_add_func("/importance/sums that were rounded cost the digits that they lost",
                    test_sums_that_were_rounded_cost_the_digits_that_they_lost);
    g_test_add_func("/importance/shares add up to R2 whatever the units",
                    test_shares_add_up_to_r2_whatever_the_units);
    g_test_add_func(
        "/importance/predictors that do not hang together share their squared correlations",
        test_predictors_that_do_not_hang_together_share_their_squared_correlations);
    g_test_add_func("/importance/one predictor has all of R2", test_one_predictor_has_all_of_r2);
    g_test_add_func("/importance/a perfect fit leaves no error",
                    test_a_perfect_fit_leaves_no_error);
    g_test_add_func("/importance/many predictors have no lmg", test_many_predictors_have_no_lmg);
    g_test_add_func("/importance/undefined cases", test_undefined_cases);
    return g_test_run();
}
