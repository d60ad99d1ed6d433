/*
 * Rates of leaving by age from few persons: shrunk towards a table of rates that is known.
 *
 * A rate is the share of those exposed (in service on 1 April, summed over the years) who left within
 * the year. Arrays have one number an age, in any order.
 */
#ifndef ANKE_STATS_LEAVING_RATES_H
#define ANKE_STATS_LEAVING_RATES_H

#include <glib.h>

#include "analyzer/stats/proportion.h"

/* Fewer person-years say nothing about a rate. */
#define ANKE_RATE_MIN_EXPOSURE 30.0

typedef struct {
    double mean;
    AnkeInterval range;
} AnkeRate;

/*
 * Posterior mean and interval of one rate under Jeffreys' prior.
 *
 * Undefined: nobody exposed, or exits that are negative or more than the exposed, give NaN: the prior
 *            alone would say 50 %.
 * Formula:   (D + 1/2)/(E + 1); quantiles of Beta(D + 1/2, E - D + 1/2), 0 for D = 0, 1 for D = E; Brown,
 *            Cai & DasGupta (2001), Statistical Science 16, p. 101.
 */
AnkeRate anke_rate_jeffreys(double exits, double exposure, double level);

typedef struct {
    double scale;    /* what the prior rates are multiplied by to give as many exits */
    double rho;      /* correlation within an age: 0 = the scaled prior says all */
    double strength; /* person-years that the prior counts for, (1 - rho)/rho; may be infinite */
} AnkeRateShrinkage;

/*
 * Shrinks rates towards prior rates that are scaled to the observed number of exits: beta-binomial
 * empirical Bayes.
 *
 *   prior    rates of a known table, above 0
 *   shrunk   n numbers; ages without exposure have the scaled prior
 * Undefined: no exits at all, or a bad count, give NaN throughout.
 * Formula:   mu = prior * sum D / sum(E prior); rho = (S - (K-1)) / (W - sum E^2/W - (K-1)), S = sum E (D/E -
 *            mu)^2/(mu(1-mu)) over the K ages with E > 0, W = sum E, clipped to 0-0.999 (method of moments,
 *            Kleinman 1973, JASA 68, p. 46, with a mean for each age); (D + M mu)/(E + M).
 */
AnkeRateShrinkage anke_rates_shrink(const double *exits, const double *exposure,
                                    const double *prior, gsize n, double *shrunk);

/* The shrunk rate of some exits and person-years with that prior rate. */
double anke_rate_shrink(const AnkeRateShrinkage *shrinkage, double exits, double exposure,
                        double prior);

#endif
