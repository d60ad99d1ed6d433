/* A legend, as that of charts (legend.h): squares of colour with their words, in as many lines as they
 * need. */
#ifndef ANKE_SCRIPTS_PLOT_LEGEND_H
#define ANKE_SCRIPTS_PLOT_LEGEND_H

#include "charts/scripts/plot_script.h"

typedef struct {
    AnkeRgb colour;
    const char *text;
} AnkePlotLegendEntry;

/* Height of a legend that is at most width_pt wide. */
double anke_plot_legend_height(const AnkePlotFrame *frame, const AnkePlotLegendEntry *entries,
                               guint n, double width_pt);

/* Writes it from the upper left corner on. */
void anke_plot_legend_write(const AnkePlotFrame *frame, const AnkePlotLegendEntry *entries, guint n,
                            const AnkePlotBox *box, AnkePlotScript *script);

#endif
