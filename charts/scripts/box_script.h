/*
 * Box plots of a number by group, lying (charts/scripts/plot_rows.h).
 *
 * Box: first to third quartile, bar: median, diamond: mean, whiskers: to the ends given, rings:
 * values beyond them. Groups with n < ANKE_PLOT_SMALL_N show every value instead of a box, with
 * n < ANKE_PLOT_REFERENCE_N they are pale and marked ＊.
 */
#ifndef ANKE_SCRIPTS_BOX_SCRIPT_H
#define ANKE_SCRIPTS_BOX_SCRIPT_H

#include "charts/scripts/plot_rows.h"

/* The whole script. *height_pt is the picture's height. */
GString *anke_box_script(const AnkePlotRowsSpec *spec, AnkePlotTarget target, double *height_pt);

#endif
