/*
 * Wrapped labels without orphans: lines of about the same length instead of full lines and a last
 * one of a character or two.
 */
#ifndef ANKE_SCENE_EVEN_LINES_H
#define ANKE_SCENE_EVEN_LINES_H

#include "charts/draw/measure.h"
#include "charts/draw/theme.h"

/*
 * The least width at which a text needs no more lines than at `wrap_pt`, to 1 pt; at least that of its
 * longest word of Latin letters and digits, which is never broken for the sake of evenness.
 * Returns wrap_pt where the text fits on one line.
 */
double anke_even_wrap(const AnkeMeasure *measure, const AnkeTextStyle *style, const char *text,
                      double wrap_pt);

#endif
