/*
 * Pairs of people that are ordered alike or oppositely by the rows and columns of a table: what the
 * ordinal measures and Kendall's test are made of. Internal to analyzer/stats.
 *
 * In extended precision: at 1e12 people pairs are counted in 1e24.
 */
#ifndef ANKE_STATS_CONCORDANCE_H
#define ANKE_STATS_CONCORDANCE_H

#include "analyzer/stats/crosstable.h"

typedef struct {
    long double *alike;    /* of each cell: people above and left of it, or below and right */
    long double *opposite; /* of each cell: people above and right of it, or below and left */
    long double n_alike;   /* sum n * alike: every pair twice */
    long double n_opposite;
} AnkeConcordance;

/* In time of the number of cells. Free with anke_concordance_free(). */
AnkeConcordance *anke_concordance_new(const AnkeCrosstable *table);

void anke_concordance_free(AnkeConcordance *concordance);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(AnkeConcordance, anke_concordance_free)

#endif
