#include "charts/plots/hires_layout.h"

#include <math.h>

#include "charts/plots/ahead.h"
#include "charts/plots/hires_private.h"
#include "charts/scene/key.h"
#include "charts/scene/plate.h"

#define PLOT_SHARE 0.36 /* height by width */
#define MIN_PLOT_PT 105.0
#define MAX_PLOT_PT 230.0
#define INTERVAL_PT 24.0
#define COLUMN_SHARE 0.66 /* of the slot of a year */
#define MAX_COLUMN_PT 40.0
#define PAST_SHARE 0.55 /* of the colour of borders in the columns of the past */
#define CASING_PT 2.4   /* of a line over columns, on both sides together */
#define SAMPLE_PT 16.0  /* of a line in the legend */
#define SEGMENT_TINT 4

static const AnkeTheme *theme_of(const AnkeHires *hires)
{
    return anke_scene_theme(hires->scene);
}

gboolean anke_hires_is_past(const AnkeHires *hires, guint year)
{
    return year < hires->spec->first_ahead;
}

AnkeFill anke_hires_fill(const AnkeHires *hires, gboolean is_of_past)
{
    const AnkeTheme *theme = theme_of(hires);
    AnkeFill past = {anke_theme_mix(theme, theme->border.colour, PAST_SHARE), ANKE_HATCH_NONE, 0};
    return is_of_past ? past : theme->bar;
}

AnkeFill anke_hires_shade(const AnkeHires *hires)
{
    return anke_theme_faint_tint(theme_of(hires), SEGMENT_TINT);
}

static void find_columns(AnkeHires *hires)
{
    const AnkeHiresSpec *spec = hires->spec;
    hires->columns = g_new(AnkeCell, spec->n_years);
    for (guint i = 0; i < spec->n_years; i++) {
        hires->columns[i] = anke_hires_is_past(hires, i) ? spec->past[i] : spec->plans[0].cells[i];
    }
    hires->n_lines = spec->n_plans - 1;
    hires->ends = g_new0(AnkeLineEnd, spec->n_plans);
    for (guint i = 0; i < hires->n_lines; i++) {
        hires->ends[i].label = spec->plans[i + 1].label;
        hires->ends[i].mark = anke_mark_at(theme_of(hires), i + 1);
    }
}

/* Lowest and highest of everything that is drawn, 0 included. */
static void find_range(const AnkeHires *hires, double *low, double *high)
{
    const AnkeHiresSpec *spec = hires->spec;
    *low = *high = 0;
    for (guint i = 0; i < spec->n_years; i++) {
        for (guint plan = 0; plan < spec->n_plans; plan++) {
            double value = plan == 0 ? hires->columns[i].count : spec->plans[plan].cells[i].count;
            if (!isnan(value) && (plan == 0 || !anke_hires_is_past(hires, i))) {
                *low = MIN(*low, value);
                *high = MAX(*high, value);
            }
        }
    }
}

static void place_axis(AnkeHires *hires)
{
    AnkeScene *scene = hires->scene;
    const AnkeTheme *theme = theme_of(hires);
    double width = anke_frame_width(scene);
    double height = CLAMP(PLOT_SHARE * width, MIN_PLOT_PT, MAX_PLOT_PT);
    AnkeTickRange range = {.is_whole = TRUE, .most = anke_axis_most_intervals(height, INTERVAL_PT)};
    find_range(hires, &range.low, &range.high);
    hires->axis.ticks = anke_ticks_place(&range);
    double left =
        theme->margin_pt + anke_axis_label_width(scene, &hires->axis.ticks) + theme->text_axis_pt;
    hires->names_pt = anke_line_ends_width(scene, hires->ends, hires->n_lines, height);
    hires->axis.plot =
        (AnkeBox){left, 0, theme->margin_pt + width - hires->names_pt - left, height};
    anke_year_axis_init(&hires->years, scene, hires->spec->years, hires->spec->n_years,
                        hires->axis.plot);
}

static void declare_axis(const AnkeHires *hires)
{
    AnkeAxisData data = {.has_bars = TRUE, .is_people = TRUE};
    find_range(hires, &data.low, &data.high);
    anke_axis_declare(hires->scene, &hires->axis, &data);
}

/* Legend */

typedef struct {
    const AnkeHires *hires;
    AnkeFill fill;
    AnkeMark mark;
} Sample;

static void draw_swatch(AnkeScene *scene, AnkePoint start, gconstpointer data)
{
    double side = anke_scene_theme(scene)->swatch_pt;
    AnkeBox box = {start.x, start.y - side / 2, side, side};
    anke_scene_add_rectangle(scene, "legend", box, &((const Sample *)data)->fill, NULL);
}

static void draw_step(AnkeScene *scene, AnkePoint start, gconstpointer data)
{
    const AnkeStroke stroke = {((const Sample *)data)->mark.colour,
                               anke_scene_theme(scene)->data_line.width_pt, 0, 0};
    AnkePoint to = {start.x + SAMPLE_PT, start.y};
    anke_scene_add_segment(scene, "legend", start, to, &stroke);
}

/* Columns, then the lines that have no name at their end. */
static double add_legend(const AnkeHires *hires, double y)
{
    const AnkeHiresSpec *spec = hires->spec;
    Sample samples[ANKE_MARK_MOST + 1] = {0};
    AnkeKeyEntry entries[ANKE_MARK_MOST + 1] = {0};
    guint n = 0;
    double side = theme_of(hires)->swatch_pt;
    for (guint i = 0; i < 2; i++) {
        gboolean is_of_past = i == 0;
        if (is_of_past ? spec->first_ahead == 0 : spec->first_ahead >= spec->n_years) {
            continue;
        }
        samples[n].fill = anke_hires_fill(hires, is_of_past);
        const char *label =
            is_of_past ? anke_scene_say(hires->scene, "実績", "past") : spec->plans[0].label;
        entries[n] = (AnkeKeyEntry){label, side, draw_swatch, &samples[n]};
        n++;
    }
    for (guint i = 0; hires->names_pt <= 0 && i < hires->n_lines; i++, n++) {
        samples[n].mark = hires->ends[i].mark;
        entries[n] = (AnkeKeyEntry){hires->ends[i].label, SAMPLE_PT, draw_step, &samples[n]};
    }
    AnkeKey key = {&theme_of(hires)->label, entries, n};
    AnkeBox box = {theme_of(hires)->margin_pt, y, anke_frame_width(hires->scene), 0};
    return anke_key_lay_out(hires->scene, box, &key) + 2;
}

/* Segments */

static AnkeBox segment_box(const AnkeHires *hires, const AnkeHiresSegment *segment)
{
    double half = anke_year_axis_slot(&hires->years) / 2;
    double left = anke_year_axis_x(&hires->years, segment->from) - half;
    double right = anke_year_axis_x(&hires->years, segment->to) + half;
    return (AnkeBox){left, hires->axis.plot.y, right - left, hires->axis.plot.height};
}

static void add_segment(const AnkeHires *hires, const AnkeHiresSegment *segment)
{
    AnkeScene *scene = hires->scene;
    AnkeFill fill = anke_hires_shade(hires);
    anke_scene_add_rectangle(scene, "segment", segment_box(hires, segment), &fill, NULL);
    g_autofree char *note =
        g_strdup_printf(anke_scene_say(scene, "網掛け：%s", "Shaded: %s"), segment->note);
    anke_scene_add_note(scene, note);
}

/* Says at the top of a segment what it is, where that fits and nothing else is. */
static void add_segment_label(const AnkeHires *hires, const AnkeHiresSegment *segment)
{
    AnkeScene *scene = hires->scene;
    AnkeTextStyle style = anke_text_style_phrased(theme_of(hires)->label);
    AnkeBox box = segment_box(hires, segment);
    box = (AnkeBox){box.x + 2, box.y + 2, box.width - 4, 0};
    AnkeTextSize size = anke_scene_measure(scene, &style, segment->label, box.width);
    box.height = size.height_pt;
    if (size.n_lines > 2 || size.width_pt > box.width ||
        !anke_occupancy_is_free(hires->taken, box)) {
        return;
    }
    AnkeTextPlace place = {.part = "segment",
                           .box = box,
                           .align = ANKE_ALIGN_CENTRE,
                           .is_wrapped = TRUE,
                           .is_even = TRUE};
    anke_scene_add_text(scene, &place, &style, segment->label);
}

/* Columns and lines */

static double column_width(const AnkeHires *hires)
{
    return MIN(COLUMN_SHARE * anke_year_axis_slot(&hires->years), MAX_COLUMN_PT);
}

AnkeBox anke_hires_column(const AnkeHires *hires, guint year)
{
    double width = column_width(hires);
    double zero = anke_axis_y(&hires->axis, 0);
    double end = anke_axis_y(&hires->axis, hires->columns[year].count);
    return (AnkeBox){anke_year_axis_x(&hires->years, year) - width / 2, MIN(zero, end), width,
                     fabs(zero - end)};
}

static void add_columns(const AnkeHires *hires)
{
    for (guint i = 0; i < hires->spec->n_years; i++) {
        double value = hires->columns[i].count;
        if (isnan(value) || fabs(value) <= 0) {
            continue;
        }
        AnkeFill fill = anke_hires_fill(hires, anke_hires_is_past(hires, i));
        AnkeBox box = anke_hires_column(hires, i);
        anke_scene_add_rectangle(hires->scene, "column", box, &fill, NULL);
        anke_occupancy_take_box(hires->taken, box);
    }
}

/* The corners of a step at a year, behind those that are there. */
static void add_corners(const AnkeHires *hires, GArray *corners, guint year, double value)
{
    double half = anke_year_axis_slot(&hires->years) / 2;
    double x = anke_year_axis_x(&hires->years, year);
    double y = anke_axis_y(&hires->axis, value);
    AnkePoint from = {x - half, y};
    AnkePoint to = {x + half, y};
    g_array_append_val(corners, from);
    g_array_append_val(corners, to);
}

static void add_piece(const AnkeHires *hires, const GArray *corners, AnkeRgb colour)
{
    const AnkePoint *points = (const AnkePoint *)(gpointer)corners->data;
    double width = theme_of(hires)->data_line.width_pt;
    AnkeStroke stroke = {colour, width, 0, width + CASING_PT};
    if (corners->len < 2) {
        return;
    }
    anke_scene_add_line(hires->scene, "step", points, corners->len, &stroke);
    for (guint i = 1; i < corners->len; i++) {
        anke_occupancy_take_line(hires->taken, points[i - 1], points[i]);
        anke_occupancy_take_line(hires->lines, points[i - 1], points[i]);
    }
}

/* A stepped line, broken where a value or a year is missing. Its end is where the name is joined. */
static void add_line(const AnkeHires *hires, guint line)
{
    const AnkeHiresSpec *spec = hires->spec;
    g_autoptr(GArray) corners = g_array_new(FALSE, FALSE, sizeof(AnkePoint));
    AnkeLineEnd *end = &hires->ends[line];
    end->end = (AnkePoint){anke_box_right(hires->axis.plot), anke_axis_y(&hires->axis, 0)};
    for (guint i = spec->first_ahead; i < spec->n_years; i++) {
        double value = spec->plans[line + 1].cells[i].count;
        gboolean is_apart = i > 0 && anke_year_axis_distance(&hires->years, i - 1, i) > 1;
        if (isnan(value) || is_apart) {
            add_piece(hires, corners, end->mark.colour);
            g_array_set_size(corners, 0);
        }
        if (isnan(value)) {
            continue;
        }
        add_corners(hires, corners, i, value);
        end->end = g_array_index(corners, AnkePoint, corners->len - 1);
    }
    add_piece(hires, corners, end->mark.colour);
}

static gboolean is_known(const AnkeCell *cells, guint from, guint n)
{
    for (guint i = from; i < n; i++) {
        if (!isnan(cells[i].count)) {
            return TRUE;
        }
    }
    return FALSE;
}

/* "なりゆきでは令和8年の12人から令和13年の27人まで。" */
static void describe(const AnkeHires *hires)
{
    const AnkeHiresSpec *spec = hires->spec;
    AnkeLang lang = anke_scene_lang(hires->scene);
    g_autoptr(GString) text = g_string_new(
        anke_say(lang, "年ごとの採用者数の縦棒グラフ。", "Columns of people hired each year."));
    gint least = -1;
    gint most = -1;
    for (guint i = spec->first_ahead; i < spec->n_years; i++) {
        double value = hires->columns[i].count;
        if (!isnan(value)) {
            least = least < 0 || value < hires->columns[least].count ? (gint)i : least;
            most = most < 0 || value > hires->columns[most].count ? (gint)i : most;
        }
    }
    if (least >= 0) {
        g_autofree char *low = anke_cell_count(&hires->columns[least], lang);
        g_autofree char *high = anke_cell_count(&hires->columns[most], lang);
        g_string_append_printf(text,
                               anke_say(lang, "%sでは%sの%s人から%sの%s人まで。",
                                        " %s: from %s (%s persons) to %s (%s persons)."),
                               spec->plans[0].label, spec->years[least].label, low,
                               spec->years[most].label, high);
    }
    anke_scene_set_description(hires->scene, text->str);
}

static void add_marks(AnkeHires *hires)
{
    AnkeScene *scene = hires->scene;
    for (guint i = 0; i < hires->spec->n_segments; i++) {
        add_segment(hires, &hires->spec->segments[i]);
    }
    anke_axis_add_grid_up(scene, &hires->axis);
    anke_axis_add_numbers_up(scene, &hires->axis, 0);
    declare_axis(hires);
    add_columns(hires);
    anke_scene_add_segment(
        scene, "baseline", (AnkePoint){hires->axis.plot.x, anke_axis_y(&hires->axis, 0)},
        (AnkePoint){anke_box_right(hires->axis.plot), anke_axis_y(&hires->axis, 0)},
        &theme_of(hires)->zero_line);
    for (guint i = 0; i < hires->n_lines; i++) {
        add_line(hires, i);
    }
    anke_ahead_add_border(scene, &hires->years, hires->spec->first_ahead, hires->axis.plot,
                          hires->spec->unit);
}

static double lay_out_plot(AnkeHires *hires, double y)
{
    const AnkeTheme *theme = theme_of(hires);
    AnkeScene *scene = hires->scene;
    y = add_legend(hires, y);
    hires->axis.plot.y = anke_ahead_add_unit(scene, hires->spec->unit, y);
    AnkeBox area = {hires->axis.plot.x, y, theme->margin_pt + anke_frame_width(scene) + 4,
                    anke_box_bottom(hires->axis.plot) - y};
    hires->taken = anke_occupancy_new(area);
    hires->lines = anke_occupancy_new(area);
    add_marks(hires);
    anke_hires_add_values(hires);
    for (guint i = 0; i < hires->spec->n_segments; i++) {
        add_segment_label(hires, &hires->spec->segments[i]);
    }
    if (!is_known(hires->columns, 0, hires->spec->n_years)) {
        anke_plate_add_no_value(scene, hires->axis.plot, FALSE);
    }
    anke_line_ends_add(scene, hires->ends, hires->n_lines, hires->axis.plot, hires->names_pt);
    return anke_year_axis_add_labels(scene, &hires->years, anke_box_bottom(hires->axis.plot));
}

void anke_hires_lay_out(AnkeScene *scene, const AnkeHiresSpec *spec)
{
    g_assert(spec->n_years > 0 && spec->n_plans > 0 && spec->n_plans <= ANKE_MARK_MOST);
    AnkeHires hires = {.scene = scene, .spec = spec};
    double y = anke_frame_begin(scene, &spec->figure);
    find_columns(&hires);
    describe(&hires);
    place_axis(&hires);
    y = lay_out_plot(&hires, y);
    anke_frame_end(scene, &spec->figure, y);
    anke_year_axis_clear(&hires.years);
    anke_occupancy_free(hires.taken);
    anke_occupancy_free(hires.lines);
    g_free(hires.columns);
    g_free(hires.ends);
}
