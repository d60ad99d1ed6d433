/*
 * Causal loop diagrams: causes and effects, links with signs, the loops that they close, and a table
 * of the loops under the picture.
 */
#ifndef ANKE_PLOTS_LOOP_LAYOUT_H
#define ANKE_PLOTS_LOOP_LAYOUT_H

#include "charts/plots/causal_graph.h"
#include "charts/scene/frame.h"
#include "charts/scene/scene.h"

typedef struct {
    AnkeFigure figure;
    const AnkeCausalGraph *graph;
} AnkeLoopSpec;

void anke_loop_lay_out(AnkeScene *scene, const AnkeLoopSpec *spec);

#endif
