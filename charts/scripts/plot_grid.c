#include "charts/scripts/plot_grid.h"

#define HEADING_PADDING_PT 10.0 /* around a heading */
#define NUMBER_GAP_PT 8.0       /* between the numbers of the axis and the panel */
#define UNIT_GAP_PT 3.0         /* between the unit and the panel or its heading */
#define MAX_UNIT_PT 40.0        /* that may stand beside a heading */

enum { MAX_HEADING_LINES = 4 };

typedef struct {
    const AnkePlotGridSpec *spec;
    const AnkePlotFrame *frame;
    const AnkePlotHeading *headings;
    double column_pt; /* width of a panel */
    GArray *panels;
} Grid;

static void clear_panel(gpointer panel)
{
    g_ptr_array_unref(((AnkePlotPanel *)panel)->heading);
}

static void add_panel(Grid *grid, const AnkePlotHeading *heading, guint column, double top_pt)
{
    const AnkePlotGridSpec *spec = grid->spec;
    const double left_pt = spec->left_pt + column * (grid->column_pt + spec->gap_pt);
    const AnkeTheme *theme = grid->frame->theme;
    const AnkeTextRuler ruler =
        anke_plot_ruler(grid->frame, anke_plot_label_style(theme, heading->is_strong));
    AnkePlotPanel panel = {
        .box = {left_pt, left_pt + grid->column_pt, top_pt, top_pt + spec->panel_pt},
        .heading = *heading->label == '\0'
                       ? g_ptr_array_new()
                       : anke_text_lines_break_with(&ruler, heading->label, heading->tail,
                                                    grid->column_pt, MAX_HEADING_LINES),
        .is_strong = heading->is_strong,
        .is_first = column == 0};
    g_array_append_val(grid->panels, panel);
}

/* Moves the panels of a row below the longest of their headings; returns the height of that. */
static double make_room(Grid *grid, guint first)
{
    guint n_lines = 0;
    for (guint i = first; i < grid->panels->len; i++) {
        n_lines = MAX(n_lines, g_array_index(grid->panels, AnkePlotPanel, i).heading->len);
    }
    const double lines_pt = anke_text_lines_height(&grid->frame->theme->label, n_lines);
    const double room_pt = n_lines == 0 ? 0 : lines_pt + HEADING_PADDING_PT;
    for (guint i = first; i < grid->panels->len; i++) {
        AnkePlotBox *box = &g_array_index(grid->panels, AnkePlotPanel, i).box;
        box->top_pt += room_pt;
        box->bottom_pt += room_pt;
    }
    return room_pt;
}

GArray *anke_plot_grid_place(const AnkePlotGridSpec *spec, const AnkePlotFrame *frame,
                             const AnkePlotHeading *headings, guint n, double top_pt,
                             double *bottom_pt)
{
    const guint n_columns = MAX(1, MIN(spec->n_columns, n));
    const double room_pt = frame->width_pt - spec->left_pt - spec->right_pt;
    Grid grid = {.spec = spec,
                 .frame = frame,
                 .headings = headings,
                 .column_pt = (room_pt - (n_columns - 1) * spec->gap_pt) / n_columns,
                 .panels = g_array_new(FALSE, FALSE, sizeof(AnkePlotPanel))};
    g_array_set_clear_func(grid.panels, clear_panel);
    for (guint first = 0; first < n; first += n_columns) {
        for (guint column = 0; column < n_columns && first + column < n; column++) {
            add_panel(&grid, &headings[first + column], column, top_pt);
        }
        top_pt += make_room(&grid, first) + spec->panel_pt + spec->foot_pt;
    }
    *bottom_pt = top_pt;
    return grid.panels;
}

const AnkePlotPanel *anke_plot_grid_panel(const GArray *panels, guint i)
{
    return &g_array_index(panels, AnkePlotPanel, i);
}

static double unit_width(const AnkePlotFrame *frame, const char *unit)
{
    const AnkeTextRuler ruler = anke_plot_ruler(frame, &frame->theme->axis);
    return anke_text_lines_width(&ruler, unit);
}

static gboolean is_beside_heading(const AnkePlotFrame *frame, const char *unit,
                                  gboolean has_headings)
{
    return has_headings && unit_width(frame, unit) <= MAX_UNIT_PT;
}

double anke_plot_grid_left(const AnkePlotFrame *frame, const AnkeTicks *axis, const char *unit,
                           gboolean has_headings)
{
    const double number_pt = anke_plot_scale_number_width(frame, axis) + NUMBER_GAP_PT;
    const double unit_pt =
        is_beside_heading(frame, unit, has_headings) ? unit_width(frame, unit) + UNIT_GAP_PT : 0;
    return frame->theme->margin_pt + MAX(number_pt, unit_pt);
}

double anke_plot_grid_above(const AnkePlotFrame *frame, const char *unit, gboolean has_headings)
{
    return *unit == '\0' || is_beside_heading(frame, unit, has_headings)
               ? 0
               : anke_text_lines_height(&frame->theme->axis, 1) + UNIT_GAP_PT;
}

void anke_plot_grid_write_unit(const AnkePlotFrame *frame, const GArray *panels, const char *unit,
                               AnkePlotScript *script)
{
    const AnkeTheme *theme = frame->theme;
    const AnkePlotPanel *first = anke_plot_grid_panel(panels, 0);
    const guint n_lines = first->heading->len;
    const gboolean is_beside = is_beside_heading(frame, unit, n_lines > 0);
    const AnkePlotLabelStyle style = {&theme->axis, is_beside ? ANKE_PLOT_RIGHT : ANKE_PLOT_LEFT};
    const double padding_pt = n_lines > 0 ? HEADING_PADDING_PT : 2 * UNIT_GAP_PT;
    const double lines_pt = anke_text_lines_height(&theme->label, n_lines);
    const double bottom_pt = first->box.top_pt - padding_pt / 2;
    if (*unit == '\0') {
        return;
    }
    if (is_beside) {
        anke_plot_script_label(script, unit, first->box.left_pt - UNIT_GAP_PT,
                               bottom_pt - anke_text_lines_height(&theme->label, 1) / 2, &style);
    } else {
        anke_plot_script_label(script, unit, theme->margin_pt,
                               bottom_pt - lines_pt - anke_text_lines_height(&theme->axis, 1) / 2 -
                                   (n_lines > 0 ? padding_pt / 2 : 0),
                               &style);
    }
}

void anke_plot_grid_write_headings(const GArray *panels, AnkePlotScript *script)
{
    for (guint i = 0; i < panels->len; i++) {
        const AnkePlotPanel *panel = anke_plot_grid_panel(panels, i);
        const AnkePlotLabelStyle style = {
            anke_plot_label_style(anke_plot_script_theme(script), panel->is_strong),
            ANKE_PLOT_LEFT};
        const double line_pt = anke_text_lines_height(style.text, 1);
        const double first_pt =
            panel->box.top_pt - HEADING_PADDING_PT / 2 - (panel->heading->len - 0.5) * line_pt;
        (void)anke_plot_script_lines(script, panel->heading, panel->box.left_pt, first_pt, &style);
    }
}
