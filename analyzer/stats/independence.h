/*
 * Tests of independence of a table of counts by chi-square, its expected counts and residuals.
 *
 * Empty rows and columns are left out first; the degrees of freedom come from what is left (linear
 * association keeps their place in the order). No continuity correction but in Yates' test. Shares
 * are in [0, 1]; a p-value is an upper tail computed as such, good
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

typedef struct {
    double chisq, df, p; /* NaN, 0, NaN where undefined */
} AnkeChiSquare;

/*
 * Chi-square test of a 2 x 2 table with Yates' correction for continuity.
 *
 * Undefined: not two filled rows and two filled columns give NaN, with df 0.
 * Formula:   sum (|O - E| - c)^2 / E, c = min(0.5, |O - E|), which is the same in all four cells;
 *            Yates (1934), Suppl. JRSS 1, p. 217. Agrees with R 4.2 chisq.test(correct = TRUE).
 */
AnkeChiSquare anke_independence_yates(const AnkeCounts *counts);

/*
 * Likelihood-ratio test of independence (G).
 *
 * Keeps 12 digits up to 1e12 people, where the textbook form is left with 5.
 * Undefined: fewer than two filled rows or columns give NaN, with df 0.
 * Formula:   2 sum O ln(O/E), 0 ln 0 = 0, as 2 sum E ((1 + d) ln(1 + d) - d), d = (O - E)/E: what
 *            is added is sum(O - E) = 0; Wilks (1935), Ann. Math. Statist. 6, p. 190. Agrees with R
 *            4.2 vcd::assocstats() and PSPP 1.6.2 CROSSTABS.
 */
AnkeChiSquare anke_independence_likelihood_ratio(const AnkeCounts *counts);

/*
 * Linear-by-linear association of rows and columns that are ordered (Mantel-Haenszel).
 *
 *   row_scores, col_scores  of every row and column of `counts`; NULL: 1, 2, 3, ..., so that an
 *                           empty row leaves a gap
 * Undefined: rows or columns without spread, or a score that is not finite, give NaN, with df 0.
 * Formula:   (N - 1) r^2, df 1, r the correlation of the scores; Mantel (1963), JASA 58, p. 690.
 *            Agrees with R 4.2 coin::lbl_test() and PSPP 1.6.2 CROSSTABS.
 */
AnkeChiSquare anke_independence_linear(const AnkeCounts *counts, const double *row_scores,
                                       const double *col_scores);

/*
 * Pearson residuals, into an array of the shape of `counts`: signed square roots of each cell's
 * part of chi-square. Their variance is below 1.
 *
 * Undefined: as for anke_independence_residuals().
 * Formula:   (O - E) / sqrt(E). Agrees with R 4.2 chisq.test()$residuals.
 */
void anke_independence_pearson_residuals(const AnkeCounts *counts, double *residual);

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
