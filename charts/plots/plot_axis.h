/* A value axis: round ticks that cover the data. Knows no statistics and no drawing. */
#ifndef ANKE_PLOTS_PLOT_AXIS_H
#define ANKE_PLOTS_PLOT_AXIS_H

#include <glib.h>

/* Ticks at start, start + step, ... end. step is 1, 2 or 5 times a power of ten. */
typedef struct {
    double start;
    double step;
    guint n_intervals;
    guint n_decimals; /* that tick numbers need */
} AnkePlotAxis;

/*
 * Chooses the smallest step that covers [min, max] with at most `max_intervals` (>= 2) intervals,
 * so start <= min and end >= max. Where min == max a step lies on each side of it. min_step   1 for
 * counts, which have no decimals; else 0
 */
AnkePlotAxis anke_plot_axis_cover(double min, double max, guint max_intervals, double min_step);

/* Number of tick `i`, free of the error that repeated addition would sum up. */
double anke_plot_axis_tick(const AnkePlotAxis *axis, guint i);

double anke_plot_axis_end(const AnkePlotAxis *axis);

/* All ticks, from start to end: an array of n_intervals + 1 doubles. */
GArray *anke_plot_axis_ticks(const AnkePlotAxis *axis);

#endif
