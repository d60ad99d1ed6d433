#include "charts/plots/likert_layout.h"

#include <math.h>

#include "charts/plots/axis.h"
#include "charts/plots/legend.h"
#include "charts/plots/plate.h"
#include "charts/plots/row_labels.h"
#include "charts/plots/scale_sides.h"

#define BAR_PT 17.0
#define ROW_GAP_PT 9.0
#define TOTAL_GAP_PT 7.0 /* more below 全体 */
#define MAX_LABEL_SHARE 0.27
#define MAX_LABEL_EM 16.0
#define NARROW_PT 300.0 /* width of the chart below which labels stand above the bars */
#define SUM_PT 37.0     /* width of a column of sums */
#define NARROW_SUM_PT 33.0
#define NUMBER_PT 31.0 /* width of a column of numbers */
#define NARROW_NUMBER_PT 29.0
#define COLUMN_GAP_PT 5.0
#define MIN_PLOT_PT 66.0 /* with less, numbers go below the bars */
#define MIN_TICK_PT 17.0 /* between numbers of the axis */
#define PADDING_PT 3.0   /* beside a value in its segment */
#define MIN_VALUE 0.05   /* values of smaller parts are left out */
#define ZERO_PT 1.2
#define MIN_AXIS 10.0    /* percent on each side, at least */
#define MOST_INTERVALS 4 /* on each side */
#define ABOVE_GAP_PT 2.0 /* between a label and the bar below it */

typedef struct {
    AnkeScene *scene;
    const AnkeCrossSpec *cross;
    gboolean is_battery;
    gboolean is_narrow;
    gboolean has_rest_line; /* answers that are no steps stand below the bar */
    guint *steps;           /* from the most unfavourable to the most favourable */
    guint n_steps;
    guint *others; /* answers that are no steps */
    guint n_others;
    AnkeRowLabels labels;
    AnkeAxis axis;    /* of both sides */
    AnkeAxis neutral; /* of the neutral step; a plot of no width = a number */
    gboolean has_neutral;
    double unfavourable_x; /* columns: left edges */
    double favourable_x;
    double neutral_x;
    double others_x;
    gboolean has_omitted;
    gboolean has_dashes;
} Likert;

static const AnkeTheme *theme_of(const Likert *likert)
{
    return anke_scene_theme(likert->scene);
}

static double sum_width(const Likert *likert)
{
    return likert->is_narrow ? NARROW_SUM_PT : SUM_PT;
}

static double number_width(const Likert *likert)
{
    return likert->is_narrow ? NARROW_NUMBER_PT : NUMBER_PT;
}

/* Steps by score, the questionnaire's order where scores are equal; the rest as bands have it. */
static void sort_answers(Likert *likert)
{
    const AnkeCrossSpec *cross = likert->cross;
    g_autofree guint *order = g_new(guint, cross->n_answers);
    AnkeCrossSpec as_scale = *cross;
    as_scale.is_scale = TRUE;
    anke_cross_order(&as_scale, order);
    for (guint i = 0; i < cross->n_answers; i++) {
        const AnkeAnswer *answer = &cross->answers[order[i]];
        if (answer->side == ANKE_SIDE_NONE) {
            likert->others[likert->n_others++] = order[i];
            continue;
        }
        guint at = likert->n_steps++;
        for (; at > 0 && cross->answers[likert->steps[at - 1]].score > answer->score; at--) {
            likert->steps[at] = likert->steps[at - 1];
        }
        likert->steps[at] = order[i];
    }
}

static AnkeSide side_of(const Likert *likert, guint step)
{
    return likert->cross->answers[likert->steps[step]].side;
}

/* The largest sum of a side over all rows, in percent. */
static double largest_sum(const Likert *likert, AnkeSide side)
{
    double largest = 0;
    for (guint g = 0; g < likert->cross->n_groups; g++) {
        double share = anke_side_sum(likert->cross, g, side).share;
        largest = share > largest ? share : largest;
    }
    return 100 * MIN(largest, 1);
}

static void place_ticks(Likert *likert)
{
    double high =
        MAX(largest_sum(likert, ANKE_SIDE_UNFAVOURABLE), largest_sum(likert, ANKE_SIDE_FAVOURABLE));
    AnkeTickRange range = {.high = MAX(high, MIN_AXIS), .is_whole = TRUE, .most = MOST_INTERVALS};
    AnkeTicks ticks = anke_ticks_place(&range);
    double neutral = largest_sum(likert, ANKE_SIDE_NEUTRAL);
    AnkeTickRange neutral_range = {
        .high = MAX(neutral, 1), .is_whole = TRUE, .most = MOST_INTERVALS};
    likert->neutral.ticks = anke_ticks_place(&neutral_range);
    ticks.first = -ticks.last;
    likert->axis.ticks = ticks;
    likert->axis.unit = anke_scene_say(likert->scene, "（％）", "(%)");
}

/* Width that the plot and the neutral bars share. */
static double room_of_bars(const Likert *likert)
{
    double labels =
        likert->is_narrow ? 0 : likert->labels.width_pt + theme_of(likert)->text_axis_pt;
    guint n_numbers = likert->has_rest_line ? 0 : likert->n_others;
    n_numbers += likert->has_neutral ? 1 : 0; /* beside the neutral bar, or instead of it */
    double columns = 2 * (sum_width(likert) + COLUMN_GAP_PT) + n_numbers * number_width(likert);
    return anke_frame_width(likert->scene) - labels - columns -
           (likert->has_neutral ? 2 * COLUMN_GAP_PT : 0);
}

/* Divides the width among the columns, so that a percent is as long on all of them. */
static void place_columns(Likert *likert)
{
    likert->has_rest_line = FALSE;
    likert->has_rest_line = likert->n_others > 0 && room_of_bars(likert) < MIN_PLOT_PT;
    const AnkeTicks *ticks = &likert->axis.ticks;
    gboolean has_bar = likert->has_neutral && !likert->is_narrow;
    double side = anke_tick_value(ticks, ticks->last);
    double neutral = anke_tick_value(&likert->neutral.ticks, likert->neutral.ticks.last);
    double percent_pt = room_of_bars(likert) / (2 * side + (has_bar ? neutral : 0));
    double x = theme_of(likert)->margin_pt;
    x += likert->is_narrow ? 0 : likert->labels.width_pt + theme_of(likert)->text_axis_pt;
    likert->unfavourable_x = x;
    likert->axis.plot.x = x + sum_width(likert) + COLUMN_GAP_PT;
    likert->axis.plot.width = 2 * side * percent_pt;
    likert->favourable_x = anke_box_right(likert->axis.plot) + COLUMN_GAP_PT;
    x = likert->favourable_x + sum_width(likert);
    likert->neutral_x = x + 2 * COLUMN_GAP_PT;
    likert->neutral.plot.x = likert->neutral_x;
    likert->neutral.plot.width = has_bar ? neutral * percent_pt : 0;
    likert->others_x =
        likert->has_neutral ? anke_box_right(likert->neutral.plot) + number_width(likert) : x;
}

static double add_legend(const Likert *likert, double y)
{
    const AnkeTheme *theme = theme_of(likert);
    g_autofree AnkeLegendEntry *entries = g_new0(AnkeLegendEntry, likert->n_steps);
    guint n = 0;
    for (guint i = 0; i < likert->n_steps; i++) {
        if (side_of(likert, i) != ANKE_SIDE_NEUTRAL) {
            guint answer = likert->steps[i];
            entries[n++] =
                (AnkeLegendEntry){.label = likert->cross->answers[answer].label,
                                  .fill = anke_answer_fill(theme, likert->cross, answer)};
        }
    }
    AnkeBox box = {theme->margin_pt, y, anke_frame_width(likert->scene), 0};
    return anke_legend_lay_out(likert->scene, box, entries, n);
}

typedef struct {
    gboolean is_bold;
    AnkeAlign align;
} Head;

/* A head above a column, or only its height where `is_measured`. */
static double add_head(const Likert *likert, AnkeBox box, const Head *head, gboolean is_measured,
                       const char *text)
{
    const AnkeTheme *theme = theme_of(likert);
    const AnkeTextStyle *style = head->is_bold ? &theme->strong : &theme->label;
    if (is_measured) {
        return anke_scene_measure(likert->scene, style, text, box.width).height_pt;
    }
    AnkeTextPlace place = {.part = "head",
                           .box = box,
                           .align = head->align,
                           .valign = ANKE_VALIGN_BOTTOM,
                           .is_wrapped = TRUE};
    return anke_scene_add_text(likert->scene, &place, style, text);
}

static guint neutral_answer(const Likert *likert)
{
    guint i = 0;
    while (side_of(likert, i) != ANKE_SIDE_NEUTRAL) {
        i++;
    }
    return likert->steps[i];
}

static double add_sum_heads(const Likert *likert, double y, double height, gboolean is_measured)
{
    static const Head bold = {TRUE, ANKE_ALIGN_RIGHT};
    AnkeLang lang = anke_scene_lang(likert->scene);
    g_autofree char *low = anke_side_label(likert->cross, ANKE_SIDE_UNFAVOURABLE, lang);
    g_autofree char *high = anke_side_label(likert->cross, ANKE_SIDE_FAVOURABLE, lang);
    AnkeBox left = {likert->unfavourable_x, y, sum_width(likert), height};
    AnkeBox right = {likert->favourable_x, y, sum_width(likert), height};
    double of_low = add_head(likert, left, &bold, is_measured, low);
    double of_high = add_head(likert, right, &bold, is_measured, high);
    return MAX(of_low, of_high);
}

/* All heads, bottom-aligned in the given height, or only the height of the tallest. */
static double add_heads(const Likert *likert, double y, double height, gboolean is_measured)
{
    const double inset = 2; /* between the heads of neighbouring columns */
    Head plain = {FALSE, ANKE_ALIGN_RIGHT};
    double tallest = add_sum_heads(likert, y, height, is_measured);
    for (guint i = 0; i < likert->n_others && !likert->has_rest_line; i++) {
        double x = likert->others_x + i * number_width(likert) + inset;
        AnkeBox box = {x, y, number_width(likert) - inset, height};
        double text = add_head(likert, box, &plain, is_measured,
                               likert->cross->answers[likert->others[i]].label);
        tallest = MAX(tallest, text);
    }
    if (likert->has_neutral) {
        double right = anke_box_right(likert->neutral.plot) + number_width(likert);
        AnkeBox box = {likert->neutral_x, y, right - likert->neutral_x, height};
        plain.align = likert->neutral.plot.width > 0 ? ANKE_ALIGN_LEFT : ANKE_ALIGN_RIGHT;
        double text = add_head(likert, box, &plain, is_measured,
                               likert->cross->answers[neutral_answer(likert)].label);
        tallest = MAX(tallest, text);
    }
    return tallest;
}

/* Draws the part of a step between two signed percentages. */
static void add_segment(Likert *likert, guint g, guint answer, AnkeBox span)
{
    const AnkeTheme *theme = theme_of(likert);
    const AnkeAnswerGroup *group = &likert->cross->groups[g];
    const AnkeCell *cell = &group->cells[answer];
    AnkeFill fill = anke_base_fill(anke_answer_fill(theme, likert->cross, answer), group->base);
    anke_scene_add_rectangle(likert->scene, "segment", span, &fill, &theme->border);
    AnkeTextStyle style =
        anke_text_style_coloured(theme->value, anke_theme_ink(theme, fill.colour));
    g_autofree char *text = anke_cell_percent(cell, group->base, anke_scene_lang(likert->scene));
    double width = anke_scene_text_width(likert->scene, &style, text);
    if (cell->share < MIN_VALUE || width + 2 * PADDING_PT > span.width) {
        likert->has_omitted = TRUE;
        return;
    }
    AnkeTextPlace place = {.part = "value",
                           .box = span,
                           .align = ANKE_ALIGN_CENTRE,
                           .valign = ANKE_VALIGN_MIDDLE,
                           .is_cell = TRUE};
    if (fill.hatch == ANKE_HATCH_NONE) {
        anke_scene_add_text(likert->scene, &place, &style, text);
    } else {
        anke_plate_add_text(likert->scene, &place, &style, fill.colour, text);
    }
}

/* Draws one side from 0 outward. A side with a hidden or unknown part has no place for the parts
 * beyond it, so it is not drawn; its sum says why. */
static void add_side(Likert *likert, guint g, AnkeSide side, double y)
{
    if (isnan(anke_side_sum(likert->cross, g, side).share)) {
        return;
    }
    gboolean is_right = side == ANKE_SIDE_FAVOURABLE;
    double from = 0;
    for (guint i = 0; i < likert->n_steps; i++) {
        guint step = is_right ? i : likert->n_steps - 1 - i;
        guint answer = likert->steps[step];
        double share = likert->cross->groups[g].cells[answer].share;
        if (side_of(likert, step) != side || share <= 0) {
            continue;
        }
        double to = MIN(from + share, 1);
        double left = anke_axis_x(&likert->axis, is_right ? 100 * from : -100 * to);
        double right = anke_axis_x(&likert->axis, is_right ? 100 * to : -100 * from);
        add_segment(likert, g, answer, (AnkeBox){left, y, right - left, BAR_PT});
        from = to;
    }
}

/* A percentage as text; remembers dashes, which a note explains. */
static char *percent_text(Likert *likert, guint g, const AnkeCell *cell)
{
    likert->has_dashes = likert->has_dashes || (cell->count == 0 && !isnan(cell->share));
    return anke_cell_percent(cell, likert->cross->groups[g].base, anke_scene_lang(likert->scene));
}

static void add_number(const Likert *likert, const char *part, AnkeBox box, gboolean is_bold,
                       const char *text)
{
    const AnkeTheme *theme = theme_of(likert);
    AnkeTextPlace place = {.part = part,
                           .box = box,
                           .align = ANKE_ALIGN_RIGHT,
                           .valign = ANKE_VALIGN_MIDDLE,
                           .is_cell = TRUE};
    anke_scene_add_text(likert->scene, &place, is_bold ? &theme->strong : &theme->value, text);
}

static void add_sum(Likert *likert, guint g, AnkeSide side, double y)
{
    AnkeCell sum = anke_side_sum(likert->cross, g, side);
    g_autofree char *text = percent_text(likert, g, &sum);
    double x = side == ANKE_SIDE_FAVOURABLE ? likert->favourable_x : likert->unfavourable_x;
    add_number(likert, "sum", (AnkeBox){x, y, sum_width(likert), BAR_PT}, TRUE, text);
}

static void add_neutral(Likert *likert, guint g, double y)
{
    const AnkeTheme *theme = theme_of(likert);
    guint answer = neutral_answer(likert);
    const AnkeAnswerGroup *group = &likert->cross->groups[g];
    const AnkeCell *cell = &group->cells[answer];
    g_autofree char *text = percent_text(likert, g, cell);
    gboolean has_bar = likert->neutral.plot.width > 0;
    double end = likert->neutral_x;
    if (has_bar && cell->share > 0) {
        AnkeFill fill = anke_base_fill(anke_answer_fill(theme, likert->cross, answer), group->base);
        end = anke_axis_x(&likert->neutral, 100 * MIN(cell->share, 1));
        AnkeBox bar = {likert->neutral_x, y, end - likert->neutral_x, BAR_PT};
        anke_scene_add_rectangle(likert->scene, "neutral", bar, &fill, &theme->border);
    }
    if (!has_bar) {
        add_number(likert, "number", (AnkeBox){end, y, number_width(likert), BAR_PT}, FALSE, text);
        return;
    }
    AnkeTextPlace place = {.part = "value",
                           .box = {end + theme->text_bar_pt, y, 0, BAR_PT},
                           .valign = ANKE_VALIGN_MIDDLE};
    anke_plate_add_text(likert->scene, &place, &theme->value, theme->paper, text);
}

static void add_others(Likert *likert, guint g, double y)
{
    const AnkeAnswerGroup *group = &likert->cross->groups[g];
    for (guint i = 0; i < likert->n_others && !likert->has_rest_line; i++) {
        g_autofree char *text = percent_text(likert, g, &group->cells[likert->others[i]]);
        double x = likert->others_x + i * number_width(likert);
        add_number(likert, "number", (AnkeBox){x, y, number_width(likert), BAR_PT}, FALSE, text);
    }
}

/* "無回答 2.2　無効 0.3" where there are no columns for them. */
static char *rest_text(Likert *likert, guint g)
{
    const AnkeAnswerGroup *group = &likert->cross->groups[g];
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < likert->n_others; i++) {
        guint answer = likert->others[i];
        g_autofree char *percent = percent_text(likert, g, &group->cells[answer]);
        g_string_append_printf(text, "%s%s %s", i == 0 ? "" : "　",
                               likert->cross->answers[answer].label, percent);
    }
    return g_string_free(text, FALSE);
}

static gboolean has_shares(const Likert *likert, guint g)
{
    for (guint i = 0; i < likert->cross->n_answers; i++) {
        const AnkeCell *cell = &likert->cross->groups[g].cells[i];
        if (cell->state == ANKE_CELL_HIDDEN || !isnan(cell->share)) {
            return TRUE;
        }
    }
    return FALSE;
}

static void add_bars(Likert *likert, guint g, double y)
{
    if (has_shares(likert, g)) {
        add_side(likert, g, ANKE_SIDE_UNFAVOURABLE, y);
        add_side(likert, g, ANKE_SIDE_FAVOURABLE, y);
        add_sum(likert, g, ANKE_SIDE_UNFAVOURABLE, y);
        add_sum(likert, g, ANKE_SIDE_FAVOURABLE, y);
        if (likert->has_neutral) {
            add_neutral(likert, g, y);
        }
        add_others(likert, g, y);
        return;
    }
    const AnkeTheme *theme = theme_of(likert);
    AnkeTextPlace place = {.part = "value",
                           .box = {likert->axis.plot.x, y, likert->axis.plot.width, BAR_PT},
                           .align = ANKE_ALIGN_LEFT,
                           .valign = ANKE_VALIGN_MIDDLE};
    anke_plate_add_text(likert->scene, &place, &theme->value, theme->paper,
                        likert->cross->groups[g].base == 0
                            ? anke_scene_say(likert->scene, "該当者なし（n=0）", "nobody (n=0)")
                            : anke_scene_say(likert->scene, "値なし", "no value"));
}

static const AnkeTextStyle *label_style(const Likert *likert, guint g)
{
    return g == 0 && !likert->is_battery ? &theme_of(likert)->strong : &theme_of(likert)->label;
}

/* The label of a row above its bar; returns its height, and only measures where `y` is NaN. */
static double add_label_above(const Likert *likert, guint g, double y)
{
    const AnkeAnswerGroup *group = &likert->cross->groups[g];
    g_autofree char *base = anke_base_label(group, anke_scene_lang(likert->scene));
    g_autofree char *label = g_strconcat(group->label, base, NULL);
    const AnkeTextStyle *style = label_style(likert, g);
    double width = anke_frame_width(likert->scene);
    if (isnan(y)) {
        return anke_scene_measure(likert->scene, style, label, width).height_pt + ABOVE_GAP_PT;
    }
    AnkeTextPlace place = {
        .part = "label", .box = {theme_of(likert)->margin_pt, y, width, 0}, .is_wrapped = TRUE};
    return anke_plate_add_text(likert->scene, &place, style, theme_of(likert)->paper, label) +
           ABOVE_GAP_PT;
}

/* Likewise the line of other answers below the bar. */
static double add_rest_below(Likert *likert, guint g, double y)
{
    if (!likert->has_rest_line || !has_shares(likert, g)) {
        return 0;
    }
    const AnkeTheme *theme = theme_of(likert);
    g_autofree char *text = rest_text(likert, g);
    double width = anke_frame_width(likert->scene);
    if (isnan(y)) {
        return anke_scene_measure(likert->scene, &theme->value, text, width).height_pt +
               ABOVE_GAP_PT;
    }
    AnkeTextPlace place = {
        .part = "rest", .box = {theme->margin_pt, y + ABOVE_GAP_PT, width, 0}, .is_wrapped = TRUE};
    return anke_plate_add_text(likert->scene, &place, &theme->value, theme->paper, text);
}

static double row_height(Likert *likert, guint g)
{
    double rest = add_rest_below(likert, g, NAN);
    if (likert->is_narrow) {
        return add_label_above(likert, g, NAN) + BAR_PT + rest + ROW_GAP_PT;
    }
    return MAX(BAR_PT, anke_row_labels_height(&likert->labels, g)) + rest + ROW_GAP_PT;
}

static double total_gap(const Likert *likert, guint g)
{
    return g == 0 && likert->cross->n_groups > 1 && !likert->is_battery ? TOTAL_GAP_PT : 0;
}

static double rows_height(Likert *likert)
{
    double height = 0;
    for (guint g = 0; g < likert->cross->n_groups; g++) {
        height += row_height(likert, g) + total_gap(likert, g);
    }
    return height;
}

/* Numbers without signs, as far as they fit, from 0 to both sides. A short axis has its ends. */
static void add_numbers(const Likert *likert, const AnkeAxis *axis)
{
    const AnkeTextStyle *style = &theme_of(likert)->axis;
    double pitch = anke_axis_x(axis, axis->ticks.step) - anke_axis_x(axis, 0);
    gint every = (gint)MAX(1, ceil(MIN_TICK_PT / pitch));
    every = every > axis->ticks.last || axis->unit == NULL ? axis->ticks.last : every;
    double y = anke_box_bottom(axis->plot) + 2;
    for (gint i = axis->ticks.first; i <= axis->ticks.last; i++) {
        if (i % every != 0) {
            continue;
        }
        g_autofree char *label = anke_tick_label(&axis->ticks, ABS(i));
        double x = anke_axis_x(axis, anke_tick_value(&axis->ticks, i));
        AnkeTextPlace place = {.part = "tick", .box = {x, y, 0, 0}, .align = ANKE_ALIGN_CENTRE};
        anke_scene_add_text(likert->scene, &place, style, label);
    }
    if (axis->unit != NULL) {
        AnkeTextPlace place = {
            .part = "unit", .box = {axis->plot.x - 12, y, 0, 0}, .align = ANKE_ALIGN_RIGHT};
        anke_scene_add_text(likert->scene, &place, style, axis->unit);
    }
}

static void add_scale(const Likert *likert, const AnkeAxis *axis, double low, double high)
{
    AnkeSceneScale scale = {.plot = axis->plot,
                            .first = anke_tick_value(&axis->ticks, axis->ticks.first),
                            .last = anke_tick_value(&axis->ticks, axis->ticks.last),
                            .n_intervals = (guint)(axis->ticks.last - axis->ticks.first),
                            .low = low,
                            .high = high,
                            .has_bars = TRUE};
    anke_scene_add_scale(likert->scene, &scale);
}

static void add_grids(const Likert *likert)
{
    anke_axis_add_grid_across(likert->scene, &likert->axis);
    add_scale(likert, &likert->axis, -largest_sum(likert, ANKE_SIDE_UNFAVOURABLE),
              largest_sum(likert, ANKE_SIDE_FAVOURABLE));
    if (likert->neutral.plot.width > 0) {
        anke_axis_add_grid_across(likert->scene, &likert->neutral);
        add_scale(likert, &likert->neutral, 0, largest_sum(likert, ANKE_SIDE_NEUTRAL));
    }
}

/* The split, over the bars: it must be seen between them. In a narrow picture it leaves out the texts
 * between the bars. */
static void add_zero_line(const Likert *likert, guint g, double top, double bottom)
{
    AnkeStroke stroke = theme_of(likert)->zero_line;
    stroke.width_pt = ZERO_PT;
    double x = anke_axis_x(&likert->axis, 0);
    if (has_shares(likert, g)) {
        anke_scene_add_segment(likert->scene, "zero", (AnkePoint){x, top}, (AnkePoint){x, bottom},
                               &stroke);
    }
}

static void add_rows(Likert *likert)
{
    double y = likert->axis.plot.y;
    for (guint g = 0; g < likert->cross->n_groups; g++) {
        double height = row_height(likert, g);
        double rest = add_rest_below(likert, g, NAN);
        double bar = y + (height - rest - BAR_PT) / 2;
        double end = y + height + total_gap(likert, g);
        if (likert->is_narrow) {
            bar = y + ROW_GAP_PT / 2 + add_label_above(likert, g, y + ROW_GAP_PT / 2);
        } else {
            AnkeBox box = {theme_of(likert)->margin_pt, y, likert->labels.width_pt, height - rest};
            anke_row_labels_add(&likert->labels, g, box);
        }
        add_bars(likert, g, bar);
        (void)add_rest_below(likert, g, bar + BAR_PT);
        add_zero_line(likert, g, likert->is_narrow ? bar - 1 : y,
                      likert->is_narrow || rest > 0 ? bar + BAR_PT + 1 : end);
        y = end;
    }
}

/* The figure in one sentence, with the first row's favourable sum. */
static void describe(const Likert *likert)
{
    AnkeScene *scene = likert->scene;
    AnkeLang lang = anke_scene_lang(scene);
    const AnkeAnswerGroup *group = &likert->cross->groups[0];
    AnkeCell sum = anke_side_sum(likert->cross, 0, ANKE_SIDE_FAVOURABLE);
    g_autofree char *name = anke_side_label(likert->cross, ANKE_SIDE_FAVOURABLE, lang);
    g_autofree char *share = anke_cell_percent(&sum, group->base, lang);
    g_autofree char *text =
        g_strdup_printf(anke_scene_say(scene, "左右に分けた積み上げ棒グラフ。%s。%sの%sは%s％。",
                                       "Diverging bars. %s. %s: %s %s%%."),
                        anke_scene_title(scene), group->label, name, share);
    anke_scene_set_description(scene, text);
}

static void add_notes(const Likert *likert)
{
    AnkeScene *scene = likert->scene;
    if (likert->is_battery && likert->cross->n_groups > 1) {
        g_autofree char *name =
            anke_side_label(likert->cross, ANKE_SIDE_FAVOURABLE, anke_scene_lang(scene));
        g_autofree char *note = g_strdup_printf(
            anke_scene_say(scene, "設問は%sの多い順。", "Questions by %s, largest first."), name);
        anke_scene_add_note(scene, note);
    }
    anke_side_add_note(scene, likert->cross, ANKE_SIDE_FAVOURABLE);
    anke_side_add_note(scene, likert->cross, ANKE_SIDE_UNFAVOURABLE);
    if (likert->has_omitted) {
        anke_scene_add_note(scene,
                            anke_scene_say(scene, "5％未満又は幅の狭い部分の値は表示を省略した。",
                                           "Values below 5% or of narrow parts are left out."));
    }
    if (likert->has_dashes) {
        anke_cross_add_dash_note(scene);
    }
    anke_cross_add_notes(scene, likert->cross, FALSE);
}

static void lay_out(Likert *likert, const AnkeFigure *figure)
{
    const AnkeTheme *theme = theme_of(likert);
    double y = anke_frame_begin(likert->scene, figure);
    describe(likert);
    y = add_legend(likert, y) + theme->block_pt / 2;
    anke_row_labels_measure(&likert->labels,
                            MIN(MAX_LABEL_EM * theme->label.size_pt,
                                MAX_LABEL_SHARE * anke_frame_width(likert->scene)));
    place_ticks(likert);
    place_columns(likert);
    double head = add_heads(likert, y, 0, TRUE);
    (void)add_heads(likert, y, head, FALSE);
    likert->axis.plot.y = likert->neutral.plot.y = y + head + 2;
    likert->axis.plot.height = likert->neutral.plot.height = rows_height(likert);
    add_grids(likert);
    add_rows(likert);
    add_numbers(likert, &likert->axis);
    if (likert->neutral.plot.width > 0) {
        add_numbers(likert, &likert->neutral);
    }
    add_notes(likert);
    anke_frame_end(likert->scene, figure,
                   anke_box_bottom(likert->axis.plot) + anke_axis_foot(likert->scene));
}

void anke_likert_lay_out(AnkeScene *scene, const AnkeLikertSpec *spec)
{
    const AnkeCrossSpec *cross = &spec->cross;
    g_assert(cross->n_groups > 0 && anke_side_count(cross, ANKE_SIDE_FAVOURABLE) > 0 &&
             anke_side_count(cross, ANKE_SIDE_UNFAVOURABLE) > 0);
    g_autofree guint *steps = g_new0(guint, cross->n_answers);
    g_autofree guint *others = g_new0(guint, cross->n_answers);
    Likert likert = {.scene = scene,
                     .cross = cross,
                     .is_battery = spec->is_battery,
                     .is_narrow = anke_frame_width(scene) < NARROW_PT,
                     .steps = steps,
                     .others = others,
                     .has_neutral = anke_side_count(cross, ANKE_SIDE_NEUTRAL) > 0,
                     .labels = {.scene = scene,
                                .n_groups = cross->n_groups,
                                .groups = cross->groups,
                                .has_total = !spec->is_battery}};
    sort_answers(&likert);
    lay_out(&likert, &cross->figure);
}
