/*
 * Names of lines at their right ends, moved apart where they would touch, each joined to its line.
 * Where they need too much room, a legend above the plot names the lines instead.
 */
#ifndef ANKE_PLOTS_LINE_ENDS_H
#define ANKE_PLOTS_LINE_ENDS_H

#include "charts/scene/mark.h"

typedef struct {
    const char *label;
    AnkeMark mark;
    AnkePoint end; /* of the line */
} AnkeLineEnd;

/* Width that the names take at the right of a plot of this height, with the room before them;
 * 0 where they do not fit and a legend is wanted. Knows no ends yet. */
double anke_line_ends_width(const AnkeScene *scene, const AnkeLineEnd *ends, guint n,
                            double plot_pt);

/* Adds the names at the right of a plot, in a column as wide as was said; none where that was 0. */
void anke_line_ends_add(AnkeScene *scene, const AnkeLineEnd *ends, guint n, AnkeBox plot,
                        double names_pt);

#endif
