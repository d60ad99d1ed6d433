/*
 * Which parts of a picture are taken: labels of points are placed where nothing is.
 *
 * A grid of square cells of 1 pt over an area. Boxes and lines are marked as taken; a label takes the
 * first of its places that is free. Units: pt.
 */
#ifndef ANKE_SCENE_OCCUPANCY_H
#define ANKE_SCENE_OCCUPANCY_H

#include <glib.h>

#include "charts/draw/geometry.h"

typedef struct AnkeOccupancy AnkeOccupancy;

/* Everything outside the area counts as taken. */
AnkeOccupancy *anke_occupancy_new(AnkeBox area);

void anke_occupancy_take_box(AnkeOccupancy *occupancy, AnkeBox box);
void anke_occupancy_take_line(AnkeOccupancy *occupancy, AnkePoint from, AnkePoint to);

gboolean anke_occupancy_is_free(const AnkeOccupancy *occupancy, AnkeBox box);

/*
 * Places a label of the given size beside a point: to the right, left, above, below, then at the
 * corners, `gap_pt` away from it, and takes the place.
 * Returns FALSE, with *box unchanged, where no place is free.
 */
gboolean anke_occupancy_place(AnkeOccupancy *occupancy, AnkePoint point, double gap_pt,
                              double width_pt, double height_pt, AnkeBox *box);

void anke_occupancy_free(AnkeOccupancy *occupancy);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(AnkeOccupancy, anke_occupancy_free)

#endif
