#include "charts/plots/staff_layout.h"

#include <math.h>

#include "analyzer/base/number.h"
#include "charts/plots/axis.h"
#include "charts/plots/change_table.h"
#include "charts/plots/legend.h"

#define COLUMN_SHARE 0.62 /* of the slot of a year */
#define MAX_COLUMN_PT 52.0
#define PLOT_SHARE 0.36 /* height by width */
#define MIN_PLOT_PT 130.0
#define MAX_PLOT_PT 250.0
#define RATE_PLOT_PT 62.0
#define INTERVAL_PT 26.0
#define SEGMENT_LINES 1.3 /* a number needs this many times its size in height */

typedef struct {
    AnkeScene *scene;
    const AnkeStaffSpec *spec;
    guint *slots;
    guint n_slots;
    double slot_pt;
    AnkeAxis axis;
    gboolean has_omitted;
} Staff;

static double year_x(const Staff *staff, guint year)
{
    return staff->axis.plot.x + (staff->slots[year] + 0.5) * staff->slot_pt;
}

static double line_height(const AnkeTextStyle *style)
{
    return style->size_pt * style->line_em;
}

static double add_legend(const Staff *staff, double y)
{
    const AnkeTheme *theme = anke_scene_theme(staff->scene);
    guint n = staff->spec->n_divisions;
    g_autofree AnkeLegendEntry *entries = g_new0(AnkeLegendEntry, n);
    for (guint i = 0; i < n; i++) {
        entries[i].label = staff->spec->divisions[i].label;
        entries[i].fill = anke_theme_series(theme, n, i);
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
        sum += known(staff->spec->divisions[i].cells[year].count);
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

static AnkeAxis make_axis(const Staff *staff, double y)
{
    const AnkeTheme *theme = anke_scene_theme(staff->scene);
    double max = 0;
    for (guint i = 0; i < staff->spec->n_years; i++) {
        max = MAX(max, column_value(staff, i));
    }
    double height = CLAMP(PLOT_SHARE * anke_frame_width(staff->scene), MIN_PLOT_PT, MAX_PLOT_PT);
    AnkeTickRange range = {
        .high = max, .is_whole = TRUE, .most = anke_axis_most_intervals(height, INTERVAL_PT)};
    AnkeAxis axis = {.ticks = anke_ticks_place(&range), .unit = "（人）"};
    double left =
        theme->margin_pt + anke_axis_label_width(staff->scene, &axis.ticks) + theme->text_axis_pt;
    double head = line_height(&theme->label) + line_height(&theme->strong) + 4;
    axis.plot =
        (AnkeBox){left, y + head, theme->margin_pt + anke_frame_width(staff->scene) - left, height};
    return axis;
}

static double column_width(const Staff *staff)
{
    return MIN(COLUMN_SHARE * staff->slot_pt, MAX_COLUMN_PT);
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
    guint n = staff->spec->n_divisions;
    double width = column_width(staff);
    double from = 0;
    for (guint i = 0; i < n; i++) {
        const AnkeCell *cell = &staff->spec->divisions[i].cells[year];
        if (isnan(cell->count) || cell->count <= 0) {
            continue;
        }
        double bottom = anke_axis_y(&staff->axis, from);
        double top = anke_axis_y(&staff->axis, from + cell->count);
        AnkeFill fill = anke_theme_series(theme, n, i);
        AnkeBox segment = {year_x(staff, year) - width / 2, top, width, bottom - top};
        anke_scene_add_rectangle(staff->scene, "segment", segment, &fill, &theme->separator);
        add_segment_number(staff, segment, cell, &fill);
        from += cell->count;
    }
}

/* The peak always has its number; the first and the last year too, unless too near to it. */
static gboolean is_end_or_peak(const Staff *staff, guint year, gint peak, double width)
{
    gboolean is_end = year == 0 || year == staff->spec->n_years - 1;
    double distance = peak < 0 ? INFINITY : fabs(year_x(staff, year) - year_x(staff, (guint)peak));
    return (gint)year == peak || (is_end && distance > width + 2);
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
    gboolean has_room = widest + 2 <= staff->slot_pt;
    gint peak = n < 3 ? -1 : find_peak(staff);
    for (guint i = 0; i < n; i++) {
        if (!has_room && !is_end_or_peak(staff, i, peak, widest)) {
            continue;
        }
        g_autofree char *text =
            anke_cell_count(&staff->spec->totals[i], anke_scene_lang(staff->scene));
        double top = anke_axis_y(&staff->axis, column_value(staff, i)) - 1;
        AnkeTextPlace place = {.part = "total",
                               .box = {year_x(staff, i), top, 0, 0},
                               .align = ANKE_ALIGN_CENTRE,
                               .valign = ANKE_VALIGN_BOTTOM};
        anke_scene_add_text(staff->scene, &place, &theme->strong, text);
    }
}

/* Names the largest total, above its number. No other number stands so high. */
static void add_peak(const Staff *staff)
{
    const AnkeTheme *theme = anke_scene_theme(staff->scene);
    const double unit_pt = 8; /* the axis' unit reaches so far into the plot */
    gint peak = find_peak(staff);
    if (peak < 0 || staff->spec->n_years < 3) {
        return;
    }
    g_autofree char *text = g_strdup_printf("最大（%s）", staff->spec->years[peak].label);
    double width = anke_scene_text_width(staff->scene, &theme->label, text);
    double least = staff->axis.plot.x + unit_pt;
    double most = MAX(least, anke_box_right(staff->axis.plot) - width);
    double left = CLAMP(year_x(staff, (guint)peak) - width / 2, least, most);
    double top = anke_axis_y(&staff->axis, column_value(staff, (guint)peak)) - 1;
    AnkeTextPlace place = {.part = "peak",
                           .box = {left, top - line_height(&theme->strong), width, 0},
                           .valign = ANKE_VALIGN_BOTTOM};
    anke_scene_add_text(staff->scene, &place, &theme->label, text);
}

typedef struct {
    gboolean is_short; /* H20 instead of 平成20年 */
    guint every;       /* every k-th year is labelled, counted from the last */
} YearLabels;

static char *year_label(const Staff *staff, const YearLabels *labels, guint i)
{
    const char *label = staff->spec->years[i].label;
    return labels->is_short ? anke_year_short(label) : g_strdup(label);
}

static double widest_label(const Staff *staff, const YearLabels *labels)
{
    const AnkeTheme *theme = anke_scene_theme(staff->scene);
    double widest = 0;
    for (guint i = 0; i < staff->spec->n_years; i++) {
        g_autofree char *label = year_label(staff, labels, i);
        g_autofree char *western = anke_year_western(&staff->spec->years[i]);
        widest = MAX(widest, anke_scene_text_width(staff->scene, &theme->axis, label));
        widest = MAX(widest, anke_scene_text_width(staff->scene, &theme->axis, western));
    }
    return widest + 3;
}

static YearLabels choose_labels(const Staff *staff)
{
    YearLabels labels = {FALSE, 1};
    if (widest_label(staff, &labels) > staff->slot_pt) {
        labels.is_short = TRUE;
        labels.every = (guint)MAX(1, ceil(widest_label(staff, &labels) / staff->slot_pt));
    }
    return labels;
}

static double add_year_labels(const Staff *staff)
{
    const AnkeTheme *theme = anke_scene_theme(staff->scene);
    YearLabels labels = choose_labels(staff);
    double y = anke_box_bottom(staff->axis.plot) + 2;
    double height = 0;
    for (guint i = 0; i < staff->spec->n_years; i++) {
        if ((staff->n_slots - 1 - staff->slots[i]) % labels.every != 0) {
            continue;
        }
        g_autofree char *label = year_label(staff, &labels, i);
        g_autofree char *western = anke_year_western(&staff->spec->years[i]);
        AnkeTextPlace place = {
            .part = "year", .box = {year_x(staff, i), y, 0, 0}, .align = ANKE_ALIGN_CENTRE};
        double first = anke_scene_add_text(staff->scene, &place, &theme->axis, label);
        place.box.y += first;
        if (*western != '\0') {
            first += anke_scene_add_text(staff->scene, &place, &theme->axis, western);
        }
        height = MAX(height, first);
    }
    return y + height;
}

/* Decimals that show the rates as they were given: one, or two where any needs it. */
static guint rate_decimals(const AnkeStaffSpec *spec)
{
    for (guint i = 0; i < spec->n_years; i++) {
        double tenths = spec->rates[i].count * 10;
        if (!isnan(tenths) && fabs(tenths - round(tenths)) > 1e-9) {
            return 2;
        }
    }
    return 1;
}

static gboolean rate_range(const AnkeStaffSpec *spec, double *low, double *high)
{
    *low = INFINITY;
    *high = -INFINITY;
    for (guint i = 0; i < spec->n_years; i++) {
        if (!isnan(spec->rates[i].count)) {
            *low = MIN(*low, spec->rates[i].count);
            *high = MAX(*high, spec->rates[i].count);
        }
    }
    return *low <= *high;
}

/* The axis of the rate begins above 0 where that shows the change better; a note says so. */
static AnkeTicks place_rate_ticks(const Staff *staff, double low, double high)
{
    if (low < 0.4 * high) {
        return anke_ticks_place(&(AnkeTickRange){.low = MIN(low, 0), .high = high, .most = 4});
    }
    double pad = MAX((high - low) * 0.3, high * 0.01);
    anke_scene_add_note(staff->scene, "折れ線の縦軸は0から始まらない。");
    return anke_ticks_place_between(low - pad, high + pad, 4);
}

static void add_rate_line(const Staff *staff, const AnkeAxis *axis)
{
    const AnkeTheme *theme = anke_scene_theme(staff->scene);
    const AnkeStaffSpec *spec = staff->spec;
    for (guint i = 1; i < spec->n_years; i++) {
        AnkePoint from = {year_x(staff, i - 1), anke_axis_y(axis, spec->rates[i - 1].count)};
        AnkePoint to = {year_x(staff, i), anke_axis_y(axis, spec->rates[i].count)};
        gboolean is_next = staff->slots[i] == staff->slots[i - 1] + 1;
        if (is_next && !isnan(from.y) && !isnan(to.y)) {
            anke_scene_add_segment(staff->scene, "rate", from, to, &theme->data_line);
        }
    }
    for (guint i = 0; i < spec->n_years; i++) {
        if (!isnan(spec->rates[i].count)) {
            AnkePoint point = {year_x(staff, i), anke_axis_y(axis, spec->rates[i].count)};
            anke_scene_add_marker(staff->scene, point, theme->second);
        }
    }
}

/* Values at all points if they fit, else at the first and the last. */
static void add_rate_values(const Staff *staff, const AnkeAxis *axis)
{
    const AnkeTheme *theme = anke_scene_theme(staff->scene);
    guint n_decimals = rate_decimals(staff->spec);
    double room = anke_scene_text_width(staff->scene, &theme->value, "000.00") + 2;
    for (guint i = 0; i < staff->spec->n_years; i++) {
        double rate = staff->spec->rates[i].count;
        gboolean is_end = i == 0 || i == staff->spec->n_years - 1;
        if (isnan(rate) || (room > staff->slot_pt && !is_end)) {
            continue;
        }
        char text[ANKE_NUMBER_SIZE];
        anke_number_format_grouped(text, rate, n_decimals);
        AnkeTextPlace place = {.part = "value",
                               .box = {year_x(staff, i), anke_axis_y(axis, rate) - 3, 0, 0},
                               .align = ANKE_ALIGN_CENTRE,
                               .valign = ANKE_VALIGN_BOTTOM};
        anke_scene_add_text(staff->scene, &place, &theme->value, text);
    }
}

static double add_rate_panel(const Staff *staff, double y)
{
    const AnkeTheme *theme = anke_scene_theme(staff->scene);
    double low;
    double high;
    if (staff->spec->rate_label == NULL || !rate_range(staff->spec, &low, &high)) {
        return y;
    }
    g_autofree char *title =
        g_strdup_printf("%s%s", staff->spec->rate_label,
                        staff->spec->rate_unit == NULL ? "" : staff->spec->rate_unit);
    y += theme->block_pt;
    AnkeTextPlace place = {.part = "panel",
                           .box = {theme->margin_pt, y, anke_frame_width(staff->scene), 0},
                           .is_wrapped = TRUE};
    y += anke_scene_add_text(staff->scene, &place, &theme->strong, title) + 4;
    AnkeAxis axis = {.plot = {staff->axis.plot.x, y, staff->axis.plot.width, RATE_PLOT_PT},
                     .ticks = place_rate_ticks(staff, low, high)};
    anke_axis_add_grid_up(staff->scene, &axis);
    anke_axis_add_numbers_up(staff->scene, &axis, 0);
    add_rate_line(staff, &axis);
    add_rate_values(staff, &axis);
    return anke_box_bottom(axis.plot) + 4;
}

static void add_notes(const Staff *staff)
{
    if (staff->has_omitted) {
        anke_scene_add_note(staff->scene, "狭い部分の数は表示を省略した。");
    }
    for (guint i = 0; i < staff->spec->n_divisions; i++) {
        for (guint year = 0; year < staff->spec->n_years; year++) {
            if (staff->spec->divisions[i].cells[year].state == ANKE_CELL_HIDDEN) {
                anke_scene_add_note(staff->scene,
                                    "「秘匿」は、職員が少なく個人が推測されるおそれのある値。");
            }
        }
    }
}

void anke_staff_lay_out(AnkeScene *scene, const AnkeStaffSpec *spec)
{
    g_assert(spec->n_years > 0 && spec->n_divisions > 0);
    g_autofree guint *slots = g_new(guint, spec->n_years);
    Staff staff = {.scene = scene, .spec = spec, .slots = slots};
    double y = anke_frame_begin(scene, &spec->figure);
    y = add_legend(&staff, y);
    staff.axis = make_axis(&staff, y);
    staff.n_slots = anke_years_place(spec->years, spec->n_years, slots);
    staff.slot_pt = staff.axis.plot.width / staff.n_slots;
    anke_axis_add_grid_up(scene, &staff.axis);
    anke_axis_add_numbers_up(scene, &staff.axis, anke_scene_theme(scene)->margin_pt - 3);
    for (guint i = 0; i < spec->n_years; i++) {
        add_column(&staff, i);
    }
    AnkePoint left = {staff.axis.plot.x, anke_axis_y(&staff.axis, 0)};
    anke_scene_add_segment(scene, "baseline", left,
                           (AnkePoint){anke_box_right(staff.axis.plot), left.y},
                           &anke_scene_theme(scene)->zero_line);
    add_totals(&staff);
    add_peak(&staff);
    y = add_year_labels(&staff);
    y = add_rate_panel(&staff, y);
    y = anke_change_table_lay_out(scene, spec, y + anke_scene_theme(scene)->block_pt);
    add_notes(&staff);
    anke_frame_end(scene, &spec->figure, y);
}
