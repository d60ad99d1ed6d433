/*
 * The weighted twin of a count grid: sums of weights and of squared weights by cell and slot. What
 * nobody touched is 0.
 */
#ifndef ANKE_TALLY_WEIGHT_GRID_H
#define ANKE_TALLY_WEIGHT_GRID_H

#include <glib.h>

#include "analyzer/tally/careful_sum.h"

typedef struct {
    AnkeCarefulSum w;
    AnkeCarefulSum w2;
} AnkeWeightSums;

typedef struct {
    AnkeWeightSums *cell; /* row after row */
    gsize n_rows;
    gsize n_columns; /* of room; also the stride */
} AnkeWeightGrid;

/* Makes room for at least n_rows x n_columns, doubling. */
void anke_weight_grid_reserve(AnkeWeightGrid *grid, gsize n_rows, gsize n_columns);

/* Adds a person of this weight to the cells of a row that these columns name. */
void anke_weight_grid_add(AnkeWeightGrid *grid, gsize row, const guint *columns, gsize n_columns,
                          double weight);

/* Adds a cell to `sums`; nothing where there is no room yet. */
void anke_weight_grid_join(const AnkeWeightGrid *grid, gsize row, gsize column,
                           AnkeWeightSums *sums);

void anke_weight_grid_clear(AnkeWeightGrid *grid);

#endif
