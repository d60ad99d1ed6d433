/*
 * Steps of an ordered scale: their colours, and the sums of what is favourable and what is not.
 *
 * The favourable end of a scale has the same colour in every chart, whichever step the questionnaire
 * names first.
 */
#ifndef ANKE_PLOTS_SCALE_SIDES_H
#define ANKE_PLOTS_SCALE_SIDES_H

#include "charts/plots/cross.h"

/* Fill of an answer. Steps of a scale by their score, other answers by their place in the
 * questionnaire; 無回答 and 無効 have their own. */
AnkeFill anke_answer_fill(const AnkeTheme *theme, const AnkeCrossSpec *spec, guint answer);

/* How many answers stand on a side. */
guint anke_side_count(const AnkeCrossSpec *spec, AnkeSide side);

/* Sum of the counts, and of the shares, of a side in group `g`. Hidden or unknown where one of them
 * is. Nothing is rounded before it is added. */
AnkeCell anke_side_sum(const AnkeCrossSpec *spec, guint g, AnkeSide side);

/* "そう思う計", after the strongest step; that step's own label where it stands alone. Freed by the
 * caller. */
char *anke_side_label(const AnkeCrossSpec *spec, AnkeSide side, AnkeLang lang);

/* Says which answers a sum adds up, unless there is only one. */
void anke_side_add_note(AnkeScene *scene, const AnkeCrossSpec *spec, AnkeSide side);

#endif
