/*
 * Sample quantiles against those of a normal distribution, for quantile-quantile plots.
 *
 * Computes only: drawing is elsewhere. Theoretical quantiles have no unit, the others that of the
 * values.
 */
#ifndef ANKE_STATS_QQ_H
#define ANKE_STATS_QQ_H

#include "analyzer/stats/describe.h"

typedef struct {
    double theoretical; /* quantile of the standard normal distribution */
    double sample;      /* the ordered value at this place */
} AnkeQqPoint;

/*
 * The points of a plot, at most `max_points` (>= 2), ascending; frees with g_array_unref().
 *
 * Each person has a place of their own, ties too. Of more people than max_points those at the
 * places 1 + round(k (n-1) / (max_points-1)) are taken, k = 0, 1, ...: the first and the last are
 * always among them.
 * Undefined: nobody or a bad count give an empty array.
 * Formula:   place i of n has the share (i - a)/(n + 1 - 2a), a = 3/8 up to ten people and 1/2
 *            beyond; Blom (1958), Hazen. Agrees with R 4.2 qqnorm() and ppoints().
 */
GArray *anke_qq_points(const AnkeDistribution *distribution, guint max_points);

/* The line sample = intercept + slope theoretical. */
typedef struct {
    double slope, intercept;
} AnkeQqLine;

/*
 * The line through the first and third quartiles.
 *
 * Undefined: nobody or a bad count give NaN.
 * Formula:   quantiles of type 7 against those of the normal distribution at 1/4 and 3/4. Agrees
 *            with R 4.2 qqline().
 */
AnkeQqLine anke_qq_line(const AnkeDistribution *distribution);

#endif
