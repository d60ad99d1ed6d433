#include "charts/scripts/qq_script.h"

#include <math.h>

#include "charts/scripts/plot_frame.h"
#include "charts/scripts/plot_grid.h"
#include "charts/scripts/plot_scale.h"

#define TICK_GAP_PT 9.0 /* around the numbers below a panel */
#define NAME_GAP_PT 3.0 /* around the name of their axis */
#define COLUMN_GAP_PT 22.0
#define ONE_SHARE 0.62 /* height of a lone panel, of the picture's width */
#define MAX_ONE_PT 360.0
#define PANEL_PT 120.0
#define NARROW_PT 320.0
#define AXIS_PADDING 0.04

enum { MAX_COLUMNS = 3, FEW_PANELS = 4 };

typedef struct {
    const AnkeQqSpec *spec;
    AnkePlotRange x_range;
    AnkePlotRange y_range;
    AnkeTicks y_axis;
    GArray *panels;
    double bottom_pt;
} Layout;

static void find_ranges(Layout *layout)
{
    layout->x_range = anke_plot_range_new();
    layout->y_range = anke_plot_range_new();
    for (guint i = 0; i < layout->spec->n_panels; i++) {
        const AnkePlotCurve *curve = &layout->spec->panels[i].points;
        for (guint k = 0; k < curve->n_points; k++) {
            anke_plot_range_take(&layout->y_range, curve->points[k].y);
            anke_plot_range_widen(&layout->x_range, fabs(curve->points[k].x));
            anke_plot_range_widen(&layout->x_range, -fabs(curve->points[k].x));
        }
    }
}

static guint choose_columns(const AnkeQqSpec *spec)
{
    if (spec->frame.width_pt < NARROW_PT || spec->n_panels == 1) {
        return 1;
    }
    return spec->n_panels <= FEW_PANELS ? 2 : MAX_COLUMNS;
}

static AnkePlotHeading *make_headings(const AnkeQqSpec *spec, GPtrArray *tails)
{
    AnkePlotHeading *headings = g_new0(AnkePlotHeading, spec->n_panels);
    for (guint i = 0; i < spec->n_panels; i++) {
        const AnkePlotGroup *group = &spec->panels[i].group;
        char *tail = anke_plot_group_n_text(group, spec->frame.theme->lang);
        g_ptr_array_add(tails, tail);
        headings[i] = (AnkePlotHeading){group->label, tail, group->is_total};
    }
    return headings;
}

static double name_room(const Layout *layout)
{
    return anke_plot_scale_number_height(&layout->spec->frame) + NAME_GAP_PT;
}

static void lay_out(Layout *layout, double top_pt)
{
    const AnkeQqSpec *spec = layout->spec;
    const double width_pt = spec->frame.width_pt;
    const double panel_pt = spec->n_panels == 1 ? fmin(MAX_ONE_PT, width_pt * ONE_SHARE) : PANEL_PT;
    find_ranges(layout);
    layout->y_axis = anke_plot_scale_upright(&layout->y_range, panel_pt);
    g_autofree char *unit = anke_plot_scale_unit(spec->unit, spec->frame.theme->lang);
    const AnkePlotGridSpec grid = {
        .left_pt = anke_plot_grid_left(&spec->frame, &layout->y_axis, unit, TRUE),
        .right_pt = layout->spec->frame.theme->margin_pt,
        .gap_pt = COLUMN_GAP_PT,
        .panel_pt = panel_pt,
        .foot_pt = anke_plot_scale_number_height(&spec->frame) + TICK_GAP_PT,
        .n_columns = choose_columns(spec)};
    g_autoptr(GPtrArray) tails = g_ptr_array_new_with_free_func(g_free);
    g_autofree AnkePlotHeading *headings = make_headings(spec, tails);
    top_pt += anke_plot_grid_above(&spec->frame, unit, TRUE);
    layout->panels = anke_plot_grid_place(&grid, &spec->frame, headings, spec->n_panels, top_pt,
                                          &layout->bottom_pt);
    layout->bottom_pt += name_room(layout);
}

/* The unit over the first numbers of the values, the name of the other axis at the lower right. */
static void write_names(const Layout *layout, AnkePlotScript *script)
{
    const AnkePlotLabelStyle right = {&anke_plot_script_theme(script)->axis, ANKE_PLOT_RIGHT};
    const AnkeLang lang = layout->spec->frame.theme->lang;
    g_autofree char *unit = anke_plot_scale_unit(layout->spec->unit, lang);
    anke_plot_grid_write_unit(&layout->spec->frame, layout->panels, unit, script);
    anke_plot_script_label(
        script, anke_say(lang, "正規分布の分位点", "Quantile of the normal distribution"),
        layout->spec->frame.width_pt - layout->spec->frame.theme->margin_pt,
        layout->bottom_pt - name_room(layout) / 2, &right);
}

static void write_absence(const Layout *layout, guint i, AnkePlotScript *script)
{
    const AnkeTextStyle faint = anke_plot_faint_style(anke_plot_script_theme(script));
    const AnkePlotLabelStyle style = {&faint, ANKE_PLOT_CENTRE};
    const AnkePlotGroup *group = &layout->spec->panels[i].group;
    const AnkePlotBox *box = &anke_plot_grid_panel(layout->panels, i)->box;
    if (group->state != ANKE_PLOT_SHOWN) {
        anke_plot_script_label(
            script, anke_plot_group_absence(group, layout->spec->frame.theme->lang),
            (box->left_pt + box->right_pt) / 2, (box->top_pt + box->bottom_pt) / 2, &style);
    }
}

static void write_points(const AnkeQqPanel *panel, AnkePlotScript *script)
{
    anke_plot_script_add(script, "$points << END\n");
    for (guint i = 0; panel->group.state == ANKE_PLOT_SHOWN && i < panel->points.n_points; i++) {
        const double numbers[] = {anke_plot_round(panel->points.points[i].x),
                                  panel->points.points[i].y};
        anke_plot_script_row(script, "", numbers, G_N_ELEMENTS(numbers));
    }
    anke_plot_script_add(script, "END\n");
}

/* Quartiles of few people, or of one value, tell nothing of a distribution. */
static gboolean has_line(const AnkeQqPanel *panel)
{
    return isfinite(panel->slope) && panel->group.state == ANKE_PLOT_SHOWN &&
           !anke_plot_group_is_small(&panel->group);
}

/* From end to end of the axis; gnuplot cuts it where it leaves the panel. */
static void write_line(const AnkeQqPanel *panel, const AnkeTicks *axis, AnkePlotScript *script)
{
    const double ends[] = {anke_ticks_low(axis), anke_ticks_high(axis)};
    anke_plot_script_add(script, "$line << END\n");
    for (gsize i = 0; has_line(panel) && i < G_N_ELEMENTS(ends); i++) {
        const double numbers[] = {ends[i], panel->intercept + panel->slope * ends[i]};
        anke_plot_script_row(script, "", numbers, G_N_ELEMENTS(numbers));
    }
    anke_plot_script_add(script, "END\n");
}

static void write_panel(const Layout *layout, guint i, AnkePlotScript *script)
{
    const AnkePlotPanel *place = anke_plot_grid_panel(layout->panels, i);
    const AnkeTicks axis = anke_plot_scale_across(&layout->spec->frame, &layout->x_range,
                                                  place->box.right_pt - place->box.left_pt);
    anke_plot_script_panel(script, &place->box);
    anke_plot_scale_write(&axis, "x", AXIS_PADDING, TRUE, script);
    anke_plot_scale_write(&layout->y_axis, "y", AXIS_PADDING, place->is_first, script);
    write_points(&layout->spec->panels[i], script);
    write_line(&layout->spec->panels[i], &axis, script);
    anke_plot_script_add(script,
                         "plot NaN, $line with lines {data}, $points with points pt 6 ps 0.5 "
                         "lw 0.8 lc {bar}\nunset label\nunset object\n");
}

/* What a reader must know of what is drawn, and no more. */
static GStrv own_notes(const AnkeQqSpec *spec)
{
    const AnkeLang lang = spec->frame.theme->lang;
    gboolean is_thinned = FALSE;
    gboolean has_reference = FALSE;
    gboolean has_small = FALSE;
    for (guint i = 0; i < spec->n_panels; i++) {
        const AnkeQqPanel *panel = &spec->panels[i];
        has_small |= anke_plot_group_is_small(&panel->group);
        is_thinned |= panel->group.state == ANKE_PLOT_SHOWN && panel->points.n_points > 0 &&
                      panel->points.n_points < panel->group.n;
        has_reference |= anke_plot_group_is_reference(&panel->group);
    }
    g_autoptr(GStrvBuilder) notes = g_strv_builder_new();
    g_strv_builder_add(
        notes, anke_say(lang,
                        "点は各人の値（縦）と、正規分布で同じ順位に当たる値（横）。"
                        "点が直線に沿うほど正規分布に近い。直線は第１・第３四分位数を通る。",
                        "A point is a person's value against the normal quantile of the same rank; "
                        "the closer to the line, the closer to a normal distribution. The line "
                        "goes through the quartiles."));
    if (is_thinned) {
        g_strv_builder_add(notes,
                           anke_say(lang, "人数が多い区分は、両端を含む一部の点を示す。",
                                    "Of many people some points are shown, with both ends."));
    }
    if (has_small) {
        g_strv_builder_add(
            notes, anke_say(lang, "n<10 は直線を引かない。", "With n<10 there is no line."));
    }
    if (has_reference) {
        g_strv_builder_add(notes, anke_plot_group_reference_note(lang));
    }
    return g_strv_builder_end(notes);
}

GString *anke_qq_script(const AnkeQqSpec *spec, AnkePlotTarget target, double *height_pt)
{
    g_auto(GStrv) notes = own_notes(spec);
    g_auto(AnkePlotFrameLayout) frame =
        anke_plot_frame_lay_out(&spec->frame, (const char *const *)notes);
    Layout layout = {.spec = spec};
    lay_out(&layout, frame.head_pt);
    AnkePlotScript *script = anke_plot_frame_begin(&frame, target, layout.bottom_pt, height_pt);
    anke_plot_grid_write_headings(layout.panels, script);
    write_names(&layout, script);
    for (guint i = 0; i < spec->n_panels; i++) {
        write_absence(&layout, i, script);
    }
    anke_plot_script_add(script, "set border 3 {axis}\n"
                                 "set grid lt 1 {grid}\n"
                                 "set clip two\nset multiplot\n");
    for (guint i = 0; i < spec->n_panels; i++) {
        write_panel(&layout, i, script);
    }
    anke_plot_script_add(script, "unset multiplot\n");
    g_array_unref(layout.panels);
    return anke_plot_script_finish_take(script);
}
