#include "charts/plots/card_links.h"

#include <math.h>

#include "charts/scene/arrow.h"
#include "charts/scene/router.h"

#define LINE_PT 1.3
#define LINE_COLOUR 0x444444
#define HEAD_PT 6.0
#define PLATE_PADDING_PT 2.0
#define TAIL_PT 4.0  /* of a link that is seen before its words */
#define FRONT_PT 9.0 /* and behind them: the arrowhead stands there */
#define TRY_PT 3.0   /* between the places tried for words */

typedef struct {
    AnkeScene *scene;
    const AnkeBoxLinks *links;
    GPtrArray *ways; /* GArray of AnkePoint; NULL = no way */
    GArray *plates;  /* AnkeBox */
} Drawing;

static void free_way(gpointer way)
{
    if (way != NULL) {
        g_array_unref(way);
    }
}

/* How far apart the boxes of a link are. */
static double link_span(const AnkeBoxLink *link)
{
    double across =
        MAX(link->from.x, link->to.x) - MIN(anke_box_right(link->from), anke_box_right(link->to));
    double down =
        MAX(link->from.y, link->to.y) - MIN(anke_box_bottom(link->from), anke_box_bottom(link->to));
    return fmax(across, 0) + fmax(down, 0);
}

static gint compare_spans(gconstpointer a, gconstpointer b, gpointer links)
{
    const AnkeBoxLink *all = links;
    const guint one = *(const guint *)a;
    const guint other = *(const guint *)b;
    double difference = link_span(&all[one]) - link_span(&all[other]);
    return difference != 0 ? (difference < 0 ? -1 : 1) : (one < other ? -1 : one > other);
}

/* Short links first: long ones then run around them, which crosses less than the other way. */
static GArray *sort_links(const AnkeBoxLinks *links)
{
    GArray *order = g_array_new(FALSE, FALSE, sizeof(guint));
    for (guint i = 0; i < links->n_links; i++) {
        g_array_append_val(order, i);
    }
    g_array_sort_with_data(order, compare_spans, (gpointer)links->links);
    return order;
}

static void find_ways(Drawing *drawing)
{
    const AnkeBoxLinks *links = drawing->links;
    g_autoptr(AnkeRouter) router = anke_router_new(links->area);
    g_autoptr(GArray) order = sort_links(links);
    for (guint i = 0; i < links->n_obstacles; i++) {
        anke_router_block(router, links->obstacles[i]);
    }
    g_ptr_array_set_size(drawing->ways, (gint)links->n_links);
    for (guint i = 0; i < links->n_links; i++) {
        guint link = g_array_index(order, guint, i);
        drawing->ways->pdata[link] =
            anke_router_find(router, links->links[link].from, links->links[link].to);
    }
}

static void add_note(const Drawing *drawing, const AnkeBoxLink *link)
{
    const char *words = *link->words == '\0' ? "" : link->words;
    g_autofree char *note =
        g_strdup_printf(anke_scene_say(drawing->scene, "「%s」→「%s」%s%s%s", "“%s” → “%s”%s%s%s"),
                        link->from_label, link->to_label,
                        *words == '\0' ? "" : anke_scene_say(drawing->scene, "：「", ": “"), words,
                        *words == '\0' ? "" : anke_scene_say(drawing->scene, "」", "”"));
    anke_scene_add_note(drawing->scene, note);
}

static const AnkePoint *points_of(const GArray *way)
{
    return (const AnkePoint *)(const void *)way->data;
}

static void draw_ways(const Drawing *drawing)
{
    const AnkeStroke stroke = {LINE_COLOUR, LINE_PT, 0, 0};
    for (guint i = 0; i < drawing->ways->len; i++) {
        const GArray *way = g_ptr_array_index(drawing->ways, i);
        if (way != NULL) {
            anke_arrow_add(drawing->scene, "link", points_of(way), way->len, &stroke, HEAD_PT);
        }
    }
}

static double way_length(const GArray *way)
{
    const AnkePoint *points = points_of(way);
    double length = 0;
    for (guint i = 1; i < way->len; i++) {
        length += fabs(points[i].x - points[i - 1].x) + fabs(points[i].y - points[i - 1].y);
    }
    return length;
}

static AnkePoint point_at(const GArray *way, double distance)
{
    const AnkePoint *points = points_of(way);
    for (guint i = 1; i < way->len; i++) {
        double length = fabs(points[i].x - points[i - 1].x) + fabs(points[i].y - points[i - 1].y);
        if (distance <= length && length > 0) {
            double share = distance / length;
            return (AnkePoint){points[i - 1].x + share * (points[i].x - points[i - 1].x),
                               points[i - 1].y + share * (points[i].y - points[i - 1].y)};
        }
        distance -= length;
    }
    return points[way->len - 1];
}

static AnkeBox box_of_piece(AnkePoint a, AnkePoint b)
{
    return (AnkeBox){MIN(a.x, b.x), MIN(a.y, b.y), fabs(a.x - b.x), fabs(a.y - b.y)};
}

/* Whether another link runs through a box. */
static gboolean is_crossed(const Drawing *drawing, guint own, AnkeBox box)
{
    for (guint i = 0; i < drawing->ways->len; i++) {
        const GArray *way = g_ptr_array_index(drawing->ways, i);
        for (guint k = 1; i != own && way != NULL && k < way->len; k++) {
            AnkeBox piece = box_of_piece(points_of(way)[k - 1], points_of(way)[k]);
            if (anke_box_overlap(box, piece) > -LINE_PT) {
                return TRUE;
            }
        }
    }
    return FALSE;
}

static gboolean is_free(const Drawing *drawing, guint own, AnkeBox box)
{
    const AnkeBoxLinks *links = drawing->links;
    if (anke_box_excess(box, links->words_area) > 0) {
        return FALSE;
    }
    for (guint i = 0; i < links->n_obstacles; i++) {
        if (anke_box_overlap(box, links->obstacles[i]) > 0) {
            return FALSE;
        }
    }
    for (guint i = 0; i < drawing->plates->len; i++) {
        if (anke_box_overlap(box, g_array_index(drawing->plates, AnkeBox, i)) > -1) {
            return FALSE;
        }
    }
    return !is_crossed(drawing, own, box);
}

/* Where words stand: across the link, beside an upright or level piece of it, or, if nothing else
 * is free, across it where it bends. */
typedef enum { ACROSS, AT_LEFT, AT_RIGHT, ABOVE, BELOW, AT_CORNER, N_POSITIONS } Position;

static AnkeBox box_beside(AnkePoint at, AnkeBox box, Position position)
{
    static const int sides[N_POSITIONS][2] = {
        [AT_LEFT] = {-1, 0}, [AT_RIGHT] = {1, 0}, [ABOVE] = {0, -1}, [BELOW] = {0, 1}};
    box.x = at.x - box.width / 2 + sides[position][0] * (box.width / 2 + LINE_PT);
    box.y = at.y - box.height / 2 + sides[position][1] * (box.height / 2 + LINE_PT);
    return box;
}

static gboolean is_straight_past(AnkePoint a, AnkePoint b, AnkePoint at, double half)
{
    return fabs(a.x - at.x) < 0.01 && fabs(b.x - at.x) < 0.01 && MIN(a.y, b.y) <= at.y - half &&
           MAX(a.y, b.y) >= at.y + half;
}

/* Whether words beside the link would stand along a straight piece of it. */
static gboolean fits_beside(const GArray *way, AnkePoint at, AnkeBox box, Position position)
{
    gboolean is_level = position == ABOVE || position == BELOW;
    for (guint i = 1; i < way->len; i++) {
        AnkePoint a = points_of(way)[i - 1];
        AnkePoint b = points_of(way)[i];
        if (is_level) {
            if (fabs(a.y - at.y) < 0.01 && fabs(b.y - at.y) < 0.01) {
                return TRUE; /* words may be longer than the piece */
            }
        } else if (is_straight_past(a, b, at, box.height / 2)) {
            return TRUE;
        }
    }
    return FALSE;
}

static gboolean hides_corner(const GArray *way, AnkeBox box)
{
    for (guint i = 1; i + 1 < way->len; i++) {
        AnkeBox corner = {points_of(way)[i].x, points_of(way)[i].y, 0, 0};
        if (anke_box_overlap(box, corner) > -LINE_PT) {
            return TRUE;
        }
    }
    return FALSE;
}

static gboolean fits_way(const GArray *way, AnkePoint at, AnkeBox box, Position position)
{
    return position == AT_CORNER ||
           (position == ACROSS ? !hides_corner(way, box) : fits_beside(way, at, box, position));
}

/* Half of what words across the link hide of it, at a point of a level or an upright piece. */
static double hidden_half(const GArray *way, AnkePoint at, AnkeBox box)
{
    for (guint i = 1; i < way->len; i++) {
        AnkeBox piece = box_of_piece(points_of(way)[i - 1], points_of(way)[i]);
        gboolean is_level = piece.height < 0.01 && fabs(piece.y - at.y) < 0.01;
        if (is_level && at.x >= piece.x && at.x <= anke_box_right(piece)) {
            return box.width / 2;
        }
    }
    return box.height / 2;
}

/* Whether words `along` the way leave its beginning and its head to be seen. */
static gboolean leaves_ends(const GArray *way, double along, AnkeBox box, Position position)
{
    gboolean is_across = position == ACROSS || position == AT_CORNER;
    double half = is_across ? hidden_half(way, point_at(way, along), box) : 0;
    return along - half >= TAIL_PT && along + half <= way_length(way) - FRONT_PT;
}

/* Looks for a free place on the way, from its middle towards its ends. */
static gboolean find_place(const Drawing *drawing, guint own, AnkeBox size, Position position,
                           AnkeBox *plate)
{
    const GArray *way = g_ptr_array_index(drawing->ways, own);
    double middle = way_length(way) / 2;
    for (double off = 0; off < middle; off += TRY_PT) {
        for (int sign = -1; sign <= 1; sign += 2) {
            double along = middle + sign * off;
            AnkePoint at = point_at(way, along);
            AnkeBox box = box_beside(at, size, position);
            if (fits_way(way, at, box, position) && leaves_ends(way, along, box, position) &&
                is_free(drawing, own, box)) {
                *plate = box;
                return TRUE;
            }
        }
    }
    return FALSE;
}

static gboolean find_plate(const Drawing *drawing, guint own, AnkeTextSize size, AnkeBox *plate)
{
    AnkeBox box = {0, 0, size.width_pt + 2 * PLATE_PADDING_PT, size.height_pt + PLATE_PADDING_PT};
    for (Position position = ACROSS; position < N_POSITIONS; position++) {
        if (find_place(drawing, own, box, position, plate)) {
            return TRUE;
        }
    }
    return FALSE;
}

static void add_words(Drawing *drawing, guint i)
{
    const AnkeTheme *theme = anke_scene_theme(drawing->scene);
    const AnkeBoxLink *link = &drawing->links->links[i];
    AnkeTextSize size = anke_scene_measure(drawing->scene, &theme->value, link->words, 0);
    AnkeBox plate;
    if (!find_plate(drawing, i, size, &plate)) {
        add_note(drawing, link);
        return;
    }
    const AnkeFill paper = {theme->paper, ANKE_HATCH_NONE, 0};
    g_array_append_val(drawing->plates, plate);
    anke_scene_add_rectangle(drawing->scene, "plate", plate, &paper, NULL);
    AnkeTextPlace place = {.part = "link-words",
                           .box = plate,
                           .align = ANKE_ALIGN_CENTRE,
                           .valign = ANKE_VALIGN_MIDDLE,
                           .is_cell = TRUE};
    anke_scene_add_text(drawing->scene, &place, &theme->value, link->words);
}

void anke_card_links_add(AnkeScene *scene, const AnkeBoxLinks *links)
{
    g_autoptr(GPtrArray) ways = g_ptr_array_new_with_free_func(free_way);
    g_autoptr(GArray) plates = g_array_new(FALSE, FALSE, sizeof(AnkeBox));
    Drawing drawing = {scene, links, ways, plates};
    find_ways(&drawing);
    draw_ways(&drawing);
    for (guint i = 0; i < links->n_links; i++) {
        if (g_ptr_array_index(ways, i) == NULL) {
            add_note(&drawing, &links->links[i]);
        } else if (*links->links[i].words != '\0') {
            add_words(&drawing, i);
        }
    }
}
