/*
 * 人口及び財政規模の推移: series over the same years, each in a panel of its own under the other on one
 * true time axis; or two of them in one panel with an axis at each side.
 *
 * With two axes the first series is bars on the left axis and the second a line on the right one;
 * both begin at 0 and have the same number of intervals, so that their grids are one.
 */
#ifndef ANKE_PLOTS_INDICATORS_LAYOUT_H
#define ANKE_PLOTS_INDICATORS_LAYOUT_H

#include "charts/plots/series_panel.h"
#include "charts/scene/frame.h"
#include "charts/scene/year_axis.h"

#define ANKE_INDICATORS_MOST 5 /* panels that a reader can follow */

typedef struct {
    AnkeFigure figure;
    guint n_years; /* at least 1 */
    const AnkeYear *years;
    guint n_series; /* 1 to ANKE_INDICATORS_MOST; exactly 2 with two axes, none of them negative */
    const AnkeSeries *series;
    gboolean has_two_axes;
} AnkeIndicatorsSpec;

void anke_indicators_lay_out(AnkeScene *scene, const AnkeIndicatorsSpec *spec);

#endif
