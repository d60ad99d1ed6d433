#include "charts/plots/loop_place.h"

#include <math.h>
#include <string.h>

#define APART_X_PT 16.0  /* between plates, at least */
#define APART_Y_PT 24.0  /* room for an arrow with its sign */
#define STRANGER_PT 9.0  /* between plates outside that no link joins */
#define SPREAD_X_PT 34.0 /* between plates on the ellipse, as far as there is room */
#define LEAST_ASPECT 0.5 /* height of the ellipse by its width */
#define LEAST_RADIUS_PT 92.0
#define WIDE_PT 640.0       /* from this width on, causes outside may stand at the sides */
#define CROSSING_COST 600.0 /* in pt of length */
#define HIT_COST 1000.0
#define GROWTH_COST 1.5 /* for each pt of height beyond the ellipse */
#define MOST_WORK 4e7   /* comparisons of two links */
#define N_ANGLES 1440
#define MOST_GROWTHS 80 /* of the height of the ellipse by 1.05 */

typedef struct {
    const AnkeCausalGraph *graph;
    AnkeLoopNode *nodes;
    gboolean *is_placed;
    double width;
    guint *ring; /* nodes on the ellipse, in order */
    guint n_ring;
    gint hub; /* the node in the middle; -1 = none */
    AnkePoint *slots;
    double plate_width; /* the largest */
    double plate_height;
    double radius_x;
    double radius_y;
    double work_left;
} Place;

AnkeBox anke_loop_node_box(const AnkeLoopNode *node)
{
    return (AnkeBox){node->centre.x - node->width / 2, node->centre.y - node->height / 2,
                     node->width, node->height};
}

static AnkeBox widen(AnkeBox box, double x, double y)
{
    return (AnkeBox){box.x - x, box.y - y, box.width + 2 * x, box.height + 2 * y};
}

/* Twice the area of a triangle, signed. */
static double turn(AnkePoint a, AnkePoint b, AnkePoint c)
{
    return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

gboolean anke_segments_cross(AnkePoint a, AnkePoint b, AnkePoint c, AnkePoint d)
{
    const double touch = 1e-9;
    double ab_c = turn(a, b, c);
    double ab_d = turn(a, b, d);
    double cd_a = turn(c, d, a);
    double cd_b = turn(c, d, b);
    return ab_c * ab_d < -touch && cd_a * cd_b < -touch;
}

gboolean anke_segment_hits_box(AnkePoint a, AnkePoint b, AnkeBox box)
{
    double low = 0;
    double high = 1;
    const double from[] = {a.x, a.y};
    const double step[] = {b.x - a.x, b.y - a.y};
    const double least[] = {box.x, box.y};
    const double most[] = {anke_box_right(box), anke_box_bottom(box)};
    for (guint i = 0; i < 2; i++) {
        if (fabs(step[i]) < 1e-12) {
            if (from[i] <= least[i] || from[i] >= most[i]) {
                return FALSE;
            }
            continue;
        }
        double one = (least[i] - from[i]) / step[i];
        double other = (most[i] - from[i]) / step[i];
        low = MAX(low, MIN(one, other));
        high = MIN(high, MAX(one, other));
    }
    return low < high;
}

/* Cost of a placement: straight links, as far as both ends have a place. */

static gboolean is_drawn(const Place *place, const AnkeCausalEdge *edge)
{
    return place->is_placed[edge->from] && place->is_placed[edge->to] && edge->from != edge->to;
}

static guint count_hits(const Place *place, const AnkeCausalEdge *edge)
{
    guint n = 0;
    for (guint i = 0; i < place->graph->n_nodes; i++) {
        if (place->is_placed[i] && i != edge->from && i != edge->to &&
            anke_segment_hits_box(place->nodes[edge->from].centre, place->nodes[edge->to].centre,
                                  widen(anke_loop_node_box(&place->nodes[i]), 4, 4))) {
            n++;
        }
    }
    return n;
}

static gboolean do_edges_cross(const Place *place, const AnkeCausalEdge *a, const AnkeCausalEdge *b)
{
    if (a->from == b->from || a->from == b->to || a->to == b->from || a->to == b->to) {
        return FALSE;
    }
    const AnkeLoopNode *nodes = place->nodes;
    return anke_segments_cross(nodes[a->from].centre, nodes[a->to].centre, nodes[b->from].centre,
                               nodes[b->to].centre);
}

static double find_cost(Place *place)
{
    const AnkeCausalGraph *graph = place->graph;
    double cost = 0;
    place->work_left -= (double)graph->n_edges * (graph->n_edges / 2.0 + graph->n_nodes);
    for (guint i = 0; i < graph->n_edges; i++) {
        const AnkeCausalEdge *edge = &graph->edges[i];
        if (!is_drawn(place, edge)) {
            continue;
        }
        AnkePoint from = place->nodes[edge->from].centre;
        AnkePoint to = place->nodes[edge->to].centre;
        cost += hypot(to.x - from.x, to.y - from.y) + HIT_COST * count_hits(place, edge);
        for (guint other = 0; other < i; other++) {
            if (is_drawn(place, &graph->edges[other]) &&
                do_edges_cross(place, edge, &graph->edges[other])) {
                cost += CROSSING_COST;
            }
        }
    }
    for (guint i = 0; i < graph->n_nodes; i++) {
        double beyond = fabs(place->nodes[i].centre.y) - place->radius_y;
        cost += place->is_placed[i] ? GROWTH_COST * MAX(beyond, 0) : 0;
    }
    return cost;
}

/* Cost of the links of one node, of what they cross, and of links that run over it. */
static double find_node_cost(Place *place, guint node)
{
    const AnkeCausalGraph *graph = place->graph;
    AnkeBox box = widen(anke_loop_node_box(&place->nodes[node]), 4, 4);
    double cost = GROWTH_COST * MAX(fabs(place->nodes[node].centre.y) - place->radius_y, 0);
    place->work_left -= graph->n_edges;
    for (guint i = 0; i < graph->n_edges; i++) {
        const AnkeCausalEdge *edge = &graph->edges[i];
        if (!is_drawn(place, edge)) {
            continue;
        }
        AnkePoint from = place->nodes[edge->from].centre;
        AnkePoint to = place->nodes[edge->to].centre;
        if (edge->from != node && edge->to != node) {
            cost += anke_segment_hits_box(from, to, box) ? HIT_COST : 0;
            continue;
        }
        place->work_left -= graph->n_edges + graph->n_nodes;
        cost += hypot(to.x - from.x, to.y - from.y) + HIT_COST * count_hits(place, edge);
        for (guint other = 0; other < graph->n_edges; other++) {
            if (is_drawn(place, &graph->edges[other]) &&
                do_edges_cross(place, edge, &graph->edges[other])) {
                cost += CROSSING_COST;
            }
        }
    }
    return cost;
}

/* The ellipse */

static void add_to_ring(Place *place, guint node)
{
    if (place->is_placed[node] || (gint)node == place->hub) {
        return;
    }
    place->is_placed[node] = TRUE;
    place->ring[place->n_ring++] = node;
}

/* Named loops in their order, then what else lies on cycles; all nodes where there is no cycle. */
static void choose_ring(Place *place)
{
    const AnkeCausalGraph *graph = place->graph;
    for (guint i = 0; i < graph->n_loops; i++) {
        const AnkeCausalLoop *loop = &graph->loops[i];
        for (guint k = 0; k < loop->n_edges; k++) {
            add_to_ring(place, graph->edges[loop->edges[k]].from);
        }
    }
    for (guint i = 0; i < graph->n_nodes; i++) {
        if (graph->is_cyclic[i]) {
            add_to_ring(place, i);
        }
    }
    for (guint i = 0; i < graph->n_nodes && graph->n_reinforcing + graph->n_balancing == 0; i++) {
        add_to_ring(place, i);
    }
}

static guint count_loops_of(const AnkeCausalGraph *graph, guint node)
{
    guint n = 0;
    for (guint i = 0; i < graph->n_loops; i++) {
        for (guint k = 0; k < graph->loops[i].n_edges; k++) {
            n += graph->edges[graph->loops[i].edges[k]].from == node ? 1 : 0;
        }
    }
    return n;
}

/* The node that most loops share, if it is one node alone and the loops are more than a pair. */
static gint find_hub(const AnkeCausalGraph *graph)
{
    const guint least_ring = 5;
    gint hub = -1;
    guint most = 2;
    gboolean is_alone = FALSE;
    guint n_cyclic = 0;
    for (guint i = 0; i < graph->n_nodes; i++) {
        guint n = count_loops_of(graph, i);
        n_cyclic += graph->is_cyclic[i] ? 1 : 0;
        is_alone = n > most ? TRUE : n == most ? FALSE : is_alone;
        hub = n > most ? (gint)i : hub;
        most = MAX(most, n);
    }
    return is_alone && n_cyclic > least_ring ? hub : -1;
}

/* 2 for an ellipse; more, up to nearly a rectangle, where it is much higher than wide: the ends of a
 * slim ellipse have no room for plates beside each other. */
static double roundness(const Place *place)
{
    return 2 + CLAMP(2 * (place->radius_y / place->radius_x - 1.2), 0, 6);
}

/* Lamé's curve. */
static AnkePoint on_ellipse(const Place *place, double angle)
{
    double power = 2 / roundness(place);
    double x = place->radius_x * pow(fabs(sin(angle)), power);
    double y = place->radius_y * pow(fabs(cos(angle)), power);
    return (AnkePoint){sin(angle) < 0 ? -x : x, cos(angle) < 0 ? y : -y};
}

/* Slots clockwise from the top, at equal distances where a step sideways counts by the width of a
 * plate and a step down by its height. */
static void find_slots(Place *place)
{
    double lengths[N_ANGLES + 1] = {0};
    double unit_x = place->plate_width + SPREAD_X_PT;
    double unit_y = place->plate_height + APART_Y_PT;
    for (guint i = 1; i <= N_ANGLES; i++) {
        AnkePoint a = on_ellipse(place, 2 * G_PI * (i - 1) / N_ANGLES);
        AnkePoint b = on_ellipse(place, 2 * G_PI * i / N_ANGLES);
        lengths[i] = lengths[i - 1] + hypot((b.x - a.x) / unit_x, (b.y - a.y) / unit_y);
    }
    guint at = 1;
    for (guint i = 0; i < place->n_ring; i++) {
        double wanted = lengths[N_ANGLES] * i / place->n_ring;
        while (at < N_ANGLES && lengths[at] < wanted) {
            at++;
        }
        AnkePoint a = on_ellipse(place, 2 * G_PI * (at - 1) / N_ANGLES);
        AnkePoint b = on_ellipse(place, 2 * G_PI * at / N_ANGLES);
        double share = (wanted - lengths[at - 1]) / MAX(lengths[at] - lengths[at - 1], 1e-12);
        place->slots[i] = (AnkePoint){a.x + share * (b.x - a.x), a.y + share * (b.y - a.y)};
    }
}

static gboolean are_slots_apart(const Place *place)
{
    double width = place->plate_width + APART_X_PT;
    double height = place->plate_height + APART_Y_PT;
    for (guint i = 0; i < place->n_ring; i++) {
        AnkePoint a = place->slots[i];
        gboolean hits_hub = place->hub >= 0 && fabs(a.x) < width && fabs(a.y) < 1.6 * height;
        for (guint k = 0; k < i; k++) {
            AnkePoint b = place->slots[k];
            if (fabs(a.x - b.x) < width && fabs(a.y - b.y) < height) {
                return FALSE;
            }
        }
        if (hits_hub) {
            return FALSE;
        }
    }
    return TRUE;
}

static void measure_plates(Place *place)
{
    for (guint i = 0; i < place->graph->n_nodes; i++) {
        place->plate_width = MAX(place->plate_width, place->nodes[i].width);
        place->plate_height = MAX(place->plate_height, place->nodes[i].height);
    }
    place->radius_x = MAX((place->width - place->plate_width) / 2, 1);
    /* Without room left and right of it no node stands in the middle. */
    place->hub = place->radius_x > place->plate_width + SPREAD_X_PT ? find_hub(place->graph) : -1;
}

static void shape_ellipse(Place *place, gboolean has_others)
{
    const double growth = 1.05;
    const double pair_radius_pt = 110;
    if (has_others && place->width > WIDE_PT) {
        place->radius_x -= place->plate_width + APART_X_PT;
    }
    if (place->n_ring <= 2) {
        place->radius_x = MIN(place->radius_x, pair_radius_pt);
        place->radius_y = place->plate_height;
        place->slots[0].x = place->n_ring == 2 ? -place->radius_x : 0;
        place->slots[1].x = place->radius_x;
        return;
    }
    place->radius_y = MAX(LEAST_ASPECT * place->radius_x, LEAST_RADIUS_PT);
    find_slots(place);
    for (guint i = 0; i < MOST_GROWTHS && !are_slots_apart(place); i++) {
        place->radius_y *= growth;
        find_slots(place);
    }
}

static void set_ring(Place *place)
{
    for (guint i = 0; i < place->n_ring; i++) {
        place->nodes[place->ring[i]].centre = place->slots[i];
    }
}

static void swap_ring(Place *place, guint a, guint b)
{
    guint node = place->ring[a];
    place->ring[a] = place->ring[b];
    place->ring[b] = node;
    set_ring(place);
}

/* Exchanges pairs while that lowers the cost. */
static void refine_ring(Place *place)
{
    double cost = find_cost(place);
    gboolean is_better = TRUE;
    while (is_better && place->work_left > 0) {
        is_better = FALSE;
        for (guint a = 0; a < place->n_ring; a++) {
            for (guint b = a + 1; b < place->n_ring && place->work_left > 0; b++) {
                swap_ring(place, a, b);
                double other = find_cost(place);
                if (other < cost - 1e-6) {
                    cost = other;
                    is_better = TRUE;
                } else {
                    swap_ring(place, a, b);
                }
            }
        }
    }
}

/* Nodes outside */

static gboolean is_outside(const Place *place, AnkePoint point)
{
    double x = fabs(point.x) / place->radius_x;
    double y = fabs(point.y) / place->radius_y;
    return pow(x, roundness(place)) + pow(y, roundness(place)) > 1.0;
}

static gboolean are_linked(const AnkeCausalGraph *graph, guint a, guint b)
{
    for (guint i = 0; i < graph->n_edges; i++) {
        const AnkeCausalEdge *edge = &graph->edges[i];
        if ((edge->from == a && edge->to == b) || (edge->from == b && edge->to == a)) {
            return TRUE;
        }
    }
    return FALSE;
}

static gboolean is_free(const Place *place, guint node, AnkePoint point)
{
    AnkeLoopNode trial = place->nodes[node];
    trial.centre = point;
    for (guint i = 0; i < place->graph->n_nodes; i++) {
        if (i == node || !place->is_placed[i]) {
            continue;
        }
        /* Between plates that are linked an arrow must find room with its sign. */
        gboolean has_link = are_linked(place->graph, node, i);
        AnkeBox box = widen(anke_loop_node_box(&trial), has_link ? SPREAD_X_PT : STRANGER_PT,
                            has_link ? APART_Y_PT : STRANGER_PT);
        if (anke_box_overlap(box, anke_loop_node_box(&place->nodes[i])) > 0) {
            return FALSE;
        }
    }
    return is_outside(place, point);
}

/* Puts a node to the free place of the lattice around the ellipse with the least cost. */
static void place_outside(Place *place, guint node, guint n_others)
{
    double step_x = (place->plate_width + APART_X_PT) / 2;
    double step_y = (place->plate_height + APART_Y_PT) / 2;
    double most_x = (place->width - place->nodes[node].width) / 2;
    gint n_columns = MAX((gint)floor(most_x / step_x), 0);
    gint n_beyond = 2 + 2 * (gint)ceil((double)n_others / (n_columns + 1));
    gint n_rows = (gint)ceil(place->radius_y / step_y) + n_beyond;
    AnkePoint best = {0, (n_rows + 1) * step_y};
    double least = INFINITY;
    place->is_placed[node] = FALSE;
    for (gint row = -n_rows; row <= n_rows; row++) {
        for (gint column = -n_columns; column <= n_columns; column++) {
            AnkePoint point = {n_columns == 0 ? 0 : most_x * column / n_columns, row * step_y};
            if (!is_free(place, node, point)) {
                continue;
            }
            place->is_placed[node] = TRUE;
            place->nodes[node].centre = point;
            double cost = find_node_cost(place, node);
            place->is_placed[node] = FALSE;
            if (cost < least) {
                least = cost;
                best = point;
            }
        }
    }
    place->is_placed[node] = TRUE;
    place->nodes[node].centre = best;
}

static gboolean touches_placed(const Place *place, guint node)
{
    for (guint i = 0; i < place->graph->n_edges; i++) {
        const AnkeCausalEdge *edge = &place->graph->edges[i];
        if ((edge->from == node && place->is_placed[edge->to]) ||
            (edge->to == node && place->is_placed[edge->from])) {
            return TRUE;
        }
    }
    return FALSE;
}

/* Neighbours of what has a place first, then one pass in which each may move. */
static void place_others(Place *place)
{
    const AnkeCausalGraph *graph = place->graph;
    guint n_others = 0;
    g_autofree guint *others = g_new0(guint, graph->n_nodes + 1);
    for (gboolean is_forced = FALSE;;) {
        gboolean is_found = FALSE;
        for (guint i = 0; i < graph->n_nodes; i++) {
            if (!place->is_placed[i] && (is_forced || touches_placed(place, i))) {
                others[n_others++] = i;
                place_outside(place, i, n_others);
                is_found = TRUE;
                is_forced = FALSE;
            }
        }
        if (!is_found && is_forced) {
            break;
        }
        is_forced = !is_found;
    }
    for (guint i = 0; i < n_others && place->work_left > 0; i++) {
        place_outside(place, others[i], n_others);
    }
}

/* Moves the drawing so that it begins at (0, 0) and is centred; returns its height. */
static double normalise(const Place *place)
{
    double top = INFINITY;
    double bottom = -INFINITY;
    for (guint i = 0; i < place->graph->n_nodes; i++) {
        AnkeBox box = anke_loop_node_box(&place->nodes[i]);
        top = MIN(top, box.y);
        bottom = MAX(bottom, anke_box_bottom(box));
    }
    for (guint i = 0; i < place->graph->n_nodes; i++) {
        place->nodes[i].centre.x += place->width / 2;
        place->nodes[i].centre.y -= top;
    }
    return bottom - top;
}

double anke_loop_place_nodes(const AnkeCausalGraph *graph, AnkeLoopNode *nodes, double width_pt)
{
    g_autofree gboolean *is_placed = g_new0(gboolean, graph->n_nodes + 1);
    g_autofree guint *ring = g_new0(guint, graph->n_nodes + 1);
    g_autofree AnkePoint *slots = g_new0(AnkePoint, graph->n_nodes + 2);
    Place place = {.graph = graph,
                   .nodes = nodes,
                   .is_placed = is_placed,
                   .width = width_pt,
                   .ring = ring,
                   .slots = slots,
                   .work_left = MOST_WORK};
    measure_plates(&place);
    choose_ring(&place);
    guint n_middle = place.hub >= 0 ? 1 : 0;
    shape_ellipse(&place, place.n_ring + n_middle < graph->n_nodes);
    if (place.hub >= 0) {
        nodes[place.hub].centre = (AnkePoint){0, 0};
        is_placed[place.hub] = TRUE;
    }
    set_ring(&place);
    refine_ring(&place);
    place.work_left = MAX(place.work_left, MOST_WORK / 2);
    place_others(&place);
    return normalise(&place);
}
