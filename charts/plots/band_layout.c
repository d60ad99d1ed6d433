#include "charts/plots/band_layout.h"

#include <math.h>

#include "charts/plots/axis.h"
#include "charts/plots/legend.h"

#define BAR_PT 17.0
#define ROW_GAP_PT 9.0
#define TOTAL_GAP_PT 7.0 /* more below 全体 */
#define MAX_LABEL_SHARE 0.36
#define MAX_LABEL_EM 16.0
#define PADDING_PT 3.0 /* beside a value in its segment */
#define INTERVAL_PT 30.0

typedef struct {
    AnkeScene *scene;
    const AnkeCrossSpec *spec;
    guint *order;
    AnkeFill *fills; /* in display order */
    double label_width;
    gboolean has_hidden;
    gboolean has_omitted;
    AnkeAxis axis;
} Band;

/* Segments keep the questionnaire's order whatever their size. */
static void find_order(const AnkeCrossSpec *spec, guint *order)
{
    AnkeCrossSpec as_scale = *spec;
    as_scale.is_scale = TRUE;
    anke_cross_order(&as_scale, order);
}

static gboolean is_answered(AnkeAnswerKind kind)
{
    return kind != ANKE_ANSWER_NOANSWER && kind != ANKE_ANSWER_INVALID;
}

static void choose_fills(Band *band)
{
    const AnkeTheme *theme = anke_scene_theme(band->scene);
    const AnkeCrossSpec *spec = band->spec;
    guint n_answered = 0;
    for (guint i = 0; i < spec->n_answers; i++) {
        n_answered += is_answered(spec->answers[i].kind) ? 1 : 0;
    }
    for (guint i = 0; i < spec->n_answers; i++) {
        AnkeAnswerKind kind = spec->answers[band->order[i]].kind;
        if (!is_answered(kind)) {
            band->fills[i] = kind == ANKE_ANSWER_NOANSWER ? theme->no_answer : theme->invalid;
        } else {
            band->fills[i] = spec->is_scale ? anke_theme_scale(theme, n_answered, i)
                                            : anke_theme_series(theme, n_answered, i);
        }
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

static const AnkeTextStyle *label_style(const Band *band, guint g)
{
    const AnkeTheme *theme = anke_scene_theme(band->scene);
    return g == 0 ? &theme->strong : &theme->label;
}

/* "企画部（n=12）" in one piece. */
static char *whole_label(const Band *band, guint g)
{
    g_autofree char *base = anke_base_label(&band->spec->groups[g], anke_scene_lang(band->scene));
    return g_strconcat(band->spec->groups[g].label, base, NULL);
}

static void measure_labels(Band *band)
{
    const AnkeTheme *theme = anke_scene_theme(band->scene);
    double most =
        MIN(MAX_LABEL_EM * theme->label.size_pt, MAX_LABEL_SHARE * anke_frame_width(band->scene));
    double width = 0;
    double base_width = 0;
    for (guint g = 0; g < band->spec->n_groups; g++) {
        g_autofree char *label = whole_label(band, g);
        g_autofree char *base =
            anke_base_label(&band->spec->groups[g], anke_scene_lang(band->scene));
        width = MAX(width, anke_scene_text_width(band->scene, label_style(band, g), label));
        base_width =
            MAX(base_width, anke_scene_text_width(band->scene, label_style(band, g), base));
    }
    band->label_width = MAX(MIN(width, most), base_width) + 0.5;
}

/* The label fits on one line with its base, or the base gets a line of its own. */
static gboolean is_one_line(const Band *band, guint g)
{
    g_autofree char *label = whole_label(band, g);
    return anke_scene_text_width(band->scene, label_style(band, g), label) <= band->label_width;
}

static double label_height(const Band *band, guint g)
{
    const AnkeTextStyle *style = label_style(band, g);
    double line = style->size_pt * style->line_em;
    if (is_one_line(band, g)) {
        return line;
    }
    const char *label = band->spec->groups[g].label;
    return line + anke_scene_measure(band->scene, style, label, band->label_width).height_pt;
}

static void add_label(const Band *band, guint g, AnkeBox box)
{
    AnkeTextPlace place = {.part = "label",
                           .box = box,
                           .align = ANKE_ALIGN_RIGHT,
                           .valign = ANKE_VALIGN_MIDDLE,
                           .is_cell = TRUE};
    if (is_one_line(band, g)) {
        g_autofree char *label = whole_label(band, g);
        anke_scene_add_text(band->scene, &place, label_style(band, g), label);
        return;
    }
    const char *label = band->spec->groups[g].label;
    g_autofree char *base = anke_base_label(&band->spec->groups[g], anke_scene_lang(band->scene));
    double height = label_height(band, g);
    place.is_wrapped = TRUE;
    place.box = (AnkeBox){box.x, box.y + (box.height - height) / 2, box.width, height};
    place.valign = ANKE_VALIGN_TOP;
    anke_scene_add_text(band->scene, &place, label_style(band, g), label);
    place.is_wrapped = FALSE;
    place.valign = ANKE_VALIGN_BOTTOM;
    anke_scene_add_text(band->scene, &place, label_style(band, g), base);
}

/* Writes a value into its segment, on a plate where the segment is hatched. */
static gboolean add_value(const Band *band, AnkeBox segment, const AnkeFill *fill, const char *text)
{
    const AnkeTheme *theme = anke_scene_theme(band->scene);
    AnkeTextStyle style = theme->value;
    AnkeTextSize size = anke_scene_measure(band->scene, &style, text, 0);
    if (size.width_pt + 2 * PADDING_PT > segment.width) {
        return FALSE;
    }
    style.colour = anke_theme_ink(theme, fill->colour);
    if (fill->hatch != ANKE_HATCH_NONE) {
        AnkeBox plate = {segment.x + (segment.width - size.width_pt) / 2 - 1,
                         segment.y + (segment.height - style.size_pt) / 2 - 1, size.width_pt + 2,
                         style.size_pt + 2};
        AnkeFill plain = {fill->colour, ANKE_HATCH_NONE, 0};
        anke_scene_add_rectangle(band->scene, "plate", plate, &plain, NULL);
    }
    AnkeTextPlace place = {.part = "value",
                           .box = segment,
                           .align = ANKE_ALIGN_CENTRE,
                           .valign = ANKE_VALIGN_MIDDLE,
                           .is_cell = TRUE};
    anke_scene_add_text(band->scene, &place, &style, text);
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
        add_segment(band, bar, from, to, &band->fills[i], text);
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
    anke_scene_add_rectangle(band->scene, "bar", bar, NULL, &dashed);
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
    return MAX(BAR_PT, label_height(band, g)) + ROW_GAP_PT;
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

static void add_rows(Band *band)
{
    const AnkeTheme *theme = anke_scene_theme(band->scene);
    double y = band->axis.plot.y;
    for (guint g = 0; g < band->spec->n_groups; g++) {
        double height = row_height(band, g);
        add_label(band, g, (AnkeBox){theme->margin_pt, y, band->label_width, height});
        add_bar(
            band, g,
            (AnkeBox){band->axis.plot.x, y + (height - BAR_PT) / 2, band->axis.plot.width, BAR_PT});
        y += height + total_gap(band, g);
    }
}

static AnkeAxis make_axis(const Band *band, double y)
{
    const AnkeTheme *theme = anke_scene_theme(band->scene);
    double x = theme->margin_pt + band->label_width + theme->text_axis_pt;
    double half_100 = anke_scene_text_width(band->scene, &theme->axis, "100") / 2;
    double width = theme->margin_pt + anke_frame_width(band->scene) - x - half_100;
    AnkeTickRange range = {.high = 100,
                           .is_whole = TRUE,
                           .most = MIN(5, anke_axis_most_intervals(width, INTERVAL_PT))};
    return (AnkeAxis){.plot = {x, y, width, rows_height(band)},
                      .ticks = anke_ticks_place(&range),
                      .unit = anke_scene_say(band->scene, "（％）", "(%)")};
}

void anke_band_lay_out(AnkeScene *scene, const AnkeCrossSpec *spec)
{
    g_assert(spec->n_groups > 0);
    g_autofree guint *order = g_new(guint, spec->n_answers);
    g_autofree AnkeFill *fills = g_new0(AnkeFill, spec->n_answers);
    Band band = {.scene = scene,
                 .spec = spec,
                 .order = order,
                 .fills = fills,
                 .has_hidden = find_hidden(spec)};
    find_order(spec, order);
    choose_fills(&band);
    double y = anke_frame_begin(scene, &spec->figure);
    y = add_legend(&band, y) + anke_scene_theme(scene)->block_pt / 2;
    measure_labels(&band);
    band.axis = make_axis(&band, y);
    anke_axis_declare(scene, &band.axis, &(AnkeAxisData){.high = 100, .has_bars = TRUE});
    anke_axis_add_grid_across(scene, &band.axis);
    add_rows(&band);
    anke_axis_add_numbers_across(scene, &band.axis);
    if (band.has_omitted) {
        anke_scene_add_note(scene, anke_scene_say(scene, "幅の狭い部分の値は表示を省略した。",
                                                  "Values of narrow parts are left out."));
    }
    anke_cross_add_notes(scene, spec, FALSE);
    anke_frame_end(scene, &spec->figure, anke_box_bottom(band.axis.plot) + anke_axis_foot(scene));
}
