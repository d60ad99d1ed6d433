#include "charts/plots/likert_private.h"

#include <math.h>

#include "charts/plots/scale_sides.h"
#include "charts/scene/plate.h"

#define BAR_PT 17.0
#define ROW_GAP_PT 9.0
#define TOTAL_GAP_PT 7.0 /* more below 全体 */
#define SUM_PT 37.0      /* width of a column of sums */
#define NARROW_SUM_PT 33.0
#define NUMBER_PT 31.0 /* width of a column of numbers */
#define NARROW_NUMBER_PT 29.0
#define PADDING_PT 3.0 /* beside a value in its segment */
#define MIN_VALUE 0.05 /* values of smaller parts are left out */
#define ZERO_PT 1.2
#define ABOVE_GAP_PT 2.0 /* between a label and the bar below it */

static const AnkeTheme *theme_of(const AnkeLikert *likert)
{
    return anke_scene_theme(likert->scene);
}

double anke_likert_sum_width(const AnkeLikert *likert)
{
    return likert->is_narrow ? NARROW_SUM_PT : SUM_PT;
}

double anke_likert_number_width(const AnkeLikert *likert)
{
    return likert->is_narrow ? NARROW_NUMBER_PT : NUMBER_PT;
}

AnkeSide anke_likert_side(const AnkeLikert *likert, guint step)
{
    return likert->cross->answers[likert->steps[step]].side;
}

guint anke_likert_neutral(const AnkeLikert *likert)
{
    guint i = 0;
    while (anke_likert_side(likert, i) != ANKE_SIDE_NEUTRAL) {
        i++;
    }
    return likert->steps[i];
}

/* Draws the part of a step between two signed percentages. */
static void add_segment(AnkeLikert *likert, guint g, guint answer, AnkeBox span)
{
    const AnkeTheme *theme = theme_of(likert);
    const AnkeAnswerGroup *group = &likert->cross->groups[g];
    const AnkeCell *cell = &group->cells[answer];
    AnkeFill fill =
        anke_base_fill(theme, anke_answer_fill(theme, likert->cross, answer), group->base);
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
static void add_side(AnkeLikert *likert, guint g, AnkeSide side, double y)
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
        if (anke_likert_side(likert, step) != side || share <= 0) {
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
static char *percent_text(AnkeLikert *likert, guint g, const AnkeCell *cell)
{
    likert->has_dashes = likert->has_dashes || (cell->count == 0 && !isnan(cell->share));
    return anke_cell_percent(cell, likert->cross->groups[g].base, anke_scene_lang(likert->scene));
}

static void add_number(const AnkeLikert *likert, const char *part, AnkeBox box, gboolean is_bold,
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

static void add_sum(AnkeLikert *likert, guint g, AnkeSide side, double y)
{
    AnkeCell sum = anke_side_sum(likert->cross, g, side);
    g_autofree char *text = percent_text(likert, g, &sum);
    double x = side == ANKE_SIDE_FAVOURABLE ? likert->favourable_x : likert->unfavourable_x;
    add_number(likert, "sum", (AnkeBox){x, y, anke_likert_sum_width(likert), BAR_PT}, TRUE, text);
}

static void add_neutral(AnkeLikert *likert, guint g, double y)
{
    const AnkeTheme *theme = theme_of(likert);
    guint answer = anke_likert_neutral(likert);
    const AnkeAnswerGroup *group = &likert->cross->groups[g];
    const AnkeCell *cell = &group->cells[answer];
    g_autofree char *text = percent_text(likert, g, cell);
    gboolean has_bar = likert->neutral.plot.width > 0;
    double end = likert->neutral_x;
    if (has_bar && cell->share > 0) {
        AnkeFill fill =
            anke_base_fill(theme, anke_answer_fill(theme, likert->cross, answer), group->base);
        end = anke_axis_x(&likert->neutral, 100 * MIN(cell->share, 1));
        AnkeBox bar = {likert->neutral_x, y, end - likert->neutral_x, BAR_PT};
        anke_scene_add_rectangle(likert->scene, "neutral", bar, &fill, &theme->border);
    }
    if (!has_bar) {
        add_number(likert, "number", (AnkeBox){end, y, anke_likert_number_width(likert), BAR_PT},
                   FALSE, text);
        return;
    }
    AnkeTextPlace place = {.part = "value",
                           .box = {end + theme->text_bar_pt, y, 0, BAR_PT},
                           .valign = ANKE_VALIGN_MIDDLE};
    anke_plate_add_text(likert->scene, &place, &theme->value, theme->paper, text);
}

static void add_others(AnkeLikert *likert, guint g, double y)
{
    const AnkeAnswerGroup *group = &likert->cross->groups[g];
    for (guint i = 0; i < likert->n_others && !likert->has_rest_line; i++) {
        g_autofree char *text = percent_text(likert, g, &group->cells[likert->others[i]]);
        double x = likert->others_x + i * anke_likert_number_width(likert);
        add_number(likert, "number", (AnkeBox){x, y, anke_likert_number_width(likert), BAR_PT},
                   FALSE, text);
    }
}

/* "無回答 2.2　無効 0.3" where there are no columns for them. */
static char *rest_text(AnkeLikert *likert, guint g)
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

static gboolean has_shares(const AnkeLikert *likert, guint g)
{
    for (guint i = 0; i < likert->cross->n_answers; i++) {
        const AnkeCell *cell = &likert->cross->groups[g].cells[i];
        if (cell->state == ANKE_CELL_HIDDEN || !isnan(cell->share)) {
            return TRUE;
        }
    }
    return FALSE;
}

static void add_bars(AnkeLikert *likert, guint g, double y)
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

static const AnkeTextStyle *label_style(const AnkeLikert *likert, guint g)
{
    return g == 0 && !likert->is_battery ? &theme_of(likert)->strong : &theme_of(likert)->label;
}

/* The label of a row above its bar; returns its height, and only measures where `y` is NaN. */
static double add_label_above(const AnkeLikert *likert, guint g, double y)
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
static double add_rest_below(AnkeLikert *likert, guint g, double y)
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

static double row_height(AnkeLikert *likert, guint g)
{
    double rest = add_rest_below(likert, g, NAN);
    if (likert->is_narrow) {
        return add_label_above(likert, g, NAN) + BAR_PT + rest + ROW_GAP_PT;
    }
    return MAX(BAR_PT, anke_row_labels_height(&likert->labels, g)) + rest + ROW_GAP_PT;
}

static double total_gap(const AnkeLikert *likert, guint g)
{
    return g == 0 && likert->cross->n_groups > 1 && !likert->is_battery ? TOTAL_GAP_PT : 0;
}

double anke_likert_rows_height(AnkeLikert *likert)
{
    double height = 0;
    for (guint g = 0; g < likert->cross->n_groups; g++) {
        height += row_height(likert, g) + total_gap(likert, g);
    }
    return height;
}

/* The split, over the bars: it must be seen between them. In a narrow picture it leaves out the texts
 * between the bars. */
static void add_zero_line(const AnkeLikert *likert, guint g, double top, double bottom)
{
    AnkeStroke stroke = theme_of(likert)->zero_line;
    stroke.width_pt = ZERO_PT;
    double x = anke_axis_x(&likert->axis, 0);
    if (has_shares(likert, g)) {
        anke_scene_add_segment(likert->scene, "zero", (AnkePoint){x, top}, (AnkePoint){x, bottom},
                               &stroke);
    }
}

void anke_likert_add_rows(AnkeLikert *likert)
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
