/* Counts taken out of a table in the shapes that analyzer/stats wants. */
#ifndef ANKE_ANALYSIS_TABLE_COUNTS_H
#define ANKE_ANALYSIS_TABLE_COUNTS_H

#include <glib.h>

#include "analyzer/data/table.h"
#include "analyzer/stats/crosstable.h"

/* Counts of some rows and columns of a table. */
typedef struct {
    AnkeCounts counts;
    double *cell;   /* owned; what counts points to */
    gint *items;    /* table item of each row; ANKE_ALL: no single item */
    gint *groups;   /* table group of each column */
    double *values; /* number of each row, ascending, in a matrix of values; else NULL */
} AnkeTableCounts;

/* Groups that are tested: of type choice. */
guint anke_table_n_tested_groups(const AnkeTable *table);

/* n of the choices by the tested groups. Hidden or blank counts are NaN: nothing is tested then. */
AnkeTableCounts *anke_table_counts_of_choices(const AnkeTable *table);

/* Ticked and not ticked of one choice of a multiple answer by the tested groups. */
AnkeTableCounts *anke_table_counts_of_tick(const AnkeTable *table, gint item);

/*
 * n by value: the scores of a scale's choices, or a number's values; equal scores are added up.
 *   has_tested_only   columns are the tested groups; otherwise everyone, then every group
 */
AnkeTableCounts *anke_table_counts_of_values(const AnkeTable *table, gboolean has_tested_only);

/* The same of another sum of the cells: w, w2. */
AnkeTableCounts *anke_table_sums_of_values(const AnkeTable *table, const char *stat,
                                           gboolean has_tested_only);

void anke_table_counts_free(AnkeTableCounts *counts);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(AnkeTableCounts, anke_table_counts_free)

#endif
