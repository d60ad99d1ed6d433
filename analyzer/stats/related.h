/*
 * Several answers of the same people compared with one another: do people favour one of them?
 *
 * Friedman's test of ranks within a person, Cochran's Q of yes and no. Both from sums over people.
 */
#ifndef ANKE_STATS_RELATED_H
#define ANKE_STATS_RELATED_H

#include <glib.h>

#include "analyzer/stats/moments.h"

typedef struct {
    double statistic;
    double df;
    double p; /* chi-square approximation */
} AnkeRelatedTest;

/*
 * Friedman's test with correction for ties.
 *
 *   rank_sums  sum over the `n` people of the middle rank of each of the `n_items` answers
 *   tie_sum    sum over people of t^3 - t over their runs of t equal answers
 * Undefined: fewer than two people or items, or nothing but ties, give NaN.
 * Formula:   12 sum (R - n(k+1)/2)^2 / (n k (k+1) - tie_sum / (k-1)); Hollander & Wolfe (1999),
 *            Nonparametric Statistical Methods, 2nd ed., eq. 7.8. Agrees with R 4.2
 *            friedman.test().
 */
AnkeRelatedTest anke_related_friedman(const double *rank_sums, gsize n_items, double n,
                                      double tie_sum);

/*
 * Cochran's Q of items that are 1 (yes) or 0 (no).
 *
 *   moments  of the items; the products of a pair are the people who said yes to both
 * Undefined: fewer than two people or items, sums that are not those of zeros and ones, or nobody
 *            who made a difference between items, give NaN.
 * Formula:   (k-1)(k sum C^2 - T^2) / (k T - sum L^2), C yeses of an item, L of a person, T of all;
 *            Cochran (1950), Biometrika 37, p. 256. Agrees with R 4.2 friedman.test() on zeros and
 *            ones, and with PSPP 1.6.2 NPAR TESTS COCHRAN.
 */
AnkeRelatedTest anke_related_cochran_q(const AnkeMoments *moments);

#endif
