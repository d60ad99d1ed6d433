/*
 * How layouts learn the size of a text: one function pointer. Layouts need no fonts in tests.
 *
 * A text is a block of lines, each style.size_pt x style.line_em high, whatever fonts it takes.
 */
#ifndef ANKE_DRAW_MEASURE_H
#define ANKE_DRAW_MEASURE_H

#include "charts/draw/theme.h"

typedef struct {
    double width_pt; /* of the widest line */
    double height_pt;
    guint n_lines;
} AnkeTextSize;

typedef struct {
    /* wrap_pt: width at which lines are broken, 0 = one line. */
    AnkeTextSize (*measure)(gpointer data, const AnkeTextStyle *style, const char *text,
                            double wrap_pt);
    gpointer data;
} AnkeMeasure;

#endif
