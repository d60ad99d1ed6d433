#include "analyzer/stats/contrasts.h"

#include <gsl/gsl_errno.h>

#include "tests/unit/near.h"

static const AnkeColumnOverlap APART = {0, 0};

static AnkeContrast compare(double hits1, double n1, double hits2, double n2)
{
    AnkeColumn first = anke_column_of_people(hits1, n1);
    AnkeColumn second = anke_column_of_people(hits2, n2);
    return anke_contrast_shares(&first, &second, &APART);
}

/* R 4.2: prop.test(c(25, 11), c(63, 57), correct = FALSE) */
static void test_two_shares(void)
{
    AnkeContrast got = compare(25, 63, 11, 57);
    g_assert_cmpint(got.method, ==, ANKE_CONTRAST_NORMAL);
    assert_near(got.z, 2.4333417529327068, 1e-13);
    assert_near(got.p, 0.01496017320502298, 1e-12);
    assert_near(got.diff, 25 / 63.0 - 11 / 57.0, 1e-15);
    AnkeContrast turned = compare(11, 57, 25, 63);
    g_assert_cmpfloat(turned.z, ==, -got.z);
    g_assert_cmpfloat(turned.p, ==, got.p);
    assert_near(compare(38, 63, 46, 57).p, got.p, 1e-12); /* who did not */
}

/* R 4.2: fisher.test(matrix(c(0, 23, 7, 21), 2)), fisher.test(matrix(c(3, 37, 9, 24), 2)) */
static void test_small_counts(void)
{
    AnkeContrast got = compare(0, 23, 7, 28);
    g_assert_cmpint(got.method, ==, ANKE_CONTRAST_EXACT);
    assert_near(got.p, 0.012344597413433469, 1e-12);
    assert_nan(got.z);
    /* expected 12 * 33/73 = 5.4: still normal; with one less 4.97: exact */
    g_assert_cmpint(compare(3, 40, 9, 33).method, ==, ANKE_CONTRAST_NORMAL);
    g_assert_cmpint(compare(2, 40, 9, 33).method, ==, ANKE_CONTRAST_EXACT);
    g_assert_cmpint(compare(40, 40, 20, 33).method, ==, ANKE_CONTRAST_EXACT);
}

/* n12 people in both: each adds (1/n1 - 1/n2)^2 to the variance, the others 1/n1^2 or 1/n2^2. */
static void test_overlap(void)
{
    AnkeColumn first = anke_column_of_people(25, 63), second = anke_column_of_people(11, 57);
    for (double common = 0; common < 57; common += 8) {
        AnkeColumnOverlap overlap = {common, common};
        double each = 1 / 63.0 - 1 / 57.0, pooled = 36 / 120.0;
        double spread = common * each * each + (63 - common) / 63 / 63 + (57 - common) / 57 / 57;
        AnkeContrast got = anke_contrast_shares(&first, &second, &overlap);
        assert_near(got.z, (25 / 63.0 - 11 / 57.0) / sqrt(pooled * (1 - pooled) * spread), 1e-12);
        g_assert_cmpint(got.method, ==, ANKE_CONTRAST_NORMAL);
    }
}

/* By hand: weights with b = 80.5, 61.25, s = 118.75, 90.5, s12 = 24.5 and 12 people in common. */
static void test_weights(void)
{
    AnkeColumn first = {30.25, 80.5, 63, 118.75}, second = {11.5, 61.25, 57, 90.5};
    AnkeColumnOverlap overlap = {12, 24.5};
    AnkeContrast got = anke_contrast_shares(&first, &second, &overlap);
    double pooled = (30.25 + 11.5) / (80.5 + 61.25);
    double spread = 118.75 / (80.5 * 80.5) + 90.5 / (61.25 * 61.25) - 49 / (80.5 * 61.25);
    double diff = 30.25 / 80.5 - 11.5 / 61.25;
    g_assert_cmpint(got.method, ==, ANKE_CONTRAST_STUDENT);
    assert_near(got.z, diff / sqrt(pooled * (1 - pooled) * spread), 1e-13);
    assert_near(got.df, 80.5 * 80.5 / 118.75 + 61.25 * 61.25 / 90.5 - 14, 1e-13);
    AnkeColumn scaled1 = {3025, 8050, 63, 1187500}, scaled2 = {1150, 6125, 57, 905000};
    AnkeColumnOverlap scaled = {12, 245000};
    assert_near(anke_contrast_shares(&scaled1, &scaled2, &scaled).p, got.p, 1e-12);
}

static void test_not_compared(void)
{
    g_assert_cmpint(compare(4, 9, 20, 40).method, ==, ANKE_CONTRAST_NONE);
    assert_near(compare(4, 9, 20, 40).diff, 4 / 9.0 - 0.5, 1e-15);
    assert_nan(compare(0, 30, 0, 40).p);
    assert_nan(compare(30, 30, 40, 40).p);
    assert_nan(compare(0, 0, 20, 40).diff);
    assert_nan(compare(50, 40, 20, 40).p);
    assert_nan(compare(NAN, 40, 20, 40).p);
    assert_nan(compare(10, 40, -1, 40).p);
    AnkeColumn same = anke_column_of_people(10, 40);
    AnkeColumnOverlap all = {40, 40}, more = {50, 50}, some = {5, 5};
    assert_nan(anke_contrast_shares(&same, &same, &all).p);
    assert_nan(anke_contrast_shares(&same, &same, &more).p);
    AnkeColumn nobody = anke_column_of_people(0, 40);
    assert_nan(anke_contrast_shares(&nobody, &same, &some).p);
    AnkeColumn weighted = {0, 45, 40, 60}, few = {10, 45, 40, 300};
    assert_nan(anke_contrast_shares(&weighted, &same, &APART).p);
    assert_nan(anke_contrast_shares(&few, &same, &APART).p);
}

static AnkeInterval find_newcombe(double hits1, double n1, double hits2, double n2, double r)
{
    return anke_contrast_newcombe(hits1 / n1, anke_proportion_wilson(hits1, n1, NAN, 0.95),
                                  hits2 / n2, anke_proportion_wilson(hits2, n2, NAN, 0.95), r);
}

/* Newcombe (1998), table II, method 10; more digits by the same formula in R 4.2, prop.test() */
static void test_newcombe(void)
{
    static const struct {
        double hits1, n1, hits2, n2, lo, hi;
    } cases[] = {
        {56, 70, 48, 80, 0.052431472402364926, 0.33387265403690586}, /* .0524 .3339 */
        {9, 10, 3, 10, 0.17052272393450307, 0.80901797353548799},    /* .1705 .8090 */
        {10, 10, 0, 20, 0.67908603714191484, 1},                     /* .6791 1.000 */
        {0, 18, 0, 25, -0.13319225093904843, 0.17587922364665756},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        AnkeInterval got =
            find_newcombe(cases[i].hits1, cases[i].n1, cases[i].hits2, cases[i].n2, 0);
        assert_near(got.lo, cases[i].lo, 1e-12);
        assert_near(got.hi, cases[i].hi, 1e-12);
        AnkeInterval turned =
            find_newcombe(cases[i].hits2, cases[i].n2, cases[i].hits1, cases[i].n1, 0);
        assert_near(turned.lo, -got.hi, 1e-15);
    }
}

static void test_newcombe_overlap(void)
{
    AnkeInterval last = find_newcombe(25, 63, 11, 57, 0);
    for (double r = 0.1; r <= 1; r += 0.1) {
        AnkeInterval got = find_newcombe(25, 63, 11, 57, r);
        g_assert_cmpfloat(got.lo, >, last.lo);
        g_assert_cmpfloat(got.hi, <, last.hi);
        g_assert_cmpfloat(got.lo, <=, 25 / 63.0 - 11 / 57.0);
        last = got;
    }
    AnkeColumn first = anke_column_of_people(25, 63), second = anke_column_of_people(11, 57);
    AnkeColumnOverlap overlap = {12, 12};
    assert_near(anke_contrast_correlation(&first, &second, &overlap), 12 / sqrt(63 * 57.0), 1e-15);
    g_assert_cmpfloat(anke_contrast_correlation(&first, &second, &APART), ==, 0);
    AnkeInterval nothing = find_newcombe(0, 0, 1, 5, 0);
    assert_nan(nothing.lo);
    assert_nan(nothing.hi);
    AnkeInterval census = {0.25, 0.25};
    census = anke_contrast_newcombe(0.25, census, 0.25, census, 0);
    g_assert_cmpfloat(census.lo, ==, 0);
    g_assert_cmpfloat(census.hi, ==, 0);
}

/* R 4.2: t.test(x, y, var.equal = TRUE) with x <- c(1, 2, 2, 3, 5, 2.385, 2.385, 4, 4, 1, 3),
 * y <- c(5, 4.5, 3, 1, 1, 5, 4.5, 5, 2, 2, 4, 4.5) */
static void test_means(void)
{
    const double values[] = {1, 2, 2.385, 3, 4, 4.5, 5};
    const double cells[] = {2, 2, 2, 2, 2, 0, 2, 1, 2, 1, 0, 3, 1, 3};
    AnkeCounts counts = {cells, 7, 2};
    AnkeGroupMean groups[2];
    g_assert_true(anke_means_sum_groups(&counts, values, groups));
    AnkeContrast got = anke_contrast_means(&groups[0], &groups[1], 0);
    assert_near(got.z, -1.2583781700541328, 1e-13);
    g_assert_cmpfloat(got.df, ==, 21);
    assert_near(got.p, 0.22206638942002585, 1e-12);
    /* t.test(x, y, var.equal = TRUE, conf.level = .9)$conf.int */
    assert_near(anke_contrast_mean_range(&got, 0.9).lo, -1.78023492755180546, 1e-12);
    assert_near(anke_contrast_mean_range(&got, 0.9).hi, 0.27629553361241149, 1e-12);
    AnkeContrast overlapping = anke_contrast_means(&groups[0], &groups[1], 5);
    assert_near(overlapping.z, got.z * sqrt(23 / 132.0 / (23 / 132.0 - 10 / 132.0)), 1e-13);
    g_assert_cmpfloat(overlapping.df, ==, 16);
    assert_nan(anke_contrast_means(&groups[0], &groups[0], 11).p);
    assert_nan(anke_contrast_means(&groups[0], &groups[1], 12).p);
    AnkeGroupMean few = {9, 1, 1, 3}, constant = {20, 1, 1, 0};
    assert_nan(anke_contrast_means(&few, &groups[1], 0).p);
    assert_nan(anke_contrast_means(&constant, &constant, 0).p);
}

/* survey 4.1: svyttest(y ~ g, d), whose t this is (it turns the sign) */
static void test_survey_means(void)
{
    AnkeSurveyMean first = {2.7301413427561836, 0.41176230559635102, 11},
                   second = {3.4649277405710257, 0.54096606592730501, 12};
    AnkeContrast got = anke_contrast_survey_means(&first, &second);
    assert_near(got.z, -1.0808107863252552, 1e-10);
    AnkeSurveyMean few = {1, 0.1, 9}, alone = {1, NAN, 20}, sure = {1, 0, 20};
    assert_nan(anke_contrast_survey_means(&few, &second).p);
    assert_nan(anke_contrast_survey_means(&alone, &second).p);
    assert_nan(anke_contrast_survey_means(&sure, &sure).p);
    assert_nan(anke_contrast_mean_range(&got, 1).lo);
    AnkeContrast none = anke_contrast_survey_means(&few, &second);
    assert_nan(anke_contrast_mean_range(&none, 0.95).lo);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    gsl_set_error_handler_off();
    g_test_add_func("/contrasts/two shares as in prop.test()", test_two_shares);
    g_test_add_func("/contrasts/small counts are tested exactly", test_small_counts);
    g_test_add_func("/contrasts/people in common lower the variance", test_overlap);
    g_test_add_func("/contrasts/weights enter by their squares", test_weights);
    g_test_add_func("/contrasts/what cannot be compared is not", test_not_compared);
    g_test_add_func("/contrasts/intervals are Newcombe's printed ones", test_newcombe);
    g_test_add_func("/contrasts/people in common narrow the interval", test_newcombe_overlap);
    g_test_add_func("/contrasts/means of overlapping columns", test_means);
    g_test_add_func("/contrasts/weighted means as in svyttest()", test_survey_means);
    return g_test_run();
}
