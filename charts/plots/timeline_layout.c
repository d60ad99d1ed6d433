#include "charts/plots/timeline_layout.h"

#include <math.h>
#include <string.h>

#include "analyzer/base/calendar.h"
#include "charts/plots/key.h"
#include "charts/plots/timeline_place.h"

#define MONTHS 12
#define APRIL 3          /* months before the fiscal year in a calendar year */
#define ROW_GAP_PT 4.0   /* between rows of a lane */
#define LANE_PT 5.0      /* above and below the rows of a lane */
#define POINT_PT 6.0     /* length of a phase's point */
#define THINNEST_PT 3.0  /* of a bar */
#define HEAD_SHARE 0.2   /* of the width, for lane heads at most */
#define HEAD_EM 4.6      /* and at least, where there are lanes */
#define TRAY_GAP_PT 12.0 /* between texts without a time */
#define TRAY_COLOUR 0xF0F0F0
#define SAMPLE_PT 16.0 /* of bars in the key */
#define PLAN_COLOUR 0xBFE4FF
#define PHASE_COLOUR 0xFFCA80

typedef struct {
    AnkeScene *scene;
    const AnkeTimelineSpec *spec;
    const AnkeTheme *theme;
    int first; /* fiscal years */
    int last;
    gboolean has_axis;
    gboolean has_tray;
    double head_width;
    AnkeTimelineRoom room;
    AnkeTimelineMark *marks; /* n_items; item NULL where it has no time */
    const char **lanes;
    guint n_lanes;
} Timeline;

/* Time */

static double first_month(int fiscal_year)
{
    return (double)fiscal_year * MONTHS + APRIL;
}

gboolean anke_timeline_years(const AnkeTimelineSpec *spec, int *first, int *last)
{
    double from = INFINITY;
    double to = -INFINITY;
    for (guint i = 0; i < spec->n_items; i++) {
        if (isfinite(spec->items[i].from)) {
            from = MIN(from, spec->items[i].from);
            to = MAX(to, spec->items[i].to);
        }
    }
    if (!isfinite(from)) {
        return FALSE;
    }
    *first = (int)floor((from - APRIL) / MONTHS);
    *last = MAX((int)ceil((to - APRIL) / MONTHS) - 1, *first);
    return TRUE;
}

static double month_width(const Timeline *line)
{
    return (line->room.right - line->room.left) / (MONTHS * (line->last - line->first + 1));
}

static double x_of(const Timeline *line, double month)
{
    return line->room.left + (month - first_month(line->first)) * month_width(line);
}

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

static const char *unit_words(const Timeline *line)
{
    return line->spec->has_months ? anke_scene_say(line->scene, "（月）", "(month)")
                                  : anke_scene_say(line->scene, "（年度）", "(fiscal year)");
}

static void measure_heads(Timeline *line)
{
    const AnkeTextStyle *style = &line->theme->strong;
    double widest = line->has_axis
                        ? anke_scene_text_width(line->scene, &line->theme->axis, unit_words(line))
                        : 0;
    double most = MAX(anke_frame_width(line->scene) * HEAD_SHARE, HEAD_EM * style->size_pt);
    for (guint i = 0; i < line->spec->n_items; i++) {
        double width = anke_scene_text_width(line->scene, style, line->spec->items[i].lane);
        widest = MAX(widest, width);
    }
    line->head_width = MIN(widest + 1, most);
    line->room.left = line->theme->margin_pt + line->head_width + line->theme->text_axis_pt;
    line->room.right = line->theme->margin_pt + anke_frame_width(line->scene);
}

/* Marks */

static gboolean is_bar(AnkeTimelineKind kind)
{
    return kind == ANKE_TIMELINE_PLAN || kind == ANKE_TIMELINE_PHASE;
}

/* Events of one lane in the same month stand beside each other in it. */
static double symbol_share(const AnkeTimelineSpec *spec, guint index)
{
    const AnkeTimelineItem *item = &spec->items[index];
    guint n_same = 0;
    guint place = 0;
    for (guint i = 0; i < spec->n_items; i++) {
        const AnkeTimelineItem *other = &spec->items[i];
        if (other->from == item->from && other->to == item->to && !is_bar(other->kind) &&
            strcmp(other->lane, item->lane) == 0) {
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
        mark->is_bar = is_bar(item->kind);
        mark->left = x_of(line, item->from);
        mark->right = x_of(line, item->to);
        if (mark->is_bar) {
            mark->right = MAX(mark->right, mark->left + THINNEST_PT);
            mark->left -= MAX(mark->right - line->room.right, 0);
            mark->right = MIN(mark->right, line->room.right);
            mark->symbol_x = mark->left;
        } else {
            double x = mark->left + symbol_share(line->spec, i) * (mark->right - mark->left);
            mark->symbol_x = CLAMP(x, line->room.left + ANKE_TIMELINE_SYMBOL_PT,
                                   line->room.right - ANKE_TIMELINE_SYMBOL_PT);
        }
        anke_timeline_place_label(line->scene, &line->room, mark);
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

static AnkeStroke mark_edge(AnkeTimelineState state)
{
    AnkeRgb colour = state == ANKE_TIMELINE_CANCELLED ? 0x777777 : 0x333333;
    return (AnkeStroke){colour, 0.7, state == ANKE_TIMELINE_CANCELLED ? 2.5 : 0, 0};
}

static AnkeFill bar_fill(const AnkeTheme *theme, AnkeTimelineKind kind, AnkeTimelineState state)
{
    AnkeRgb colour = kind == ANKE_TIMELINE_PLAN ? PLAN_COLOUR : PHASE_COLOUR;
    return (AnkeFill){state == ANKE_TIMELINE_DONE ? colour : theme->paper, ANKE_HATCH_NONE, 0};
}

static void add_bar(AnkeScene *scene, AnkeBox box, AnkeTimelineKind kind, AnkeTimelineState state)
{
    AnkeFill fill = bar_fill(anke_scene_theme(scene), kind, state);
    AnkeStroke edge = mark_edge(state);
    if (kind == ANKE_TIMELINE_PLAN) {
        anke_scene_add_rectangle(scene, "bar", box, &fill, &edge);
        return;
    }
    double point = MIN(POINT_PT, box.width / 2);
    double right = anke_box_right(box);
    AnkePoint corners[] = {{box.x, box.y},
                           {right - point, box.y},
                           {right, box.y + box.height / 2},
                           {right - point, anke_box_bottom(box)},
                           {box.x, anke_box_bottom(box)}};
    anke_scene_add_polygon(scene, "phase", corners, G_N_ELEMENTS(corners), &fill, &edge);
}

static void add_symbol(AnkeScene *scene, AnkePoint centre, AnkeTimelineKind kind,
                       AnkeTimelineState state)
{
    const AnkeTheme *theme = anke_scene_theme(scene);
    gboolean is_open = state == ANKE_TIMELINE_CANCELLED;
    gboolean is_milestone = kind == ANKE_TIMELINE_MILESTONE;
    AnkeSymbol symbol = is_milestone ? is_open ? ANKE_SYMBOL_HOLLOW_DIAMOND : ANKE_SYMBOL_DIAMOND
                        : is_open    ? ANKE_SYMBOL_RING
                                     : ANKE_SYMBOL_DISC;
    double radius = ANKE_TIMELINE_SYMBOL_PT * (is_milestone ? 1.25 : 1);
    anke_scene_add_symbol(scene, "event", symbol, centre, radius,
                          is_milestone ? theme->second : theme->bar.colour);
}

static double first_line(const Timeline *line)
{
    return line->theme->label.size_pt * line->theme->label.line_em / 2;
}

static void add_mark(const Timeline *line, const AnkeTimelineMark *mark)
{
    const AnkeTimelineItem *item = mark->item;
    if (mark->is_bar) {
        add_bar(line->scene,
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
    add_symbol(line->scene, centre, item->kind, item->state);
}

static void add_label(const Timeline *line, const AnkeTimelineMark *mark)
{
    AnkeBox box = mark->label;
    box.y += mark->top;
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
    anke_scene_add_text(line->scene, &place, &line->theme->label, mark->text);
    if (mark->suffix != NULL) {
        place.box.y += mark->text_height;
        place.box.height = box.height - mark->text_height;
        anke_scene_add_text(line->scene, &place, &line->theme->label, mark->suffix);
    }
}

/* Returns the height. */
static double add_lane_head(const Timeline *line, const char *lane, double y)
{
    AnkeTextPlace place = {.part = "lane",
                           .box = {line->theme->margin_pt, y, line->head_width, 0},
                           .is_wrapped = TRUE};
    return *lane == '\0' ? 0 : anke_scene_add_text(line->scene, &place, &line->theme->strong, lane);
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
                           (AnkePoint){line->room.right, y}, stroke);
}

/* Axis */

typedef struct {
    int eras;    /* years between names of eras */
    int western; /* years between western years */
    int months;  /* months between names of months */
    double grid; /* months between lines */
} Steps;

/* The smallest step in months, at least `least`, at which labels of this width stand apart. */
static int choose_step(const Timeline *line, int least, double width_pt)
{
    static const int steps[] = {1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000};
    for (guint i = 0; i < G_N_ELEMENTS(steps); i++) {
        if (steps[i] >= least && steps[i] * month_width(line) >= width_pt) {
            return steps[i];
        }
    }
    return steps[G_N_ELEMENTS(steps) - 1];
}

static double label_width(const Timeline *line, const char *label)
{
    const double apart_pt = 3;
    return anke_scene_text_width(line->scene, &line->theme->axis, label) + apart_pt;
}

/* Years between labels. One that is wider than its year may have been moved in from the end of the
 * axis by half its width. */
static int choose_years(const Timeline *line, const char *label)
{
    double width = label_width(line, label);
    double needed = width > MONTHS * month_width(line) ? 1.5 * width : width;
    return choose_step(line, MONTHS, needed) / MONTHS;
}

static Steps choose_steps(const Timeline *line)
{
    const double lines_apart_pt = 8;
    gboolean has_months = line->spec->has_months;
    Steps steps = {.eras = choose_years(line, "H30"),
                   .western = choose_years(line, "2018"),
                   .months = choose_step(line, 1, label_width(line, "12")),
                   .grid = choose_step(line, has_months ? 1 : MONTHS, lines_apart_pt)};
    /* H30, H32, ... over 2018, 2020, ...: labels of both kinds in the same years. */
    steps.western = (steps.western + steps.eras - 1) / steps.eras * steps.eras;
    return steps;
}

static void add_axis_text(const Timeline *line, double middle, double y, const char *text)
{
    const AnkeTextStyle *style = &line->theme->axis;
    double width = anke_scene_text_width(line->scene, style, text) + 1;
    double x = CLAMP(middle - width / 2, line->room.left, line->room.right - width);
    AnkeTextPlace place = {.part = "tick", .box = {x, y, width, 0}, .align = ANKE_ALIGN_CENTRE};
    anke_scene_add_text(line->scene, &place, style, text);
}

static double axis_line_pt(const Timeline *line)
{
    return line->theme->axis.size_pt * line->theme->axis.line_em;
}

/* Whether a year of two eras needs two lines. */
static gboolean has_tall_year(const Timeline *line, const Steps *steps)
{
    for (int year = line->first; year <= line->last; year += steps->eras) {
        g_autofree char *eras = anke_fiscal_year_to_eras(year);
        if (label_width(line, eras) > steps->eras * MONTHS * month_width(line)) {
            return TRUE;
        }
    }
    return FALSE;
}

static void add_eras(const Timeline *line, int year, gboolean is_tall, double bottom)
{
    double middle = x_of(line, first_month(year) + MONTHS / 2.0);
    double line_pt = axis_line_pt(line);
    g_autofree char *eras = anke_fiscal_year_to_eras(year);
    g_auto(GStrv) parts = g_strsplit(eras, "・", 2);
    gboolean is_split = is_tall && parts[1] != NULL;
    if (is_split) {
        g_autofree char *first = g_strconcat(parts[0], "・", NULL);
        add_axis_text(line, middle, bottom - 2 * line_pt, first);
    }
    add_axis_text(line, middle, bottom - line_pt, is_split ? parts[1] : eras);
}

/* H30 over 2018, in the middle of its year; returns the y below. */
static double add_years(const Timeline *line, const Steps *steps, double y)
{
    double line_pt = axis_line_pt(line);
    gboolean is_tall = has_tall_year(line, steps);
    double bottom = y + line_pt * (is_tall ? 2 : 1);
    for (int year = line->first; year <= line->last; year += steps->eras) {
        add_eras(line, year, is_tall, bottom);
    }
    for (int year = line->first; year <= line->last; year += steps->western) {
        g_autofree char *western = g_strdup_printf("%d", year);
        add_axis_text(line, x_of(line, first_month(year) + MONTHS / 2.0), bottom, western);
    }
    return bottom + line_pt;
}

static const char *month_name(const Timeline *line, int month, gboolean is_wide)
{
    static const char *const ja[] = {"1月", "2月", "3月", "4月",  "5月",  "6月",
                                     "7月", "8月", "9月", "10月", "11月", "12月"};
    static const char *const en[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    static const char *const bare[] = {"1", "2", "3", "4",  "5",  "6",
                                       "7", "8", "9", "10", "11", "12"};
    return !is_wide ? bare[month] : anke_scene_say(line->scene, ja[month], en[month]);
}

/* The fiscal year over its months; returns the y below. */
static double add_months(const Timeline *line, const Steps *steps, double y)
{
    double line_pt = axis_line_pt(line);
    for (int year = line->first; year <= line->last; year++) {
        g_autofree char *eras = anke_fiscal_year_to_eras(year);
        g_autofree char *text =
            g_strdup_printf(anke_scene_say(line->scene, "%s年度（%d）", "FY %s (%d)"), eras, year);
        add_axis_text(line, x_of(line, first_month(year) + MONTHS / 2.0), y, text);
    }
    gboolean is_wide = steps->months * month_width(line) >=
                       label_width(line, anke_scene_say(line->scene, "12月", "Nov"));
    int n_months = MONTHS * (line->last - line->first + 1);
    for (int i = 0; i < n_months; i += steps->months) {
        add_axis_text(line, x_of(line, first_month(line->first) + i + 0.5), y + line_pt,
                      month_name(line, (i + APRIL) % MONTHS, is_wide));
    }
    return y + 2 * line_pt;
}

static void add_unit(const Timeline *line, double bottom)
{
    double line_pt = axis_line_pt(line);
    AnkeTextPlace place = {.part = "unit",
                           .box = {line->theme->margin_pt, bottom - line_pt,
                                   line->room.left - line->theme->margin_pt, line_pt}};
    anke_scene_add_text(line->scene, &place, &line->theme->axis, unit_words(line));
}

static void add_grid(const Timeline *line, const Steps *steps, double top, double bottom)
{
    int n_months = MONTHS * (line->last - line->first + 1);
    AnkeStroke year = line->theme->grid;
    year.colour = 0xAAAAAA;
    for (double month = 0; month <= n_months; month += steps->grid) {
        double x = x_of(line, first_month(line->first) + month);
        gboolean is_april = line->spec->has_months && fmod(month, MONTHS) == 0;
        anke_scene_add_segment(line->scene, "grid", (AnkePoint){x, top}, (AnkePoint){x, bottom},
                               is_april ? &year : &line->theme->grid);
    }
}

static gboolean has_now(const Timeline *line)
{
    return line->has_axis && line->spec->now >= first_month(line->first) &&
           line->spec->now < first_month(line->last + 1);
}

static AnkeTextStyle now_style(const Timeline *line)
{
    return anke_text_style_coloured(line->theme->note, line->theme->warning.colour);
}

/* Words over the line of today; returns the y below. */
static double add_now_words(const Timeline *line, double y)
{
    AnkeTextStyle style = now_style(line);
    double width = anke_scene_text_width(line->scene, &style, line->spec->now_label) + 1;
    double x = CLAMP(x_of(line, line->spec->now) - width / 2, line->theme->margin_pt,
                     line->room.right - width);
    AnkeTextPlace place = {.part = "now", .box = {x, y, width, 0}, .align = ANKE_ALIGN_CENTRE};
    return y + anke_scene_add_text(line->scene, &place, &style, line->spec->now_label);
}

static void add_now_line(const Timeline *line, double top, double bottom)
{
    double x = x_of(line, line->spec->now);
    AnkeStroke stroke = {line->theme->warning.colour, 1.0, 3, 0};
    anke_scene_add_segment(line->scene, "now", (AnkePoint){x, top}, (AnkePoint){x, bottom},
                           &stroke);
}

/* Tray */

static void add_sample(AnkeScene *scene, AnkePoint middle, const AnkeTimelineItem *item)
{
    if (is_bar(item->kind)) {
        AnkeBox box = {middle.x, middle.y - 4, SAMPLE_PT, 8};
        add_bar(scene, box, item->kind, item->state);
        return;
    }
    AnkePoint centre = {middle.x + ANKE_TIMELINE_SYMBOL_PT + 1, middle.y};
    add_symbol(scene, centre, item->kind, item->state);
}

static double sample_width(const AnkeTimelineItem *item)
{
    return is_bar(item->kind) ? SAMPLE_PT : 2 * ANKE_TIMELINE_SYMBOL_PT + 2;
}

/* The texts of a lane in the list's order, in lines; returns the y below. */
static double add_tray_texts(const Timeline *line, const char *lane, double y)
{
    const AnkeTextStyle *style = &line->theme->label;
    double x = line->room.left;
    double height = 0;
    for (guint i = 0; i < line->spec->n_items; i++) {
        const AnkeTimelineItem *item = &line->spec->items[i];
        if (isfinite(item->from) || strcmp(item->lane, lane) != 0) {
            continue;
        }
        g_autofree char *text = g_strconcat(item->text, item->suffix, NULL);
        double indent = sample_width(item) + 3;
        double most = line->room.right - line->room.left - indent;
        double width = MIN(anke_scene_text_width(line->scene, style, text) + 1, most);
        if (x > line->room.left && x + indent + width > line->room.right) {
            x = line->room.left;
            y += height + ROW_GAP_PT / 2;
            height = 0;
        }
        add_sample(line->scene, (AnkePoint){x, y + first_line(line)}, item);
        AnkeTextPlace place = {
            .part = "tray", .box = {x + indent, y, width, 0}, .is_wrapped = TRUE};
        double own = anke_scene_add_text(line->scene, &place, style, text);
        height = MAX(height, own);
        x += indent + width + TRAY_GAP_PT;
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
        double bottom = add_tray_texts(line, item->lane, y + LANE_PT);
        y = MAX(bottom, y + LANE_PT + head) + LANE_PT;
        add_rule(line, y, &line->theme->rule);
    }
    return y;
}

/* Key */

static void draw_kind(AnkeScene *scene, AnkePoint middle, gconstpointer data)
{
    add_sample(scene, middle, data);
}

static gboolean has_item(const AnkeTimelineSpec *spec, AnkeTimelineKind kind,
                         AnkeTimelineState state)
{
    for (guint i = 0; i < spec->n_items; i++) {
        if (spec->items[i].kind == kind && spec->items[i].state == state) {
            return TRUE;
        }
    }
    return FALSE;
}

static const char *kind_words(const AnkeScene *scene, AnkeTimelineKind kind,
                              AnkeTimelineState state)
{
    static const char *const words[ANKE_N_TIMELINE_KINDS][3][2] = {
        [ANKE_TIMELINE_PLAN] = {{"計画（期間）", "Plan (period)"},
                                {"計画（予定）", "Plan (to come)"},
                                {"計画（中止）", "Plan (cancelled)"}},
        [ANKE_TIMELINE_PHASE] = {{"段階", "Phase"},
                                 {"段階（予定）", "Phase (to come)"},
                                 {"段階（中止）", "Phase (cancelled)"}},
        [ANKE_TIMELINE_EVENT] = {{"行事", "Event"},
                                 {"行事", "Event"},
                                 {"行事（中止）", "Event (cancelled)"}},
        [ANKE_TIMELINE_MILESTONE] = {{"節目", "Milestone"},
                                     {"節目", "Milestone"},
                                     {"節目（中止）", "Milestone (cancelled)"}}};
    return anke_scene_say(scene, words[kind][state][0], words[kind][state][1]);
}

/* Symbols of what is to come look like those of what was: the text says so. */
static gboolean has_own_sample(const AnkeTimelineSpec *spec, AnkeTimelineKind kind,
                               AnkeTimelineState state)
{
    gboolean is_alike = state == ANKE_TIMELINE_PLANNED && !is_bar(kind);
    return is_alike ? has_item(spec, kind, state) && !has_item(spec, kind, ANKE_TIMELINE_DONE)
                    : has_item(spec, kind, state);
}

static double add_key(const Timeline *line, double y)
{
    AnkeTimelineItem samples[ANKE_N_TIMELINE_KINDS * 3];
    AnkeKeyEntry entries[G_N_ELEMENTS(samples)];
    guint n = 0;
    for (guint i = 0; i < G_N_ELEMENTS(samples); i++) {
        AnkeTimelineKind kind = (AnkeTimelineKind)(i / 3);
        AnkeTimelineState state = (AnkeTimelineState)(i % 3);
        if (has_own_sample(line->spec, kind, state)) {
            samples[n] = (AnkeTimelineItem){.kind = kind, .state = state};
            entries[n] = (AnkeKeyEntry){.label = kind_words(line->scene, kind, state),
                                        .sample_pt = sample_width(&samples[n]),
                                        .draw = draw_kind,
                                        .data = &samples[n]};
            n++;
        }
    }
    AnkeBox box = {line->theme->margin_pt, y, anke_frame_width(line->scene), 0};
    return anke_key_lay_out(line->scene, box, entries, n) + line->theme->block_pt / 2;
}

/* Grid first, then bars and symbols, then labels on plates: no line runs through a text. */
static double add_lanes(const Timeline *line, const Steps *steps, double top)
{
    double y = top;
    g_autofree double *bottoms = g_new0(double, line->n_lanes + 1);
    for (guint i = 0; i < line->n_lanes; i++) {
        y = bottoms[i] = pack_lane(line, line->lanes[i], y);
    }
    add_grid(line, steps, top, y);
    add_rule(line, top, &line->theme->axis_line);
    for (guint i = 0; i < line->n_lanes; i++) {
        add_rule(line, bottoms[i], &line->theme->rule);
    }
    if (has_now(line)) {
        add_now_line(line, top, y);
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

static double add_axis_and_lanes(Timeline *line, double y)
{
    Steps steps = choose_steps(line);
    double bottom =
        line->spec->has_months ? add_months(line, &steps, y) : add_years(line, &steps, y);
    add_unit(line, bottom);
    if (has_now(line)) {
        bottom = add_now_words(line, bottom);
    }
    place_marks(line);
    return add_lanes(line, &steps, bottom + 1);
}

void anke_timeline_lay_out(AnkeScene *scene, const AnkeTimelineSpec *spec)
{
    g_autofree AnkeTimelineMark *marks = g_new0(AnkeTimelineMark, spec->n_items + 1);
    g_autofree const char **lanes = g_new0(const char *, spec->n_items + 1);
    Timeline line = {.scene = scene,
                     .spec = spec,
                     .theme = anke_scene_theme(scene),
                     .marks = marks,
                     .lanes = lanes};
    line.has_axis = anke_timeline_years(spec, &line.first, &line.last);
    double y = anke_frame_begin(scene, &spec->figure);
    y = add_key(&line, y);
    find_lanes(&line);
    measure_heads(&line);
    if (line.has_axis) {
        y = add_axis_and_lanes(&line, y);
    }
    if (line.has_tray) {
        y = add_tray(&line, y);
    }
    anke_frame_end(scene, &spec->figure, y);
    for (guint i = 0; i < spec->n_items; i++) {
        g_free(marks[i].text);
    }
}
