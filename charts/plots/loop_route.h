/*
 * The arrows of a causal loop diagram: curves from plate to plate that bend outward from their loop
 * and, where they can, keep clear of other plates and of each other. Units: pt.
 */
#ifndef ANKE_PLOTS_LOOP_ROUTE_H
#define ANKE_PLOTS_LOOP_ROUTE_H

#include "charts/plots/loop_place.h"

#define ANKE_LOOP_ROUTE_POINTS 25

/* The line of a link, from the edge of one plate to the edge of another. */
typedef struct {
    AnkePoint points[ANKE_LOOP_ROUTE_POINTS];
} AnkeLoopRoute;

/* Finds the line of each link. `area` is where lines may go; routes: one for each edge. */
void anke_loop_route(const AnkeCausalGraph *graph, const AnkeLoopNode *nodes, AnkeBox area,
                     AnkeLoopRoute *routes);

/* How often lines run over plates that are not theirs, and cross each other. */
void anke_loop_route_faults(const AnkeCausalGraph *graph, const AnkeLoopNode *nodes,
                            const AnkeLoopRoute *routes, guint *n_hits, guint *n_crossings);

#endif
