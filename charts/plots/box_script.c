#include "charts/plots/box_script.h"

#include <math.h>

#include "analyzer/base/number.h"
#include "charts/plots/plot_axis.h"
#include "charts/plots/plot_frame.h"
#include "charts/plots/text_lines.h"

#define ROW_PT 24.0
#define ROW_PADDING_PT 8.0
#define TOTAL_GAP_PT 8.0 /* between everyone and the groups */
#define LINE_PT (ANKE_PLOT_LABEL_PT * 1.3)
#define HALF_BOX_PT 6.5
#define HALF_CAP_PT 3.0
#define HALF_MEDIAN_PT 8.0 /* of groups without a box */
#define DOT_PITCH_PT 4.0
#define LABEL_GAP_PT 8.0
#define WIDE_PT 360.0 /* least width of a picture with printed numbers */
#define MIN_PANEL_PT 120.0
#define COLUMN_GAP_PT 12.0
#define MIN_COLUMN_PT 44.0 /* of printed numbers, at the right */
#define AXIS_ROOM_PT 28.0
#define TICK_GAP_PT 8.0 /* least room between tick numbers */
#define HEADING_ROOM_PT 14.0
#define MAX_LABEL_SHARE 0.36 /* of the width */
#define AXIS_PADDING 0.02    /* of the axis, so that marks at its ends are whole */
#define FILL_TOTAL 0xC8C8CB
#define FILL_GROUP 0xBFE4FF
#define FILL_REFERENCE 0xFFFFFF
#define MANY 1000.0 /* from here on numbers are printed without decimals */

enum { N_COLUMNS = 2, MAX_INTERVALS = 7, MAX_LABEL_LINES = 4, MAX_DOTS = 60 };

typedef struct {
    const AnkeBoxGroup *group;
    GPtrArray *lines; /* of its label */
    double middle_pt; /* below the upper end of the panel */
    double height_pt;
} Row;

typedef struct {
    const AnkeBoxSpec *spec;
    GArray *rows;
    AnkePlotAxis axis;
    guint n_decimals; /* of printed numbers */
    double column_pt; /* of printed numbers; 0: none are printed */
    AnkePlotBox panel;
} Layout;

static gboolean is_boxed(const AnkeBoxGroup *group)
{
    return group->state == ANKE_BOX_SHOWN && group->n >= ANKE_PLOT_SMALL_N;
}

static gboolean is_dotted(const AnkeBoxGroup *group)
{
    return group->state == ANKE_BOX_SHOWN && group->n < ANKE_PLOT_SMALL_N;
}

static gboolean is_reference(const AnkeBoxGroup *group)
{
    return group->state == ANKE_BOX_SHOWN && group->n < ANKE_PLOT_REFERENCE_N;
}

/* Whether the value gets a mark of its own. */
static gboolean is_marked(const AnkeBoxGroup *group, const AnkePlotValue *value)
{
    return value->n > 0 && (is_dotted(group) || value->value < group->whisker_lo ||
                            value->value > group->whisker_hi);
}

static char *n_text(const AnkeBoxGroup *group)
{
    char number[ANKE_NUMBER_SIZE];
    if (group->state == ANKE_BOX_HIDDEN) {
        return g_strdup("");
    }
    anke_number_format_grouped(number, group->n, 0);
    return g_strdup_printf("（n=%s）%s", number, is_reference(group) ? "＊" : "");
}

static void clear_row(gpointer row)
{
    g_ptr_array_unref(((Row *)row)->lines);
}

/* Stacks the rows and returns the height of the panel. *label_pt is the width of the labels. */
static double lay_out_rows(Layout *layout, double *label_pt)
{
    const AnkeBoxSpec *spec = layout->spec;
    const double max_em = spec->frame.width_pt * MAX_LABEL_SHARE / ANKE_PLOT_LABEL_PT;
    double y_pt = 0;
    double widest_em = 0;
    for (guint i = 0; i < spec->n_groups; i++) {
        const AnkeBoxGroup *group = &spec->groups[i];
        g_autofree char *n = n_text(group);
        Row row = {.group = group,
                   .lines = anke_text_lines_break_with(group->label, n, max_em, MAX_LABEL_LINES)};
        widest_em = fmax(widest_em, anke_text_lines_widest(row.lines));
        row.height_pt = fmax(ROW_PT, row.lines->len * LINE_PT + ROW_PADDING_PT);
        row.middle_pt = y_pt + row.height_pt / 2;
        y_pt += row.height_pt;
        if (group->is_total && i + 1 < spec->n_groups) {
            y_pt += TOTAL_GAP_PT;
        }
        g_array_append_val(layout->rows, row);
    }
    *label_pt = widest_em * ANKE_PLOT_LABEL_PT;
    return y_pt;
}

/* What the value axis must cover. */
typedef struct {
    double min;
    double max;
    gboolean has_fractions;
} Range;

static void widen(Range *range, double value)
{
    range->min = fmin(range->min, value);
    range->max = fmax(range->max, value);
}

static Range find_range(const AnkeBoxSpec *spec)
{
    Range range = {.min = INFINITY, .max = -INFINITY};
    for (guint i = 0; i < spec->n_groups; i++) {
        const AnkeBoxGroup *group = &spec->groups[i];
        if (group->state != ANKE_BOX_SHOWN) {
            continue;
        }
        widen(&range, group->whisker_lo);
        widen(&range, group->whisker_hi);
        widen(&range, group->mean);
        for (guint k = 0; k < group->n_values; k++) {
            range.has_fractions |= group->values[k].value != round(group->values[k].value);
            if (is_marked(group, &group->values[k])) {
                widen(&range, group->values[k].value);
            }
        }
    }
    return range.min <= range.max ? range : (Range){.min = 0, .max = 1};
}

static gboolean has_room(const AnkePlotAxis *axis, double width_pt)
{
    const double start_pt = anke_plot_number_width(axis->start, axis->n_decimals);
    const double end_pt = anke_plot_number_width(anke_plot_axis_end(axis), axis->n_decimals);
    return (fmax(start_pt, end_pt) + TICK_GAP_PT) * axis->n_intervals <= width_pt;
}

/* As many ticks as there is room for, but three at least. Whole numbers have whole ticks. */
static AnkePlotAxis choose_axis(const Range *range, double width_pt)
{
    guint max_intervals = MAX_INTERVALS;
    AnkePlotAxis axis;
    do {
        axis = anke_plot_axis_cover(range->min, range->max, max_intervals--,
                                    range->has_fractions ? 0 : 1);
    } while (max_intervals >= 2 && !has_room(&axis, width_pt));
    return axis;
}

static guint printed_decimals(const Layout *layout, double number)
{
    return fabs(number) < MANY ? layout->n_decimals : 0;
}

/* Width of a column that holds every median and mean, 0 where the panel would get too narrow. */
static double choose_column_width(const Layout *layout, double room_pt)
{
    double widest_pt = MIN_COLUMN_PT - COLUMN_GAP_PT;
    for (guint i = 0; i < layout->spec->n_groups; i++) {
        const AnkeBoxGroup *group = &layout->spec->groups[i];
        const double numbers[] = {group->median, group->mean};
        for (gsize k = 0; k < G_N_ELEMENTS(numbers) && group->state == ANKE_BOX_SHOWN; k++) {
            const guint n_decimals = printed_decimals(layout, numbers[k]);
            widest_pt = fmax(widest_pt, anke_plot_number_width(numbers[k], n_decimals));
        }
    }
    const double column_pt = widest_pt + COLUMN_GAP_PT;
    const gboolean fits =
        layout->spec->frame.width_pt >= WIDE_PT && room_pt - N_COLUMNS * column_pt >= MIN_PANEL_PT;
    return fits ? column_pt : 0;
}

static void write_labels(const Layout *layout, AnkePlotScript *script)
{
    for (guint i = 0; i < layout->rows->len; i++) {
        const Row *row = &g_array_index(layout->rows, Row, i);
        const AnkePlotLabelStyle style = {ANKE_PLOT_LABEL_PT, row->group->is_total, ANKE_PLOT_RIGHT,
                                          ANKE_PLOT_INK};
        const double middle_pt = layout->panel.top_pt + row->middle_pt;
        (void)anke_plot_script_lines(script, row->lines, layout->panel.left_pt - LABEL_GAP_PT,
                                     middle_pt - (row->lines->len - 1) * LINE_PT / 2, &style);
    }
}

/* What stands in a row without a drawing. */
static void write_absence(const Layout *layout, const Row *row, AnkePlotScript *script)
{
    static const AnkePlotLabelStyle style = {ANKE_PLOT_AXIS_PT, FALSE, ANKE_PLOT_LEFT,
                                             ANKE_PLOT_FAINT_INK};
    anke_plot_script_label(script, row->group->state == ANKE_BOX_EMPTY ? "該当者なし" : "秘匿",
                           layout->panel.left_pt + LABEL_GAP_PT,
                           layout->panel.top_pt + row->middle_pt, &style);
}

static void write_number(const Layout *layout, const Row *row, double number, guint column,
                         AnkePlotScript *script)
{
    char text[ANKE_NUMBER_SIZE];
    const AnkePlotLabelStyle style = {ANKE_PLOT_AXIS_PT, row->group->is_total, ANKE_PLOT_RIGHT,
                                      ANKE_PLOT_INK};
    anke_number_format_grouped(text, number, printed_decimals(layout, number));
    anke_plot_script_label(script, text, layout->panel.right_pt + (column + 1) * layout->column_pt,
                           layout->panel.top_pt + row->middle_pt, &style);
}

/* The columns of numbers at the right, under their headings. */
static void write_numbers(const Layout *layout, AnkePlotScript *script)
{
    static const char *const headings[] = {"中央値", "平均"};
    static const AnkePlotLabelStyle style = {ANKE_PLOT_AXIS_PT, FALSE, ANKE_PLOT_RIGHT,
                                             ANKE_PLOT_FAINT_INK};
    for (guint i = 0; i < G_N_ELEMENTS(headings) && layout->column_pt > 0; i++) {
        anke_plot_script_label(script, headings[i],
                               layout->panel.right_pt + (i + 1) * layout->column_pt,
                               layout->panel.top_pt - HEADING_ROOM_PT / 2, &style);
    }
    for (guint i = 0; i < layout->rows->len; i++) {
        const Row *row = &g_array_index(layout->rows, Row, i);
        if (row->group->state != ANKE_BOX_SHOWN) {
            write_absence(layout, row, script);
        } else if (layout->column_pt > 0) {
            write_number(layout, row, row->group->median, 0, script);
            write_number(layout, row, row->group->mean, 1, script);
        }
    }
}

static void write_unit(const Layout *layout, AnkePlotScript *script)
{
    static const AnkePlotLabelStyle style = {ANKE_PLOT_AXIS_PT, FALSE, ANKE_PLOT_RIGHT,
                                             ANKE_PLOT_INK};
    if (*layout->spec->unit != '\0') {
        g_autofree char *unit = g_strdup_printf("（%s）", layout->spec->unit);
        anke_plot_script_label(script, unit, layout->panel.right_pt,
                               layout->panel.bottom_pt + AXIS_ROOM_PT - ANKE_PLOT_AXIS_PT / 2,
                               &style);
    }
}

static void write_axes(const Layout *layout, AnkePlotScript *script)
{
    const AnkePlotAxis *axis = &layout->axis;
    const double end = anke_plot_axis_end(axis);
    const double padding = (end - axis->start) * AXIS_PADDING;
    g_autoptr(GArray) ticks = anke_plot_axis_ticks(axis);
    anke_plot_script_panel(script, &layout->panel);
    anke_plot_script_add(script, "set border 1 lc rgb \"" ANKE_PLOT_INK "\" lw 0.6\n"
                                 "set grid xtics lt 1 lc rgb \"" ANKE_PLOT_GRID "\" lw 0.5\n"
                                 "unset ytics\n");
    anke_plot_script_ticks(script, "x", (const double *)(gpointer)ticks->data, ticks->len,
                           (gint)axis->n_decimals);
    anke_plot_script_add(script, "set xrange [");
    anke_plot_script_number(script, axis->start - padding);
    anke_plot_script_add(script, " :");
    anke_plot_script_number(script, end + padding);
    anke_plot_script_add(script, " ]\nset yrange [");
    anke_plot_script_number(script, layout->panel.bottom_pt - layout->panel.top_pt);
    anke_plot_script_add(script, " : 0 ]\n");
}

/* Writes the marks of one kind that a row has, one a line. */
typedef void (*WriteMarks)(const Row *row, AnkePlotScript *script);

static double fill_colour(const AnkeBoxGroup *group)
{
    if (is_reference(group)) {
        return FILL_REFERENCE;
    }
    return group->is_total ? FILL_TOTAL : FILL_GROUP;
}

static void write_box(const Row *row, AnkePlotScript *script)
{
    const AnkeBoxGroup *group = row->group;
    const double y = row->middle_pt;
    const double numbers[] = {
        group->median,     y, group->q1, group->q3, y - HALF_BOX_PT, y + HALF_BOX_PT,
        fill_colour(group)};
    if (is_boxed(group)) {
        anke_plot_script_row(script, "", numbers, G_N_ELEMENTS(numbers));
    }
}

/* A line from (x, y) to (x + dx, y + dy); x in units of the axis, y in pt. */
static void write_stroke(AnkePlotScript *script, double x, double y, double dx, double dy)
{
    const double numbers[] = {x, y, dx, dy};
    anke_plot_script_row(script, "", numbers, G_N_ELEMENTS(numbers));
}

static void write_whiskers(const Row *row, AnkePlotScript *script)
{
    const AnkeBoxGroup *group = row->group;
    const double y = row->middle_pt;
    if (is_boxed(group)) {
        write_stroke(script, group->whisker_lo, y, group->q1 - group->whisker_lo, 0);
        write_stroke(script, group->whisker_lo, y - HALF_CAP_PT, 0, 2 * HALF_CAP_PT);
        write_stroke(script, group->q3, y, group->whisker_hi - group->q3, 0);
        write_stroke(script, group->whisker_hi, y - HALF_CAP_PT, 0, 2 * HALF_CAP_PT);
    }
}

static void write_median(const Row *row, AnkePlotScript *script)
{
    const double half_pt = is_boxed(row->group) ? HALF_BOX_PT : HALF_MEDIAN_PT;
    if (row->group->state == ANKE_BOX_SHOWN) {
        write_stroke(script, row->group->median, row->middle_pt - half_pt, 0, 2 * half_pt);
    }
}

/* As many dots as people, stacked around the middle, closer where they would leave the box. */
static void write_stack(const Row *row, const AnkePlotValue *value, AnkePlotScript *script)
{
    const guint n_dots = (guint)fmin(ceil(value->n), MAX_DOTS);
    const double pitch_pt = n_dots < 2 ? 0 : fmin(DOT_PITCH_PT, 2 * HALF_BOX_PT / (n_dots - 1));
    for (guint i = 0; i < n_dots; i++) {
        const double offset_pt = (i - (n_dots - 1) / 2.0) * pitch_pt;
        const double numbers[] = {value->value, row->middle_pt + offset_pt};
        anke_plot_script_row(script, "", numbers, G_N_ELEMENTS(numbers));
    }
}

static void write_dots(const Row *row, AnkePlotScript *script)
{
    const AnkeBoxGroup *group = row->group;
    if (group->state != ANKE_BOX_SHOWN) {
        return;
    }
    for (guint i = 0; i < group->n_values; i++) {
        if (is_marked(group, &group->values[i])) {
            write_stack(row, &group->values[i], script);
        }
    }
}

static void write_mean(const Row *row, AnkePlotScript *script)
{
    const double numbers[] = {row->group->mean, row->middle_pt};
    if (is_boxed(row->group)) {
        anke_plot_script_row(script, "", numbers, G_N_ELEMENTS(numbers));
    }
}

/* In the order in which they are painted. */
static const struct {
    const char *block;
    WriteMarks write;
    const char *element;
} kinds_of_marks[] = {
    {"$whiskers", write_whiskers, "with vectors nohead lw 0.7 lc rgb \"" ANKE_PLOT_INK "\""},
    {"$boxes", write_box,
     "using 1:2:3:4:5:6:7 with boxxyerror fs solid 1 border lc rgb \"" ANKE_PLOT_BLUE
     "\" lw 0.7 fc rgb variable"},
    {"$medians", write_median, "with vectors nohead lw 2 lc rgb \"" ANKE_PLOT_INK "\""},
    {"$dots", write_dots,
     "with points pt 7 ps 0.6 lc rgb \"#FFFFFF\", $dots with points pt 6 ps 0.55 lw 0.8 "
     "lc rgb \"" ANKE_PLOT_BLUE "\""},
    {"$means", write_mean, "with points pt 13 ps 0.9 lc rgb \"" ANKE_PLOT_RED "\""},
};

/* A datablock and a plot element for each kind; NaN draws nothing and is never missing. */
static void write_marks(const Layout *layout, AnkePlotScript *script)
{
    g_autoptr(GString) elements = g_string_new(NULL);
    for (gsize i = 0; i < G_N_ELEMENTS(kinds_of_marks); i++) {
        anke_plot_script_add(script, kinds_of_marks[i].block);
        anke_plot_script_add(script, " << END\n");
        for (guint k = 0; k < layout->rows->len; k++) {
            kinds_of_marks[i].write(&g_array_index(layout->rows, Row, k), script);
        }
        anke_plot_script_add(script, "END\n");
        g_string_append_printf(elements, ", \\\n  %s %s", kinds_of_marks[i].block,
                               kinds_of_marks[i].element);
    }
    anke_plot_script_add(script, "plot NaN");
    anke_plot_script_add(script, elements->str);
    anke_plot_script_add(script, "\n");
}

static guint count_groups(const AnkeBoxSpec *spec, gboolean (*has)(const AnkeBoxGroup *group))
{
    guint n = 0;
    for (guint i = 0; i < spec->n_groups; i++) {
        n += has(&spec->groups[i]) ? 1 : 0;
    }
    return n;
}

/* What a reader must know of what is drawn, and no more. */
static GStrv own_notes(const AnkeBoxSpec *spec)
{
    g_autoptr(GStrvBuilder) notes = g_strv_builder_new();
    if (count_groups(spec, is_boxed) > 0) {
        g_strv_builder_add(notes, "箱は第１四分位数から第３四分位数、中の太線は中央値、◆は平均、"
                                  "ひげは箱の端から四分位範囲の1.5倍以内で最も離れた値、"
                                  "○はそれより外の値（１人に１個）。");
    }
    if (count_groups(spec, is_dotted) > 0) {
        g_strv_builder_add(notes, "n<10 は箱を描かず、各人の値を○、中央値を縦線で示す。");
    }
    if (count_groups(spec, is_reference) > 0) {
        g_strv_builder_add(notes, "＊は n<30 で参考値。");
    }
    return g_strv_builder_end(notes);
}

static void lay_out_panel(Layout *layout, double label_pt, double top_pt, double height_pt)
{
    const Range range = find_range(layout->spec);
    AnkePlotBox *panel = &layout->panel;
    panel->left_pt = ANKE_PLOT_MARGIN_PT + label_pt + LABEL_GAP_PT;
    panel->right_pt = layout->spec->frame.width_pt - ANKE_PLOT_MARGIN_PT;
    panel->top_pt = top_pt;
    panel->bottom_pt = top_pt + height_pt;
    layout->n_decimals = range.has_fractions ? 2 : 1;
    layout->column_pt = choose_column_width(layout, panel->right_pt - panel->left_pt);
    panel->right_pt -= N_COLUMNS * layout->column_pt;
    layout->axis = choose_axis(&range, panel->right_pt - panel->left_pt);
}

GString *anke_box_script(const AnkeBoxSpec *spec, AnkePlotTarget target, double *height_pt)
{
    g_auto(GStrv) notes = own_notes(spec);
    g_auto(AnkePlotFrameLayout) frame =
        anke_plot_frame_lay_out(&spec->frame, (const char *const *)notes);
    g_autoptr(GArray) rows = g_array_new(FALSE, FALSE, sizeof(Row));
    g_array_set_clear_func(rows, clear_row);
    Layout layout = {.spec = spec, .rows = rows};
    double label_pt;
    const double rows_pt = lay_out_rows(&layout, &label_pt);
    lay_out_panel(&layout, label_pt, frame.head_pt + HEADING_ROOM_PT, rows_pt);
    const double bottom_pt = layout.panel.bottom_pt + AXIS_ROOM_PT;
    *height_pt = ceil(bottom_pt + frame.foot_pt);
    g_autoptr(AnkePlotScript) script =
        anke_plot_script_new(target, spec->frame.width_pt, *height_pt);
    anke_plot_frame_write(&frame, bottom_pt, script);
    write_labels(&layout, script);
    write_numbers(&layout, script);
    write_unit(&layout, script);
    write_axes(&layout, script);
    write_marks(&layout, script);
    return anke_plot_script_finish_take(g_steal_pointer(&script));
}
