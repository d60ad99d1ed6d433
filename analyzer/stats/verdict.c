#include "analyzer/stats/verdict.h"

#include <string.h>

static const double MAX_LOW_SHARE = 0.2;
static const double MIN_EXPECTED = 1; /* people */

/* What a test wants of its table. */
enum {
    WANTS_COUNTS = 1 << 0,         /* answers, not numbers */
    WANTS_ORDER = 1 << 1,          /* rows in order */
    WANTS_ORDERED_GROUPS = 1 << 2, /* columns in order */
    WANTS_TWO_ROWS = 1 << 3,
    WANTS_TWO_GROUPS = 1 << 4
};

static const struct {
    const char *name;
    guint wants;
} tests[ANKE_N_TESTS] = {
    [ANKE_TEST_NONE] = {"none", 0},
    [ANKE_TEST_CHISQ] = {"chisq", WANTS_COUNTS},
    [ANKE_TEST_CHISQ_YATES] = {"chisq_yates", WANTS_COUNTS | WANTS_TWO_ROWS | WANTS_TWO_GROUPS},
    [ANKE_TEST_LR] = {"lr", WANTS_COUNTS},
    [ANKE_TEST_LINEAR] = {"linear", WANTS_COUNTS | WANTS_ORDER | WANTS_ORDERED_GROUPS},
    [ANKE_TEST_FISHER] = {"fisher", WANTS_COUNTS},
    [ANKE_TEST_MONTE_CARLO] = {"mc", WANTS_COUNTS},
    [ANKE_TEST_KRUSKAL_WALLIS] = {"kw", WANTS_ORDER},
    [ANKE_TEST_MANN_WHITNEY] = {"mw", WANTS_ORDER | WANTS_TWO_GROUPS},
    [ANKE_TEST_MANN_WHITNEY_EXACT] = {"mw_exact", WANTS_ORDER | WANTS_TWO_GROUPS},
    [ANKE_TEST_BRUNNER_MUNZEL] = {"bm", WANTS_ORDER | WANTS_TWO_GROUPS},
    [ANKE_TEST_ANOVA] = {"anova", WANTS_ORDER},
    [ANKE_TEST_WELCH] = {"welch", WANTS_ORDER},
    [ANKE_TEST_T] = {"t", WANTS_ORDER | WANTS_TWO_GROUPS},
    [ANKE_TEST_TREND] = {"trend", WANTS_COUNTS | WANTS_TWO_ROWS | WANTS_ORDERED_GROUPS},
    [ANKE_TEST_JONCKHEERE] = {"jt", WANTS_ORDER | WANTS_ORDERED_GROUPS},
};

const char *anke_test_name(AnkeTest test)
{
    return tests[test].name;
}

AnkeTest anke_test_find(const char *name)
{
    for (guint test = ANKE_TEST_NONE + 1; test < ANKE_N_TESTS; test++) {
        if (strcmp(tests[test].name, name) == 0) {
            return (AnkeTest)test;
        }
    }
    return ANKE_TEST_NONE;
}

gboolean anke_verdict_allows(const AnkeVerdictSpec *spec, AnkeTest test)
{
    const struct {
        guint want;
        gboolean is_met;
    } wants[] = {{WANTS_COUNTS, !spec->is_number},
                 {WANTS_ORDER, spec->is_ordered},
                 {WANTS_ORDERED_GROUPS, spec->has_ordered_groups},
                 {WANTS_TWO_ROWS, spec->n_rows == 2},
                 {WANTS_TWO_GROUPS, spec->n_cols == 2}};
    for (gsize i = 0; i < G_N_ELEMENTS(wants); i++) {
        if ((tests[test].wants & wants[i].want) != 0 && !wants[i].is_met) {
            return FALSE;
        }
    }
    return spec->n_rows >= 2 && spec->n_cols >= 2;
}

static AnkeVerdict choose_for_order(const AnkeVerdictSpec *spec)
{
    gboolean is_exact = spec->exact == ANKE_EXACT_ALWAYS && spec->n_cols == 2;
    return is_exact && !spec->exceeds_exact
               ? (AnkeVerdict){ANKE_TEST_MANN_WHITNEY_EXACT, ANKE_REASON_EXACT_WANTED}
               : (AnkeVerdict){ANKE_TEST_KRUSKAL_WALLIS, ANKE_REASON_ORDERED};
}

static AnkeVerdict choose_for_counts(const AnkeVerdictSpec *spec)
{
    gboolean holds = spec->low_expected <= MAX_LOW_SHARE && spec->min_expected >= MIN_EXPECTED;
    if (spec->exact == ANKE_EXACT_NEVER) {
        return (AnkeVerdict){ANKE_TEST_CHISQ,
                             holds ? ANKE_REASON_LARGE_EXPECTED : ANKE_REASON_EXACT_NOT_WANTED};
    }
    if (holds && spec->exact == ANKE_EXACT_BY_RULE) {
        return (AnkeVerdict){ANKE_TEST_CHISQ, ANKE_REASON_LARGE_EXPECTED};
    }
    if (spec->exceeds_exact) {
        return (AnkeVerdict){ANKE_TEST_MONTE_CARLO,
                             holds ? ANKE_REASON_EXACT_WANTED : ANKE_REASON_EXACT_TOO_LARGE};
    }
    return (AnkeVerdict){ANKE_TEST_FISHER,
                         holds ? ANKE_REASON_EXACT_WANTED : ANKE_REASON_SMALL_EXPECTED};
}

AnkeVerdict anke_verdict_choose(const AnkeVerdictSpec *spec)
{
    if (spec->n_rows < 2 || spec->n_cols < 2) {
        return (AnkeVerdict){ANKE_TEST_NONE, ANKE_REASON_TOO_FEW_FILLED};
    }
    if (spec->forced == ANKE_TEST_FISHER && spec->exceeds_exact) {
        return (AnkeVerdict){ANKE_TEST_MONTE_CARLO, ANKE_REASON_FORCED};
    }
    if (spec->forced != ANKE_TEST_NONE && anke_verdict_allows(spec, spec->forced)) {
        return (AnkeVerdict){spec->forced, ANKE_REASON_FORCED};
    }
    return spec->is_ordered ? choose_for_order(spec) : choose_for_counts(spec);
}
