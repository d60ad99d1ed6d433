/*
 * Comparing the means of groups, from a table of counts: rows are values, columns are groups.
 *
 * Nothing is expanded: a million people with three distinct values cost three steps. Groups without
 * anybody are left out. Sums are taken about a value of the table in extended precision, so that
 * large values with small differences keep their digits. Not for weights.
 */
#ifndef ANKE_STATS_MEANS_H
#define ANKE_STATS_MEANS_H

#include "analyzer/stats/crosstable.h"

/* One group. */
typedef struct {
    double n;
    double mean;
    double shifted_mean; /* less a value that all groups of a call share; differences are exact */
    double squares;      /* sum of squared distances from the mean */
} AnkeGroupMean;

typedef struct {
    double f, df1, df2, p;
    double between, within; /* sums of squares */
    double eta, eta2;       /* correlation ratio, and its square: share of the variance */
    double omega2;          /* eta2 less what chance adds; may be below 0 */
} AnkeAnova;

typedef struct {
    double f, df1, df2, p;
} AnkeWelchAnova;

typedef struct {
    double t, df, p; /* of the first group's mean less the second's */
    double d, g;     /* Cohen's d with the pooled sd, and Hedges' g, its unbiased form */
} AnkeWelchT;

/*
 * Sums of each column of `counts` into `groups` (n_cols of them, as they stand).
 *
 *   values  the value of each row; need not be sorted
 * Undefined: a group without anybody has n = 0 and no mean (NaN). Returns FALSE, with NaN
 *            everywhere, when a count is negative or not finite.
 */
gboolean anke_means_sum_groups(const AnkeCounts *counts, const double *values,
                               AnkeGroupMean *groups);

/* Variance of a group with n - 1. Undefined: NaN for fewer than two people. */
double anke_group_mean_var(const AnkeGroupMean *group);

/*
 * One-way analysis of variance.
 *
 * Undefined: fewer than two groups with people, nobody beyond one a group, or no variance within
 *            the groups give NaN for f and p, and with one value in all for eta and omega2 too.
 * Formula:   F = (SSB/(k-1))/(SSW/(N-k)), eta2 = SSB/SST, omega2 = (SSB - (k-1) MSW)/(SST + MSW);
 *            Fisher (1925), Statistical Methods for Research Workers, section 40; Hays (1963).
 *            Agrees with NIST StRD to the digits that doubles can hold, and with R 4.2 aov().
 */
AnkeAnova anke_means_anova(const AnkeCounts *counts, const double *values);

/*
 * Welch's analysis of variance: the groups' variances need not be equal.
 *
 * Undefined: fewer than two groups with people, a group of one person or without variance give NaN.
 * Formula:   Welch (1951), Biometrika 38, p. 330. Agrees with R 4.2 oneway.test().
 */
AnkeWelchAnova anke_means_welch(const AnkeCounts *counts, const double *values);

/*
 * Levene's test of equal variances about the medians (Brown and Forsythe).
 *
 * Undefined: as the analysis of variance, of the distances from the groups' medians.
 * Formula:   analysis of variance of |x - median of the group|; Brown & Forsythe (1974), JASA 69,
 *            p. 364. Agrees with R 4.2 car::leveneTest(center = median).
 */
AnkeWelchAnova anke_means_levene(const AnkeCounts *counts, const double *values);

/*
 * Welch's t test of two groups.
 *
 * Undefined: fewer than two people in a group, or no variance in either, give NaN.
 * Formula:   Welch (1947), Biometrika 34, p. 28; g = d Gamma(m/2)/(sqrt(m/2) Gamma((m-1)/2)), m =
 *            n1 + n2 - 2: Hedges (1981), J. Educ. Statist. 6, p. 107. Agrees with R 4.2 t.test().
 */
AnkeWelchT anke_means_welch_t(const AnkeGroupMean *first, const AnkeGroupMean *second);

#endif
