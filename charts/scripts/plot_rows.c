#include "charts/scripts/plot_rows.h"

#include <math.h>

#include "analyzer/base/number.h"
#include "charts/scripts/plot_frame.h"
#include "charts/scripts/plot_scale.h"

#define ROW_PADDING_PT 8.0
#define TOTAL_GAP_PT 8.0 /* between everyone and the groups */
#define DOT_PITCH_PT 4.0
#define LABEL_GAP_PT 8.0
#define WIDE_PT 360.0 /* least width of a picture with printed numbers */
#define MIN_PANEL_PT 120.0
#define COLUMN_GAP_PT 12.0
#define MIN_COLUMN_PT 44.0 /* of printed numbers, at the right */
#define AXIS_GAP_PT 6.0    /* around the numbers of the axis */
#define UNIT_GAP_PT 6.0
#define HEADING_GAP_PT 3.0   /* around the headings of columns */
#define MAX_LABEL_SHARE 0.36 /* of the width */
#define AXIS_PADDING 0.02    /* of the axis, so that marks at its ends are whole */
#define MANY 1000.0          /* from here on numbers are printed without decimals */

enum { N_COLUMNS = 2, MAX_LABEL_LINES = 4, MAX_DOTS = 60 };

typedef struct {
    AnkePlotPlacedRow placed;
    GPtrArray *lines; /* of its label */
    double height_pt;
} Row;

typedef struct {
    const AnkePlotRowsSpec *spec;
    const AnkePlotRowsStyle *style;
    GArray *rows;
    AnkeTicks axis;
    guint n_decimals; /* of printed numbers */
    double column_pt; /* of printed numbers; 0: none are printed */
    AnkePlotBox panel;
} Layout;

gboolean anke_plot_row_is_small(const AnkePlotRow *row)
{
    return anke_plot_group_is_small(&row->group);
}

gboolean anke_plot_row_is_reference(const AnkePlotRow *row)
{
    return anke_plot_group_is_reference(&row->group);
}

static double axis_room(const AnkePlotRowsSpec *spec)
{
    return anke_plot_scale_number_height(&spec->frame) + AXIS_GAP_PT;
}

static double heading_room(const AnkePlotRowsSpec *spec)
{
    return anke_plot_scale_number_height(&spec->frame) + HEADING_GAP_PT;
}

static void clear_row(gpointer row)
{
    g_ptr_array_unref(((Row *)row)->lines);
}

/* Stacks the rows and returns the height of the panel. *label_pt is the width of the labels. */
static double lay_out_rows(Layout *layout, double *label_pt)
{
    const AnkePlotRowsSpec *spec = layout->spec;
    const AnkeTheme *theme = spec->frame.theme;
    const double max_pt = spec->frame.width_pt * MAX_LABEL_SHARE;
    double y_pt = 0;
    *label_pt = 0;
    for (guint i = 0; i < spec->n_rows; i++) {
        const AnkePlotGroup *group = &spec->rows[i].group;
        g_autofree char *n = anke_plot_group_n_text(group, spec->frame.theme->lang);
        const AnkeTextRuler ruler =
            anke_plot_ruler(&spec->frame, anke_plot_label_style(theme, group->is_total));
        Row row = {
            .placed = {.row = &spec->rows[i]},
            .lines = anke_text_lines_break_with(&ruler, group->label, n, max_pt, MAX_LABEL_LINES)};
        *label_pt = fmax(*label_pt, anke_text_lines_widest(&ruler, row.lines));
        row.height_pt =
            fmax(layout->style->row_pt,
                 anke_text_lines_height(&theme->label, row.lines->len) + ROW_PADDING_PT);
        row.placed.middle_pt = y_pt + row.height_pt / 2;
        y_pt += row.height_pt;
        if (group->is_total && i + 1 < spec->n_rows) {
            y_pt += TOTAL_GAP_PT;
        }
        g_array_append_val(layout->rows, row);
    }
    return y_pt;
}

static AnkePlotRange find_range(const Layout *layout)
{
    AnkePlotRange range = anke_plot_range_new();
    for (guint i = 0; i < layout->spec->n_rows; i++) {
        const AnkePlotRow *row = &layout->spec->rows[i];
        if (row->group.state != ANKE_PLOT_SHOWN) {
            continue;
        }
        anke_plot_range_widen(&range, row->whisker_lo);
        anke_plot_range_widen(&range, row->whisker_hi);
        anke_plot_range_widen(&range, row->mean);
        for (guint k = 0; k < row->group.n_values; k++) {
            const AnkePlotValue *value = &row->group.values[k];
            range.has_fractions |= value->value != round(value->value);
            if (value->n > 0 && layout->style->is_marked(row, value)) {
                anke_plot_range_widen(&range, value->value);
            }
        }
        for (guint k = 0; k < row->density.n_points; k++) {
            anke_plot_range_widen(&range, row->density.points[k].x);
        }
    }
    return range;
}

static guint printed_decimals(const Layout *layout, double number)
{
    return fabs(number) < MANY ? layout->n_decimals : 0;
}

/* Width of a column that holds every median and mean, 0 where the panel would get too narrow. */
static double choose_column_width(const Layout *layout, double room_pt)
{
    double widest_pt = MIN_COLUMN_PT - COLUMN_GAP_PT;
    for (guint i = 0; i < layout->spec->n_rows; i++) {
        const AnkePlotRow *row = &layout->spec->rows[i];
        const double numbers[] = {row->median, row->mean};
        for (gsize k = 0; k < G_N_ELEMENTS(numbers) && row->group.state == ANKE_PLOT_SHOWN; k++) {
            const guint n_decimals = printed_decimals(layout, numbers[k]);
            widest_pt = fmax(widest_pt,
                             anke_plot_number_width(&layout->spec->frame, numbers[k], n_decimals));
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
        const AnkePlotLabelStyle style = {
            anke_plot_label_style(anke_plot_script_theme(script), row->placed.row->group.is_total),
            ANKE_PLOT_RIGHT};
        const double middle_pt = layout->panel.top_pt + row->placed.middle_pt;
        (void)anke_plot_script_lines(
            script, row->lines, layout->panel.left_pt - LABEL_GAP_PT,
            middle_pt - anke_text_lines_height(style.text, row->lines->len - 1) / 2, &style);
    }
}

/* What stands in a row without a drawing. */
static void write_absence(const Layout *layout, const AnkePlotPlacedRow *placed,
                          AnkePlotScript *script)
{
    const AnkeTextStyle faint = anke_plot_faint_style(anke_plot_script_theme(script));
    const AnkePlotLabelStyle style = {&faint, ANKE_PLOT_LEFT};
    anke_plot_script_label(
        script, anke_plot_group_absence(&placed->row->group, layout->spec->frame.theme->lang),
        layout->panel.left_pt + LABEL_GAP_PT, layout->panel.top_pt + placed->middle_pt, &style);
}

static void write_number(const Layout *layout, const AnkePlotPlacedRow *placed, double number,
                         guint column, AnkePlotScript *script)
{
    char number_text[ANKE_NUMBER_SIZE];
    AnkeTextStyle text = anke_plot_script_theme(script)->value;
    text.is_bold = placed->row->group.is_total;
    const AnkePlotLabelStyle style = {&text, ANKE_PLOT_RIGHT};
    anke_number_format_grouped(number_text, number, printed_decimals(layout, number));
    anke_plot_script_label(script, number_text,
                           layout->panel.right_pt + (column + 1) * layout->column_pt,
                           layout->panel.top_pt + placed->middle_pt, &style);
}

/* The columns of numbers at the right, under their headings. */
static void write_numbers(const Layout *layout, AnkePlotScript *script)
{
    const AnkeLang lang = layout->spec->frame.theme->lang;
    const char *const headings[] = {anke_say(lang, "中央値", "Median"),
                                    anke_say(lang, "平均", "Mean")};
    const AnkeTextStyle faint = anke_plot_faint_style(anke_plot_script_theme(script));
    const AnkePlotLabelStyle style = {&faint, ANKE_PLOT_RIGHT};
    for (guint i = 0; i < G_N_ELEMENTS(headings) && layout->column_pt > 0; i++) {
        anke_plot_script_label(script, headings[i],
                               layout->panel.right_pt + (i + 1) * layout->column_pt,
                               layout->panel.top_pt - heading_room(layout->spec) / 2, &style);
    }
    for (guint i = 0; i < layout->rows->len; i++) {
        const AnkePlotPlacedRow *placed = &g_array_index(layout->rows, Row, i).placed;
        if (placed->row->group.state != ANKE_PLOT_SHOWN) {
            write_absence(layout, placed, script);
        } else if (layout->column_pt > 0) {
            write_number(layout, placed, placed->row->median, 0, script);
            write_number(layout, placed, placed->row->mean, 1, script);
        }
    }
}

/* Left of the numbers, as on the axes of charts. */
static void write_unit(const Layout *layout, AnkePlotScript *script)
{
    const AnkePlotLabelStyle style = {&anke_plot_script_theme(script)->axis, ANKE_PLOT_RIGHT};
    g_autofree char *unit =
        anke_plot_scale_unit(layout->spec->unit, layout->spec->frame.theme->lang);
    if (*unit != '\0') {
        anke_plot_script_label(script, unit, layout->panel.left_pt - UNIT_GAP_PT,
                               layout->panel.bottom_pt + axis_room(layout->spec) / 2 + 2, &style);
    }
}

static void write_axes(const Layout *layout, AnkePlotScript *script)
{
    anke_plot_script_panel(script, &layout->panel);
    anke_plot_script_add(script, "set border 1 {axis}\n"
                                 "set grid xtics lt 1 {grid}\n"
                                 "unset ytics\n");
    anke_plot_scale_write(&layout->axis, "x", AXIS_PADDING, TRUE, script);
    anke_plot_script_range(script, "y", layout->panel.bottom_pt - layout->panel.top_pt, 0);
}

void anke_plot_rows_stroke(AnkePlotScript *script, double x, double y, double dx, double dy)
{
    const double numbers[] = {x, y, dx, dy};
    anke_plot_script_row(script, "", numbers, G_N_ELEMENTS(numbers));
}

/* Closer where they would leave the row. */
void anke_plot_rows_stack(const AnkePlotPlacedRow *placed, const AnkePlotValue *value,
                          AnkePlotScript *script)
{
    const guint n_dots = (guint)fmin(ceil(value->n), MAX_DOTS);
    const double pitch_pt =
        n_dots < 2 ? 0 : fmin(DOT_PITCH_PT, 2 * ANKE_PLOT_HALF_STACK_PT / (n_dots - 1));
    for (guint i = 0; i < n_dots; i++) {
        const double offset_pt = (i - (n_dots - 1) / 2.0) * pitch_pt;
        const double numbers[] = {value->value, placed->middle_pt + offset_pt};
        anke_plot_script_row(script, "", numbers, G_N_ELEMENTS(numbers));
    }
}

guint anke_plot_rows_count(const AnkePlotRowsSpec *spec, gboolean (*is_so)(const AnkePlotRow *row))
{
    guint n = 0;
    for (guint i = 0; i < spec->n_rows; i++) {
        n += is_so(&spec->rows[i]) ? 1 : 0;
    }
    return n;
}

/* A datablock and a plot element for each kind; NaN draws nothing and is never missing. */
static void write_marks(const Layout *layout, AnkePlotScript *script)
{
    g_autoptr(GString) elements = g_string_new(NULL);
    for (guint i = 0; i < layout->style->n_marks; i++) {
        const AnkePlotMarks *marks = &layout->style->marks[i];
        anke_plot_script_add(script, marks->block);
        anke_plot_script_add(script, " << END\n");
        for (guint k = 0; k < layout->rows->len; k++) {
            marks->write(&g_array_index(layout->rows, Row, k).placed, script);
        }
        anke_plot_script_add(script, "END\n");
        g_string_append_printf(elements, ", \\\n  %s %s", marks->block, marks->element);
    }
    anke_plot_script_add(script, "plot NaN");
    anke_plot_script_add(script, elements->str);
    anke_plot_script_add(script, "\n");
}

static void lay_out_panel(Layout *layout, double label_pt, double top_pt, double height_pt)
{
    const AnkePlotRange range = find_range(layout);
    AnkePlotBox *panel = &layout->panel;
    panel->left_pt = layout->spec->frame.theme->margin_pt + label_pt + LABEL_GAP_PT;
    panel->right_pt = layout->spec->frame.width_pt - layout->spec->frame.theme->margin_pt;
    panel->top_pt = top_pt;
    panel->bottom_pt = top_pt + height_pt;
    layout->n_decimals = range.has_fractions ? 2 : 1;
    layout->column_pt = choose_column_width(layout, panel->right_pt - panel->left_pt);
    panel->right_pt -= N_COLUMNS * layout->column_pt;
    layout->axis =
        anke_plot_scale_across(&layout->spec->frame, &range, panel->right_pt - panel->left_pt);
}

GString *anke_plot_rows_script(const AnkePlotRowsSpec *spec, const AnkePlotRowsStyle *style,
                               AnkePlotTarget target, double *height_pt)
{
    g_auto(GStrv) notes = style->make_notes(spec);
    g_auto(AnkePlotFrameLayout) frame =
        anke_plot_frame_lay_out(&spec->frame, (const char *const *)notes);
    g_autoptr(GArray) rows = g_array_new(FALSE, FALSE, sizeof(Row));
    g_array_set_clear_func(rows, clear_row);
    Layout layout = {.spec = spec, .style = style, .rows = rows};
    double label_pt;
    const double rows_pt = lay_out_rows(&layout, &label_pt);
    lay_out_panel(&layout, label_pt, frame.head_pt + heading_room(spec), rows_pt);
    AnkePlotScript *script =
        anke_plot_frame_begin(&frame, target, layout.panel.bottom_pt + axis_room(spec), height_pt);
    write_labels(&layout, script);
    write_numbers(&layout, script);
    write_unit(&layout, script);
    write_axes(&layout, script);
    write_marks(&layout, script);
    return anke_plot_script_finish_take(script);
}
