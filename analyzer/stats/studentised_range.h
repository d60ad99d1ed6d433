/*
 * The studentised range: how far the largest of k means lies above the smallest by chance.
 *
 * q is the range of k independent standard normal numbers, divided by an independent estimate of
 * their standard deviation with df degrees of freedom (not necessarily whole). What a number of
 * groups needs once is kept, so that many pairs of groups cost little.
 */
#ifndef ANKE_STATS_STUDENTISED_RANGE_H
#define ANKE_STATS_STUDENTISED_RANGE_H

#include <glib.h>

/* More groups than this are not compared. */
#define ANKE_STUDENTISED_RANGE_MAX_GROUPS 1000

/*
 * P(range > q), computed as such and not as 1 - P.
 *
 *   df  infinity is allowed: the range of normal numbers
 * Undefined: NaN, q < 0, df < 1, n_groups outside 2 to 1000 give NaN.
 * Formula:   integral over s (chi with df, divided by sqrt(df)) of k integral of phi(z)
 *            {Phi(z)^(k-1) - (Phi(z) - Phi(z - q s))^(k-1)} dz; Harter (1960), Ann. Math. Statist.
 *            31, p. 1122. Both by the trapezoidal rule, which converges exponentially here.
 *            Relative error below 1e-11 down to 1e-250. Agrees with R 4.2 ptukey(), which keeps
 *            some 8 digits.
 */
double anke_studentised_range_tail(double q, gsize n_groups, double df);

/*
 * The q that is exceeded with probability `tail`.
 *
 * Undefined: tail outside (0, 1), and as above. Relative error below 1e-10; R's qtukey() stops at
 *            some 1e-4 absolute.
 */
double anke_studentised_range_quantile(double tail, gsize n_groups, double df);

#endif
