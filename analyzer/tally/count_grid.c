#include "analyzer/tally/count_grid.h"

#include <string.h>

static gsize grow(gsize n, gsize n_wanted)
{
    return n_wanted <= n ? n : MAX(n_wanted, 2 * n);
}

void anke_count_grid_grow(AnkeCountGrid *grid, gsize n_rows, gsize n_columns)
{
    AnkeCountGrid grown = {.n_rows = grow(grid->n_rows, n_rows),
                           .n_columns = grow(grid->n_columns, n_columns)};
    grown.n = g_new0(guint64, grown.n_rows * grown.n_columns);
    for (gsize row = 0; row < grid->n_rows && grid->n != NULL; row++) {
        memcpy(grown.n + row * grown.n_columns, grid->n + row * grid->n_columns,
               grid->n_columns * sizeof *grid->n);
    }
    g_free(grid->n);
    *grid = grown;
}

guint64 anke_count_grid_at(const AnkeCountGrid *grid, gsize row, gsize column)
{
    gboolean has_room = row < grid->n_rows && column < grid->n_columns;
    return has_room ? grid->n[row * grid->n_columns + column] : 0;
}

void anke_count_grid_clear(AnkeCountGrid *grid)
{
    g_clear_pointer(&grid->n, g_free);
    grid->n_rows = 0;
    grid->n_columns = 0;
}
