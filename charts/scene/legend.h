/* Legends: squares, or line samples, with labels, in lines that are broken by measured width. */
#ifndef ANKE_SCENE_LEGEND_H
#define ANKE_SCENE_LEGEND_H

#include "charts/scene/scene.h"

typedef struct {
    const char *label;
    AnkeFill fill;
    gboolean is_line; /* a line with a marker in fill.colour */
} AnkeLegendEntry;

/* Lays out the entries in order within box.width from (box.x, box.y). Returns the y below them. */
double anke_legend_lay_out(AnkeScene *scene, AnkeBox box, const AnkeLegendEntry *entries,
                           guint n_entries);

#endif
