#include "charts/plots/series_panel.h"

#include <math.h>

#include "analyzer/base/number.h"
#include "charts/scene/frame.h"
#include "charts/scene/plate.h"

#define INTERVAL_PT 20.0
#define BAR_SHARE 0.62 /* of the slot of a year */
#define MAX_BAR_PT 40.0
#define MIN_BAR_PT 1.2
#define LOW_SHARE 0.4 /* lines whose lowest value is below this share of the highest begin at 0 */
#define PAD_SHARE 0.3 /* of the range, above and below a line that does not begin at 0 */
#define FEW_VALUES 6
#define VALUE_ROOM_PT 3  /* between values side by side */
#define BAR_VALUE_PT 1.5 /* between a bar and its value */
#define BAR_ASIDE_PT 1.0 /* between a value and the bars beside it */

gboolean anke_series_range(const AnkeSeries *series, guint n_years, double *low, double *high)
{
    *low = INFINITY;
    *high = -INFINITY;
    for (guint i = 0; i < n_years; i++) {
        if (!isnan(series->cells[i].count)) {
            *low = MIN(*low, series->cells[i].count);
            *high = MAX(*high, series->cells[i].count);
        }
    }
    return *low <= *high;
}

static gboolean is_multiple(double value, double unit)
{
    double ratio = value / unit;
    return fabs(ratio - round(ratio)) < 1e-6;
}

guint anke_series_decimals(const AnkeSeries *series, guint n_years)
{
    guint n_decimals = 0;
    for (guint i = 0; i < n_years; i++) {
        double value = series->cells[i].count;
        if (isnan(value) || is_multiple(value, 1)) {
            continue;
        }
        n_decimals = MAX(n_decimals, is_multiple(value, 0.1) ? 1 : 2);
    }
    return n_decimals;
}

char *anke_series_value_text(const AnkeSeries *series, guint n_years, guint year, AnkeLang lang)
{
    const AnkeCell *cell = &series->cells[year];
    if (isnan(cell->count)) {
        return anke_cell_count(cell, lang);
    }
    char text[ANKE_NUMBER_SIZE];
    anke_number_format_grouped(text, cell->count, anke_series_decimals(series, n_years));
    return g_strdup(text);
}

/* The distance between years that is most common in a series; the smaller of two. 0 = no two years
 * are known. */
static guint usual_distance(const AnkeSeries *series, const AnkeYearAxis *years)
{
    g_autoptr(GHashTable) counts = g_hash_table_new(NULL, NULL);
    guint usual = 0;
    guint n_usual = 0;
    gint before = -1;
    for (guint i = 0; i < years->n_years; i++) {
        if (isnan(series->cells[i].count)) {
            continue;
        }
        if (before >= 0) {
            guint distance = anke_year_axis_distance(years, (guint)before, i);
            gpointer key = GUINT_TO_POINTER(distance);
            guint n = GPOINTER_TO_UINT(g_hash_table_lookup(counts, key)) + 1;
            g_hash_table_insert(counts, key, GUINT_TO_POINTER(n));
            if (n > n_usual || (n == n_usual && distance < usual)) {
                usual = distance;
                n_usual = n;
            }
        }
        before = (gint)i;
    }
    return usual;
}

static gboolean is_projected(const AnkeSeries *series, guint year)
{
    return series->is_projected != NULL && series->is_projected[year];
}

gboolean anke_series_place(const AnkeSeries *series, const AnkeYearAxis *years,
                           const AnkeAxis *axis, AnkeLinePoint *points)
{
    guint usual = usual_distance(series, years);
    gboolean has_gap = FALSE;
    gint before = -1;
    for (guint i = 0; i < years->n_years; i++) {
        double value = series->cells[i].count;
        points[i] = (AnkeLinePoint){.is_known = !isnan(value)};
        if (isnan(value)) {
            continue;
        }
        points[i].point = (AnkePoint){anke_year_axis_x(years, i), anke_axis_y(axis, value)};
        points[i].is_dashed = is_projected(series, i);
        if (before >= 0) {
            points[i].is_joined =
                points[i].is_dashed || anke_year_axis_distance(years, (guint)before, i) <= usual;
            has_gap = has_gap || !points[i].is_joined;
        }
        before = (gint)i;
    }
    return has_gap;
}

typedef struct {
    AnkeTicks ticks;
    gboolean is_cut; /* does not begin at 0 */
} Ticks;

static Ticks place_ticks(const AnkeSeries *series, guint n_years, double height)
{
    double low;
    double high;
    guint most = MIN(anke_axis_most_intervals(height, INTERVAL_PT), 5);
    if (!anke_series_range(series, n_years, &low, &high)) {
        low = high = 0;
    }
    gboolean is_cut = !series->has_bars && !series->is_people && low > 0 && low >= LOW_SHARE * high;
    if (is_cut) {
        double pad = MAX((high - low) * PAD_SHARE, high * 0.01);
        AnkeTickRange cut = {.low = MAX(low - pad, 0), .high = high + pad, .most = most};
        return (Ticks){anke_ticks_place(&cut), TRUE};
    }
    AnkeTickRange range = {.low = MIN(low, 0),
                           .high = MAX(high, 0),
                           .is_whole =
                               series->is_people || anke_series_decimals(series, n_years) == 0,
                           .most = most};
    return (Ticks){anke_ticks_place(&range), FALSE};
}

double anke_series_panel_number_width(const AnkeScene *scene, const AnkeSeries *series,
                                      guint n_years, double height_pt)
{
    Ticks placed = place_ticks(series, n_years, height_pt);
    return anke_axis_label_width(scene, &placed.ticks);
}

static double bar_width(const AnkeYearAxis *years)
{
    return CLAMP(BAR_SHARE * anke_year_axis_slot(years), MIN_BAR_PT, MAX_BAR_PT);
}

void anke_series_add_bars(AnkeScene *scene, const AnkeYearAxis *years, const AnkeSeries *series,
                          const AnkeAxis *axis)
{
    const AnkeTheme *theme = anke_scene_theme(scene);
    AnkeFill projected = {theme->bar_faint.colour, ANKE_HATCH_RISING, theme->paper};
    double width = bar_width(years);
    double zero = anke_axis_y(axis, 0);
    for (guint i = 0; i < years->n_years; i++) {
        double value = series->cells[i].count;
        if (isnan(value)) {
            continue;
        }
        double end = anke_axis_y(axis, value);
        AnkeBox bar = {anke_year_axis_x(years, i) - width / 2, MIN(end, zero), width,
                       fabs(zero - end)};
        anke_scene_add_rectangle(scene, "bar", bar,
                                 is_projected(series, i) ? &projected : &theme->bar, NULL);
    }
}

static gboolean fit_side_by_side(const AnkeScene *scene, const AnkeYearAxis *years,
                                 const AnkeSeries *series)
{
    const AnkeTextStyle *style = &anke_scene_theme(scene)->value;
    double right = -INFINITY;
    for (guint i = 0; i < years->n_years; i++) {
        if (isnan(series->cells[i].count)) {
            continue;
        }
        g_autofree char *text =
            anke_series_value_text(series, years->n_years, i, anke_scene_lang(scene));
        double half = anke_scene_text_width(scene, style, text) / 2 + VALUE_ROOM_PT / 2.0;
        if (anke_year_axis_x(years, i) - half < right) {
            return FALSE;
        }
        right = anke_year_axis_x(years, i) + half;
    }
    return TRUE;
}

/* All values where they are few or fit side by side, else the first, the last and the highest.
 * Returns whether it is all. */
static gboolean choose_values(const AnkeScene *scene, const AnkeYearAxis *years,
                              const AnkeSeries *series, gboolean *wanted)
{
    guint n_known = 0;
    for (guint i = 0; i < years->n_years; i++) {
        n_known += isnan(series->cells[i].count) ? 0 : 1;
    }
    gboolean has_all = n_known <= FEW_VALUES || fit_side_by_side(scene, years, series);
    gint first = -1;
    gint last = -1;
    for (guint i = 0; i < years->n_years; i++) {
        wanted[i] = has_all && !isnan(series->cells[i].count);
        if (!isnan(series->cells[i].count)) {
            first = first < 0 ? (gint)i : first;
            last = (gint)i;
        }
    }
    if (last >= 0) {
        wanted[first] = wanted[last] = TRUE;
    }
    return has_all;
}

/* The end of the bars that a text from `left` on would touch: the highest, of bars below 0 the
 * lowest. */
static double find_end(const AnkeYearAxis *years, const AnkeLinePoint *points, AnkeBox text,
                       gboolean is_below)
{
    double half = bar_width(years) / 2;
    double end = is_below ? -INFINITY : INFINITY;
    for (guint i = 0; i < years->n_years; i++) {
        AnkePoint point = points[i].point;
        gboolean is_under = point.x + half + BAR_ASIDE_PT > text.x &&
                            point.x - half - BAR_ASIDE_PT < anke_box_right(text);
        if (points[i].is_known && is_under) {
            end = is_below ? MAX(end, point.y) : MIN(end, point.y);
        }
    }
    return end;
}

/* The value of a bar stands at its end and nowhere else: beside it, it would be read as that of a
 * neighbour. Returns FALSE without room. */
static gboolean add_bar_value(AnkeScene *scene, const AnkeYearAxis *years, guint year,
                              const AnkeValueSpace *space, const char *text)
{
    gboolean is_below = space->points[year].point.y > space->zero;
    double width = anke_scene_text_width(scene, space->style, text) + 1;
    double most = MAX(space->left, space->right - width);
    AnkeBox box = {CLAMP(space->points[year].point.x - width / 2, space->left, most), 0, width,
                   space->style->size_pt * space->style->line_em};
    double end = find_end(years, space->points, box, is_below);
    box.y = is_below ? end + BAR_VALUE_PT : end - BAR_VALUE_PT - box.height;
    if (!anke_occupancy_is_free(space->occupancy, box)) {
        return FALSE;
    }
    anke_occupancy_take_box(space->occupancy, box);
    anke_series_line_add_plate(scene, box);
    AnkeTextPlace place = {.part = "value", .box = box, .align = ANKE_ALIGN_CENTRE};
    anke_scene_add_text(scene, &place, space->style, text);
    return TRUE;
}

/* The year of the highest value, or -1. */
static gint find_peak(const AnkeSeries *series, guint n_years)
{
    gint peak = -1;
    for (guint i = 0; i < n_years; i++) {
        double value = series->cells[i].count;
        if (!isnan(value) && (peak < 0 || value > series->cells[peak].count)) {
            peak = (gint)i;
        }
    }
    return peak;
}

/* Returns FALSE without room. */
static gboolean add_value(AnkeScene *scene, const AnkeYearAxis *years, const AnkeSeries *series,
                          guint year, const AnkeValueSpace *space)
{
    g_autofree char *text =
        anke_series_value_text(series, years->n_years, year, anke_scene_lang(scene));
    return series->has_bars
               ? add_bar_value(scene, years, year, space, text)
               : anke_series_line_add_value(scene, space->occupancy, space->points[year].point,
                                            space->style, text);
}

void anke_series_add_values(AnkeScene *scene, const AnkeYearAxis *years, const AnkeSeries *series,
                            const AnkeValueSpace *space)
{
    guint n = years->n_years;
    gint peak = find_peak(series, n);
    g_autofree gboolean *wanted = g_new0(gboolean, n);
    gboolean has_all = choose_values(scene, years, series, wanted);
    gboolean has_room = peak < 0 || add_value(scene, years, series, (guint)peak, space);
    for (guint i = n; i-- > 0;) {
        if (wanted[i] && (gint)i != peak) {
            has_room = add_value(scene, years, series, i, space) && has_room;
        }
    }
    if (!has_all) {
        anke_cross_add_some_note(scene);
    } else if (!has_room) {
        anke_scene_add_note(scene, anke_scene_say(scene, "重なる数値は表示を省略した。",
                                                  "Values without room are left out."));
    }
}

static void take_bars(AnkeOccupancy *occupancy, const AnkeYearAxis *years,
                      const AnkeLinePoint *points, double zero)
{
    double width = bar_width(years);
    for (guint i = 0; i < years->n_years; i++) {
        if (points[i].is_known) {
            AnkePoint point = points[i].point;
            AnkeBox bar = {point.x - width / 2, MIN(point.y, zero), width, fabs(zero - point.y)};
            anke_occupancy_take_box(occupancy, bar);
        }
    }
}

void anke_series_add_events(AnkeScene *scene, const AnkeYearAxis *years, const AnkeSeries *series,
                            AnkeBox plot, AnkeOccupancy *occupancy)
{
    anke_year_axis_add_events(scene, years, plot, series->events, series->n_events, series->label);
    for (guint i = 0; i < series->n_events; i++) {
        double x = anke_year_axis_event_x(years, &series->events[i]);
        anke_occupancy_take_line(occupancy, (AnkePoint){x, plot.y},
                                 (AnkePoint){x, anke_box_bottom(plot)});
    }
}

static double add_title(AnkeScene *scene, const AnkeSeries *series, double y)
{
    const AnkeTheme *theme = anke_scene_theme(scene);
    double width = anke_frame_width(scene);
    double unit =
        series->unit == NULL ? 0 : anke_scene_text_width(scene, &theme->axis, series->unit);
    double label = anke_scene_text_width(scene, &theme->strong, series->label);
    gboolean is_beside = label + unit + 1 <= width;
    AnkeTextPlace place = {
        .part = "panel", .box = {theme->margin_pt, y, width, 0}, .is_wrapped = TRUE};
    double height = anke_scene_add_text(scene, &place, &theme->strong, series->label);
    if (series->unit == NULL) {
        return y + height;
    }
    AnkeTextPlace beside = {.part = "unit",
                            .is_wrapped = TRUE,
                            .box = {theme->margin_pt + (is_beside ? label : 0),
                                    y + (is_beside ? 0 : height), MIN(unit + 1, width), height},
                            .valign = is_beside ? ANKE_VALIGN_MIDDLE : ANKE_VALIGN_TOP};
    double below = anke_scene_add_text(scene, &beside, &theme->axis, series->unit);
    return y + height + (is_beside ? 0 : below);
}

static void add_line(AnkeScene *scene, const AnkeYearAxis *years, const AnkeLinePoint *points,
                     gboolean has_gap)
{
    anke_series_line_add(scene, "line", points, years->n_years,
                         &anke_scene_theme(scene)->data_line);
    if (has_gap) {
        anke_scene_add_note(scene,
                            anke_scene_say(scene, "値のない年の前後は線で結ばない。",
                                           "No line is drawn across years without a value."));
    }
}

static void declare_axis(AnkeScene *scene, const AnkeSeries *series, guint n_years,
                         const AnkeAxis *axis)
{
    AnkeAxisData data = {.has_bars = series->has_bars, .is_people = series->is_people};
    if (!anke_series_range(series, n_years, &data.low, &data.high)) {
        data.low = data.high = NAN;
    }
    anke_axis_declare(scene, axis, &data);
}

/* What an empty panel is: values that are hidden or not known. */
static void add_no_value(AnkeScene *scene, const AnkeSeries *series, guint n_years, AnkeBox plot)
{
    double low;
    double high;
    gboolean has_hidden = FALSE;
    for (guint i = 0; i < n_years; i++) {
        has_hidden = has_hidden || series->cells[i].state == ANKE_CELL_HIDDEN;
    }
    if (!anke_series_range(series, n_years, &low, &high)) {
        anke_plate_add_no_value(scene, plot, has_hidden);
    }
}

double anke_series_panel_lay_out(AnkeScene *scene, const AnkeYearAxis *years,
                                 const AnkeSeries *series, AnkeBox box)
{
    const AnkeTheme *theme = anke_scene_theme(scene);
    guint n = years->n_years;
    double head = theme->value.size_pt * theme->value.line_em + ANKE_SERIES_HEAD_PT;
    double top = add_title(scene, series, box.y);
    Ticks placed = place_ticks(series, n, box.height);
    AnkeAxis axis = {.plot = {box.x, top + head, box.width, box.height}, .ticks = placed.ticks};
    AnkeBox area = {box.x, top, theme->margin_pt + anke_frame_width(scene) + 4 - box.x,
                    head + box.height};
    g_autoptr(AnkeOccupancy) occupancy = anke_occupancy_new(area);
    g_autofree AnkeLinePoint *points = g_new0(AnkeLinePoint, n);
    gboolean has_gap = anke_series_place(series, years, &axis, points);
    anke_year_axis_add_guides(scene, years, axis.plot);
    anke_axis_add_grid_up(scene, &axis);
    anke_axis_add_numbers_up(scene, &axis, 0);
    anke_series_add_events(scene, years, series, axis.plot, occupancy);
    declare_axis(scene, series, n, &axis);
    if (series->has_bars) {
        anke_series_add_bars(scene, years, series, &axis);
        take_bars(occupancy, years, points, anke_axis_y(&axis, 0));
    } else {
        add_line(scene, years, points, has_gap);
        anke_series_line_take(occupancy, points, n, theme->marker_radius_pt);
    }
    if (placed.is_cut) {
        anke_scene_add_note(scene, anke_scene_say(scene, "折れ線の縦軸は0から始まらない。",
                                                  "The axis of the line does not begin at 0."));
    }
    AnkeValueSpace space = {.occupancy = occupancy,
                            .points = points,
                            .style = &theme->value,
                            .zero = anke_axis_y(&axis, 0),
                            .left = box.x,
                            .right = anke_box_right(box)};
    anke_series_add_values(scene, years, series, &space);
    add_no_value(scene, series, n, axis.plot);
    return anke_box_bottom(axis.plot);
}
