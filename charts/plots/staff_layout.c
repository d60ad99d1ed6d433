#include "charts/plots/staff_layout.h"

#include <math.h>

#include "analyzer/base/number.h"
#include "charts/plots/change_table.h"
#include "charts/scene/axis.h"
#include "charts/scene/legend.h"

#define COLUMN_SHARE 0.62 /* of the slot of a year */
#define MAX_COLUMN_PT 52.0
#define PLOT_SHARE 0.36 /* height by width */
#define MIN_PLOT_PT 130.0
#define MAX_PLOT_PT 250.0
#define PANEL_PLOT_PT 62.0
#define INTERVAL_PT 26.0
#define UNIT_LINES 1.6    /* of the axis' type, that the unit takes above the plot */
#define SEGMENT_LINES 1.3 /* a number needs this many times its size in height */

typedef struct {
    AnkeScene *scene;
    const AnkeStaffSpec *spec;
    AnkeYearAxis years;
    AnkeAxis axis;
    gboolean has_omitted;
} Staff;

static double year_x(const Staff *staff, guint year)
{
    return anke_year_axis_x(&staff->years, year);
}

static double line_height(const AnkeTextStyle *style)
{
    return style->size_pt * style->line_em;
}

static double unit_x(const Staff *staff)
{
    const AnkeTheme *theme = anke_scene_theme(staff->scene);
    return theme->margin_pt - anke_axis_bracket(staff->scene, &theme->axis);
}

static AnkeFill division_fill(const Staff *staff, const AnkeStaffDivision *division)
{
    return anke_theme_series(anke_scene_theme(staff->scene), staff->spec->n_colours,
                             division->colour);
}

static double add_legend(const Staff *staff, double y)
{
    const AnkeTheme *theme = anke_scene_theme(staff->scene);
    g_autofree AnkeLegendEntry *entries = g_new0(AnkeLegendEntry, staff->spec->n_divisions);
    guint n = 0;
    for (guint i = 0; i < staff->spec->n_divisions; i++) {
        const AnkeStaffDivision *division = &staff->spec->divisions[i];
        if (!division->is_subtotal) {
            entries[n++] =
                (AnkeLegendEntry){.label = division->label, .fill = division_fill(staff, division)};
        }
    }
    AnkeBox box = {theme->margin_pt, y, anke_frame_width(staff->scene), 0};
    return anke_legend_lay_out(staff->scene, box, entries, n) + theme->block_pt / 2;
}

static double known(double value)
{
    return isnan(value) ? 0 : value;
}

/* Height of a year's column: its parts, or its total where that is more. */
static double column_value(const Staff *staff, guint year)
{
    double sum = 0;
    for (guint i = 0; i < staff->spec->n_divisions; i++) {
        const AnkeStaffDivision *division = &staff->spec->divisions[i];
        sum += division->is_subtotal ? 0 : known(division->cells[year].count);
    }
    return MAX(sum, known(staff->spec->totals[year].count));
}

static gint find_peak(const Staff *staff)
{
    gint peak = -1;
    for (guint i = 0; i < staff->spec->n_years; i++) {
        double total = staff->spec->totals[i].count;
        if (!isnan(total) && (peak < 0 || total > staff->spec->totals[peak].count)) {
            peak = (gint)i;
        }
    }
    return peak;
}

static double find_highest(const Staff *staff)
{
    double highest = 0;
    for (guint i = 0; i < staff->spec->n_years; i++) {
        highest = MAX(highest, column_value(staff, i));
    }
    return highest;
}

/* Numbers of all axes stand in one column, so that all plots begin at the same x. */
static double number_width(const Staff *staff, const AnkeTicks *ticks)
{
    double width = anke_axis_label_width(staff->scene, ticks);
    for (guint i = 0; i < staff->spec->n_panels; i++) {
        width = MAX(width, anke_series_panel_number_width(staff->scene, &staff->spec->panels[i],
                                                          staff->spec->n_years, PANEL_PLOT_PT));
    }
    return width;
}

/* How far the peak's number and name stand out of a plot of this height. */
static double peak_height(const Staff *staff, const AnkeAxis *axis, double height)
{
    const AnkeTheme *theme = anke_scene_theme(staff->scene);
    double top = anke_tick_value(&axis->ticks, axis->ticks.last);
    double below_top = (1 - find_highest(staff) / top) * height;
    return line_height(&theme->label) + line_height(&theme->strong) + 4 - below_top;
}

static AnkeAxis make_axis(const Staff *staff, double y)
{
    const AnkeTheme *theme = anke_scene_theme(staff->scene);
    double height = CLAMP(PLOT_SHARE * anke_frame_width(staff->scene), MIN_PLOT_PT, MAX_PLOT_PT);
    AnkeTickRange range = {.high = find_highest(staff),
                           .is_whole = TRUE,
                           .most = anke_axis_most_intervals(height, INTERVAL_PT)};
    AnkeAxis axis = {.ticks = anke_ticks_place(&range),
                     .unit = anke_scene_say(staff->scene, "（人）", "(persons)")};
    double left = theme->margin_pt + number_width(staff, &axis.ticks) + theme->text_axis_pt;
    double head = MAX(UNIT_LINES * line_height(&theme->axis), peak_height(staff, &axis, height));
    axis.plot =
        (AnkeBox){left, y + head, theme->margin_pt + anke_frame_width(staff->scene) - left, height};
    return axis;
}

static void declare_axis(const Staff *staff)
{
    AnkeAxisData data = {
        .low = 0, .high = find_highest(staff), .has_bars = TRUE, .is_people = TRUE};
    anke_axis_declare(staff->scene, &staff->axis, &data);
}

static double column_width(const Staff *staff)
{
    return MIN(COLUMN_SHARE * anke_year_axis_slot(&staff->years), MAX_COLUMN_PT);
}

static void add_segment_number(Staff *staff, AnkeBox segment, const AnkeCell *cell,
                               const AnkeFill *fill)
{
    const AnkeTheme *theme = anke_scene_theme(staff->scene);
    AnkeTextStyle style =
        anke_text_style_coloured(theme->value, anke_theme_ink(theme, fill->colour));
    g_autofree char *text = anke_cell_count(cell, anke_scene_lang(staff->scene));
    double width = anke_scene_text_width(staff->scene, &style, text);
    if (segment.height < SEGMENT_LINES * style.size_pt || width + 2 > segment.width) {
        staff->has_omitted = TRUE;
        return;
    }
    if (fill->hatch != ANKE_HATCH_NONE) {
        AnkeFill plain = {fill->colour, ANKE_HATCH_NONE, 0};
        AnkeBox plate = {segment.x + (segment.width - width) / 2 - 1,
                         segment.y + (segment.height - style.size_pt) / 2, width + 2,
                         style.size_pt};
        anke_scene_add_rectangle(staff->scene, "plate", plate, &plain, NULL);
    }
    AnkeTextPlace place = {.part = "value",
                           .box = segment,
                           .align = ANKE_ALIGN_CENTRE,
                           .valign = ANKE_VALIGN_MIDDLE,
                           .is_cell = TRUE};
    anke_scene_add_text(staff->scene, &place, &style, text);
}

static void add_column(Staff *staff, guint year)
{
    const AnkeTheme *theme = anke_scene_theme(staff->scene);
    double width = column_width(staff);
    double from = 0;
    for (guint i = 0; i < staff->spec->n_divisions; i++) {
        const AnkeStaffDivision *division = &staff->spec->divisions[i];
        const AnkeCell *cell = &division->cells[year];
        if (division->is_subtotal || isnan(cell->count) || cell->count <= 0) {
            continue;
        }
        double bottom = anke_axis_y(&staff->axis, from);
        double top = anke_axis_y(&staff->axis, from + cell->count);
        AnkeFill fill = division_fill(staff, division);
        AnkeBox segment = {year_x(staff, year) - width / 2, top, width, bottom - top};
        anke_scene_add_rectangle(staff->scene, "segment", segment, &fill, &theme->separator);
        add_segment_number(staff, segment, cell, &fill);
        from += cell->count;
    }
}

/* The right end of what stands left of all texts in the plot: numbers and unit of the axis. */
static double axis_end(const Staff *staff)
{
    const AnkeTheme *theme = anke_scene_theme(staff->scene);
    double unit = anke_scene_text_width(staff->scene, &theme->axis, staff->axis.unit);
    return MAX(staff->axis.plot.x, unit_x(staff) + unit) + 2;
}

/* Middle of a number over a year: not over the numbers of the axis, nor beyond the plot. */
static double total_x(const Staff *staff, guint year, double width)
{
    AnkeBox plot = staff->axis.plot;
    double least = axis_end(staff) + width / 2;
    return CLAMP(year_x(staff, year), least, MAX(least, anke_box_right(plot) - width / 2));
}

/* The peak always has its number; the first and the last year too, unless too near to it. */
static gboolean is_end_or_peak(const Staff *staff, guint year, gint peak, double width)
{
    gboolean is_end = year == 0 || year == staff->spec->n_years - 1;
    double distance = peak < 0
                          ? INFINITY
                          : fabs(total_x(staff, year, width) - total_x(staff, (guint)peak, width));
    return (gint)year == peak || (is_end && distance > width + 2);
}

/* The top of all columns that a text of this width from `left` on would touch. */
static double top_around(const Staff *staff, double left, double width)
{
    double half = column_width(staff) / 2;
    double highest = 0;
    for (guint i = 0; i < staff->spec->n_years; i++) {
        double x = year_x(staff, i);
        if (x + half > left && x - half < left + width) {
            highest = MAX(highest, column_value(staff, i));
        }
    }
    return anke_axis_y(&staff->axis, highest) - 1;
}

/* Above its column, but neither over the numbers of the axis nor over the margin; one that has no
 * neighbours also keeps clear of the axis' unit. */
static void add_total(const Staff *staff, guint year, gboolean has_neighbours)
{
    const AnkeTheme *theme = anke_scene_theme(staff->scene);
    g_autofree char *text =
        anke_cell_count(&staff->spec->totals[year], anke_scene_lang(staff->scene));
    double width = anke_scene_text_width(staff->scene, &theme->strong, text);
    double height = line_height(&theme->strong);
    AnkeBox plot = staff->axis.plot;
    double x = has_neighbours ? CLAMP(year_x(staff, year), plot.x + width / 2,
                                      MAX(plot.x, anke_box_right(plot) - width) + width / 2)
                              : total_x(staff, year, width);
    double left = x - width / 2;
    AnkeBox box = {left, top_around(staff, left, width) - height, width, height};
    anke_series_line_add_plate(staff->scene, box);
    AnkeTextPlace place = {.part = "total", .box = box, .align = ANKE_ALIGN_CENTRE};
    anke_scene_add_text(staff->scene, &place, &theme->strong, text);
}

/* Totals above all columns if they fit side by side, else above the peak and the ends. */
static void add_totals(const Staff *staff)
{
    const AnkeTheme *theme = anke_scene_theme(staff->scene);
    guint n = staff->spec->n_years;
    double widest = 0;
    for (guint i = 0; i < n; i++) {
        g_autofree char *text =
            anke_cell_count(&staff->spec->totals[i], anke_scene_lang(staff->scene));
        widest = MAX(widest, anke_scene_text_width(staff->scene, &theme->strong, text));
    }
    gboolean has_room = widest + 2 <= anke_year_axis_slot(&staff->years);
    gint peak = n < 3 ? -1 : find_peak(staff);
    if (!has_room) {
        anke_cross_add_some_note(staff->scene);
    }
    for (guint i = 0; i < n; i++) {
        if (has_room || is_end_or_peak(staff, i, peak, widest)) {
            add_total(staff, i, has_room);
        }
    }
}

/* Names the largest total, above its number. No other number stands so high. */
static void add_peak(const Staff *staff)
{
    const AnkeTheme *theme = anke_scene_theme(staff->scene);
    gint peak = find_peak(staff);
    if (peak < 0 || staff->spec->n_years < 3) {
        return;
    }
    g_autofree char *text = g_strdup_printf(anke_scene_say(staff->scene, "最大（%s）", "peak (%s)"),
                                            staff->spec->years[peak].label);
    double width = anke_scene_text_width(staff->scene, &theme->label, text);
    if (width > staff->axis.plot.width / 2) {
        g_free(text);
        text = g_strdup(anke_scene_say(staff->scene, "最大", "peak"));
        width = anke_scene_text_width(staff->scene, &theme->label, text);
    }
    double least = axis_end(staff);
    double most = MAX(least, anke_box_right(staff->axis.plot) - width);
    double left = CLAMP(year_x(staff, (guint)peak) - width / 2, least, most);
    double top = anke_axis_y(&staff->axis, find_highest(staff)) - 1;
    double height = line_height(&theme->label);
    AnkeBox box = {left, top - line_height(&theme->strong) - height, width, height};
    anke_series_line_add_plate(staff->scene, box);
    AnkeTextPlace place = {.part = "peak", .box = box};
    anke_scene_add_text(staff->scene, &place, &theme->label, text);
}

static double add_panels(const Staff *staff, double y)
{
    const AnkeTheme *theme = anke_scene_theme(staff->scene);
    for (guint i = 0; i < staff->spec->n_panels; i++) {
        AnkeBox box = {staff->axis.plot.x, y + theme->block_pt, staff->axis.plot.width,
                       PANEL_PLOT_PT};
        y = anke_series_panel_lay_out(staff->scene, &staff->years, &staff->spec->panels[i], box) +
            4;
    }
    return y;
}

static void add_notes(const Staff *staff)
{
    if (staff->has_omitted) {
        anke_cross_add_narrow_note(staff->scene);
    }
    for (guint i = 0; i < staff->spec->n_divisions; i++) {
        for (guint year = 0; year < staff->spec->n_years; year++) {
            if (staff->spec->divisions[i].cells[year].state == ANKE_CELL_HIDDEN) {
                anke_scene_add_note(staff->scene,
                                    anke_people_hidden_note(anke_scene_lang(staff->scene)));
            }
        }
    }
}

/* 平成25年は1,089人、平成20年から▲130（▲10.7％）。 */
static void describe(const Staff *staff)
{
    const AnkeStaffSpec *spec = staff->spec;
    AnkeLang lang = anke_scene_lang(staff->scene);
    guint last = spec->n_years - 1;
    g_autofree char *total = anke_cell_count(&spec->totals[last], lang);
    g_autofree char *change = anke_change_text(&spec->totals[0], &spec->totals[last], lang);
    g_autofree char *sentence = g_strdup_printf(
        anke_say(lang, "部門別職員数の積み上げ縦棒グラフ。%sは%s人、%sからの増減は%s。",
                 "Stacked columns of staff by division: %s %s persons, change since %s: %s."),
        spec->years[last].label, total, spec->years[0].label, change);
    anke_scene_set_description(staff->scene, sentence);
}

void anke_staff_lay_out(AnkeScene *scene, const AnkeStaffSpec *spec)
{
    g_assert(spec->n_years > 0 && spec->n_divisions > 0);
    const AnkeTheme *theme = anke_scene_theme(scene);
    Staff staff = {.scene = scene, .spec = spec};
    double y = anke_frame_begin(scene, &spec->figure);
    describe(&staff);
    y = add_legend(&staff, y);
    staff.axis = make_axis(&staff, y);
    anke_year_axis_init(&staff.years, scene, spec->years, spec->n_years, staff.axis.plot);
    anke_axis_add_grid_up(scene, &staff.axis);
    anke_axis_add_numbers_up(scene, &staff.axis, unit_x(&staff));
    declare_axis(&staff);
    anke_year_axis_add_events(scene, &staff.years, staff.axis.plot, spec->events, spec->n_events,
                              NULL);
    for (guint i = 0; i < spec->n_years; i++) {
        add_column(&staff, i);
    }
    AnkePoint left = {staff.axis.plot.x, anke_axis_y(&staff.axis, 0)};
    anke_scene_add_segment(scene, "baseline", left,
                           (AnkePoint){anke_box_right(staff.axis.plot), left.y}, &theme->zero_line);
    add_totals(&staff);
    add_peak(&staff);
    y = anke_year_axis_add_labels(scene, &staff.years, anke_box_bottom(staff.axis.plot));
    y = add_panels(&staff, y);
    y = anke_change_table_lay_out(scene, spec, y + theme->block_pt);
    add_notes(&staff);
    anke_frame_end(scene, &spec->figure, y);
    anke_year_axis_clear(&staff.years);
}
