#include "charts/plots/loop_route.h"

#include <math.h>

#include "charts/scene/arrow.h"

#define N_POINTS ANKE_LOOP_ROUTE_POINTS
#define N_FINE 161    /* points of a curve from which the visible part is cut */
#define LEAVE_PT 1.5  /* between a plate and the beginning of a line */
#define ARRIVE_PT 2.5 /* between a plate and the tip */
#define CLEAR_PT 4.0  /* between a line and other plates */
#define CLOSE_PT 7.0  /* lines that are nearer for long are taken for one */
#define HIT_COST 1000.0
#define CROSSING_COST 250.0
#define CLOSE_COST 25.0 /* for each point that is close to another line */
#define END_SHARE 0.3   /* of a line, where it may come close to others of its node */
#define TIP_COST 80.0   /* for a tip within TIP_PT of another end */
#define TIP_PT 9.0
#define OUTSIDE_COST 400.0
#define BEND_COST 120.0 /* for a bend that is its chord away from the wished one */
#define USUAL_BEND 0.13 /* of the chord */
#define SELF_RADIUS_PT 11.0
#define MANY_LINKS 120

typedef struct {
    const AnkeCausalGraph *graph;
    const AnkeLoopNode *nodes;
    AnkeBox area;
    AnkeLoopRoute *routes;
} Routing;

static AnkeBox widen(AnkeBox box, double by)
{
    return (AnkeBox){box.x - by, box.y - by, box.width + 2 * by, box.height + 2 * by};
}

static gboolean is_inside(AnkePoint point, AnkeBox box)
{
    return point.x > box.x && point.x < anke_box_right(box) && point.y > box.y &&
           point.y < anke_box_bottom(box);
}

/* A circle at the upper right corner, from the top edge to the right edge. */
static void route_self(const AnkeLoopNode *node, AnkeLoopRoute *route)
{
    AnkeBox box = anke_loop_node_box(node);
    AnkePoint corner = {anke_box_right(box) - 2, box.y + 2};
    for (guint i = 0; i < N_POINTS; i++) {
        double angle = G_PI + (1.5 * G_PI * i) / (N_POINTS - 1);
        route->points[i] = (AnkePoint){corner.x + SELF_RADIUS_PT * cos(angle),
                                       corner.y + SELF_RADIUS_PT * sin(angle)};
    }
    route->points[0].y = box.y - LEAVE_PT;
    route->points[N_POINTS - 1].x = anke_box_right(box) + ARRIVE_PT;
}

/* The visible part of the curve from middle to middle, at equal steps. */
static void route_curve(const Routing *routing, guint edge, double bend, AnkeLoopRoute *route)
{
    const AnkeCausalEdge *link = &routing->graph->edges[edge];
    const AnkeLoopNode *from = &routing->nodes[link->from];
    const AnkeLoopNode *to = &routing->nodes[link->to];
    if (link->from == link->to) {
        route_self(from, route);
        return;
    }
    AnkePoint fine[N_FINE];
    double chord = hypot(to->centre.x - from->centre.x, to->centre.y - from->centre.y);
    anke_arrow_bend(from->centre, to->centre, bend * chord, fine, N_FINE);
    guint first = 0;
    guint last = N_FINE - 1;
    while (first + 2 < last && is_inside(fine[first], widen(anke_loop_node_box(from), LEAVE_PT))) {
        first++;
    }
    while (last > first + 1 && is_inside(fine[last], widen(anke_loop_node_box(to), ARRIVE_PT))) {
        last--;
    }
    for (guint i = 0; i < N_POINTS; i++) {
        double at = first + (double)(last - first) * i / (N_POINTS - 1);
        guint low = MIN((guint)at, N_FINE - 2);
        double share = at - low;
        route->points[i] = (AnkePoint){fine[low].x + share * (fine[low + 1].x - fine[low].x),
                                       fine[low].y + share * (fine[low + 1].y - fine[low].y)};
    }
}

static AnkeBox route_box(const AnkeLoopRoute *route)
{
    AnkePoint low = route->points[0];
    AnkePoint high = low;
    for (guint i = 1; i < N_POINTS; i++) {
        low.x = MIN(low.x, route->points[i].x);
        low.y = MIN(low.y, route->points[i].y);
        high.x = MAX(high.x, route->points[i].x);
        high.y = MAX(high.y, route->points[i].y);
    }
    return (AnkeBox){low.x, low.y, high.x - low.x, high.y - low.y};
}

static gboolean hits_node(const AnkeLoopRoute *route, const AnkeLoopNode *node, double clear)
{
    AnkeBox box = widen(anke_loop_node_box(node), clear);
    for (guint i = 1; i < N_POINTS; i++) {
        if (anke_segment_hits_box(route->points[i - 1], route->points[i], box)) {
            return TRUE;
        }
    }
    return FALSE;
}

static guint count_hits(const Routing *routing, guint edge, const AnkeLoopRoute *route,
                        double clear)
{
    const AnkeCausalEdge *link = &routing->graph->edges[edge];
    guint n = 0;
    for (guint i = 0; i < routing->graph->n_nodes; i++) {
        if (i != link->from && i != link->to && hits_node(route, &routing->nodes[i], clear)) {
            n++;
        }
    }
    return n;
}

static gboolean do_routes_cross(const AnkeLoopRoute *a, const AnkeLoopRoute *b)
{
    if (anke_box_overlap(route_box(a), route_box(b)) < 0) {
        return FALSE;
    }
    for (guint i = 1; i < N_POINTS; i++) {
        for (guint k = 1; k < N_POINTS; k++) {
            if (anke_segments_cross(a->points[i - 1], a->points[i], b->points[k - 1],
                                    b->points[k])) {
                return TRUE;
            }
        }
    }
    return FALSE;
}

/* Points of a route that lie close to another one; where both have a node in common, the ends may
 * meet. */
static guint count_close(const AnkeLoopRoute *a, const AnkeLoopRoute *b, gboolean is_joined)
{
    guint n = 0;
    if (anke_box_overlap(route_box(a), widen(route_box(b), CLOSE_PT)) < 0) {
        return 0;
    }
    guint end = is_joined ? (guint)(END_SHARE * N_POINTS) : 2;
    for (guint i = end; i + end < N_POINTS; i += 2) {
        for (guint k = 0; k < N_POINTS; k += 2) {
            if (hypot(a->points[i].x - b->points[k].x, a->points[i].y - b->points[k].y) <
                CLOSE_PT) {
                n++;
                break;
            }
        }
    }
    return n;
}

static guint count_outside(const Routing *routing, const AnkeLoopRoute *route)
{
    guint n = 0;
    for (guint i = 0; i < N_POINTS; i++) {
        n += is_inside(route->points[i], routing->area) ? 0 : 1;
    }
    return n;
}

/* The middle of the loop that a link belongs to; of the whole drawing where it has none. */
static AnkePoint loop_middle(const Routing *routing, guint edge)
{
    const AnkeCausalGraph *graph = routing->graph;
    for (guint i = 0; i < graph->n_loops; i++) {
        const AnkeCausalLoop *loop = &graph->loops[i];
        AnkePoint sum = {0, 0};
        gboolean is_in = FALSE;
        for (guint k = 0; k < loop->n_edges; k++) {
            AnkePoint centre = routing->nodes[graph->edges[loop->edges[k]].from].centre;
            sum = (AnkePoint){sum.x + centre.x / loop->n_edges, sum.y + centre.y / loop->n_edges};
            is_in = is_in || loop->edges[k] == edge;
        }
        if (is_in) {
            return sum;
        }
    }
    return (AnkePoint){routing->area.x + routing->area.width / 2,
                       routing->area.y + routing->area.height / 2};
}

/* Outward from the loop; left of the direction is positive. */
static double wished_bend(const Routing *routing, guint edge)
{
    const AnkeCausalEdge *link = &routing->graph->edges[edge];
    AnkePoint from = routing->nodes[link->from].centre;
    AnkePoint to = routing->nodes[link->to].centre;
    AnkePoint middle = loop_middle(routing, edge);
    double side = (to.x - from.x) * (middle.y - from.y) - (to.y - from.y) * (middle.x - from.x);
    /* y runs downward: a positive side is to the right of the direction. */
    return side >= 0 ? USUAL_BEND : -USUAL_BEND;
}

static gboolean have_common_node(const AnkeCausalGraph *graph, guint one, guint other)
{
    const AnkeCausalEdge *a = &graph->edges[one];
    const AnkeCausalEdge *b = &graph->edges[other];
    return a->from == b->from || a->from == b->to || a->to == b->from || a->to == b->to;
}

/* Heads that lie on each other cannot be told apart. */
static gboolean do_tips_meet(const AnkeLoopRoute *a, const AnkeLoopRoute *b)
{
    AnkePoint tip = a->points[N_POINTS - 1];
    AnkePoint other = b->points[N_POINTS - 1];
    AnkePoint start = b->points[0];
    return hypot(tip.x - other.x, tip.y - other.y) < TIP_PT ||
           hypot(tip.x - start.x, tip.y - start.y) < TIP_PT / 2;
}

static double find_cost(const Routing *routing, guint edge, const AnkeLoopRoute *route,
                        double strangeness)
{
    double cost = BEND_COST * strangeness + HIT_COST * count_hits(routing, edge, route, CLEAR_PT) +
                  OUTSIDE_COST * count_outside(routing, route);
    for (guint i = 0; i < routing->graph->n_edges; i++) {
        if (i != edge) {
            cost += do_routes_cross(route, &routing->routes[i]) ? CROSSING_COST : 0;
            cost += CLOSE_COST * count_close(route, &routing->routes[i],
                                             have_common_node(routing->graph, edge, i));
            cost += do_tips_meet(route, &routing->routes[i]) ? TIP_COST : 0;
        }
    }
    return cost;
}

static void reroute(Routing *routing, guint edge)
{
    static const double bends[] = {0.13, -0.13, 0.05, -0.05, 0.22, -0.22,
                                   0.32, -0.32, 0.45, -0.45, 0.6,  -0.6};
    double wish = wished_bend(routing, edge);
    double least = INFINITY;
    AnkeLoopRoute best = routing->routes[edge];
    for (guint i = 0; i < G_N_ELEMENTS(bends); i++) {
        AnkeLoopRoute route;
        double bend = wish < 0 ? -bends[i] : bends[i];
        route_curve(routing, edge, bend, &route);
        double cost = find_cost(routing, edge, &route, fabs(bend - wish));
        if (cost < least - 1e-9) {
            least = cost;
            best = route;
        }
    }
    routing->routes[edge] = best;
}

void anke_loop_route(const AnkeCausalGraph *graph, const AnkeLoopNode *nodes, AnkeBox area,
                     AnkeLoopRoute *routes)
{
    Routing routing = {graph, nodes, area, routes};
    for (guint i = 0; i < graph->n_edges; i++) {
        route_curve(&routing, i, wished_bend(&routing, i), &routes[i]);
    }
    guint n_passes = graph->n_edges > MANY_LINKS ? 1 : 5;
    for (guint pass = 0; pass < n_passes; pass++) {
        for (guint i = 0; i < graph->n_edges; i++) {
            reroute(&routing, i);
        }
    }
}

void anke_loop_route_faults(const AnkeCausalGraph *graph, const AnkeLoopNode *nodes,
                            const AnkeLoopRoute *routes, guint *n_hits, guint *n_crossings)
{
    Routing routing = {graph, nodes, {0}, NULL};
    *n_hits = 0;
    *n_crossings = 0;
    for (guint i = 0; i < graph->n_edges; i++) {
        *n_hits += count_hits(&routing, i, &routes[i], 0);
        for (guint k = 0; k < i; k++) {
            *n_crossings += do_routes_cross(&routes[i], &routes[k]) ? 1 : 0;
        }
    }
}
