/*
 * What stands around every chart: number and title, subtitle, the mark of unprotected data above;
 * notes and source below.
 */
#ifndef ANKE_SCENE_FRAME_H
#define ANKE_SCENE_FRAME_H

#include <glib.h>

#include "charts/scene/scene.h"

/* Texts may be NULL or "". */
typedef struct {
    guint number; /* 図表 number; 0 = none */
    const char *title;
    const char *subtitle;
    const char *const *notes; /* NULL-terminated, or NULL */
    const char *source;
    gboolean is_unprotected;
} AnkeFigure;

/* Lays out the head, takes over the figure's notes and returns the y at which the chart begins. */
double anke_frame_begin(AnkeScene *scene, const AnkeFigure *figure);

/* Lays out notes and source from `y`, and sets the height. */
void anke_frame_end(AnkeScene *scene, const AnkeFigure *figure, double y);

/* The width between the margins, from x = theme margin. */
double anke_frame_width(const AnkeScene *scene);

#endif
