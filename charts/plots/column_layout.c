#include "charts/plots/column_layout.h"

#include <math.h>

#include "charts/scene/axis.h"
#include "charts/scene/legend.h"
#include "charts/scene/plate.h"
#include "charts/scene/year_axis.h"

#define GROUP_SHARE 0.72 /* of a slot that its columns take */
#define MAX_COLUMN_PT 42.0
#define MIN_LABEL_EM 3.2 /* width in which a label can be read */
#define LABEL_GAP_PT 5.0 /* between labels of neighbouring slots */
#define LABEL_TOP_PT 3.0 /* between plot and labels */
#define VALUE_GAP_PT 3.0 /* between values side by side */
#define PLOT_SHARE 0.36  /* height by width */
#define MIN_PLOT_PT 105.0
#define MAX_PLOT_PT 220.0
#define INTERVAL_PT 26.0

typedef struct {
    AnkeScene *scene;
    const AnkeColumnSpec *spec;
    guint *slots;
    guint n_slots;   /* side by side */
    guint n_blocks;  /* rows of columns */
    double value_pt; /* width of the widest value */
    double value_line_pt;
    gboolean has_all_values;
    AnkeAxis axis; /* of the block that is laid out */
    double slot_pt;
    double low; /* of all values and 0 */
    double high;
} Columns;

static const AnkeTheme *theme_of(const Columns *columns)
{
    return anke_scene_theme(columns->scene);
}

static void find_range(Columns *columns)
{
    const AnkeColumnSpec *spec = columns->spec;
    for (guint s = 0; s < spec->n_series; s++) {
        for (guint i = 0; i < spec->n_categories; i++) {
            const AnkeColumnValue *value = &spec->series[s].values[i];
            double width =
                anke_scene_text_width(columns->scene, &theme_of(columns)->value, value->text);
            columns->value_pt = MAX(columns->value_pt, width);
            if (!isnan(value->value)) {
                columns->low = MIN(columns->low, value->value);
                columns->high = MAX(columns->high, value->value);
            }
        }
    }
}

/* Numbers of the axis, ▲ before negative ones. */
static char *tick_text(const AnkeTicks *ticks, gint i)
{
    g_autofree char *number = anke_tick_label(ticks, ABS(i));
    return g_strconcat(i < 0 ? "▲" : "", number, NULL);
}

static double plot_height(const Columns *columns)
{
    double height = PLOT_SHARE * anke_frame_width(columns->scene);
    height = CLAMP(height, MIN_PLOT_PT, MAX_PLOT_PT);
    return columns->n_blocks > 1 ? MIN_PLOT_PT : height;
}

static void place_ticks(Columns *columns)
{
    double height = plot_height(columns);
    AnkeTickRange range = {.low = columns->low,
                           .high = columns->high,
                           .is_whole = columns->spec->is_whole,
                           .most = anke_axis_most_intervals(height, INTERVAL_PT)};
    columns->axis.ticks = anke_ticks_place(&range);
    columns->axis.plot.height = height;
}

/* Places the plot between the axis' numbers and the right margin. */
static void place_plot(Columns *columns)
{
    const AnkeTheme *theme = theme_of(columns);
    double widest = 0;
    for (gint i = columns->axis.ticks.first; i <= columns->axis.ticks.last; i++) {
        g_autofree char *text = tick_text(&columns->axis.ticks, i);
        widest = MAX(widest, anke_scene_text_width(columns->scene, &theme->axis, text));
    }
    double left = theme->margin_pt + widest + theme->text_axis_pt;
    columns->axis.plot.x = left;
    columns->axis.plot.width = theme->margin_pt + anke_frame_width(columns->scene) - left;
}

/* Width that a category with a wrapped label and all its values needs. */
static double least_slot(const Columns *columns)
{
    guint n_series = columns->spec->n_series;
    double values = n_series == 1 ? columns->value_pt + VALUE_GAP_PT
                                  : n_series * (columns->value_pt + VALUE_GAP_PT) / GROUP_SHARE;
    return MAX(values, MIN_LABEL_EM * theme_of(columns)->label.size_pt + LABEL_GAP_PT);
}

/* Points in time stand in one row, whatever their number; categories in as many as they need. */
static void place_slots(Columns *columns)
{
    const AnkeColumnSpec *spec = columns->spec;
    double width = columns->axis.plot.width;
    columns->n_blocks = 1;
    columns->has_all_values = TRUE;
    if (spec->years != NULL) {
        columns->n_slots = anke_years_place(spec->years, spec->n_categories, columns->slots);
        columns->has_all_values =
            columns->value_pt + VALUE_GAP_PT <= width / columns->n_slots / spec->n_series;
    } else {
        guint most = (guint)MAX(1, floor(width / least_slot(columns)));
        columns->n_blocks = (spec->n_categories + most - 1) / most;
        columns->n_slots = (spec->n_categories + columns->n_blocks - 1) / columns->n_blocks;
        for (guint i = 0; i < spec->n_categories; i++) {
            columns->slots[i] = i % columns->n_slots;
        }
    }
}

static AnkeFill series_fill(const Columns *columns, guint s, guint category)
{
    const AnkeTheme *theme = theme_of(columns);
    const AnkeColumnSpec *spec = columns->spec;
    if (spec->n_series == 1 && spec->categories[category].is_rest) {
        return theme->no_answer;
    }
    AnkeFill fill = spec->n_series == 1 ? theme->bar : anke_theme_series(theme, spec->n_series, s);
    return spec->series[s].is_faint ? anke_theme_pale_fill(theme_of(columns), fill) : fill;
}

static double add_legend(const Columns *columns, double y)
{
    const AnkeTheme *theme = theme_of(columns);
    guint n = columns->spec->n_series;
    AnkeLegendEntry entries[ANKE_COLUMN_MOST_SERIES] = {0};
    if (n < 2) {
        return y;
    }
    for (guint s = 0; s < n; s++) {
        entries[s].label = columns->spec->series[s].label;
        entries[s].fill = anke_theme_series(theme, n, s);
    }
    AnkeBox box = {theme->margin_pt, y, anke_frame_width(columns->scene), 0};
    return anke_legend_lay_out(columns->scene, box, entries, n) + theme->block_pt / 2;
}

static double column_width(const Columns *columns)
{
    double width = GROUP_SHARE * columns->slot_pt / columns->spec->n_series;
    return columns->spec->n_series == 1 ? MIN(width, MAX_COLUMN_PT) : width;
}

/* Middle of a column. */
static double column_x(const Columns *columns, guint s, guint category)
{
    double middle = columns->axis.plot.x + (columns->slots[category] + 0.5) * columns->slot_pt;
    return middle + (s - (columns->spec->n_series - 1) / 2.0) * column_width(columns);
}

static void add_column(const Columns *columns, guint s, guint category)
{
    double value = columns->spec->series[s].values[category].value;
    if (isnan(value) || fabs(value) <= 0) {
        return;
    }
    double width = column_width(columns);
    double zero = anke_axis_y(&columns->axis, 0);
    double end = anke_axis_y(&columns->axis, value);
    AnkeFill fill = series_fill(columns, s, category);
    AnkeBox box = {column_x(columns, s, category) - width / 2, MIN(zero, end), width,
                   fabs(zero - end)};
    anke_scene_add_rectangle(columns->scene, "column", box, &fill,
                             columns->spec->n_series > 1 ? &theme_of(columns)->separator : NULL);
}

/* Whether the value at `i` is further from 0 than all others on its side, the first of equals. */
static gboolean is_extreme(const Columns *columns, guint s, guint i)
{
    const AnkeColumnValue *values = columns->spec->series[s].values;
    double sign = values[i].value < 0 ? -1 : 1;
    for (guint k = 0; k < columns->spec->n_categories; k++) {
        double other = sign * values[k].value;
        double own = sign * values[i].value;
        if (isnan(own) || other > own || (k < i && !(other < own) && !isnan(other))) {
            return FALSE;
        }
    }
    return TRUE;
}

/* Whether a column that the value at `i` would reach is longer than its own. */
static gboolean is_obstructed(const Columns *columns, guint s, guint i)
{
    const AnkeColumnValue *values = columns->spec->series[s].values;
    double sign = values[i].value < 0 ? -1 : 1;
    double reach = (columns->value_pt + column_width(columns)) / 2 + VALUE_GAP_PT;
    for (guint k = 0; k < columns->spec->n_categories; k++) {
        double distance = fabs(column_x(columns, s, k) - column_x(columns, s, i));
        gboolean is_mark = distance < columns->value_pt + VALUE_GAP_PT && is_extreme(columns, s, k);
        gboolean is_longer = distance < reach && sign * values[k].value > sign * values[i].value;
        if (k != i && (is_mark || is_longer)) {
            return TRUE;
        }
    }
    return FALSE;
}

/* Where not all values fit: those of the extremes, and of the ends where nothing is in their way.
 * What is not known is said as far as it fits. */
static gboolean has_value(const Columns *columns, guint s, guint i)
{
    const AnkeColumnValue *value = &columns->spec->series[s].values[i];
    if (columns->has_all_values || is_extreme(columns, s, i)) {
        return TRUE;
    }
    if (isnan(value->value)) {
        const AnkeTextStyle *style = &theme_of(columns)->value;
        double width = anke_scene_text_width(columns->scene, style, value->text);
        return width <= columns->slot_pt / columns->spec->n_series;
    }
    gboolean is_end = i == 0 || i + 1 == columns->spec->n_categories;
    return is_end && !is_obstructed(columns, s, i);
}

static void add_value(const Columns *columns, guint s, guint category)
{
    const AnkeTheme *theme = theme_of(columns);
    const AnkeColumnValue *value = &columns->spec->series[s].values[category];
    if (!has_value(columns, s, category)) {
        return;
    }
    gboolean is_below = value->value < 0;
    double end = anke_axis_y(&columns->axis, isnan(value->value) ? 0 : value->value);
    double half = anke_scene_text_width(columns->scene, &theme->value, value->text) / 2;
    double right = theme->margin_pt + anke_frame_width(columns->scene);
    double x = MIN(MAX(column_x(columns, s, category), columns->axis.plot.x + half), right - half);
    AnkeTextPlace place = {.part = "value",
                           .box = {x, end + (is_below ? 1.5 : -1.5), 0, 0},
                           .align = ANKE_ALIGN_CENTRE,
                           .valign = is_below ? ANKE_VALIGN_TOP : ANKE_VALIGN_BOTTOM};
    anke_plate_add_text(columns->scene, &place, &theme->value, theme->paper, value->text);
}

static void add_numbers(const Columns *columns)
{
    const AnkeTheme *theme = theme_of(columns);
    const AnkeAxis *axis = &columns->axis;
    for (gint i = axis->ticks.first; i <= axis->ticks.last; i++) {
        g_autofree char *text = tick_text(&axis->ticks, i);
        AnkeTextPlace place = {.part = "tick",
                               .box = {axis->plot.x - theme->text_axis_pt,
                                       anke_axis_y(axis, anke_tick_value(&axis->ticks, i)), 0, 0},
                               .align = ANKE_ALIGN_RIGHT,
                               .valign = ANKE_VALIGN_MIDDLE};
        anke_scene_add_text(columns->scene, &place, &theme->axis, text);
    }
}

static void declare_axis(const Columns *columns)
{
    AnkeAxisData data = {.low = columns->low,
                         .high = columns->high,
                         .has_bars = TRUE,
                         .is_people = columns->spec->is_people};
    anke_axis_declare(columns->scene, &columns->axis, &data);
}

static double add_years(const Columns *columns, double y)
{
    g_auto(AnkeYearAxis) axis;
    anke_year_axis_init(&axis, columns->scene, columns->spec->years, columns->spec->n_categories,
                        columns->axis.plot);
    return anke_year_axis_add_labels(columns->scene, &axis, y);
}

/* Labels of the categories from `first` to before `end`; returns the y below them. */
static double add_labels(const Columns *columns, guint first, guint end, double y)
{
    const AnkeColumnSpec *spec = columns->spec;
    if (spec->years != NULL) {
        return add_years(columns, y);
    }
    double tallest = 0;
    for (guint i = first; i < end; i++) {
        double x = columns->axis.plot.x + columns->slots[i] * columns->slot_pt;
        AnkeTextPlace place = {
            .part = "label",
            .box = {x + LABEL_GAP_PT / 2, y + LABEL_TOP_PT, columns->slot_pt - LABEL_GAP_PT, 0},
            .align = ANKE_ALIGN_CENTRE,
            .is_wrapped = TRUE,
            .is_even = TRUE};
        double height = anke_scene_add_text(columns->scene, &place, &theme_of(columns)->label,
                                            spec->categories[i].label);
        tallest = MAX(tallest, height);
    }
    return y + LABEL_TOP_PT + tallest;
}

/* The unit above the axis; returns the height of its lines but the first, for which there is room. */
static double add_unit(const Columns *columns, double y)
{
    const AnkeTheme *theme = theme_of(columns);
    if (columns->spec->unit == NULL) {
        return 0;
    }
    double bracket = anke_axis_bracket(columns->scene, &theme->axis);
    AnkeTextPlace place = {
        .part = "unit",
        .box = {theme->margin_pt - bracket, y, anke_frame_width(columns->scene) + bracket, 0},
        .is_wrapped = TRUE};
    double height = anke_scene_add_text(columns->scene, &place, &theme->axis, columns->spec->unit);
    return height - theme->axis.size_pt * theme->axis.line_em;
}

/* Columns of the categories from `first` to before `end`, below `y`; returns the y below them. */
static double add_block(Columns *columns, guint first, guint end, double y)
{
    const AnkeTheme *theme = theme_of(columns);
    columns->axis.plot.y = y + add_unit(columns, y) + 2 * columns->value_line_pt;
    anke_axis_add_grid_up(columns->scene, &columns->axis);
    add_numbers(columns);
    declare_axis(columns);
    for (guint i = first; i < end; i++) {
        for (guint s = 0; s < columns->spec->n_series; s++) {
            add_column(columns, s, i);
        }
    }
    double zero = anke_axis_y(&columns->axis, 0);
    anke_scene_add_segment(columns->scene, "baseline", (AnkePoint){columns->axis.plot.x, zero},
                           (AnkePoint){anke_box_right(columns->axis.plot), zero},
                           &theme->zero_line);
    for (guint i = first; i < end; i++) {
        for (guint s = 0; s < columns->spec->n_series; s++) {
            add_value(columns, s, i);
        }
    }
    double below = columns->low < 0 ? columns->value_line_pt : 0;
    return add_labels(columns, first, end, anke_box_bottom(columns->axis.plot) + below);
}

/* The figure in one sentence, with the largest value of the first series. */
static void describe(const Columns *columns)
{
    AnkeScene *scene = columns->scene;
    const AnkeColumnSpec *spec = columns->spec;
    const AnkeColumnSeries *series = &spec->series[0];
    gint most = -1;
    for (guint i = 0; i < spec->n_categories; i++) {
        double value = series->values[i].value;
        gboolean is_counted = !spec->categories[i].is_rest && !isnan(value);
        if (is_counted && (most < 0 || value > series->values[most].value)) {
            most = (gint)i;
        }
    }
    if (most < 0) {
        return;
    }
    g_autofree char *text =
        g_strdup_printf(anke_scene_say(scene, "縦棒グラフ。%s。%sで最も大きいのは%sの%s%s。",
                                       "Columns. %s. Largest of %s: %s, %s %s."),
                        anke_scene_title(scene), series->label, spec->categories[most].label,
                        series->values[most].text, spec->unit == NULL ? "" : spec->unit);
    anke_scene_set_description(scene, text);
}

static void add_notes(const Columns *columns)
{
    AnkeScene *scene = columns->scene;
    if (!columns->has_all_values) {
        anke_cross_add_some_note(scene);
    }
    gboolean has_negative = columns->low < 0;
    if (has_negative) {
        anke_scene_add_note(scene, anke_scene_say(scene, "▲は負の値。", "▲: negative."));
    }
    if (columns->n_blocks > 1) {
        anke_scene_add_note(scene, anke_scene_say(scene, "各段の縦軸の目盛りは同じ。",
                                                  "All rows have the same axis."));
    }
}

void anke_column_lay_out(AnkeScene *scene, const AnkeColumnSpec *spec)
{
    g_assert(spec->n_categories > 0 && spec->n_series > 0 &&
             spec->n_series <= ANKE_COLUMN_MOST_SERIES);
    const AnkeTheme *theme = anke_scene_theme(scene);
    g_autofree guint *slots = g_new0(guint, spec->n_categories);
    Columns columns = {.scene = scene,
                       .spec = spec,
                       .slots = slots,
                       .value_line_pt = theme->value.size_pt * theme->value.line_em,
                       .n_blocks = 1};
    double y = anke_frame_begin(scene, &spec->figure);
    describe(&columns);
    find_range(&columns);
    place_ticks(&columns);
    place_plot(&columns);
    place_slots(&columns);
    place_ticks(&columns); /* rows of columns are lower, with fewer ticks */
    place_plot(&columns);
    columns.slot_pt = columns.axis.plot.width / columns.n_slots;
    y = add_legend(&columns, y);
    guint n_side = columns.n_blocks == 1 ? spec->n_categories : columns.n_slots;
    for (guint first = 0; first < spec->n_categories; first += n_side) {
        if (first > 0) {
            y += theme->block_pt;
            anke_scene_add_break(scene, y - theme->block_pt / 2);
        }
        y = add_block(&columns, first, MIN(first + n_side, spec->n_categories), y);
    }
    add_notes(&columns);
    anke_frame_end(scene, &spec->figure, y);
}
