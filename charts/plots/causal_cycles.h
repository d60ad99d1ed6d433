/* All elementary cycles of a causal graph. */
#ifndef ANKE_PLOTS_CAUSAL_CYCLES_H
#define ANKE_PLOTS_CAUSAL_CYCLES_H

#include "charts/plots/causal_graph.h"

/*
 * Counts the elementary cycles by sign, up to ANKE_CAUSAL_MAX_CYCLES, and finds the nodes that lie on
 * one. Links between the same nodes with different signs count as different cycles; a link from a
 * node to itself is a cycle.
 * Method: Johnson (1975), SIAM J. Comput. 4(1), pp. 77-84; time O((n + e)(c + 1)) for c cycles.
 */
void anke_causal_find_cycles(AnkeCausalGraph *graph);

#endif
