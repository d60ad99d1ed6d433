/*
 * Wilcoxon's signed-rank test: two numbers or scores of the same people, is one the larger?
 *
 * From a joint table with a value for every row and column, which need not be square. A difference
 * is the row's value less the column's. p-values are two-sided.
 */
#ifndef ANKE_STATS_SIGNED_RANK_H
#define ANKE_STATS_SIGNED_RANK_H

#include "analyzer/stats/crosstable.h"

/* Steps of the exact distribution; about 250 people with a difference. */
#define ANKE_SIGNED_RANK_DEFAULT_WORK 16000000

typedef struct {
    double n;             /* people whose two values differ */
    double v;             /* sum of the ranks of positive differences (R's V) */
    double z;             /* normal, correction for ties, none for continuity */
    double p;             /* exact where is_exact; else normal with correction for continuity */
    gboolean is_exact;    /* p is of the permutation distribution */
    double rank_biserial; /* (positive - negative ranks)/(all ranks), in [-1, 1] */
} AnkeSignedRank;

/*
 * Signed-rank test. Differences of 0 are left out; equal distances share their mid-rank, where
 * equal means up to four units in the last place of the largest value (0.3 - 0.2 and 0.2 - 0.1).
 *
 *   row_values, col_values  number of every row and column
 *   max_work                steps for the exact distribution: n^2 (n + 1) of them at most; 0: none
 * p is exact when the counts are whole and max_work does, ties or not.
 * Undefined: a bad count or a value (of a row or column with people) that is not finite give NaN;
 *            nobody with a difference gives n = 0 and NaN for the rest.
 * Formula:   v against n(n+1)/4; variance n(n+1)(2n+1)/24 - sum(t^3-t)/48; exact: each of the 2^n
 *            signs is as probable, p = twice the smaller tail, at most 1; Wilcoxon (1945),
 *            Biometrics Bull. 1, p. 80; Pratt & Gibbons (1981), ch. 3. Effect: Kerby (2014), Compr.
 *            Psychol. 3. Agrees with R 4.2 wilcox.test(paired = TRUE, exact = FALSE) and
 *            coin::wilcoxsign_test(distribution = "exact", zero.method = "Wilcoxon").
 */
AnkeSignedRank anke_signed_rank_test(const AnkeCounts *counts, const double *row_values,
                                     const double *col_values, guint64 max_work);

#endif
