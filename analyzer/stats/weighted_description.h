/*
 * Describing numbers of a survey whose people have weights, from sums by value.
 *
 * Of each value: how many people have it, the sum of their weights and of the squares of their
 * weights; nothing else is needed. A weight says for how many people of the population somebody
 * stands; it never acts as a number of people. Weights are taken as fixed, also where they come
 * from raking.
 *
 * People with weight 0 count in `n`, so in n/(n - 1) and in the degrees of freedom of the interval,
 * and in nothing else: a value that only they have is not there.
 */
#ifndef ANKE_STATS_WEIGHTED_DESCRIPTION_H
#define ANKE_STATS_WEIGHTED_DESCRIPTION_H

#include <glib.h>

#include "analyzer/stats/proportion.h"

typedef struct {
    const double *values;                   /* ascending strictly, finite (asserted) */
    const double *counts;                   /* people: counts[i * stride] */
    const double *weights, *weight_squares; /* sums of weights and of their squares, likewise */
    gsize n_values;
    gsize stride; /* 0 means 1 */
} AnkeWeightedDistribution;

typedef struct {
    double fpc;   /* 1 - n/N, the share of the population not in the sample; NaN = 1 */
    double level; /* confidence level in (0, 1) */
} AnkeWeightedSpec;

typedef struct {
    double n;      /* people */
    double weight; /* sum of weights */
    double sum;    /* weighted: the total that the population is estimated to have */
    double mean, sd, var;
    double se;               /* of the mean, by linearisation */
    AnkeInterval mean_range; /* Wald, Student's t with n - 1 degrees of freedom */
    double min, q1, median, q3, max;
} AnkeWeightedDescription;

/*
 * Describes `distribution`.
 *
 * Undefined: nobody, or weights that sum to 0, give NaN but for n; one person gives sd, se and
 *            interval NaN. A count or sum that is negative or not finite gives NaN throughout.
 * Formula:   var = SS/W n/(n-1); se^2 = fpc n/(n-1) sum z_i^2 with z_i = w_i (y_i - mean)/W, that
 *            is sum over the values of w2 (y - mean)^2/W^2; Särndal, Swensson & Wretman (1992),
 *            section 5.7. Agrees with R 4.2 survey::svymean(), svyvar(), confint(df = degf()).
 */
AnkeWeightedDescription anke_weighted_describe(const AnkeWeightedDistribution *distribution,
                                               const AnkeWeightedSpec *spec);

/*
 * The smallest value at which the sum of weights reaches `share` of all.
 *
 *   share  in [0, 1]; a sum that misses it by 1e-12 of all, by rounding, has reached it
 * Undefined: as above, and a share outside [0, 1], give NaN.
 * Formula:   inverse of the weighted distribution function, Hyndman & Fan (1996), definition 1.
 *            Agrees with R 4.2 survey::svyquantile(qrule = "math").
 */
double anke_weighted_quantile(const AnkeWeightedDistribution *distribution, double share);

#endif
