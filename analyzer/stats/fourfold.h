/*
 * The odds ratio of a 2 x 2 table, given both margins.
 *
 * (a d)/(b c) of the table {a b; c d} is the unconditional estimate; this is the conditional
 * maximum-likelihood estimate, whose interval belongs to the exact test (exact.h). 1 = independent;
 * above 1: the first row goes with the first column. Not for weights: counts must be whole.
 */
#ifndef ANKE_STATS_FOURFOLD_H
#define ANKE_STATS_FOURFOLD_H

#include <glib.h>

#include "analyzer/stats/crosstable.h"

typedef struct {
    double ratio;  /* 0 when the first cell is as small as the margins allow */
    double lo, hi; /* lo <= ratio <= hi where they are numbers; lo is 0 when ratio is */
    /* TRUE: the first cell is as large as the margins allow, so that ratio and hi are infinite.
     * They are NaN then, as they are when nothing is defined (lo NaN as well). */
    gboolean is_unbounded;
} AnkeOddsRatio;

/*
 * Conditional maximum-likelihood odds ratio and exact interval. Empty rows and columns are left out
 * first.
 *
 *   level  confidence level in (0, 1)
 * Relative error below 1e-12.
 * Undefined: not two filled rows and two filled columns, a count that is not whole, 2^31 people or
 *            more give NaN; a level outside (0, 1) gives {NaN, NaN} as interval.
 * Formula:   ratio: E(a; ratio) = a; lo: P(X >= a; lo) = (1 - level)/2; hi: P(X <= a; hi) = (1 -
 *            level)/2, X non-central hypergeometric, P(X = k) ~ C(r1, k) C(r2, c1 - k) ratio^k;
 *            Cornfield (1956), Proc. 3rd Berkeley Symp. 4, p. 135; Fisher (1962). Solved for ln
 *            ratio by Newton's method within a bracket, with weights by recursion from the mode. R
 *            4.2 fisher.test() agrees to its own tolerance, some 1e-4.
 */
AnkeOddsRatio anke_fourfold_odds_ratio(const AnkeCounts *counts, double level);

#endif
