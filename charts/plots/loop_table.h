/* The words around a causal loop diagram: the table of its loops, and its key. */
#ifndef ANKE_PLOTS_LOOP_TABLE_H
#define ANKE_PLOTS_LOOP_TABLE_H

#include "charts/plots/loop_layout.h"

/* How a link is drawn: its colour says the sign, its width whether it lies on a loop. */
AnkeStroke anke_loop_stroke(const AnkeScene *scene, const AnkeCausalGraph *graph, guint edge);

/* The sign at its head: "＋" or "－". */
const char *anke_loop_sign(const AnkeCausalLink *link);

AnkeTextStyle anke_loop_sign_style(const AnkeScene *scene, const AnkeCausalLink *link);

/* Two strokes across a line, at a point where it runs in this direction. */
void anke_loop_add_delay(AnkeScene *scene, AnkePoint at, double direction);

/* Explains what the picture uses; returns the y below. */
double anke_loop_add_key(AnkeScene *scene, const AnkeCausalGraph *graph, double y);

/* A row for each loop, and one for the links outside; returns the y below. */
double anke_loop_add_table(AnkeScene *scene, const AnkeCausalGraph *graph, double y);

#endif
