/* Two series in one panel: bars on the axis at the left, a line on the axis at the right. Both axes
 * begin at 0 and have the same number of intervals (anke_ticks_place_pair). */
#ifndef ANKE_PLOTS_TWO_AXES_H
#define ANKE_PLOTS_TWO_AXES_H

#include "charts/plots/indicators_layout.h"

/* Lays out the panel from y and returns the y below its years. */
double anke_two_axes_lay_out(AnkeScene *scene, const AnkeIndicatorsSpec *spec, double y);

#endif
