/*
 * Association of two ordered variables, from their table of counts: rows and columns stand in
 * order, how far apart they are does not matter.
 *
 * Positive: higher rows go with higher columns. Each measure is in [-1, 1] and comes with its
 * asymptotic standard error for intervals (ASE1: delta method, multinomial sampling), not for the
 * test of independence, which is Kendall's (correlation.h). Counts are people.
 *
 * The cost is the number of cells: concordant pairs are counted from cumulated tables.
 */
#ifndef ANKE_STATS_ORDINAL_H
#define ANKE_STATS_ORDINAL_H

#include "analyzer/stats/crosstable.h"

typedef struct {
    double value, ase;
} AnkeEstimate;

typedef struct {
    AnkeEstimate gamma, tau_b, tau_c;
    AnkeEstimate somers_r; /* predicts the row (answer) from the column (group) */
    AnkeEstimate somers_c; /* predicts the column from the row */
    AnkeEstimate somers_s; /* symmetric */
} AnkeOrdinal;

/*
 * Gamma, Kendall's tau-b, Stuart's tau-c and Somers' d.
 *
 * Empty rows and columns do not matter, but for the min(R, C) of tau-c, which counts filled ones.
 * Undefined: fewer than two filled rows or columns give NaN throughout. A measure of 1 or -1 has an
 *            ase of 0 but for rounding.
 * Formula:   A = concordant less discordant pairs, each counted twice, over T: gamma: both added;
 *            tau-b: sqrt(Dr Dc), Dr = N^2 - sum r^2, Dc alike; tau-c: N^2 (q-1)/q, q = min(R, C);
 *            d (row predicted): Dc; d (column predicted): Dr; d symmetric: (Dr + Dc)/2. ASE1 =
 *            sqrt(sum n_ij f_ij^2), f = (dA - value dT)/T by n_ij, which sums to 0; Goodman &
 *            Kruskal (1972), JASA 67, p. 415; Brown & Benedetti (1977), JASA 72, p. 309. Agrees
 *            with PSPP 1.6.2 CROSSTABS /STATISTICS=GAMMA BTAU CTAU D (d symmetric: value only).
 */
AnkeOrdinal anke_ordinal_measure(const AnkeCounts *counts);

#endif
