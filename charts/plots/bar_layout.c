#include "charts/plots/bar_layout.h"

#include <math.h>

#include "charts/scene/axis.h"
#include "charts/scene/plate.h"

#define BAR_PT 11.0
#define ROW_GAP_PT 7.0
#define MAX_LABEL_SHARE 0.4       /* of the width */
#define MAX_LABEL_EM 17.0         /* width at which labels are wrapped */
#define MAX_PANEL_LABEL_SHARE 0.3 /* the same with panels */
#define MIN_COUNTED_PT 150.0      /* with less room counts give way to bars */
#define MIN_PANEL_PT 62.0
#define MIN_INTERVAL_PANEL_PT 96.0 /* narrower panels have no intervals */
#define MOST_INTERVAL_PANELS 6     /* more of them stand closer, without intervals */
#define MIN_WIDTH_PT 8.0
#define LAST_TICK_PT 8.0 /* half the width of the last tick's number */
#define PANEL_GAP_PT 10.0
#define INTERVAL_PT 28.0 /* at least, between ticks */
#define PANEL_INTERVAL_PT 14.0
#define HEAD_GAP_PT 4.0 /* between the heads of panels */
#define CAP_PT 2.5      /* half the height of a whisker's ends */

/* What all rows and panels of a chart share. */
typedef struct {
    AnkeScene *scene;
    const AnkeCrossSpec *spec;
    guint *order;
    double *row_heights; /* in display order */
    double label_width;
    double *text_widths; /* of the values, by group and answer */
    gboolean has_counts;
    gboolean has_intervals;
    double interval_pt; /* at least, between ticks */
    double max;         /* of the values and interval ends drawn */
} Bars;

static double cell_value(const Bars *bars, const AnkeCell *cell)
{
    return bars->spec->is_counted ? cell->count : 100 * cell->share;
}

static char *value_text(const Bars *bars, guint g, const AnkeCell *cell)
{
    const AnkeAnswerGroup *group = &bars->spec->groups[g];
    if (bars->spec->is_counted) {
        return anke_cell_count(cell, anke_scene_lang(bars->scene));
    }
    char *percent = anke_cell_percent(cell, group->base, anke_scene_lang(bars->scene));
    if (!bars->has_counts || cell->state == ANKE_CELL_HIDDEN || isnan(cell->count)) {
        return percent;
    }
    g_autofree char *count = anke_cell_count(cell, anke_scene_lang(bars->scene));
    char *text =
        g_strdup_printf(anke_scene_say(bars->scene, "%s（%s）", "%s (%s)"), percent, count);
    g_free(percent);
    return text;
}

static const char *unit_text(const Bars *bars)
{
    return bars->spec->is_counted ? anke_scene_say(bars->scene, "（件）", "(answers)")
                                  : anke_scene_say(bars->scene, "（％）", "(%)");
}

static void measure_labels(Bars *bars)
{
    const AnkeTextStyle *style = &anke_scene_theme(bars->scene)->label;
    double share = bars->spec->n_groups > 1 ? MAX_PANEL_LABEL_SHARE : MAX_LABEL_SHARE;
    double most = MIN(MAX_LABEL_EM * style->size_pt, share * anke_frame_width(bars->scene));
    double width = anke_scene_text_width(bars->scene, style, unit_text(bars));
    for (guint i = 0; i < bars->spec->n_answers; i++) {
        const char *label = bars->spec->answers[i].label;
        width = MAX(width, anke_scene_even_width(bars->scene, style, label, most));
    }
    bars->label_width = width + 0.5;
    for (guint row = 0; row < bars->spec->n_answers; row++) {
        const char *label = bars->spec->answers[bars->order[row]].label;
        double height = anke_scene_measure(bars->scene, style, label, bars->label_width).height_pt;
        bars->row_heights[row] = MAX(height, BAR_PT) + ROW_GAP_PT;
    }
}

/* The largest value that is drawn for a cell: its bar, its interval, everyone's mark. */
static double cell_end(const Bars *bars, guint g, guint answer)
{
    const AnkeCell *cell = &bars->spec->groups[g].cells[answer];
    double end = 0;
    double value = cell_value(bars, cell);
    double total = cell_value(bars, &bars->spec->groups[0].cells[answer]);
    if (!isnan(value)) {
        end = value;
    }
    if (!isnan(total) && !bars->spec->is_counted) {
        end = MAX(end, total);
    }
    if (bars->has_intervals && !isnan(cell->high)) {
        end = MAX(end, 100 * cell->high);
    }
    return end;
}

static void measure_values(Bars *bars)
{
    const AnkeTextStyle *style = &anke_scene_theme(bars->scene)->value;
    bars->max = 0;
    for (guint g = 0; g < bars->spec->n_groups; g++) {
        for (guint i = 0; i < bars->spec->n_answers; i++) {
            g_autofree char *text = value_text(bars, g, &bars->spec->groups[g].cells[i]);
            bars->text_widths[g * bars->spec->n_answers + i] =
                anke_scene_text_width(bars->scene, style, text);
            bars->max = MAX(bars->max, cell_end(bars, g, i));
        }
    }
}

/* Width of the plot in which `max` leaves every bar room for its value within `room`. */
static double plot_width(const Bars *bars, double room, double axis_max)
{
    double gap = anke_scene_theme(bars->scene)->text_bar_pt;
    double width = room - LAST_TICK_PT;
    for (guint g = 0; g < bars->spec->n_groups; g++) {
        for (guint i = 0; i < bars->spec->n_answers; i++) {
            double end = cell_end(bars, g, i);
            double text = bars->text_widths[g * bars->spec->n_answers + i] + gap;
            if (end > 0) {
                width = MIN(width, (room - text) * axis_max / end);
            }
        }
    }
    return MAX(width, MIN_WIDTH_PT);
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

static double rows_height(const Bars *bars)
{
    double height = 0;
    for (guint row = 0; row < bars->spec->n_answers; row++) {
        height += bars->row_heights[row];
    }
    return height;
}

static AnkeAxis make_axis(const Bars *bars, AnkeBox room)
{
    AnkeTickRange range = {.high = bars->max,
                           .is_whole = TRUE,
                           .most = anke_axis_most_intervals(room.width * 0.8, bars->interval_pt)};
    AnkeAxis axis = {.plot = room, .ticks = anke_ticks_place(&range), .unit = unit_text(bars)};
    axis.plot.width = plot_width(bars, room.width, axis.ticks.last * axis.ticks.step);
    axis.plot.height = rows_height(bars);
    return axis;
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
    AnkeStroke stroke = {theme->second, 1.2, 0, 2.2};
    double x = anke_axis_x(axis, value);
    anke_scene_add_segment(bars->scene, "total", (AnkePoint){x, middle - BAR_PT / 2 - 1.5},
                           (AnkePoint){x, middle + BAR_PT / 2 + 1.5}, &stroke);
    return x;
}

/* 無回答 and 無効 have their own fill, as in bands. */
static AnkeFill bar_fill(const Bars *bars, const AnkeAnswerGroup *group, guint answer)
{
    const AnkeTheme *theme = anke_scene_theme(bars->scene);
    AnkeAnswerKind kind = bars->spec->answers[answer].kind;
    gboolean is_faint = !bars->spec->is_counted && anke_base_is_small(group->base);
    if (kind == ANKE_ANSWER_NOANSWER || kind == ANKE_ANSWER_INVALID) {
        return is_faint ? anke_theme_pale_fill(theme, theme->no_answer) : theme->no_answer;
    }
    return is_faint ? theme->bar_faint : theme->bar;
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
        end = anke_axis_x(axis, value);
        AnkeBox bar = {axis->plot.x, middle - BAR_PT / 2, end - axis->plot.x, BAR_PT};
        AnkeFill fill = bar_fill(bars, group, answer);
        anke_scene_add_rectangle(bars->scene, "bar", bar, &fill, NULL);
    }
    if (g > 0) {
        double reference = add_reference(bars, axis, answer, middle);
        end = MAX(end, reference);
    }
    if (bars->has_intervals && value > 0 && !isnan(cell->low) && !isnan(cell->high)) {
        add_whisker(bars, axis, cell, middle);
        end = MAX(end, anke_axis_x(axis, 100 * cell->high));
    }
    g_autofree char *text = value_text(bars, g, cell);
    AnkeTextPlace place = {.part = "value",
                           .box = {end + theme->text_bar_pt, middle, 0, 0},
                           .valign = ANKE_VALIGN_MIDDLE};
    anke_plate_add_text(bars->scene, &place, &theme->value, theme->paper, text);
}

static void add_row_labels(const Bars *bars, double x, double y)
{
    for (guint row = 0; row < bars->spec->n_answers; row++) {
        AnkeTextPlace place = {.part = "label",
                               .box = {x, y, bars->label_width, bars->row_heights[row]},
                               .align = ANKE_ALIGN_RIGHT,
                               .valign = ANKE_VALIGN_MIDDLE,
                               .is_wrapped = TRUE,
                               .is_even = TRUE,
                               .is_cell = TRUE};
        anke_scene_add_text(bars->scene, &place, &anke_scene_theme(bars->scene)->label,
                            bars->spec->answers[bars->order[row]].label);
        y += bars->row_heights[row];
    }
}

/* Draws the bars of a group into a plot area that begins at (x, y). */
static void add_panel(const Bars *bars, const AnkeAxis *axis, guint g)
{
    AnkeAxisData data = {
        .low = 0, .high = bars->max, .has_bars = TRUE, .is_people = bars->spec->is_counted};
    anke_axis_declare(bars->scene, axis, &data);
    anke_axis_add_grid_across(bars->scene, axis);
    double y = axis->plot.y;
    for (guint row = 0; row < bars->spec->n_answers; row++) {
        add_bar(bars, axis, g, bars->order[row], y + bars->row_heights[row] / 2);
        y += bars->row_heights[row];
    }
    anke_axis_add_numbers_across(bars->scene, axis);
}

/* One group: returns the y below the chart. */
static double lay_out_single(Bars *bars, double y)
{
    const AnkeTheme *theme = anke_scene_theme(bars->scene);
    double x = theme->margin_pt + bars->label_width + theme->text_axis_pt;
    AnkeBox room = {x, y, theme->margin_pt + anke_frame_width(bars->scene) - x, 0};
    bars->interval_pt = INTERVAL_PT;
    bars->has_counts = !bars->spec->is_counted && room.width > MIN_COUNTED_PT;
    measure_values(bars);
    AnkeAxis axis = make_axis(bars, room);
    add_row_labels(bars, theme->margin_pt, y);
    add_panel(bars, &axis, 0);
    if (bars->has_counts) {
        anke_scene_add_note(bars->scene,
                            anke_scene_say(bars->scene, "括弧内は人数。", "In brackets: people."));
    }
    return anke_box_bottom(axis.plot) + anke_axis_foot(bars->scene);
}

/* Columns and rows of panels. */
typedef struct {
    guint n_columns;
    double left;
    double pitch;
} Grid;

/* Height of the heads of the panels in the row that begins with group `first`. */
static double head_height(const Bars *bars, const Grid *grid, guint first)
{
    const AnkeTheme *theme = anke_scene_theme(bars->scene);
    double height = 0;
    guint end = MIN(first + grid->n_columns, bars->spec->n_groups);
    for (guint g = first; g < end; g++) {
        const char *label = bars->spec->groups[g].label;
        double width = grid->pitch - HEAD_GAP_PT;
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
    gboolean is_wide = bars->has_intervals && bars->spec->n_groups <= MOST_INTERVAL_PANELS;
    double least = is_wide ? MIN_INTERVAL_PANEL_PT : MIN_PANEL_PT;
    guint most = (guint)MAX(1, floor(room / least));
    guint n_rows = (bars->spec->n_groups + most - 1) / most;
    guint n_columns = (bars->spec->n_groups + n_rows - 1) / n_rows;
    return (Grid){n_columns, left, room / n_columns};
}

static void add_panel_head(const Bars *bars, guint g, AnkeBox box)
{
    const AnkeTheme *theme = anke_scene_theme(bars->scene);
    const AnkeAnswerGroup *group = &bars->spec->groups[g];
    g_autofree char *base = anke_base_line(group, anke_scene_lang(bars->scene));
    double base_height = theme->label.size_pt * theme->label.line_em;
    AnkeTextPlace head = {.part = "group",
                          .box = {box.x, box.y, box.width, box.height - base_height - 2},
                          .valign = ANKE_VALIGN_BOTTOM,
                          .is_wrapped = TRUE,
                          .is_even = TRUE};
    anke_scene_add_text(bars->scene, &head, g == 0 ? &theme->strong : &theme->label, group->label);
    AnkeTextPlace foot = {.part = "base",
                          .box = {box.x, box.y, box.width, box.height - 2},
                          .valign = ANKE_VALIGN_BOTTOM};
    if (!bars->spec->is_counted) {
        anke_scene_add_text(bars->scene, &foot, &theme->subtitle, base);
    }
}

static void add_empty(const Bars *bars, AnkeBox plot)
{
    const AnkeTheme *theme = anke_scene_theme(bars->scene);
    AnkeTextPlace place = {.part = "value",
                           .box = plot,
                           .align = ANKE_ALIGN_CENTRE,
                           .valign = ANKE_VALIGN_MIDDLE,
                           .is_wrapped = TRUE,
                           .is_even = TRUE};
    anke_scene_add_text(bars->scene, &place, &theme->value,
                        anke_scene_say(bars->scene, "該当者なし", "nobody"));
}

/* Draws the panel of group `g`, whose head begins at y. */
static void add_group(const Bars *bars, const Grid *grid, guint g, double y, double head)
{
    double x = grid->left + (g % grid->n_columns) * grid->pitch;
    double width = grid->pitch - PANEL_GAP_PT;
    add_panel_head(bars, g, (AnkeBox){x, y, grid->pitch - HEAD_GAP_PT, head});
    AnkeAxis axis = make_axis(bars, (AnkeBox){x, y + head, width, 0});
    if (g % grid->n_columns != 0) {
        axis.unit = NULL;
    }
    if (bars->spec->groups[g].base == 0) {
        add_empty(bars, axis.plot);
        anke_axis_add_numbers_across(bars->scene, &axis);
    } else {
        add_panel(bars, &axis, g);
    }
}

/* Several groups: returns the y below the chart. */
static double lay_out_panels(Bars *bars, double y)
{
    const AnkeTheme *theme = anke_scene_theme(bars->scene);
    Grid grid = make_grid(bars);
    bars->interval_pt = PANEL_INTERVAL_PT;
    bars->has_intervals = bars->has_intervals && grid.pitch >= MIN_INTERVAL_PANEL_PT;
    measure_values(bars);
    for (guint first = 0; first < bars->spec->n_groups; first += grid.n_columns) {
        double head = head_height(bars, &grid, first);
        guint end = MIN(first + grid.n_columns, bars->spec->n_groups);
        add_row_labels(bars, theme->margin_pt, y + head);
        for (guint g = first; g < end; g++) {
            add_group(bars, &grid, g, y, head);
        }
        y += head + rows_height(bars) + anke_axis_foot(bars->scene) + theme->block_pt;
    }
    if (!bars->spec->is_counted) {
        anke_scene_add_note(bars->scene, anke_scene_say(bars->scene, "縦線（茶色）は全体の割合。",
                                                        "Upright brown line: the share of all."));
    }
    return y - theme->block_pt;
}

/* The figure in one sentence, with everyone's top answer. */
static void describe(const Bars *bars)
{
    AnkeScene *scene = bars->scene;
    const AnkeCrossSpec *spec = bars->spec;
    const AnkeAnswerGroup *group = &spec->groups[0];
    guint most;
    if (!anke_cross_find_most(spec, 0, &most)) {
        return;
    }
    AnkeLang lang = anke_scene_lang(scene);
    const AnkeCell *cell = &group->cells[most];
    g_autofree char *value =
        spec->is_counted ? anke_cell_count(cell, lang) : anke_cell_percent(cell, group->base, lang);
    const char *unit = spec->is_counted ? anke_scene_say(scene, "件", " answers")
                                        : anke_scene_say(scene, "％", "%");
    g_autofree char *text = g_strdup_printf(
        anke_scene_say(scene, "横棒グラフ。%s。%sで最も多いのは「%s」の%s%s。",
                       "Bar chart. %s. Largest of %s: “%s”, %s%s."),
        anke_scene_title(scene), group->label, spec->answers[most].label, value, unit);
    anke_scene_set_description(scene, text);
}

void anke_bar_lay_out(AnkeScene *scene, const AnkeCrossSpec *spec)
{
    g_assert(spec->n_groups > 0);
    g_autofree guint *order = g_new(guint, spec->n_answers);
    g_autofree double *row_heights = g_new(double, spec->n_answers);
    g_autofree double *text_widths = g_new0(double, spec->n_groups * spec->n_answers);
    Bars bars = {.scene = scene,
                 .spec = spec,
                 .order = order,
                 .row_heights = row_heights,
                 .text_widths = text_widths,
                 .has_intervals = find_intervals(spec)};
    anke_cross_order(spec, order);
    double y = anke_frame_begin(scene, &spec->figure);
    describe(&bars);
    measure_labels(&bars);
    y = spec->n_groups == 1 ? lay_out_single(&bars, y) : lay_out_panels(&bars, y);
    if (!spec->is_scale && spec->n_answers > 1) {
        anke_cross_add_order_note(scene);
    }
    if (bars.has_intervals && spec->interval_note != NULL) {
        anke_scene_add_note(scene, spec->interval_note);
    }
    anke_cross_add_notes(scene, spec, TRUE);
    anke_frame_end(scene, &spec->figure, y);
}
