/* Joint tables of two questions of the same people, in the shapes that analyzer/stats wants. */
#ifndef ANKE_ANALYSIS_PAIR_COUNTS_H
#define ANKE_ANALYSIS_PAIR_COUNTS_H

#include <glib.h>

#include "analyzer/data/table.h"
#include "analyzer/stats/crosstable.h"

typedef struct {
    AnkeCounts counts;
    double *cell;                    /* owned; what counts points to */
    double *row_values, *col_values; /* ascending; NULL: categories without values */
} AnkePairCounts;

/* Whether the table is a pair of two numbers, tallied value by value. */
gboolean anke_pair_has_numbers(const AnkeTable *table);

/*
 * The choices by the groups of the same label, in the order of the choices.
 * Returns NULL where a choice has no such group: the lists are not the same.
 */
AnkePairCounts *anke_pair_counts_of_choices(const AnkeTable *table);

/* The same of the choices that have a score, in the order of their scores, with these as values. */
AnkePairCounts *anke_pair_counts_of_scores(const AnkeTable *table);

/*
 * The values of one number by those of the other.
 * Returns NULL where a group is no number.
 */
AnkePairCounts *anke_pair_counts_of_numbers(const AnkeTable *table);

void anke_pair_counts_free(AnkePairCounts *pair);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(AnkePairCounts, anke_pair_counts_free)

#endif
