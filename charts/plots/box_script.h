/*
 * Box plots of a number by group, lying: one row a group, the value to the right.
 *
 * All statistics are given. Box: first to third quartile, bar: median, diamond: mean, whiskers: to
 * the ends given, rings: values beyond them. Groups with n < ANKE_PLOT_SMALL_N show every value
 * instead of a box, with n < ANKE_PLOT_REFERENCE_N they are pale and marked ＊.
 */
#ifndef ANKE_PLOTS_BOX_SCRIPT_H
#define ANKE_PLOTS_BOX_SCRIPT_H

#include "charts/plots/plot_script.h"

typedef enum {
    ANKE_BOX_SHOWN,
    ANKE_BOX_EMPTY, /* nobody: 該当者なし */
    ANKE_BOX_HIDDEN /* by disclosure control: 秘匿 */
} AnkeBoxState;

/* Numbers count only when shown; then all are finite and ascend from whisker_lo to whisker_hi. */
typedef struct {
    const char *label;
    gboolean is_total; /* everyone: stands apart in bold */
    AnkeBoxState state;
    double n;
    double whisker_lo;
    double q1;
    double median;
    double q3;
    double whisker_hi;
    double mean;
    const AnkePlotValue *values; /* all that somebody has */
    guint n_values;
} AnkeBoxGroup;

typedef struct {
    AnkePlotFrame frame;
    const char *unit; /* "" = none */
    const AnkeBoxGroup *groups;
    guint n_groups;
} AnkeBoxSpec;

/* The whole script. *height_pt is the picture's height. */
GString *anke_box_script(const AnkeBoxSpec *spec, AnkePlotTarget target, double *height_pt);

#endif
