#include "charts/scene/backdrop.h"

#include <math.h>
#include <string.h>

#define PALE_CONTRAST 1.5 /* lines below are seen behind a text without hurting it */
#define TOUCH_PT 0.6
#define CELL_PT 4.0 /* of the grid in which blanks are looked for */

/* The ink of a text, near enough: the boxes of its lines without the leading at both ends. */
static AnkeBox ink_of(const AnkeShape *shape)
{
    double leading = (shape->text.style.line_em - 0.86) * shape->text.style.size_pt / 2;
    return (AnkeBox){shape->box.x + TOUCH_PT, shape->box.y + leading,
                     MAX(shape->box.width - 2 * TOUCH_PT, 0),
                     MAX(shape->box.height - 2 * leading, 0)};
}

/* Cuts the segment to the side of an edge where it is inside; FALSE if nothing is left.
 * `inside` >= 0 at both ends means inside (Liang & Barsky 1984, ACM TOG 3(1)). */
static gboolean clip(double inside_from, double inside_to, double *t0, double *t1)
{
    double change = inside_to - inside_from;
    if (fabs(change) < 1e-12) {
        return inside_from >= 0;
    }
    double t = -inside_from / change;
    if (change > 0) {
        *t0 = MAX(*t0, t);
    } else {
        *t1 = MIN(*t1, t);
    }
    return *t0 < *t1;
}

static gboolean does_segment_meet(AnkePoint from, AnkePoint to, AnkeBox box)
{
    double t0 = 0;
    double t1 = 1;
    return clip(from.x - box.x, to.x - box.x, &t0, &t1) &&
           clip(anke_box_right(box) - from.x, anke_box_right(box) - to.x, &t0, &t1) &&
           clip(from.y - box.y, to.y - box.y, &t0, &t1) &&
           clip(anke_box_bottom(box) - from.y, anke_box_bottom(box) - to.y, &t0, &t1);
}

static gboolean does_path_meet(const AnkePoint *points, guint n, gboolean is_closed, AnkeBox box)
{
    for (guint i = 1; i < n; i++) {
        if (does_segment_meet(points[i - 1], points[i], box)) {
            return TRUE;
        }
    }
    return is_closed && n > 2 && does_segment_meet(points[n - 1], points[0], box);
}

static void box_corners(AnkeBox box, AnkePoint corners[4])
{
    corners[0] = (AnkePoint){box.x, box.y};
    corners[1] = (AnkePoint){anke_box_right(box), box.y};
    corners[2] = (AnkePoint){anke_box_right(box), anke_box_bottom(box)};
    corners[3] = (AnkePoint){box.x, anke_box_bottom(box)};
}

/* Even-odd rule. */
static gboolean is_point_in(AnkePoint point, const AnkePoint *points, guint n)
{
    gboolean is_in = FALSE;
    for (guint i = 0, j = n - 1; i < n; j = i++) {
        gboolean is_between = (points[i].y > point.y) != (points[j].y > point.y);
        if (is_between && point.x < (points[j].x - points[i].x) * (point.y - points[i].y) /
                                            (points[j].y - points[i].y) +
                                        points[i].x) {
            is_in = !is_in;
        }
    }
    return is_in;
}

typedef enum { APART, MEETING, HOLDING } Relation;

/* How an outline lies to a box: apart, its edge runs through the box, or it holds the box. */
static Relation relate_outline(const AnkePoint *points, guint n, AnkeBox box)
{
    if (does_path_meet(points, n, TRUE, box)) {
        return MEETING;
    }
    return is_point_in((AnkePoint){box.x + box.width / 2, box.y + box.height / 2}, points, n)
               ? HOLDING
               : APART;
}

static Relation relate(const AnkeShape *shape, AnkeBox box)
{
    AnkePoint corners[4];
    switch (shape->kind) {
    case ANKE_SHAPE_RECTANGLE:
        box_corners(shape->box, corners);
        return relate_outline(corners, G_N_ELEMENTS(corners), box);
    case ANKE_SHAPE_POLYGON:
        return relate_outline(shape->points, shape->n_points, box);
    case ANKE_SHAPE_LINE:
        return does_path_meet(shape->points, shape->n_points, FALSE, box) ? MEETING : APART;
    case ANKE_SHAPE_MARKER: {
        AnkeBox disc = {shape->points[0].x - shape->radius_pt,
                        shape->points[0].y - shape->radius_pt, 2 * shape->radius_pt,
                        2 * shape->radius_pt};
        return anke_box_overlap(disc, box) > 0 ? MEETING : APART;
    }
    default:
        return APART;
    }
}

static gboolean is_pale(AnkeRgb colour, AnkeRgb paper)
{
    return anke_rgb_contrast(colour, paper) < PALE_CONTRAST;
}

/* Whether a shape whose edge runs through a text is seen there. */
static gboolean is_seen(const AnkeShape *shape, AnkeRgb behind)
{
    gboolean is_stroke_seen = shape->has_stroke && !is_pale(shape->stroke.colour, behind);
    gboolean is_fill_seen =
        shape->has_fill && shape->kind != ANKE_SHAPE_LINE && !is_pale(shape->fill.colour, behind);
    return is_stroke_seen || is_fill_seen;
}

/* What is painted after a text hides it, unless it is an outline around it. */
static gboolean does_hide(const AnkeShape *shape, Relation relation, AnkeRgb paper)
{
    if (relation == HOLDING) {
        return shape->has_fill && shape->kind != ANKE_SHAPE_MARKER;
    }
    return relation == MEETING && (shape->has_fill || is_seen(shape, paper));
}

AnkeBackdrop anke_backdrop_find(const AnkeScene *scene, guint i)
{
    AnkeRgb paper = anke_scene_theme(scene)->paper;
    AnkeBox ink = ink_of(anke_scene_shape_at(scene, i));
    AnkeBackdrop backdrop = {paper, NULL};
    for (guint k = 0; k < anke_scene_n_shapes(scene); k++) {
        const AnkeShape *shape = anke_scene_shape_at(scene, k);
        if (shape->kind == ANKE_SHAPE_TEXT) {
            continue;
        }
        Relation relation = relate(shape, ink);
        if (k > i) {
            backdrop.crossing = does_hide(shape, relation, paper) ? shape : backdrop.crossing;
        } else if (relation == HOLDING && shape->has_fill) {
            backdrop.colour = shape->fill.colour;
            backdrop.crossing = shape->fill.hatch == ANKE_HATCH_NONE ? NULL : shape;
        } else if (relation == MEETING && is_seen(shape, backdrop.colour)) {
            backdrop.crossing = shape;
        }
    }
    return backdrop;
}

/* Cells of a picture, 1 = taken. */
typedef struct {
    guint n_columns;
    guint n_rows;
    guint8 *cells;
} Raster;

static void take_box(Raster *raster, AnkeBox box)
{
    gint left = (gint)MAX(floor(box.x / CELL_PT), 0);
    gint top = (gint)MAX(floor(box.y / CELL_PT), 0);
    gint right = (gint)MIN(ceil(anke_box_right(box) / CELL_PT), raster->n_columns);
    gint bottom = (gint)MIN(ceil(anke_box_bottom(box) / CELL_PT), raster->n_rows);
    for (gint row = top; row < bottom; row++) {
        for (gint column = left; column < right; column++) {
            raster->cells[(guint)row * raster->n_columns + (guint)column] = 1;
        }
    }
}

static AnkeBox bounds_of(const AnkeShape *shape)
{
    if (shape->n_points == 0) {
        return shape->box;
    }
    AnkePoint least = shape->points[0];
    AnkePoint most = shape->points[0];
    for (guint i = 1; i < shape->n_points; i++) {
        least = (AnkePoint){MIN(least.x, shape->points[i].x), MIN(least.y, shape->points[i].y)};
        most = (AnkePoint){MAX(most.x, shape->points[i].x), MAX(most.y, shape->points[i].y)};
    }
    return (AnkeBox){least.x, least.y, MAX(most.x - least.x, 0.1), MAX(most.y - least.y, 0.1)};
}

static void take_line(Raster *raster, const AnkeShape *shape)
{
    for (guint i = 1; i < shape->n_points; i++) {
        AnkePoint from = shape->points[i - 1];
        AnkePoint to = shape->points[i];
        guint n_steps = (guint)ceil(hypot(to.x - from.x, to.y - from.y) / CELL_PT) + 1;
        for (guint k = 0; k <= n_steps; k++) {
            double t = (double)k / n_steps;
            take_box(raster, (AnkeBox){from.x + t * (to.x - from.x), from.y + t * (to.y - from.y),
                                       0.1, 0.1});
        }
    }
}

/* What stands above and below the chart takes its lines whole: nobody expects anything beside it. */
static gboolean is_of_frame(const AnkeShape *shape)
{
    static const char *const parts[] = {"title", "subtitle", "note", "source", "legend"};
    for (guint i = 0; i < G_N_ELEMENTS(parts); i++) {
        if (shape->kind == ANKE_SHAPE_TEXT && strcmp(shape->part, parts[i]) == 0) {
            return TRUE;
        }
    }
    return FALSE;
}

static void take_scene(Raster *raster, const AnkeScene *scene)
{
    for (guint i = 0; i < anke_scene_n_shapes(scene); i++) {
        const AnkeShape *shape = anke_scene_shape_at(scene, i);
        if (is_of_frame(shape)) {
            take_box(raster,
                     (AnkeBox){0, shape->box.y, anke_scene_width(scene), shape->box.height});
        } else if (shape->kind == ANKE_SHAPE_LINE) {
            take_line(raster, shape);
        } else if (shape->has_fill || shape->kind == ANKE_SHAPE_TEXT ||
                   shape->kind == ANKE_SHAPE_IMAGE) {
            take_box(raster, bounds_of(shape));
        }
    }
    for (guint i = 0; i < anke_scene_n_scales(scene); i++) {
        take_box(raster, anke_scene_scale_at(scene, i)->plot);
    }
    for (guint i = 0; i < anke_scene_n_areas(scene); i++) {
        take_box(raster, anke_scene_area_at(scene, i));
    }
}

/* The largest rectangle under a histogram of free cells above `row`, by looking left and right of
 * each column: pictures have some hundred columns. */
static void widen(const guint *heights, guint n_columns, guint row, double *most, AnkeBox *best)
{
    for (guint column = 0; column < n_columns; column++) {
        guint height = heights[column];
        guint left = column;
        guint right = column + 1;
        while (left > 0 && heights[left - 1] >= height) {
            left--;
        }
        while (right < n_columns && heights[right] >= height) {
            right++;
        }
        double area = (double)height * (right - left);
        if (area > *most) {
            *most = area;
            *best = (AnkeBox){left * CELL_PT, (row + 1 - height) * CELL_PT,
                              (right - left) * CELL_PT, height * CELL_PT};
        }
    }
}

AnkeBox anke_backdrop_largest_blank(const AnkeScene *scene)
{
    double margin = anke_scene_theme(scene)->margin_pt;
    Raster raster = {(guint)ceil(anke_scene_width(scene) / CELL_PT),
                     (guint)ceil(anke_scene_height(scene) / CELL_PT), NULL};
    raster.cells = g_new0(guint8, (gsize)raster.n_columns * MAX(raster.n_rows, 1));
    g_autofree guint *heights = g_new0(guint, MAX(raster.n_columns, 1));
    take_scene(&raster, scene);
    take_box(&raster, (AnkeBox){0, 0, margin, anke_scene_height(scene)});
    take_box(&raster,
             (AnkeBox){anke_scene_width(scene) - margin, 0, margin, anke_scene_height(scene)});
    AnkeBox best = {0};
    double most = 0;
    for (guint row = 0; row < raster.n_rows; row++) {
        for (guint column = 0; column < raster.n_columns; column++) {
            gboolean is_taken = raster.cells[row * raster.n_columns + column] != 0;
            heights[column] = is_taken ? 0 : heights[column] + 1;
        }
        widen(heights, raster.n_columns, row, &most, &best);
    }
    g_free(raster.cells);
    return best;
}
