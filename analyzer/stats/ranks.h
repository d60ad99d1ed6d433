/*
 * Tests on ranks, from a table of counts: rows are the values in ascending order, columns the
 * groups.
 *
 * Only the order of the rows matters, so a scale and a number are treated alike. Groups without
 * anybody and values without anybody are left out.
 */
#ifndef ANKE_STATS_RANKS_H
#define ANKE_STATS_RANKS_H

#include "analyzer/stats/crosstable.h"

/*
 * What ties leave of the variance of the ranks: 1 - sum(t^3 - t)/(N^3 - N), t people in each row.
 *
 *   table  without empty rows, of at least two people
 */
double anke_ranks_correct_for_ties(const AnkeCrosstable *table);

typedef struct {
    double h, df, p;
    double epsilon2; /* share of the variance of the ranks between the groups, 0-1 */
} AnkeKruskalWallis;

/*
 * Kruskal-Wallis test that no group tends to higher values, with mid-ranks and correction for ties.
 *
 * Undefined: fewer than two groups with people, or one value only, give NaN, with df 0.
 * Formula:   12/(N(N+1)) sum n_j (mean rank_j - (N+1)/2)^2 / (1 - sum(t^3 - t)/(N^3 - N)),
 *            chi-square with groups - 1 df; Kruskal & Wallis (1952), JASA 47, p. 583 (eq.
 *            1.1-1.3). epsilon2 = H (N+1)/(N^2-1) = H/(N-1); Tomczak & Tomczak (2014), Trends
 *            Sport Sci. 21, p. 19. Agrees with R 4.2 kruskal.test().
 */
AnkeKruskalWallis anke_ranks_kruskal_wallis(const AnkeCounts *counts);

/*
 * Dunn's comparison of the mean ranks of all pairs of columns, with correction for ties.
 *
 *   z  n_cols (n_cols - 1)/2 numbers: columns 0 and 1, 0 and 2, ..., 1 and 2, ...; positive = the
 *      first tends to higher values. Standard normal when both have one distribution; not corrected
 *      for being several
 * Undefined: NaN where a column has nobody, everywhere with one value only or a bad count.
 * Formula:   (mean rank_i - mean rank_j) / sqrt((N(N+1)/12 - sum(t^3 - t)/(12 (N-1))) (1/n_i +
 *            1/n_j)); Dunn (1964), Technometrics 6, p. 241. Agrees with R DescTools::DunnTest().
 */
void anke_ranks_dunn(const AnkeCounts *counts, double *z);

#endif
