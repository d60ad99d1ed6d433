/*
 * Draws of the distributions that staff projections need, made of uniform numbers that the caller
 * has (counter_random.h).
 *
 * A binomial draw inverts the distribution function at one uniform number: the same number with
 * more people or a higher rate never gives fewer, which is what makes scenarios comparable run by
 * run.
 */
#ifndef ANKE_STATS_DRAWS_H
#define ANKE_STATS_DRAWS_H

#include <glib.h>

#include "analyzer/stats/counter_random.h"

/*
 * The smallest k with P(X <= k) >= unit, X binomial of `n` trials with probability `p`.
 * p outside [0, 1] counts as the nearer end.
 */
guint32 anke_draw_binomial(double unit, guint32 n, double p);

/* The first category whose cumulative probability exceeds `unit`; the last one with any probability
 * where rounding leaves none. `cumulative` ascends to about 1 over n_categories > 0. */
gsize anke_draw_category(double unit, const double *cumulative, gsize n_categories);

/*
 * Chooses `n_draws` people without replacement from cells of `counts` people: multivariate
 * hypergeometric. Takes them out of `counts` and adds them to `taken` (NULL: they are lost).
 * Chooses everybody where there are no more than n_draws. Returns the number chosen.
 */
guint32 anke_draw_people(AnkeRandomStream *stream, guint32 n_draws, gint32 *counts, gint32 *taken,
                         gsize n_cells);

/*
 * A draw of Gamma(shape, 1), shape > 0.
 * Marsaglia & Tsang (2000), ACM Trans. Math. Softw. 26, p. 363; below 1 by their section 6.
 */
double anke_draw_gamma(AnkeRandomStream *stream, double shape);

/* A draw of Beta(a, b), both > 0: X / (X + Y) of two gammas. */
double anke_draw_beta(AnkeRandomStream *stream, double a, double b);

#endif
