/*
 * Marks and lines of series that are told apart by colour and by form, on paper: each colour has at
 * least 3:1 on it, each symbol is another. And their legend.
 */
#ifndef ANKE_SCENE_MARK_H
#define ANKE_SCENE_MARK_H

#include "charts/scene/scene.h"

typedef struct {
    AnkeSymbol symbol;
    AnkeRgb colour;
} AnkeMark;

#define ANKE_MARK_MOST 5

/* The mark of series `i`, 0 to ANKE_MARK_MOST - 1. */
AnkeMark anke_mark_at(const AnkeTheme *theme, guint i);

/* The colour of marks and lines of everyone beside those of groups. */
AnkeRgb anke_mark_total(const AnkeTheme *theme);

typedef enum {
    ANKE_MARK_SYMBOL, /* the symbol alone */
    ANKE_MARK_LINE,   /* on a line */
    ANKE_MARK_PLAIN,  /* a line without a symbol */
    ANKE_MARK_TICK    /* a short upright line */
} AnkeMarkForm;

typedef struct {
    const char *label;
    AnkeMark mark;
    AnkeMarkForm form;
} AnkeMarkEntry;

/* Lays out the entries in order within box.width from (box.x, box.y), in lines broken by measured
 * width. Returns the y below them. */
double anke_mark_legend_lay_out(AnkeScene *scene, AnkeBox box, const AnkeMarkEntry *entries,
                                guint n_entries);

#endif
