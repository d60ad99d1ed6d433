#include "charts/plots/causal_cycles.h"

#include <string.h>

#define MOST ANKE_CAUSAL_MAX_NODES

/* Names as in the paper: s the least node of the cycles being found, blocked and B. */
typedef struct {
    AnkeCausalGraph *graph;
    gboolean reaches[MOST][MOST]; /* by one link or more, among nodes not less than s */
    gboolean blocked[MOST];
    gboolean b[MOST][MOST];
    guint s;
    guint n_minus; /* of the path */
    guint n_cycles;
} Search;

/* Warshall's closure over the nodes that are not less than `least`. */
static void close_reach(Search *search, guint least)
{
    const AnkeCausalGraph *graph = search->graph;
    memset(search->reaches, 0, sizeof search->reaches);
    for (guint i = 0; i < graph->n_edges; i++) {
        const AnkeCausalEdge *edge = &graph->edges[i];
        if (edge->from >= least && edge->to >= least) {
            search->reaches[edge->from][edge->to] = TRUE;
        }
    }
    for (guint via = least; via < graph->n_nodes; via++) {
        for (guint from = least; from < graph->n_nodes; from++) {
            for (guint to = least; to < graph->n_nodes && search->reaches[from][via]; to++) {
                search->reaches[from][to] = search->reaches[from][to] || search->reaches[via][to];
            }
        }
    }
}

/* Whether a node is in the strong component of s. */
static gboolean is_in_component(const Search *search, guint node)
{
    return node == search->s || (node > search->s && search->reaches[search->s][node] &&
                                 search->reaches[node][search->s]);
}

static void unblock(Search *search, guint node)
{
    search->blocked[node] = FALSE;
    for (guint i = search->s; i < search->graph->n_nodes; i++) {
        if (search->b[node][i]) {
            search->b[node][i] = FALSE;
            if (search->blocked[i]) {
                unblock(search, i);
            }
        }
    }
}

static gboolean is_full(const Search *search)
{
    return search->n_cycles > ANKE_CAUSAL_MAX_CYCLES;
}

static void count_cycle(Search *search)
{
    search->n_cycles++;
    if (is_full(search)) {
        search->graph->is_capped = TRUE;
    } else if (search->n_minus % 2 == 0) {
        search->graph->n_reinforcing++;
    } else {
        search->graph->n_balancing++;
    }
}

/* The procedure CIRCUIT of the paper: TRUE where a cycle was found. Depth is at most MOST. */
static gboolean find_circuit(Search *search, guint node)
{
    const AnkeCausalGraph *graph = search->graph;
    gboolean is_found = FALSE;
    search->blocked[node] = TRUE;
    for (guint i = 0; i < graph->n_edges && !is_full(search); i++) {
        const AnkeCausalEdge *edge = &graph->edges[i];
        if (edge->from != node || !is_in_component(search, edge->to)) {
            continue;
        }
        search->n_minus += edge->link->is_minus ? 1 : 0;
        if (edge->to == search->s) {
            count_cycle(search);
            is_found = TRUE;
        } else if (!search->blocked[edge->to]) {
            is_found = find_circuit(search, edge->to) || is_found;
        }
        search->n_minus -= edge->link->is_minus ? 1 : 0;
    }
    if (is_found) {
        unblock(search, node);
        return TRUE;
    }
    for (guint i = 0; i < graph->n_edges; i++) {
        const AnkeCausalEdge *edge = &graph->edges[i];
        if (edge->from == node && is_in_component(search, edge->to)) {
            search->b[edge->to][node] = TRUE;
        }
    }
    return FALSE;
}

void anke_causal_find_cycles(AnkeCausalGraph *graph)
{
    g_autofree Search *search = g_new0(Search, 1);
    search->graph = graph;
    close_reach(search, 0);
    for (guint i = 0; i < graph->n_nodes; i++) {
        graph->is_cyclic[i] = search->reaches[i][i];
    }
    for (search->s = 0; search->s < graph->n_nodes && !is_full(search); search->s++) {
        close_reach(search, search->s);
        memset(search->blocked, 0, sizeof search->blocked);
        memset(search->b, 0, sizeof search->b);
        (void)find_circuit(search, search->s);
    }
}
