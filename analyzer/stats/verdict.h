/*
 * Which test decides about a table, and why. A pure rule: the caller runs the test.
 */
#ifndef ANKE_STATS_VERDICT_H
#define ANKE_STATS_VERDICT_H

#include <glib.h>

typedef enum {
    ANKE_TEST_NONE,
    ANKE_TEST_CHISQ,
    ANKE_TEST_FISHER,
    ANKE_TEST_MONTE_CARLO,
    ANKE_TEST_KRUSKAL_WALLIS,
} AnkeTest;

typedef enum {
    ANKE_REASON_TOO_FEW_FILLED,  /* none: fewer than two filled rows or columns */
    ANKE_REASON_ORDERED,         /* Kruskal-Wallis: a scale or a number */
    ANKE_REASON_LARGE_EXPECTED,  /* chi-square: its approximation holds */
    ANKE_REASON_SMALL_EXPECTED,  /* Fisher: it does not */
    ANKE_REASON_EXACT_TOO_LARGE, /* Monte Carlo: it does not, and Fisher is over budget */
} AnkeReason;

typedef struct {
    double low_expected;    /* share of cells with expected count below 5, 0-1 */
    double min_expected;    /* smallest expected count */
    gboolean is_ordered;    /* the rows are a scale or a number */
    gboolean exceeds_exact; /* the exact test was tried and is over budget */
    gsize n_rows, n_cols;   /* filled rows and columns */
} AnkeVerdictSpec;

typedef struct {
    AnkeTest test;
    AnkeReason reason;
} AnkeVerdict;

/*
 * Chooses the test.
 *
 * Fewer than two filled rows or columns: none. A scale or number: Kruskal-Wallis. More than 20 %
 * of the expected counts below 5, or one below 1: Fisher, or Monte Carlo when that is over
 * budget. Else chi-square. Call it again with exceeds_exact set when the exact test gave up.
 * Source:    Cochran (1954), Biometrics 10, p. 417.
 */
AnkeVerdict anke_verdict_choose(const AnkeVerdictSpec *spec);

#endif
