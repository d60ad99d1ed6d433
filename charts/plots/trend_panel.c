/* One panel of trends: band or whiskers, grid, lines, marks, values. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "charts/plots/trend_private.h"
#include "charts/scene/mark.h"
#include "charts/scene/occupancy.h"
#include "charts/scene/spread.h"

#define LINE_PT 2.0
#define MANY_LINES_PT 1.6 /* where several stand in a panel */
#define REFERENCE_PT 1.2
#define BAND_TINT 0.18
#define MARKED_PT 8.0 /* points that stand closer are only marked at the ends of lines */
#define CAP_PT 2.0
#define DOT_PT 1.5 /* dashes of the line at a break */
#define VALUE_GAP_PT 4.5
#define VALUE_LINE_EM 1.15
#define HEAD_PT 9.0 /* values may stand so far above the plot */
#define LEADER_WIDTH_PT 0.7
#define LEADER_EM 0.5 /* labels moved by more have a leader */

typedef struct {
    AnkeTrend *trend;
    const AnkeTrendPanel *panel;
    const AnkeAxis *axis;
    double end_pt;
    AnkeOccupancy *occupancy;
} Panel;

double anke_trend_x(const AnkeTrend *trend, AnkeBox plot, guint moment)
{
    return plot.x + trend->start_pt +
           trend->positions[moment] * (plot.width - trend->start_pt - ANKE_TREND_INSET_PT);
}

gint anke_trend_last(const AnkeTrend *trend, const AnkeTrendLine *line)
{
    for (gint i = (gint)trend->spec->n_moments - 1; i >= 0; i--) {
        if (line->points[i].state == ANKE_CELL_KNOWN) {
            return i;
        }
    }
    return -1;
}

gint anke_trend_first(const AnkeTrend *trend, const AnkeTrendLine *line)
{
    for (guint i = 0; i < trend->spec->n_moments; i++) {
        if (line->points[i].state == ANKE_CELL_KNOWN) {
            return (gint)i;
        }
    }
    return -1;
}

/* A line of one value has it at its end. */
char *anke_trend_start_text(const AnkeTrend *trend, const AnkeTrendLine *line)
{
    gint first = anke_trend_first(trend, line);
    return g_strdup(first < anke_trend_last(trend, line) ? line->points[first].text : "");
}

char *anke_trend_end_text(const AnkeTrend *trend, const AnkeTrendPanel *panel, guint line)
{
    const AnkeTrendLine *shown = &panel->lines[line];
    gint last = anke_trend_last(trend, shown);
    if (last < 0) {
        return g_strdup("");
    }
    const char *text = shown->points[last].text;
    return trend->has_direct_labels ? g_strdup_printf("%s %s", shown->label, text) : g_strdup(text);
}

static gboolean is_known(const AnkeTrendPoint *point)
{
    return point->state == ANKE_CELL_KNOWN;
}

static AnkePoint place_of(const Panel *panel, guint moment, double value)
{
    return (AnkePoint){anke_trend_x(panel->trend, panel->axis->plot, moment),
                       anke_axis_y(panel->axis, value)};
}

/* Whether the line runs from the moment before to this one. */
static gboolean is_joined(const Panel *panel, const AnkeTrendLine *line, guint moment)
{
    return moment > 0 && is_known(&line->points[moment]) && is_known(&line->points[moment - 1]) &&
           !line->points[moment].is_cut && !panel->trend->gaps[moment];
}

/* The moment after the last of the run that begins at `first`. */
static guint run_end(const Panel *panel, const AnkeTrendLine *line, guint first)
{
    guint end = first + 1;
    while (end < panel->trend->spec->n_moments && is_joined(panel, line, end)) {
        end++;
    }
    return end;
}

static AnkeMark mark_of(const Panel *panel, guint line)
{
    return anke_mark_at(anke_scene_theme(panel->trend->scene), line);
}

static gboolean has_interval(const AnkeTrendPoint *point)
{
    return is_known(point) && !isnan(point->low) && !isnan(point->high);
}

static gboolean has_bands(const Panel *panel)
{
    return panel->trend->spec->n_moments > ANKE_TREND_FEW_POINTS;
}

/* The pale band of a run of points: along its upper ends and back along its lower ones. */
static void add_band(Panel *panel, const AnkeTrendLine *line, guint first, guint end)
{
    const AnkeTheme *theme = anke_scene_theme(panel->trend->scene);
    AnkeFill fill = {anke_theme_mix(theme, mark_of(panel, 0).colour, BAND_TINT), ANKE_HATCH_NONE,
                     0};
    guint n = end - first;
    g_autofree AnkePoint *points = g_new(AnkePoint, 2 * (gsize)n);
    for (guint i = 0; i < n; i++) {
        points[i] = place_of(panel, first + i, line->points[first + i].high);
        points[2 * n - 1 - i] = place_of(panel, first + i, line->points[first + i].low);
    }
    anke_scene_add_polygon(panel->trend->scene, "band", points, 2 * n, &fill, NULL);
    panel->trend->marks.has_band = TRUE;
}

static void add_bands(Panel *panel)
{
    const AnkeTrendLine *line = &panel->panel->lines[0];
    guint n = panel->trend->spec->n_moments;
    for (guint first = 0; first < n && has_bands(panel); first = run_end(panel, line, first)) {
        guint end = first;
        guint limit = run_end(panel, line, first);
        while (end < limit && has_interval(&line->points[end])) {
            end++;
        }
        if (end - first > 1) {
            add_band(panel, line, first, end);
        }
    }
}

static void add_whisker(Panel *panel, guint moment, const AnkeTrendPoint *point)
{
    AnkeScene *scene = panel->trend->scene;
    AnkeStroke stroke = anke_scene_theme(scene)->whisker;
    stroke.casing_width_pt = 0;
    AnkePoint low = place_of(panel, moment, point->low);
    AnkePoint high = place_of(panel, moment, point->high);
    anke_scene_add_segment(scene, "interval", low, high, &stroke);
    anke_scene_add_segment(scene, "interval", (AnkePoint){low.x - CAP_PT, low.y},
                           (AnkePoint){low.x + CAP_PT, low.y}, &stroke);
    anke_scene_add_segment(scene, "interval", (AnkePoint){high.x - CAP_PT, high.y},
                           (AnkePoint){high.x + CAP_PT, high.y}, &stroke);
    anke_occupancy_take_box(panel->occupancy,
                            (AnkeBox){low.x - CAP_PT, high.y, 2 * CAP_PT, low.y - high.y});
    panel->trend->marks.has_whisker = TRUE;
}

/* Whiskers of all points, or beside bands of those that stand alone. */
static void add_whiskers(Panel *panel)
{
    const AnkeTrendLine *line = &panel->panel->lines[0];
    guint n = panel->trend->spec->n_moments;
    for (guint i = 0; i < n; i++) {
        gboolean is_alone =
            !is_joined(panel, line, i) && (i + 1 == n || !is_joined(panel, line, i + 1));
        if (has_interval(&line->points[i]) && (!has_bands(panel) || is_alone)) {
            add_whisker(panel, i, &line->points[i]);
        }
    }
}

static void add_line(Panel *panel, const AnkeTrendLine *line, const char *part,
                     const AnkeStroke *stroke)
{
    guint n = panel->trend->spec->n_moments;
    g_autofree AnkePoint *points = g_new(AnkePoint, n);
    for (guint first = 0; first < n; first = run_end(panel, line, first)) {
        guint end = run_end(panel, line, first);
        for (guint i = first; i < end && end - first > 1; i++) {
            points[i - first] = place_of(panel, i, line->points[i].value);
            if (i > first) {
                anke_occupancy_take_line(panel->occupancy, points[i - first - 1],
                                         points[i - first]);
            }
        }
        if (end - first > 1) {
            anke_scene_add_line(panel->trend->scene, part, points, end - first, stroke);
        }
    }
}

/* The smallest distance between neighbouring moments. */
static double nearest_points(const Panel *panel)
{
    double nearest = INFINITY;
    for (guint i = 1; i < panel->trend->spec->n_moments; i++) {
        nearest = MIN(nearest, anke_trend_x(panel->trend, panel->axis->plot, i) -
                                   anke_trend_x(panel->trend, panel->axis->plot, i - 1));
    }
    return nearest;
}

/* All points where there is room; else the ends of runs and those of small bases. */
static gboolean is_marked(const Panel *panel, const AnkeTrendLine *line, guint moment)
{
    guint n = panel->trend->spec->n_moments;
    gboolean is_end =
        !is_joined(panel, line, moment) || moment + 1 == n || !is_joined(panel, line, moment + 1);
    return is_known(&line->points[moment]) &&
           (nearest_points(panel) >= MARKED_PT || is_end || line->points[moment].is_small);
}

static void add_marks(Panel *panel, guint index)
{
    const AnkeTrendLine *line = &panel->panel->lines[index];
    AnkeMark mark = mark_of(panel, index);
    for (guint i = 0; i < panel->trend->spec->n_moments; i++) {
        if (!is_marked(panel, line, i)) {
            continue;
        }
        AnkePoint centre = place_of(panel, i, line->points[i].value);
        gboolean is_small = line->points[i].is_small;
        anke_scene_add_symbol(panel->trend->scene, "point",
                              is_small ? ANKE_SYMBOL_RING : mark.symbol, centre,
                              ANKE_TREND_RADIUS_PT, mark.colour);
        anke_occupancy_take_box(panel->occupancy,
                                (AnkeBox){centre.x - ANKE_TREND_RADIUS_PT,
                                          centre.y - ANKE_TREND_RADIUS_PT, 2 * ANKE_TREND_RADIUS_PT,
                                          2 * ANKE_TREND_RADIUS_PT});
        panel->trend->marks.has_small = panel->trend->marks.has_small || is_small;
    }
}

/* Dotted lines between moments whose values cannot be compared. */
static void add_cuts(Panel *panel)
{
    const AnkeTrend *trend = panel->trend;
    AnkeStroke dotted = {anke_scene_theme(trend->scene)->border.colour, 0.8, DOT_PT, 0};
    AnkeBox plot = panel->axis->plot;
    for (guint i = 1; i < trend->spec->n_moments; i++) {
        gboolean is_cut = FALSE;
        for (guint line = 0; line < panel->panel->n_lines; line++) {
            const AnkeTrendPoint *points = panel->panel->lines[line].points;
            is_cut = is_cut || (points[i].is_cut && is_known(&points[i]));
        }
        if (is_cut) {
            double x = (anke_trend_x(trend, plot, i - 1) + anke_trend_x(trend, plot, i)) / 2;
            AnkePoint top = {x, plot.y};
            AnkePoint bottom = {x, anke_box_bottom(plot)};
            anke_scene_add_segment(trend->scene, "cut", top, bottom, &dotted);
            anke_occupancy_take_line(panel->occupancy, top, bottom);
            panel->trend->marks.has_cut = TRUE;
        }
    }
}

static void find_holes(Panel *panel, const AnkeTrendLine *line)
{
    AnkeTrendMarks *marks = &panel->trend->marks;
    for (guint i = 0; i < panel->trend->spec->n_moments; i++) {
        const AnkeTrendPoint *point = &line->points[i];
        marks->has_hidden = marks->has_hidden || point->state == ANKE_CELL_HIDDEN;
        marks->has_unknown = marks->has_unknown || point->state == ANKE_CELL_UNKNOWN;
        marks->has_dash =
            marks->has_dash || (point->text != NULL && strcmp(point->text, "－") == 0);
        gboolean are_known = i > 0 && is_known(point) && is_known(&line->points[i - 1]);
        marks->has_gap = marks->has_gap || (are_known && panel->trend->gaps[i] && !point->is_cut);
    }
}

/* Writes a text beside a point where nothing is; FALSE where there is no such place. */
static gboolean add_text_beside(Panel *panel, AnkePoint point, const char *text)
{
    static const double gaps[] = {VALUE_GAP_PT, 6, 9};
    const AnkeTextStyle *style = &anke_scene_theme(panel->trend->scene)->value;
    double width = anke_scene_text_width(panel->trend->scene, style, text);
    double height = style->size_pt;
    AnkeBox box;
    for (guint i = 0; i < G_N_ELEMENTS(gaps); i++) {
        if (anke_occupancy_place(panel->occupancy, point, gaps[i], width, height, &box)) {
            AnkeTextPlace place = {
                .part = "value", .box = box, .valign = ANKE_VALIGN_MIDDLE, .is_cell = FALSE};
            anke_scene_add_text(panel->trend->scene, &place, style, text);
            return TRUE;
        }
    }
    return FALSE;
}

/* Whether every point of the panel has room for its value. */
static gboolean has_room_for_all(const Panel *panel)
{
    const double apart_pt = 10;
    return panel->panel->n_lines == 1 &&
           nearest_points(panel) >= panel->trend->widest_pt + apart_pt;
}

/* Writes the first value over or under its point and interval, where that is free. */
static gboolean add_first_value(Panel *panel, guint moment, const AnkeTrendPoint *point)
{
    AnkeScene *scene = panel->trend->scene;
    const AnkeTextStyle *style = &anke_scene_theme(scene)->value;
    AnkeBox plot = panel->axis->plot;
    double width = anke_scene_text_width(scene, style, point->text);
    AnkePoint centre = place_of(panel, moment, point->value);
    gboolean has_ends = panel->panel->n_lines == 1 && has_interval(point);
    double top = has_ends ? place_of(panel, moment, point->high).y : centre.y;
    double bottom = has_ends ? place_of(panel, moment, point->low).y : centre.y;
    double away = ANKE_TREND_RADIUS_PT + 1.5;
    double left = CLAMP(centre.x - width / 2, plot.x + 1, anke_box_right(plot) - width);
    const double ys[] = {MIN(top - 1.5, centre.y - away) - style->size_pt,
                         MAX(bottom + 1.5, centre.y + away)};
    for (guint i = 0; i < G_N_ELEMENTS(ys); i++) {
        AnkeBox box = {left, ys[i], width, style->size_pt};
        if (anke_occupancy_is_free(panel->occupancy, box)) {
            AnkeTextPlace place = {.part = "value", .box = box, .valign = ANKE_VALIGN_MIDDLE};
            anke_occupancy_take_box(panel->occupancy, box);
            anke_scene_add_text(scene, &place, style, point->text);
            return TRUE;
        }
    }
    return add_text_beside(panel, centre, point->text);
}

/* The first value of the only line and, where there is room, those between the ends. */
static void add_values(Panel *panel)
{
    const AnkeTrendLine *line = &panel->panel->lines[0];
    gint first = anke_trend_first(panel->trend, line);
    gint last = anke_trend_last(panel->trend, line);
    if (first < last && !add_first_value(panel, (guint)first, &line->points[first])) {
        panel->trend->marks.has_lost = TRUE;
    }
    for (gint i = first + 1; i < last && has_room_for_all(panel); i++) {
        const AnkeTrendPoint *point = &line->points[i];
        if (is_known(point)) {
            add_text_beside(panel, place_of(panel, (guint)i, point->value), point->text);
        }
    }
}

/* An end of a line: its mark and the text beside it. */
typedef struct {
    guint line;
    AnkePoint point;
    char *text;
} End;

static int compare_ends(const void *a, const void *b)
{
    const End *left = a;
    const End *right = b;
    if (left->point.y < right->point.y || left->point.y > right->point.y) {
        return left->point.y < right->point.y ? -1 : 1;
    }
    return left->line < right->line ? -1 : 1;
}

/* The ends of all lines, from the highest; their texts are the caller's. */
static guint find_ends(const Panel *panel, gboolean is_last, End *ends)
{
    const AnkeTrend *trend = panel->trend;
    guint n = 0;
    for (guint i = 0; i < panel->panel->n_lines; i++) {
        const AnkeTrendLine *line = &panel->panel->lines[i];
        gint moment = is_last ? anke_trend_last(trend, line) : anke_trend_first(trend, line);
        if (moment >= 0) {
            ends[n++] = (End){i, place_of(panel, (guint)moment, line->points[moment].value),
                              is_last ? anke_trend_end_text(trend, panel->panel, i)
                                      : anke_trend_start_text(trend, line)};
        }
    }
    qsort(ends, n, sizeof *ends, compare_ends);
    return n;
}

/* Writes the text of an end at height `y`, with a leader from its mark if that is elsewhere.
 * `x` is the text's edge on the side of the mark, `side` 1 right of the lines, -1 left of them. */
static void add_end(Panel *panel, const End *end, double x, double y, gint side)
{
    AnkeScene *scene = panel->trend->scene;
    const AnkeTextStyle *style = &anke_scene_theme(scene)->value;
    AnkeStroke leader = {mark_of(panel, end->line).colour, LEADER_WIDTH_PT, 0, 0};
    double near = ANKE_TREND_RADIUS_PT + ANKE_TREND_APART_PT + 1;
    if (fabs(x - end->point.x) > near || fabs(y - end->point.y) > LEADER_EM * style->size_pt) {
        AnkePoint from = {end->point.x + side * (ANKE_TREND_RADIUS_PT + 1), end->point.y};
        AnkePoint to = {x - side, y};
        anke_scene_add_segment(scene, "leader", from, to, &leader);
        anke_occupancy_take_line(panel->occupancy, from, to);
    }
    AnkeTextPlace place = {.part = "value",
                           .box = {x, y, 0, 0},
                           .align = side > 0 ? ANKE_ALIGN_LEFT : ANKE_ALIGN_RIGHT,
                           .valign = ANKE_VALIGN_MIDDLE};
    anke_scene_add_text(scene, &place, style, end->text);
}

/* The values at the ends of lines, spread so that they do not touch. Returns their number. */
static guint add_ends(Panel *panel, gboolean is_last)
{
    const AnkeTextStyle *style = &anke_scene_theme(panel->trend->scene)->value;
    End ends[ANKE_MARK_MOST];
    double ys[ANKE_MARK_MOST];
    double heights[ANKE_MARK_MOST];
    const double line = VALUE_LINE_EM * style->size_pt;
    guint n = find_ends(panel, is_last, ends);
    for (guint i = 0; i < n; i++) {
        ys[i] = ends[i].point.y;
        heights[i] = line;
    }
    AnkeBox plot = panel->axis->plot;
    anke_spread(ys, heights, n, plot.y - (HEAD_PT + line) / 2,
                anke_box_bottom(plot) - (style->size_pt - line) / 2);
    double away = ANKE_TREND_RADIUS_PT + ANKE_TREND_APART_PT;
    guint n_moments = panel->trend->spec->n_moments;
    double x = is_last ? anke_trend_x(panel->trend, plot, n_moments - 1) + away
                       : anke_trend_x(panel->trend, plot, 0) - away;
    for (guint i = 0; i < n; i++) {
        if (*ends[i].text != '\0') {
            add_end(panel, &ends[i], x, ys[i], is_last ? 1 : -1);
        }
        g_free(ends[i].text);
    }
    return n;
}

static void add_lines(Panel *panel)
{
    const AnkeTheme *theme = anke_scene_theme(panel->trend->scene);
    double width = panel->panel->n_lines > 1 ? MANY_LINES_PT : LINE_PT;
    if (panel->panel->reference != NULL) {
        AnkeStroke grey = {anke_mark_total(theme), REFERENCE_PT, 0, 0};
        add_line(panel, panel->panel->reference, "total", &grey);
    }
    for (guint line = 0; line < panel->panel->n_lines; line++) {
        AnkeStroke stroke = {mark_of(panel, line).colour, width, 0, width + 1};
        add_line(panel, &panel->panel->lines[line], "line", &stroke);
        find_holes(panel, &panel->panel->lines[line]);
    }
    for (guint line = 0; line < panel->panel->n_lines; line++) {
        add_marks(panel, line);
    }
}

static void add_base_line(const Panel *panel)
{
    AnkeBox plot = panel->axis->plot;
    double y = anke_box_bottom(plot);
    if (panel->axis->ticks.first != 0) {
        anke_scene_add_segment(panel->trend->scene, "baseline", (AnkePoint){plot.x, y},
                               (AnkePoint){anke_box_right(plot), y},
                               &anke_scene_theme(panel->trend->scene)->axis_line);
    }
}

/* Values do not stand on the line at 0. */
static void take_zero_line(const Panel *panel)
{
    AnkeBox plot = panel->axis->plot;
    double y = anke_axis_y(panel->axis, 0);
    anke_occupancy_take_line(panel->occupancy, (AnkePoint){plot.x, y},
                             (AnkePoint){anke_box_right(plot), y});
}

static void add_empty(const Panel *panel)
{
    AnkeScene *scene = panel->trend->scene;
    AnkeTextPlace place = {.part = "value",
                           .box = panel->axis->plot,
                           .align = ANKE_ALIGN_CENTRE,
                           .valign = ANKE_VALIGN_MIDDLE,
                           .is_wrapped = TRUE};
    anke_scene_add_text(scene, &place, &anke_scene_theme(scene)->value,
                        panel->trend->marks.has_hidden
                            ? anke_scene_say(scene, "秘匿", "hidden")
                            : anke_scene_say(scene, "値なし", "no value"));
}

void anke_trend_add_plot(AnkeTrend *trend, const AnkeTrendPanel *panel, const AnkeAxis *axis,
                         double end_pt)
{
    AnkeBox plot = axis->plot;
    AnkeBox room = {plot.x + 1, plot.y - HEAD_PT, plot.width + end_pt, plot.height + HEAD_PT - 1};
    g_autoptr(AnkeOccupancy) occupancy = anke_occupancy_new(room);
    Panel drawn = {trend, panel, axis, end_pt, occupancy};
    if (panel->n_lines == 1) {
        add_bands(&drawn);
    }
    anke_axis_add_grid_up(trend->scene, axis);
    add_base_line(&drawn);
    take_zero_line(&drawn);
    add_cuts(&drawn);
    if (panel->n_lines == 1) {
        add_whiskers(&drawn);
    }
    add_lines(&drawn);
    if (add_ends(&drawn, TRUE) == 0) {
        add_empty(&drawn);
    } else if (panel->n_lines == 1) {
        add_values(&drawn);
    } else {
        add_ends(&drawn, FALSE);
    }
}
