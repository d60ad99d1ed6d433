#include "charts/plots/loop_layout.h"

#include <math.h>
#include <string.h>

#include "charts/plots/loop_route.h"
#include "charts/plots/loop_table.h"
#include "charts/scene/arrow.h"
#include "charts/scene/occupancy.h"

#define TEXT_EM 7.0      /* width of a text on its plate */
#define NARROW_EM 6.0    /* the same in a narrow picture */
#define NARROW_PT 300.0  /* width of a narrow picture */
#define WIDE_EM 11.0     /* the same in a wide picture */
#define WIDE_PT 700.0    /* width of a wide picture */
#define PADDING_X_PT 4.0 /* between a text and the edge of its plate */
#define PADDING_Y_PT 2.5
#define HEAD_PT 7.0        /* length of an arrow's head */
#define SIGN_ASIDE_PT 8.0  /* between a line and the middle of its sign */
#define MARK_RADIUS_PT 9.0 /* of the circle around a loop's name */
#define MARK_PADDING_PT 4.0
#define MARK_STEP_PT 4.0 /* of the search for a free place */
#define ROOM_PT 14.0     /* around the plates, for lines that bend outward */
#define N_CIRCLE 33
#define N_POINTS ANKE_LOOP_ROUTE_POINTS

typedef struct {
    AnkeScene *scene;
    const AnkeTheme *theme;
    const AnkeCausalGraph *graph;
    AnkeLoopNode *nodes;
    AnkeLoopRoute *routes;
    AnkeBox area;
    AnkeOccupancy *taken; /* by plates, lines and texts */
    AnkeOccupancy *texts; /* by plates and texts alone */
} Diagram;

/* Plates */

static AnkeTextStyle node_style(const Diagram *diagram)
{
    return anke_text_style_phrased(diagram->theme->label);
}

static double text_wrap(const Diagram *diagram)
{
    double width = anke_scene_width(diagram->scene);
    double em = width < NARROW_PT ? NARROW_EM : width < WIDE_PT ? TEXT_EM : WIDE_EM;
    return em * diagram->theme->label.size_pt;
}

static void measure_nodes(Diagram *diagram)
{
    const AnkeTextStyle style = node_style(diagram);
    for (guint i = 0; i < diagram->graph->n_nodes; i++) {
        AnkeTextSize size = anke_scene_measure(diagram->scene, &style, diagram->graph->nodes[i],
                                               text_wrap(diagram));
        diagram->nodes[i].width = MAX(size.width_pt, style.size_pt) + 2 * PADDING_X_PT;
        diagram->nodes[i].height = size.height_pt + 2 * PADDING_Y_PT;
    }
}

static void add_node(const Diagram *diagram, guint node)
{
    AnkeBox box = anke_loop_node_box(&diagram->nodes[node]);
    AnkeFill paper = {diagram->theme->paper, ANKE_HATCH_NONE, 0};
    const AnkeStroke *edge = &diagram->theme->border;
    const AnkeStroke outer = anke_loop_outer_edge(diagram->scene);
    const AnkeTextStyle style = node_style(diagram);
    anke_scene_add_rectangle(diagram->scene, "node", box, &paper,
                             diagram->graph->is_cyclic[node] ? edge : &outer);
    AnkeBox inner = {box.x + PADDING_X_PT - 0.5, box.y + PADDING_Y_PT,
                     box.width - 2 * PADDING_X_PT + 1, box.height - 2 * PADDING_Y_PT};
    AnkeTextPlace place = {.part = "node",
                           .box = inner,
                           .align = ANKE_ALIGN_CENTRE,
                           .valign = ANKE_VALIGN_MIDDLE,
                           .is_wrapped = TRUE,
                           .is_cell = TRUE};
    anke_scene_add_text(diagram->scene, &place, &style, diagram->graph->nodes[node]);
}

/* Arrows */

static double route_length(const AnkeLoopRoute *route)
{
    double length = 0;
    for (guint i = 1; i < N_POINTS; i++) {
        length += hypot(route->points[i].x - route->points[i - 1].x,
                        route->points[i].y - route->points[i - 1].y);
    }
    return length;
}

/* The point at a distance from the tip, and the direction of the line there. */
static AnkePoint point_before_tip(const AnkeLoopRoute *route, double before, double *direction)
{
    for (guint i = N_POINTS - 1; i > 0; i--) {
        AnkePoint from = route->points[i - 1];
        AnkePoint to = route->points[i];
        double step = hypot(to.x - from.x, to.y - from.y);
        *direction = atan2(to.y - from.y, to.x - from.x);
        if (step >= before && step > 0) {
            double share = before / step;
            return (AnkePoint){to.x + share * (from.x - to.x), to.y + share * (from.y - to.y)};
        }
        before -= step;
    }
    return route->points[0];
}

static void take_route(Diagram *diagram, const AnkeLoopRoute *route)
{
    for (guint i = 1; i < N_POINTS; i++) {
        anke_occupancy_take_line(diagram->taken, route->points[i - 1], route->points[i]);
    }
}

static void add_arrow(Diagram *diagram, guint edge)
{
    const AnkeLoopRoute *route = &diagram->routes[edge];
    AnkeStroke stroke = anke_loop_stroke(diagram->scene, diagram->graph, edge);
    anke_arrow_add(diagram->scene, "link", route->points, N_POINTS, &stroke, HEAD_PT);
    take_route(diagram, route);
    double direction;
    AnkePoint tip = point_before_tip(route, HEAD_PT / 2, &direction);
    anke_occupancy_take_box(diagram->taken, (AnkeBox){tip.x - 3.5, tip.y - 3.5, 7, 7});
}

static void add_delay(Diagram *diagram, guint edge)
{
    const AnkeLoopRoute *route = &diagram->routes[edge];
    double direction;
    AnkePoint at = point_before_tip(route, route_length(route) / 2, &direction);
    anke_loop_add_delay(diagram->scene, at, direction);
    anke_occupancy_take_box(diagram->taken, (AnkeBox){at.x - 4.5, at.y - 4.5, 9, 9});
}

static AnkeBox around(AnkePoint middle, double width, double height)
{
    return (AnkeBox){middle.x - width / 2, middle.y - height / 2, width, height};
}

/* Beside the head, left or right of it, further back where that is taken. */
static gboolean find_beside(const Diagram *diagram, const AnkeLoopRoute *route, AnkeBox *box)
{
    static const double before[] = {10, 14, 18, 23, 28, 34, 40, 48};
    double length = route_length(route);
    for (guint i = 0; i < 2 * G_N_ELEMENTS(before); i++) {
        double direction;
        AnkePoint at = point_before_tip(route, MIN(before[i / 2], length), &direction);
        double side = i % 2 == 0 ? SIGN_ASIDE_PT : -SIGN_ASIDE_PT;
        AnkePoint middle = {at.x - side * sin(direction), at.y + side * cos(direction)};
        AnkeBox place = around(middle, box->width, box->height);
        if (anke_occupancy_is_free(diagram->taken, place)) {
            *box = place;
            return TRUE;
        }
    }
    return FALSE;
}

/* On the line itself, as near to the head as no other text stands. */
static void find_on_line(const Diagram *diagram, const AnkeLoopRoute *route, AnkeBox *box)
{
    AnkeBox size = *box;
    for (guint i = N_POINTS - 3; i > 1; i--) {
        *box = around(route->points[i], size.width, size.height);
        if (anke_occupancy_is_free(diagram->texts, *box)) {
            return;
        }
    }
}

static void add_sign(Diagram *diagram, guint edge)
{
    const AnkeCausalLink *link = diagram->graph->edges[edge].link;
    const AnkeLoopRoute *route = &diagram->routes[edge];
    AnkeBox box = {0, 0, 2 * ANKE_LOOP_SIGN_RADIUS_PT, 2 * ANKE_LOOP_SIGN_RADIUS_PT};
    if (!find_beside(diagram, route, &box)) {
        find_on_line(diagram, route, &box);
    }
    anke_occupancy_take_box(diagram->taken, box);
    anke_occupancy_take_box(diagram->texts, box);
    const AnkePoint middle = {box.x + box.width / 2, box.y + box.height / 2};
    anke_loop_add_sign(diagram->scene, link->is_minus, middle);
}

/* Loops */

/* The middle of the area that a loop's lines enclose, and twice that area (clockwise positive). */
static AnkePoint find_middle(const Diagram *diagram, const AnkeCausalLoop *loop, double *area)
{
    AnkePoint mean = {0, 0};
    AnkePoint sum = {0, 0};
    AnkePoint last = diagram->routes[loop->edges[loop->n_edges - 1]].points[N_POINTS - 1];
    *area = 0;
    for (guint i = 0; i < loop->n_edges; i++) {
        for (guint k = 0; k < N_POINTS; k++) {
            AnkePoint point = diagram->routes[loop->edges[i]].points[k];
            double cross = last.x * point.y - point.x * last.y;
            *area += cross;
            sum.x += (last.x + point.x) * cross;
            sum.y += (last.y + point.y) * cross;
            mean.x += point.x / (loop->n_edges * N_POINTS);
            mean.y += point.y / (loop->n_edges * N_POINTS);
            last = point;
        }
    }
    const double least_area = 200;
    return fabs(*area) < least_area ? mean : (AnkePoint){sum.x / (3 * *area), sum.y / (3 * *area)};
}

/* The free place that is nearest to a point. FALSE: there is none. */
static gboolean find_free(const Diagram *diagram, AnkePoint wish, double width, double height,
                          AnkeBox *found)
{
    double least = INFINITY;
    gboolean is_found = FALSE;
    AnkeBox area = diagram->area;
    gint n_x = (gint)(area.width / MARK_STEP_PT);
    gint n_y = (gint)(area.height / MARK_STEP_PT);
    for (gint column = -n_x; column <= n_x; column++) {
        for (gint row = -n_y; row <= n_y; row++) {
            AnkePoint middle = {wish.x + column * MARK_STEP_PT, wish.y + row * MARK_STEP_PT};
            double distance = hypot(middle.x - wish.x, middle.y - wish.y);
            AnkeBox box = around(middle, width, height);
            if (distance < least && anke_occupancy_is_free(diagram->taken, box)) {
                least = distance;
                is_found = TRUE;
                *found = box;
            }
        }
    }
    return is_found;
}

/* An arrow around the name in the loop's own direction. */
static void add_circle(const Diagram *diagram, AnkeBox box, gboolean is_clockwise)
{
    AnkePoint points[N_CIRCLE];
    double from = -G_PI / 2 + 0.35;
    double to = 1.5 * G_PI - 0.35;
    for (guint i = 0; i < N_CIRCLE; i++) {
        double angle = from + (to - from) * i / (N_CIRCLE - 1);
        double x = cos(angle) * box.width / 2;
        points[i] = (AnkePoint){box.x + box.width / 2 + (is_clockwise ? x : -x),
                                box.y + box.height / 2 + sin(angle) * box.height / 2};
    }
    AnkeStroke stroke = {diagram->theme->label.colour, 1.0, 0, 0};
    anke_arrow_add(diagram->scene, "circle", points, N_CIRCLE, &stroke, 5.0);
}

static gboolean add_loop_mark(Diagram *diagram, const AnkeCausalLoop *loop)
{
    const AnkeTextStyle *style = &diagram->theme->strong;
    double area;
    AnkePoint middle = find_middle(diagram, loop, &area);
    double text = anke_scene_text_width(diagram->scene, style, loop->name);
    double width = MAX(text + 2 * MARK_PADDING_PT, 2 * MARK_RADIUS_PT);
    double height = 2 * MARK_RADIUS_PT;
    AnkeBox box = {0};
    if (!find_free(diagram, middle, width + 6, height + 6, &box)) {
        return FALSE;
    }
    anke_occupancy_take_box(diagram->taken, box);
    box = (AnkeBox){box.x + 3, box.y + 3, width, height};
    add_circle(diagram, box, area >= 0);
    AnkeTextPlace place = {
        .part = "loop", .box = box, .align = ANKE_ALIGN_CENTRE, .valign = ANKE_VALIGN_MIDDLE};
    anke_scene_add_text(diagram->scene, &place, style, loop->name);
    return TRUE;
}

static void add_loop_marks(Diagram *diagram)
{
    gboolean has_omitted = FALSE;
    for (guint i = 0; i < diagram->graph->n_loops; i++) {
        has_omitted = !add_loop_mark(diagram, &diagram->graph->loops[i]) || has_omitted;
    }
    if (has_omitted) {
        anke_scene_add_note(diagram->scene,
                            anke_scene_say(diagram->scene, "図に置けない閉路の印は表にのみ示した。",
                                           "Marks of loops without room stand in the table only."));
    }
}

/* Notes */

static void note_cycles(AnkeScene *scene, const AnkeCausalGraph *graph)
{
    guint n_reinforcing;
    guint n_balancing;
    anke_causal_graph_count_unnamed(graph, &n_reinforcing, &n_balancing);
    if (graph->n_loops > 0) {
        anke_scene_add_note(
            scene,
            anke_scene_say(scene, "－の数が偶数の閉路は自己強化（R）、奇数の閉路は均衡（B）。",
                           "Loops with an even number of － reinforce (R), with an odd "
                           "number balance (B)."));
    }
    if (graph->is_capped) {
        anke_scene_add_note(scene,
                            anke_scene_say(scene, "閉路は10,000個を超え、すべては数えていない。",
                                           "There are more than 10,000 loops; they were not "
                                           "all counted."));
    } else if (n_reinforcing + n_balancing > 0) {
        g_autofree char *note =
            g_strdup_printf(anke_scene_say(scene, "%s名前のない閉路が%u個（R %u個、B %u個）ある。",
                                           "%sloops without a name: %u (R %u, B %u)."),
                            graph->n_loops > 0 ? anke_scene_say(scene, "ほかに", "Further ") : "",
                            n_reinforcing + n_balancing, n_reinforcing, n_balancing);
        anke_scene_add_note(scene, note);
    } else if (graph->n_loops == 0) {
        anke_scene_add_note(scene, anke_scene_say(scene, "閉路はない。", "There is no loop."));
    }
}

static double add_picture(Diagram *diagram, double y)
{
    const AnkeCausalGraph *graph = diagram->graph;
    double room = MIN(ROOM_PT, diagram->area.width / 12);
    measure_nodes(diagram);
    double height = anke_loop_place_nodes(graph, diagram->nodes, diagram->area.width - 2 * room);
    for (guint i = 0; i < graph->n_nodes; i++) {
        diagram->nodes[i].centre.x += diagram->area.x + room;
        diagram->nodes[i].centre.y += y + room;
    }
    diagram->area.y = y;
    diagram->area.height = height + 2 * room;
    anke_loop_route(graph, diagram->nodes, diagram->area, diagram->routes);
    diagram->taken = anke_occupancy_new(diagram->area);
    diagram->texts = anke_occupancy_new(diagram->area);
    for (guint i = 0; i < graph->n_nodes; i++) {
        anke_occupancy_take_box(diagram->taken, anke_loop_node_box(&diagram->nodes[i]));
        anke_occupancy_take_box(diagram->texts, anke_loop_node_box(&diagram->nodes[i]));
    }
    for (guint i = 0; i < graph->n_edges; i++) {
        add_arrow(diagram, i);
    }
    for (guint i = 0; i < graph->n_edges; i++) {
        if (graph->edges[i].link->is_delayed) {
            add_delay(diagram, i);
        }
    }
    for (guint i = 0; i < graph->n_nodes; i++) {
        add_node(diagram, i);
    }
    for (guint i = 0; i < graph->n_edges; i++) {
        add_sign(diagram, i);
    }
    add_loop_marks(diagram);
    anke_occupancy_free(diagram->taken);
    anke_occupancy_free(diagram->texts);
    return anke_box_bottom(diagram->area);
}

void anke_loop_lay_out(AnkeScene *scene, const AnkeLoopSpec *spec)
{
    const AnkeTheme *theme = anke_scene_theme(scene);
    const AnkeCausalGraph *graph = spec->graph;
    g_autofree AnkeLoopNode *nodes = g_new0(AnkeLoopNode, graph->n_nodes + 1);
    g_autofree AnkeLoopRoute *routes = g_new0(AnkeLoopRoute, graph->n_edges + 1);
    Diagram diagram = {.scene = scene,
                       .theme = theme,
                       .graph = graph,
                       .nodes = nodes,
                       .routes = routes,
                       .area = {theme->margin_pt, 0, anke_frame_width(scene), 0}};
    double y = anke_frame_begin(scene, &spec->figure);
    y = anke_loop_add_key(scene, graph, y);
    y = add_picture(&diagram, y) + theme->block_pt;
    anke_scene_add_area(scene, diagram.area);
    y = anke_loop_add_table(scene, graph, y);
    note_cycles(scene, graph);
    anke_frame_end(scene, &spec->figure, y);
}
