/* Arrows: a line through any number of points with a filled head at its end. */
#ifndef ANKE_SCENE_ARROW_H
#define ANKE_SCENE_ARROW_H

#include "charts/scene/scene.h"

/* Adds the line and its head; the head's tip is the last point. A head longer than the line is made
 * smaller, to the line's length. */
void anke_arrow_add(AnkeScene *scene, const char *part, const AnkePoint *points, guint n_points,
                    const AnkeStroke *stroke, double head_pt);

/*
 * Points of a quadratic curve from `from` to `to`, bent sideways by `bend_pt` at its middle (to the
 * left of its direction where positive).
 *   points   n_points of them, at least 2
 */
void anke_arrow_bend(AnkePoint from, AnkePoint to, double bend_pt, AnkePoint *points,
                     guint n_points);

#endif
