#include "analyzer/stats/proportion.h"

#include <gsl/gsl_errno.h>

#include "tests/unit/near.h"

static const double CONF = 0.95;

static void assert_interval(AnkeInterval got, double lo, double hi, double slack)
{
    g_assert_cmpfloat_with_epsilon(got.lo, lo, slack);
    g_assert_cmpfloat_with_epsilon(got.hi, hi, slack);
}

static void assert_undefined(AnkeInterval got)
{
    assert_nan(got.lo);
    assert_nan(got.hi);
}

/* Newcombe (1998), Statistics in Medicine 17, table I, method 3. */
static void test_wilson_published(void)
{
    assert_interval(anke_proportion_wilson(81, 263, NAN, CONF), 0.2553, 0.3662, 5e-5);
    assert_interval(anke_proportion_wilson(15, 148, NAN, CONF), 0.0624, 0.1605, 5e-5);
    assert_interval(anke_proportion_wilson(0, 20, NAN, CONF), 0, 0.1611, 5e-5);
    assert_interval(anke_proportion_wilson(1, 29, NAN, CONF), 0.0061, 0.1718, 5e-5);
}

/* The same table, method 5. */
static void test_clopper_pearson_published(void)
{
    assert_interval(anke_proportion_clopper_pearson(81, 263, CONF), 0.2527, 0.3676, 5e-5);
    assert_interval(anke_proportion_clopper_pearson(15, 148, CONF), 0.0578, 0.1617, 5e-5);
    assert_interval(anke_proportion_clopper_pearson(0, 20, CONF), 0, 0.1684, 5e-5);
    assert_interval(anke_proportion_clopper_pearson(1, 29, CONF), 0.0009, 0.1776, 5e-5);
}

/* 3 of 8 out of 12 people: n* = 8 * 11 / 4 = 22. R 4.2: prop.test(8.25, 22, correct =
 * FALSE)$conf.int */
static void test_wilson_small_town(void)
{
    AnkeInterval got = anke_proportion_wilson(3, 8, 12, CONF);
    assert_near(got.lo, 0.20600181845709375, 1e-14);
    assert_near(got.hi, 0.5811619001950615, 1e-14);
}

static void test_wilson_fraction(void)
{
    AnkeInterval got = anke_proportion_wilson(2.385, 17.9, NAN, 0.9);
    /* R 4.2: p <- 2.385/17.9; n <- 17.9; z <- qnorm(.95);
       (p + z^2/2/n + c(-1, 1) * z * sqrt(p*(1-p)/n + z^2/4/n^2)) / (1 + z^2/n) */
    assert_near(got.lo, 0.04917426767415875, 1e-13);
    assert_near(got.hi, 0.31361856381554531, 1e-13);
}

static void test_ends_are_exact(void)
{
    for (double n = 1; n < 1e7; n = n * 3 + 1) {
        g_assert_cmpfloat(anke_proportion_wilson(0, n, NAN, CONF).lo, ==, 0);
        g_assert_cmpfloat(anke_proportion_wilson(n, n, NAN, CONF).hi, ==, 1);
        g_assert_cmpfloat(anke_proportion_clopper_pearson(0, n, CONF).lo, ==, 0);
        g_assert_cmpfloat(anke_proportion_clopper_pearson(n, n, CONF).hi, ==, 1);
    }
}

static void test_contains_share(void)
{
    for (double n = 1; n < 60; n++) {
        for (double hits = 0; hits <= n; hits++) {
            AnkeInterval got = anke_proportion_wilson(hits, n, n + 5, 0.99);
            g_assert_cmpfloat(0, <=, got.lo);
            g_assert_cmpfloat(got.lo, <=, hits / n);
            g_assert_cmpfloat(hits / n, <=, got.hi);
            g_assert_cmpfloat(got.hi, <=, 1);
        }
    }
}

static void test_mirrored(void)
{
    for (double hits = 0; hits <= 23; hits++) {
        AnkeInterval of_hits = anke_proportion_wilson(hits, 23, 40, CONF);
        AnkeInterval of_misses = anke_proportion_wilson(23 - hits, 23, 40, CONF);
        g_assert_cmpfloat_with_epsilon(of_hits.lo, 1 - of_misses.hi, 1e-15);
        of_hits = anke_proportion_clopper_pearson(hits, 23, CONF);
        of_misses = anke_proportion_clopper_pearson(23 - hits, 23, CONF);
        g_assert_cmpfloat_with_epsilon(of_hits.lo, 1 - of_misses.hi, 1e-14);
    }
}

/* No hits: 1 - hi is tail^(1/n), hi is z^2/(n + z^2): closed forms, near the smallest hi. */
static void test_no_hits_closed_form(void)
{
    double z = 1.9599639845400545, n = 1e6;
    assert_near(anke_proportion_wilson(0, n, NAN, CONF).hi, z * z / (n + z * z), 1e-14);
    double hi = -expm1(log(0.025) / n);
    assert_near(anke_proportion_clopper_pearson(0, n, CONF).hi, hi, 1e-12);
}

static void test_census(void)
{
    for (double population = 1; population <= 8; population++) {
        AnkeInterval got = anke_proportion_wilson(3, 8, population, CONF);
        g_assert_cmpfloat(got.lo, ==, 0.375);
        g_assert_cmpfloat(got.hi, ==, 0.375);
    }
    g_assert_true(isinf(anke_proportion_correct_base(8, 8)));
}

static void test_correction_narrows(void)
{
    double width = INFINITY;
    for (double population = 1e6; population > 30; population /= 2) {
        AnkeInterval got = anke_proportion_wilson(11, 26, population, CONF);
        g_assert_cmpfloat(got.hi - got.lo, <, width);
        width = got.hi - got.lo;
    }
    assert_near(anke_proportion_correct_base(26, 1e15), 26, 1e-12);
    g_assert_cmpfloat(anke_proportion_correct_base(26, NAN), ==, 26);
    g_assert_cmpfloat(anke_proportion_correct_base(26, INFINITY), ==, 26);
}

static void test_undefined(void)
{
    assert_undefined(anke_proportion_wilson(0, 0, NAN, CONF));
    assert_undefined(anke_proportion_wilson(-1, 8, NAN, CONF));
    assert_undefined(anke_proportion_wilson(9, 8, NAN, CONF));
    assert_undefined(anke_proportion_wilson(NAN, 8, NAN, CONF));
    assert_undefined(anke_proportion_wilson(3, INFINITY, NAN, CONF));
    assert_undefined(anke_proportion_wilson(3, 8, NAN, 0));
    assert_undefined(anke_proportion_wilson(3, 8, NAN, 1));
    assert_undefined(anke_proportion_clopper_pearson(0, 0, CONF));
    assert_undefined(anke_proportion_clopper_pearson(9, 8, CONF));
    assert_undefined(anke_proportion_clopper_pearson(3, 8, 1.5));
    assert_nan(anke_proportion_correct_base(0, 12));
    assert_nan(anke_proportion_correct_base(-3, 12));
}

/* Brown, Cai & DasGupta (2001); R 4.2: DescTools::BinomCI(3, 20, method = ...) */
static void test_methods(void)
{
    AnkeInterval got = anke_proportion_interval(ANKE_INTERVAL_JEFFREYS, 0.15, 20, CONF);
    assert_near(got.lo, 0.04413134197515587, 1e-12);
    assert_near(got.hi, 0.3485777108584541, 1e-12);
    got = anke_proportion_interval(ANKE_INTERVAL_AGRESTI_COULL, 0.15, 20, CONF);
    assert_near(got.lo, 0.043939011276519536, 1e-12);
    assert_near(got.hi, 0.36884859936045405, 1e-12);
    got = anke_proportion_interval(ANKE_INTERVAL_WILSON, 0.15, 20, CONF);
    assert_near(got.lo, anke_proportion_wilson(3, 20, NAN, CONF).lo, 1e-15);
    got = anke_proportion_interval(ANKE_INTERVAL_CLOPPER_PEARSON, 0.15, 20, CONF);
    assert_near(got.hi, anke_proportion_clopper_pearson(3, 20, CONF).hi, 1e-15);
}

/*
 * A weighted share with its effective base p (1 - p) / V. R 4.2, survey 4.1: svyciprop(~o, design,
 * method = "xlogit", df = Inf), whose standard error is 0.031914724563817595; Wilson by hand in R.
 */
static void test_effective_base(void)
{
    double share = 0.41878380738929238, se = 0.031914724563817595;
    double base = share * (1 - share) / (se * se);
    AnkeInterval got = anke_proportion_interval(ANKE_INTERVAL_LOGIT, share, base, CONF);
    assert_near(got.lo, 0.35783914744357453, 1e-12);
    assert_near(got.hi, 0.48231220610747877, 1e-12);
    got = anke_proportion_interval(ANKE_INTERVAL_WILSON, share, 239.00730895047565, CONF);
    assert_near(got.lo, 0.35800490627192594, 1e-12);
    assert_near(got.hi, 0.48213211548657453, 1e-12);
}

static const AnkeIntervalMethod ALL_METHODS[] = {
    ANKE_INTERVAL_WILSON, ANKE_INTERVAL_CLOPPER_PEARSON, ANKE_INTERVAL_JEFFREYS,
    ANKE_INTERVAL_AGRESTI_COULL, ANKE_INTERVAL_LOGIT};

static void test_method_ends(void)
{
    for (gsize i = 0; i < G_N_ELEMENTS(ALL_METHODS); i++) {
        for (double base = 0.7; base < 1e6; base *= 5) {
            AnkeInterval none = anke_proportion_interval(ALL_METHODS[i], 0, base, CONF);
            AnkeInterval all = anke_proportion_interval(ALL_METHODS[i], 1, base, CONF);
            if (ALL_METHODS[i] == ANKE_INTERVAL_LOGIT) {
                assert_undefined(none);
                assert_undefined(all);
                continue;
            }
            g_assert_cmpfloat(none.lo, ==, 0);
            g_assert_cmpfloat(all.hi, ==, 1);
            g_assert_cmpfloat(none.hi, >, 0);
            g_assert_cmpfloat(all.lo, <, 1);
        }
    }
}

static void test_method_invariants(void)
{
    for (gsize i = 0; i < G_N_ELEMENTS(ALL_METHODS); i++) {
        for (double share = 0.03; share < 1; share += 0.0709) {
            AnkeInterval got = anke_proportion_interval(ALL_METHODS[i], share, 23.85, 0.9);
            AnkeInterval mirrored = anke_proportion_interval(ALL_METHODS[i], 1 - share, 23.85, 0.9);
            g_assert_cmpfloat(got.lo, <=, share);
            g_assert_cmpfloat(share, <=, got.hi);
            g_assert_cmpfloat_with_epsilon(got.lo, 1 - mirrored.hi, 1e-13);
        }
    }
}

static void test_method_undefined(void)
{
    for (gsize i = 0; i < G_N_ELEMENTS(ALL_METHODS); i++) {
        AnkeIntervalMethod method = ALL_METHODS[i];
        assert_undefined(anke_proportion_interval(method, NAN, 10, CONF));
        assert_undefined(anke_proportion_interval(method, 1.1, 10, CONF));
        assert_undefined(anke_proportion_interval(method, 0.5, 0, CONF));
        assert_undefined(anke_proportion_interval(method, 0.5, NAN, CONF));
        assert_undefined(anke_proportion_interval(method, 0.5, 10, 1));
        AnkeInterval census = anke_proportion_interval(method, 0.5, INFINITY, CONF);
        g_assert_cmpfloat(census.lo, ==, 0.5);
        g_assert_cmpfloat(census.hi, ==, 0.5);
    }
}

static void test_method_names(void)
{
    AnkeIntervalMethod method = ANKE_INTERVAL_WILSON;
    for (gsize i = 0; i < G_N_ELEMENTS(ALL_METHODS); i++) {
        const char *name = anke_interval_method_name(ALL_METHODS[i]);
        g_assert_true(anke_interval_method_parse(name, &method));
        g_assert_cmpint(method, ==, ALL_METHODS[i]);
    }
    g_assert_false(anke_interval_method_parse("wald", &method));
    g_assert_cmpint(method, ==, ANKE_INTERVAL_LOGIT);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    gsl_set_error_handler_off();
    g_test_add_func("/proportion/Wilson gives Newcombe's table", test_wilson_published);
    g_test_add_func("/proportion/Clopper-Pearson gives Newcombe's table",
                    test_clopper_pearson_published);
    g_test_add_func("/proportion/a small town narrows Wilson", test_wilson_small_town);
    g_test_add_func("/proportion/hits and base may be fractions", test_wilson_fraction);
    g_test_add_func("/proportion/no hits and nothing but hits give exact ends",
                    test_ends_are_exact);
    g_test_add_func("/proportion/the interval contains the share", test_contains_share);
    g_test_add_func("/proportion/hits and misses mirror each other", test_mirrored);
    g_test_add_func("/proportion/no hits follow the closed form", test_no_hits_closed_form);
    g_test_add_func("/proportion/a census gives the share itself", test_census);
    g_test_add_func("/proportion/a smaller population narrows the interval",
                    test_correction_narrows);
    g_test_add_func("/proportion/impossible arguments give NaN", test_undefined);
    g_test_add_func("/proportion/methods agree with BinomCI", test_methods);
    g_test_add_func("/proportion/effective bases agree with survey", test_effective_base);
    g_test_add_func("/proportion/methods are exact at the ends", test_method_ends);
    g_test_add_func("/proportion/methods hold the share and mirror", test_method_invariants);
    g_test_add_func("/proportion/methods are undefined where the share is", test_method_undefined);
    g_test_add_func("/proportion/methods have names", test_method_names);
    return g_test_run();
}
