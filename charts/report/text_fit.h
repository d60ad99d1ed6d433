/* Texts made to fit: the beginning that some lines hold, and the mark … for the rest. */
#ifndef ANKE_REPORT_TEXT_FIT_H
#define ANKE_REPORT_TEXT_FIT_H

#include "charts/draw/measure.h"

/* Longer texts are cut before they are measured. */
#define ANKE_FIT_MAX_CHARACTERS 2000

/* A copy of at most `n_characters`, the last one … where something is left out. */
char *anke_text_shorten(const char *text, guint n_characters);

typedef struct {
    AnkeMeasure measure;
    const AnkeTextStyle *style;
    double width_pt;
    guint n_lines;
} AnkeFit;

/* A copy that takes at most fit->n_lines lines, shortened where needed. */
char *anke_text_fit(const AnkeFit *fit, const char *text);

/* The number of bytes of the longest beginning that takes at most fit->n_lines lines; at least one
 * character, so that a caller who takes the rest to another page comes to an end. */
gsize anke_text_fit_bytes(const AnkeFit *fit, const char *text);

#endif
