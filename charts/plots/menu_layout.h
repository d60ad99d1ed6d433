/*
 * A menu of cards: zones down, in an order that an arrow tells, and kinds of cards across, with
 * nested heads. Cards wrap in the cells, under sub-headings where they have some; empty cells are
 * pale.
 *
 * Where columns would be narrower than a card, each outermost head has a table of its own; where
 * that does not help, columns stand below one another within each zone.
 */
#ifndef ANKE_PLOTS_MENU_LAYOUT_H
#define ANKE_PLOTS_MENU_LAYOUT_H

#include "charts/plots/card.h"
#include "charts/scene/frame.h"

#define ANKE_MENU_MOST_LEVELS 3

/* Cards under a sub-heading ("" = none). */
typedef struct {
    const char *heading;
    guint n_cards;
    const AnkeCard *cards;
} AnkeMenuPart;

typedef struct {
    guint n_parts; /* 0 = an empty cell */
    const AnkeMenuPart *parts;
} AnkeMenuCell;

/* The names of a column, outermost first; "" below the last. */
typedef struct {
    const char *names[ANKE_MENU_MOST_LEVELS];
} AnkeMenuColumn;

typedef struct {
    AnkeFigure figure;
    guint n_zones; /* at least 1 */
    const char *const *zones;
    guint n_columns; /* at least 1; columns of one outer name stand together */
    const AnkeMenuColumn *columns;
    guint n_levels;            /* of heads; 0 = columns have no names */
    const AnkeMenuCell *cells; /* [zone * n_columns + column] */
    const char *summary;       /* for those who cannot see the picture */
} AnkeMenuSpec;

void anke_menu_lay_out(AnkeScene *scene, const AnkeMenuSpec *spec);

#endif
