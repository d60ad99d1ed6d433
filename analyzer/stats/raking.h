/*
 * Weights that make respondents agree with known totals: cell weights and raking.
 *
 * Each margin sorts respondents into levels and has a target for each level; a respondent without a
 * level in a margin is left alone by it. One margin gives cell weights (exact after one round; a
 * cross-classification is one margin of its cells), several are raked in turn (iterative
 * proportional fitting). Targets are people or shares: only their proportions within a margin
 * count. Weights keep their sum; starting from 1 their mean stays 1. Memory: the caller's arrays.
 */
#ifndef ANKE_STATS_RAKING_H
#define ANKE_STATS_RAKING_H

#include <glib.h>

#define ANKE_RAKING_NO_LEVEL G_MAXUINT32

typedef struct {
    gsize n_levels;
    const double *targets; /* >= 0, their sum above 0 */
    const guint32 *levels; /* of respondent i: levels[i * stride], or ANKE_RAKING_NO_LEVEL */
    gsize stride;
} AnkeRakingMargin;

typedef struct {
    const AnkeRakingMargin *margins;
    gsize n_margins;
    gsize n_people;
    double tolerance; /* largest |reached / target - 1| that is good enough, such as 1e-10 */
    guint max_rounds; /* through all margins */
    double trim_lo;   /* bounds of the weights, as multiples of their mean; 0 and infinity: none */
    double trim_hi;
} AnkeRakingSpec;

typedef enum {
    ANKE_RAKING_CONVERGED,
    ANKE_RAKING_BAD_TARGET,    /* negative, not finite, or a margin whose targets sum to 0 */
    ANKE_RAKING_EMPTY_LEVEL,   /* a target above 0 and no respondent (of weight) */
    ANKE_RAKING_ZERO_TARGET,   /* respondents and a target of 0 */
    ANKE_RAKING_CONTRADICTION, /* the rounds go in a circle: the margins cannot all be met */
    ANKE_RAKING_TOO_SLOW,      /* still coming closer after max_rounds */
    ANKE_RAKING_BOUNDS,        /* the margins cannot be met within the bounds */
} AnkeRakingStatus;

typedef struct {
    AnkeRakingStatus status;
    guint n_rounds;   /* all rounds, those after trimming included */
    double deviation; /* largest |reached / target - 1| at the end */
    gsize margin;     /* where that is, or where the status was found */
    gsize level;
    double min, max; /* of the weights, as multiples of their mean */
    gsize n_trimmed; /* weights that stand at a bound */
} AnkeRaking;

/*
 * Rakes.
 *
 *   weights  n_people values, the starting weights (1 for all, or those of the design), changed in
 *            place; with a status other than CONVERGED what they hold is not to be used
 * Undefined: nobody gives ANKE_RAKING_EMPTY_LEVEL where a target is above 0. Margins without
 *            respondents of a level do not arise in a converged result: all weights stay above 0.
 * Formula:   w *= (target share * weight of those with a level) / weight of the level; Deming &
 *            Stephan (1940), Annals of Mathematical Statistics 11, p. 427. Trimming: weights beyond
 *            the bounds are set to them and the margins raked again, until a pass finds none that
 *            is further out than 1e-7 of the mean; Battaglia, Hoaglin & Frankel (2009), Survey
 *            Practice 2(5). Agrees with R survey::rake(control = list(epsilon = 1e-12)).
 */
AnkeRaking anke_raking_fit(const AnkeRakingSpec *spec, double *weights);

#endif
