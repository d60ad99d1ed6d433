#include "charts/scene/occupancy.h"

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

/* The cell at a distance from the area's edge, at most one beyond its ends; NaN is before it. */
static gint cell_number(double rounded, gint n_cells)
{
    return isnan(rounded) ? -1 : (gint)CLAMP(rounded, -1, n_cells + 1);
}

static Cells cells_of(const AnkeOccupancy *occupancy, AnkeBox box)
{
    AnkeBox area = occupancy->area;
    return (Cells){cell_number(floor(box.x - area.x), occupancy->n_columns),
                   cell_number(ceil(anke_box_right(box) - area.x), occupancy->n_columns),
                   cell_number(floor(box.y - area.y), occupancy->n_rows),
                   cell_number(ceil(anke_box_bottom(box) - area.y), occupancy->n_rows)};
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

/* Narrows the part [*first, *last] of a line to where start + share * step is within [low, high]. */
static void clip_part(double start, double step, double low, double high, double *first,
                      double *last)
{
    if (step > 0 || step < 0) {
        double one = (low - start) / step;
        double other = (high - start) / step;
        *first = MAX(*first, MIN(one, other));
        *last = MIN(*last, MAX(one, other));
    } else if (start < low || start > high) {
        *last = -1;
    }
}

/* Cuts a line to the area and a cell around it (Liang and Barsky 1984), so that its length is
 * bounded. Returns FALSE where nothing is left. */
static gboolean clip_line(const AnkeOccupancy *occupancy, AnkePoint *from, AnkePoint *to)
{
    AnkeBox area = occupancy->area;
    AnkePoint start = *from;
    AnkePoint step = {to->x - from->x, to->y - from->y};
    double first = 0;
    double last = 1;
    if (!isfinite(start.x) || !isfinite(start.y) || !isfinite(step.x) || !isfinite(step.y)) {
        return FALSE;
    }
    clip_part(start.x, step.x, area.x - 1, anke_box_right(area) + 1, &first, &last);
    clip_part(start.y, step.y, area.y - 1, anke_box_bottom(area) + 1, &first, &last);
    *from = (AnkePoint){start.x + first * step.x, start.y + first * step.y};
    *to = (AnkePoint){start.x + last * step.x, start.y + last * step.y};
    return first <= last;
}

void anke_occupancy_take_line(AnkeOccupancy *occupancy, AnkePoint from, AnkePoint to)
{
    if (!clip_line(occupancy, &from, &to)) {
        return;
    }
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
    const double rounding_pt = 1e-9;
    if (isnan(box.x + box.width) || isnan(box.y + box.height) ||
        anke_box_excess(box, occupancy->area) > rounding_pt) {
        return FALSE;
    }
    Cells cells = cells_of(occupancy, box);
    cells.right = MIN(cells.right, occupancy->n_columns);
    cells.bottom = MIN(cells.bottom, occupancy->n_rows);
    for (gint row = MAX(cells.top, 0); row < cells.bottom; row++) {
        for (gint column = MAX(cells.left, 0); column < cells.right; column++) {
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

void anke_occupancy_free(AnkeOccupancy *occupancy)
{
    if (occupancy == NULL) {
        return;
    }
    g_free(occupancy->cells);
    g_free(occupancy);
}
