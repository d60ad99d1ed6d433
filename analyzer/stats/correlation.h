/*
 * Correlation of two ordered variables, from their joint table of counts: rows are the values of
 * one in ascending order, columns those of the other.
 *
 * Nothing is expanded and nothing is done pair by pair: the cost is the number of cells. Counts are
 * people. A p-value is two-sided, good down to 1e-300.
 */
#ifndef ANKE_STATS_CORRELATION_H
#define ANKE_STATS_CORRELATION_H

#include "analyzer/stats/crosstable.h"

typedef struct {
    double n;    /* people */
    double r, p; /* r in [-1, 1] */
} AnkeCorrelation;

/*
 * Pearson's correlation of the values.
 *
 *   row_values, col_values  of every row and column; NULL: 1, 2, 3, ...
 * Undefined: one row or column only with people, all values of one side equal, a value (of a row or
 *            column with people) or a count that is not finite give NaN; p is NaN for fewer than
 *            three people and 0 for r = 1 or -1.
 * Formula:   centred sums in extended precision; t = r sqrt((N-2)/(1-r^2)). Agrees with R 4.2
 *            cor.test() and PSPP 1.6.2 CROSSTABS.
 */
AnkeCorrelation anke_correlation_pearson(const AnkeCounts *counts, const double *row_values,
                                         const double *col_values);

/*
 * Spearman's correlation: Pearson's of the mid-ranks, p by t.
 *
 * Undefined: as above.
 * Formula:   Kendall & Gibbons (1990), Rank Correlation Methods, ch. 1-4. Agrees with R 4.2
 *            cor.test(rank(x), rank(y)).
 */
AnkeCorrelation anke_correlation_spearman(const AnkeCounts *counts);

typedef struct {
    double n;
    double s;     /* concordant less discordant pairs */
    double tau_b; /* in [-1, 1] */
    double z, p;  /* of s, normal, without correction for continuity */
} AnkeKendall;

/*
 * Kendall's tau-b and the test that there is no trend of one variable with the other.
 *
 * Undefined: fewer than two filled rows or columns give NaN.
 * Formula:   Var S = (N(N-1)(2N+5) - sum t(t-1)(2t+5) - sum u(u-1)(2u+5))/18 + sum t(t-1)(t-2)
 *            sum u(u-1)(u-2)/(9N(N-1)(N-2)) + sum t(t-1) sum u(u-1)/(2N(N-1)), t and u the row and
 *            column sums; Kendall & Gibbons (1990), eq. 4.4. Agrees with R 4.2 cor.test(method =
 *            "kendall", exact = FALSE).
 */
AnkeKendall anke_correlation_kendall(const AnkeCounts *counts);

#endif
