/* The words around a causal loop diagram: the table of its loops, and its key. */
#ifndef ANKE_PLOTS_LOOP_TABLE_H
#define ANKE_PLOTS_LOOP_TABLE_H

#include "charts/plots/loop_layout.h"

/* How a link is drawn: its colour says the sign, its width whether it lies on a loop. */
AnkeStroke anke_loop_stroke(const AnkeScene *scene, const AnkeCausalGraph *graph, guint edge);

/* The edge of nodes that stand on no loop. */
AnkeStroke anke_loop_outer_edge(const AnkeScene *scene);

/* The sign at the head of a link (part "sign"), in a disc of this radius. */
#define ANKE_LOOP_SIGN_RADIUS_PT 4.6
void anke_loop_add_sign(AnkeScene *scene, gboolean is_minus, AnkePoint middle);

/* Two strokes across a line, at a point where it runs in this direction. */
void anke_loop_add_delay(AnkeScene *scene, AnkePoint at, double direction);

/* Explains what the picture uses; returns the y below. */
double anke_loop_add_key(AnkeScene *scene, const AnkeCausalGraph *graph, double y);

/* A row for each loop, and one for the links outside; returns the y below. */
double anke_loop_add_table(AnkeScene *scene, const AnkeCausalGraph *graph, double y);

#endif
