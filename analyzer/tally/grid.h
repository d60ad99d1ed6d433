/*
 * A table of counts that grows in both directions: rows are slots (groups of breaks), columns are
 * cells (answers). Cells that nobody touched are 0.
 */
#ifndef ANKE_TALLY_GRID_H
#define ANKE_TALLY_GRID_H

#include <glib.h>

typedef struct {
    guint64 *n; /* row after row */
    gsize n_rows;
    gsize n_columns; /* of room; also the stride */
} AnkeGrid;

/* Makes room for at least n_rows x n_columns. Memory doubles, so that growing is cheap. */
void anke_grid_reserve(AnkeGrid *grid, gsize n_rows, gsize n_columns);

/* The count; 0 where there is no room yet. */
guint64 anke_grid_at(const AnkeGrid *grid, gsize row, gsize column);

void anke_grid_clear(AnkeGrid *grid);

#endif
