/*
 * 年齢別職員構成: shares of staff by the official age bands, this year as bars, an earlier year as
 * a line, and under the bars a ruled table of persons and shares. Every band is drawn, also an empty
 * one. Where columns do not fit, bands are rows.
 */
#ifndef ANKE_PLOTS_AGE_LAYOUT_H
#define ANKE_PLOTS_AGE_LAYOUT_H

#include "charts/plots/cross.h"

typedef struct {
    const char *label;     /* 令和8年 */
    double total;          /* persons; NaN = not known */
    const AnkeCell *cells; /* one for each band: count, and share of the total */
} AnkeAgeYear;

/* Bands that are marked: the thin cohort. */
typedef struct {
    double from; /* in bands from the youngest: 0 to n_bands; not whole within a band */
    double to;
    const char *label; /* 39～45歳; NULL = none */
} AnkeAgeValley;

typedef struct {
    AnkeFigure figure;
    guint n_bands;
    const char *const *bands; /* 20歳～23歳 */
    AnkeAgeYear now;
    const AnkeAgeYear *before; /* NULL = none */
    AnkeAgeValley valley;
} AnkeAgeSpec;

void anke_age_lay_out(AnkeScene *scene, const AnkeAgeSpec *spec);

#endif
