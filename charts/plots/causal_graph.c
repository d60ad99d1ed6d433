#include "charts/plots/causal_graph.h"

#include <string.h>

#include "analyzer/base/error.h"
#include "analyzer/base/text.h"
#include "charts/plots/causal_cycles.h"

/* Nodes and edges */

static guint find_node(AnkeCausalGraph *graph, const char *label)
{
    for (guint i = 0; i < graph->n_nodes; i++) {
        if (strcmp(graph->nodes[i], label) == 0) {
            return i;
        }
    }
    graph->nodes[graph->n_nodes] = label;
    return graph->n_nodes++;
}

static gboolean check_link(const AnkeCausalGraph *graph, guint index, GError **error)
{
    const AnkeCausalEdge *edge = &graph->edges[index];
    for (guint i = 0; i < index; i++) {
        const AnkeCausalEdge *other = &graph->edges[i];
        if (other->from == edge->from && other->to == edge->to &&
            other->link->is_minus == edge->link->is_minus) {
            g_autofree char *id = anke_text_quote(edge->link->id, -1);
            g_autofree char *first = anke_text_quote(other->link->id, -1);
            return anke_error_set(error, ANKE_ERROR_DATA,
                                  "row \"%s\" is the same link as row \"%s\"", id, first);
        }
    }
    return TRUE;
}

static gboolean read_links(AnkeCausalGraph *graph, const AnkeCausalLink *links, guint n_links,
                           GError **error)
{
    if (n_links > ANKE_CAUSAL_MAX_LINKS) {
        return anke_error_set(error, ANKE_ERROR_DATA, "%u links: at most %d expected", n_links,
                              ANKE_CAUSAL_MAX_LINKS);
    }
    for (guint i = 0; i < n_links; i++) {
        AnkeCausalEdge *edge = &graph->edges[i];
        edge->link = &links[i];
        edge->from = find_node(graph, links[i].from);
        edge->to = find_node(graph, links[i].to);
        graph->n_edges++;
        if (graph->n_nodes > ANKE_CAUSAL_MAX_NODES) {
            return anke_error_set(error, ANKE_ERROR_DATA,
                                  "more than %d different causes and effects",
                                  ANKE_CAUSAL_MAX_NODES);
        }
        if (!check_link(graph, i, error)) {
            return FALSE;
        }
    }
    return TRUE;
}

/* Named loops */

static AnkeCausalLoop *find_loop(AnkeCausalGraph *graph, const char *name)
{
    for (guint i = 0; i < graph->n_loops; i++) {
        if (strcmp(graph->loops[i].name, name) == 0) {
            return &graph->loops[i];
        }
    }
    graph->loops = g_renew(AnkeCausalLoop, graph->loops, graph->n_loops + 1);
    AnkeCausalLoop *loop = &graph->loops[graph->n_loops++];
    *loop = (AnkeCausalLoop){.name = g_strdup(name), .edges = g_new0(guint, graph->n_edges)};
    return loop;
}

static gboolean refuse_loop(const AnkeCausalGraph *graph, const AnkeCausalLoop *loop,
                            const char *problem, GError **error)
{
    GString *ids = g_string_new(NULL);
    for (guint i = 0; i < loop->n_edges; i++) {
        g_autofree char *id = anke_text_quote(graph->edges[loop->edges[i]].link->id, -1);
        g_string_append_printf(ids, "%s\"%s\"", i == 0 ? "" : ", ", id);
    }
    g_autofree char *name = anke_text_quote(loop->name, -1);
    g_autofree char *rows = g_string_free(ids, FALSE);
    return anke_error_set(error, ANKE_ERROR_DATA, "loop \"%s\" (rows %s) %s", name, rows, problem);
}

static gboolean collect_loops(AnkeCausalGraph *graph, GError **error)
{
    for (guint i = 0; i < graph->n_edges; i++) {
        g_auto(GStrv) names = g_strsplit_set(graph->edges[i].link->loops, " \t", -1);
        for (guint k = 0; names[k] != NULL; k++) {
            if (*names[k] == '\0') {
                continue;
            }
            AnkeCausalLoop *loop = find_loop(graph, names[k]);
            if (loop->n_edges > 0 && loop->edges[loop->n_edges - 1] == i) {
                continue;
            }
            loop->edges[loop->n_edges++] = i;
            if (g_utf8_strlen(loop->name, -1) > ANKE_CAUSAL_MAX_NAME) {
                return refuse_loop(graph, loop, "has too long a name: 12 characters expected",
                                   error);
            }
        }
    }
    return TRUE;
}

/* Puts the edges of a loop into its order. FALSE where they are no simple cycle. */
static gboolean order_loop(const AnkeCausalGraph *graph, AnkeCausalLoop *loop)
{
    g_autofree gboolean *is_left = g_new0(gboolean, graph->n_nodes + 1);
    for (guint at = 0; at < loop->n_edges; at++) {
        const AnkeCausalEdge *edge = &graph->edges[loop->edges[at]];
        if (is_left[edge->from]) {
            return FALSE;
        }
        is_left[edge->from] = TRUE;
        guint next = at + 1;
        while (next < loop->n_edges && graph->edges[loop->edges[next]].from != edge->to) {
            next++;
        }
        if (next == loop->n_edges) {
            return at + 1 == loop->n_edges && edge->to == graph->edges[loop->edges[0]].from;
        }
        guint found = loop->edges[next];
        loop->edges[next] = loop->edges[at + 1];
        loop->edges[at + 1] = found;
    }
    return FALSE;
}

/* 'R', 'B' or 0, also from full-width letters. */
static char claimed_type(const char *name)
{
    switch (g_unichar_toupper(g_utf8_get_char(name))) {
    case 'R':
    case 0xFF32:
        return 'R';
    case 'B':
    case 0xFF22:
        return 'B';
    default:
        return 0;
    }
}

static gboolean check_type(const AnkeCausalGraph *graph, const AnkeCausalLoop *loop, guint n_minus,
                           GError **error)
{
    char right = loop->is_balancing ? 'B' : 'R';
    char claimed = claimed_type(loop->name);
    if (claimed == 0 || claimed == right) {
        return TRUE;
    }
    g_autofree char *problem =
        g_strdup_printf("has %u minus signs, which makes it %s: a name with %c expected", n_minus,
                        loop->is_balancing ? "balancing (odd)" : "reinforcing (even)", right);
    return refuse_loop(graph, loop, problem, error);
}

static gboolean has_edge(const AnkeCausalLoop *loop, guint edge)
{
    for (guint i = 0; i < loop->n_edges; i++) {
        if (loop->edges[i] == edge) {
            return TRUE;
        }
    }
    return FALSE;
}

static gboolean is_same_loop(const AnkeCausalLoop *a, const AnkeCausalLoop *b)
{
    for (guint i = 0; i < a->n_edges; i++) {
        if (!has_edge(b, a->edges[i])) {
            return FALSE;
        }
    }
    return a->n_edges == b->n_edges;
}

static gboolean check_loops(AnkeCausalGraph *graph, GError **error)
{
    for (guint i = 0; i < graph->n_loops; i++) {
        AnkeCausalLoop *loop = &graph->loops[i];
        if (!order_loop(graph, loop)) {
            return refuse_loop(graph, loop, "does not close to one simple cycle", error);
        }
        guint n_minus = 0;
        for (guint k = 0; k < loop->n_edges; k++) {
            n_minus += graph->edges[loop->edges[k]].link->is_minus ? 1 : 0;
        }
        loop->is_balancing = n_minus % 2 == 1;
        if (!check_type(graph, loop, n_minus, error)) {
            return FALSE;
        }
        for (guint other = 0; other < i; other++) {
            if (is_same_loop(loop, &graph->loops[other])) {
                return refuse_loop(graph, loop, "has a second name", error);
            }
        }
    }
    return TRUE;
}

AnkeCausalGraph *anke_causal_graph_new(const AnkeCausalLink *links, guint n_links, GError **error)
{
    g_autoptr(AnkeCausalGraph) graph = g_new0(AnkeCausalGraph, 1);
    graph->nodes = g_new0(const char *, 2 * (gsize)n_links + 1);
    graph->edges = g_new0(AnkeCausalEdge, (gsize)n_links + 1);
    if (!read_links(graph, links, n_links, error) || !collect_loops(graph, error) ||
        !check_loops(graph, error)) {
        return NULL;
    }
    graph->is_cyclic = g_new0(gboolean, graph->n_nodes + 1);
    anke_causal_find_cycles(graph);
    return g_steal_pointer(&graph);
}

void anke_causal_graph_count_unnamed(const AnkeCausalGraph *graph, guint *n_reinforcing,
                                     guint *n_balancing)
{
    *n_reinforcing = graph->n_reinforcing;
    *n_balancing = graph->n_balancing;
    for (guint i = 0; i < graph->n_loops; i++) {
        guint *n = graph->loops[i].is_balancing ? n_balancing : n_reinforcing;
        *n -= *n > 0 ? 1 : 0; /* of a capped count it may not be one */
    }
}

gboolean anke_causal_graph_is_in_loop(const AnkeCausalGraph *graph, guint edge)
{
    for (guint i = 0; i < graph->n_loops; i++) {
        if (has_edge(&graph->loops[i], edge)) {
            return TRUE;
        }
    }
    return FALSE;
}

void anke_causal_graph_free(AnkeCausalGraph *graph)
{
    if (graph == NULL) {
        return;
    }
    for (guint i = 0; i < graph->n_loops; i++) {
        g_free(graph->loops[i].name);
        g_free(graph->loops[i].edges);
    }
    g_free(graph->loops);
    g_free(graph->nodes);
    g_free(graph->is_cyclic);
    g_free(graph->edges);
    g_free(graph);
}
