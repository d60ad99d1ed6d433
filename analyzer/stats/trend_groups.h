/*
 * Trends over ordered groups: does a share, or a scale, rise from group to group?
 *
 * Columns of a table are the groups in their order. Counts are people. p-values are two-sided, by
 * the normal distribution, without correction for continuity.
 */
#ifndef ANKE_STATS_TREND_GROUPS_H
#define ANKE_STATS_TREND_GROUPS_H

#include "analyzer/stats/crosstable.h"

typedef struct {
    double z, p; /* z > 0: rises */
} AnkeTrend;

/*
 * Cochran-Armitage test that the share of the first of two filled rows has no linear trend over the
 * groups.
 *
 *   group_scores  of every column; NULL: 1, 2, 3, ...
 * Undefined: a table that has not two filled rows, groups with people whose scores do not vary or
 *            are not finite, or a bad count give NaN.
 * Formula:   sum s_j (x_j - n_j p) / sqrt(p (1-p) sum n_j (s_j - mean s)^2), with N, not N - 1, in
 *            the variance; Armitage (1955), Biometrics 11, p. 375. z^2 agrees with R 4.2
 *            prop.trend.test().
 */
AnkeTrend anke_trend_cochran_armitage(const AnkeCounts *counts, const double *group_scores);

/*
 * Jonckheere-Terpstra test that the values do not tend to rise with the groups: rows are the values
 * in ascending order; only the order matters, of rows and of groups.
 *
 * Undefined: fewer than two filled rows or columns give NaN.
 * Formula:   (J - (N^2 - sum n_j^2)/4) / sqrt(var), J counts pairs of people of two groups that
 *            rise, ties half, with the full variance under ties; Hollander & Wolfe (1999),
 *            Nonparametric Statistical Methods, eq. 6.19. It is Kendall's test of values by groups
 *            (correlation.h) and agrees with R 4.2 cor.test(method = "kendall"). PSPP 1.6.2 NPAR
 *            TESTS /JONCKHEERE-TERPSTRA has the same mean and variance, but another J.
 */
AnkeTrend anke_trend_jonckheere(const AnkeCounts *counts);

#endif
