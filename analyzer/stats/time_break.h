/* Where a series of yearly numbers changes its course. Values stand in the order of time. */
#ifndef ANKE_STATS_TIME_BREAK_H
#define ANKE_STATS_TIME_BREAK_H

#include <glib.h>

typedef struct {
    gsize at;              /* index of the value at the break; defined where bic_break is */
    double slope1, slope2; /* before and behind it, per unit of time */
    double bic_line;       /* of one straight line; lower is better */
    double bic_break;      /* of the broken one */
} AnkeTimeBreak;

/*
 * Fits y = b0 + b1 t + b2 max(0, t - tau), tau one of the times but the first two and last two, by
 * least squares.
 *
 *   times  ascending strictly
 * Undefined: fewer than 6 values, one that is not finite, or a line that fits exactly, give NaN; a
 *            broken line that fits exactly has bic_break NaN.
 * Formula:   BIC = n ln(SSE/n) + k ln n, k = 2 and 4 (tau counts); as R 4.2 lm() for each tau.
 */
AnkeTimeBreak anke_time_break_fit(const double *times, const double *values, gsize n);

typedef struct {
    gsize at; /* index of the last value before the change; defined where p is */
    double k; /* largest |U| */
    double p;
} AnkePettitt;

/*
 * Pettitt's test that no level changes within the series.
 *
 * Undefined: fewer than 3 values, one that is not finite, or all alike give NaN.
 * Formula:   U_k = sum of sgn(x_i - x_j), i <= k < j; p = 2 exp(-6 K^2/(n^3 + n^2)), at most 1; Pettitt
 *            (1979), Applied Statistics 28, p. 126.
 */
AnkePettitt anke_time_pettitt(const double *values, gsize n);

#endif
