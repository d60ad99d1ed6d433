#include "charts/plots/band_layout.h"

#include <math.h>

#include "charts/plots/row_labels.h"
#include "charts/plots/scale_sides.h"
#include "charts/scene/axis.h"
#include "charts/scene/legend.h"
#include "charts/scene/plate.h"

#define BAR_PT 17.0
#define ROW_GAP_PT 9.0
#define TOTAL_GAP_PT 7.0 /* more below 全体 */
#define MAX_LABEL_SHARE 0.36
#define MAX_LABEL_EM 16.0
#define PADDING_PT 3.0 /* beside a value in its segment */
#define INTERVAL_PT 30.0
#define SUM_PT 46.0          /* width of the column of sums */
#define MIN_SUM_WIDTH_PT 400 /* narrower pictures have none */
#define CONNECTOR_DASH_PT 1.5

typedef struct {
    AnkeScene *scene;
    const AnkeCrossSpec *spec;
    guint *order;
    AnkeFill *fills; /* in display order */
    AnkeRowLabels labels;
    gboolean has_hidden;
    gboolean has_omitted;
    double sum_pt; /* width of the column of sums; 0 = none */
    AnkeAxis axis;
} Band;

/* Segments keep the questionnaire's order whatever their size. */
static void find_order(const AnkeCrossSpec *spec, guint *order)
{
    AnkeCrossSpec as_scale = *spec;
    as_scale.is_scale = TRUE;
    anke_cross_order(&as_scale, order);
}

static void choose_fills(Band *band)
{
    const AnkeTheme *theme = anke_scene_theme(band->scene);
    for (guint i = 0; i < band->spec->n_answers; i++) {
        band->fills[i] = anke_answer_fill(theme, band->spec, band->order[i]);
    }
}

static gboolean find_hidden(const AnkeCrossSpec *spec)
{
    for (guint g = 0; g < spec->n_groups; g++) {
        for (guint i = 0; i < spec->n_answers; i++) {
            if (spec->groups[g].cells[i].state == ANKE_CELL_HIDDEN) {
                return TRUE;
            }
        }
    }
    return FALSE;
}

static double add_legend(Band *band, double y)
{
    const AnkeTheme *theme = anke_scene_theme(band->scene);
    guint n = band->spec->n_answers;
    g_autofree AnkeLegendEntry *entries = g_new0(AnkeLegendEntry, n + 1);
    for (guint i = 0; i < n; i++) {
        entries[i] = (AnkeLegendEntry){.label = band->spec->answers[band->order[i]].label,
                                       .fill = band->fills[i]};
    }
    if (band->has_hidden) {
        entries[n++] = (AnkeLegendEntry){.label = anke_scene_say(band->scene, "秘匿", "hidden"),
                                         .fill = theme->hidden};
    }
    AnkeBox box = {theme->margin_pt, y, anke_frame_width(band->scene), 0};
    return anke_legend_lay_out(band->scene, box, entries, n);
}

/* Writes a value into its segment, on a plate where the segment is hatched. */
static gboolean add_value(const Band *band, AnkeBox segment, const AnkeFill *fill, const char *text)
{
    const AnkeTheme *theme = anke_scene_theme(band->scene);
    AnkeTextStyle style =
        anke_text_style_coloured(theme->value, anke_theme_ink(theme, fill->colour));
    double width = anke_scene_text_width(band->scene, &style, text);
    if (width + 2 * PADDING_PT > segment.width) {
        return FALSE;
    }
    AnkeTextPlace place = {.part = "value",
                           .box = segment,
                           .align = ANKE_ALIGN_CENTRE,
                           .valign = ANKE_VALIGN_MIDDLE,
                           .is_cell = TRUE};
    if (fill->hatch != ANKE_HATCH_NONE) {
        anke_plate_add_text(band->scene, &place, &style, fill->colour, text);
    } else {
        anke_scene_add_text(band->scene, &place, &style, text);
    }
    return TRUE;
}

/* Draws the segment from share `from` to share `to`. */
static void add_segment(Band *band, AnkeBox bar, double from, double to, const AnkeFill *fill,
                        const char *text)
{
    const AnkeTheme *theme = anke_scene_theme(band->scene);
    double left = anke_axis_x(&band->axis, 100 * from);
    double right = anke_axis_x(&band->axis, 100 * to);
    AnkeBox segment = {left, bar.y, right - left, bar.height};
    anke_scene_add_rectangle(band->scene, "segment", segment, fill, NULL);
    if (from > 0) {
        anke_scene_add_segment(band->scene, "separator", (AnkePoint){left, bar.y},
                               (AnkePoint){left, anke_box_bottom(bar)}, &theme->separator);
    }
    if (!add_value(band, segment, fill, text)) {
        band->has_omitted = TRUE;
    }
}

/* Draws what is known in order; what is hidden comes last as one piece, as large as is left. */
static void add_segments(Band *band, const AnkeAnswerGroup *group, AnkeBox bar)
{
    double from = 0;
    gboolean has_hidden = FALSE;
    for (guint i = 0; i < band->spec->n_answers; i++) {
        const AnkeCell *cell = &group->cells[band->order[i]];
        has_hidden = has_hidden || cell->state == ANKE_CELL_HIDDEN;
        if (isnan(cell->share) || cell->share <= 0) {
            continue;
        }
        g_autofree char *text = anke_cell_percent(cell, group->base, anke_scene_lang(band->scene));
        double to = MIN(from + cell->share, 1);
        AnkeFill fill = anke_base_fill(anke_scene_theme(band->scene), band->fills[i], group->base);
        add_segment(band, bar, from, to, &fill, text);
        from = to;
    }
    if (has_hidden && from < 1) {
        add_segment(band, bar, from, 1, &anke_scene_theme(band->scene)->hidden,
                    anke_scene_say(band->scene, "秘匿", "hidden"));
    }
}

static gboolean has_shares(const Band *band, const AnkeAnswerGroup *group)
{
    for (guint i = 0; i < band->spec->n_answers; i++) {
        const AnkeCell *cell = &group->cells[i];
        if (cell->state == ANKE_CELL_HIDDEN || !isnan(cell->share)) {
            return TRUE;
        }
    }
    return FALSE;
}

static void add_bar(Band *band, guint g, AnkeBox bar)
{
    const AnkeTheme *theme = anke_scene_theme(band->scene);
    const AnkeAnswerGroup *group = &band->spec->groups[g];
    if (has_shares(band, group)) {
        add_segments(band, group, bar);
        anke_scene_add_rectangle(band->scene, "bar", bar, NULL, &theme->border);
        return;
    }
    AnkeStroke dashed = {theme->border.colour, theme->border.width_pt, 2, 0};
    AnkeFill paper = {theme->paper, ANKE_HATCH_NONE, 0};
    anke_scene_add_rectangle(band->scene, "bar", bar, &paper, &dashed);
    AnkeTextPlace place = {.part = "value",
                           .box = bar,
                           .align = ANKE_ALIGN_CENTRE,
                           .valign = ANKE_VALIGN_MIDDLE,
                           .is_cell = TRUE};
    anke_scene_add_text(band->scene, &place, &theme->value,
                        group->base == 0
                            ? anke_scene_say(band->scene, "該当者なし（n=0）", "nobody (n=0)")
                            : anke_scene_say(band->scene, "値なし", "no value"));
}

static double row_height(const Band *band, guint g)
{
    return MAX(BAR_PT, anke_row_labels_height(&band->labels, g)) + ROW_GAP_PT;
}

static double total_gap(const Band *band, guint g)
{
    return g == 0 && band->spec->n_groups > 1 ? TOTAL_GAP_PT : 0;
}

static double rows_height(const Band *band)
{
    double height = 0;
    for (guint g = 0; g < band->spec->n_groups; g++) {
        height += row_height(band, g) + total_gap(band, g);
    }
    return height;
}

/* Where the known share of the answers up to the i-th ends. */
static double share_until(const Band *band, guint g, guint i)
{
    double share = 0;
    for (guint k = 0; k <= i; k++) {
        double part = band->spec->groups[g].cells[band->order[k]].share;
        share += isnan(part) ? 0 : part;
    }
    return MIN(share, 1);
}

/* Whether every answer of a group is known, so that its bar is whole. */
static gboolean is_whole(const Band *band, guint g)
{
    for (guint i = 0; i < band->spec->n_answers; i++) {
        if (isnan(band->spec->groups[g].cells[i].share)) {
            return FALSE;
        }
    }
    return band->spec->groups[g].base > 0;
}

/* Joins the same answers of two neighbouring steps of an ordered break. */
static void add_connectors(const Band *band, guint g, double bar_bottom, double next_top)
{
    const AnkeStroke *border = &anke_scene_theme(band->scene)->border;
    AnkeStroke dashed = {border->colour, border->width_pt, CONNECTOR_DASH_PT, 0};
    gboolean are_steps = band->spec->groups[g].is_ordered && band->spec->groups[g + 1].is_ordered;
    if (!are_steps || !is_whole(band, g) || !is_whole(band, g + 1)) {
        return;
    }
    for (guint i = 0; i + 1 < band->spec->n_answers; i++) {
        double from = share_until(band, g, i);
        double to = share_until(band, g + 1, i);
        if (MAX(from, to) > 0 && MIN(from, to) < 1) {
            anke_scene_add_segment(band->scene, "connector",
                                   (AnkePoint){anke_axis_x(&band->axis, 100 * from), bar_bottom},
                                   (AnkePoint){anke_axis_x(&band->axis, 100 * to), next_top},
                                   &dashed);
        }
    }
}

static double right_edge(const Band *band)
{
    return anke_scene_theme(band->scene)->margin_pt + anke_frame_width(band->scene);
}

static void add_sum(const Band *band, guint g, double y, double height)
{
    const AnkeAnswerGroup *group = &band->spec->groups[g];
    if (band->sum_pt <= 0 || !has_shares(band, group)) {
        return;
    }
    AnkeCell sum = anke_side_sum(band->spec, g, ANKE_SIDE_FAVOURABLE);
    g_autofree char *text = anke_cell_percent(&sum, group->base, anke_scene_lang(band->scene));
    AnkeTextPlace place = {.part = "sum",
                           .box = {right_edge(band) - SUM_PT, y, SUM_PT, height},
                           .align = ANKE_ALIGN_RIGHT,
                           .valign = ANKE_VALIGN_MIDDLE,
                           .is_cell = TRUE};
    anke_scene_add_text(band->scene, &place, &anke_scene_theme(band->scene)->strong, text);
}

static void add_rows(Band *band)
{
    const AnkeTheme *theme = anke_scene_theme(band->scene);
    double y = band->axis.plot.y;
    for (guint g = 0; g < band->spec->n_groups; g++) {
        double height = row_height(band, g);
        AnkeBox bar = {band->axis.plot.x, y + (height - BAR_PT) / 2, band->axis.plot.width, BAR_PT};
        anke_row_labels_add(&band->labels, g,
                            (AnkeBox){theme->margin_pt, y, band->labels.width_pt, height});
        add_bar(band, g, bar);
        add_sum(band, g, y, height);
        y += height + total_gap(band, g);
        if (g + 1 < band->spec->n_groups) {
            double next_top = y + (row_height(band, g + 1) - BAR_PT) / 2;
            add_connectors(band, g, anke_box_bottom(bar), next_top);
        }
    }
}

/* The head of the column of sums; returns the height that it takes above the plot. */
static double add_sum_head(const Band *band, double y)
{
    const AnkeTheme *theme = anke_scene_theme(band->scene);
    if (band->sum_pt <= 0) {
        return 0;
    }
    g_autofree char *label =
        anke_side_label(band->spec, ANKE_SIDE_FAVOURABLE, anke_scene_lang(band->scene));
    AnkeTextPlace place = {.part = "head",
                           .box = {right_edge(band) - SUM_PT, y, SUM_PT, 0},
                           .align = ANKE_ALIGN_RIGHT,
                           .is_wrapped = TRUE};
    double height = anke_scene_add_text(band->scene, &place, &theme->strong, label);
    place.part = "unit";
    place.box.y += height;
    return height + anke_scene_add_text(band->scene, &place, &theme->axis, band->axis.unit);
}

static AnkeAxis make_axis(const Band *band, double y)
{
    const AnkeTheme *theme = anke_scene_theme(band->scene);
    double x = theme->margin_pt + band->labels.width_pt + theme->text_axis_pt;
    double half_100 = anke_scene_text_width(band->scene, &theme->axis, "100") / 2;
    double width = right_edge(band) - x - MAX(half_100, band->sum_pt);
    AnkeTickRange range = {.high = 100,
                           .is_whole = TRUE,
                           .most = MIN(5, anke_axis_most_intervals(width, INTERVAL_PT))};
    return (AnkeAxis){.plot = {x, y, width, rows_height(band)},
                      .ticks = anke_ticks_place(&range),
                      .unit = band->axis.unit};
}

/* The figure in one sentence, with everyone's largest answer. */
static void describe(const Band *band)
{
    AnkeScene *scene = band->scene;
    const AnkeAnswerGroup *group = &band->spec->groups[0];
    guint most;
    if (!anke_cross_find_most(band->spec, 0, &most)) {
        return;
    }
    g_autofree char *share =
        anke_cell_percent(&group->cells[most], group->base, anke_scene_lang(scene));
    g_autofree char *text = g_strdup_printf(
        anke_scene_say(scene, "帯グラフ。%s。%sで最も多いのは「%s」の%s％。",
                       "100%% bars. %s. Largest of %s: “%s”, %s%%."),
        anke_scene_title(scene), group->label, band->spec->answers[most].label, share);
    anke_scene_set_description(scene, text);
}

static void add_notes(const Band *band)
{
    AnkeScene *scene = band->scene;
    if (band->has_omitted) {
        anke_cross_add_narrow_note(scene);
    }
    if (band->sum_pt > 0) {
        anke_side_add_note(scene, band->spec, ANKE_SIDE_FAVOURABLE);
    }
    anke_cross_add_notes(scene, band->spec, FALSE);
}

void anke_band_lay_out(AnkeScene *scene, const AnkeCrossSpec *spec)
{
    g_assert(spec->n_groups > 0);
    g_autofree guint *order = g_new(guint, spec->n_answers);
    g_autofree AnkeFill *fills = g_new0(AnkeFill, spec->n_answers);
    const AnkeTheme *theme = anke_scene_theme(scene);
    gboolean has_sum = anke_side_count(spec, ANKE_SIDE_FAVOURABLE) > 1 &&
                       anke_scene_width(scene) >= MIN_SUM_WIDTH_PT;
    Band band = {.scene = scene,
                 .spec = spec,
                 .order = order,
                 .fills = fills,
                 .labels = {.scene = scene,
                            .n_groups = spec->n_groups,
                            .groups = spec->groups,
                            .has_total = TRUE},
                 .has_hidden = find_hidden(spec),
                 .axis.unit = anke_scene_say(scene, "（％）", "(%)"),
                 .sum_pt = has_sum ? SUM_PT + theme->text_axis_pt : 0};
    find_order(spec, order);
    choose_fills(&band);
    double y = anke_frame_begin(scene, &spec->figure);
    describe(&band);
    y = add_legend(&band, y) + theme->block_pt / 2;
    y += add_sum_head(&band, y);
    anke_row_labels_measure(&band.labels, MIN(MAX_LABEL_EM * theme->label.size_pt,
                                              MAX_LABEL_SHARE * anke_frame_width(scene)));
    band.axis = make_axis(&band, y);
    anke_axis_declare(scene, &band.axis, &(AnkeAxisData){.high = 100, .has_bars = TRUE});
    anke_axis_add_grid_across(scene, &band.axis);
    add_rows(&band);
    anke_axis_add_numbers_across(scene, &band.axis);
    add_notes(&band);
    anke_frame_end(scene, &spec->figure, anke_box_bottom(band.axis.plot) + anke_axis_foot(scene));
}
