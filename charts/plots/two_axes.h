/* Two series in one panel: bars on the axis at the left, a line on the axis at the right. */
#ifndef ANKE_PLOTS_TWO_AXES_H
#define ANKE_PLOTS_TWO_AXES_H

#include "charts/plots/indicators_layout.h"
#include "charts/plots/ticks.h"

/* Lays out the panel from y and returns the y below its years. */
double anke_two_axes_lay_out(AnkeScene *scene, const AnkeIndicatorsSpec *spec, double y);

/*
 * Ticks from 0 for two highest values (>= 0) with the same number of intervals, 4 to 6: the one
 * that leaves the least room above both. Steps are 1, 2, 2.5, 4 or 5 times a power of ten, whole
 * where the range is. Of the ranges only `high` and `is_whole` count.
 */
void anke_two_axes_place_ticks(const AnkeTickRange *left_range, const AnkeTickRange *right_range,
                               AnkeTicks *left, AnkeTicks *right);

#endif
