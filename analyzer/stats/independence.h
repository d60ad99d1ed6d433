/*
 * Pearson's test of independence, expected counts and residuals of a table of counts.
 *
 * Empty rows and columns are left out first; the degrees of freedom come from what is left. No
 * continuity correction. Shares are in [0, 1]; a p-value is an upper tail computed as such, good
 * down to 1e-300 (below about 1e-308 it is 0).
 */
#ifndef ANKE_STATS_INDEPENDENCE_H
#define ANKE_STATS_INDEPENDENCE_H

#include "analyzer/stats/crosstable.h"

typedef struct {
    double chisq, df, p;
    double low_expected;  /* share of cells whose expected count is below 5 */
    double min_expected;  /* smallest expected count */
    double total;         /* sum of the cells */
    gsize n_rows, n_cols; /* rows and columns that are not empty */
} AnkeIndependence;

/*
 * Pearson chi-square test of independence.
 *
 * Undefined: fewer than two filled rows or columns give NaN, with df 0; total, n_rows and n_cols
 *            are always given.
 * Formula:   sum (O - E)^2 / E, E = r c / N, df (R - 1)(C - 1); Pearson (1900), Phil. Mag. 50, p.
 *            157. Agrees with R 4.2 chisq.test(correct = FALSE) after removing empty rows and
 *            columns.
 */
AnkeIndependence anke_independence_test(const AnkeCounts *counts);

/*
 * Expected counts and adjusted standardised residuals, into arrays of the shape of `counts` (either
 * may be NULL).
 *
 * Undefined: NaN in empty rows and columns, and everywhere with fewer than two filled rows or
 *            columns. A residual is asymptotically standard normal; positive = more people than
 *            expected.
 * Formula:   (O - E) / sqrt(E (1 - r/N) (1 - c/N)); Haberman (1973), Biometrics 29, p. 205.
 *            Agrees with R 4.2 chisq.test()$expected and $stdres.
 */
void anke_independence_residuals(const AnkeCounts *counts, double *expected, double *adjres);

#endif
