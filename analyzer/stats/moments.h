/*
 * Sums and products of several variables over the same people: all that means, variances,
 * correlations and regressions need of them.
 *
 * What is far from 0 and varies little loses digits: anke_moments_digits() says how many are left.
 * Nothing is lost in the centring itself, which carries twice the digits of a double; sums of whole
 * numbers below 2^53 are exact to begin with.
 */
#ifndef ANKE_STATS_MOMENTS_H
#define ANKE_STATS_MOMENTS_H

#include <glib.h>

typedef struct {
    double n; /* people who have all variables */
    gsize n_variables;
    const double *sx;  /* sums, by variable */
    const double *sxy; /* sums of products, row-major and square */
} AnkeMoments;

/*
 * Sums of products about the means, row-major and square.
 *
 *   squares  n_variables x n_variables; a variable that does not vary, or whose variation is lost
 *            in the rounding of its sums, gets exact zeros
 * Returns FALSE, and NaN throughout, where n is below 1 or a sum is not finite.
 * Formula:   sxy - sx sy / n.
 */
gboolean anke_moments_centre(const AnkeMoments *moments, double *squares);

/* Decimal digits that the variance of a variable keeps of sums that were rounded once, at most
 * 15.95. Undefined: a variable that does not vary gives NaN. */
double anke_moments_digits(const AnkeMoments *moments, gsize variable);

#endif
