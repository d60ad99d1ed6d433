#include "charts/scripts/fan_script.h"

#include <math.h>
#include <string.h>

#include "analyzer/base/calendar.h"
#include "analyzer/base/number.h"
#include "charts/scene/spread.h"
#include "charts/scene/years.h"
#include "charts/scripts/fan_quota.h"
#include "charts/scripts/plot_frame.h"
#include "charts/scripts/plot_grid.h"
#include "charts/scripts/plot_scale.h"

#define TICK_PADDING_PT 7.0
#define TICK_GAP_PT 8.0
#define ROW_GAP_PT 10.0
#define COLUMN_GAP_PT 22.0
#define ONE_SHARE 0.5 /* height of a lone panel, of the picture's width */
#define MAX_ONE_PT 340.0
#define PANEL_PT 150.0
#define WIDE_PT 700.0
#define END_GAP_PT 6.0 /* between the last year and its numbers */
#define FROM_ZERO                                                                                  \
    0.5 /* an axis begins at 0 where the least value is below this share of the most */
#define YEAR_PADDING 0.02 /* of the axis, at both ends */

enum { MAX_ENDS = 4 };

typedef struct {
    const AnkeFanSpec *spec;
    AnkeTicks axis;
    double first_year;
    double last_year;
    double end_pt; /* room of the numbers at the last year */
    GArray *panels;
    double bottom_pt;
} Layout;

static void take_years(Layout *layout, double year)
{
    layout->first_year = fmin(layout->first_year, year);
    layout->last_year = fmax(layout->last_year, year);
}

static AnkePlotRange find_ranges(Layout *layout)
{
    const AnkeFanSpec *spec = layout->spec;
    AnkePlotRange range = anke_plot_range_new();
    layout->first_year = INFINITY;
    layout->last_year = -INFINITY;
    for (guint i = 0; i < spec->past.n_points; i++) {
        take_years(layout, spec->past.points[i].x);
        anke_plot_range_widen(&range, spec->past.points[i].y);
    }
    for (guint panel = 0; panel < spec->n_panels; panel++) {
        for (guint i = 0; i < spec->panels[panel].n_years; i++) {
            const AnkeFanYear *year = &spec->panels[panel].years[i];
            take_years(layout, year->year);
            anke_plot_range_widen(&range, year->p05);
            anke_plot_range_widen(&range, year->p95);
            anke_plot_range_widen(&range, year->quota);
        }
    }
    anke_plot_range_widen(&range, spec->quota);
    if (range.min > 0 && range.min < FROM_ZERO * range.max) {
        range.min = 0;
    }
    range.has_fractions = range.max - range.min < 2; /* else whole ticks are fine enough */
    return range;
}

/* What is printed right of a panel: quantiles of the last year, and the quota. */
typedef struct {
    double value;
    const char *name;
    gboolean is_strong;
    AnkeRgb ink;
} End;

static guint list_ends(const Layout *layout, const AnkeFanPanel *panel, End *ends)
{
    const AnkeTheme *theme = layout->spec->frame.theme;
    const AnkeLang lang = theme->lang;
    const AnkeRgb ink = theme->value.colour;
    const AnkeFanYear *last = &panel->years[panel->n_years - 1];
    ends[0] = (End){last->p95, anke_say(lang, "95％点", "95%"), FALSE, ink};
    ends[1] = (End){last->p50, anke_say(lang, "中央値", "Median"), TRUE, ink};
    ends[2] = (End){last->p05, anke_say(lang, "5％点", "5%"), FALSE, ink};
    const double quota = anke_fan_quota(layout->spec, last);
    ends[3] = (End){quota, anke_say(lang, "条例定数", "Quota"), FALSE, theme->warning.colour};
    return isnan(quota) ? MAX_ENDS - 1 : MAX_ENDS;
}

static char *end_text(const Layout *layout, const End *end)
{
    char number[ANKE_NUMBER_SIZE];
    anke_number_format_grouped(number, end->value, layout->axis.n_decimals);
    return g_strdup_printf("%s %s", end->name, number);
}

static AnkeTextStyle end_style(const Layout *layout, const End *end)
{
    AnkeTextStyle style = anke_text_style_coloured(layout->spec->frame.theme->value, end->ink);
    style.is_bold = end->is_strong;
    return style;
}

/* Of a line of the years' numbers. */
static double tick_height(const Layout *layout)
{
    return anke_plot_scale_number_height(&layout->spec->frame);
}

/* The era's year and the western one; readers of English have the latter only. */
static guint n_tick_lines(const AnkeFanSpec *spec)
{
    return spec->frame.theme->lang == ANKE_LANG_EN ? 1 : 2;
}

static double find_end_width(const Layout *layout)
{
    double widest_pt = 0;
    for (guint panel = 0; panel < layout->spec->n_panels; panel++) {
        End ends[MAX_ENDS];
        const guint n_ends = list_ends(layout, &layout->spec->panels[panel], ends);
        for (guint i = 0; i < n_ends; i++) {
            g_autofree char *text = end_text(layout, &ends[i]);
            const AnkeTextStyle style = end_style(layout, &ends[i]);
            const AnkeTextRuler ruler = anke_plot_ruler(&layout->spec->frame, &style);
            widest_pt = fmax(widest_pt, anke_text_lines_width(&ruler, text));
        }
    }
    return widest_pt + END_GAP_PT;
}

static void lay_out(Layout *layout, double top_pt)
{
    const AnkeFanSpec *spec = layout->spec;
    const double width_pt = spec->frame.width_pt;
    const AnkePlotRange range = find_ranges(layout);
    AnkePlotGridSpec grid = {
        .panel_pt =
            spec->n_panels == 1 ? fmax(PANEL_PT, fmin(MAX_ONE_PT, width_pt * ONE_SHARE)) : PANEL_PT,
        .foot_pt = TICK_PADDING_PT + n_tick_lines(spec) * tick_height(layout) + ROW_GAP_PT,
        .n_columns = width_pt < WIDE_PT ? 1 : 2};
    layout->axis = anke_plot_scale_upright(&range, grid.panel_pt);
    layout->end_pt = find_end_width(layout);
    g_autofree char *unit = anke_plot_scale_unit(spec->unit, spec->frame.theme->lang);
    const gboolean has_headings = *spec->panels[0].label != '\0';
    grid.left_pt = anke_plot_grid_left(&spec->frame, &layout->axis, unit, has_headings);
    grid.right_pt = layout->spec->frame.theme->margin_pt + layout->end_pt;
    grid.gap_pt = COLUMN_GAP_PT + layout->end_pt;
    g_autofree AnkePlotHeading *headings = g_new0(AnkePlotHeading, spec->n_panels);
    for (guint i = 0; i < spec->n_panels; i++) {
        headings[i] = (AnkePlotHeading){spec->panels[i].label, "", FALSE};
    }
    top_pt += anke_plot_grid_above(&spec->frame, unit, has_headings);
    layout->panels = anke_plot_grid_place(&grid, &spec->frame, headings, spec->n_panels, top_pt,
                                          &layout->bottom_pt);
    layout->bottom_pt -= ROW_GAP_PT;
}

static double year_span(const Layout *layout)
{
    return fmax(layout->last_year - layout->first_year, 1);
}

static double year_x(const Layout *layout, const AnkePlotBox *box, double year)
{
    const double share = (year - layout->first_year) / year_span(layout);
    return box->left_pt +
           (YEAR_PADDING + share * (1 - 2 * YEAR_PADDING)) * (box->right_pt - box->left_pt);
}

static double value_y(const Layout *layout, const AnkePlotBox *box, double value)
{
    const double end = anke_ticks_high(&layout->axis);
    return box->bottom_pt - (value - anke_ticks_low(&layout->axis)) /
                                (end - anke_ticks_low(&layout->axis)) *
                                (box->bottom_pt - box->top_pt);
}

/* "R12" of 2030; "" before the eras that are known, or for readers of English. */
static char *era_text(double year, AnkeLang lang)
{
    g_autofree char *day = g_strdup_printf("%04.0f-12-31", year);
    g_autofree char *date = lang == ANKE_LANG_EN ? NULL : anke_date_to_wareki(day);
    char *end = date == NULL ? NULL : strstr(date, "年");
    if (end == NULL) {
        return g_strdup("");
    }
    end[strlen("年")] = '\0';
    return anke_year_short(date);
}

/* Years with a number: every 1st, 2nd, 5th, 10th ..., as many as there is room for. */
static GArray *choose_year_ticks(const Layout *layout, double panel_pt)
{
    GArray *ticks = g_array_new(FALSE, FALSE, sizeof(double));
    const double tick_pt = anke_plot_number_width(&layout->spec->frame, 2030, 0) + TICK_GAP_PT;
    const guint n_fitting = (guint)fmin(ANKE_TICKS_MOST, fmax(2, panel_pt / tick_pt));
    const AnkeTicks years = anke_ticks_place(&(AnkeTickRange){
        .low = layout->first_year, .high = layout->last_year, .is_whole = TRUE, .most = n_fitting});
    for (gint i = years.first; i <= years.last; i++) {
        const double tick = anke_tick_value(&years, i);
        if (tick >= layout->first_year && tick <= layout->last_year) {
            g_array_append_val(ticks, tick);
        }
    }
    return ticks;
}

static void write_years(const Layout *layout, const AnkePlotBox *box, AnkePlotScript *script)
{
    const AnkePlotLabelStyle style = {&anke_plot_script_theme(script)->axis, ANKE_PLOT_CENTRE};
    g_autoptr(GArray) ticks = choose_year_ticks(layout, box->right_pt - box->left_pt);
    for (guint i = 0; i < ticks->len; i++) {
        const double year = g_array_index(ticks, double, i);
        g_autofree char *western = g_strdup_printf("%.0f", year);
        g_autofree char *era = era_text(year, layout->spec->frame.theme->lang);
        double y_pt = box->bottom_pt + TICK_PADDING_PT + tick_height(layout) / 2 - 2;
        if (*era != '\0') {
            anke_plot_script_label(script, era, year_x(layout, box, year), y_pt, &style);
            y_pt += tick_height(layout);
        }
        anke_plot_script_label(script, western, year_x(layout, box, year), y_pt, &style);
    }
}

/* The numbers right of a panel, moved apart. */
static void write_ends(const Layout *layout, guint panel, AnkePlotScript *script)
{
    const AnkePlotBox *box = &anke_plot_grid_panel(layout->panels, panel)->box;
    End ends[MAX_ENDS];
    double middles[MAX_ENDS];
    double heights[MAX_ENDS];
    const guint n_ends = list_ends(layout, &layout->spec->panels[panel], ends);
    for (guint i = 0; i < n_ends; i++) {
        middles[i] = value_y(layout, box, ends[i].value);
        heights[i] = anke_text_lines_height(&layout->spec->frame.theme->value, 1);
    }
    anke_spread(middles, heights, n_ends, box->top_pt, box->bottom_pt);
    for (guint i = 0; i < n_ends; i++) {
        const AnkeTextStyle value = end_style(layout, &ends[i]);
        const AnkePlotLabelStyle style = {&value, ANKE_PLOT_LEFT};
        g_autofree char *text = end_text(layout, &ends[i]);
        anke_plot_script_label(script, text, box->right_pt + END_GAP_PT, middles[i], &style);
    }
}

static void write_words(const Layout *layout, AnkePlotScript *script)
{
    const AnkeFanSpec *spec = layout->spec;
    g_autofree char *unit = anke_plot_scale_unit(spec->unit, spec->frame.theme->lang);
    anke_plot_grid_write_unit(&spec->frame, layout->panels, unit, script);
    anke_plot_grid_write_headings(layout->panels, script);
    for (guint i = 0; i < layout->spec->n_panels; i++) {
        write_years(layout, &anke_plot_grid_panel(layout->panels, i)->box, script);
        write_ends(layout, i, script);
    }
}

/* The last year that was, where it lies before the first that may come: fans open there. */
static const AnkePlotPoint *find_handle(const AnkeFanSpec *spec, const AnkeFanPanel *panel)
{
    const AnkePlotPoint *last =
        spec->past.n_points == 0 ? NULL : &spec->past.points[spec->past.n_points - 1];
    return last != NULL && last->x < panel->years[0].year ? last : NULL;
}

/* Year and the five quantiles, a line each. */
static void write_fan(const AnkeFanSpec *spec, const AnkeFanPanel *panel, AnkePlotScript *script)
{
    const AnkePlotPoint *handle = find_handle(spec, panel);
    anke_plot_script_add(script, "$fan << END\n");
    if (handle != NULL) {
        const double numbers[] = {handle->x, handle->y, handle->y, handle->y, handle->y, handle->y};
        anke_plot_script_row(script, "", numbers, G_N_ELEMENTS(numbers));
    }
    for (guint i = 0; i < panel->n_years; i++) {
        const AnkeFanYear *year = &panel->years[i];
        const double numbers[] = {year->year, year->p05, year->p25,
                                  year->p50,  year->p75, year->p95};
        anke_plot_script_row(script, "", numbers, G_N_ELEMENTS(numbers));
    }
    anke_plot_script_add(script, "END\n");
}

static void write_past(const Layout *layout, AnkePlotScript *script)
{
    const AnkeFanSpec *spec = layout->spec;
    anke_plot_script_add(script, "$past << END\n");
    for (guint i = 0; i < spec->past.n_points; i++) {
        const double numbers[] = {spec->past.points[i].x, spec->past.points[i].y};
        anke_plot_script_row(script, "", numbers, G_N_ELEMENTS(numbers));
    }
    anke_plot_script_add(script, "END\n");
}

static void write_panel(const Layout *layout, guint i, AnkePlotScript *script)
{
    const AnkePlotPanel *place = anke_plot_grid_panel(layout->panels, i);
    const double margin = year_span(layout) * YEAR_PADDING / (1 - 2 * YEAR_PADDING);
    g_autoptr(GArray) ticks = choose_year_ticks(layout, place->box.right_pt - place->box.left_pt);
    anke_plot_script_panel(script, &place->box);
    anke_plot_script_ticks(script, "x", (const double *)(gpointer)ticks->data, ticks->len, -1);
    anke_plot_script_range(script, "x", layout->first_year - margin,
                           layout->first_year + year_span(layout) + margin);
    anke_plot_scale_write(&layout->axis, "y", 0, place->is_first, script);
    write_fan(layout->spec, &layout->spec->panels[i], script);
    write_past(layout, script);
    const AnkeFanSpan span = {layout->first_year - margin, year_span(layout) + 2 * margin};
    anke_fan_quota_write(layout->spec, &layout->spec->panels[i], &span, script);
    anke_plot_script_add(script,
                         "plot NaN, \\\n"
                         "  $fan using 1:2:6 with filledcurves fs solid 1 noborder fc "
                         "{pale}, \\\n"
                         "  $fan using 1:3:5 with filledcurves fs solid 1 noborder fc {half}, \\\n"
                         "  $quota with vectors nohead lw 1.2 dt 2 lc {warning}, \\\n"
                         "  $fan using 1:4 with lines lw 2 lc {bar}, \\\n"
                         "  $past with lines lw 2 lc {ink}, \\\n"
                         "  $past with points pt 7 ps 0.6 lc {ink}\n"
                         "unset label\nunset object\n");
}

/* What a reader must know of what is drawn, and no more. */
static GStrv own_notes(const Layout *layout)
{
    const AnkeLang lang = layout->spec->frame.theme->lang;
    g_autoptr(GStrvBuilder) notes = g_strv_builder_new();
    g_strv_builder_add(
        notes, anke_say(lang, "帯の中の太線は推計の中央値、濃い帯は25～75％点、淡い帯は5～95％点。",
                        "Line in the bands: median of the projection; dark band: 25 to 75 %; pale "
                        "band: 5 to 95 %."));
    if (layout->spec->past.n_points > 0) {
        g_strv_builder_add(notes,
                           anke_say(lang, "点のある線は実績。", "Line with dots: what was."));
    }
    if (anke_ticks_low(&layout->axis) > 0) {
        g_strv_builder_add(
            notes, anke_say(lang, "縦軸は0から始まらない。", "The axis does not begin at 0."));
    }
    return g_strv_builder_end(notes);
}

GString *anke_fan_script(const AnkeFanSpec *spec, AnkePlotTarget target, double *height_pt)
{
    Layout layout = {.spec = spec};
    const AnkePlotRange range = find_ranges(&layout);
    layout.axis = anke_plot_scale_upright(&range, PANEL_PT);
    g_auto(GStrv) notes = own_notes(&layout);
    g_auto(AnkePlotFrameLayout) frame =
        anke_plot_frame_lay_out(&spec->frame, (const char *const *)notes);
    lay_out(&layout, frame.head_pt);
    AnkePlotScript *script = anke_plot_frame_begin(&frame, target, layout.bottom_pt, height_pt);
    write_words(&layout, script);
    anke_plot_script_add(script, "set border 3 {axis}\n"
                                 "set grid noxtics ytics lt 1 {grid}\nset multiplot\n");
    for (guint i = 0; i < spec->n_panels; i++) {
        write_panel(&layout, i, script);
    }
    anke_plot_script_add(script, "unset multiplot\n");
    g_array_unref(layout.panels);
    return anke_plot_script_finish_take(script);
}
