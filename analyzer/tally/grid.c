#include "analyzer/tally/grid.h"

#include <string.h>

static gsize grow(gsize n, gsize n_wanted)
{
    return n_wanted <= n ? n : MAX(n_wanted, 2 * n);
}

void anke_grid_reserve(AnkeGrid *grid, gsize n_rows, gsize n_columns)
{
    if (n_rows <= grid->n_rows && n_columns <= grid->n_columns) {
        return;
    }
    AnkeGrid grown = {.n_rows = grow(grid->n_rows, n_rows),
                      .n_columns = grow(grid->n_columns, n_columns)};
    grown.n = g_new0(guint64, grown.n_rows * grown.n_columns);
    for (gsize row = 0; row < grid->n_rows && grid->n != NULL; row++) {
        memcpy(grown.n + row * grown.n_columns, grid->n + row * grid->n_columns,
               grid->n_columns * sizeof *grid->n);
    }
    g_free(grid->n);
    *grid = grown;
}

guint64 anke_grid_at(const AnkeGrid *grid, gsize row, gsize column)
{
    gboolean has_room = row < grid->n_rows && column < grid->n_columns;
    return has_room ? grid->n[row * grid->n_columns + column] : 0;
}

void anke_grid_clear(AnkeGrid *grid)
{
    g_clear_pointer(&grid->n, g_free);
    grid->n_rows = 0;
    grid->n_columns = 0;
}
