/*
 * Where the bars, symbols and labels of a time axis stand: beside each other in rows. Draws nothing.
 *
 * Units: pt; the y of a label counts from the top of its row.
 */
#ifndef ANKE_PLOTS_TIMELINE_PLACE_H
#define ANKE_PLOTS_TIMELINE_PLACE_H

#include "charts/plots/timeline_layout.h"

#define ANKE_TIMELINE_SYMBOL_PT 3.6 /* radius of a symbol */

/* An item on the time axis. */
typedef struct {
    const AnkeTimelineItem *item;
    double left; /* of its time */
    double right;
    double symbol_x;    /* of an event */
    double symbol_y;    /* from the top of the row */
    gboolean is_bar;    /* the bar stands at the top of the row */
    char *text;         /* the label; freed by the layout */
    const char *suffix; /* lines of their own below the text; NULL: none */
    double text_height; /* of the text alone */
    AnkeBox label;      /* y from the top of the row */
    AnkeAlign align;
    gboolean is_inside; /* the label stands in its bar */
    double bar_height;
    double height;         /* of all of it */
    AnkeTimelineSpan span; /* of all of it; the row is set by anke_timeline_pack() */
    double top;            /* of the row; set by the layout */
} AnkeTimelineMark;

/* Room for the marks: the area of the time axis. */
typedef struct {
    double left;
    double right;
} AnkeTimelineRoom;

/* Of labels: their lines end between phrases. */
AnkeTextStyle anke_timeline_label_style(const AnkeScene *scene);

/* Finds the place of a mark's label: inside its bar, right or left of it, below it; of an event, at
 * the side where it fits. `left`, `right`, `symbol_x`, `item` and `is_bar` are given. */
void anke_timeline_place_label(const AnkeScene *scene, const AnkeTimelineRoom *room,
                               AnkeTimelineMark *mark);

#endif
