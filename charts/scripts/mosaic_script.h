/*
 * Mosaic of two questions, lying: a row a group, as high as it has people, cut into answers as wide
 * as their shares, coloured by how far a cell is from what independence would give.
 *
 * Lying, so that labels of groups stand beside their rows and need no turning. Everything is given.
 */
#ifndef ANKE_SCRIPTS_MOSAIC_SCRIPT_H
#define ANKE_SCRIPTS_MOSAIC_SCRIPT_H

#include "charts/scripts/plot_script.h"

typedef struct {
    double share;    /* of the row, in [0, 1] */
    double residual; /* adjusted standardised; NaN: not coloured */
} AnkeMosaicCell;

typedef struct {
    const char *label;
    gboolean is_total;           /* everyone: stands apart, of a height of its own */
    double n;                    /* people, > 0 */
    const AnkeMosaicCell *cells; /* n_items, their shares add up to at most 1 */
} AnkeMosaicRow;

typedef struct {
    AnkePlotFrame frame;
    const char *const *items; /* labels of the answers */
    guint n_items;
    const AnkeMosaicRow *rows; /* at least one that is no total */
    guint n_rows;
    gboolean has_residuals; /* colours mean something and have a legend */
} AnkeMosaicSpec;

/* Class of a residual, 0 (far too few) to 4 (far too many): cut at -2.58, -1.96, 1.96, 2.58 (1 and
 * 5 % of a normal distribution), a cut belonging to the class farther from 0. NaN is class 2. */
guint anke_mosaic_class(double residual);

/* The whole script. *height_pt is the picture's height. */
GString *anke_mosaic_script(const AnkeMosaicSpec *spec, AnkePlotTarget target, double *height_pt);

#endif
