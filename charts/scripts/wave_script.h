/*
 * Shares of answers over the waves of a survey: lines with intervals, one panel or several with the
 * same scale. Up to five lines a panel, named at their ends. What is not known is a gap, and
 * nothing is joined over it. Everything is given, in per cent.
 */
#ifndef ANKE_SCRIPTS_WAVE_SCRIPT_H
#define ANKE_SCRIPTS_WAVE_SCRIPT_H

#include "charts/scripts/plot_script.h"

#define ANKE_WAVE_MAX_LINES 5

typedef struct {
    double percent; /* NaN: a gap */
    double low;     /* of the interval; NaN: none */
    double high;
    gboolean is_new; /* cannot be compared with the wave before: not joined to it */
} AnkeWaveValue;

typedef struct {
    const char *label;
    const AnkeWaveValue *values; /* n_waves */
} AnkeWaveLine;

typedef struct {
    const char *label; /* "" = the only panel, of everyone */
    const char *tail;  /* "（n=45～52）"; "" = none */
    gboolean is_total;
    const AnkeWaveLine *lines; /* n_lines */
} AnkeWavePanel;

typedef struct {
    AnkePlotFrame frame;
    const char *const *waves; /* labels */
    const double *positions;  /* ascending, where the waves stand on the axis */
    guint n_waves;            /* at least one */
    guint n_lines;            /* of each panel, 1 to ANKE_WAVE_MAX_LINES */
    const AnkeWavePanel *panels;
    guint n_panels;
    const char *confidence; /* of the intervals, "95"; "" = not known */
} AnkeWaveSpec;

/* The whole script. *height_pt is the picture's height. */
GString *anke_wave_script(const AnkeWaveSpec *spec, AnkePlotTarget target, double *height_pt);

#endif
