/*
 * A straight line through pairs of numbers that come with their counts, and how sure it is.
 *
 * Least squares of y on one predictor x. Nothing is expanded: a pair that a thousand people have
 * costs one step. Not for several predictors. Units are those of x and y.
 */
#ifndef ANKE_STATS_REGRESSION_H
#define ANKE_STATS_REGRESSION_H

#include <glib.h>

#include "analyzer/stats/proportion.h"

/* `count` people have this pair. */
typedef struct {
    double x, y;
    double count;
} AnkePair;

typedef struct {
    double n; /* people */
    double mean_x, sum_squares_x;
    double slope, intercept;
    double residual_sd; /* with n - 2 */
    double r;           /* Pearson's correlation */
    double p;           /* two-sided, of r = 0 and likewise of slope = 0 */
} AnkeRegression;

/*
 * Fits the line y = intercept + slope x.
 *
 * Undefined: a bad count or a number that is not finite give NaN throughout, but for n; fewer than
 *            two people or one x only give NaN for the line; r is NaN where one of both does not
 *            vary; residual_sd and p are NaN for fewer than three people.
 * Formula:   Draper & Smith (1998), Applied Regression Analysis, 3rd ed., section 1.2, on centred
 *            sums in extended precision; t = r sqrt((n-2)/(1-r^2)). Agrees with NIST StRD Norris
 *            and with R 4.2 lm(), cor.test().
 */
AnkeRegression anke_regression_fit(const AnkePair *pairs, gsize n_pairs);

double anke_regression_at(const AnkeRegression *regression, double x);

/*
 * Confidence interval of the mean of y at x (not of a single person's y).
 *
 *   level  confidence level in (0, 1)
 * Undefined: residual_sd NaN or a level outside (0, 1) give {NaN, NaN}.
 * Formula:   fit -+ t(n-2) s sqrt(1/n + (x - mean x)^2 / Sxx), Draper & Smith (1998), eq. 1.4.9.
 *            Agrees with R 4.2 predict(lm(), interval = "confidence").
 */
AnkeInterval anke_regression_interval(const AnkeRegression *regression, double x, double level);

#endif
