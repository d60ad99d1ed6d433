/*
 * Boxes in rows, like books on shelves: in their order, each row filled from the left as far as the
 * width allows. Units: pt.
 */
#ifndef ANKE_SCENE_SHELF_H
#define ANKE_SCENE_SHELF_H

#include <glib.h>

#include "charts/draw/geometry.h"

typedef struct {
    double width; /* of a row */
    double gap_x; /* between boxes of a row */
    double gap_y; /* between rows */
} AnkeShelf;

/* The index behind the last of the boxes that stand in one row with box `first`; a box wider than
 * the row has one of its own. */
guint anke_shelf_row_end(const AnkeShelf *shelf, const AnkeBox *boxes, guint n, guint first);

/*
 * Gives boxes of known width and height their x and y, from (0, 0).
 * Returns the height of all rows; 0 where there are no boxes.
 */
double anke_shelf_place(const AnkeShelf *shelf, AnkeBox *boxes, guint n);

#endif
