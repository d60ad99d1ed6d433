/* The time axis of a timeline: fiscal years in eras, or months, with the line of today. */
#ifndef ANKE_PLOTS_TIMELINE_AXIS_H
#define ANKE_PLOTS_TIMELINE_AXIS_H

#include "charts/plots/timeline_place.h"

typedef struct {
    AnkeScene *scene;
    const AnkeTimelineSpec *spec;
    int first; /* fiscal years */
    int last;
    AnkeTimelineRoom room;
} AnkeTimelineAxis;

/* Position of a time in months. */
double anke_timeline_x(const AnkeTimelineAxis *axis, double month);

/* "（年度）" or "（月）". */
const char *anke_timeline_unit(const AnkeTimelineAxis *axis);

/* The names of years and months from `y`, and the words over the line of today; returns the y
 * below. */
double anke_timeline_axis_add(const AnkeTimelineAxis *axis, double y);

/* The lines between years or months, and the line of today. */
void anke_timeline_axis_add_grid(const AnkeTimelineAxis *axis, double top, double bottom);

#endif
