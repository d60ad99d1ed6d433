#include "charts/plots/occupancy.h"

#include <math.h>

struct AnkeOccupancy {
    AnkeBox area;
    gint n_columns;
    gint n_rows;
    guint8 *cells; /* 1 = taken, row by row */
};

AnkeOccupancy *anke_occupancy_new(AnkeBox area)
{
    AnkeOccupancy *occupancy = g_new0(AnkeOccupancy, 1);
    occupancy->area = area;
    occupancy->n_columns = (gint)MAX(ceil(area.width), 1);
    occupancy->n_rows = (gint)MAX(ceil(area.height), 1);
    occupancy->cells = g_new0(guint8, (gsize)occupancy->n_columns * (gsize)occupancy->n_rows);
    return occupancy;
}

/* The cells that a box touches: [first, last). */
typedef struct {
    gint left;
    gint right;
    gint top;
    gint bottom;
} Cells;

static Cells cells_of(const AnkeOccupancy *occupancy, AnkeBox box)
{
    return (Cells){(gint)floor(box.x - occupancy->area.x),
                   (gint)ceil(anke_box_right(box) - occupancy->area.x),
                   (gint)floor(box.y - occupancy->area.y),
                   (gint)ceil(anke_box_bottom(box) - occupancy->area.y)};
}

static guint8 *cell_at(const AnkeOccupancy *occupancy, gint row, gint column)
{
    return &occupancy->cells[(gsize)row * (gsize)occupancy->n_columns + (gsize)column];
}

void anke_occupancy_take_box(AnkeOccupancy *occupancy, AnkeBox box)
{
    Cells cells = cells_of(occupancy, box);
    for (gint row = MAX(cells.top, 0); row < MIN(cells.bottom, occupancy->n_rows); row++) {
        for (gint column = MAX(cells.left, 0); column < MIN(cells.right, occupancy->n_columns);
             column++) {
            *cell_at(occupancy, row, column) = 1;
        }
    }
}

void anke_occupancy_take_line(AnkeOccupancy *occupancy, AnkePoint from, AnkePoint to)
{
    guint n_steps = (guint)ceil(2 * hypot(to.x - from.x, to.y - from.y)) + 1;
    for (guint i = 0; i <= n_steps; i++) {
        double share = (double)i / n_steps;
        AnkeBox dot = {from.x + share * (to.x - from.x) - 0.5,
                       from.y + share * (to.y - from.y) - 0.5, 1, 1};
        anke_occupancy_take_box(occupancy, dot);
    }
}

gboolean anke_occupancy_is_free(const AnkeOccupancy *occupancy, AnkeBox box)
{
    Cells cells = cells_of(occupancy, box);
    if (cells.left < 0 || cells.top < 0 || cells.right > occupancy->n_columns ||
        cells.bottom > occupancy->n_rows) {
        return FALSE;
    }
    for (gint row = cells.top; row < cells.bottom; row++) {
        for (gint column = cells.left; column < cells.right; column++) {
            if (*cell_at(occupancy, row, column) != 0) {
                return FALSE;
            }
        }
    }
    return TRUE;
}

gboolean anke_occupancy_place(AnkeOccupancy *occupancy, AnkePoint point, double gap_pt,
                              double width_pt, double height_pt, AnkeBox *box)
{
    /* Side of the point at which the label's middle lies. */
    static const gint sides[][2] = {{1, 0},  {-1, 0},  {0, -1}, {0, 1},
                                    {1, -1}, {-1, -1}, {1, 1},  {-1, 1}};
    for (guint i = 0; i < G_N_ELEMENTS(sides); i++) {
        double x = point.x - width_pt / 2 + sides[i][0] * (width_pt / 2 + gap_pt);
        double y = point.y - height_pt / 2 + sides[i][1] * (height_pt / 2 + gap_pt);
        AnkeBox place = {x, y, width_pt, height_pt};
        if (anke_occupancy_is_free(occupancy, place)) {
            anke_occupancy_take_box(occupancy, place);
            *box = place;
            return TRUE;
        }
    }
    return FALSE;
}

/* Neighbours that would touch form a block whose members keep their distance; a block stands where
 * its members wished to be on average (pool adjacent violators). */
typedef struct {
    double wish; /* mean wished position of the first member */
    guint n;
} Block;

void anke_spread_labels(double *ys, guint n, double gap_pt, double low, double high)
{
    g_autofree Block *blocks = g_new(Block, MAX(n, 1));
    guint n_blocks = 0;
    for (guint i = 0; i < n; i++) {
        blocks[n_blocks++] = (Block){ys[i], 1};
        while (n_blocks > 1 && blocks[n_blocks - 2].wish + blocks[n_blocks - 2].n * gap_pt >
                                   blocks[n_blocks - 1].wish) {
            Block *first = &blocks[n_blocks - 2];
            Block *second = &blocks[n_blocks - 1];
            double wish = first->n * first->wish + second->n * (second->wish - first->n * gap_pt);
            first->n += second->n;
            first->wish = wish / first->n;
            n_blocks--;
        }
    }
    guint i = 0;
    for (guint b = 0; b < n_blocks; b++) {
        for (guint k = 0; k < blocks[b].n; k++) {
            ys[i++] = blocks[b].wish + k * gap_pt;
        }
    }
    for (i = n; i-- > 0;) {
        ys[i] = MIN(ys[i], high - (n - 1 - i) * gap_pt);
    }
    for (i = 0; i < n; i++) {
        ys[i] = MAX(ys[i], low + i * gap_pt);
    }
}

void anke_occupancy_free(AnkeOccupancy *occupancy)
{
    if (occupancy == NULL) {
        return;
    }
    g_free(occupancy->cells);
    g_free(occupancy);
}
