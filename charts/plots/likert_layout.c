#include "charts/plots/likert_layout.h"

#include <math.h>

#include "charts/plots/likert_private.h"
#include "charts/plots/scale_sides.h"
#include "charts/scene/legend.h"

#define MAX_LABEL_SHARE 0.27
#define MAX_LABEL_EM 22.0
#define NARROW_PT 300.0 /* width of the chart below which labels stand above the bars */
#define COLUMN_GAP_PT 5.0
#define HEAD_GAP_PT 4.0  /* between a head and the split */
#define MIN_PLOT_PT 66.0 /* with less, numbers go below the bars */
#define MIN_TICK_PT 17.0 /* between numbers of the axis */
#define MIN_AXIS 10.0    /* percent on each side, at least */
#define MOST_INTERVALS 4 /* on each side */
#define MOST_HEAD_LINES 6

static const AnkeTheme *theme_of(const AnkeLikert *likert)
{
    return anke_scene_theme(likert->scene);
}

/* Steps by score, the questionnaire's order where scores are equal; the rest as bands have it. */
static void sort_answers(AnkeLikert *likert)
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

/* The largest sum of a side over all rows, in percent. */
static double largest_sum(const AnkeLikert *likert, AnkeSide side)
{
    double largest = 0;
    for (guint g = 0; g < likert->cross->n_groups; g++) {
        double share = anke_side_sum(likert->cross, g, side).share;
        largest = share > largest ? share : largest;
    }
    return 100 * MIN(largest, 1);
}

/* The tick that a side ends at. */
static gint last_tick(const AnkeTicks *ticks, double high)
{
    return (gint)CLAMP(ceil(high / ticks->step), 1, ticks->last);
}

static void place_ticks(AnkeLikert *likert)
{
    double high =
        MAX(largest_sum(likert, ANKE_SIDE_UNFAVOURABLE), largest_sum(likert, ANKE_SIDE_FAVOURABLE));
    AnkeTickRange range = {.high = MAX(high, MIN_AXIS), .is_whole = TRUE, .most = MOST_INTERVALS};
    AnkeTicks ticks = anke_ticks_place(&range);
    /* Each side is as long as its bars need: room for values goes where the bars are. */
    ticks.first = -last_tick(&ticks, largest_sum(likert, ANKE_SIDE_UNFAVOURABLE));
    ticks.last = last_tick(&ticks, largest_sum(likert, ANKE_SIDE_FAVOURABLE));
    double neutral = largest_sum(likert, ANKE_SIDE_NEUTRAL);
    AnkeTickRange neutral_range = {
        .high = MAX(neutral, 1), .is_whole = TRUE, .most = MOST_INTERVALS};
    likert->neutral.ticks = anke_ticks_place(&neutral_range);
    likert->axis.ticks = ticks;
    likert->axis.unit = anke_scene_say(likert->scene, "（％）", "(%)");
}

/* Width that the plot and the neutral bars share. */
static double room_of_bars(const AnkeLikert *likert)
{
    double labels =
        likert->is_narrow ? 0 : likert->labels.width_pt + theme_of(likert)->text_axis_pt;
    guint n_numbers = likert->has_rest_line ? 0 : likert->n_others;
    n_numbers += likert->has_neutral ? 1 : 0; /* beside the neutral bar, or instead of it */
    double columns = 2 * (anke_likert_sum_width(likert) + COLUMN_GAP_PT) +
                     n_numbers * anke_likert_number_width(likert);
    return anke_frame_width(likert->scene) - labels - columns -
           (likert->has_neutral ? 2 * COLUMN_GAP_PT : 0);
}

/* Divides the width among the columns, so that a percent is as long on all of them. */
static void place_columns(AnkeLikert *likert)
{
    likert->has_rest_line = FALSE;
    likert->has_rest_line = likert->n_others > 0 && room_of_bars(likert) < MIN_PLOT_PT;
    const AnkeTicks *ticks = &likert->axis.ticks;
    gboolean has_bar = likert->has_neutral && !likert->is_narrow;
    double span = anke_tick_value(ticks, ticks->last - ticks->first);
    double neutral = anke_tick_value(&likert->neutral.ticks, likert->neutral.ticks.last);
    double percent_pt = room_of_bars(likert) / (span + (has_bar ? neutral : 0));
    double x = theme_of(likert)->margin_pt;
    x += likert->is_narrow ? 0 : likert->labels.width_pt + theme_of(likert)->text_axis_pt;
    likert->unfavourable_x = x;
    likert->axis.plot.x = x + anke_likert_sum_width(likert) + COLUMN_GAP_PT;
    likert->axis.plot.width = span * percent_pt;
    likert->favourable_x = anke_box_right(likert->axis.plot) + COLUMN_GAP_PT;
    x = likert->favourable_x + anke_likert_sum_width(likert);
    likert->neutral_x = x + 2 * COLUMN_GAP_PT;
    likert->neutral.plot.x = likert->neutral_x;
    likert->neutral.plot.width = has_bar ? neutral * percent_pt : 0;
    likert->others_x = likert->has_neutral
                           ? anke_box_right(likert->neutral.plot) + anke_likert_number_width(likert)
                           : x;
}

static double add_legend(const AnkeLikert *likert, double y)
{
    const AnkeTheme *theme = theme_of(likert);
    g_autofree AnkeLegendEntry *entries = g_new0(AnkeLegendEntry, likert->n_steps);
    guint n = 0;
    for (guint i = 0; i < likert->n_steps; i++) {
        if (anke_likert_side(likert, i) != ANKE_SIDE_NEUTRAL) {
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
static double add_head(const AnkeLikert *likert, AnkeBox box, const Head *head,
                       gboolean is_measured, const char *text)
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
                           .is_wrapped = TRUE,
                           .is_even = TRUE};
    return anke_scene_add_text(likert->scene, &place, style, text);
}

static double add_sum_heads(const AnkeLikert *likert, double y, double height, gboolean is_measured)
{
    Head bold = {TRUE, ANKE_ALIGN_RIGHT};
    AnkeLang lang = anke_scene_lang(likert->scene);
    g_autofree char *low = anke_side_label(likert->cross, ANKE_SIDE_UNFAVOURABLE, lang);
    g_autofree char *high = anke_side_label(likert->cross, ANKE_SIDE_FAVOURABLE, lang);
    double margin = theme_of(likert)->margin_pt;
    double zero = anke_axis_x(&likert->axis, 0);
    double left_end = likert->unfavourable_x + anke_likert_sum_width(likert);
    double right_end = likert->favourable_x + anke_likert_sum_width(likert);
    /* Above labels and bars nothing else stands: heads reach over them. */
    AnkeBox left = {margin, y, (likert->is_narrow ? zero - HEAD_GAP_PT : left_end) - margin,
                    height};
    AnkeBox right = {zero + HEAD_GAP_PT, y, right_end - zero - HEAD_GAP_PT, height};
    double of_high = add_head(likert, right, &bold, is_measured, high);
    bold.align = likert->is_narrow ? ANKE_ALIGN_LEFT : ANKE_ALIGN_RIGHT;
    double of_low = add_head(likert, left, &bold, is_measured, low);
    return MAX(of_low, of_high);
}

/* The neutral step's column is narrow: a label of many lines stands in a note instead. */
static const char *neutral_head(const AnkeLikert *likert, double width)
{
    const AnkeTextStyle *style = &theme_of(likert)->label;
    const char *label = likert->cross->answers[anke_likert_neutral(likert)].label;
    double most = MOST_HEAD_LINES * style->size_pt * style->line_em + 0.5;
    if (anke_scene_measure(likert->scene, style, label, width).height_pt <= most) {
        return label;
    }
    const char *head = anke_scene_say(likert->scene, "中立", "neutral");
    g_autofree char *note =
        g_strdup_printf(anke_scene_say(likert->scene, "中立は「%s」。", "Neutral: “%s”."), label);
    anke_scene_add_note(likert->scene, note);
    return head;
}

/* All heads, bottom-aligned in the given height, or only the height of the tallest. */
static double add_heads(const AnkeLikert *likert, double y, double height, gboolean is_measured)
{
    const double inset = 2; /* between the heads of neighbouring columns */
    Head plain = {FALSE, ANKE_ALIGN_RIGHT};
    double tallest = add_sum_heads(likert, y, height, is_measured);
    for (guint i = 0; i < likert->n_others && !likert->has_rest_line; i++) {
        double x = likert->others_x + i * anke_likert_number_width(likert) + inset;
        AnkeBox box = {x, y, anke_likert_number_width(likert) - inset, height};
        double text = add_head(likert, box, &plain, is_measured,
                               likert->cross->answers[likert->others[i]].label);
        tallest = MAX(tallest, text);
    }
    if (likert->has_neutral) {
        double right = anke_box_right(likert->neutral.plot) + anke_likert_number_width(likert);
        AnkeBox box = {likert->neutral_x, y, right - likert->neutral_x, height};
        plain.align = likert->neutral.plot.width > 0 ? ANKE_ALIGN_LEFT : ANKE_ALIGN_RIGHT;
        double text = add_head(likert, box, &plain, is_measured, neutral_head(likert, box.width));
        tallest = MAX(tallest, text);
    }
    return tallest;
}

/* Numbers without signs, as far as they fit, from 0 to both sides. A short axis has its ends. */
static void add_numbers(const AnkeLikert *likert, const AnkeAxis *axis)
{
    const AnkeTextStyle *style = &theme_of(likert)->axis;
    double pitch = anke_axis_x(axis, axis->ticks.step) - anke_axis_x(axis, 0);
    gint every = (gint)MAX(1, ceil(MIN_TICK_PT / pitch));
    gint longest = MAX(axis->ticks.last, -axis->ticks.first);
    every = every > longest || (axis->unit == NULL && every > 1) ? longest : every;
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

static void declare_axis(const AnkeLikert *likert, const AnkeAxis *axis, double low, double high)
{
    anke_axis_declare(likert->scene, axis, &(AnkeAxisData){low, high, TRUE, FALSE});
}

static void add_grids(const AnkeLikert *likert)
{
    anke_axis_add_grid_across(likert->scene, &likert->axis);
    declare_axis(likert, &likert->axis, -largest_sum(likert, ANKE_SIDE_UNFAVOURABLE),
                 largest_sum(likert, ANKE_SIDE_FAVOURABLE));
    if (likert->neutral.plot.width > 0) {
        anke_axis_add_grid_across(likert->scene, &likert->neutral);
        declare_axis(likert, &likert->neutral, 0, largest_sum(likert, ANKE_SIDE_NEUTRAL));
    }
}

/* The figure in one sentence, with the first row's favourable sum. */
static void describe(const AnkeLikert *likert)
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

static void add_notes(const AnkeLikert *likert)
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
                            anke_scene_say(scene, "5％未満又は狭い部分の数値は表示を省略した。",
                                           "Values below 5% or of narrow parts are left out."));
    }
    if (likert->has_dashes) {
        anke_cross_add_dash_note(scene);
    }
    anke_cross_add_notes(scene, likert->cross, FALSE);
}

static void lay_out(AnkeLikert *likert, const AnkeFigure *figure)
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
    likert->axis.plot.height = likert->neutral.plot.height = anke_likert_rows_height(likert);
    add_grids(likert);
    anke_likert_add_rows(likert);
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
    AnkeLikert likert = {.scene = scene,
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
