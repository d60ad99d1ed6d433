#include "analyzer/tally/weight_grid.h"

#include <string.h>

static gsize grow(gsize n, gsize n_wanted)
{
    return n_wanted <= n ? n : MAX(n_wanted, 2 * n);
}

void anke_weight_grid_reserve(AnkeWeightGrid *grid, gsize n_rows, gsize n_columns)
{
    if (n_rows <= grid->n_rows && n_columns <= grid->n_columns) {
        return;
    }
    AnkeWeightGrid grown = {.n_rows = grow(grid->n_rows, n_rows),
                            .n_columns = grow(grid->n_columns, n_columns)};
    grown.cell = g_new0(AnkeWeightSums, grown.n_rows * grown.n_columns);
    for (gsize row = 0; row < grid->n_rows && grid->cell != NULL; row++) {
        memcpy(grown.cell + row * grown.n_columns, grid->cell + row * grid->n_columns,
               grid->n_columns * sizeof *grid->cell);
    }
    g_free(grid->cell);
    *grid = grown;
}

void anke_weight_grid_add(AnkeWeightGrid *grid, gsize row, const guint *columns, gsize n_columns,
                          double weight)
{
    AnkeWeightSums *cells = grid->cell + row * grid->n_columns;
    for (gsize i = 0; i < n_columns; i++) {
        anke_careful_sum_add(&cells[columns[i]].w, weight);
        anke_careful_sum_add(&cells[columns[i]].w2, weight * weight);
    }
}

void anke_weight_grid_join(const AnkeWeightGrid *grid, gsize row, gsize column,
                           AnkeWeightSums *sums)
{
    if (row < grid->n_rows && column < grid->n_columns) {
        const AnkeWeightSums *cell = &grid->cell[row * grid->n_columns + column];
        anke_careful_sum_join(&sums->w, &cell->w);
        anke_careful_sum_join(&sums->w2, &cell->w2);
    }
}

void anke_weight_grid_clear(AnkeWeightGrid *grid)
{
    g_clear_pointer(&grid->cell, g_free);
    grid->n_rows = 0;
    grid->n_columns = 0;
}
