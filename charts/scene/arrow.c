#include "charts/scene/arrow.h"

#include <math.h>

#define HEAD_WIDTH_SHARE 0.8 /* width of a head by its length */

static double distance(AnkePoint a, AnkePoint b)
{
    return hypot(b.x - a.x, b.y - a.y);
}

/* The point on the line at `before` pt from its end, and the index of the segment that holds it. */
static AnkePoint point_before_end(const AnkePoint *points, guint n_points, double before,
                                  guint *segment)
{
    for (guint i = n_points - 1; i > 0; i--) {
        double length = distance(points[i - 1], points[i]);
        if (length >= before && length > 0) {
            double share = before / length;
            *segment = i - 1;
            return (AnkePoint){points[i].x + share * (points[i - 1].x - points[i].x),
                               points[i].y + share * (points[i - 1].y - points[i].y)};
        }
        before -= length;
    }
    *segment = 0;
    return points[0];
}

void anke_arrow_add(AnkeScene *scene, const char *part, const AnkePoint *points, guint n_points,
                    const AnkeStroke *stroke, double head_pt)
{
    g_assert(n_points >= 2);
    guint segment;
    AnkePoint tip = points[n_points - 1];
    AnkePoint neck = point_before_end(points, n_points, head_pt, &segment);
    double length = distance(neck, tip);
    g_autofree AnkePoint *shaft = g_memdup2(points, n_points * sizeof *points);
    shaft[segment + 1] = neck;
    anke_scene_add_line(scene, part, shaft, segment + 2, stroke);
    if (length <= 0) {
        return;
    }
    AnkePoint across = {-(tip.y - neck.y) / length, (tip.x - neck.x) / length};
    double half = MIN(length, head_pt) * HEAD_WIDTH_SHARE / 2;
    AnkePoint head[] = {tip,
                        {neck.x + half * across.x, neck.y + half * across.y},
                        {neck.x - half * across.x, neck.y - half * across.y}};
    AnkeFill fill = {stroke->colour, ANKE_HATCH_NONE, 0};
    anke_scene_add_polygon(scene, "arrowhead", head, G_N_ELEMENTS(head), &fill, NULL);
}

void anke_arrow_bend(AnkePoint from, AnkePoint to, double bend_pt, AnkePoint *points,
                     guint n_points)
{
    g_assert(n_points >= 2);
    double length = MAX(distance(from, to), 1e-9);
    /* The middle of a quadratic curve lies half-way to its control point. */
    AnkePoint control = {(from.x + to.x) / 2 + 2 * bend_pt * (to.y - from.y) / length,
                         (from.y + to.y) / 2 - 2 * bend_pt * (to.x - from.x) / length};
    for (guint i = 0; i < n_points; i++) {
        double t = (double)i / (n_points - 1);
        double a = (1 - t) * (1 - t);
        double b = 2 * t * (1 - t);
        points[i] = (AnkePoint){a * from.x + b * control.x + t * t * to.x,
                                a * from.y + b * control.y + t * t * to.y};
    }
}
