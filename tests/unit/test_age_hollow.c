#include "analyzer/stats/age_hollow.h"

#include "tests/unit/near.h"
#include "tests/unit/staff_structures.h"

static AnkeHollow measure(const AnkeAgeStructure *structure)
{
    AnkeHollowRange range;
    g_assert_true(anke_hollow_range_find(structure, &range));
    return anke_hollow_measure(structure, &range);
}

/* City A: 1 - (182/8)/((260/8 + 402/8)/2) by hand; published .450 and -8.0; 日光市 -.190. */
static void test_real_cities(void)
{
    const AnkeAgeStructure a = official_structure(CITY_A), nikko = official_structure(NIKKO);
    const AnkeHollow hollow = measure(&a), bulge = measure(&nikko);
    g_assert_cmpfloat(hollow.lo, ==, 40);
    g_assert_cmpfloat(hollow.hi, ==, 47);
    assert_near(hollow.index, 1 - 22.75 / 41.375, 1e-15);
    assert_near(hollow.z, -18.625 / sqrt(182 / 64.0 + (260 + 402) / 64.0 / 4), 1e-15);
    g_assert_cmpint(hollow.flag, ==, ANKE_FLAG_RED);
    assert_near(bulge.index, -0.18965517241379315, 1e-13);
    g_assert_cmpfloat(bulge.z, >, 0);
    g_assert_cmpint(bulge.flag, ==, ANKE_FLAG_NONE);
}

static void fill(double *n, int first, int from, int to, double count)
{
    for (int age = from; age <= to; age++) {
        n[age - first] = count;
    }
}

static void test_single_years(void)
{
    double n[42];
    fill(n, 18, 18, 59, 10);
    fill(n, 18, 40, 49, 7);
    AnkeAgeStructure structure = single_structure(18, n, 42);
    AnkeHollow hollow = measure(&structure);
    g_assert_cmpfloat(hollow.hi, ==, 49);
    assert_near(hollow.index, 0.3, 1e-14);
    assert_near(hollow.z, -3 / sqrt(0.7 + 0.5), 1e-14);
    g_assert_cmpint(hollow.flag, ==, ANKE_FLAG_YELLOW);
    fill(n, 18, 18, 59, 1);
    fill(n, 18, 40, 49, 0.5);
    structure = single_structure(18, n, 42);
    hollow = measure(&structure);
    assert_near(hollow.index, 0.5, 1e-14);
    g_assert_cmpint(hollow.flag, ==, ANKE_FLAG_NONE); /* so few persons: z is -1.6 */
}

static void test_undefined(void)
{
    double n[42] = {0};
    fill(n, 18, 40, 49, 7);
    const AnkeAgeStructure lone = single_structure(18, n, 42);
    assert_nan(measure(&lone).index);
    assert_nan(measure(&lone).z);
    g_assert_cmpint(measure(&lone).flag, ==, ANKE_FLAG_UNKNOWN);
    fill(n, 18, 30, 39, 7); /* one neighbour is enough */
    const AnkeAgeStructure sided = single_structure(18, n, 42);
    assert_near(measure(&sided).index, -1, 1e-14);
    const AnkeAgeEnds ends = ANKE_AGE_ENDS_DEFAULT;
    const AnkeAgeBand bands[] = {{20, 35}, {35, 45}, {45, 60}};
    AnkeAgeStructure odd = {0};
    AnkeHollowRange range;
    for (gsize i = 0; i < 3; i++) {
        (void)anke_age_structure_add(&odd, &bands[i], 5);
    }
    g_assert_true(anke_age_structure_finish(&odd, &ends));
    g_assert_false(anke_hollow_range_find(&odd, &range));
}

/* A roster whose hollow is at 28-33, not in the forties, with few below 22 as everywhere. */
static void test_valley_is_found(void)
{
    double n[42];
    fill(n, 18, 18, 59, 15);
    fill(n, 18, 18, 21, 1);
    fill(n, 18, 28, 33, 2);
    const AnkeAgeStructure structure = single_structure(18, n, 42);
    const AnkeValley valley = anke_valley_find(&structure);
    g_assert_cmpfloat(valley.lo, ==, 28);
    g_assert_cmpfloat(valley.hi, ==, 33);
    g_assert_cmpfloat(valley.bottom, ==, 30); /* 28-32 and 29-33 are all low */
    const double mean = (15 * 32 + 2 * 6 + 1 * 2) / 40.0;
    assert_near(valley.depth, 1 - 2 / mean, 1e-14);
    g_assert_cmpint(measure(&structure).flag, ==, ANKE_FLAG_NONE);
}

/* Nobody of 20 to 25 is no valley: they are not hired yet. Nor is the end, where staff retire. */
static void test_no_valley(void)
{
    double n[42];
    fill(n, 18, 18, 59, 10);
    fill(n, 18, 18, 24, 0);
    const AnkeAgeStructure structure = single_structure(18, n, 42);
    assert_nan(anke_valley_find(&structure).lo);
    assert_nan(anke_valley_find(&structure).depth);
    const double nobody[40] = {0};
    const AnkeAgeStructure empty = single_structure(20, nobody, 40);
    assert_nan(anke_valley_find(&empty).lo);
}

static void test_valley_of_bands(void)
{
    const double n[] = {0, 10, 10, 10, 10, 40, 15, 15, 40, 40, 40, 0};
    const AnkeAgeStructure structure = official_structure(n);
    const AnkeValley valley = anke_valley_find(&structure);
    const double mean = 230 / 40.0;
    g_assert_cmpfloat(valley.lo, ==, 28); /* 24-27 begins below 26 */
    g_assert_cmpfloat(valley.hi, ==, 35);
    assert_near(valley.depth, 1 - 2.5 / mean, 1e-14);
}

/* Of two valleys the longer, of equally long ones the deeper. */
static void test_best_valley(void)
{
    double n[42];
    fill(n, 18, 18, 59, 20);
    fill(n, 18, 30, 33, 0);
    fill(n, 18, 45, 48, 1);
    AnkeAgeStructure structure = single_structure(18, n, 42);
    g_assert_cmpfloat(anke_valley_find(&structure).lo, ==, 30);
    fill(n, 18, 45, 50, 1);
    structure = single_structure(18, n, 42);
    g_assert_cmpfloat(anke_valley_find(&structure).hi, ==, 50);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/age_hollow/real cities have their published index", test_real_cities);
    g_test_add_func("/age_hollow/single years take the forties", test_single_years);
    g_test_add_func("/age_hollow/no neighbours, no index", test_undefined);
    g_test_add_func("/age_hollow/a valley is found where it is", test_valley_is_found);
    g_test_add_func("/age_hollow/hiring and retiring ages are no valley", test_no_valley);
    g_test_add_func("/age_hollow/bands have valleys too", test_valley_of_bands);
    g_test_add_func("/age_hollow/the longest valley is taken, then the deepest", test_best_valley);
    return g_test_run();
}
