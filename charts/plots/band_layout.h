/*
 * 帯グラフ: for each group a bar of 100 % that is divided among the answers.
 *
 * Everyone first and bold, then a gap, then the groups. Segments stand in the questionnaire's
 * order, その他, 特になし, 無回答 and 無効 last. Values stand inside where they fit.
 */
#ifndef ANKE_PLOTS_BAND_LAYOUT_H
#define ANKE_PLOTS_BAND_LAYOUT_H

#include "charts/plots/cross.h"

void anke_band_lay_out(AnkeScene *scene, const AnkeCrossSpec *spec);

#endif
