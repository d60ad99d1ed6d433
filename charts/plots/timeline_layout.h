/*
 * Plans and events on a time axis: bars for periods, symbols for events, in lanes.
 *
 * Time is counted in months: 0 is January of the year 0, so April of the fiscal year y is 12 y + 3. A
 * period is half-open, [from, to): periods that meet share an edge and do not overlap. Bars and
 * labels of a lane that would touch go to rows of their own; what has no time stands in a tray
 * below the lanes.
 */
#ifndef ANKE_PLOTS_TIMELINE_LAYOUT_H
#define ANKE_PLOTS_TIMELINE_LAYOUT_H

#include <glib.h>

#include "charts/scene/frame.h"
#include "charts/scene/scene.h"

typedef enum {
    ANKE_TIMELINE_PLAN,  /* a bar */
    ANKE_TIMELINE_PHASE, /* a bar with a point */
    ANKE_TIMELINE_EVENT,
    ANKE_TIMELINE_MILESTONE,
    ANKE_N_TIMELINE_KINDS
} AnkeTimelineKind;

typedef enum {
    ANKE_TIMELINE_DONE, /* or nothing said */
    ANKE_TIMELINE_PLANNED,
    ANKE_TIMELINE_CANCELLED
} AnkeTimelineState;

typedef struct {
    const char *text;
    const char *suffix; /* period and state, （H25～H29）; "" = none */
    const char *lane;   /* "" = none */
    AnkeTimelineKind kind;
    AnkeTimelineState state;
    double from;      /* months; NaN = not known */
    double to;        /* months, exclusive */
    gboolean has_end; /* an event that lasts: its time is drawn as a line */
} AnkeTimelineItem;

typedef struct {
    AnkeFigure figure;
    guint n_items;
    const AnkeTimelineItem *items; /* lanes in the order of their first item */
    gboolean has_months;           /* months on the axis, else fiscal years */
    double now;                    /* months; NaN = not marked */
    const char *now_label;
} AnkeTimelineSpec;

/* A label or bar on its row. */
typedef struct {
    double left;
    double right;
    guint row;
} AnkeTimelineSpan;

/*
 * Puts spans into rows: each, in the order given, into the first row where it overlaps none. Spans
 * that meet do not overlap. Returns the number of rows.
 */
guint anke_timeline_pack(AnkeTimelineSpan *spans, guint n_spans);

/* The first and last fiscal year (April to March) that hold all periods. FALSE where no time is
 * known. */
gboolean anke_timeline_years(const AnkeTimelineSpec *spec, int *first, int *last);

void anke_timeline_lay_out(AnkeScene *scene, const AnkeTimelineSpec *spec);

#endif
