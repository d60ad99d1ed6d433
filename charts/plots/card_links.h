/* Arrows between boxes that run where nothing stands, with words on plates near their middle. */
#ifndef ANKE_PLOTS_CARD_LINKS_H
#define ANKE_PLOTS_CARD_LINKS_H

#include "charts/scene/scene.h"

typedef struct {
    AnkeBox from;
    AnkeBox to;
    const char *words;      /* "" = none */
    const char *from_label; /* for the note where the words find no place */
    const char *to_label;
} AnkeBoxLink;

typedef struct {
    AnkeBox area;       /* links stay within it */
    AnkeBox words_area; /* their words within this */
    guint n_obstacles;  /* links go around them; the ends are among them */
    const AnkeBox *obstacles;
    guint n_links;
    const AnkeBoxLink *links;
} AnkeBoxLinks;

/* Draws all links. What cannot be drawn, an arrow or its words, is told in a note. */
void anke_card_links_add(AnkeScene *scene, const AnkeBoxLinks *links);

#endif
