#include "charts/scripts/wave_script.h"

#include <math.h>

#include "analyzer/base/number.h"
#include "charts/scene/mark.h"
#include "charts/scene/occupancy.h"
#include "charts/scene/spread.h"
#include "charts/scripts/plot_frame.h"
#include "charts/scripts/plot_grid.h"
#include "charts/scripts/plot_scale.h"

#define TICK_GAP_PT 6.0     /* least room between waves' labels */
#define TICK_PADDING_PT 7.0 /* between the axis and them */
#define LEAST_TICK_PT 18.0
#define EDGE_PT 3.0 /* free at the edge of the picture */
#define ROW_GAP_PT 8.0
#define COLUMN_GAP_PT 22.0
#define ONE_SHARE 0.5 /* height of a lone panel, of the picture's width */
#define MAX_ONE_PT 340.0
#define PANEL_PT 110.0
#define TALL_PANEL_PT 150.0 /* of several lines */
#define NARROW_PT 320.0
#define WIDE_PT 700.0
#define DODGE_PT 4.0    /* between the intervals of lines at the same wave */
#define END_PT 14.0     /* from the first and last wave to the ends of the axis */
#define NAME_SHARE 0.24 /* of the width, that lines' names may take */
#define NAME_PADDING_PT 10.0
#define MARK_EM 1.25      /* room of a mark before its name */
#define VALUE_LIFT_PT 8.0 /* from a point, or the end of its interval, up to its number */
#define VALUE_GAP_PT 4.0  /* from the interval to a number beside it */
#define HEADROOM 1.12     /* for numbers over the highest points */

enum { MAX_VALUE_WAVES = 8, MAX_NAME_LINES = 3, MAX_TICK_LINES = 2, FEW_PANELS = 4 };

/* Told apart by the colours and symbols of charts (mark.h) and by dash. */
static const struct {
    const char *dash; /* gnuplot's, in line widths */
    guint point;      /* gnuplot's number of the symbol */
    const char *sign;
} looks[ANKE_WAVE_MAX_LINES] = {
    {"1", 7, "●"}, {"1", 5, "■"}, {"(8,3)", 13, "◆"}, {"(3,2)", 9, "▲"}, {"1", 12, "◇"}};

typedef struct {
    const AnkeWaveSpec *spec;
    AnkeTicks axis;
    GArray *panels;
    double name_pt; /* room of the lines' names, right of each panel; 0: none */
    double tick_room_pt;
    guint tick_step; /* every how many waves have a label */
    double bottom_pt;
} Layout;

static const AnkeWaveValue *value_at(const AnkeWaveSpec *spec, guint panel, guint line, guint wave)
{
    return &spec->panels[panel].lines[line].values[wave];
}

static AnkeRgb colour_at(const AnkeTheme *theme, guint line)
{
    return anke_mark_at(theme, line).colour;
}

/* Of a line of a wave's label. */
static double tick_height(const AnkeWaveSpec *spec)
{
    return anke_plot_scale_number_height(&spec->frame);
}

static double name_height(const AnkeWaveSpec *spec)
{
    return anke_text_lines_height(&spec->frame.theme->label, 1);
}

static const char *percent_unit(const AnkeWaveSpec *spec)
{
    return anke_say(spec->frame.theme->lang, "（％）", "(%)");
}

static double mark_room(const AnkeWaveSpec *spec)
{
    return MARK_EM * spec->frame.theme->label.size_pt;
}

static gboolean has_names(const AnkeWaveSpec *spec)
{
    return spec->n_lines > 1;
}

static gboolean has_values(const AnkeWaveSpec *spec)
{
    return spec->n_lines == 1 && spec->n_waves <= MAX_VALUE_WAVES;
}

static void choose_axis(Layout *layout, double panel_pt)
{
    const AnkeWaveSpec *spec = layout->spec;
    AnkePlotRange range = {.min = 0, .max = 1};
    for (guint panel = 0; panel < spec->n_panels; panel++) {
        for (guint line = 0; line < spec->n_lines; line++) {
            for (guint wave = 0; wave < spec->n_waves; wave++) {
                const AnkeWaveValue *value = value_at(spec, panel, line, wave);
                anke_plot_range_widen(&range, value->percent);
                anke_plot_range_widen(&range, value->high);
            }
        }
    }
    if (has_values(spec)) {
        range.max = fmin(100, range.max * HEADROOM);
    }
    layout->axis = anke_plot_scale_upright(&range, panel_pt);
}

/* The last value that is known. Returns FALSE if there is none. */
static gboolean find_last(const AnkeWaveSpec *spec, const AnkeWaveLine *line, double *percent)
{
    for (guint wave = spec->n_waves; wave-- > 0;) {
        if (!isnan(line->values[wave].percent)) {
            *percent = line->values[wave].percent;
            return TRUE;
        }
    }
    return FALSE;
}

/* "満足 45.2" broken into lines. */
static GPtrArray *break_name(const AnkeWaveSpec *spec, const AnkeWaveLine *line, double percent)
{
    char number[ANKE_NUMBER_SIZE];
    anke_number_format_fixed(number, percent, 1);
    g_autofree char *tail = g_strdup_printf(" %s", number);
    const double width_pt = spec->frame.width_pt * NAME_SHARE;
    const AnkeTextRuler ruler = anke_plot_ruler(&spec->frame, &spec->frame.theme->label);
    return anke_text_lines_break_with(&ruler, line->label, tail, width_pt, MAX_NAME_LINES);
}

static double find_name_width(const AnkeWaveSpec *spec)
{
    const AnkeTextRuler ruler = anke_plot_ruler(&spec->frame, &spec->frame.theme->label);
    double widest_pt = 0;
    for (guint panel = 0; panel < spec->n_panels && has_names(spec); panel++) {
        for (guint line = 0; line < spec->n_lines; line++) {
            double percent;
            if (find_last(spec, &spec->panels[panel].lines[line], &percent)) {
                g_autoptr(GPtrArray) lines =
                    break_name(spec, &spec->panels[panel].lines[line], percent);
                widest_pt = fmax(widest_pt, anke_text_lines_widest(&ruler, lines));
            }
        }
    }
    return widest_pt > 0 ? widest_pt + NAME_PADDING_PT + mark_room(spec) : 0;
}

static guint choose_columns(const AnkeWaveSpec *spec)
{
    const double width_pt = spec->frame.width_pt;
    if (width_pt < NARROW_PT || (has_names(spec) && width_pt < WIDE_PT)) {
        return 1;
    }
    return spec->n_panels <= FEW_PANELS || width_pt < WIDE_PT ? 2 : 3;
}

static double choose_panel_height(const AnkeWaveSpec *spec)
{
    if (spec->n_panels == 1) {
        return fmax(TALL_PANEL_PT, fmin(MAX_ONE_PT, spec->frame.width_pt * ONE_SHARE));
    }
    return has_names(spec) ? TALL_PANEL_PT : PANEL_PT;
}

/* Units of the axis in a point of width. */
static double per_pt(const AnkeWaveSpec *spec, const AnkePlotBox *box)
{
    const double span = spec->positions[spec->n_waves - 1] - spec->positions[0];
    return fmax(span, 1) / (box->right_pt - box->left_pt - 2 * END_PT);
}

static double axis_start(const AnkeWaveSpec *spec, const AnkePlotBox *box)
{
    const double span = spec->positions[spec->n_waves - 1] - spec->positions[0];
    const double centring = span > 0 ? 0 : 0.5; /* a single wave stands in the middle */
    return spec->positions[0] - centring - END_PT * per_pt(spec, box);
}

static double wave_x(const Layout *layout, const AnkePlotBox *box, guint wave)
{
    const AnkeWaveSpec *spec = layout->spec;
    return box->left_pt + (spec->positions[wave] - axis_start(spec, box)) / per_pt(spec, box);
}

static double percent_y(const Layout *layout, const AnkePlotBox *box, double percent)
{
    const double end = anke_ticks_high(&layout->axis);
    return box->bottom_pt - (percent - anke_ticks_low(&layout->axis)) /
                                (end - anke_ticks_low(&layout->axis)) *
                                (box->bottom_pt - box->top_pt);
}

/* Least distance of neighbouring waves, in pt; of a single one the panel's width. */
static double find_pitch(const AnkeWaveSpec *spec, double panel_pt)
{
    const AnkePlotBox box = {.right_pt = panel_pt};
    double pitch_pt = panel_pt;
    for (guint wave = 1; wave < spec->n_waves; wave++) {
        pitch_pt = fmin(pitch_pt,
                        (spec->positions[wave] - spec->positions[wave - 1]) / per_pt(spec, &box));
    }
    return pitch_pt;
}

static GPtrArray *break_tick(const Layout *layout, guint wave, double pitch_pt)
{
    const AnkePlotFrame *frame = &layout->spec->frame;
    const AnkeTextRuler ruler = anke_plot_ruler(frame, &frame->theme->axis);
    return anke_text_lines_break(&ruler, layout->spec->waves[wave],
                                 fmax(pitch_pt * layout->tick_step - TICK_GAP_PT, 3),
                                 MAX_TICK_LINES);
}

/* As many waves have a label as fit side by side in one line; the last always has. */
static void choose_ticks(Layout *layout, double panel_pt)
{
    const AnkeWaveSpec *spec = layout->spec;
    const AnkeTextRuler ruler = anke_plot_ruler(&spec->frame, &spec->frame.theme->axis);
    const double pitch_pt = find_pitch(spec, panel_pt);
    double widest_pt = 0;
    guint n_lines = 1;
    for (guint wave = 0; wave < spec->n_waves; wave++) {
        widest_pt = fmax(widest_pt, anke_text_lines_width(&ruler, spec->waves[wave]));
    }
    const double needed = ceil((widest_pt + TICK_GAP_PT) / pitch_pt);
    layout->tick_step = (guint)fmin(fmax(1, needed), spec->n_waves);
    for (guint wave = 0; wave < spec->n_waves; wave++) {
        g_autoptr(GPtrArray) lines = break_tick(layout, wave, pitch_pt);
        n_lines = MAX(n_lines, lines->len);
    }
    layout->tick_room_pt = TICK_PADDING_PT + n_lines * tick_height(spec);
}

static void lay_out(Layout *layout, double top_pt)
{
    const AnkeWaveSpec *spec = layout->spec;
    AnkePlotGridSpec grid = {.gap_pt = COLUMN_GAP_PT,
                             .panel_pt = choose_panel_height(spec),
                             .n_columns = MIN(choose_columns(spec), spec->n_panels)};
    const char *unit = percent_unit(spec);
    const gboolean has_headings = *spec->panels[0].label != '\0';
    choose_axis(layout, grid.panel_pt);
    layout->name_pt = find_name_width(spec);
    grid.left_pt = anke_plot_grid_left(&spec->frame, &layout->axis, unit, has_headings);
    grid.right_pt = layout->spec->frame.theme->margin_pt + layout->name_pt;
    grid.gap_pt += layout->name_pt;
    choose_ticks(layout, (spec->frame.width_pt - grid.left_pt - grid.right_pt -
                          (grid.n_columns - 1) * grid.gap_pt) /
                             grid.n_columns);
    grid.foot_pt = layout->tick_room_pt + ROW_GAP_PT;
    g_autofree AnkePlotHeading *headings = g_new0(AnkePlotHeading, spec->n_panels);
    for (guint i = 0; i < spec->n_panels; i++) {
        const AnkeWavePanel *panel = &spec->panels[i];
        headings[i] = (AnkePlotHeading){panel->label, panel->tail, panel->is_total};
    }
    top_pt += anke_plot_grid_above(&spec->frame, unit, has_headings);
    layout->panels = anke_plot_grid_place(&grid, &spec->frame, headings, spec->n_panels, top_pt,
                                          &layout->bottom_pt);
    layout->bottom_pt -= ROW_GAP_PT;
}

static void write_ticks(const Layout *layout, const AnkePlotBox *box, AnkePlotScript *script)
{
    const AnkePlotLabelStyle style = {&anke_plot_script_theme(script)->axis, ANKE_PLOT_CENTRE};
    const guint n_waves = layout->spec->n_waves;
    const double pitch_pt = find_pitch(layout->spec, box->right_pt - box->left_pt);
    for (guint wave = 0; wave < n_waves; wave++) {
        if ((n_waves - 1 - wave) % layout->tick_step == 0) {
            g_autoptr(GPtrArray) lines = break_tick(layout, wave, pitch_pt);
            (void)anke_plot_script_lines(
                script, lines, wave_x(layout, box, wave),
                box->bottom_pt + TICK_PADDING_PT + tick_height(layout->spec) / 2 - 2, &style);
        }
    }
}

/* Whether both neighbours lie higher: there the line would run through a number above it. */
static gboolean is_valley(const AnkeWaveSpec *spec, guint panel, guint wave)
{
    const double percent = value_at(spec, panel, 0, wave)->percent;
    const gboolean is_below_last =
        wave == 0 || value_at(spec, panel, 0, wave - 1)->percent > percent;
    const gboolean is_below_next =
        wave + 1 == spec->n_waves || value_at(spec, panel, 0, wave + 1)->percent > percent;
    return is_below_last && is_below_next;
}

/* The only line of a panel and its intervals, which numbers must not lie over. */
static AnkeOccupancy *take_line(const Layout *layout, guint panel)
{
    const AnkeWaveSpec *spec = layout->spec;
    const AnkePlotBox *box = &anke_plot_grid_panel(layout->panels, panel)->box;
    AnkeOccupancy *occupancy = anke_occupancy_new(
        (AnkeBox){box->left_pt, box->top_pt - VALUE_LIFT_PT,
                  box->right_pt + spec->frame.theme->margin_pt / 2 - box->left_pt,
                  box->bottom_pt - 1 - box->top_pt + VALUE_LIFT_PT});
    for (guint wave = 0; wave < spec->n_waves; wave++) {
        const AnkeWaveValue *value = value_at(spec, panel, 0, wave);
        const AnkePoint point = {wave_x(layout, box, wave), percent_y(layout, box, value->percent)};
        anke_occupancy_take_line(occupancy, point, point);
        anke_occupancy_take_line(occupancy,
                                 (AnkePoint){point.x, percent_y(layout, box, value->low)},
                                 (AnkePoint){point.x, percent_y(layout, box, value->high)});
        if (wave > 0 && !value->is_new) {
            const double before = value_at(spec, panel, 0, wave - 1)->percent;
            anke_occupancy_take_line(
                occupancy,
                (AnkePoint){wave_x(layout, box, wave - 1), percent_y(layout, box, before)}, point);
        }
    }
    return occupancy;
}

/* Where a number stands: over its point and interval, in a valley below them; beside them where the
 * line runs through both places. */
static AnkeBox place_number(const Layout *layout, guint panel, guint wave, double width_pt,
                            AnkeOccupancy *occupancy)
{
    const AnkeWaveValue *value = value_at(layout->spec, panel, 0, wave);
    const AnkePlotBox *box = &anke_plot_grid_panel(layout->panels, panel)->box;
    const double height_pt = layout->spec->frame.theme->value.size_pt;
    const double x = wave_x(layout, box, wave);
    const double y = percent_y(layout, box, value->percent);
    const double low = isnan(value->low) ? value->percent : value->low;
    const double high = isnan(value->high) ? value->percent : value->high;
    const double above = percent_y(layout, box, high) - VALUE_LIFT_PT;
    const double below = percent_y(layout, box, low) + VALUE_LIFT_PT;
    const gboolean is_low = is_valley(layout->spec, panel, wave);
    const double aside = width_pt / 2 + VALUE_GAP_PT;
    const double beside = fmin(y, box->bottom_pt - height_pt / 2 - VALUE_LIFT_PT / 4);
    const AnkePoint places[] = {{x, is_low ? below : above}, {x, is_low ? above : below},
                                {x + aside, beside},         {x - aside, beside},
                                {x + aside, above},          {x - aside, above},
                                {x + aside, below},          {x - aside, below}};
    AnkeBox taken = {x - width_pt / 2, above - height_pt / 2, width_pt, height_pt};
    for (gsize i = 0; i < G_N_ELEMENTS(places); i++) {
        const AnkeBox place = {places[i].x - width_pt / 2, places[i].y - height_pt / 2, width_pt,
                               height_pt};
        if (anke_occupancy_is_free(occupancy, place)) {
            taken = place;
            break;
        }
    }
    /* Between two steep lines there is more room higher up. */
    while (!anke_occupancy_is_free(occupancy, taken) && taken.y > box->top_pt) {
        taken.y -= 1;
    }
    anke_occupancy_take_box(occupancy, taken);
    return taken;
}

/* Numbers at the points of the only line. */
static void write_values(const Layout *layout, guint panel, AnkePlotScript *script)
{
    const AnkeWaveSpec *spec = layout->spec;
    const AnkePlotLabelStyle style = {&spec->frame.theme->value, ANKE_PLOT_CENTRE};
    const AnkeTextRuler ruler = anke_plot_ruler(&spec->frame, style.text);
    g_autoptr(AnkeOccupancy) occupancy = take_line(layout, panel);
    for (guint wave = 0; wave < spec->n_waves; wave++) {
        char number[ANKE_NUMBER_SIZE];
        const double percent = value_at(spec, panel, 0, wave)->percent;
        if (!isnan(percent)) {
            anke_number_format_fixed(number, percent, 1);
            const AnkeBox place =
                place_number(layout, panel, wave, anke_text_lines_width(&ruler, number), occupancy);
            anke_plot_script_label(script, number, place.x + place.width / 2,
                                   place.y + place.height / 2, &style);
        }
    }
}

/* The lines' names right of the panel, moved apart. */
static void write_names(const Layout *layout, guint panel, AnkePlotScript *script)
{
    const AnkeWaveSpec *spec = layout->spec;
    const AnkeTheme *theme = spec->frame.theme;
    const AnkePlotBox *box = &anke_plot_grid_panel(layout->panels, panel)->box;
    const AnkeWaveLine *lines = spec->panels[panel].lines;
    double middles[ANKE_WAVE_MAX_LINES];
    double heights[ANKE_WAVE_MAX_LINES];
    guint shown[ANKE_WAVE_MAX_LINES];
    GPtrArray *names[ANKE_WAVE_MAX_LINES];
    guint n = 0;
    for (guint line = 0; line < spec->n_lines && has_names(spec); line++) {
        double percent;
        if (find_last(spec, &lines[line], &percent)) {
            names[n] = break_name(spec, &lines[line], percent);
            heights[n] = names[n]->len * name_height(spec);
            middles[n] = percent_y(layout, box, percent);
            shown[n++] = line;
        }
    }
    anke_spread(middles, heights, n, box->top_pt, box->bottom_pt);
    for (guint i = 0; i < n; i++) {
        const AnkeTextStyle coloured =
            anke_text_style_coloured(theme->label, colour_at(theme, shown[i]));
        const AnkePlotLabelStyle mark = {&coloured, ANKE_PLOT_LEFT};
        const AnkePlotLabelStyle name = {&anke_plot_script_theme(script)->label, ANKE_PLOT_LEFT};
        const double left_pt = box->right_pt + NAME_PADDING_PT / 2;
        anke_plot_script_label(script, looks[shown[i]].sign, left_pt, middles[i], &mark);
        (void)anke_plot_script_lines(script, names[i], left_pt + mark_room(spec),
                                     middles[i] - (names[i]->len - 1) * name_height(spec) / 2,
                                     &name);
        g_ptr_array_unref(names[i]);
    }
}

static void write_words(const Layout *layout, AnkePlotScript *script)
{
    const AnkeWaveSpec *spec = layout->spec;
    anke_plot_grid_write_unit(&spec->frame, layout->panels, percent_unit(spec), script);
    anke_plot_grid_write_headings(layout->panels, script);
    for (guint i = 0; i < layout->spec->n_panels; i++) {
        write_ticks(layout, &anke_plot_grid_panel(layout->panels, i)->box, script);
        if (has_values(layout->spec)) {
            write_values(layout, i, script);
        }
        write_names(layout, i, script);
    }
}

/* How far the marks of a line stand from their wave, in units of the axis. */
static double dodge(const Layout *layout, const AnkePlotBox *box, guint line)
{
    return (line - (layout->spec->n_lines - 1) / 2.0) * DODGE_PT * per_pt(layout->spec, box);
}

/* Points of a line; a blank line where nothing is joined. */
static void write_line(const Layout *layout, guint panel, guint line, AnkePlotScript *script)
{
    const AnkeWaveSpec *spec = layout->spec;
    const double shift = dodge(layout, &anke_plot_grid_panel(layout->panels, panel)->box, line);
    gboolean is_joined = TRUE;
    gboolean has_points = FALSE;
    for (guint wave = 0; wave < spec->n_waves; wave++) {
        const AnkeWaveValue *value = value_at(spec, panel, line, wave);
        const double numbers[] = {spec->positions[wave] + shift, value->percent};
        is_joined = is_joined && !value->is_new && !isnan(value->percent);
        if (isnan(value->percent)) {
            continue;
        }
        if (!is_joined && has_points) {
            anke_plot_script_add(script, "\n");
        }
        anke_plot_script_row(script, "", numbers, G_N_ELEMENTS(numbers));
        is_joined = TRUE;
        has_points = TRUE;
    }
}

static void write_intervals(const Layout *layout, guint panel, guint line, AnkePlotScript *script)
{
    const AnkeWaveSpec *spec = layout->spec;
    const double shift = dodge(layout, &anke_plot_grid_panel(layout->panels, panel)->box, line);
    for (guint wave = 0; wave < spec->n_waves; wave++) {
        const AnkeWaveValue *value = value_at(spec, panel, line, wave);
        const double numbers[] = {spec->positions[wave] + shift, value->low, 0,
                                  value->high - value->low};
        if (!isnan(value->percent) && isfinite(value->low) && isfinite(value->high)) {
            anke_plot_script_row(script, "", numbers, G_N_ELEMENTS(numbers));
        }
    }
}

static void append_elements(const AnkeTheme *theme, GString *elements, guint line)
{
    const AnkeRgb colour = colour_at(theme, line);
    g_string_append_printf(elements,
                           ", \\\n  $intervals%u with vectors nohead lw 0.9 lc rgb \"#%06X\""
                           ", \\\n  $line%u with lines lw 2 dt %s lc rgb \"#%06X\""
                           ", \\\n  $line%u with points pt %u ps 0.75 lc rgb \"#%06X\"",
                           line, colour, line, looks[line].dash, colour, line, looks[line].point,
                           colour);
}

static void write_panel(const Layout *layout, guint panel, AnkePlotScript *script)
{
    const AnkeWaveSpec *spec = layout->spec;
    const AnkePlotPanel *place = anke_plot_grid_panel(layout->panels, panel);
    const AnkePlotBox *box = &place->box;
    const double start = axis_start(spec, box);
    g_autoptr(GString) elements = g_string_new(NULL);
    anke_plot_script_panel(script, box);
    anke_plot_script_ticks(script, "x", spec->positions, spec->n_waves, -1);
    anke_plot_script_range(script, "x", start,
                           start + (box->right_pt - box->left_pt) * per_pt(spec, box));
    anke_plot_scale_write(&layout->axis, "y", 0, place->is_first, script);
    for (guint line = 0; line < spec->n_lines; line++) {
        g_autofree char *head = g_strdup_printf("$intervals%u << END\n", line);
        g_autofree char *next = g_strdup_printf("END\n$line%u << END\n", line);
        anke_plot_script_add(script, head);
        write_intervals(layout, panel, line, script);
        anke_plot_script_add(script, next);
        write_line(layout, panel, line, script);
        anke_plot_script_add(script, "END\n");
        append_elements(spec->frame.theme, elements, line);
    }
    anke_plot_script_add(script, "plot NaN");
    anke_plot_script_add(script, elements->str);
    anke_plot_script_add(script, "\nunset label\nunset object\n");
}

/* What the values of all lines have. */
typedef struct {
    gboolean has_intervals;
    gboolean has_gaps;
    gboolean has_new;
} Traits;

static Traits find_traits(const AnkeWaveSpec *spec)
{
    Traits traits = {FALSE, FALSE, FALSE};
    for (guint panel = 0; panel < spec->n_panels; panel++) {
        for (guint line = 0; line < spec->n_lines; line++) {
            for (guint wave = 0; wave < spec->n_waves; wave++) {
                const AnkeWaveValue *value = value_at(spec, panel, line, wave);
                traits.has_intervals |= isfinite(value->low) && isfinite(value->high);
                traits.has_gaps |= isnan(value->percent);
                traits.has_new |= wave > 0 && value->is_new;
            }
        }
    }
    return traits;
}

/* What a reader must know of what is drawn, and no more. */
static GStrv own_notes(const AnkeWaveSpec *spec)
{
    const AnkeLang lang = spec->frame.theme->lang;
    const Traits traits = find_traits(spec);
    g_autoptr(GStrvBuilder) notes = g_strv_builder_new();
    if (traits.has_intervals) {
        g_autofree char *intervals =
            *spec->confidence == '\0'
                ? g_strdup(anke_say(lang, "縦の線は信頼区間。", "Upright lines: intervals."))
                : g_strdup_printf(anke_say(lang, "縦の線は%s％信頼区間。",
                                           "Upright lines: %s%% confidence intervals."),
                                  spec->confidence);
        g_strv_builder_add(notes, intervals);
    }
    if (traits.has_gaps) {
        g_strv_builder_add(notes, anke_say(lang, "値のない回の前後は線で結んでいない。",
                                           "Lines are not drawn over waves without a value."));
    }
    if (traits.has_new) {
        g_strv_builder_add(notes,
                           anke_say(lang, "設問や選択肢が変わった回とその前とは線で結んでいない。",
                                    "Lines are not drawn to waves whose question changed."));
    }
    return g_strv_builder_end(notes);
}

GString *anke_wave_script(const AnkeWaveSpec *spec, AnkePlotTarget target, double *height_pt)
{
    g_auto(GStrv) notes = own_notes(spec);
    g_auto(AnkePlotFrameLayout) frame =
        anke_plot_frame_lay_out(&spec->frame, (const char *const *)notes);
    Layout layout = {.spec = spec};
    lay_out(&layout, frame.head_pt);
    AnkePlotScript *script = anke_plot_frame_begin(&frame, target, layout.bottom_pt, height_pt);
    write_words(&layout, script);
    /* Numbers at the points need no grid, which would run through them. */
    anke_plot_script_add(script, "set border 3 {axis}\n");
    anke_plot_script_add(script, has_values(spec) ? "unset grid\n"
                                                  : "set grid noxtics ytics lt 1 {grid}\n");
    anke_plot_script_add(script, "set multiplot\n");
    for (guint i = 0; i < spec->n_panels; i++) {
        write_panel(&layout, i, script);
    }
    anke_plot_script_add(script, "unset multiplot\n");
    g_array_unref(layout.panels);
    return anke_plot_script_finish_take(script);
}
