/*
 * Scatter plot of two numbers: a disc for each pair, its area as many people as have it, and over
 * them a fitted line with its band. Everything is given. Discs are not moved about.
 */
#ifndef ANKE_SCRIPTS_SCATTER_SCRIPT_H
#define ANKE_SCRIPTS_SCATTER_SCRIPT_H

#include "charts/scripts/plot_group.h"
#include "charts/scripts/plot_script.h"

#define ANKE_SCATTER_MAX_PAIRS 20000

typedef struct {
    double x;
    double y;
    double n; /* > 0 */
} AnkeScatterPair;

/* The name of an axis, with its unit; "" = none. */
typedef struct {
    const char *label;
    const char *unit;
} AnkeScatterAxis;

typedef struct {
    AnkePlotFrame frame;
    AnkeScatterAxis x;
    AnkeScatterAxis y;
    const AnkeScatterPair *pairs; /* at least one */
    guint n_pairs;
    AnkePlotCurve fit; /* no points: no line */
    AnkePlotCurve low; /* of the band; at the x of `high` */
    AnkePlotCurve high;
    const char *confidence; /* of the band, "95"; "" = not known */
} AnkeScatterSpec;

/* The whole script. *height_pt is the picture's height. */
GString *anke_scatter_script(const AnkeScatterSpec *spec, AnkePlotTarget target, double *height_pt);

#endif
