#include "charts/scene/router.h"

#include <math.h>
#include <string.h>

#define STEP_PT 4.0
#define STUB_PT 7.0   /* straight piece before a box: an arrowhead's room */
#define CORNER_PT 4.0 /* no end nearer to a corner of its box */
#define COST_STEP 10  /* per node */
#define COST_BEND 60
#define COST_SHARED 400 /* per step along another way */
#define COST_BESIDE 30  /* per step right beside another way */
#define COST_NEAR_BOX 8 /* per step right beside a box */
#define COST_CROSSED 80
#define COST_USED_END 600
#define COST_OFF_MIDDLE 60 /* at a corner; less towards the middle */

typedef enum { UP, RIGHT, DOWN, LEFT, N_DIRECTIONS } Direction;

struct AnkeRouter {
    AnkeBox area; /* with a blocked border of one node */
    int n_x;
    int n_y;
    guint8 *blocked; /* by node */
    guint8 *level;   /* ways run through the node from side to side */
    guint8 *upright;
    guint8 *ends;
    guint8 *goals; /* ports of the way that is looked for */
    /* What a level and an upright step to the node cost, or NO_STEP. */
    guint16 *steps[2];
    gboolean needs_steps; /* they do not hold for the boxes yet */
    /* Of the way that is looked for; kept to be used again. */
    guint *costs;    /* by state */
    guint *before;   /* by state */
    GArray *entries; /* Entry */
    GArray *ranks; /* guint: the last entry of a rank; rank = cost, and what is at least to come */
};

#define NO_STEP G_MAXUINT16

/* A node in front of a side of a box, from which a straight piece leads to it. */
typedef struct {
    int i;
    int j;
    Direction out; /* away from the box */
    guint cost;
} Port;

/* A state is a node and the direction in which it was reached. */
typedef struct {
    guint cost;
    guint state;
    guint next; /* of the same rank */
} Entry;

typedef struct {
    AnkeRouter *router;
    guint *costs;
    guint *before;
    GArray *entries; /* Entry */
    GArray *ranks; /* guint: the last entry of a rank; rank = cost, and what is at least to come */
    guint rank;    /* no entry has a lower one */
    AnkeBox goal;
    double *across;     /* from each column to the goal */
    double *down;       /* from each row */
    const GArray *ends; /* Port, of the goal */
    guint least;        /* cost of the best way found */
    guint end;          /* its last state */
    const Port *port;   /* where it ends; NULL = no way was found */
} Search;

#define NO_STATE G_MAXUINT
#define NO_ENTRY G_MAXUINT

static void block_border(AnkeRouter *router)
{
    for (int i = 0; i < router->n_x; i++) {
        router->blocked[i] = router->blocked[(router->n_y - 1) * router->n_x + i] = 1;
    }
    for (int j = 0; j < router->n_y; j++) {
        router->blocked[j * router->n_x] = router->blocked[(j + 1) * router->n_x - 1] = 1;
    }
}

AnkeRouter *anke_router_new(AnkeBox area)
{
    AnkeRouter *router = g_new0(AnkeRouter, 1);
    router->area = (AnkeBox){area.x - STEP_PT, area.y - STEP_PT, area.width + 2 * STEP_PT,
                             area.height + 2 * STEP_PT};
    router->n_x = MAX((int)floor(area.width / STEP_PT), 0) + 3;
    router->n_y = MAX((int)floor(area.height / STEP_PT), 0) + 3;
    gsize n_nodes = (gsize)router->n_x * (gsize)router->n_y;
    router->blocked = g_new0(guint8, n_nodes);
    router->level = g_new0(guint8, n_nodes);
    router->upright = g_new0(guint8, n_nodes);
    router->ends = g_new0(guint8, n_nodes);
    router->goals = g_new0(guint8, n_nodes);
    router->steps[0] = g_new(guint16, n_nodes);
    router->steps[1] = g_new(guint16, n_nodes);
    block_border(router);
    router->needs_steps = TRUE;
    router->costs = g_new(guint, n_nodes * N_DIRECTIONS);
    router->before = g_new(guint, n_nodes * N_DIRECTIONS);
    router->entries = g_array_new(FALSE, FALSE, sizeof(Entry));
    router->ranks = g_array_new(FALSE, FALSE, sizeof(guint));
    return router;
}

static double node_x(const AnkeRouter *router, int i)
{
    return router->area.x + i * STEP_PT;
}

static double node_y(const AnkeRouter *router, int j)
{
    return router->area.y + j * STEP_PT;
}

static gboolean is_node(const AnkeRouter *router, int i, int j)
{
    return i >= 0 && j >= 0 && i < router->n_x && j < router->n_y;
}

static gsize node_at(const AnkeRouter *router, int i, int j)
{
    return (gsize)j * (gsize)router->n_x + (gsize)i;
}

static gboolean is_free(const AnkeRouter *router, int i, int j)
{
    return is_node(router, i, j) && !router->blocked[node_at(router, i, j)];
}

void anke_router_block(AnkeRouter *router, AnkeBox box)
{
    const double clear = ANKE_ROUTER_CLEAR_PT;
    int left = (int)ceil((box.x - clear - router->area.x) / STEP_PT);
    int right = (int)floor((anke_box_right(box) + clear - router->area.x) / STEP_PT);
    int top = (int)ceil((box.y - clear - router->area.y) / STEP_PT);
    int bottom = (int)floor((anke_box_bottom(box) + clear - router->area.y) / STEP_PT);
    for (int j = MAX(top, 0); j <= MIN(bottom, router->n_y - 1); j++) {
        for (int i = MAX(left, 0); i <= MIN(right, router->n_x - 1); i++) {
            router->blocked[node_at(router, i, j)] = 1;
        }
    }
    router->needs_steps = TRUE;
}

/* The queue: entries by rank; of equal ranks the last is taken, which is the farthest on its way. */

static void push(Search *search, guint rank, guint cost, guint state)
{
    static const guint none = NO_ENTRY;
    while (search->ranks->len <= rank) {
        g_array_append_val(search->ranks, none);
    }
    guint *last = &g_array_index(search->ranks, guint, rank);
    const Entry entry = {cost, state, *last};
    *last = search->entries->len;
    g_array_append_val(search->entries, entry);
    search->rank = MIN(search->rank, rank);
}

/* FALSE: there is none. */
static gboolean pop(Search *search, Entry *entry)
{
    for (; search->rank < search->ranks->len; search->rank++) {
        guint *last = &g_array_index(search->ranks, guint, search->rank);
        if (*last != NO_ENTRY) {
            *entry = g_array_index(search->entries, Entry, *last);
            *last = entry->next;
            return TRUE;
        }
    }
    return FALSE;
}

/* Ports */

static void add_port(const AnkeRouter *router, GArray *ports, Port port, double off_middle)
{
    if (!is_free(router, port.i, port.j)) {
        return;
    }
    port.cost = (guint)(COST_OFF_MIDDLE * off_middle) +
                (router->ends[node_at(router, port.i, port.j)] ? COST_USED_END : 0);
    g_array_append_val(ports, port);
}

static void add_ports_above_and_below(const AnkeRouter *router, AnkeBox box, GArray *ports)
{
    int first = (int)ceil((box.x + CORNER_PT - router->area.x) / STEP_PT);
    int last = (int)floor((anke_box_right(box) - CORNER_PT - router->area.x) / STEP_PT);
    int above = (int)floor((box.y - STUB_PT - router->area.y) / STEP_PT);
    int below = (int)ceil((anke_box_bottom(box) + STUB_PT - router->area.y) / STEP_PT);
    for (int i = first; i <= last; i++) {
        double middle = box.x + box.width / 2;
        double off = 2 * fabs(node_x(router, i) - middle) / fmax(box.width, 1);
        add_port(router, ports, (Port){i, above, UP, 0}, off);
        add_port(router, ports, (Port){i, below, DOWN, 0}, off);
    }
}

static void add_ports_beside(const AnkeRouter *router, AnkeBox box, GArray *ports)
{
    int first = (int)ceil((box.y + CORNER_PT - router->area.y) / STEP_PT);
    int last = (int)floor((anke_box_bottom(box) - CORNER_PT - router->area.y) / STEP_PT);
    int left = (int)floor((box.x - STUB_PT - router->area.x) / STEP_PT);
    int right = (int)ceil((anke_box_right(box) + STUB_PT - router->area.x) / STEP_PT);
    for (int j = first; j <= last; j++) {
        double middle = box.y + box.height / 2;
        double off = 2 * fabs(node_y(router, j) - middle) / fmax(box.height, 1);
        add_port(router, ports, (Port){left, j, LEFT, 0}, off);
        add_port(router, ports, (Port){right, j, RIGHT, 0}, off);
    }
}

static GArray *find_ports(const AnkeRouter *router, AnkeBox box)
{
    GArray *ports = g_array_new(FALSE, FALSE, sizeof(Port));
    add_ports_above_and_below(router, box, ports);
    add_ports_beside(router, box, ports);
    return ports;
}

static AnkePoint edge_point(const AnkeRouter *router, AnkeBox box, const Port *port)
{
    AnkePoint point = {node_x(router, port->i), node_y(router, port->j)};
    switch (port->out) {
    case UP:
        point.y = box.y;
        break;
    case DOWN:
        point.y = anke_box_bottom(box);
        break;
    case LEFT:
        point.x = box.x;
        break;
    default:
        point.x = anke_box_right(box);
    }
    return point;
}

/* The search */

static Direction opposite(Direction direction)
{
    return (direction + 2) % N_DIRECTIONS;
}

static gboolean is_level(Direction direction)
{
    return direction == LEFT || direction == RIGHT;
}

static gboolean is_used(const AnkeRouter *router, const guint8 *used, int i, int j)
{
    return is_node(router, i, j) && used[node_at(router, i, j)];
}

/* What a step to a node costs because of other ways. */
static guint company_cost(const AnkeRouter *router, int i, int j, Direction direction)
{
    const guint8 *along = is_level(direction) ? router->level : router->upright;
    const guint8 *across = is_level(direction) ? router->upright : router->level;
    int di = is_level(direction) ? 0 : 1;
    guint cost = 0;
    if (is_used(router, along, i, j)) {
        cost += COST_SHARED;
    } else if (is_used(router, along, i + di, j + 1 - di) ||
               is_used(router, along, i - di, j - 1 + di)) {
        cost += COST_BESIDE;
    }
    return cost + (is_used(router, across, i, j) ? COST_CROSSED : 0);
}

static gboolean is_near_box(const AnkeRouter *router, int i, int j)
{
    return !is_free(router, i - 1, j) || !is_free(router, i + 1, j) || !is_free(router, i, j - 1) ||
           !is_free(router, i, j + 1);
}

static void set_steps(AnkeRouter *router, int i, int j)
{
    gsize node = node_at(router, i, j);
    guint own = COST_STEP + (is_near_box(router, i, j) ? COST_NEAR_BOX : 0);
    gboolean is_blocked = router->blocked[node];
    router->steps[0][node] =
        is_blocked ? NO_STEP : (guint16)(own + company_cost(router, i, j, RIGHT));
    router->steps[1][node] =
        is_blocked ? NO_STEP : (guint16)(own + company_cost(router, i, j, DOWN));
}

static void set_all_steps(AnkeRouter *router)
{
    for (int j = 0; router->needs_steps && j < router->n_y; j++) {
        for (int i = 0; i < router->n_x; i++) {
            set_steps(router, i, j);
        }
    }
    router->needs_steps = FALSE;
}

/* After a way was led through a node. */
static void set_steps_around(AnkeRouter *router, gsize node)
{
    static const int around[][2] = {{0, 0}, {0, -1}, {1, 0}, {0, 1}, {-1, 0}};
    const int i = (int)(node % (gsize)router->n_x);
    const int j = (int)(node / (gsize)router->n_x);
    for (guint k = 0; k < G_N_ELEMENTS(around); k++) {
        if (is_node(router, i + around[k][0], j + around[k][1])) {
            set_steps(router, i + around[k][0], j + around[k][1]);
        }
    }
}

/* How many bends are at least to come: one where the goal lies aside, two where the way leads away
 * from it. */
static guint bends_to_come(const Search *search, int i, int j, Direction direction)
{
    const AnkeRouter *router = search->router;
    gboolean is_across = search->across[i] > 0;
    gboolean is_down = search->down[j] > 0;
    if (!is_across && !is_down) {
        return 0;
    }
    gboolean is_right = search->goal.x > node_x(router, i);
    gboolean is_below = search->goal.y > node_y(router, j);
    gboolean leads_there = is_level(direction) ? is_across && is_right == (direction == RIGHT)
                                               : is_down && is_below == (direction == DOWN);
    if (leads_there) {
        return is_across && is_down ? 1 : 0;
    }
    gboolean is_aside = is_level(direction) ? is_down && !is_across : is_across && !is_down;
    return is_aside ? 1 : 2;
}

/* What is at least to come: company left out. */
static guint cost_to_come(const Search *search, int i, int j, Direction direction)
{
    double steps = (search->across[i] + search->down[j] - STUB_PT) / STEP_PT - 1;
    return COST_STEP * (steps > 0 ? (guint)steps : 0) +
           COST_BEND * bends_to_come(search, i, j, direction);
}

static void reach(Search *search, guint state, guint cost, guint before)
{
    if (cost >= search->costs[state]) {
        return;
    }
    guint node = state / N_DIRECTIONS;
    int i = (int)(node % (guint)search->router->n_x);
    int j = (int)(node / (guint)search->router->n_x);
    guint rank = cost + cost_to_come(search, i, j, state % N_DIRECTIONS);
    if (rank < search->least) {
        search->costs[state] = cost;
        search->before[state] = before;
        push(search, rank, cost, state);
    }
}

static void go_on(Search *search, const Entry *entry)
{
    const AnkeRouter *router = search->router;
    const int offsets[N_DIRECTIONS] = {-router->n_x, 1, router->n_x, -1};
    Direction direction = entry->state % N_DIRECTIONS;
    guint node = entry->state / N_DIRECTIONS;
    for (Direction next = UP; next < N_DIRECTIONS; next++) {
        guint to = node + (guint)offsets[next];
        guint step = router->steps[is_level(next) ? 0 : 1][to];
        if (next != opposite(direction) && step != NO_STEP) {
            guint cost = entry->cost + step + (next == direction ? 0 : COST_BEND);
            reach(search, to * N_DIRECTIONS + next, cost, entry->state);
        }
    }
}

static guint port_state(const AnkeRouter *router, const Port *port, Direction direction)
{
    return (guint)(node_at(router, port->i, port->j) * N_DIRECTIONS + direction);
}

/* Looks whether a way ends here: at a port of the goal, the last bend included. */
static void try_end(Search *search, const Entry *entry)
{
    for (guint i = 0; i < search->ends->len; i++) {
        const Port *port = &g_array_index(search->ends, Port, i);
        Direction direction = entry->state % N_DIRECTIONS;
        if (port_state(search->router, port, direction) != entry->state || direction == port->out) {
            continue;
        }
        guint cost = entry->cost + port->cost + (direction == opposite(port->out) ? 0 : COST_BEND);
        if (cost < search->least) {
            search->least = cost;
            search->end = entry->state;
            search->port = port;
        }
    }
}

static gboolean is_port(const Search *search, guint state)
{
    return search->router->goals[state / N_DIRECTIONS] != 0;
}

/* Spreads from all ports of the first box, nearest to the goal first, until no better way can be
 * found. */
static void spread(Search *search, const GArray *from)
{
    for (guint i = 0; i < from->len; i++) {
        const Port *port = &g_array_index(from, Port, i);
        reach(search, port_state(search->router, port, port->out), port->cost, NO_STATE);
    }
    Entry entry;
    while (pop(search, &entry) && search->rank < search->least) {
        if (entry.cost == search->costs[entry.state]) {
            if (is_port(search, entry.state)) {
                try_end(search, &entry);
            }
            go_on(search, &entry);
        }
    }
}

static void mark_goals(const AnkeRouter *router, const GArray *ports, guint8 mark)
{
    for (guint i = 0; i < ports->len; i++) {
        const Port *port = &g_array_index(ports, Port, i);
        router->goals[node_at(router, port->i, port->j)] = mark;
    }
}

static AnkePoint state_point(const AnkeRouter *router, guint state)
{
    gsize node = state / N_DIRECTIONS;
    return (AnkePoint){node_x(router, (int)(node % (gsize)router->n_x)),
                       node_y(router, (int)(node / (gsize)router->n_x))};
}

/* Marks the nodes of the way as used, and returns them from its beginning to its end. */
static GArray *collect_nodes(const Search *search, guint end)
{
    AnkeRouter *router = search->router;
    GArray *points = g_array_new(FALSE, FALSE, sizeof(AnkePoint));
    for (guint state = end; state != NO_STATE; state = search->before[state]) {
        AnkePoint point = state_point(router, state);
        g_array_append_val(points, point);
        guint8 *used = is_level(state % N_DIRECTIONS) ? router->level : router->upright;
        used[state / N_DIRECTIONS] = 1;
        if (search->before[state] != NO_STATE) {
            used[search->before[state] / N_DIRECTIONS] = 1;
        }
    }
    for (guint state = end; state != NO_STATE; state = search->before[state]) {
        set_steps_around(router, state / N_DIRECTIONS);
    }
    for (guint i = 0; i < points->len / 2; i++) {
        AnkePoint *one = &g_array_index(points, AnkePoint, i);
        AnkePoint *other = &g_array_index(points, AnkePoint, points->len - 1 - i);
        const AnkePoint kept = *one;
        *one = *other;
        *other = kept;
    }
    return points;
}

static gboolean is_on_line(AnkePoint a, AnkePoint b, AnkePoint c)
{
    return (fabs(a.x - b.x) < 0.01 && fabs(b.x - c.x) < 0.01) ||
           (fabs(a.y - b.y) < 0.01 && fabs(b.y - c.y) < 0.01);
}

/* Leaves out the points between corners. */
static void keep_corners(GArray *points)
{
    guint n = 1;
    for (guint i = 1; i < points->len; i++) {
        AnkePoint point = g_array_index(points, AnkePoint, i);
        gboolean is_between =
            i + 1 < points->len && is_on_line(g_array_index(points, AnkePoint, n - 1), point,
                                              g_array_index(points, AnkePoint, i + 1));
        if (!is_between) {
            g_array_index(points, AnkePoint, n++) = point;
        }
    }
    g_array_set_size(points, n);
}

/* The port of the first box at which a way begins. */
static const Port *find_begin(const Search *search, const GArray *from, guint end)
{
    guint state = end;
    while (search->before[state] != NO_STATE) {
        state = search->before[state];
    }
    for (guint i = 0; i < from->len; i++) {
        const Port *port = &g_array_index(from, Port, i);
        if (port_state(search->router, port, port->out) == state) {
            return port;
        }
    }
    g_assert_not_reached();
}

static GArray *trace_way(const Search *search, const GArray *from, AnkeBox from_box)
{
    AnkeRouter *router = search->router;
    const Port *last = search->port;
    if (last == NULL) {
        return NULL;
    }
    const Port *first = find_begin(search, from, search->end);
    GArray *points = collect_nodes(search, search->end);
    AnkePoint begin_edge = edge_point(router, from_box, first);
    AnkePoint end_edge = edge_point(router, search->goal, last);
    g_array_prepend_val(points, begin_edge);
    g_array_append_val(points, end_edge);
    router->ends[node_at(router, first->i, first->j)] = 1;
    router->ends[node_at(router, last->i, last->j)] = 1;
    keep_corners(points);
    return points;
}

/* How far each of n places, STEP_PT apart, is from a span. */
static double *measure_distances(double first, int n, double from, double to)
{
    double *distances = g_new(double, (gsize)n);
    for (int i = 0; i < n; i++) {
        double at = first + i * STEP_PT;
        distances[i] = fmax(fmax(from - at, at - to), 0);
    }
    return distances;
}

GArray *anke_router_find(AnkeRouter *router, AnkeBox from, AnkeBox to)
{
    gsize n_states = (gsize)router->n_x * (gsize)router->n_y * N_DIRECTIONS;
    set_all_steps(router);
    memset(router->costs, 0xFF, n_states * sizeof *router->costs);
    g_array_set_size(router->entries, 0);
    g_array_set_size(router->ranks, 0);
    g_autoptr(GArray) from_ports = find_ports(router, from);
    g_autoptr(GArray) to_ports = find_ports(router, to);
    g_autofree double *across =
        measure_distances(router->area.x, router->n_x, to.x, anke_box_right(to));
    g_autofree double *down =
        measure_distances(router->area.y, router->n_y, to.y, anke_box_bottom(to));
    Search search = {.router = router,
                     .costs = router->costs,
                     .before = router->before,
                     .entries = router->entries,
                     .ranks = router->ranks,
                     .goal = to,
                     .across = across,
                     .down = down,
                     .ends = to_ports,
                     .least = NO_STATE,
                     .end = NO_STATE};
    mark_goals(router, to_ports, 1);
    spread(&search, from_ports);
    mark_goals(router, to_ports, 0);
    return trace_way(&search, from_ports, from);
}

void anke_router_free(AnkeRouter *router)
{
    if (router == NULL) {
        return;
    }
    g_free(router->blocked);
    g_free(router->level);
    g_free(router->upright);
    g_free(router->ends);
    g_free(router->goals);
    g_free(router->steps[0]);
    g_free(router->steps[1]);
    g_free(router->costs);
    g_free(router->before);
    g_array_unref(router->entries);
    g_array_unref(router->ranks);
    g_free(router);
}
