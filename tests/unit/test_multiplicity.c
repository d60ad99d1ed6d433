#include "analyzer/stats/multiplicity.h"

#include <string.h>

#include "tests/unit/near.h"

/* Fourteen p-values with ties, 0 and 1; R 4.2: p.adjust(p, "holm") ... */
static const double P[] = {0.01, 0.02, 0.03, 0.04, 0.05,  0.0003, 0.5,
                           0.03, 1,    0,    0.8,  1e-12, 0.049,  0.2};
#define N_P G_N_ELEMENTS(P)

static const struct {
    AnkeAdjust adjust;
    double wanted[N_P];
} ADJUSTED[] = {
    {ANKE_ADJUST_HOLM,
     {0.11, 0.2, 0.27, 0.28, 0.294, 0.0036, 1, 0.27, 1, 0, 1, 1.3e-11, 0.294, 0.8}},
    {ANKE_ADJUST_BH,
     {0.035, 0.056, 0.06, 0.07, 0.07, 0.0014, 0.58333333333333333, 0.06, 1, 0, 0.86153846153846154,
      7e-12, 0.07, 0.25454545454545455}},
    {ANKE_ADJUST_BONFERRONI,
     {0.14, 0.28, 0.42, 0.56, 0.7, 0.0042, 1, 0.42, 1, 0, 1, 1.4e-11, 0.686, 1}},
    {ANKE_ADJUST_NONE,
     {0.01, 0.02, 0.03, 0.04, 0.05, 0.0003, 0.5, 0.03, 1, 0, 0.8, 1e-12, 0.049, 0.2}},
};

static void test_published(void)
{
    for (gsize i = 0; i < G_N_ELEMENTS(ADJUSTED); i++) {
        double got[N_P];
        memcpy(got, P, sizeof P);
        anke_multiplicity_adjust(got, N_P, ADJUSTED[i].adjust);
        for (gsize at = 0; at < N_P; at++) {
            assert_near(got[at], ADJUSTED[i].wanted[at], 1e-14);
        }
    }
}

static void test_not_tested(void)
{
    for (gsize i = 0; i < G_N_ELEMENTS(ADJUSTED); i++) {
        double got[2 * N_P];
        for (gsize at = 0; at < N_P; at++) {
            got[2 * at] = NAN;
            got[2 * at + 1] = P[at];
        }
        anke_multiplicity_adjust(got, 2 * N_P, ADJUSTED[i].adjust);
        for (gsize at = 0; at < N_P; at++) {
            assert_nan(got[2 * at]);
            assert_near(got[2 * at + 1], ADJUSTED[i].wanted[at], 1e-14);
        }
    }
}

static void test_reversed(void)
{
    for (gsize i = 0; i < G_N_ELEMENTS(ADJUSTED); i++) {
        double got[N_P];
        for (gsize at = 0; at < N_P; at++) {
            got[at] = P[N_P - 1 - at];
        }
        anke_multiplicity_adjust(got, N_P, ADJUSTED[i].adjust);
        for (gsize at = 0; at < N_P; at++) {
            assert_near(got[at], ADJUSTED[i].wanted[N_P - 1 - at], 1e-14);
        }
    }
}

static void test_one_and_none(void)
{
    double one = 0.2385, none[] = {NAN, NAN};
    for (gsize i = 0; i < G_N_ELEMENTS(ADJUSTED); i++) {
        anke_multiplicity_adjust(&one, 1, ADJUSTED[i].adjust);
        g_assert_cmpfloat(one, ==, 0.2385);
        anke_multiplicity_adjust(none, 2, ADJUSTED[i].adjust);
        assert_nan(none[0]);
        anke_multiplicity_adjust(NULL, 0, ADJUSTED[i].adjust);
    }
}

static void test_names(void)
{
    AnkeAdjust adjust = ANKE_ADJUST_NONE;
    for (gsize i = 0; i < G_N_ELEMENTS(ADJUSTED); i++) {
        g_assert_true(anke_adjust_find(anke_adjust_name(ADJUSTED[i].adjust), &adjust));
        g_assert_cmpint(adjust, ==, ADJUSTED[i].adjust);
    }
    g_assert_false(anke_adjust_find("hochberg", &adjust));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/multiplicity/Holm, BH and Bonferroni are R's, ties and all", test_published);
    g_test_add_func("/multiplicity/what was not tested does not count", test_not_tested);
    g_test_add_func("/multiplicity/the order of the input is kept", test_reversed);
    g_test_add_func("/multiplicity/one p-value stays, none is legal", test_one_and_none);
    g_test_add_func("/multiplicity/each method has its name", test_names);
    return g_test_run();
}
