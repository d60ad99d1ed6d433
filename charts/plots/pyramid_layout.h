/*
 * 人口ピラミッド: persons by age band in two groups, the first to the left, the second to the right,
 * youngest at the bottom, ages between them; the latest year as bars, an earlier one as an outline
 * over them. Both sides have the same scale from 0 outward, without signs.
 */
#ifndef ANKE_PLOTS_PYRAMID_LAYOUT_H
#define ANKE_PLOTS_PYRAMID_LAYOUT_H

#include "charts/plots/cross.h"

typedef struct {
    const char *label;        /* 令和8年; "" = the only one */
    double totals[2];         /* persons of each side; NaN = not known */
    const AnkeCell *cells[2]; /* one for each band; only state and count are read */
} AnkePyramidYear;

typedef struct {
    AnkeFigure figure;
    guint n_bands; /* at least 1, youngest first */
    const char *const *bands;
    const char *sides[2]; /* labels of the groups */
    AnkePyramidYear now;
    const AnkePyramidYear *before; /* NULL = none */
} AnkePyramidSpec;

void anke_pyramid_lay_out(AnkeScene *scene, const AnkePyramidSpec *spec);

#endif
