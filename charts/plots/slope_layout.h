/*
 * スロープグラフ: a line for each item from one moment or group to another, with values and labels
 * at both ends, which are spread so that they never touch.
 *
 * Changes that a test found significant stand out in colour; where nothing was tested, the largest
 * one does, and a note says so. An item that is known at one end only is a point there.
 */
#ifndef ANKE_PLOTS_SLOPE_LAYOUT_H
#define ANKE_PLOTS_SLOPE_LAYOUT_H

#include "charts/plots/trend_layout.h"

typedef struct {
    const char *label;
    AnkeTrendPoint ends[2]; /* is_cut of the second: the two cannot be compared */
    const char *change;     /* as people read it: "＋3.1"; NULL = not known */
    gboolean is_significant;
} AnkeSlopeLine;

typedef struct {
    const char *label;
    const char *base; /* "n=412"; NULL = none */
} AnkeSlopeEnd;

typedef struct {
    AnkeFigure figure;
    AnkeSlopeEnd ends[2];
    const char *unit; /* "（％）" */
    guint n_lines;    /* at least 1 */
    const AnkeSlopeLine *lines;
    gboolean has_tests; /* is_significant is known */
} AnkeSlopeSpec;

void anke_slope_lay_out(AnkeScene *scene, const AnkeSlopeSpec *spec);

#endif
