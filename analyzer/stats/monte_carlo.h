/*
 * The p-value of the exact test (exact.h) by simulation, for tables that are beyond its budget.
 *
 * The random numbers are seeded by the caller: same table, same spec, same answer, on every
 * machine.
 */
#ifndef ANKE_STATS_MONTE_CARLO_H
#define ANKE_STATS_MONTE_CARLO_H

#include "analyzer/stats/crosstable.h"
#include "analyzer/stats/proportion.h"

#define ANKE_MONTE_CARLO_DEFAULT_TABLES 10000
#define ANKE_MONTE_CARLO_MAX_PEOPLE 10000000 /* 16 bytes of working memory each */

typedef struct {
    guint32 n_tables; /* B, at least 1 */
    guint32 seed;     /* 0 is the generator's default seed, 4357 */
} AnkeMonteCarloSpec;

typedef struct {
    guint32 n_hits;       /* m: simulated tables no more probable than the observed one */
    double p;             /* (m + 1) / (B + 1), never 0 */
    AnkeInterval p_range; /* 99 % interval of the exact p-value */
} AnkeMonteCarlo;

/*
 * Simulates the two-sided exact test. Empty rows and columns are left out first.
 *
 * Undefined: fewer than two filled rows or columns, a count that is not whole, more people than
 *            ANKE_MONTE_CARLO_MAX_PEOPLE or no tables give NaN.
 * Formula:   tables of given margins by Patefield (1981), Applied Statistics 30, p. 91 (AS 159),
 *            with mt19937; p by Phipson & Smyth (2010), Stat. Appl. Genet. Mol. Biol. 9, art. 39;
 *            interval of m out of B by Clopper & Pearson.
 */
AnkeMonteCarlo anke_monte_carlo_fisher(const AnkeCounts *counts, const AnkeMonteCarloSpec *spec);

#endif
