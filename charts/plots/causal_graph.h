/*
 * A causal loop diagram as a graph: links with signs, and the loops that they close.
 *
 * Knows no place and no picture. A loop reinforces (R) where it has an even number of minus signs,
 * and balances (B) where the number is odd (Richardson 1986, System Dynamics Review 2(2), p. 158:
 * the sign of a loop is the product of the signs of its links).
 *
 * Invariants: nodes are numbered in the order in which links name them; the links of a named loop
 * form one simple cycle and stand in its order.
 */
#ifndef ANKE_PLOTS_CAUSAL_GRAPH_H
#define ANKE_PLOTS_CAUSAL_GRAPH_H

#include <glib.h>

#define ANKE_CAUSAL_MAX_NODES 60
#define ANKE_CAUSAL_MAX_LINKS 400
#define ANKE_CAUSAL_MAX_CYCLES 10000 /* that are counted */
#define ANKE_CAUSAL_MAX_NAME 12      /* characters of a loop's name */

typedef struct {
    const char *id; /* of the row, for messages and sources */
    const char *from;
    const char *to;
    const char *loops; /* names, separated by blanks; "" = none */
    const char *source;
    gboolean is_minus;
    gboolean is_delayed;
    gboolean is_inferred; /* not stated in the source, dashed */
} AnkeCausalLink;

typedef struct {
    const AnkeCausalLink *link;
    guint from; /* nodes */
    guint to;
} AnkeCausalEdge;

typedef struct {
    char *name;
    guint n_edges;
    guint *edges; /* in the loop's order, from the first that was named */
    gboolean is_balancing;
} AnkeCausalLoop;

typedef struct {
    guint n_nodes;
    const char **nodes;  /* labels */
    gboolean *is_cyclic; /* whether a node lies on a cycle */
    guint n_edges;
    AnkeCausalEdge *edges;
    guint n_loops;
    AnkeCausalLoop *loops; /* those with a name, in the order in which links name them */
    guint n_reinforcing;   /* elementary cycles, with and without a name */
    guint n_balancing;
    gboolean is_capped; /* there are more than ANKE_CAUSAL_MAX_CYCLES */
} AnkeCausalGraph;

/*
 * Builds the graph; `links` are borrowed for its life.
 * Errors: ANKE_ERROR_DATA  too many nodes or links; a link twice; a loop whose links do not form one
 *         simple cycle; a name whose first letter (R or B) contradicts the signs; two names for one
 *         loop
 */
AnkeCausalGraph *anke_causal_graph_new(const AnkeCausalLink *links, guint n_links, GError **error);

/* How many cycles have no name: reinforcing, balancing. */
void anke_causal_graph_count_unnamed(const AnkeCausalGraph *graph, guint *n_reinforcing,
                                     guint *n_balancing);

/* Whether a link belongs to a named loop. */
gboolean anke_causal_graph_is_in_loop(const AnkeCausalGraph *graph, guint edge);

void anke_causal_graph_free(AnkeCausalGraph *graph);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(AnkeCausalGraph, anke_causal_graph_free)

#endif
