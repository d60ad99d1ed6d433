/*
 * A chart that is taller than a page, cut into parts between its rows.
 *
 * Cuts go where no text, bar or mark is: only straight upright lines (axes, grids) are cut through.
 */
#ifndef ANKE_SCENE_SCENE_SLICE_H
#define ANKE_SCENE_SCENE_SLICE_H

#include "charts/scene/scene.h"

/*
 * Cuts a scene into scenes of the same width.
 *   first_pt   height of the first part at most
 *   other_pt   of the others
 * Returns an array of AnkeScene that frees nothing (its caller places them), or NULL where there
 * is no place to cut.
 */
GPtrArray *anke_scene_slice(const AnkeScene *scene, AnkeMeasure measure, double first_pt,
                            double other_pt);

/*
 * Copies what stands between two heights of a scene into another, so that `top` comes to stand at
 * `y`. Upright lines and rectangles that reach beyond are cut; what touches `top` from above
 * belongs to the part above.
 */
void anke_scene_copy_range(AnkeScene *part, const AnkeScene *scene, double top, double bottom,
                           double y);

/* Copies one shape, moved down by `dy`. */
void anke_scene_copy_shape(AnkeScene *part, const AnkeShape *shape, double dy);

#endif
