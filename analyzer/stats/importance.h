/*
 * What explains an outcome, and how much of it is due to each predictor: linear regression and two
 * ways to share out its R squared, from sums over the people who have all variables.
 *
 * Predictors that are a combination of others make everything undefined: nothing is dropped
 * silently.
 */
#ifndef ANKE_STATS_IMPORTANCE_H
#define ANKE_STATS_IMPORTANCE_H

#include "analyzer/stats/moments.h"

/* Most predictors whose subsets are all tried. */
#define ANKE_LMG_MAX_PREDICTORS 12

/* A predictor whose variance the others explain but for less than this share is none of its own. */
#define ANKE_MIN_TOLERANCE 1e-9

typedef struct {
    double coef, se, p; /* of y on all predictors; p two-sided, t with n - predictors - 1 */
    double beta;        /* coefficient of the standardised variables */
    double vif;         /* variance inflation factor */
    double lmg;         /* share of R2, averaged over all orders of entry */
    double johnson;     /* relative weight; also a share of R2 */
} AnkePredictor;

typedef struct {
    double n;
    double intercept;
    double residual_sd;
    double r2, adj_r2;
} AnkeImportance;

/*
 * Regresses the first variable of `moments` on all others.
 *
 *   predictors  n_variables - 1 of them, filled
 * Undefined: NaN throughout where there is no predictor, a variable does not vary, a predictor is a
 *            combination of the others, or n <= predictors + 1. lmg is NaN for more than
 *            ANKE_LMG_MAX_PREDICTORS predictors. A perfect fit has se 0 and p 0.
 * Bounds:    the lmg, and likewise the johnson, of all predictors add up to r2; both are >= 0.
 * Formula:   normal equations of the correlations by Cholesky in extended precision, Draper & Smith
 *            (1998), chapters 5 and 16; lmg: Lindeman, Merenda & Gold (1980), p. 119, which is the
 *            Shapley value of R2; johnson: Johnson (2000), Multivariate Behavioral Research 35,
 *            p. 1. Agrees with R 4.2 lm(), with NIST StRD Longley to 11 digits, and with the two
 *            definitions written out in R.
 */
AnkeImportance anke_importance_fit(const AnkeMoments *moments, AnkePredictor *predictors);

#endif
