/*
 * Horizontal bars of the shares of each answer, sorted: the chart of multiple answers.
 *
 * One group: bars with interval, value and count. Several: a panel for each group with the same
 * axis, in the order of everyone's answers, everyone's share marked in each.
 * The picture grows with the number of answers; labels are wrapped, never cut.
 */
#ifndef ANKE_PLOTS_BAR_LAYOUT_H
#define ANKE_PLOTS_BAR_LAYOUT_H

#include "charts/plots/cross.h"

void anke_bar_lay_out(AnkeScene *scene, const AnkeCrossSpec *spec);

#endif
