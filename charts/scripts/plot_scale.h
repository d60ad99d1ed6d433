/* Axes with their numbers: how many ticks fit, and the commands that draw them. */
#ifndef ANKE_SCRIPTS_PLOT_SCALE_H
#define ANKE_SCRIPTS_PLOT_SCALE_H

#include "charts/scene/ticks.h"
#include "charts/scripts/plot_script.h"

/* What a value axis must cover. Begins empty: min = infinity, max = -infinity. */
typedef struct {
    double min;
    double max;
    gboolean has_fractions; /* values that are no whole numbers */
} AnkePlotRange;

AnkePlotRange anke_plot_range_new(void);

/* Values that are not finite change nothing. */
void anke_plot_range_widen(AnkePlotRange *range, double value);

/* As _widen for a value of the data, whose fractions count. */
void anke_plot_range_take(AnkePlotRange *range, double value);

/* As many ticks as there is room for beside one another, but three at least and at most eight. Whole
 * numbers have whole ticks. An empty range is 0 to 1. */
AnkeTicks anke_plot_scale_across(const AnkePlotFrame *frame, const AnkePlotRange *range,
                                 double width_pt);

/* The same for an upright axis. */
AnkeTicks anke_plot_scale_upright(const AnkePlotRange *range, double height_pt);

/* The values of all ticks, from the first to the last: an array of doubles. */
GArray *anke_plot_scale_ticks(const AnkeTicks *axis);

/*
 * Writes range and ticks of the axis "x" or "y".
 *   padding      share of the axis left free at both ends, so that marks there are whole
 *   has_numbers  whether the ticks have theirs
 */
void anke_plot_scale_write(const AnkeTicks *axis, const char *axis_name, double padding,
                           gboolean has_numbers, AnkePlotScript *script);

/* Width of the widest number of the axis, in pt. */
double anke_plot_scale_number_width(const AnkePlotFrame *frame, const AnkeTicks *axis);

/* Height of a line of the axis' numbers, in pt. */
double anke_plot_scale_number_height(const AnkePlotFrame *frame);

/* The unit in brackets as （年） or (h); "" for none. Freed by the caller. */
char *anke_plot_scale_unit(const char *unit, AnkeLang lang);

#endif
