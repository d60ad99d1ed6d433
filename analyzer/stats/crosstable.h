/*
 * Tables of counts: the shape in which every test receives its data.
 *
 * AnkeCounts is a borrowed view, AnkeCrosstable an owned copy without empty rows and columns, with
 * its margins. Rows are answers and columns are groups where it matters. Cells are counts of people
 * (or sums of weights): finite and >= 0; anything else makes a table without rows, of which every
 * statistic is undefined.
 */
#ifndef ANKE_STATS_CROSSTABLE_H
#define ANKE_STATS_CROSSTABLE_H

#include <glib.h>

typedef struct {
    const double *cell; /* row-major: cell[row * n_cols + col] */
    gsize n_rows, n_cols;
} AnkeCounts;

typedef struct {
    AnkeCounts counts;  /* what is left; points into this object */
    gsize *rows, *cols; /* index in the original table of each row and column that is left */
    double *row_sums;   /* all > 0 */
    double *col_sums;   /* all > 0 */
    double total;       /* 0 without rows */
    double *storage;
} AnkeCrosstable;

/*
 * Sums the rows and columns of `counts` into the caller's arrays (either may be NULL).
 * Returns the sum of all cells; a negative or non-finite cell gives NaN.
 */
double anke_counts_sum_margins(const AnkeCounts *counts, double *row_sums, double *col_sums);

/*
 * Copies the rows and columns of `counts` whose sum is above 0, in their order.
 * A table that is empty or has a negative or non-finite cell gives one without rows and columns.
 * Free with anke_crosstable_free().
 */
AnkeCrosstable *anke_crosstable_new(const AnkeCounts *counts);

void anke_crosstable_free(AnkeCrosstable *table);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(AnkeCrosstable, anke_crosstable_free)

#endif
