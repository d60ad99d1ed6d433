#include "charts/plots/slope_layout.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "charts/scene/axis.h"
#include "charts/scene/mark.h"
#include "charts/scene/spread.h"

#define MAX_LABEL_EM 16.0
#define MAX_LABEL_SHARE 0.3 /* of the width */
#define VALUE_GAP_PT 5.0    /* between a label and its value */
#define LEADER_PT 10.0      /* between an end and its text */
#define LEADER_EM 0.5       /* texts moved by more have a leader */
#define ROW_GAP_PT 1.5
#define MIN_COLUMN_PT 42.0 /* of the values at the right, which may have labels below */
#define RADIUS_PT 2.4
#define STRONG_PT 2.2
#define PLAIN_PT 1.2
#define TWO_SIDED_PT 150.0 /* a plot so wide leaves room for labels on both sides */
#define EMPTY_PT 20.0      /* height without any value */
#define PLOT_SHARE 0.55    /* height by the width of the picture */
#define MIN_PLOT_PT 120.0
#define MAX_PLOT_PT 330.0
#define HEAD_GAP_PT 5.0
#define HEAD_REACH_PT 5.0 /* heads reach so far over the axes */

enum { LEFT, RIGHT };

/* A text at an end of a line. */
typedef struct {
    guint line;
    double wish; /* y of the end */
    double y;
    double height;
} Tag;

typedef struct {
    AnkeScene *scene;
    const AnkeSlopeSpec *spec;
    gint emphasised; /* the line, where nothing was tested; -1 = none */
    gboolean has_labels[2];
    double label_width;
    double value_widths[2];
    double xs[2]; /* of the axes */
    double top;
    double height;
    double low; /* value at the bottom */
    double high;
    Tag *tags[2];
    guint n_tags[2];
} Slope;

static gboolean is_known(const AnkeTrendPoint *point)
{
    return point->state == ANKE_CELL_KNOWN;
}

static gboolean is_joined(const AnkeSlopeLine *line)
{
    return is_known(&line->ends[0]) && is_known(&line->ends[1]) && !line->ends[1].is_cut;
}

/* The line with the largest change, or -1 where nothing changed. */
static gint find_largest(const AnkeSlopeSpec *spec)
{
    gint largest = -1;
    double most = 0;
    for (guint i = 0; i < spec->n_lines; i++) {
        const AnkeSlopeLine *line = &spec->lines[i];
        double change = is_joined(line) ? fabs(line->ends[1].value - line->ends[0].value) : 0;
        if (change > most) {
            most = change;
            largest = (gint)i;
        }
    }
    return largest;
}

static gboolean is_emphasised(const Slope *slope, guint line)
{
    return slope->spec->has_tests
               ? slope->spec->lines[line].is_significant && is_joined(&slope->spec->lines[line])
               : (gint)line == slope->emphasised;
}

static const AnkeTextStyle *label_style(const Slope *slope, guint line)
{
    const AnkeTheme *theme = anke_scene_theme(slope->scene);
    return is_emphasised(slope, line) ? &theme->strong : &theme->label;
}

/* "45.2" at the left, "45.2（＋3.1）" at the right. */
static char *value_text(const Slope *slope, guint line, guint side)
{
    const AnkeSlopeLine *shown = &slope->spec->lines[line];
    const char *text = shown->ends[side].text;
    if (side == LEFT || shown->change == NULL || !is_joined(shown)) {
        return g_strdup(text);
    }
    return g_strdup_printf(anke_scene_say(slope->scene, "%s（%s）", "%s (%s)"), text,
                           shown->change);
}

/* Without labels at the right, an end that no line leads to has its own below its value. */
static gboolean is_stacked(const Slope *slope, guint line, guint side)
{
    return !slope->has_labels[side] && !is_joined(&slope->spec->lines[line]);
}

static AnkeTextStyle value_style(const Slope *slope, guint line)
{
    AnkeTextStyle style = anke_scene_theme(slope->scene)->value;
    style.is_bold = is_emphasised(slope, line);
    return style;
}

static void measure_texts(Slope *slope)
{
    const AnkeTheme *theme = anke_scene_theme(slope->scene);
    double most =
        MIN(MAX_LABEL_EM * theme->label.size_pt, MAX_LABEL_SHARE * anke_frame_width(slope->scene));
    slope->label_width = 0;
    for (guint i = 0; i < slope->spec->n_lines; i++) {
        const AnkeSlopeLine *line = &slope->spec->lines[i];
        double label = anke_scene_text_width(slope->scene, label_style(slope, i), line->label);
        slope->label_width = MAX(slope->label_width, label + 0.5);
        for (guint side = LEFT; side <= RIGHT; side++) {
            if (is_known(&line->ends[side])) {
                g_autofree char *text = value_text(slope, i, side);
                AnkeTextStyle style = value_style(slope, i);
                double width = anke_scene_text_width(slope->scene, &style, text);
                slope->value_widths[side] = MAX(slope->value_widths[side], width);
            }
        }
    }
    slope->label_width = MIN(slope->label_width, most);
    slope->value_widths[RIGHT] = MAX(slope->value_widths[RIGHT], MIN_COLUMN_PT);
}

static double side_width(const Slope *slope, guint side)
{
    double label = slope->has_labels[side] ? slope->label_width + VALUE_GAP_PT : 0;
    return label + slope->value_widths[side] + LEADER_PT;
}

static void place_axes(Slope *slope)
{
    const AnkeTheme *theme = anke_scene_theme(slope->scene);
    double width = anke_frame_width(slope->scene);
    slope->has_labels[LEFT] = TRUE;
    slope->has_labels[RIGHT] = TRUE;
    double plot = width - side_width(slope, LEFT) - side_width(slope, RIGHT);
    slope->has_labels[RIGHT] = plot >= TWO_SIDED_PT;
    slope->xs[LEFT] = theme->margin_pt + side_width(slope, LEFT);
    slope->xs[RIGHT] = theme->margin_pt + width - side_width(slope, RIGHT);
}

static double label_height(const Slope *slope, guint line, double width)
{
    return anke_scene_measure(slope->scene, label_style(slope, line),
                              slope->spec->lines[line].label, width)
        .height_pt;
}

static double value_height(const Slope *slope)
{
    const AnkeTextStyle *style = &anke_scene_theme(slope->scene)->value;
    return style->size_pt * style->line_em;
}

static double tag_height(const Slope *slope, guint line, guint side)
{
    double height = value_height(slope);
    if (is_stacked(slope, line, side)) {
        height += label_height(slope, line, slope->value_widths[RIGHT]);
    } else if (slope->has_labels[side]) {
        height = MAX(height, label_height(slope, line, slope->label_width));
    }
    return height + ROW_GAP_PT;
}

static double value_y(const Slope *slope, double value)
{
    double span = slope->high - slope->low;
    double share = span > 0 ? (value - slope->low) / span : 0.5;
    return slope->top + (1 - share) * slope->height;
}

static void find_range(Slope *slope)
{
    slope->low = INFINITY;
    slope->high = -INFINITY;
    for (guint i = 0; i < slope->spec->n_lines; i++) {
        for (guint side = LEFT; side <= RIGHT; side++) {
            const AnkeTrendPoint *point = &slope->spec->lines[i].ends[side];
            if (is_known(point)) {
                slope->low = MIN(slope->low, point->value);
                slope->high = MAX(slope->high, point->value);
            }
        }
    }
}

static int compare_tags(const void *a, const void *b)
{
    const Tag *left = a;
    const Tag *right = b;
    if (left->wish < right->wish || left->wish > right->wish) {
        return left->wish < right->wish ? -1 : 1;
    }
    return left->line < right->line ? -1 : 1;
}

static double total_height(const Slope *slope, guint side)
{
    double height = 0;
    for (guint i = 0; i < slope->n_tags[side]; i++) {
        height += slope->tags[side][i].height;
    }
    return height;
}

/* How far texts may reach over the ends of the plot: half the tallest. */
static double tag_reach(const Slope *slope)
{
    double tallest = 0;
    for (guint side = LEFT; side <= RIGHT; side++) {
        for (guint i = 0; i < slope->n_tags[side]; i++) {
            tallest = MAX(tallest, slope->tags[side][i].height);
        }
    }
    return tallest / 2;
}

static void measure_tags(Slope *slope)
{
    for (guint side = LEFT; side <= RIGHT; side++) {
        for (guint i = 0; i < slope->spec->n_lines; i++) {
            if (is_known(&slope->spec->lines[i].ends[side])) {
                Tag tag = {i, 0, 0, tag_height(slope, i, side)};
                slope->tags[side][slope->n_tags[side]++] = tag;
            }
        }
    }
    double wanted = CLAMP(PLOT_SHARE * anke_frame_width(slope->scene), MIN_PLOT_PT, MAX_PLOT_PT);
    gboolean is_empty = slope->n_tags[LEFT] + slope->n_tags[RIGHT] == 0;
    wanted = is_empty ? EMPTY_PT : wanted;
    slope->height = MAX(wanted, MAX(total_height(slope, LEFT), total_height(slope, RIGHT)));
}

/* Spreads the texts of a side; the middles of the first and the last stay beside the plot. */
static void spread_tags(Slope *slope, guint side)
{
    Tag *tags = slope->tags[side];
    guint n = slope->n_tags[side];
    for (guint i = 0; i < n; i++) {
        tags[i].wish = value_y(slope, slope->spec->lines[tags[i].line].ends[side].value);
    }
    qsort(tags, n, sizeof *tags, compare_tags);
    g_autofree double *ys = g_new(double, MAX(n, 1));
    g_autofree double *heights = g_new(double, MAX(n, 1));
    for (guint i = 0; i < n; i++) {
        ys[i] = tags[i].wish;
        heights[i] = tags[i].height;
    }
    if (n > 0) {
        anke_spread(ys, heights, n, slope->top - heights[0] / 2,
                    slope->top + slope->height + heights[n - 1] / 2);
    }
    for (guint i = 0; i < n; i++) {
        tags[i].y = ys[i];
    }
}

static AnkeBox head_box(const Slope *slope, guint side, double y)
{
    const AnkeTheme *theme = anke_scene_theme(slope->scene);
    double reach = MIN(HEAD_REACH_PT, (slope->xs[RIGHT] - slope->xs[LEFT]) / 2 - HEAD_REACH_PT);
    double left = side == LEFT ? theme->margin_pt : slope->xs[RIGHT] - reach;
    double right =
        side == LEFT ? slope->xs[LEFT] + reach : theme->margin_pt + anke_frame_width(slope->scene);
    return (AnkeBox){left, y, right - left, 0};
}

/* Writes moment or group, its base, and the unit of the values below; returns their height. */
static double add_head(const Slope *slope, guint side, double y)
{
    const AnkeTheme *theme = anke_scene_theme(slope->scene);
    const AnkeSlopeEnd *end = &slope->spec->ends[side];
    AnkeTextPlace place = {.part = "head",
                           .box = head_box(slope, side, y),
                           .align = side == LEFT ? ANKE_ALIGN_RIGHT : ANKE_ALIGN_LEFT,
                           .is_wrapped = TRUE,
                           .is_even = TRUE};
    place.box.y += anke_scene_add_text(slope->scene, &place, &theme->strong, end->label);
    if (end->base != NULL) {
        place.part = "base";
        place.box.y += anke_scene_add_text(slope->scene, &place, &theme->subtitle, end->base);
    }
    place.part = "unit";
    if (*slope->spec->unit != '\0') {
        double bracket = anke_axis_bracket(slope->scene, &theme->axis);
        place.box.x += side == LEFT ? bracket : -bracket;
        place.box.y += anke_scene_add_text(slope->scene, &place, &theme->axis, slope->spec->unit);
    }
    return place.box.y - y;
}

static void add_axes(const Slope *slope)
{
    const AnkeStroke *stroke = &anke_scene_theme(slope->scene)->rule;
    for (guint side = LEFT; side <= RIGHT; side++) {
        anke_scene_add_segment(slope->scene, "axis", (AnkePoint){slope->xs[side], slope->top - 4},
                               (AnkePoint){slope->xs[side], slope->top + slope->height + 4},
                               stroke);
    }
}

static AnkeRgb line_colour(const Slope *slope, guint line)
{
    const AnkeTheme *theme = anke_scene_theme(slope->scene);
    return is_emphasised(slope, line) ? theme->bar.colour : anke_mark_total(theme);
}

static void add_line(const Slope *slope, guint line)
{
    const AnkeSlopeLine *shown = &slope->spec->lines[line];
    AnkeRgb colour = line_colour(slope, line);
    AnkePoint points[2];
    for (guint side = LEFT; side <= RIGHT; side++) {
        points[side] = (AnkePoint){slope->xs[side], value_y(slope, shown->ends[side].value)};
    }
    if (is_joined(shown)) {
        AnkeStroke stroke = {colour, is_emphasised(slope, line) ? STRONG_PT : PLAIN_PT, 0, 0};
        anke_scene_add_line(slope->scene, "line", points, 2, &stroke);
    }
    for (guint side = LEFT; side <= RIGHT; side++) {
        if (is_known(&shown->ends[side])) {
            gboolean is_small = shown->ends[side].is_small;
            anke_scene_add_symbol(slope->scene, "point",
                                  is_small ? ANKE_SYMBOL_RING : ANKE_SYMBOL_DISC, points[side],
                                  RADIUS_PT, colour);
        }
    }
}

/* Emphasised lines lie over the others. */
static void add_lines(const Slope *slope)
{
    for (guint pass = 0; pass < 2; pass++) {
        for (guint i = 0; i < slope->spec->n_lines; i++) {
            if (is_emphasised(slope, i) == (pass == 1)) {
                add_line(slope, i);
            }
        }
    }
}

/* The label beside its value, or below it. */
static void add_label(const Slope *slope, const Tag *tag, guint side)
{
    const AnkeTheme *theme = anke_scene_theme(slope->scene);
    double right_x = slope->xs[RIGHT] + LEADER_PT;
    double top = tag->y - tag->height / 2;
    AnkeTextPlace place = {
        .part = "label", .valign = ANKE_VALIGN_MIDDLE, .is_wrapped = TRUE, .is_even = TRUE};
    if (is_stacked(slope, tag->line, side)) {
        place.box = (AnkeBox){right_x, top + value_height(slope), slope->value_widths[RIGHT], 0};
        place.valign = ANKE_VALIGN_TOP;
    } else if (side == RIGHT) {
        place.box = (AnkeBox){right_x + slope->value_widths[RIGHT] + VALUE_GAP_PT, top,
                              slope->label_width, tag->height};
    } else {
        place.box = (AnkeBox){theme->margin_pt, top, slope->label_width, tag->height};
        place.align = ANKE_ALIGN_RIGHT;
    }
    anke_scene_add_text(slope->scene, &place, label_style(slope, tag->line),
                        slope->spec->lines[tag->line].label);
}

/* The middle of a tag's value: that of the tag, or of its first line. */
static double value_middle(const Slope *slope, const Tag *tag, guint side)
{
    return is_stacked(slope, tag->line, side) ? tag->y - tag->height / 2 + value_height(slope) / 2
                                              : tag->y;
}

static void add_tag(const Slope *slope, const Tag *tag, guint side)
{
    double outward = side == LEFT ? -1 : 1;
    double middle = value_middle(slope, tag, side);
    AnkeTextStyle style = value_style(slope, tag->line);
    if (fabs(middle - tag->wish) > LEADER_EM * style.size_pt) {
        AnkeStroke leader = {line_colour(slope, tag->line), 0.5, 0, 0};
        AnkePoint from = {slope->xs[side] + outward * RADIUS_PT, tag->wish};
        AnkePoint to = {slope->xs[side] + outward * (LEADER_PT - 1.5), middle};
        anke_scene_add_segment(slope->scene, "leader", from, to, &leader);
    }
    g_autofree char *text = value_text(slope, tag->line, side);
    AnkeTextPlace place = {.part = "value",
                           .box = {slope->xs[side] + outward * LEADER_PT, middle, 0, 0},
                           .align = side == LEFT ? ANKE_ALIGN_RIGHT : ANKE_ALIGN_LEFT,
                           .valign = ANKE_VALIGN_MIDDLE};
    anke_scene_add_text(slope->scene, &place, &style, text);
    if (slope->has_labels[side] || is_stacked(slope, tag->line, side)) {
        add_label(slope, tag, side);
    }
}

static void add_tags(const Slope *slope)
{
    for (guint side = LEFT; side <= RIGHT; side++) {
        for (guint i = 0; i < slope->n_tags[side]; i++) {
            add_tag(slope, &slope->tags[side][i], side);
        }
    }
}

static void add_empty(const Slope *slope)
{
    AnkeTextPlace place = {
        .part = "value",
        .box = {slope->xs[LEFT], slope->top, slope->xs[RIGHT] - slope->xs[LEFT], slope->height},
        .align = ANKE_ALIGN_CENTRE,
        .valign = ANKE_VALIGN_MIDDLE,
        .is_wrapped = TRUE,
        .is_even = TRUE};
    anke_scene_add_text(slope->scene, &place, &anke_scene_theme(slope->scene)->value,
                        anke_scene_say(slope->scene, "値なし", "no value"));
}

static void note_emphasis(const Slope *slope)
{
    AnkeScene *scene = slope->scene;
    gboolean has_any = FALSE;
    for (guint i = 0; i < slope->spec->n_lines; i++) {
        has_any = has_any || is_emphasised(slope, i);
    }
    if (slope->spec->has_tests) {
        anke_scene_add_note(
            scene,
            has_any ? anke_scene_say(scene, "太い色の線は有意な変化（調整済み p<0.05）。",
                                     "Bold coloured lines: significant change (adjusted p<0.05).")
                    : anke_scene_say(scene, "有意な変化（調整済み p<0.05）はない。",
                                     "No change is significant (adjusted p<0.05)."));
    } else if (has_any) {
        anke_scene_add_note(
            scene, anke_scene_say(scene, "太い色の線は差の最も大きい項目。検定はしていない。",
                                  "Bold coloured line: the largest difference; not "
                                  "tested."));
    }
}

/* What is missing, hidden, small or not comparable. */
static void note_points(const Slope *slope)
{
    AnkeScene *scene = slope->scene;
    for (guint i = 0; i < slope->spec->n_lines; i++) {
        const AnkeSlopeLine *line = &slope->spec->lines[i];
        gboolean is_small = line->ends[LEFT].is_small || line->ends[RIGHT].is_small;
        gboolean is_cut =
            is_known(&line->ends[LEFT]) && is_known(&line->ends[RIGHT]) && line->ends[1].is_cut;
        if (is_small) {
            anke_scene_add_note(scene, anke_scene_say(scene, "白抜きの点（＊）は n<30 で参考値。",
                                                      "Hollow points (＊): n<30, for reference "
                                                      "only."));
        }
        if (is_cut) {
            anke_scene_add_note(
                scene, anke_scene_say(scene, "線のない項目は、設問の変更により比較できない。",
                                      "Items without a line: the question was "
                                      "changed."));
        } else if (!is_joined(line)) {
            anke_scene_add_note(scene,
                                anke_scene_say(scene, "秘匿した値又は値のない項目は線を引かない。",
                                               "Hidden or missing values have no line."));
        }
        if (g_strcmp0(line->ends[LEFT].text, "－") == 0 ||
            g_strcmp0(line->ends[RIGHT].text, "－") == 0) {
            anke_scene_add_note(scene, anke_scene_say(scene, "「－」は回答者がいないもの。",
                                                      "“－”: nobody answered so."));
        }
    }
}

static void add_notes(const Slope *slope)
{
    note_emphasis(slope);
    if (slope->low > 0 && slope->low <= slope->high) {
        anke_scene_add_note(slope->scene, anke_scene_say(slope->scene, "縦軸は0から始まらない。",
                                                         "The upright axis does not begin at 0."));
    }
    note_points(slope);
}

static void add_scale(const Slope *slope)
{
    /* The labels beside the lines are part of the plot. */
    double margin = anke_scene_theme(slope->scene)->margin_pt;
    AnkeBox plot = {margin, slope->top, anke_frame_width(slope->scene), slope->height};
    anke_scene_add_scale(slope->scene, &(AnkeSceneScale){.plot = plot,
                                                         .first = slope->low,
                                                         .last = slope->high,
                                                         .n_intervals = 1,
                                                         .low = slope->low,
                                                         .high = slope->high});
}

/* One sentence: kind, subject, the largest change. */
static void describe(const Slope *slope)
{
    const AnkeSlopeSpec *spec = slope->spec;
    gint largest = find_largest(spec);
    g_autofree char *main_figure = g_strdup("");
    if (largest >= 0) {
        const AnkeSlopeLine *line = &spec->lines[largest];
        g_free(main_figure);
        main_figure = g_strdup_printf(
            anke_scene_say(slope->scene, "差が最も大きいのは「%s」で、%sの%sから%sの%s%s。",
                           " Largest difference: “%s”, %s %s to %s %s %s."),
            line->label, spec->ends[LEFT].label, line->ends[LEFT].text, spec->ends[RIGHT].label,
            line->ends[RIGHT].text, spec->unit);
    }
    g_autofree char *sentence = g_strdup_printf(
        anke_scene_say(slope->scene, "スロープグラフ：%s。%s", "Slope graph: %s.%s"),
        spec->figure.title == NULL ? "" : spec->figure.title, main_figure);
    anke_scene_set_description(slope->scene, sentence);
}

static void add_plot(Slope *slope)
{
    add_axes(slope);
    if (slope->low > slope->high) {
        add_empty(slope);
        return;
    }
    spread_tags(slope, LEFT);
    spread_tags(slope, RIGHT);
    add_lines(slope);
    add_tags(slope);
    add_scale(slope);
}

void anke_slope_lay_out(AnkeScene *scene, const AnkeSlopeSpec *spec)
{
    g_assert(spec->n_lines > 0);
    g_autofree Tag *left = g_new0(Tag, spec->n_lines);
    g_autofree Tag *right = g_new0(Tag, spec->n_lines);
    Slope slope = {
        .scene = scene, .spec = spec, .emphasised = find_largest(spec), .tags = {left, right}};
    double y = anke_frame_begin(scene, &spec->figure);
    describe(&slope);
    measure_texts(&slope);
    place_axes(&slope);
    find_range(&slope);
    measure_tags(&slope);
    double left_head = add_head(&slope, LEFT, y);
    double right_head = add_head(&slope, RIGHT, y);
    slope.top = y + MAX(left_head, right_head) + tag_reach(&slope) + HEAD_GAP_PT;
    add_plot(&slope);
    add_notes(&slope);
    anke_frame_end(scene, &spec->figure, slope.top + slope.height + tag_reach(&slope));
}
