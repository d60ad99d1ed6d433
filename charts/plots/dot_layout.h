/*
 * ドットプロット (Cleveland): a row for each answer, a mark for each group of a break.
 *
 * Rows stand in the order of bars. Groups have marks that differ in colour and form, everyone a grey
 * upright line. Marks that would cover each other stand one above the other. Without a break the
 * only mark has its interval, where there is one, and its value.
 */
#ifndef ANKE_PLOTS_DOT_LAYOUT_H
#define ANKE_PLOTS_DOT_LAYOUT_H

#include "charts/plots/cross.h"

/* Beside everyone, at most ANKE_MARK_MOST groups. */
void anke_dot_lay_out(AnkeScene *scene, const AnkeCrossSpec *spec);

#endif
