#include "charts/scene/scene_slice.h"

#include <math.h>

#define MIN_SHARE 0.3 /* of the height allowed: a lower part is no use */
#define TOUCH_PT 0.01

/* The part of a scene between two heights. */
typedef struct {
    double top;
    double bottom;
} Range;

static Range range_of_points(const AnkeShape *shape)
{
    Range range = {INFINITY, -INFINITY};
    for (guint i = 0; i < shape->n_points; i++) {
        range.top = fmin(range.top, shape->points[i].y);
        range.bottom = fmax(range.bottom, shape->points[i].y);
    }
    return range;
}

static Range range_of(const AnkeShape *shape)
{
    gboolean is_box = shape->kind == ANKE_SHAPE_RECTANGLE || shape->kind == ANKE_SHAPE_TEXT ||
                      shape->kind == ANKE_SHAPE_IMAGE;
    return is_box ? (Range){shape->box.y, anke_box_bottom(shape->box)} : range_of_points(shape);
}

static gboolean is_upright(const AnkeShape *shape)
{
    return shape->kind == ANKE_SHAPE_LINE && shape->n_points == 2 &&
           fabs(shape->points[0].x - shape->points[1].x) < TOUCH_PT;
}

/* The shape that a cut at `y` would go through, or NULL. */
static const AnkeShape *find_crossed(const AnkeScene *scene, double y)
{
    for (guint i = 0; i < anke_scene_n_shapes(scene); i++) {
        const AnkeShape *shape = anke_scene_shape_at(scene, i);
        Range range = range_of(shape);
        gboolean is_crossed = range.top < y - TOUCH_PT && range.bottom > y + TOUCH_PT;
        if (is_crossed && !is_upright(shape)) {
            return shape;
        }
    }
    return NULL;
}

/* The lowest place for a cut at or above `most`; -1 where there is none below `least`. */
static double find_cut(const AnkeScene *scene, double least, double most)
{
    double y = most;
    while (y > least) {
        const AnkeShape *crossed = find_crossed(scene, y);
        if (crossed == NULL) {
            return y;
        }
        y = range_of(crossed).top;
    }
    return -1;
}

static void copy_text(AnkeScene *part, const AnkeShape *shape, double dy)
{
    const double shares[] = {
        [ANKE_ALIGN_LEFT] = 0, [ANKE_ALIGN_CENTRE] = 0.5, [ANKE_ALIGN_RIGHT] = 1};
    const AnkeText *text = &shape->text;
    double left = text->anchor.x - shares[text->align] * text->wrap_pt;
    AnkeTextPlace place = {.part = shape->part,
                           .box = {left, text->anchor.y + dy, text->wrap_pt, 0},
                           .align = text->align,
                           .is_wrapped = text->wrap_pt > 0};
    (void)anke_scene_add_text(part, &place, &text->style, text->text);
}

static void copy_points(AnkeScene *part, const AnkeShape *shape, Range range, double dy)
{
    g_autofree AnkePoint *points = g_new(AnkePoint, shape->n_points);
    for (guint i = 0; i < shape->n_points; i++) {
        double y = CLAMP(shape->points[i].y, range.top, range.bottom);
        points[i] = (AnkePoint){shape->points[i].x, y + dy};
    }
    if (shape->kind == ANKE_SHAPE_LINE) {
        anke_scene_add_line(part, shape->part, points, shape->n_points, &shape->stroke);
        return;
    }
    anke_scene_add_polygon(part, shape->part, points, shape->n_points,
                           shape->has_fill ? &shape->fill : NULL,
                           shape->has_stroke ? &shape->stroke : NULL);
}

static void copy_rectangle(AnkeScene *part, const AnkeShape *shape, Range range, double dy)
{
    Range own = range_of(shape);
    double top = fmax(own.top, range.top);
    AnkeBox box = {shape->box.x, top + dy, shape->box.width, fmin(own.bottom, range.bottom) - top};
    anke_scene_add_rectangle(part, shape->part, box, shape->has_fill ? &shape->fill : NULL,
                             shape->has_stroke ? &shape->stroke : NULL);
}

/*   dy   by how much shapes are moved down */
static void copy_shape(AnkeScene *part, const AnkeShape *shape, Range range, double dy)
{
    switch (shape->kind) {
    case ANKE_SHAPE_RECTANGLE:
        copy_rectangle(part, shape, range, dy);
        break;
    case ANKE_SHAPE_LINE:
    case ANKE_SHAPE_POLYGON:
        copy_points(part, shape, range, dy);
        break;
    case ANKE_SHAPE_MARKER:
        anke_scene_add_symbol(part, shape->part, shape->symbol,
                              (AnkePoint){shape->points[0].x, shape->points[0].y + dy},
                              shape->radius_pt, shape->fill.colour);
        break;
    case ANKE_SHAPE_IMAGE:
        anke_scene_add_image(
            part, shape->part,
            (AnkeBox){shape->box.x, shape->box.y + dy, shape->box.width, shape->box.height},
            shape->image);
        break;
    case ANKE_SHAPE_TEXT:
        copy_text(part, shape, dy);
        break;
    }
}

void anke_scene_copy_shape(AnkeScene *part, const AnkeShape *shape, double dy)
{
    copy_shape(part, shape, range_of(shape), dy);
}

/* What touches a cut belongs to the part above it. */
static gboolean is_in(const AnkeShape *shape, Range range)
{
    Range own = range_of(shape);
    gboolean is_tall = shape->kind == ANKE_SHAPE_RECTANGLE && own.bottom - own.top > 2 * TOUCH_PT;
    if (is_upright(shape) || is_tall) {
        return own.bottom > range.top + TOUCH_PT && own.top < range.bottom - TOUCH_PT;
    }
    double middle = (own.top + own.bottom) / 2;
    return middle > range.top && middle <= range.bottom;
}

void anke_scene_copy_range(AnkeScene *part, const AnkeScene *scene, double top, double bottom,
                           double y)
{
    Range range = {top, bottom};
    for (guint i = 0; i < anke_scene_n_shapes(scene); i++) {
        const AnkeShape *shape = anke_scene_shape_at(scene, i);
        if (is_in(shape, range)) {
            copy_shape(part, shape, range, y - top);
        }
    }
}

static AnkeScene *copy_range(const AnkeScene *scene, AnkeMeasure measure, Range range)
{
    AnkeScene *part = anke_scene_new(anke_scene_theme(scene), measure, anke_scene_width(scene));
    anke_scene_copy_range(part, scene, range.top, range.bottom, 0);
    anke_scene_set_height(part, range.bottom - range.top);
    return part;
}

static double content_bottom(const AnkeScene *scene)
{
    double bottom = 0;
    for (guint i = 0; i < anke_scene_n_shapes(scene); i++) {
        bottom = fmax(bottom, range_of(anke_scene_shape_at(scene, i)).bottom);
    }
    return bottom;
}

/* The heights at which the scene is cut, its end included; empty where it cannot be cut. */
static GArray *find_cuts(const AnkeScene *scene, double first_pt, double other_pt)
{
    GArray *cuts = g_array_new(FALSE, FALSE, sizeof(double));
    double end = content_bottom(scene);
    double top = 0;
    double room = first_pt;
    while (end - top > room) {
        double cut = find_cut(scene, top + MIN_SHARE * room, top + room);
        if (cut < 0) {
            g_array_set_size(cuts, 0);
            return cuts;
        }
        g_array_append_val(cuts, cut);
        top = cut;
        room = other_pt;
    }
    g_array_append_val(cuts, end);
    return cuts;
}

GPtrArray *anke_scene_slice(const AnkeScene *scene, AnkeMeasure measure, double first_pt,
                            double other_pt)
{
    g_assert(first_pt > 0 && other_pt > 0);
    g_autoptr(GArray) cuts = find_cuts(scene, first_pt, other_pt);
    if (cuts->len == 0) {
        return NULL;
    }
    GPtrArray *parts = g_ptr_array_new();
    Range range = {-INFINITY, 0};
    for (guint i = 0; i < cuts->len; i++) {
        range.top = range.bottom;
        range.bottom = g_array_index(cuts, double, i);
        g_ptr_array_add(parts, copy_range(scene, measure, range));
    }
    return parts;
}
