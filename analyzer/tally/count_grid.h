/*
 * A table of counts that grows in both directions: rows are cells (answers), columns are slots
 * (groups of breaks). What nobody touched is 0.
 */
#ifndef ANKE_TALLY_COUNT_GRID_H
#define ANKE_TALLY_COUNT_GRID_H

#include <glib.h>

typedef struct {
    guint64 *n; /* row after row */
    gsize n_rows;
    gsize n_columns; /* of room; also the stride */
} AnkeCountGrid;

/* Makes room for at least n_rows x n_columns, doubling, so that growing is cheap. */
void anke_count_grid_grow(AnkeCountGrid *grid, gsize n_rows, gsize n_columns);

/* As anke_count_grid_grow(), where there may be room already. */
static inline void anke_count_grid_reserve(AnkeCountGrid *grid, gsize n_rows, gsize n_columns)
{
    if (n_rows > grid->n_rows || n_columns > grid->n_columns) {
        anke_count_grid_grow(grid, n_rows, n_columns);
    }
}

/* The count; 0 where there is no room yet. */
guint64 anke_count_grid_at(const AnkeCountGrid *grid, gsize row, gsize column);

void anke_count_grid_clear(AnkeCountGrid *grid);

#endif
