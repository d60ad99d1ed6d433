/*
 * An affinity map: note cards in framed groups under a heading, groups in bands by layer and, where
 * the cards tell sides, in columns; arrows with words between them. Cards that have neither heading
 * nor layer lie in a tray below.
 *
 * Invariants: every card of the spec is drawn once; no arrow runs over a card or a frame.
 */
#ifndef ANKE_PLOTS_AFFINITY_LAYOUT_H
#define ANKE_PLOTS_AFFINITY_LAYOUT_H

#include "charts/plots/card.h"
#include "charts/scene/frame.h"

/* Cards under a heading; without one (""), a single card. */
typedef struct {
    const char *heading;
    guint layer; /* index */
    guint side;  /* index; 0 where there are no sides */
    guint n_cards;
    const AnkeCard *cards;
} AnkeCardGroup;

typedef struct {
    guint from; /* indices of groups */
    guint to;
    const char *words; /* "" = none */
} AnkeCardLink;

typedef struct {
    AnkeFigure figure;
    guint n_layers;            /* at least 1 where there are groups */
    const char *const *layers; /* a single "" = no layers are told */
    guint n_sides;             /* 0 = none are told */
    const char *const *sides;
    guint n_groups;
    const AnkeCardGroup *groups; /* in order */
    guint n_loose;
    const AnkeCard *loose; /* of the tray */
    guint n_links;
    const AnkeCardLink *links; /* no link leads back to its own group */
    const char *summary;       /* for those who cannot see the picture */
} AnkeAffinitySpec;

void anke_affinity_lay_out(AnkeScene *scene, const AnkeAffinitySpec *spec);

#endif
