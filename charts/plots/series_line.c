#include "charts/plots/series_line.h"

#include <math.h>

#define DASH_PT 4.0
#define PLATE_INSET_PT 1.0 /* lines of text are higher than their letters */
#define VALUE_GAP_PT 1.5   /* between a marker and its value */
#define VALUE_ASIDE_PT 1.5 /* between values side by side, for each */
#define DENSE_PT 10.0      /* points closer than this on average have no markers of their own */

/* The last of the points that one stroke joins from `from` on; the points between are not known. */
static guint find_end(const AnkeLinePoint *points, guint n, guint from, GArray *path)
{
    guint end = from;
    g_array_append_val(path, points[from].point);
    for (guint i = from + 1; i < n; i++) {
        if (!points[i].is_known) {
            continue;
        }
        gboolean is_same = path->len < 2 || points[i].is_dashed == points[end].is_dashed;
        if (!points[i].is_joined || !is_same) {
            return end;
        }
        g_array_append_val(path, points[i].point);
        end = i;
    }
    return end;
}

/* The known point after `i`, or n. */
static guint find_next(const AnkeLinePoint *points, guint n, guint i)
{
    do {
        i++;
    } while (i < n && !points[i].is_known);
    return i;
}

static gboolean is_dense(const AnkeLinePoint *points, guint n)
{
    double length = 0;
    guint n_segments = 0;
    for (guint i = 0; i < n; i++) {
        guint next = find_next(points, n, i);
        if (points[i].is_known && next < n) {
            length += hypot(points[next].point.x - points[i].point.x,
                            points[next].point.y - points[i].point.y);
            n_segments++;
        }
    }
    return n_segments > 0 && length / n_segments < DENSE_PT;
}

static void add_markers(AnkeScene *scene, const AnkeLinePoint *points, guint n, AnkeRgb colour)
{
    gboolean has_ends_only = is_dense(points, n);
    for (guint i = 0; i < n; i++) {
        guint next = find_next(points, n, i);
        gboolean is_end = !points[i].is_joined || next >= n || !points[next].is_joined;
        if (points[i].is_known && (is_end || !has_ends_only)) {
            anke_scene_add_marker(scene, points[i].point, colour);
        }
    }
}

void anke_series_line_add(AnkeScene *scene, const char *part, const AnkeLinePoint *points, guint n,
                          const AnkeStroke *stroke)
{
    for (guint i = 0; i < n;) {
        if (!points[i].is_known) {
            i++;
            continue;
        }
        g_autoptr(GArray) path = g_array_new(FALSE, FALSE, sizeof(AnkePoint));
        guint end = find_end(points, n, i, path);
        if (path->len > 1) {
            AnkeStroke own = *stroke;
            own.dash_pt = points[end].is_dashed ? DASH_PT : 0;
            anke_scene_add_line(scene, part, (const AnkePoint *)path->data, path->len, &own);
        }
        /* The next piece begins where this one ends. */
        i = MAX(end, i + 1);
    }
    add_markers(scene, points, n, stroke->colour);
}

void anke_series_line_take(AnkeOccupancy *occupancy, const AnkeLinePoint *points, guint n,
                           double radius_pt)
{
    const AnkeLinePoint *before = NULL;
    for (guint i = 0; i < n; i++) {
        if (!points[i].is_known) {
            continue;
        }
        AnkePoint point = points[i].point;
        anke_occupancy_take_box(occupancy, (AnkeBox){point.x - radius_pt, point.y - radius_pt,
                                                     2 * radius_pt, 2 * radius_pt});
        if (before != NULL && points[i].is_joined) {
            anke_occupancy_take_line(occupancy, before->point, point);
        }
        before = &points[i];
    }
}

void anke_series_line_add_plate(AnkeScene *scene, AnkeBox box)
{
    const AnkeFill paper = {anke_scene_theme(scene)->paper, ANKE_HATCH_NONE, 0};
    AnkeBox plate = {box.x, box.y + PLATE_INSET_PT, box.width, box.height - 2 * PLATE_INSET_PT};
    anke_scene_add_rectangle(scene, "plate", plate, &paper, NULL);
}

gboolean anke_series_line_add_value(AnkeScene *scene, AnkeOccupancy *occupancy, AnkePoint point,
                                    const AnkeTextStyle *style, const char *text)
{
    /* Side of the point at which the value's middle lies. */
    static const gint sides[][2] = {{0, -1}, {0, 1},  {1, -1}, {-1, -1},
                                    {1, 1},  {-1, 1}, {1, 0},  {-1, 0}};
    double gap = anke_scene_theme(scene)->marker_radius_pt + VALUE_GAP_PT;
    double width = anke_scene_text_width(scene, style, text) + 1;
    double height = style->size_pt * style->line_em;
    for (guint i = 0; i < G_N_ELEMENTS(sides); i++) {
        AnkeBox box = {point.x - width / 2 + sides[i][0] * (width / 2 + gap),
                       point.y - height / 2 + sides[i][1] * (height / 2 + gap), width, height};
        AnkeBox room = {box.x - VALUE_ASIDE_PT, box.y, box.width + 2 * VALUE_ASIDE_PT, height};
        if (!anke_occupancy_is_free(occupancy, room)) {
            continue;
        }
        anke_occupancy_take_box(occupancy, room);
        anke_series_line_add_plate(scene, box);
        AnkeTextPlace place = {.part = "value", .box = box, .align = ANKE_ALIGN_CENTRE};
        anke_scene_add_text(scene, &place, style, text);
        return TRUE;
    }
    return FALSE;
}
