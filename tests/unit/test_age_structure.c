#include "analyzer/stats/age_structure.h"

#include "analyzer/stats/age_distance.h"
#include "analyzer/stats/age_evenness.h"
#include "analyzer/stats/age_reference.h"
#include "analyzer/stats/national_staff.h"
#include "tests/unit/near.h"
#include "tests/unit/staff_structures.h"

/* Numbers with 17 digits: R 4.2, tests/reference/staff-against-r.R. */

static void test_bands(void)
{
    const AnkeAgeStructure a = official_structure(CITY_A), nikko = official_structure(NIKKO);
    const AnkeAgeSummary first = anke_age_structure_describe(&a);
    const AnkeAgeSummary second = anke_age_structure_describe(&nikko);
    g_assert_cmpfloat(first.n, ==, 1277);
    assert_near(first.mean, 45.295223179326548, 1e-14);
    assert_near(first.median, 48.230303030303027, 1e-14);
    assert_near(first.q1, 35.503311258278146, 1e-14);
    assert_near(first.q3, 54.763713080168777, 1e-14);
    assert_near(first.sd, 10.642246042596554, 1e-14);
    assert_near(second.mean, 43.567493112947659, 1e-14);
    assert_near(second.median, 43.525641025641022, 1e-14);
    assert_near(second.sd, 10.439703529569512, 1e-14);
}

/* R 4.2: x <- rep(30:34, c(1,0,3,2,1)); mean(x), quantile(x), sqrt(mean((x-mean(x))^2)) */
static void test_single_years(void)
{
    const double n[] = {1, 0, 3, 2, 1};
    const AnkeAgeStructure structure = single_structure(30, n, 5);
    const AnkeAgeSummary summary = anke_age_structure_describe(&structure);
    g_assert_true(structure.is_single);
    assert_near(summary.mean, 32.285714285714285, 1e-15);
    assert_near(summary.median, 32, 1e-15);
    assert_near(summary.q1, 32, 1e-15);
    assert_near(summary.q3, 33, 1e-15);
    assert_near(summary.sd, 1.1605769149479943, 1e-14);
}

/* The same persons in bands of one year each and in bands of four are half a year apart. */
static void test_conventions(void)
{
    double single[40], bands[ANKE_AGE_N_OFFICIAL] = {0};
    for (int i = 0; i < 40; i++) {
        single[i] = 3;
        bands[1 + i / 4] += 3;
    }
    const AnkeAgeStructure ages = single_structure(20, single, 40);
    const AnkeAgeStructure official = official_structure(bands);
    assert_near(anke_age_structure_describe(&ages).mean, 39.5, 1e-14);
    assert_near(anke_age_structure_describe(&official).mean, 40, 1e-14);
    assert_near(anke_age_structure_describe(&ages).median, 39.5, 1e-14);
    assert_near(anke_age_structure_describe(&official).median, 40, 1e-14);
}

static void test_open_ends(void)
{
    const AnkeAgeEnds ends = {16, 70};
    const AnkeAgeBand young = {-INFINITY, 20}, old = {65, INFINITY}, narrow = {-INFINITY, 15};
    AnkeAgeStructure structure = {0}, other = {0};
    g_assert_true(anke_age_structure_add(&structure, &old, 1));
    g_assert_true(anke_age_structure_add(&structure, &young, 1));
    g_assert_true(anke_age_structure_finish(&structure, &ends));
    g_assert_cmpfloat(structure.bands[0].from, ==, 16);
    g_assert_cmpfloat(structure.bands[1].to, ==, 70);
    assert_near(anke_age_structure_describe(&structure).mean, (18 + 67.5) / 2, 1e-15);
    g_assert_true(anke_age_structure_add(&other, &narrow, 1));
    g_assert_true(anke_age_structure_add(&other, &old, 1));
    g_assert_true(anke_age_structure_finish(&other, &(AnkeAgeEnds){18, 65}));
    g_assert_cmpfloat(other.bands[0].from, ==, 13);
    g_assert_cmpfloat(other.bands[1].to, ==, 70);
}

static gboolean is_refused(AnkeAgeBand first, AnkeAgeBand second)
{
    const AnkeAgeEnds ends = ANKE_AGE_ENDS_DEFAULT;
    AnkeAgeStructure structure = {0};
    (void)anke_age_structure_add(&structure, &first, 1);
    (void)anke_age_structure_add(&structure, &second, 1);
    return !anke_age_structure_finish(&structure, &ends);
}

static void test_refused(void)
{
    const AnkeAgeBand twenties = {20, 30};
    AnkeAgeStructure none = {0};
    g_assert_false(anke_age_structure_finish(&none, &(AnkeAgeEnds){18, 65}));
    g_assert_true(is_refused(twenties, (AnkeAgeBand){29, 40}));
    g_assert_true(is_refused(twenties, (AnkeAgeBand){30.5, 40}));
    g_assert_true(is_refused(twenties, (AnkeAgeBand){140, 152}));
    g_assert_true(is_refused(twenties, (AnkeAgeBand){-3, 4}));
    g_assert_true(is_refused(twenties, (AnkeAgeBand){NAN, 40}));
    g_assert_false(is_refused(twenties, (AnkeAgeBand){30, 40}));
}

static void test_undefined(void)
{
    const double nobody[5] = {0}, bad[] = {1, NAN, 3}, negative[] = {1, -1, 3};
    const AnkeAgeStructure structures[] = {single_structure(30, nobody, 5),
                                           single_structure(30, bad, 3),
                                           single_structure(30, negative, 3)};
    for (gsize i = 0; i < G_N_ELEMENTS(structures); i++) {
        assert_nan(anke_age_structure_describe(&structures[i]).mean);
        assert_nan(anke_age_structure_describe(&structures[i]).median);
        assert_nan(anke_age_structure_describe(&structures[i]).sd);
        assert_nan(anke_age_distance_even(&structures[i]).dissimilarity);
        assert_nan(anke_age_evenness(&structures[i]).gini);
    }
    assert_nan(anke_age_structure_ratios(&structures[0]).share_old);
}

/* A band of four years across an edge of the ratios is divided evenly. */
static void test_ratios(void)
{
    const AnkeAgeStructure a = official_structure(CITY_A);
    const AnkeAgeRatios ratios = anke_age_structure_ratios(&a);
    const double old = 237 / 4.0 + 246, mid = 89 + 93 + 165 / 2.0, young = 15 + 64 + 108 / 2.0;
    const double heirs = 93 * 3 / 4.0 + 165 + 237 * 3 / 4.0;
    assert_near(ratios.old_per_mid, old / mid, 1e-15);
    assert_near(ratios.young_per_mid, young / mid, 1e-15);
    assert_near(ratios.heirs_per_old, heirs / old, 1e-15);
    assert_near(ratios.share_young, young / 1277, 1e-15);
    assert_near(ratios.share_old, old / 1277, 1e-15);
}

/* Published checks: D .226 and W1 5.3 of city A, .155 of 日光市, .182 between them. */
static void test_distance(void)
{
    const AnkeAgeStructure a = official_structure(CITY_A), nikko = official_structure(NIKKO);
    const AnkeAgeDistance even = anke_age_distance_even(&a);
    const AnkeAgeDistance both = anke_age_distance(&a, &nikko);
    assert_near(even.dissimilarity, 0.22568519968676587, 1e-13);
    assert_near(even.years, 5.2952231793265474, 1e-13);
    g_assert_cmpfloat(fabs(anke_age_distance_even(&nikko).dissimilarity - 0.155), <, 0.0005);
    assert_near(both.dissimilarity, 0.18225107197841592, 1e-13);
    assert_near(both.years, 1.847029417115557, 1e-13);
    assert_near(anke_age_distance(&nikko, &a).years, both.years, 1e-13);
    g_assert_cmpfloat(anke_age_distance(&a, &a).years, <, 1e-15);
}

/* The official bands do not fit into those of ten years: these are spread evenly. R 4.2. */
static void test_national(void)
{
    const AnkeAgeStructure a = official_structure(CITY_A), nikko = official_structure(NIKKO);
    AnkeAgeStructure national;
    anke_national_age_structure(&national);
    assert_near(anke_age_distance(&a, &national).dissimilarity, 0.21517159197299057, 1e-13);
    assert_near(anke_age_distance(&a, &national).years, 3.9798833247485184, 1e-13);
    assert_near(anke_age_distance(&nikko, &national).dissimilarity, 0.13763758150885624, 1e-13);
}

/* Single years fit: they are compared in the bands of the reference, not year by year. */
static void test_coarse_reference(void)
{
    const double n[] = {9, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 10}; /* 20-29, 30, 31 */
    const AnkeAgeEnds ends = ANKE_AGE_ENDS_DEFAULT;
    const AnkeAgeBand twenties = {20, 30}, thirties = {30, 40};
    const AnkeAgeStructure own = single_structure(20, n, 12);
    AnkeAgeStructure reference = {0};
    (void)anke_age_structure_add(&reference, &twenties, 5);
    (void)anke_age_structure_add(&reference, &thirties, 15);
    g_assert_true(anke_age_structure_finish(&reference, &ends));
    const AnkeAgeDistance distance = anke_age_distance(&own, &reference);
    assert_near(distance.dissimilarity, 0.25, 1e-14);
    assert_near(distance.years, 2.5, 1e-14);
}

/* 30 years away is further than the neighbour, which the dissimilarity does not see. */
static void test_years_apart(void)
{
    const double near_one[] = {1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0},
                 far[] = {0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0};
    const double farther[] = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};
    const AnkeAgeStructure a = single_structure(30, near_one, 11);
    const AnkeAgeStructure b = single_structure(30, far, 11);
    const AnkeAgeStructure c = single_structure(30, farther, 11);
    g_assert_cmpfloat(anke_age_distance(&a, &b).dissimilarity, ==, 1);
    g_assert_cmpfloat(anke_age_distance(&a, &c).dissimilarity, ==, 1);
    assert_near(anke_age_distance(&a, &b).years, 1, 1e-15);
    assert_near(anke_age_distance(&a, &c).years, 10, 1e-15);
}

/* R 4.2: sum(cumprod(c(1, 1 - q(22:63)))) with the national rates. */
static void test_stationary(void)
{
    double hires[ANKE_AGE_END] = {[22] = 2}, leaving[ANKE_AGE_END];
    AnkeAgeStructure stationary;
    for (int age = 0; age < ANKE_AGE_END; age++) {
        leaving[age] = anke_national_quit_rate(age);
    }
    anke_age_reference_stationary(hires, leaving, 65, &stationary);
    assert_near(anke_age_structure_sum(&stationary), 33.989693124106154, 1e-14);
    g_assert_cmpfloat(anke_age_structure_count(&stationary, 65, ANKE_AGE_END), ==, 0);
    assert_near(anke_age_structure_count(&stationary, 23, 24), 1 - 0.0144, 1e-15);
}

/* Without leavers everybody hired at 20 to 24 stays 60 - a years. */
static void test_stationary_without_leavers(void)
{
    double hires[ANKE_AGE_END] = {0};
    const double leaving[ANKE_AGE_END] = {0};
    AnkeAgeStructure stationary;
    for (int age = 20; age < 25; age++) {
        hires[age] = 7;
    }
    anke_age_reference_stationary(hires, leaving, 60, &stationary);
    assert_near(anke_age_structure_sum(&stationary), 38, 1e-14);
}

static void test_evenness(void)
{
    const AnkeAgeStructure a = official_structure(CITY_A);
    const AnkeAgeEvenness evenness = anke_age_evenness(&a);
    assert_near(evenness.evenness, 0.93126017675893236, 1e-14);
    assert_near(evenness.gini, 0.30109631949882537, 1e-14);
    assert_near(evenness.cv, 0.54295605911157241, 1e-14);
    assert_near(evenness.step_mean, 0.40076103422701248, 1e-14);
    assert_near(evenness.step_max, 1.240506329113924, 1e-14);
    assert_near(evenness.step_total, 0.27799530148786217, 1e-14);
}

static void test_evenness_of_extremes(void)
{
    double even[40], one[40] = {[7] = 9};
    for (int i = 0; i < 40; i++) {
        even[i] = 2;
    }
    const AnkeAgeStructure all = single_structure(20, even, 40),
                           lone = single_structure(20, one, 40);
    assert_near(anke_age_evenness(&all).evenness, 1, 1e-14);
    g_assert_cmpfloat(anke_age_evenness(&all).gini, ==, 0);
    g_assert_cmpfloat(anke_age_evenness(&lone).evenness, ==, 0);
    assert_near(anke_age_evenness(&lone).gini, 0.9, 1e-14);
    assert_near(anke_age_evenness(&lone).step_max, 2, 1e-14);
}

/* That the rates and shares are those printed. */
static void test_national_numbers(void)
{
    AnkeAgeStructure national;
    anke_national_age_structure(&national);
    assert_near(anke_age_structure_count(&national, 40, 50) / anke_age_structure_sum(&national),
                0.261, 2e-3);
    assert_near(anke_national_quit_rate(24), 0.0144, 1e-15);
    assert_near(anke_national_quit_rate(25), 0.0165, 1e-15);
    assert_near(anke_national_quit_rate(80), 0.0411, 1e-15);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/age_structure/bands give R's exact ages", test_bands);
    g_test_add_func("/age_structure/single years are full ages", test_single_years);
    g_test_add_func("/age_structure/the conventions are half a year apart", test_conventions);
    g_test_add_func("/age_structure/open ends can be set", test_open_ends);
    g_test_add_func("/age_structure/bands that overlap are refused", test_refused);
    g_test_add_func("/age_structure/nobody has no mean", test_undefined);
    g_test_add_func("/age_structure/ratios divide bands evenly", test_ratios);
    g_test_add_func("/age_structure/distances are those published", test_distance);
    g_test_add_func("/age_structure/the nation in bands of ten years", test_national);
    g_test_add_func("/age_structure/a coarse reference sets the bands", test_coarse_reference);
    g_test_add_func("/age_structure/years say how far", test_years_apart);
    g_test_add_func("/age_structure/constant hiring", test_stationary);
    g_test_add_func("/age_structure/constant hiring without leavers",
                    test_stationary_without_leavers);
    g_test_add_func("/age_structure/evenness agrees with R", test_evenness);
    g_test_add_func("/age_structure/evenness is bounded", test_evenness_of_extremes);
    g_test_add_func("/age_structure/national numbers are those printed", test_national_numbers);
    return g_test_run();
}
