/*
 * Counts whose columns stand in order: tables by a break that is a scale, a number or a sequence.
 *
 * Groups have an order where they have scores (`group_score`), or where the break is of type scale
 * or number: then by score, by the number that their label is, or as they stand (bands). Groups of a
 * scale without a score (わからない) are left out; those with equal scores are added up.
 */
#ifndef ANKE_ANALYSIS_ORDERED_TABLE_H
#define ANKE_ANALYSIS_ORDERED_TABLE_H

#include <glib.h>

#include "analyzer/analysis/table_counts.h"

typedef struct {
    AnkeCounts counts;
    double *cell;             /* owned; what counts points to */
    const double *row_values; /* of the rows, borrowed from what it was made of; NULL: none */
    double *col_values;       /* of the columns, ascending */
} AnkeOrderedTable;

/* Whether the tested groups have an order. */
gboolean anke_table_has_ordered_groups(const AnkeTable *table);

/* Whether every tested group is a number, by its score or its label: not bands. */
gboolean anke_table_has_valued_groups(const AnkeTable *table);

/*
 * Copies `rows`, counts of some rows of the table by its tested groups, with the columns in order.
 * Returns NULL where the groups have none. `rows` must outlive it.
 */
AnkeOrderedTable *anke_ordered_table_new(const AnkeTable *table, const AnkeTableCounts *rows);

void anke_ordered_table_free(AnkeOrderedTable *ordered);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(AnkeOrderedTable, anke_ordered_table_free)

#endif
