#include "analyzer/stats/verdict.h"

#include "tests/unit/near.h"

static const AnkeVerdictSpec LARGE = {
    .low_expected = 0, .min_expected = 7.5, .n_rows = 3, .n_cols = 4};

static void assert_verdict(const AnkeVerdictSpec *spec, AnkeTest test, AnkeReason reason)
{
    AnkeVerdict got = anke_verdict_choose(spec);
    g_assert_cmpint(got.test, ==, test);
    g_assert_cmpint(got.reason, ==, reason);
}

static void test_chisq(void)
{
    assert_verdict(&LARGE, ANKE_TEST_CHISQ, ANKE_REASON_LARGE_EXPECTED);
}

static void test_borders(void)
{
    AnkeVerdictSpec spec = LARGE;
    spec.low_expected = 0.2;
    spec.min_expected = 1;
    assert_verdict(&spec, ANKE_TEST_CHISQ, ANKE_REASON_LARGE_EXPECTED);
    spec.low_expected = 0.21;
    assert_verdict(&spec, ANKE_TEST_FISHER, ANKE_REASON_SMALL_EXPECTED);
    spec.low_expected = 0.01;
    spec.min_expected = 0.99;
    assert_verdict(&spec, ANKE_TEST_FISHER, ANKE_REASON_SMALL_EXPECTED);
}

/* One cell in five: 1/5 in floating point must not exceed 20 %. */
static void test_one_in_five(void)
{
    AnkeVerdictSpec spec = LARGE;
    for (double cells = 5; cells < 1000; cells += 5) {
        spec.low_expected = (cells / 5) / cells;
        assert_verdict(&spec, ANKE_TEST_CHISQ, ANKE_REASON_LARGE_EXPECTED);
    }
}

static void test_over_budget(void)
{
    AnkeVerdictSpec spec = LARGE;
    spec.exceeds_exact = TRUE;
    assert_verdict(&spec, ANKE_TEST_CHISQ, ANKE_REASON_LARGE_EXPECTED);
    spec.low_expected = 1;
    assert_verdict(&spec, ANKE_TEST_MONTE_CARLO, ANKE_REASON_EXACT_TOO_LARGE);
}

static void test_ordered(void)
{
    AnkeVerdictSpec spec = LARGE;
    spec.is_ordered = TRUE;
    assert_verdict(&spec, ANKE_TEST_KRUSKAL_WALLIS, ANKE_REASON_ORDERED);
    spec.low_expected = 1;
    spec.exceeds_exact = TRUE;
    assert_verdict(&spec, ANKE_TEST_KRUSKAL_WALLIS, ANKE_REASON_ORDERED);
}

static void test_none(void)
{
    for (gsize filled = 0; filled < 2; filled++) {
        AnkeVerdictSpec spec = {.low_expected = NAN, .min_expected = NAN, .is_ordered = TRUE};
        spec.n_rows = filled;
        spec.n_cols = 4;
        assert_verdict(&spec, ANKE_TEST_NONE, ANKE_REASON_TOO_FEW_FILLED);
        spec.n_rows = 4;
        spec.n_cols = filled;
        assert_verdict(&spec, ANKE_TEST_NONE, ANKE_REASON_TOO_FEW_FILLED);
    }
}

static void test_forced(void)
{
    AnkeVerdictSpec spec = LARGE;
    spec.low_expected = 1;
    spec.forced = ANKE_TEST_LR;
    assert_verdict(&spec, ANKE_TEST_LR, ANKE_REASON_FORCED);
    spec.forced = ANKE_TEST_FISHER;
    assert_verdict(&spec, ANKE_TEST_FISHER, ANKE_REASON_FORCED);
    spec.exceeds_exact = TRUE;
    assert_verdict(&spec, ANKE_TEST_MONTE_CARLO, ANKE_REASON_FORCED);
    spec.n_rows = 1;
    assert_verdict(&spec, ANKE_TEST_NONE, ANKE_REASON_TOO_FEW_FILLED);
}

/* What cannot be made of the table is left to the rule. */
static void test_forced_in_vain(void)
{
    AnkeVerdictSpec spec = LARGE;
    const AnkeTest refused[] = {ANKE_TEST_KRUSKAL_WALLIS, ANKE_TEST_CHISQ_YATES, ANKE_TEST_TREND,
                                ANKE_TEST_LINEAR, ANKE_TEST_T};
    for (gsize i = 0; i < G_N_ELEMENTS(refused); i++) {
        spec.forced = refused[i];
        assert_verdict(&spec, ANKE_TEST_CHISQ, ANKE_REASON_LARGE_EXPECTED);
    }
    spec.is_ordered = TRUE;
    spec.is_number = TRUE;
    spec.forced = ANKE_TEST_FISHER;
    assert_verdict(&spec, ANKE_TEST_KRUSKAL_WALLIS, ANKE_REASON_ORDERED);
    spec.forced = ANKE_TEST_MANN_WHITNEY;
    assert_verdict(&spec, ANKE_TEST_KRUSKAL_WALLIS, ANKE_REASON_ORDERED);
    spec.n_cols = 2;
    assert_verdict(&spec, ANKE_TEST_MANN_WHITNEY, ANKE_REASON_FORCED);
    spec.has_ordered_groups = TRUE;
    spec.forced = ANKE_TEST_JONCKHEERE;
    assert_verdict(&spec, ANKE_TEST_JONCKHEERE, ANKE_REASON_FORCED);
}

static void test_exact_use(void)
{
    AnkeVerdictSpec spec = LARGE;
    spec.exact = ANKE_EXACT_ALWAYS;
    assert_verdict(&spec, ANKE_TEST_FISHER, ANKE_REASON_EXACT_WANTED);
    spec.exceeds_exact = TRUE;
    assert_verdict(&spec, ANKE_TEST_MONTE_CARLO, ANKE_REASON_EXACT_WANTED);
    spec.low_expected = 1;
    assert_verdict(&spec, ANKE_TEST_MONTE_CARLO, ANKE_REASON_EXACT_TOO_LARGE);
    spec.exact = ANKE_EXACT_NEVER;
    assert_verdict(&spec, ANKE_TEST_CHISQ, ANKE_REASON_EXACT_NOT_WANTED);
    spec.is_ordered = TRUE;
    assert_verdict(&spec, ANKE_TEST_KRUSKAL_WALLIS, ANKE_REASON_ORDERED);
    spec.exact = ANKE_EXACT_ALWAYS;
    spec.exceeds_exact = FALSE;
    assert_verdict(&spec, ANKE_TEST_KRUSKAL_WALLIS, ANKE_REASON_ORDERED);
    spec.n_cols = 2;
    assert_verdict(&spec, ANKE_TEST_MANN_WHITNEY_EXACT, ANKE_REASON_EXACT_WANTED);
    spec.exceeds_exact = TRUE;
    assert_verdict(&spec, ANKE_TEST_KRUSKAL_WALLIS, ANKE_REASON_ORDERED);
}

static void test_names(void)
{
    for (guint test = ANKE_TEST_NONE + 1; test < ANKE_N_TESTS; test++) {
        g_assert_nonnull(anke_test_name((AnkeTest)test));
        g_assert_cmpint(anke_test_find(anke_test_name((AnkeTest)test)), ==, test);
    }
    g_assert_cmpint(anke_test_find("none"), ==, ANKE_TEST_NONE);
    g_assert_cmpint(anke_test_find(""), ==, ANKE_TEST_NONE);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/verdict/large expected counts take chi-square", test_chisq);
    g_test_add_func("/verdict/more than a fifth below 5 or one below 1 takes Fisher", test_borders);
    g_test_add_func("/verdict/exactly a fifth is not more than a fifth", test_one_in_five);
    g_test_add_func("/verdict/Fisher over budget becomes Monte Carlo", test_over_budget);
    g_test_add_func("/verdict/a scale takes Kruskal-Wallis whatever is expected", test_ordered);
    g_test_add_func("/verdict/too few filled rows or columns take no test", test_none);
    g_test_add_func("/verdict/a forced test decides", test_forced);
    g_test_add_func("/verdict/a forced test that the table cannot have is left out",
                    test_forced_in_vain);
    g_test_add_func("/verdict/exact tests everywhere or nowhere", test_exact_use);
    g_test_add_func("/verdict/names lead back to their tests", test_names);
    return g_test_run();
}
