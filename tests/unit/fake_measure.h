/* A measure without fonts: ASCII is 0.56 em wide, everything else 1 em. */
#ifndef TESTS_FAKE_MEASURE_H
#define TESTS_FAKE_MEASURE_H

#include <math.h>

#include "charts/draw/measure.h"

static inline AnkeTextSize fake_measure_text(gpointer data, const AnkeTextStyle *style,
                                             const char *text, double wrap_pt)
{
    (void)data;
    double width = 0;
    for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p)) {
        width += style->size_pt * ((guchar)*p < 0x80 ? 0.56 : 1);
    }
    guint n_lines = wrap_pt > 0 && width > wrap_pt ? (guint)ceil(width / wrap_pt) : 1;
    return (AnkeTextSize){n_lines > 1 ? wrap_pt : width, n_lines * style->size_pt * style->line_em,
                          n_lines};
}

static const AnkeMeasure fake_measure = {fake_measure_text, NULL};

#endif
