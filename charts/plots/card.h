/* Note cards: a text on a tint with a thin border, as tall as its text. Units: pt. */
#ifndef ANKE_PLOTS_CARD_H
#define ANKE_PLOTS_CARD_H

#include "charts/scene/scene.h"

typedef struct {
    const char *text;
    guint count; /* how many cards say the same: ×3; 1 = no mark */
} AnkeCard;

/* Width of a card that holds 7 characters a line. */
double anke_card_width(const AnkeScene *scene);

double anke_card_height(const AnkeScene *scene, const AnkeCard *card, double width_pt);

/* Draws a card (parts "card", "card-text", "card-count") in the box, whose height is not below
 * anke_card_height(). */
void anke_card_add(AnkeScene *scene, const AnkeCard *card, AnkeBox box, const AnkeFill *fill);

#endif
