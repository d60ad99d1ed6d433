/*
 * Which test decides about a table of answers by groups, and why. A pure rule: the caller runs the
 * test. Pairs of questions and weighted tables have rules of their own, beside their tests.
 */
#ifndef ANKE_STATS_VERDICT_H
#define ANKE_STATS_VERDICT_H

#include <glib.h>

typedef enum {
    ANKE_TEST_NONE,
    ANKE_TEST_CHISQ,
    ANKE_TEST_CHISQ_YATES,
    ANKE_TEST_LR,
    ANKE_TEST_LINEAR,
    ANKE_TEST_FISHER,
    ANKE_TEST_MONTE_CARLO,
    ANKE_TEST_KRUSKAL_WALLIS,
    ANKE_TEST_MANN_WHITNEY,
    ANKE_TEST_MANN_WHITNEY_EXACT,
    ANKE_TEST_BRUNNER_MUNZEL,
    ANKE_TEST_ANOVA,
    ANKE_TEST_WELCH,
    ANKE_TEST_T,
    ANKE_TEST_TREND,
    ANKE_TEST_JONCKHEERE,
    ANKE_N_TESTS
} AnkeTest;

/* Names as in the stream: "none", "chisq", "kw", ... */
const char *anke_test_name(AnkeTest test);

/* The test of that name, or ANKE_TEST_NONE; "none" is no test that can be asked for. */
AnkeTest anke_test_find(const char *name);

typedef enum {
    ANKE_REASON_TOO_FEW_FILLED,   /* none: fewer than two filled rows or columns */
    ANKE_REASON_ORDERED,          /* Kruskal-Wallis: a scale or a number */
    ANKE_REASON_LARGE_EXPECTED,   /* chi-square: its approximation holds */
    ANKE_REASON_SMALL_EXPECTED,   /* Fisher: it does not */
    ANKE_REASON_EXACT_TOO_LARGE,  /* Monte Carlo: it does not, and Fisher is over budget */
    ANKE_REASON_RANKS_TOO_LARGE,  /* Mann-Whitney: the exact test is over budget */
    ANKE_REASON_EXACT_IMPOSSIBLE, /* chi-square: Fisher needs whole numbers, below 2^31 in all */
    ANKE_REASON_EXACT_WANTED,     /* the analyst wants exact tests */
    ANKE_REASON_EXACT_NOT_WANTED, /* chi-square though it does not hold: the analyst wants no exact
                                     tests */
    ANKE_REASON_FORCED            /* the analyst chose the test */
} AnkeReason;

/* When exact tests run: where the rule wants one, everywhere, nowhere. */
typedef enum { ANKE_EXACT_BY_RULE, ANKE_EXACT_ALWAYS, ANKE_EXACT_NEVER } AnkeExactUse;

typedef struct {
    double low_expected; /* share of cells with expected count below 5, 0-1 */
    double min_expected; /* smallest expected count */
    gboolean is_ordered; /* the rows are a scale or a number */
    gboolean is_number;  /* and a number, of which counts are not tested */
    gboolean has_ordered_groups;
    gboolean exceeds_exact; /* the exact test was tried and is over budget */
    gsize n_rows, n_cols;   /* filled rows and columns */
    AnkeExactUse exact;
    AnkeTest forced; /* ANKE_TEST_NONE: by the rule */
} AnkeVerdictSpec;

typedef struct {
    AnkeTest test;
    AnkeReason reason;
} AnkeVerdict;

/* Whether a test can be made of such a table. */
gboolean anke_verdict_allows(const AnkeVerdictSpec *spec, AnkeTest test);

/*
 * Chooses the test.
 *
 * Fewer than two filled rows or columns: none. The forced test, where it can be made of the table.
 * A scale or number: Kruskal-Wallis, or the exact Mann-Whitney where exact tests are wanted, there
 * are two groups and the test is not over budget. More than 20 % of the expected counts below 5, or
 * one below 1, or exact tests wanted: Fisher, or Monte Carlo when that is over budget. Else
 * chi-square. Call it again with exceeds_exact set when the exact test gave up.
 * Source:    Cochran (1954), Biometrics 10, p. 417.
 */
AnkeVerdict anke_verdict_choose(const AnkeVerdictSpec *spec);

#endif
