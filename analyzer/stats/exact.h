/*
 * The exact test of independence for small counts (Fisher; Freeman & Halton for more than 2 x 2).
 *
 * A p-value here is the probability, given both margins, of a table that is no more probable than
 * the observed one. Its cost grows fast with the table, so the caller gives a budget of steps, not
 * of seconds: the answer is the same on every machine. When the budget does not do, see
 * monte_carlo.h. Not for weights: counts must be whole. Probabilities are in [0, 1].
 */
#ifndef ANKE_STATS_EXACT_H
#define ANKE_STATS_EXACT_H

#include "analyzer/stats/crosstable.h"

/* A step takes some 10 to 20 ns and at most 5 bytes: 0.2 s at most. */
#define ANKE_EXACT_DEFAULT_WORK 8000000

/*
 * A table counts as no more probable than the observed one when its probability is at most the
 * observed one times 1 + this: else rounding would lose the mirrored table of a symmetric one. As
 * R's fisher.test().
 */
#define ANKE_EXACT_SLACK 1e-7

typedef enum {
    ANKE_EXACT_UNDEFINED, /* fewer than two filled rows or columns, or a count that is not whole */
    ANKE_EXACT_DONE,      /* p is exact */
    ANKE_EXACT_OVER_BUDGET, /* more steps (or people) than max_work */
} AnkeExactStatus;

typedef struct {
    guint64 max_work; /* steps; ANKE_EXACT_DEFAULT_WORK does in most cases */
} AnkeExactSpec;

typedef struct {
    AnkeExactStatus status;
    double p; /* NaN unless ANKE_EXACT_DONE */
} AnkeExact;

/*
 * Two-sided exact test. Empty rows and columns are left out first.
 *
 * p is exactly 1 when no table is more probable than the observed one. Relative error below 1e-12
 * up to some thousand people and down to p = 1e-300; below the smallest double p is 0.
 * Undefined: see AnkeExactStatus.
 * Formula:   sum of the probabilities prod r_i! prod c_j! / (N! prod n_ij!) of the tables at or
 *            below the observed one's; Fisher (1935), JRSS 98, p. 39; Freeman & Halton (1951),
 *            Biometrika 38, p. 141; network of Mehta & Patel (1983). Agrees with R 4.2
 *            fisher.test().
 */
AnkeExact anke_exact_fisher(const AnkeCounts *counts, const AnkeExactSpec *spec);

/* TRUE when every count is a whole number and their sum is below 2^31: what a table of people is.
 */
gboolean anke_exact_is_whole(const AnkeCrosstable *table);

/*
 * ln of the product of the cells' factorials; the probability of a table with given margins falls
 * as it grows. log_factorials reach to the sum of the cells.
 */
long double anke_exact_sum_log_cells(const AnkeCounts *counts, const long double *log_factorials);

#endif
