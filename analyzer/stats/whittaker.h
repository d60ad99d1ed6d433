/* Smoothing a row of numbers that come with weights: Whittaker-Henderson with second differences. */
#ifndef ANKE_STATS_WHITTAKER_H
#define ANKE_STATS_WHITTAKER_H

#include <glib.h>

/*
 * Smooths n values at equal distances.
 *
 *   weights   at least 0; a value with weight 0 is not looked at, but gets a smooth one
 *   lambda    how smooth: 0 leaves the values, infinitely much makes a line
 *   smooth    n numbers
 * Returns FALSE and leaves `smooth` where fewer than 3 values have a weight, lambda is not above 0, or
 * a number is not finite.
 * Formula:   minimises sum w (y - z)^2 + lambda sum (z_i - 2 z_(i+1) + z_(i+2))^2, (W + lambda D'D) z =
 *            W y, by banded Cholesky in extended precision; Whittaker (1923), Proc. Edinburgh Math. Soc.
 *            41, p. 63.
 */
gboolean anke_whittaker_smooth(const double *values, const double *weights, gsize n, double lambda,
                               double *smooth);

/*
 * The lambda of restricted maximum likelihood: y ~ N(z, sigma^2/w), second differences of z ~ N(0,
 * sigma^2/lambda). It is looked for between 1e-3 and 1e9 times the mean weight; an end of that range means
 * that the values tell no more.
 *
 * Undefined: as above, and where fewer than 4 values have a weight or they lie on a line, NaN.
 * Formula:   -2 ln L = (m-2) ln S + ln|W + lambda D'D| - (n-2) ln lambda, S the minimum above, m values
 *            with a weight; Biessy (2023), arXiv:2306.06932. Agrees with R 4.2 nlme::lme() on the same
 *            model.
 */
double anke_whittaker_lambda(const double *values, const double *weights, gsize n);

#endif
