/*
 * Two answers of the same people: did the answers change, and did they change one way?
 *
 * Tables are square: rows are the first answer, columns the second, in the same order, so that the
 * diagonal holds those who did not change. A category without anybody keeps its place. For numbers
 * and scores see also signed_rank.h. Counts are people. p-values are two-sided.
 */
#ifndef ANKE_STATS_PAIRED_H
#define ANKE_STATS_PAIRED_H

#include "analyzer/stats/crosstable.h"

typedef struct {
    double chisq, p;  /* df 1 */
    double exact_p;   /* at most 1 */
    double n_changed; /* people off the diagonal */
} AnkeMcnemar;

/*
 * McNemar's test that as many people change from the first to the second category as back.
 *
 * Undefined: a table that is not 2 x 2, a bad count, or nobody off the diagonal give NaN (n_changed
 *            is 0 then, if the counts are good); exact_p is NaN for counts that are not whole and
 *            for 2^31 changed people or more.
 * Formula:   (b - c)^2/(b + c), no correction for continuity; exact: twice the tail of Binomial(b +
 *            c, 1/2), at most 1; McNemar (1947), Psychometrika 12, p. 153. Agrees with R 4.2
 *            mcnemar.test(correct = FALSE) and binom.test(b, b + c).
 */
AnkeMcnemar anke_paired_mcnemar(const AnkeCounts *counts);

typedef struct {
    double chisq, df, p; /* NaN, 0, NaN where undefined */
    double n_changed;    /* people off the diagonal */
    double cohen_g;      /* 0-0.5: how one-sided the changes are */
} AnkeBowker;

/*
 * Bowker's test of symmetry: as many people change from i to j as from j to i, for all pairs. For 2
 * x 2 it is McNemar's.
 *
 * Undefined: a table that is not square or is 1 x 1, a bad count, or nobody off the diagonal give
 *            NaN (n_changed is 0 then, if the counts are good).
 * Formula:   sum over i < j of (n_ij - n_ji)^2/(n_ij + n_ji), a pair without anybody adds 0, df
 *            k(k-1)/2; Bowker (1948), JASA 43, p. 572. Agrees with R 4.2 mcnemar.test() where no
 *            pair is empty (it answers NaN otherwise). cohen_g = sum max(n_ij, n_ji) / sum (n_ij +
 *            n_ji) - 1/2; Cohen (1988), Statistical Power Analysis, ch. 5.
 */
AnkeBowker anke_paired_bowker(const AnkeCounts *counts);

typedef struct {
    double n, mean, sd; /* of the differences first - second */
    double t, df, p;    /* NaN, 0, NaN where undefined */
    double d;           /* mean/sd: Cohen's d_z */
} AnkePairedT;

/*
 * Paired t test on a joint table of two numbers, which need not be square.
 *
 *   row_values, col_values  number of every row and column
 * Undefined: a bad count or a value that is not finite give NaN; fewer than two people or no spread
 *            of the differences give NaN but for n and mean.
 * Formula:   t = mean/(sd/sqrt n), n - 1 df; Student (1908), Biometrika 6, p. 1. Agrees with R 4.2
 *            t.test(x, y, paired = TRUE).
 */
AnkePairedT anke_paired_t(const AnkeCounts *counts, const double *row_values,
                          const double *col_values);

#endif
