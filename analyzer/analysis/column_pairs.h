/*
 * The columns of a table compared with one another: the numbers behind letters and contrasts.
 *
 * Columns are the tested groups of a break, in their order; pairs are columns 0 and 1, 0 and 2,
 * ..., 1 and 2, ... A row is an item whose shares are compared, or the means of a scale or number.
 */
#ifndef ANKE_ANALYSIS_COLUMN_PAIRS_H
#define ANKE_ANALYSIS_COLUMN_PAIRS_H

#include "analyzer/analysis/context.h"
#include "analyzer/analysis/design.h"
#include "analyzer/stats/contrasts.h"

/* Breaks with more tested groups are not compared by pairs. */
#define ANKE_PAIRS_MAX_COLUMNS 30

typedef struct {
    const AnkeAnalysis *analysis;
    gsize n_columns, n_pairs;
    gint *groups;                /* table group of each column */
    AnkeColumn *columns;         /* bases; hits are those of the row at hand */
    AnkeColumnOverlap *overlaps; /* people in both, of each pair */
    gboolean has_overlap;        /* of a multiple answer: columns may have people in common */
    gboolean has_ranges;         /* intervals are asked for */
    AnkeDesign *design;          /* for intervals; NULL: no strata */
    /* of each pair, in the row at hand; NaN: not tested */
    double *diff, *lo, *hi, *p, *p_adj;
} AnkeColumnPairs;

/* Whether the break is one whose columns are compared, were their overlap known. */
gboolean anke_column_pairs_apply(const AnkeAnalysis *analysis);

/*
 * The columns of a table, or NULL where they are not compared: no break, years, fewer than two or
 * more than ANKE_PAIRS_MAX_COLUMNS groups, or groups of a multiple answer whose overlap is not
 * known.
 */
AnkeColumnPairs *anke_column_pairs_new(const AnkeAnalysis *analysis, gboolean has_ranges);

/* Whether the shares of an item are compared: choices, nets and bands are, no answer is not. */
gboolean anke_column_pairs_have_item(const AnkeColumnPairs *pairs, gint item);

/* Compares the shares of an item; p_adj is corrected over the pairs of this row. */
void anke_column_pairs_compare_shares(AnkeColumnPairs *pairs, gint item);

/* Whether the table has means: a scale or a number. */
gboolean anke_column_pairs_have_means(const AnkeColumnPairs *pairs);

/*
 * Compares the means. Without overlap and weights p is Welch's, p_adj and the interval are those of
 * Games and Howell, which hold for all pairs at once; where nothing is to be corrected p_adj is p.
 * Otherwise p_adj is corrected as for shares, and the intervals are each pair's own.
 */
void anke_column_pairs_compare_means(AnkeColumnPairs *pairs);

/* Columns of a pair. */
void anke_column_pairs_find(const AnkeColumnPairs *pairs, gsize pair, gsize *first, gsize *second);

void anke_column_pairs_free(AnkeColumnPairs *pairs);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(AnkeColumnPairs, anke_column_pairs_free)

#endif
