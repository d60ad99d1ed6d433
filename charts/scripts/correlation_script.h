/*
 * Correlations between the members of a battery: the lower triangle of a matrix as tiles, coloured
 * in seven classes, with the number in each. Everything is given.
 */
#ifndef ANKE_SCRIPTS_CORRELATION_SCRIPT_H
#define ANKE_SCRIPTS_CORRELATION_SCRIPT_H

#include "charts/scripts/plot_script.h"

#define ANKE_CORRELATION_MAX_MEMBERS 60

typedef struct {
    double r;           /* in [-1, 1]; NaN: not defined */
    gboolean is_hidden; /* by disclosure control */
} AnkeCorrelation;

typedef struct {
    AnkePlotFrame frame;
    const char *const *labels;    /* of the members */
    const AnkeCorrelation *cells; /* row after row; those below the diagonal are read */
    guint n_members;              /* at least two */
} AnkeCorrelationSpec;

/* Class of a correlation, 0 (most negative) to 6: cut at -0.5, -0.3, -0.1, 0.1, 0.3, 0.5, a cut
 * belonging to the class farther from 0. */
guint anke_correlation_class(double r);

/* The whole script. *height_pt is the picture's height. */
GString *anke_correlation_script(const AnkeCorrelationSpec *spec, AnkePlotTarget target,
                                 double *height_pt);

#endif
