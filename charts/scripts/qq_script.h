/*
 * Quantile-quantile plots of a number against the normal distribution: a panel a group, all with
 * the same scales. Points and lines are given.
 */
#ifndef ANKE_SCRIPTS_QQ_SCRIPT_H
#define ANKE_SCRIPTS_QQ_SCRIPT_H

#include "charts/scripts/plot_group.h"
#include "charts/scripts/plot_script.h"

typedef struct {
    AnkePlotGroup group;
    AnkePlotCurve points; /* x: theoretical quantile, y: value */
    double slope;         /* of the line through the quartiles; NaN: no line */
    double intercept;
} AnkeQqPanel;

typedef struct {
    AnkePlotFrame frame;
    const char *unit; /* "" = none */
    const AnkeQqPanel *panels;
    guint n_panels;
} AnkeQqSpec;

/* The whole script. *height_pt is the picture's height. */
GString *anke_qq_script(const AnkeQqSpec *spec, AnkePlotTarget target, double *height_pt);

#endif
