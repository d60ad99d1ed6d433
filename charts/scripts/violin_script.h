/*
 * Violin plots of a number by group, lying (charts/scripts/plot_rows.h).
 *
 * The outline is the density given, mirrored about the middle of the row; each is as thick as the
 * others at its highest point, for shapes are compared, not sizes. Inside: first to third quartile
 * as a bar, the median as a white dot. Groups with n < ANKE_PLOT_SMALL_N, or without a density,
 * show every value instead, with n < ANKE_PLOT_REFERENCE_N they are pale and marked ＊.
 */
#ifndef ANKE_SCRIPTS_VIOLIN_SCRIPT_H
#define ANKE_SCRIPTS_VIOLIN_SCRIPT_H

#include "charts/scripts/plot_rows.h"

/* The whole script. *height_pt is the picture's height. */
GString *anke_violin_script(const AnkePlotRowsSpec *spec, AnkePlotTarget target, double *height_pt);

#endif
