/*
 * Whether a series of yearly numbers rises or falls, and by how much: Mann-Kendall and Sen.
 *
 * Values stand in the order of time and are finite. Staff of neighbouring years are mostly the same
 * persons, so p-values are no more than an indication; with fewer than 10 values the normal
 * distribution is rough besides.
 */
#ifndef ANKE_STATS_TIME_TREND_H
#define ANKE_STATS_TIME_TREND_H

#include <glib.h>

/* Longer series have no trend: pairs of years are kept in memory. */
#define ANKE_TIME_MAX 1000

/* Below so many values a trend is said to rest on few years. */
#define ANKE_TIME_FEW 10

typedef struct {
    double s;     /* pairs that rise less pairs that fall */
    double var;   /* of s where there is no trend */
    double z, p;  /* with continuity; two-sided */
    double tau_b; /* -1 to 1 */
} AnkeMannKendall;

/*
 * The test of Mann and Kendall that there is no monotone trend.
 *
 * Undefined: fewer than 3 values or more than ANKE_TIME_MAX, one that is not finite, or all alike
 *            give NaN.
 * Formula:   S = sum of signs, Var = (n(n-1)(2n+5) - sum t(t-1)(2t+5))/18 with ties t, z = (S -+ 1)/
 *            sqrt(Var), 0 for S = 0; Mann (1945), Econometrica 13, p. 245; Kendall (1975), Rank
 *            Correlation Methods, ch. 4. tau-b agrees with R 4.2 cor(method = "kendall").
 */
AnkeMannKendall anke_mann_kendall(const double *values, gsize n);

typedef struct {
    double lag1; /* autocorrelation of the ranks of what is left beside Sen's line */
    double z, p;
} AnkeMannKendallLag1;

/*
 * The same with a variance that knows how like neighbouring years are.
 *
 * Undefined: as above, and where the corrected variance is not above 0.
 * Formula:   Var (1 + 2 (n-3)/n r1), the first term of Hamed & Rao (1998), J. Hydrology 204, p. 182
 *            (eq. 17), whatever the size of r1.
 */
AnkeMannKendallLag1 anke_mann_kendall_lag1(const double *times, const double *values, gsize n);

typedef struct {
    double slope; /* per unit of time */
    double intercept;
    double lo, hi; /* of the slope */
} AnkeSenSlope;

/*
 * Sen's slope: the median of the slopes of all pairs.
 *
 *   times  ascending strictly
 *   level  of the interval, in (0, 1)
 * Undefined: as the test; the interval also where there are too few pairs for its ranks.
 * Formula:   intercept median(y) - slope median(t); interval between the slopes of rank (N - C)/2 and
 *            (N + C)/2 + 1, rounded, C = z sqrt(Var), N pairs; Sen (1968), JASA 63, p. 1379; Gilbert
 *            (1987), Statistical Methods for Environmental Pollution Monitoring, section 16.5.
 */
AnkeSenSlope anke_sen_slope(const double *times, const double *values, gsize n, double level);

/* The median of n > 0 numbers, which are put into order. */
double anke_time_median(double *values, gsize n);

#endif
