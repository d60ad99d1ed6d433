#include "charts/plots/trend_layout.h"

#include <math.h>
#include <string.h>

#include "charts/plots/trend_private.h"
#include "charts/scene/mark.h"

#define MIN_PITCH_PT 90.0 /* of panels */
#define MOST_COLUMNS 6
#define MOST_HEAD_LINES 3 /* a longer head wants wider panels */
#define PANEL_GAP_PT 12.0
#define PANEL_SHARE 0.75     /* height of a small plot by its width */
#define WIDE_PANEL_SHARE 0.5 /* of panels in one column */
#define MIN_PANEL_PT 64.0
#define MAX_PANEL_PT 120.0
#define SINGLE_SHARE 0.36 /* of a panel that stands alone */
#define MIN_SINGLE_PT 120.0
#define MAX_SINGLE_PT 240.0
#define HEAD_GAP_PT 11.0 /* between head and plot: values may stand there */
#define BARE_HEAD_PT 5.0 /* of a panel that the title names: its unit stands there */
#define ROW_GAP_PT 14.0  /* a head is nearer to its own plot than to the one above */
#define INTERVAL_PT 16.0
#define OFF_ZERO_SHARE 0.8 /* axes of values within 20 % of their largest leave 0 */
#define MOST_DIRECT_SHARE 0.3

/* Panels of one unit: a grid with one value axis. */
typedef struct {
    guint first; /* panel */
    guint n_panels;
    guint n_columns;
    double pitch;
    double plot_width;
    double plot_height;
    AnkeTicks ticks;
    gboolean is_off_zero;
} Block;

static double line_height(const AnkeTextStyle *style)
{
    return style->size_pt * style->line_em;
}

static guint block_end(const AnkeTrendSpec *spec, guint first)
{
    guint end = first + 1;
    while (end < spec->n_panels && strcmp(spec->panels[end].unit, spec->panels[first].unit) == 0) {
        end++;
    }
    return end;
}

static void widen_range(double value, double *low, double *high)
{
    if (!isnan(value)) {
        *low = MIN(*low, value);
        *high = MAX(*high, value);
    }
}

static void widen_by_line(const AnkeTrend *trend, const AnkeTrendLine *line, gboolean has_interval,
                          double *low, double *high)
{
    for (guint i = 0; i < trend->spec->n_moments; i++) {
        const AnkeTrendPoint *point = &line->points[i];
        if (point->state == ANKE_CELL_KNOWN) {
            widen_range(point->value, low, high);
            widen_range(has_interval ? point->low : NAN, low, high);
            widen_range(has_interval ? point->high : NAN, low, high);
        }
    }
}

static void panel_range(const AnkeTrend *trend, const AnkeTrendPanel *panel, double *low,
                        double *high)
{
    for (guint i = 0; i < panel->n_lines; i++) {
        widen_by_line(trend, &panel->lines[i], panel->n_lines == 1, low, high);
    }
    if (panel->reference != NULL) {
        widen_by_line(trend, panel->reference, FALSE, low, high);
    }
}

/* From 0, unless all values lie close together far from it. */
static AnkeTicks place_ticks(const AnkeTrendPanel *panel, double low, double high, guint most,
                             gboolean *is_off_zero)
{
    *is_off_zero = FALSE;
    if (low > high) {
        return anke_ticks_place(&(AnkeTickRange){.high = 1, .is_whole = TRUE, .most = 2});
    }
    gboolean is_flat = !(low < high);
    if (low < OFF_ZERO_SHARE * high || low <= 0 || is_flat) {
        return anke_ticks_place(&(AnkeTickRange){
            .low = MIN(low, 0), .high = MAX(high, 0), .is_whole = panel->is_people, .most = most});
    }
    *is_off_zero = TRUE;
    double pad = MAX((high - low) * 0.3, high * 0.01);
    pad = panel->is_people ? MAX(pad, most / 2.0) : pad;
    return anke_ticks_place(&(AnkeTickRange){.low = low - pad, .high = high + pad, .most = most});
}

static void find_ticks(const AnkeTrend *trend, Block *block)
{
    double low = INFINITY;
    double high = -INFINITY;
    for (guint i = 0; i < block->n_panels; i++) {
        panel_range(trend, &trend->spec->panels[block->first + i], &low, &high);
    }
    guint most = (guint)CLAMP(floor(block->plot_height / INTERVAL_PT), 2, 6);
    block->ticks =
        place_ticks(&trend->spec->panels[block->first], low, high, most, &block->is_off_zero);
}

/* The widest text at the end, or at the beginning, of any line. */
static double widest_end(const AnkeTrend *trend, gboolean is_last)
{
    const AnkeTextStyle *style = &anke_scene_theme(trend->scene)->value;
    double widest = 0;
    for (guint i = 0; i < trend->spec->n_panels; i++) {
        const AnkeTrendPanel *panel = &trend->spec->panels[i];
        for (guint line = 0; line < panel->n_lines; line++) {
            g_autofree char *text = is_last ? anke_trend_end_text(trend, panel, line)
                                            : anke_trend_start_text(trend, &panel->lines[line]);
            widest = MAX(widest, anke_scene_text_width(trend->scene, style, text));
        }
    }
    return widest;
}

/* The widest value of any point. */
static double widest_value(const AnkeTrend *trend)
{
    const AnkeTextStyle *style = &anke_scene_theme(trend->scene)->value;
    double widest = 0;
    for (guint i = 0; i < trend->spec->n_panels; i++) {
        const AnkeTrendLine *line = &trend->spec->panels[i].lines[0];
        for (guint k = 0; k < trend->spec->n_moments; k++) {
            const char *text = line->points[k].text;
            widest =
                MAX(widest, text == NULL ? 0 : anke_scene_text_width(trend->scene, style, text));
        }
    }
    return widest;
}

/* Room for the texts at the ends of lines: beside the plot at the right, within it at the left,
 * where several lines stand in a panel. */
static void measure_ends(AnkeTrend *trend)
{
    double apart = ANKE_TREND_RADIUS_PT + ANKE_TREND_APART_PT + 1;
    trend->end_pt = widest_end(trend, TRUE) + apart - ANKE_TREND_INSET_PT;
    trend->widest_pt = widest_value(trend);
    gboolean has_starts = FALSE;
    for (guint i = 0; i < trend->spec->n_panels; i++) {
        has_starts = has_starts || trend->spec->panels[i].n_lines > 1;
    }
    trend->start_pt = has_starts ? widest_end(trend, FALSE) + apart + 1 : ANKE_TREND_INSET_PT;
}

static guint head_lines(const AnkeTrend *trend, const Block *block, double width)
{
    guint most = 1;
    for (guint i = 0; i < block->n_panels; i++) {
        const char *label = trend->spec->panels[block->first + i].label;
        AnkeTextSize size =
            anke_scene_measure(trend->scene, &anke_scene_theme(trend->scene)->strong, label, width);
        most = MAX(most, size.n_lines);
    }
    return most;
}

static double gutter_width(const AnkeTrend *trend, const AnkeTicks *ticks)
{
    const AnkeTheme *theme = anke_scene_theme(trend->scene);
    double unit = anke_scene_text_width(trend->scene, &theme->axis, "（％）");
    return MAX(anke_axis_label_width(trend->scene, ticks), unit) + theme->text_axis_pt;
}

static void choose_columns(const AnkeTrend *trend, Block *block, double room)
{
    double least = MAX(MIN_PITCH_PT, room / MOST_COLUMNS);
    guint most = (guint)MAX(1, floor(room / least));
    guint n_rows = (block->n_panels + most - 1) / most;
    block->n_columns = (block->n_panels + n_rows - 1) / n_rows;
    while (block->n_columns > 1 &&
           head_lines(trend, block, room / block->n_columns - PANEL_GAP_PT) > MOST_HEAD_LINES) {
        block->n_columns--;
    }
    n_rows = (block->n_panels + block->n_columns - 1) / block->n_columns;
    block->n_columns = (block->n_panels + n_rows - 1) / n_rows;
    block->pitch = room / block->n_columns;
}

static double plot_height(const Block *block)
{
    return block->n_columns == 1 && block->n_panels == 1
               ? CLAMP(SINGLE_SHARE * block->pitch, MIN_SINGLE_PT, MAX_SINGLE_PT)
               : CLAMP((block->n_columns == 1 ? WIDE_PANEL_SHARE : PANEL_SHARE) * block->plot_width,
                       MIN_PANEL_PT, MAX_PANEL_PT);
}

static void fit_block(AnkeTrend *trend, Block *block, double gutter)
{
    choose_columns(trend, block, anke_frame_width(trend->scene) - gutter);
    gboolean is_alone = block->n_columns == 1;
    block->plot_width = block->pitch - trend->end_pt - (is_alone ? 0 : PANEL_GAP_PT);
    block->plot_height = plot_height(block);
    find_ticks(trend, block);
}

/* All blocks have the same gutter, so that their time axes agree. Its width depends on the ticks,
 * and their number on the height. */
static GArray *make_blocks(AnkeTrend *trend)
{
    const AnkeTrendSpec *spec = trend->spec;
    GArray *blocks = g_array_new(FALSE, FALSE, sizeof(Block));
    for (guint first = 0; first < spec->n_panels; first = block_end(spec, first)) {
        Block block = {.first = first, .n_panels = block_end(spec, first) - first};
        block.ticks = anke_ticks_place(&(AnkeTickRange){.high = 100, .most = 5});
        g_array_append_val(blocks, block);
    }
    for (guint pass = 0; pass < 2; pass++) {
        double gutter = 0;
        for (guint i = 0; i < blocks->len; i++) {
            gutter = MAX(gutter, gutter_width(trend, &g_array_index(blocks, Block, i).ticks));
        }
        trend->left = anke_scene_theme(trend->scene)->margin_pt + gutter;
        for (guint i = 0; i < blocks->len; i++) {
            fit_block(trend, &g_array_index(blocks, Block, i), gutter);
        }
    }
    return blocks;
}

/* Labels stand at the ends of lines where panels are wide enough for the longest of them. */
static gboolean find_direct_labels(const AnkeTrend *trend)
{
    const AnkeTrendPanel *panel = &trend->spec->panels[0];
    double widest = 0;
    for (guint i = 0; i < panel->n_lines; i++) {
        widest =
            MAX(widest, anke_scene_text_width(trend->scene, &anke_scene_theme(trend->scene)->value,
                                              panel->lines[i].label));
    }
    guint n = block_end(trend->spec, 0);
    double pitch = anke_frame_width(trend->scene) / MIN(n, 2);
    return panel->n_lines > 1 && n <= 2 && widest <= MOST_DIRECT_SHARE * pitch;
}

static double add_legend(const AnkeTrend *trend, double y)
{
    const AnkeTheme *theme = anke_scene_theme(trend->scene);
    const AnkeTrendPanel *panel = &trend->spec->panels[0];
    for (guint i = 0; i < trend->spec->n_panels && panel->reference == NULL; i++) {
        panel = &trend->spec->panels[i];
    }
    AnkeMarkEntry entries[ANKE_MARK_MOST + 1];
    guint n = 0;
    gboolean has_lines = panel->n_lines > 1 || panel->reference != NULL;
    for (guint i = 0; i < panel->n_lines && has_lines && !trend->has_direct_labels; i++) {
        entries[n++] =
            (AnkeMarkEntry){panel->lines[i].label, anke_mark_at(theme, i), ANKE_MARK_LINE};
    }
    if (panel->reference != NULL) {
        AnkeMark grey = {ANKE_SYMBOL_DISC, anke_mark_total(theme)};
        entries[n++] = (AnkeMarkEntry){panel->reference->label, grey, ANKE_MARK_PLAIN};
    }
    AnkeBox box = {theme->margin_pt, y, anke_frame_width(trend->scene), 0};
    return n == 0 ? y
                  : anke_mark_legend_lay_out(trend->scene, box, entries, n) + theme->block_pt / 2;
}

static gboolean has_unit_in_head(const AnkeTrend *trend, const AnkeTrendPanel *panel)
{
    const AnkeTextStyle *style = &anke_scene_theme(trend->scene)->axis;
    gboolean is_wide = anke_scene_text_width(trend->scene, style, panel->unit) >
                       anke_scene_text_width(trend->scene, style, "（％）") + 0.5;
    return is_wide || block_end(trend->spec, 0) < trend->spec->n_panels;
}

/* The second line of a head: the base, or a unit that is too wide to stand above the axis. */
static const char *head_foot(const AnkeTrend *trend, const AnkeTrendPanel *panel)
{
    return panel->base != NULL ? panel->base : has_unit_in_head(trend, panel) ? panel->unit : NULL;
}

static double head_width(const AnkeTrend *trend, const Block *block)
{
    return block->plot_width + trend->end_pt;
}

/* Height of the second line, 0 without one. Units may be whole sentences. */
static double foot_height(const AnkeTrend *trend, const Block *block, const AnkeTrendPanel *panel)
{
    const AnkeTextStyle *style = &anke_scene_theme(trend->scene)->subtitle;
    const char *foot = head_foot(trend, panel);
    return foot == NULL
               ? 0
               : anke_scene_measure(trend->scene, style, foot, head_width(trend, block)).height_pt;
}

static double head_height(const AnkeTrend *trend, const Block *block, guint first, guint end)
{
    const AnkeTheme *theme = anke_scene_theme(trend->scene);
    double height = 0;
    for (guint i = first; i < end; i++) {
        const AnkeTrendPanel *panel = &trend->spec->panels[i];
        AnkeTextSize size = anke_scene_measure(trend->scene, &theme->strong, panel->label,
                                               head_width(trend, block));
        double text = *panel->label == '\0' ? BARE_HEAD_PT : size.height_pt;
        height = MAX(height, text + foot_height(trend, block, panel));
    }
    return height + HEAD_GAP_PT;
}

static void add_head(const AnkeTrend *trend, const Block *block, guint index, AnkeBox box)
{
    const AnkeTheme *theme = anke_scene_theme(trend->scene);
    const AnkeTrendPanel *panel = &trend->spec->panels[index];
    const char *foot = head_foot(trend, panel);
    double foot_pt = foot_height(trend, block, panel);
    AnkeTextPlace place = {
        .part = "panel",
        .box = {box.x, box.y, head_width(trend, block), box.height - HEAD_GAP_PT - foot_pt},
        .valign = ANKE_VALIGN_BOTTOM,
        .is_wrapped = TRUE,
        .is_even = TRUE};
    if (*panel->label != '\0') {
        anke_scene_add_text(trend->scene, &place, &theme->strong, panel->label);
    }
    if (foot != NULL) {
        AnkeTextPlace below = {
            .part = foot == panel->unit ? "unit" : "base",
            .box = {box.x, box.y, head_width(trend, block), box.height - HEAD_GAP_PT},
            .valign = ANKE_VALIGN_BOTTOM,
            .is_wrapped = TRUE};
        below.box.x -= foot == panel->unit ? anke_axis_bracket(trend->scene, &theme->subtitle) : 0;
        anke_scene_add_text(trend->scene, &below, &theme->subtitle, foot);
    }
}

static void declare_axis(const AnkeTrend *trend, const AnkeTrendPanel *panel, const AnkeAxis *axis)
{
    double low = INFINITY;
    double high = -INFINITY;
    panel_range(trend, panel, &low, &high);
    gboolean has_any = low <= high;
    AnkeAxisData data = {
        .low = has_any ? low : NAN, .high = has_any ? high : NAN, .is_people = panel->is_people};
    anke_axis_declare(trend->scene, axis, &data);
}

/* Draws the panel whose row begins at y. */
static void add_panel(AnkeTrend *trend, const Block *block, guint index, double y, double head)
{
    const AnkeTheme *theme = anke_scene_theme(trend->scene);
    const AnkeTrendPanel *panel = &trend->spec->panels[index];
    guint column = (index - block->first) % block->n_columns;
    double x = trend->left + column * block->pitch;
    add_head(trend, block, index, (AnkeBox){x, y, block->pitch, head});
    AnkeAxis axis = {.plot = {x, y + head, block->plot_width, block->plot_height},
                     .ticks = block->ticks};
    anke_trend_add_plot(trend, panel, &axis, trend->end_pt);
    declare_axis(trend, panel, &axis);
    if (column > 0) {
        return;
    }
    axis.unit = NULL;
    anke_axis_add_numbers_up(trend->scene, &axis, 0);
    if (head_foot(trend, panel) != panel->unit && *panel->unit != '\0') {
        double width = anke_scene_text_width(trend->scene, &theme->axis, panel->unit);
        AnkeTextPlace place = {.part = "unit",
                               .box = {x - theme->text_axis_pt - width,
                                       axis.plot.y - HEAD_GAP_PT + 3 - line_height(&theme->axis),
                                       width, 0}};
        anke_scene_add_text(trend->scene, &place, &theme->axis, panel->unit);
    }
}

/* The last row of a grid of panels need not be full: what is left of it is meant to be empty. */
static void leave_rest(const AnkeTrend *trend, const Block *block, guint n_panels, double y,
                       double height)
{
    if (n_panels < block->n_columns) {
        double x = trend->left + n_panels * block->pitch;
        AnkeBox rest = {x, y, (block->n_columns - n_panels) * block->pitch, height};
        anke_scene_add_area(trend->scene, rest);
    }
}

/* Draws the panels of a unit from y; returns the y below them. */
static double add_block(AnkeTrend *trend, const Block *block, gboolean has_time_axis, double y)
{
    AnkeTrendLabels *labels = anke_trend_labels_new(trend, block->plot_width);
    guint end = block->first + block->n_panels;
    double foot = anke_trend_labels_height(labels);
    for (guint first = block->first; first < end; first += block->n_columns) {
        guint row_end = MIN(first + block->n_columns, end);
        gboolean is_last = row_end == end;
        double head = head_height(trend, block, first, row_end);
        gboolean has_foot = FALSE;
        for (guint i = first; i < row_end; i++) {
            add_panel(trend, block, i, y, head);
            /* The lowest panel of each column carries the time axis. */
            if (i + block->n_columns >= end && has_time_axis) {
                double x = trend->left + ((i - block->first) % block->n_columns) * block->pitch;
                AnkeBox plot = {x, y + head, block->plot_width, block->plot_height};
                anke_trend_labels_add(trend, labels, plot);
                has_foot = TRUE;
            }
        }
        const double row_height = head + block->plot_height + (has_foot ? foot : 0);
        leave_rest(trend, block, row_end - first, y, row_height);
        y += row_height + (is_last ? 0 : ROW_GAP_PT);
        if (!is_last) {
            anke_scene_add_break(trend->scene, y - ROW_GAP_PT / 2);
        }
    }
    anke_trend_labels_free(labels);
    return y;
}

/* Says of which panels the axis leaves 0, where there are others. */
static void note_off_zero(const AnkeTrend *trend, const Block *block)
{
    const AnkeTrendPanel *panel = &trend->spec->panels[block->first];
    if (!block->is_off_zero) {
        return;
    }
    gboolean has_others = block->n_panels < trend->spec->n_panels;
    g_autofree char *note =
        has_others
            ? g_strdup_printf(anke_scene_say(trend->scene, "「%s」の縦軸は0から始まらない。",
                                             "The upright axis of “%s” does not begin at 0."),
                              panel->label)
            : g_strdup(anke_scene_say(trend->scene, "縦軸は0から始まらない。",
                                      "The upright axis does not begin at 0."));
    anke_scene_add_note(trend->scene, note);
}

void anke_trend_lay_out(AnkeScene *scene, const AnkeTrendSpec *spec)
{
    g_assert(spec->n_moments > 0 && spec->n_panels > 0);
    g_autofree double *positions = g_new(double, spec->n_moments);
    g_autofree gboolean *gaps = g_new0(gboolean, spec->n_moments);
    AnkeTrend trend = {.scene = scene, .spec = spec, .positions = positions, .gaps = gaps};
    anke_moments_place(spec->moments, spec->n_moments, positions, gaps);
    double y = anke_frame_begin(scene, &spec->figure);
    anke_trend_describe(&trend, block_end(spec, 0));
    trend.has_direct_labels = find_direct_labels(&trend);
    y = add_legend(&trend, y);
    measure_ends(&trend);
    g_autoptr(GArray) blocks = make_blocks(&trend);
    gboolean is_one_column = TRUE;
    for (guint i = 0; i < blocks->len; i++) {
        is_one_column = is_one_column && g_array_index(blocks, Block, i).n_columns == 1;
    }
    for (guint i = 0; i < blocks->len; i++) {
        gboolean has_time_axis = !is_one_column || i + 1 == blocks->len;
        y += i > 0 ? ROW_GAP_PT : 0;
        y = add_block(&trend, &g_array_index(blocks, Block, i), has_time_axis, y);
        note_off_zero(&trend, &g_array_index(blocks, Block, i));
    }
    anke_trend_add_notes(&trend);
    anke_frame_end(scene, &spec->figure, y);
}
