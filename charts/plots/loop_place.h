/*
 * Where the causes and effects of a causal loop diagram stand: those on loops on an ellipse in loop
 * order, the one that most loops share in its middle, the others outside.
 *
 * Deterministic: starts from the order of the loops and exchanges pairs as long as fewer links cross
 * each other or run over a node; the work is bounded. Units: pt.
 */
#ifndef ANKE_PLOTS_LOOP_PLACE_H
#define ANKE_PLOTS_LOOP_PLACE_H

#include "charts/draw/geometry.h"
#include "charts/plots/causal_graph.h"

/* The plate of a node: its size is given, its place is found. */
typedef struct {
    double width;
    double height;
    AnkePoint centre;
} AnkeLoopNode;

AnkeBox anke_loop_node_box(const AnkeLoopNode *node);

/* Places the nodes within a width, from (0, 0); returns the height that they take. */
double anke_loop_place_nodes(const AnkeCausalGraph *graph, AnkeLoopNode *nodes, double width_pt);

/* Whether two segments cross within both; ends that touch do not count. */
gboolean anke_segments_cross(AnkePoint a, AnkePoint b, AnkePoint c, AnkePoint d);

/* Whether a segment runs through a box. */
gboolean anke_segment_hits_box(AnkePoint a, AnkePoint b, AnkeBox box);

#endif
