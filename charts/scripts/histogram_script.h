/*
 * Histograms of a number: one panel, or one a group with common scales for both axes.
 *
 * The bins are given; here people are put into them. A bin holds its left end, not its right one.
 * Bars count people; a density, where given, is drawn over them as the people of a bin that it
 * stands for. Groups with n < ANKE_PLOT_REFERENCE_N are pale and marked ＊.
 */
#ifndef ANKE_SCRIPTS_HISTOGRAM_SCRIPT_H
#define ANKE_SCRIPTS_HISTOGRAM_SCRIPT_H

#include "charts/scripts/plot_group.h"
#include "charts/scripts/plot_script.h"

#define ANKE_HISTOGRAM_SCRIPT_MAX_BINS 1000

typedef struct {
    AnkePlotGroup group;
    double median;         /* NaN: no line */
    AnkePlotCurve density; /* in 1 / unit of the values; no points: no curve */
} AnkeHistogramGroup;

typedef struct {
    AnkePlotFrame frame;
    const char *unit; /* "" = none */
    double bin_start;
    double bin_width; /* > 0 */
    const AnkeHistogramGroup *groups;
    guint n_groups;
} AnkeHistogramSpec;

/*
 * Number of the bin that holds `value`, from 0. A value within a billionth of a bin's width below
 * an edge lies on the edge: decimal bins have no exact edges in binary. Returns FALSE for values
 * before bin_start or beyond ANKE_HISTOGRAM_SCRIPT_MAX_BINS bins.
 */
gboolean anke_histogram_bin(double value, double bin_start, double bin_width, guint *bin);

/*
 * The whole script. *height_pt is the picture's height. Every value has a bin.
 */
GString *anke_histogram_script(const AnkeHistogramSpec *spec, AnkePlotTarget target,
                               double *height_pt);

#endif
