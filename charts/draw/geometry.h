/* Points and boxes. Units: pt, x to the right, y downward from the upper left corner. */
#ifndef ANKE_DRAW_GEOMETRY_H
#define ANKE_DRAW_GEOMETRY_H

#include <glib.h>

typedef struct {
    double x;
    double y;
} AnkePoint;

typedef struct {
    double x;
    double y;
    double width;
    double height;
} AnkeBox;

static inline double anke_box_right(AnkeBox box)
{
    return box.x + box.width;
}

static inline double anke_box_bottom(AnkeBox box)
{
    return box.y + box.height;
}

/* By how much two boxes overlap: the smaller of the overlaps in x and y; negative where apart. */
static inline double anke_box_overlap(AnkeBox a, AnkeBox b)
{
    double x = MIN(anke_box_right(a), anke_box_right(b)) - MAX(a.x, b.x);
    double y = MIN(anke_box_bottom(a), anke_box_bottom(b)) - MAX(a.y, b.y);
    return MIN(x, y);
}

/* By how much `inner` leaves `outer` on its worst side; not positive where it lies within. */
static inline double anke_box_excess(AnkeBox inner, AnkeBox outer)
{
    double x = MAX(outer.x - inner.x, anke_box_right(inner) - anke_box_right(outer));
    double y = MAX(outer.y - inner.y, anke_box_bottom(inner) - anke_box_bottom(outer));
    return MAX(x, y);
}

#endif
