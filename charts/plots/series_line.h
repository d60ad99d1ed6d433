/*
 * Lines through the points of a series, broken where a value is missing, dashed where it is a
 * projection; and the values written beside points where nothing else is.
 */
#ifndef ANKE_PLOTS_SERIES_LINE_H
#define ANKE_PLOTS_SERIES_LINE_H

#include "charts/scene/occupancy.h"
#include "charts/scene/scene.h"

typedef struct {
    AnkePoint point;
    gboolean is_known;  /* else nothing is drawn here */
    gboolean is_joined; /* to the known point before it */
    gboolean is_dashed; /* the segment to it */
} AnkeLinePoint;

/* Adds the pieces of the line, then a marker at each known point, in the colour of the stroke; where
 * points stand too close for that, only at the ends of pieces. */
void anke_series_line_add(AnkeScene *scene, const char *part, const AnkeLinePoint *points, guint n,
                          const AnkeStroke *stroke);

/* Marks the line and its markers as taken. */
void anke_series_line_take(AnkeOccupancy *occupancy, const AnkeLinePoint *points, guint n,
                           double radius_pt);

/*
 * Writes a value above its point, else below, at the corners or beside it, where nothing is.
 * Returns FALSE where no place is free: then nothing is written.
 */
gboolean anke_series_line_add_value(AnkeScene *scene, AnkeOccupancy *occupancy, AnkePoint point,
                                    const AnkeTextStyle *style, const char *text);

/* A piece of paper that covers the grid under a text in this box. */
void anke_series_line_add_plate(AnkeScene *scene, AnkeBox box);

#endif
