/* Explanations of marks: samples drawn by the chart itself, with words, in lines of measured width. */
#ifndef ANKE_SCENE_KEY_H
#define ANKE_SCENE_KEY_H

#include "charts/scene/scene.h"

/* Draws a sample whose left end is at `middle`, on the middle of the line. */
typedef void (*AnkeKeyDraw)(AnkeScene *scene, AnkePoint middle, gconstpointer data);

typedef struct {
    const char *label;
    double sample_pt; /* width of the sample */
    AnkeKeyDraw draw;
    gconstpointer data;
} AnkeKeyEntry;

typedef struct {
    const AnkeTextStyle *style; /* of the words */
    const AnkeKeyEntry *entries;
    guint n_entries;
} AnkeKey;

/* Lays out the entries in order within box.width from (box.x, box.y), in lines broken by measured
 * width. Returns the y below them. */
double anke_key_lay_out(AnkeScene *scene, AnkeBox box, const AnkeKey *key);

#endif
