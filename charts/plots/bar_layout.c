#include "charts/plots/bar_layout.h"

#include <math.h>

#include "charts/plots/axis.h"

#define BAR_PT 11.0
#define ROW_GAP_PT 7.0
#define MAX_LABEL_SHARE 0.4 /* of the width */
#define MAX_LABEL_EM 17.0   /* width at which labels are wrapped */
#define MIN_PLOT_PT 60.0    /* below this, counts give way to bars */
#define MIN_PANEL_PT 78.0
#define PANEL_GAP_PT 10.0
#define INTERVAL_PT 36.0 /* at least, between ticks */
#define CAP_PT 2.5       /* half the height of a whisker's ends */

/* What all rows and panels of a chart share. */
typedef struct {
    AnkeScene *scene;
    const AnkeCrossSpec *spec;
    guint *order;
    double *row_heights; /* in display order */
    double label_width;
    double value_width; /* of the widest text beside a bar */
    gboolean has_counts;
    gboolean has_intervals;
    double max; /* of the values and interval ends drawn */
} Bars;

static double cell_value(const Bars *bars, const AnkeCell *cell)
{
    return bars->spec->is_counted ? cell->count : 100 * cell->share;
}

static char *value_text(const Bars *bars, guint g, const AnkeCell *cell)
{
    const AnkeAnswerGroup *group = &bars->spec->groups[g];
    if (bars->spec->is_counted) {
        return anke_cell_count(cell);
    }
    char *percent = anke_cell_percent(cell, group->base);
    if (!bars->has_counts || cell->state == ANKE_CELL_HIDDEN || isnan(cell->count)) {
        return percent;
    }
    g_autofree char *count = anke_cell_count(cell);
    char *text = g_strdup_printf("%s（%s）", percent, count);
    g_free(percent);
    return text;
}

static void measure_labels(Bars *bars)
{
    const AnkeTextStyle *style = &anke_scene_theme(bars->scene)->label;
    double most =
        MIN(MAX_LABEL_EM * style->size_pt, MAX_LABEL_SHARE * anke_frame_width(bars->scene));
    double width = 0;
    for (guint i = 0; i < bars->spec->n_answers; i++) {
        const char *label = bars->spec->answers[i].label;
        width = MAX(width, anke_scene_text_width(bars->scene, style, label));
    }
    bars->label_width = MIN(width, most) + 0.5;
    for (guint row = 0; row < bars->spec->n_answers; row++) {
        const char *label = bars->spec->answers[bars->order[row]].label;
        double height = anke_scene_measure(bars->scene, style, label, bars->label_width).height_pt;
        bars->row_heights[row] = MAX(height, BAR_PT) + ROW_GAP_PT;
    }
}

static void measure_cell(Bars *bars, guint g, const AnkeCell *cell)
{
    const AnkeTextStyle *style = &anke_scene_theme(bars->scene)->value;
    g_autofree char *text = value_text(bars, g, cell);
    bars->value_width = MAX(bars->value_width, anke_scene_text_width(bars->scene, style, text));
    double value = cell_value(bars, cell);
    if (!isnan(value)) {
        bars->max = MAX(bars->max, value);
    }
    if (bars->has_intervals && !isnan(cell->high)) {
        bars->max = MAX(bars->max, 100 * cell->high);
    }
}

static void measure_values(Bars *bars)
{
    bars->value_width = 0;
    bars->max = 0;
    for (guint g = 0; g < bars->spec->n_groups; g++) {
        for (guint i = 0; i < bars->spec->n_answers; i++) {
            measure_cell(bars, g, &bars->spec->groups[g].cells[i]);
        }
    }
}

static gboolean find_intervals(const AnkeCrossSpec *spec)
{
    for (guint i = 0; i < spec->n_answers && !spec->is_counted; i++) {
        if (!isnan(spec->groups[0].cells[i].low) && !isnan(spec->groups[0].cells[i].high)) {
            return TRUE;
        }
    }
    return FALSE;
}

static AnkeTicks place_ticks(const Bars *bars, double plot_width)
{
    AnkeTickRange range = {.high = bars->max,
                           .is_whole = TRUE,
                           .most = anke_axis_most_intervals(plot_width, INTERVAL_PT)};
    return anke_ticks_place(&range);
}

static void add_whisker(const Bars *bars, const AnkeAxis *axis, const AnkeCell *cell, double middle)
{
    const AnkeStroke *stroke = &anke_scene_theme(bars->scene)->whisker;
    AnkeStroke cap = {stroke->colour, stroke->width_pt, 0, 0};
    double low = anke_axis_x(axis, 100 * cell->low);
    double high = anke_axis_x(axis, 100 * cell->high);
    anke_scene_add_segment(bars->scene, "interval", (AnkePoint){low, middle},
                           (AnkePoint){high, middle}, stroke);
    anke_scene_add_segment(bars->scene, "interval", (AnkePoint){low, middle - CAP_PT},
                           (AnkePoint){low, middle + CAP_PT}, &cap);
    anke_scene_add_segment(bars->scene, "interval", (AnkePoint){high, middle - CAP_PT},
                           (AnkePoint){high, middle + CAP_PT}, &cap);
}

/* Marks everyone's share in a group's panel; returns its x, or the axis' left end without one. */
static double add_reference(const Bars *bars, const AnkeAxis *axis, guint answer, double middle)
{
    double value = cell_value(bars, &bars->spec->groups[0].cells[answer]);
    if (isnan(value) || bars->spec->is_counted) {
        return axis->plot.x;
    }
    const AnkeTheme *theme = anke_scene_theme(bars->scene);
    AnkeStroke stroke = {theme->second, 1.2, 0, 2.4};
    double x = anke_axis_x(axis, value);
    anke_scene_add_segment(bars->scene, "total", (AnkePoint){x, middle - BAR_PT / 2 - 1.5},
                           (AnkePoint){x, middle + BAR_PT / 2 + 1.5}, &stroke);
    return x;
}

/* Draws one bar with its marks and its value. `middle` is the y of the row's middle. */
static void add_bar(const Bars *bars, const AnkeAxis *axis, guint g, guint answer, double middle)
{
    const AnkeTheme *theme = anke_scene_theme(bars->scene);
    const AnkeAnswerGroup *group = &bars->spec->groups[g];
    const AnkeCell *cell = &group->cells[answer];
    double value = cell_value(bars, cell);
    double end = axis->plot.x;
    if (value > 0) {
        gboolean is_faint = !bars->spec->is_counted && anke_base_is_small(group->base);
        end = anke_axis_x(axis, value);
        AnkeBox bar = {axis->plot.x, middle - BAR_PT / 2, end - axis->plot.x, BAR_PT};
        anke_scene_add_rectangle(bars->scene, "bar", bar,
                                 is_faint ? &theme->bar_faint : &theme->bar, NULL);
    }
    if (g > 0) {
        end = MAX(end, add_reference(bars, axis, answer, middle));
    }
    if (bars->has_intervals && value > 0 && !isnan(cell->low) && !isnan(cell->high)) {
        add_whisker(bars, axis, cell, middle);
        end = MAX(end, anke_axis_x(axis, 100 * cell->high));
    }
    g_autofree char *text = value_text(bars, g, cell);
    AnkeTextPlace place = {.part = "value",
                           .box = {end + theme->text_bar_pt, middle, 0, 0},
                           .valign = ANKE_VALIGN_MIDDLE};
    anke_scene_add_text(bars->scene, &place, &theme->value, text);
}

static void add_row_labels(const Bars *bars, double x, double y)
{
    for (guint row = 0; row < bars->spec->n_answers; row++) {
        AnkeTextPlace place = {.part = "label",
                               .box = {x, y, bars->label_width, bars->row_heights[row]},
                               .align = ANKE_ALIGN_RIGHT,
                               .valign = ANKE_VALIGN_MIDDLE,
                               .is_wrapped = TRUE,
                               .is_cell = TRUE};
        anke_scene_add_text(bars->scene, &place, &anke_scene_theme(bars->scene)->label,
                            bars->spec->answers[bars->order[row]].label);
        y += bars->row_heights[row];
    }
}

static double rows_height(const Bars *bars)
{
    double height = 0;
    for (guint row = 0; row < bars->spec->n_answers; row++) {
        height += bars->row_heights[row];
    }
    return height;
}

/* Draws the bars of a group into a plot area that begins at (x, y). */
static void add_panel(const Bars *bars, const AnkeAxis *axis, guint g)
{
    anke_axis_add_grid_across(bars->scene, axis);
    double y = axis->plot.y;
    for (guint row = 0; row < bars->spec->n_answers; row++) {
        add_bar(bars, axis, g, bars->order[row], y + bars->row_heights[row] / 2);
        y += bars->row_heights[row];
    }
    anke_axis_add_numbers_across(bars->scene, axis);
}

static const char *unit_text(const Bars *bars)
{
    return bars->spec->is_counted ? "（件）" : "（％）";
}

/* One group: returns the y below the chart. */
static double lay_out_single(Bars *bars, double y)
{
    const AnkeTheme *theme = anke_scene_theme(bars->scene);
    double x = theme->margin_pt + bars->label_width + theme->text_axis_pt;
    double room = theme->margin_pt + anke_frame_width(bars->scene) - x - theme->text_bar_pt;
    bars->has_counts = !bars->spec->is_counted;
    measure_values(bars);
    if (room - bars->value_width < MIN_PLOT_PT) {
        bars->has_counts = FALSE;
        measure_values(bars);
    }
    AnkeAxis axis = {.plot = {x, y, MAX(room - bars->value_width, 10), rows_height(bars)},
                     .unit = unit_text(bars)};
    axis.ticks = place_ticks(bars, axis.plot.width);
    add_row_labels(bars, theme->margin_pt, y);
    add_panel(bars, &axis, 0);
    if (bars->has_counts) {
        anke_scene_add_note(bars->scene, "（　）内は人数。");
    }
    return anke_box_bottom(axis.plot) + anke_axis_foot(bars->scene);
}

/* Columns and rows of panels. */
typedef struct {
    guint n_columns;
    double left;
    double pitch;
    double head_height;
} Grid;

static double head_height(const Bars *bars, double width)
{
    const AnkeTheme *theme = anke_scene_theme(bars->scene);
    double height = 0;
    for (guint g = 0; g < bars->spec->n_groups; g++) {
        g_autofree char *label = anke_group_label(&bars->spec->groups[g]);
        double text = anke_scene_measure(bars->scene, &theme->strong, label, width).height_pt;
        height = MAX(height, text);
    }
    return height + theme->label.size_pt * theme->label.line_em + 2;
}

static Grid make_grid(const Bars *bars)
{
    const AnkeTheme *theme = anke_scene_theme(bars->scene);
    double left = theme->margin_pt + bars->label_width + theme->text_axis_pt;
    double room = theme->margin_pt + anke_frame_width(bars->scene) - left;
    guint most = (guint)MAX(1, floor(room / MIN_PANEL_PT));
    guint n_rows = (bars->spec->n_groups + most - 1) / most;
    guint n_columns = (bars->spec->n_groups + n_rows - 1) / n_rows;
    double pitch = room / n_columns;
    return (Grid){n_columns, left, pitch, head_height(bars, pitch - PANEL_GAP_PT)};
}

static void add_panel_head(const Bars *bars, guint g, AnkeBox box)
{
    const AnkeTheme *theme = anke_scene_theme(bars->scene);
    const AnkeAnswerGroup *group = &bars->spec->groups[g];
    g_autofree char *label = anke_group_label(group);
    g_autofree char *base = anke_base_label(group->base);
    double base_height = theme->label.size_pt * theme->label.line_em;
    AnkeTextPlace head = {.part = "group",
                          .box = {box.x, box.y, box.width, box.height - base_height - 2},
                          .valign = ANKE_VALIGN_BOTTOM,
                          .is_wrapped = TRUE};
    anke_scene_add_text(bars->scene, &head, g == 0 ? &theme->strong : &theme->label, label);
    AnkeTextPlace foot = {.part = "base",
                          .box = {box.x, box.y, box.width, box.height - 2},
                          .valign = ANKE_VALIGN_BOTTOM};
    if (!bars->spec->is_counted) {
        anke_scene_add_text(bars->scene, &foot, &theme->subtitle, base);
    }
}

static void add_group(const Bars *bars, const Grid *grid, guint g, double y)
{
    const AnkeTheme *theme = anke_scene_theme(bars->scene);
    double x = grid->left + (g % grid->n_columns) * grid->pitch;
    add_panel_head(bars, g, (AnkeBox){x, y, grid->pitch - PANEL_GAP_PT, grid->head_height});
    double width = grid->pitch - PANEL_GAP_PT - bars->value_width - theme->text_bar_pt;
    AnkeAxis axis = {.plot = {x, y + grid->head_height, MAX(width, 10), rows_height(bars)},
                     .unit = g % grid->n_columns == 0 ? unit_text(bars) : NULL};
    axis.ticks = place_ticks(bars, axis.plot.width);
    add_panel(bars, &axis, g);
}

/* Several groups: returns the y below the chart. */
static double lay_out_panels(Bars *bars, double y)
{
    const AnkeTheme *theme = anke_scene_theme(bars->scene);
    bars->has_counts = FALSE;
    measure_values(bars);
    Grid grid = make_grid(bars);
    double pitch = grid.head_height + rows_height(bars) + anke_axis_foot(bars->scene);
    for (guint g = 0; g < bars->spec->n_groups; g++) {
        guint row = g / grid.n_columns;
        double top = y + row * (pitch + theme->block_pt);
        if (g % grid.n_columns == 0) {
            add_row_labels(bars, theme->margin_pt, top + grid.head_height);
        }
        add_group(bars, &grid, g, top);
    }
    guint n_rows = (bars->spec->n_groups + grid.n_columns - 1) / grid.n_columns;
    if (!bars->spec->is_counted) {
        anke_scene_add_note(bars->scene, "茶色の縦線は全体の値。");
    }
    return y + n_rows * (pitch + theme->block_pt) - theme->block_pt;
}

void anke_bar_lay_out(AnkeScene *scene, const AnkeCrossSpec *spec)
{
    g_assert(spec->n_groups > 0);
    g_autofree guint *order = g_new(guint, spec->n_answers);
    g_autofree double *row_heights = g_new(double, spec->n_answers);
    Bars bars = {.scene = scene,
                 .spec = spec,
                 .order = order,
                 .row_heights = row_heights,
                 .has_intervals = find_intervals(spec)};
    anke_cross_order(spec, order);
    double y = anke_frame_begin(scene, &spec->figure);
    measure_labels(&bars);
    y = spec->n_groups == 1 ? lay_out_single(&bars, y) : lay_out_panels(&bars, y);
    anke_cross_add_notes(scene, spec);
    anke_frame_end(scene, &spec->figure, y);
}
