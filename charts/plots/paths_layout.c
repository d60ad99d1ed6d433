#include "charts/plots/paths_layout.h"

#include <math.h>

#include "charts/plots/ahead.h"
#include "charts/plots/paths_private.h"
#include "charts/scene/plate.h"

#define PLOT_SHARE 0.36 /* height by width */
#define MIN_PLOT_PT 110.0
#define MAX_PLOT_PT 240.0
#define INTERVAL_PT 26.0
#define LOW_SHARE 0.4 /* lines whose lowest value is below this share of the highest begin at 0 */
#define PAD_SHARE 0.3 /* of the range, below and above lines that do not */
#define LINE_PT 1.7
#define CASING_PT 3.6
#define SYMBOL_PT 2.6
#define SYMBOL_ROOM_PT 16.0 /* between symbols on a line */
#define LIMIT_DASH_PT 5.0

static const AnkeTheme *theme_of(const AnkePaths *paths)
{
    return anke_scene_theme(paths->scene);
}

/* "なりゆき 589" */
static void name_paths(AnkePaths *paths)
{
    const AnkePathsSpec *spec = paths->spec;
    for (guint i = 0; i < spec->n_paths; i++) {
        gint last = anke_paths_find_last(paths, spec->paths[i].cells);
        g_autofree char *value =
            last < 0 ? g_strdup("…") : anke_paths_value_text(paths, &spec->paths[i].cells[last]);
        paths->names[i] = *spec->paths[i].label == '\0'
                              ? g_strdup(value)
                              : g_strconcat(spec->paths[i].label, " ", value, NULL);
        paths->ends[i] =
            (AnkeLineEnd){paths->names[i], anke_mark_at(theme_of(paths), i), (AnkePoint){0, 0}};
    }
}

static void widen(const AnkeCell *cells, guint n, double *low, double *high)
{
    for (guint i = 0; i < n; i++) {
        if (!isnan(cells[i].count)) {
            *low = MIN(*low, cells[i].count);
            *high = MAX(*high, cells[i].count);
        }
    }
}

/* Lowest and highest of what is drawn. Returns FALSE where there is no value. */
static gboolean find_range(const AnkePaths *paths, double *low, double *high)
{
    const AnkePathsSpec *spec = paths->spec;
    *low = INFINITY;
    *high = -INFINITY;
    widen(spec->past, spec->n_years, low, high);
    for (guint i = 0; i < spec->n_paths; i++) {
        widen(spec->paths[i].cells, spec->n_years, low, high);
    }
    if (*low > *high) {
        return FALSE;
    }
    if (!isnan(spec->limit)) {
        *low = MIN(*low, spec->limit);
        *high = MAX(*high, spec->limit);
    }
    return TRUE;
}

static void place_ticks(AnkePaths *paths, double height)
{
    AnkeTickRange range = {.is_whole = paths->spec->n_decimals == 0,
                           .most = anke_axis_most_intervals(height, INTERVAL_PT)};
    if (!find_range(paths, &range.low, &range.high)) {
        range.low = range.high = 0;
    }
    paths->is_cut = range.low > 0 && range.low >= LOW_SHARE * range.high;
    if (paths->is_cut) {
        double pad = MAX((range.high - range.low) * PAD_SHARE, range.high * 0.01);
        range.low = MAX(range.low - pad, 0);
        range.high += pad / 2;
    } else {
        range.low = MIN(range.low, 0);
        range.high = MAX(range.high, 0);
    }
    paths->axis.ticks = anke_ticks_place(&range);
    paths->is_cut = anke_ticks_low(&paths->axis.ticks) > 0;
}

static void place_plot(AnkePaths *paths)
{
    const AnkeTheme *theme = theme_of(paths);
    double width = anke_frame_width(paths->scene);
    double height = CLAMP(PLOT_SHARE * width, MIN_PLOT_PT, MAX_PLOT_PT);
    place_ticks(paths, height);
    double left = theme->margin_pt + anke_axis_label_width(paths->scene, &paths->axis.ticks) +
                  theme->text_axis_pt;
    paths->names_pt = anke_line_ends_width(paths->scene, paths->ends, paths->spec->n_paths, height);
    paths->axis.plot =
        (AnkeBox){left, 0, theme->margin_pt + width - paths->names_pt - left, height};
    anke_year_axis_init(&paths->years, paths->scene, paths->spec->years, paths->spec->n_years,
                        paths->axis.plot);
}

static double add_legend(const AnkePaths *paths, double y)
{
    AnkeMarkEntry entries[ANKE_MARK_MOST];
    if (paths->names_pt > 0) {
        return y;
    }
    for (guint i = 0; i < paths->spec->n_paths; i++) {
        entries[i] = (AnkeMarkEntry){paths->names[i], paths->ends[i].mark, ANKE_MARK_LINE};
    }
    AnkeBox box = {theme_of(paths)->margin_pt, y, anke_frame_width(paths->scene), 0};
    return anke_mark_legend_lay_out(paths->scene, box, entries, paths->spec->n_paths) + 2;
}

/* A line that is drawn piece by piece. */
typedef struct {
    const char *part;
    AnkeRgb colour;
    GArray *points;
} Line;

static void end_piece(const AnkePaths *paths, Line *line)
{
    AnkeStroke stroke = {line->colour, LINE_PT, 0, CASING_PT};
    const AnkePoint *points = (const AnkePoint *)(gpointer)line->points->data;
    if (line->points->len > 1) {
        anke_scene_add_line(paths->scene, line->part, points, line->points->len, &stroke);
    }
    for (guint i = 1; i < line->points->len; i++) {
        anke_occupancy_take_line(paths->taken, points[i - 1], points[i]);
    }
    g_array_set_size(line->points, 0);
}

/* The pieces of a line through known values; `start` is a point that it comes from, or NULL. */
static void add_line(const AnkePaths *paths, const char *part, const AnkeCell *cells,
                     AnkeRgb colour, const AnkePoint *start)
{
    g_autoptr(GArray) points = g_array_new(FALSE, FALSE, sizeof(AnkePoint));
    Line line = {part, colour, points};
    if (start != NULL) {
        g_array_append_val(points, *start);
    }
    for (guint i = 0; i < paths->spec->n_years; i++) {
        gboolean is_known = !isnan(cells[i].count);
        if (is_known) {
            AnkePoint point = anke_paths_point_of(paths, i, cells[i].count);
            g_array_append_val(points, point);
        } else if (points->len > 1 || (points->len == 1 && start == NULL)) {
            end_piece(paths, &line);
        }
    }
    end_piece(paths, &line);
}

/* Symbols where there is room for them, the last value first. */
static void add_symbols(const AnkePaths *paths, const AnkeCell *cells, AnkeMark mark)
{
    double right = INFINITY;
    for (guint i = paths->spec->n_years; i-- > 0;) {
        if (isnan(cells[i].count)) {
            continue;
        }
        AnkePoint point = anke_paths_point_of(paths, i, cells[i].count);
        if (right - point.x >= SYMBOL_ROOM_PT) {
            anke_scene_add_symbol(paths->scene, "mark", mark.symbol, point, SYMBOL_PT, mark.colour);
            anke_occupancy_take_box(
                paths->taken,
                (AnkeBox){point.x - SYMBOL_PT, point.y - SYMBOL_PT, 2 * SYMBOL_PT, 2 * SYMBOL_PT});
            right = point.x;
        }
    }
}

/* The last known point of the past, from which scenarios go on. Returns FALSE where there is none. */
static gboolean find_start(const AnkePaths *paths, const AnkePath *path, AnkePoint *start)
{
    gint last = anke_paths_find_last(paths, paths->spec->past);
    if (last < 0) {
        return FALSE;
    }
    for (gint i = 0; i <= last; i++) {
        if (!isnan(path->cells[i].count)) {
            return FALSE;
        }
    }
    *start = anke_paths_point_of(paths, (guint)last, paths->spec->past[last].count);
    return TRUE;
}

static void add_paths(AnkePaths *paths)
{
    const AnkePathsSpec *spec = paths->spec;
    for (guint i = spec->n_paths; i-- > 0;) {
        AnkePoint start;
        gboolean has_start = find_start(paths, &spec->paths[i], &start);
        add_line(paths, "path", spec->paths[i].cells, paths->ends[i].mark.colour,
                 has_start ? &start : NULL);
    }
    for (guint i = 0; i < spec->n_paths; i++) {
        gint last = anke_paths_find_last(paths, spec->paths[i].cells);
        add_symbols(paths, spec->paths[i].cells, paths->ends[i].mark);
        double value =
            last < 0 ? anke_ticks_low(&paths->axis.ticks) : spec->paths[i].cells[last].count;
        paths->ends[i].end =
            anke_paths_point_of(paths, last < 0 ? spec->n_years - 1 : (guint)last, value);
    }
}

/* The line of the limit, and its name above it where nothing else is, else below or to the right. */
static void add_limit(const AnkePaths *paths)
{
    const AnkePathsSpec *spec = paths->spec;
    AnkeScene *scene = paths->scene;
    if (isnan(spec->limit)) {
        return;
    }
    AnkeBox plot = paths->axis.plot;
    double y = anke_axis_y(&paths->axis, spec->limit);
    AnkeStroke stroke = {theme_of(paths)->warning.colour, 1.1, LIMIT_DASH_PT, 0};
    anke_scene_add_segment(scene, "limit", (AnkePoint){plot.x, y},
                           (AnkePoint){anke_box_right(plot), y}, &stroke);
    anke_occupancy_take_line(paths->taken, (AnkePoint){plot.x, y},
                             (AnkePoint){anke_box_right(plot), y});
}

static void describe(const AnkePaths *paths)
{
    AnkeLang lang = anke_scene_lang(paths->scene);
    const AnkePathsSpec *spec = paths->spec;
    g_autoptr(GString) text =
        g_string_new(anke_say(lang, "推計の折れ線グラフ。", "Lines of projections."));
    for (guint i = 0; i < spec->n_paths; i++) {
        gint last = anke_paths_find_last(paths, spec->paths[i].cells);
        if (last >= 0) {
            g_string_append_printf(text, anke_say(lang, "%sは%s。", " %s in %s."), paths->names[i],
                                   spec->years[last].label);
        }
    }
    anke_scene_set_description(paths->scene, text->str);
}

static void declare_axis(const AnkePaths *paths)
{
    AnkeAxisData data = {.is_people = paths->spec->n_decimals == 0};
    if (!find_range(paths, &data.low, &data.high)) {
        data.low = data.high = NAN;
        anke_plate_add_no_value(paths->scene, paths->axis.plot, FALSE);
    }
    anke_axis_declare(paths->scene, &paths->axis, &data);
    if (paths->is_cut) {
        anke_scene_add_note(paths->scene, anke_scene_say(paths->scene, "縦軸は0から始まらない。",
                                                         "The axis does not begin at 0."));
    }
}

static void add_marks(AnkePaths *paths)
{
    AnkeScene *scene = paths->scene;
    AnkeRgb past = anke_mark_total(theme_of(paths));
    anke_year_axis_add_guides(scene, &paths->years, paths->axis.plot);
    anke_axis_add_grid_up(scene, &paths->axis);
    anke_axis_add_numbers_up(scene, &paths->axis, 0);
    add_limit(paths);
    anke_ahead_add_border(scene, &paths->years, paths->spec->first_ahead, paths->axis.plot,
                          paths->spec->unit);
    add_line(paths, "past", paths->spec->past, past, NULL);
    add_paths(paths);
    declare_axis(paths);
    anke_paths_add_limit_name(paths);
    anke_paths_add_past_values(paths);
}

static double lay_out_plot(AnkePaths *paths, double y)
{
    AnkeScene *scene = paths->scene;
    const AnkeTheme *theme = theme_of(paths);
    y = add_legend(paths, y);
    paths->axis.plot.y = anke_ahead_add_unit(scene, paths->spec->unit, y);
    AnkeBox area = {paths->axis.plot.x, y, theme->margin_pt + anke_frame_width(scene) + 4,
                    anke_box_bottom(paths->axis.plot) - y};
    paths->taken = anke_occupancy_new(area);
    add_marks(paths);
    anke_line_ends_add(scene, paths->ends, paths->spec->n_paths, paths->axis.plot, paths->names_pt);
    return anke_year_axis_add_labels(scene, &paths->years, anke_box_bottom(paths->axis.plot));
}

void anke_paths_lay_out(AnkeScene *scene, const AnkePathsSpec *spec)
{
    g_assert(spec->n_years > 0 && spec->n_paths > 0 && spec->n_paths <= ANKE_MARK_MOST);
    AnkePaths paths = {.scene = scene, .spec = spec};
    double y = anke_frame_begin(scene, &spec->figure);
    name_paths(&paths);
    describe(&paths);
    place_plot(&paths);
    y = lay_out_plot(&paths, y);
    anke_frame_end(scene, &spec->figure, y);
    anke_year_axis_clear(&paths.years);
    anke_occupancy_free(paths.taken);
    for (guint i = 0; i < spec->n_paths; i++) {
        g_free(paths.names[i]);
    }
}
