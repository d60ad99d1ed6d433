#include "charts/plots/timeline_layout.h"

#include <math.h>
#include <string.h>

#include "charts/plots/timeline_axis.h"
#include "charts/plots/timeline_marks.h"

#define ROW_GAP_PT 4.0          /* between rows of a lane */
#define LANE_PT 5.0             /* above and below the rows of a lane */
#define THINNEST_PT 3.0         /* of a bar */
#define HEAD_SHARE 0.2          /* of the width, for lane heads at most */
#define HEAD_EM 4.6             /* and at least, where there are lanes */
#define TRAY_GAP_PT 12.0        /* between texts without a time */
#define TRAY_BAR_PADDING_PT 2.0 /* above and below the name in a bar without a time */
#define TRAY_BAR_SIDE_PT 5.0    /* before and behind it */
#define TRAY_BAR_GAP_PT 2.0     /* between such bars: phases follow each other */
#define TRAY_POINT_PT 6.0       /* length of a phase's point */
#define TRAY_COLOUR 0xF0F0F0

typedef struct {
    AnkeScene *scene;
    const AnkeTimelineSpec *spec;
    const AnkeTheme *theme;
    AnkeTimelineAxis axis;
    gboolean has_axis;
    gboolean has_tray;
    double head_width;
    AnkeTimelineMark *marks; /* n_items; item NULL where it has no time */
    const char **lanes;
    guint n_lanes;
} Timeline;

/* Lanes */

static void find_lanes(Timeline *line)
{
    for (guint i = 0; i < line->spec->n_items; i++) {
        const AnkeTimelineItem *item = &line->spec->items[i];
        gboolean is_known = FALSE;
        for (guint k = 0; k < line->n_lanes; k++) {
            is_known = is_known || strcmp(line->lanes[k], item->lane) == 0;
        }
        if (isfinite(item->from) && !is_known) {
            line->lanes[line->n_lanes++] = item->lane;
        }
        line->has_tray = line->has_tray || !isfinite(item->from);
    }
}

static void measure_heads(Timeline *line)
{
    const AnkeTextStyle *style = &line->theme->strong;
    double widest = line->has_axis ? anke_scene_text_width(line->scene, &line->theme->axis,
                                                           anke_timeline_unit(&line->axis))
                                   : 0;
    double most = MAX(anke_frame_width(line->scene) * HEAD_SHARE, HEAD_EM * style->size_pt);
    for (guint i = 0; i < line->spec->n_items; i++) {
        double width = anke_scene_text_width(line->scene, style, line->spec->items[i].lane);
        widest = MAX(widest, width);
    }
    line->head_width = MIN(widest + 1, most);
    line->axis.room.left = line->theme->margin_pt + line->head_width + line->theme->text_axis_pt;
    line->axis.room.right = line->theme->margin_pt + anke_frame_width(line->scene);
}

/* Marks */

/* Events of one lane in the same month stand beside each other in it. */
static double symbol_share(const AnkeTimelineSpec *spec, guint index)
{
    const AnkeTimelineItem *item = &spec->items[index];
    guint n_same = 0;
    guint place = 0;
    for (guint i = 0; i < spec->n_items; i++) {
        const AnkeTimelineItem *other = &spec->items[i];
        if (other->from == item->from && other->to == item->to &&
            !anke_timeline_is_bar(other->kind) && strcmp(other->lane, item->lane) == 0) {
            place += i < index ? 1 : 0;
            n_same++;
        }
    }
    return (place + 0.5) / n_same;
}

static void place_marks(Timeline *line)
{
    for (guint i = 0; i < line->spec->n_items; i++) {
        const AnkeTimelineItem *item = &line->spec->items[i];
        AnkeTimelineMark *mark = &line->marks[i];
        if (!isfinite(item->from)) {
            continue;
        }
        mark->item = item;
        mark->is_bar = anke_timeline_is_bar(item->kind);
        mark->left = anke_timeline_x(&line->axis, item->from);
        mark->right = anke_timeline_x(&line->axis, item->to);
        if (mark->is_bar) {
            mark->right = MAX(mark->right, mark->left + THINNEST_PT);
            mark->left -= MAX(mark->right - line->axis.room.right, 0);
            mark->right = MIN(mark->right, line->axis.room.right);
            mark->symbol_x = mark->left;
        } else {
            double x = mark->left + symbol_share(line->spec, i) * (mark->right - mark->left);
            mark->symbol_x = CLAMP(x, line->axis.room.left + ANKE_TIMELINE_SYMBOL_PT,
                                   line->axis.room.right - ANKE_TIMELINE_SYMBOL_PT);
        }
        anke_timeline_place_label(line->scene, &line->axis.room, mark);
    }
}

/* By time; what begins together, the longer first. */
static gint compare_marks(gconstpointer a, gconstpointer b, gpointer unused)
{
    const AnkeTimelineMark *left = *(AnkeTimelineMark *const *)a;
    const AnkeTimelineMark *right = *(AnkeTimelineMark *const *)b;
    (void)unused;
    double left_from = left->is_bar ? left->item->from : left->symbol_x;
    double right_from = right->is_bar ? right->item->from : right->symbol_x;
    if (left_from != right_from) {
        return left_from < right_from ? -1 : 1;
    }
    if (left->item->to != right->item->to) {
        return left->item->to > right->item->to ? -1 : 1;
    }
    return left < right ? -1 : left > right;
}

/* The bars, or the events, of a lane; sorted. */
static GPtrArray *collect(const Timeline *line, const char *lane, gboolean wants_bars)
{
    GPtrArray *marks = g_ptr_array_new();
    for (guint i = 0; i < line->spec->n_items; i++) {
        AnkeTimelineMark *mark = &line->marks[i];
        if (mark->item != NULL && mark->is_bar == wants_bars &&
            strcmp(mark->item->lane, lane) == 0) {
            g_ptr_array_add(marks, mark);
        }
    }
    g_ptr_array_sort_with_data(marks, compare_marks, NULL);
    return marks;
}

/* Bars that stand beside each other in a row are equally high. */
static void level_bars(GPtrArray *marks, const AnkeTimelineSpan *spans, guint row)
{
    double height = 0;
    for (guint i = 0; i < marks->len; i++) {
        const AnkeTimelineMark *mark = g_ptr_array_index(marks, i);
        if (spans[i].row == row && mark->is_inside) {
            height = MAX(height, mark->bar_height);
        }
    }
    for (guint i = 0; i < marks->len; i++) {
        AnkeTimelineMark *mark = g_ptr_array_index(marks, i);
        if (spans[i].row == row && mark->is_inside) {
            mark->bar_height = height;
        }
    }
}

/* Gives the marks their rows, below each other from `top`. Returns the
 * height of the rows. */
static double pack(GPtrArray *marks, double top)
{
    g_autofree AnkeTimelineSpan *spans = g_new0(AnkeTimelineSpan, marks->len + 1);
    for (guint i = 0; i < marks->len; i++) {
        spans[i] = ((AnkeTimelineMark *)g_ptr_array_index(marks, i))->span;
    }
    guint n_rows = anke_timeline_pack(spans, marks->len);
    double y = top;
    for (guint row = 0; row < n_rows; row++) {
        double height = 0;
        for (guint i = 0; i < marks->len; i++) {
            AnkeTimelineMark *mark = g_ptr_array_index(marks, i);
            if (spans[i].row == row) {
                mark->top = y;
                mark->span.row = row;
                height = MAX(height, mark->height);
            }
        }
        level_bars(marks, spans, row);
        y += height + ROW_GAP_PT;
    }
    return y - top;
}

/* Drawing */

static double first_line(const Timeline *line)
{
    return line->theme->label.size_pt * line->theme->label.line_em / 2;
}

static void add_mark(const Timeline *line, const AnkeTimelineMark *mark)
{
    const AnkeTimelineItem *item = mark->item;
    if (mark->is_bar) {
        anke_timeline_add_bar(
            line->scene,
            (AnkeBox){mark->left, mark->top, mark->right - mark->left, mark->bar_height},
            item->kind, item->state);
        return;
    }
    AnkePoint centre = {mark->symbol_x, mark->top + mark->symbol_y};
    if (item->has_end) {
        AnkeStroke stroke = {line->theme->bar.colour, 1.2, 0, 0};
        anke_scene_add_segment(line->scene, "duration", (AnkePoint){mark->left, centre.y},
                               (AnkePoint){mark->right, centre.y}, &stroke);
    }
    anke_timeline_add_symbol(line->scene, centre, item->kind, item->state);
}

static void add_label(const Timeline *line, const AnkeTimelineMark *mark)
{
    const AnkeTextStyle style = anke_timeline_label_style(line->scene);
    AnkeBox box = mark->label;
    box.y += mark->top;
    if (mark->is_inside) { /* in the middle, where a neighbour made the bar higher */
        box.y += (mark->bar_height - 2 * mark->label.y - box.height) / 2;
    }
    if (!mark->is_inside) {
        AnkeBox plate = {box.x - 0.5, box.y, box.width + 1, box.height};
        AnkeFill fill = {line->theme->paper, ANKE_HATCH_NONE, 0};
        anke_scene_add_rectangle(line->scene, "plate", plate, &fill, NULL);
    }
    AnkeTextPlace place = {.part = "label",
                           .box = box,
                           .align = mark->align,
                           .is_wrapped = TRUE,
                           .is_cell = mark->is_inside};
    place.box.height = mark->text_height;
    anke_scene_add_text(line->scene, &place, &style, mark->text);
    if (mark->suffix != NULL) {
        place.box.y += mark->text_height;
        place.box.height = box.height - mark->text_height;
        anke_scene_add_text(line->scene, &place, &style, mark->suffix);
    }
}

/* Returns the height. */
static double add_lane_head(const Timeline *line, const char *lane, double y)
{
    AnkeTextPlace place = {.part = "lane",
                           .box = {line->theme->margin_pt, y, line->head_width, 0},
                           .is_wrapped = TRUE};
    const AnkeTextStyle style = anke_text_style_phrased(line->theme->strong);
    return *lane == '\0' ? 0 : anke_scene_add_text(line->scene, &place, &style, lane);
}

/* The bars and events of a lane from `y`; returns the y below. */
static double pack_lane(const Timeline *line, const char *lane, double y)
{
    g_autoptr(GPtrArray) bars = collect(line, lane, TRUE);
    g_autoptr(GPtrArray) events = collect(line, lane, FALSE);
    double top = y + LANE_PT;
    double height = pack(bars, top);
    height += pack(events, top + height) - ROW_GAP_PT;
    double head = add_lane_head(line, lane, top + 1) + 1;
    return top + MAX(height, head) + LANE_PT;
}

static void add_rule(const Timeline *line, double y, const AnkeStroke *stroke)
{
    anke_scene_add_segment(line->scene, "rule", (AnkePoint){line->theme->margin_pt, y},
                           (AnkePoint){line->axis.room.right, y}, stroke);
}

/* Tray */

/* Plans and phases are bars that hold their names, in the list's order. */
static double tray_bar_padding(const AnkeTimelineItem *item)
{
    return anke_timeline_is_bar(item->kind) ? TRAY_BAR_PADDING_PT : 0;
}

/* What stands before a name: the symbol, or the edge of the bar. */
static double tray_indent(const AnkeTimelineItem *item)
{
    return anke_timeline_is_bar(item->kind) ? TRAY_BAR_SIDE_PT
                                            : anke_timeline_sample_width(item) + 3;
}

/* What stands behind a name: the point of the bar. */
static double tray_rest(const AnkeTimelineItem *item)
{
    return anke_timeline_is_bar(item->kind) ? TRAY_BAR_SIDE_PT + TRAY_POINT_PT : 0;
}

/* Adds an item at `at`, its name `width` wide; returns its height. */
static double add_tray_item(const Timeline *line, const AnkeTimelineItem *item, AnkePoint at,
                            double width)
{
    const AnkeTextStyle style = anke_timeline_label_style(line->scene);
    g_autofree char *text = g_strconcat(item->text, item->suffix, NULL);
    double padding = tray_bar_padding(item);
    AnkeBox name = {at.x + tray_indent(item), at.y + padding, width, 0};
    double height = anke_scene_measure(line->scene, &style, text, width).height_pt + 2 * padding;
    if (anke_timeline_is_bar(item->kind)) {
        AnkeBox bar = {at.x, at.y, tray_indent(item) + width + tray_rest(item), height};
        anke_timeline_add_bar(line->scene, bar, item->kind, item->state);
    } else {
        anke_timeline_add_sample(line->scene, (AnkePoint){at.x, at.y + first_line(line)}, item);
    }
    AnkeTextPlace place = {.part = "tray", .box = name, .is_wrapped = TRUE};
    anke_scene_add_text(line->scene, &place, &style, text);
    return height;
}

static double tray_text_width(const Timeline *line, const AnkeTimelineItem *item)
{
    g_autofree char *text = g_strconcat(item->text, item->suffix, NULL);
    double most =
        line->axis.room.right - line->axis.room.left - tray_indent(item) - tray_rest(item);
    return MIN(anke_scene_text_width(line->scene, &line->theme->label, text) + 1, most);
}

/* The items of a lane in the list's order, in lines; returns the y below. */
static double add_tray_items(const Timeline *line, const char *lane, double y)
{
    double x = line->axis.room.left;
    double height = 0;
    for (guint i = 0; i < line->spec->n_items; i++) {
        const AnkeTimelineItem *item = &line->spec->items[i];
        if (isfinite(item->from) || strcmp(item->lane, lane) != 0) {
            continue;
        }
        double text = tray_text_width(line, item);
        double width = tray_indent(item) + text + tray_rest(item);
        if (x > line->axis.room.left && x + width > line->axis.room.right) {
            x = line->axis.room.left;
            y += height + ROW_GAP_PT / 2;
            height = 0;
        }
        double own = add_tray_item(line, item, (AnkePoint){x, y}, text);
        height = MAX(height, own);
        x += width + (anke_timeline_is_bar(item->kind) ? TRAY_BAR_GAP_PT : TRAY_GAP_PT);
    }
    return y + height;
}

/* A band with the words of the tray; returns the y below. */
static double add_tray_head(const Timeline *line, double y)
{
    const double padding_pt = 2;
    const AnkeTextStyle *style = &line->theme->strong;
    double height = style->size_pt * style->line_em + 2 * padding_pt;
    AnkeBox band = {line->theme->margin_pt, y, anke_frame_width(line->scene), height};
    AnkeFill fill = {TRAY_COLOUR, ANKE_HATCH_NONE, 0};
    anke_scene_add_rectangle(line->scene, "band", band, &fill, NULL);
    AnkeTextPlace place = {.part = "tray",
                           .box = {band.x + padding_pt, y, band.width - 2 * padding_pt, height},
                           .valign = ANKE_VALIGN_MIDDLE,
                           .is_cell = TRUE};
    anke_scene_add_text(line->scene, &place, style,
                        anke_scene_say(line->scene, "時期不詳", "Time not known"));
    return y + height;
}

/* What has no time, lane by lane; returns the y below. */
static double add_tray(const Timeline *line, double y)
{
    g_autoptr(GHashTable) done = g_hash_table_new(g_str_hash, g_str_equal);
    y = add_tray_head(line, y);
    for (guint i = 0; i < line->spec->n_items; i++) {
        const AnkeTimelineItem *item = &line->spec->items[i];
        if (isfinite(item->from) || !g_hash_table_add(done, (gpointer)item->lane)) {
            continue;
        }
        double head = add_lane_head(line, item->lane, y + LANE_PT);
        double bottom = add_tray_items(line, item->lane, y + LANE_PT);
        y = MAX(bottom, y + LANE_PT + head) + LANE_PT;
        add_rule(line, y, &line->theme->rule);
    }
    return y;
}

/* Grid first, then bars and symbols, then labels on plates: no line runs through a text. */
static double add_lanes(const Timeline *line, double top)
{
    double y = top;
    g_autofree double *bottoms = g_new0(double, line->n_lanes + 1);
    for (guint i = 0; i < line->n_lanes; i++) {
        y = bottoms[i] = pack_lane(line, line->lanes[i], y);
    }
    anke_timeline_axis_add_grid(&line->axis, top, y);
    add_rule(line, top, &line->theme->axis_line);
    for (guint i = 0; i < line->n_lanes; i++) {
        add_rule(line, bottoms[i], &line->theme->rule);
    }
    for (guint i = 0; i < line->spec->n_items; i++) {
        if (line->marks[i].item != NULL) {
            add_mark(line, &line->marks[i]);
        }
    }
    for (guint i = 0; i < line->spec->n_items; i++) {
        if (line->marks[i].item != NULL) {
            add_label(line, &line->marks[i]);
        }
    }
    return y;
}

void anke_timeline_lay_out(AnkeScene *scene, const AnkeTimelineSpec *spec)
{
    g_autofree AnkeTimelineMark *marks = g_new0(AnkeTimelineMark, spec->n_items + 1);
    g_autofree const char **lanes = g_new0(const char *, spec->n_items + 1);
    Timeline line = {.scene = scene,
                     .spec = spec,
                     .theme = anke_scene_theme(scene),
                     .axis = {.scene = scene, .spec = spec},
                     .marks = marks,
                     .lanes = lanes};
    line.has_axis = anke_timeline_years(spec, &line.axis.first, &line.axis.last);
    double y = anke_frame_begin(scene, &spec->figure);
    y = anke_timeline_add_key(scene, spec, y);
    find_lanes(&line);
    measure_heads(&line);
    if (line.has_axis) {
        place_marks(&line);
        y = add_lanes(&line, anke_timeline_axis_add(&line.axis, y) + 1);
    }
    if (line.has_tray) {
        y = add_tray(&line, y);
    }
    anke_frame_end(scene, &spec->figure, y);
    for (guint i = 0; i < spec->n_items; i++) {
        g_free(marks[i].text);
    }
}
