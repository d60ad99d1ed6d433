#include "charts/scripts/histogram_script.h"

#include <math.h>

#include "analyzer/base/number.h"
#include "charts/scripts/plot_frame.h"
#include "charts/scripts/plot_scale.h"

#define EDGE_TOLERANCE 1e-9 /* of a bin's width */
#define COUNT_GAP_PT 8.0    /* between the numbers of people and the panel */
#define UNIT_GAP_PT 3.0     /* between （人） and the panel's left end */
#define MIN_COLUMN_GAP_PT 16.0
#define LEAST_PANEL_PT 90.0     /* of a panel with its gap */
#define NUMBER_GAP_PT 8.0       /* least room between numbers of an axis */
#define HEADING_PADDING_PT 10.0 /* around a panel's heading */
#define ROW_GAP_PT 6.0
#define TICK_GAP_PT 6.0 /* between panels and the numbers below, with their own */
#define UNIT_PADDING_PT 2.5

enum { MAX_COLUMNS = 3, MAX_EDGE_TICKS = 6, MAX_COUNT_INTERVALS = 4, MAX_HEADING_LINES = 4 };
enum { FEW_PANELS = 4, MANY_PANELS = 12 };

typedef struct {
    const AnkeHistogramGroup *group;
    const double *counts; /* n_bins */
    const AnkeTicks *axis;
    GPtrArray *heading; /* lines */
    AnkePlotBox box;
    gboolean has_edge_numbers;
    gboolean has_count_numbers;
} Panel;

/*
 * Everyone has a row and a count axis of their own where there are groups, for their bars would
 * flatten those of the groups; the groups share one count axis. All share the bins.
 */
typedef struct {
    const AnkeHistogramSpec *spec;
    guint n_bins;
    guint n_alone; /* 1: the first panel has a row of its own */
    guint n_columns;
    guint n_decimals; /* of the edges' numbers */
    double number_pt; /* width of the widest of them */
    double left_pt;   /* from the edge of the picture to the first panel */
    double *counts;   /* group by group, n_bins each */
    AnkeTicks alone_axis;
    AnkeTicks axis;
    GArray *panels;
} Layout;

static const char *people_unit(AnkeLang lang)
{
    return anke_say(lang, "（人）", "(n)");
}

static double line_height(const Layout *layout)
{
    return anke_text_lines_height(&layout->spec->frame.theme->label, 1);
}

gboolean anke_histogram_bin(double value, double bin_start, double bin_width, guint *bin)
{
    const double place = floor((value - bin_start) / bin_width + EDGE_TOLERANCE);
    if (!(place >= 0 && place < ANKE_HISTOGRAM_SCRIPT_MAX_BINS)) {
        return FALSE;
    }
    *bin = (guint)place;
    return TRUE;
}

static guint bin_of(const AnkeHistogramSpec *spec, double value)
{
    guint bin = 0;
    gboolean has_bin = anke_histogram_bin(value, spec->bin_start, spec->bin_width, &bin);
    g_assert(has_bin);
    return bin;
}

/* Bins from the first of all to the last one with somebody in it; at least one. */
static guint count_bins(const AnkeHistogramSpec *spec)
{
    guint n_bins = 1;
    for (guint i = 0; i < spec->n_groups; i++) {
        for (guint k = 0; k < spec->groups[i].group.n_values; k++) {
            const AnkePlotValue *value = &spec->groups[i].group.values[k];
            if (value->n > 0) {
                n_bins = MAX(n_bins, bin_of(spec, value->value) + 1);
            }
        }
    }
    return n_bins;
}

static double edge(const Layout *layout, guint bin)
{
    return layout->spec->bin_start + bin * layout->spec->bin_width;
}

/* Decimals that the edges of bins need, at most 3. */
static guint edge_decimals(const AnkeHistogramSpec *spec)
{
    guint n_decimals = 0;
    for (double scale = 1; n_decimals < 3; n_decimals++, scale *= 10) {
        const double start = spec->bin_start * scale;
        const double width = spec->bin_width * scale;
        if (fabs(start - round(start)) < EDGE_TOLERANCE * fmax(1, fabs(start)) &&
            fabs(width - round(width)) < EDGE_TOLERANCE * fmax(1, fabs(width))) {
            break;
        }
    }
    return n_decimals;
}

/* Every 1st, 2nd, 5th, 10th ... edge has a tick, as many as there is room for. */
static guint choose_bins_per_tick(const Layout *layout, double width_pt)
{
    const guint n_fitting = (guint)fmax(2, width_pt / (layout->number_pt + NUMBER_GAP_PT));
    const AnkeTicks bins = anke_ticks_place(&(AnkeTickRange){
        .high = layout->n_bins, .is_whole = TRUE, .most = MIN(n_fitting, MAX_EDGE_TICKS)});
    return (guint)bins.step;
}

static void fill_bins(Layout *layout)
{
    const AnkeHistogramSpec *spec = layout->spec;
    for (guint i = 0; i < spec->n_groups; i++) {
        double *counts = layout->counts + (gsize)i * layout->n_bins;
        for (guint k = 0; k < spec->groups[i].group.n_values; k++) {
            const AnkePlotValue *value = &spec->groups[i].group.values[k];
            if (value->n > 0) {
                counts[bin_of(spec, value->value)] += value->n;
            }
        }
    }
}

/* People of a bin that a density stands for. */
static double density_people(const Layout *layout, const AnkeHistogramGroup *group, guint point)
{
    return group->density.points[point].y * group->group.n * layout->spec->bin_width;
}

static double highest_density(const Layout *layout, const AnkeHistogramGroup *group)
{
    double highest = 0;
    for (guint i = 0; i < group->density.n_points; i++) {
        highest = fmax(highest, density_people(layout, group, i));
    }
    return highest;
}

/* An axis for the bars of `n_groups` groups from `first` on. */
static AnkeTicks choose_count_axis(const Layout *layout, guint first, guint n_groups)
{
    double highest = 1;
    for (gsize i = 0; i < (gsize)n_groups * layout->n_bins; i++) {
        highest = fmax(highest, layout->counts[(gsize)first * layout->n_bins + i]);
    }
    for (guint i = first; i < first + n_groups; i++) {
        highest = fmax(highest, highest_density(layout, &layout->spec->groups[i]));
    }
    return anke_ticks_place(
        &(AnkeTickRange){.high = highest, .is_whole = TRUE, .most = MAX_COUNT_INTERVALS});
}

/* As many panels side by side as are wide enough to show their bins. */
static guint choose_columns(double width_pt, guint n_panels)
{
    const guint n_wanted = n_panels == 1 ? 1 : n_panels <= FEW_PANELS ? 2 : MAX_COLUMNS;
    const guint n_fitting = (guint)fmax(1, floor(width_pt / LEAST_PANEL_PT));
    return MIN(n_wanted, n_fitting);
}

/* In pt. */
static double choose_panel_height(guint n_panels)
{
    static const double one_pt = 150;
    static const double few_pt = 96;
    static const double some_pt = 76;
    static const double many_pt = 60;
    if (n_panels == 1) {
        return one_pt;
    }
    if (n_panels <= FEW_PANELS) {
        return few_pt;
    }
    return n_panels <= MANY_PANELS ? some_pt : many_pt;
}

/* Adds a panel in a row whose headings take `heading_pt`; the box's top is the row's. */
static void add_panel(Layout *layout, AnkePlotBox box, GPtrArray *heading, double heading_pt)
{
    const guint i = layout->panels->len;
    const guint n_panels = layout->spec->n_groups;
    const gboolean is_alone = i < layout->n_alone;
    Panel panel = {.group = &layout->spec->groups[i],
                   .counts = layout->counts + (gsize)i * layout->n_bins,
                   .axis = is_alone ? &layout->alone_axis : &layout->axis,
                   .heading = g_ptr_array_ref(heading),
                   .box = box,
                   .has_edge_numbers = is_alone || i + layout->n_columns >= n_panels,
                   .has_count_numbers =
                       is_alone || (i - layout->n_alone) % MAX(layout->n_columns, 1) == 0};
    panel.box.top_pt += heading_pt;
    panel.box.bottom_pt += heading_pt;
    g_array_append_val(layout->panels, panel);
}

/* Adds a row of up to `n_columns` panels below `top_pt` and returns where it ends. */
static double add_row(Layout *layout, guint n_columns, double height_pt, double top_pt)
{
    const AnkeHistogramSpec *spec = layout->spec;
    const guint first = layout->panels->len;
    const guint n_panels = MIN(n_columns, spec->n_groups - first);
    const double right_pt = fmax(layout->spec->frame.theme->margin_pt, layout->number_pt / 2 + 2);
    const double gap_pt = fmax(MIN_COLUMN_GAP_PT, layout->number_pt + NUMBER_GAP_PT);
    const double room_pt = spec->frame.width_pt - layout->left_pt - right_pt;
    const double width_pt = (room_pt - (n_columns - 1) * gap_pt) / n_columns;
    g_autoptr(GPtrArray) headings =
        g_ptr_array_new_with_free_func((GDestroyNotify)g_ptr_array_unref);
    guint n_lines = 1;
    for (guint i = 0; i < n_panels; i++) {
        const AnkeHistogramGroup *group = &spec->groups[first + i];
        g_autofree char *n = anke_plot_group_n_text(&group->group, spec->frame.theme->lang);
        const AnkeTextRuler ruler = anke_plot_ruler(
            &spec->frame, anke_plot_label_style(spec->frame.theme, group->group.is_total));
        GPtrArray *lines =
            anke_text_lines_break_with(&ruler, group->group.label, n, width_pt, MAX_HEADING_LINES);
        g_ptr_array_add(headings, lines);
        n_lines = MAX(n_lines, lines->len);
    }
    const double heading_pt = n_lines * line_height(layout) + HEADING_PADDING_PT;
    for (guint i = 0; i < n_panels; i++) {
        const double left_pt = layout->left_pt + i * (width_pt + gap_pt);
        const AnkePlotBox box = {.left_pt = left_pt,
                                 .right_pt = left_pt + width_pt,
                                 .top_pt = top_pt,
                                 .bottom_pt = top_pt + height_pt};
        add_panel(layout, box, headings->pdata[i], heading_pt);
    }
    return top_pt + heading_pt + height_pt + ROW_GAP_PT;
}

/* Room for the numbers of people and for their unit above them. */
static double choose_left(const Layout *layout)
{
    const AnkePlotFrame *frame = &layout->spec->frame;
    const AnkeTextRuler ruler = anke_plot_ruler(frame, &frame->theme->axis);
    const double number_pt = fmax(anke_plot_scale_number_width(frame, &layout->alone_axis),
                                  anke_plot_scale_number_width(frame, &layout->axis));
    const double unit_pt = anke_text_lines_width(&ruler, people_unit(frame->theme->lang));
    return frame->theme->margin_pt + fmax(number_pt + COUNT_GAP_PT, unit_pt + UNIT_GAP_PT);
}

static void clear_panel(gpointer panel)
{
    g_ptr_array_unref(((Panel *)panel)->heading);
}

/* Of numbers below a panel. */
static double tick_room(const Layout *layout)
{
    return anke_plot_scale_number_height(&layout->spec->frame) + TICK_GAP_PT;
}

static double unit_room(const Layout *layout)
{
    return anke_plot_scale_number_height(&layout->spec->frame) + UNIT_PADDING_PT;
}

/* Else the unit stands in the room that it leaves at the right. */
static gboolean is_last_row_full(const Layout *layout)
{
    return (layout->panels->len - layout->n_alone) % layout->n_columns == 0 ||
           layout->panels->len - layout->n_alone < layout->n_columns;
}

/* Lays out everything below `top_pt` and returns where it ends, with room for ticks and unit. */
static double lay_out(Layout *layout, double top_pt)
{
    const guint n_groups = layout->spec->n_groups;
    layout->n_bins = count_bins(layout->spec);
    layout->n_decimals = edge_decimals(layout->spec);
    layout->number_pt =
        fmax(anke_plot_number_width(&layout->spec->frame, edge(layout, 0), layout->n_decimals),
             anke_plot_number_width(&layout->spec->frame, edge(layout, layout->n_bins),
                                    layout->n_decimals));
    layout->counts = g_new0(double, (gsize)layout->n_bins *n_groups);
    fill_bins(layout);
    layout->n_alone = n_groups > 1 && layout->spec->groups[0].group.is_total ? 1 : 0;
    const guint n_panels = n_groups - layout->n_alone;
    layout->n_columns = choose_columns(layout->spec->frame.width_pt, n_panels);
    layout->alone_axis = choose_count_axis(layout, 0, layout->n_alone);
    layout->axis = choose_count_axis(layout, layout->n_alone, n_panels);
    layout->left_pt = choose_left(layout);
    layout->panels = g_array_new(FALSE, FALSE, sizeof(Panel));
    g_array_set_clear_func(layout->panels, clear_panel);
    if (layout->n_alone > 0) {
        top_pt = add_row(layout, 1, choose_panel_height(FEW_PANELS), top_pt) + tick_room(layout);
    }
    while (layout->panels->len < n_groups) {
        top_pt = add_row(layout, layout->n_columns, choose_panel_height(n_panels), top_pt);
    }
    top_pt += tick_room(layout) - ROW_GAP_PT;
    return is_last_row_full(layout) ? top_pt + unit_room(layout) : top_pt;
}

static void layout_clear(Layout *layout)
{
    g_clear_pointer(&layout->counts, g_free);
    g_clear_pointer(&layout->panels, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Layout, layout_clear)

static const Panel *panel_at(const Layout *layout, guint i)
{
    return &g_array_index(layout->panels, Panel, i);
}

static void write_heading(const Panel *panel, AnkeLang lang, AnkePlotScript *script)
{
    const AnkePlotLabelStyle style = {
        anke_plot_label_style(anke_plot_script_theme(script), panel->group->group.is_total),
        ANKE_PLOT_LEFT};
    const AnkeTextStyle faint = anke_plot_faint_style(anke_plot_script_theme(script));
    const AnkePlotLabelStyle absence = {&faint, ANKE_PLOT_CENTRE};
    const AnkePlotBox *box = &panel->box;
    const double first_pt = box->top_pt - HEADING_PADDING_PT / 2 -
                            (panel->heading->len - 0.5) * anke_text_lines_height(style.text, 1);
    (void)anke_plot_script_lines(script, panel->heading, box->left_pt, first_pt, &style);
    if (panel->group->group.state != ANKE_PLOT_SHOWN) {
        anke_plot_script_label(script, anke_plot_group_absence(&panel->group->group, lang),
                               (box->left_pt + box->right_pt) / 2,
                               (box->top_pt + box->bottom_pt) / 2, &absence);
    }
}

/* The lowest panel at the right. */
static const Panel *corner_panel(const Layout *layout)
{
    const guint n_panels = layout->panels->len - layout->n_alone;
    const guint n_over = n_panels % layout->n_columns;
    const guint back = n_panels > n_over ? n_over : 0;
    return panel_at(layout, layout->panels->len - 1 - back);
}

/* （人） over the first count axis, the unit of the values below the right end of theirs. */
static void write_units(const Layout *layout, AnkePlotScript *script)
{
    const AnkePlotLabelStyle style = {&anke_plot_script_theme(script)->axis, ANKE_PLOT_RIGHT};
    const AnkeLang lang = layout->spec->frame.theme->lang;
    const AnkePlotBox *first = &panel_at(layout, 0)->box;
    const AnkePlotBox *corner = &corner_panel(layout)->box;
    anke_plot_script_label(script, people_unit(lang), first->left_pt - UNIT_GAP_PT,
                           first->top_pt - HEADING_PADDING_PT / 2 - line_height(layout) / 2,
                           &style);
    g_autofree char *unit = anke_plot_scale_unit(layout->spec->unit, lang);
    if (*unit != '\0') {
        anke_plot_script_label(script, unit, corner->right_pt,
                               corner->bottom_pt + tick_room(layout) + unit_room(layout) / 2,
                               &style);
    }
}

static void write_edge_ticks(const Layout *layout, const Panel *panel, AnkePlotScript *script)
{
    g_autoptr(GArray) ticks = g_array_new(FALSE, FALSE, sizeof(double));
    const guint bins_per_tick =
        choose_bins_per_tick(layout, panel->box.right_pt - panel->box.left_pt);
    for (guint bin = 0; bin <= layout->n_bins; bin += bins_per_tick) {
        const double at = edge(layout, bin);
        g_array_append_val(ticks, at);
    }
    anke_plot_script_ticks(script, "x", (const double *)(gpointer)ticks->data, ticks->len,
                           panel->has_edge_numbers ? (gint)layout->n_decimals : -1);
}

static void write_scales(const Layout *layout, const Panel *panel, AnkePlotScript *script)
{
    g_autoptr(GArray) ticks = anke_plot_scale_ticks(panel->axis);
    anke_plot_script_panel(script, &panel->box);
    write_edge_ticks(layout, panel, script);
    anke_plot_script_ticks(script, "y", (const double *)(gpointer)ticks->data, ticks->len,
                           panel->has_count_numbers ? 0 : -1);
    anke_plot_script_add(script, panel->group->group.state == ANKE_PLOT_SHOWN
                                     ? "set grid noxtics ytics lt 1 {grid}\n"
                                     : "unset grid\n");
    anke_plot_script_add(script, "set yrange [ 0 :");
    anke_plot_script_number(script, anke_ticks_high(panel->axis));
    anke_plot_script_add(script, " ]\n");
}

static void write_bars(const Layout *layout, const Panel *panel, AnkePlotScript *script)
{
    anke_plot_script_add(script, "$bars << END\n");
    for (guint bin = 0; bin < layout->n_bins; bin++) {
        const double n = panel->counts[bin];
        const double left = edge(layout, bin);
        const double right = edge(layout, bin + 1);
        const double numbers[] = {(left + right) / 2, n, left, right, 0, n};
        if (n > 0) {
            anke_plot_script_row(script, "", numbers, G_N_ELEMENTS(numbers));
        }
    }
    anke_plot_script_add(script, "END\n");
}

static void write_median(const Panel *panel, AnkePlotScript *script)
{
    const double numbers[] = {panel->group->median, 0, 0, anke_ticks_high(panel->axis)};
    anke_plot_script_add(script, "$median << END\n");
    if (panel->group->group.state == ANKE_PLOT_SHOWN && isfinite(panel->group->median)) {
        anke_plot_script_row(script, "", numbers, G_N_ELEMENTS(numbers));
    }
    anke_plot_script_add(script, "END\n");
}

/* Returns whether there is a curve. */
static gboolean write_density(const Layout *layout, const Panel *panel, AnkePlotScript *script)
{
    const AnkeHistogramGroup *group = panel->group;
    if (group->group.state != ANKE_PLOT_SHOWN || group->density.n_points == 0) {
        return FALSE;
    }
    anke_plot_script_add(script, "$density << END\n");
    for (guint i = 0; i < group->density.n_points; i++) {
        const double numbers[] = {group->density.points[i].x,
                                  anke_plot_round(density_people(layout, group, i))};
        anke_plot_script_row(script, "", numbers, G_N_ELEMENTS(numbers));
    }
    anke_plot_script_add(script, "END\n");
    return TRUE;
}

static void write_panel(const Layout *layout, const Panel *panel, AnkePlotScript *script)
{
    write_scales(layout, panel, script);
    write_bars(layout, panel, script);
    write_median(panel, script);
    const gboolean has_density = write_density(layout, panel, script);
    const gboolean is_pale = anke_plot_group_is_reference(&panel->group->group);
    anke_plot_script_add(script,
                         "plot NaN, $bars with boxxyerror fs solid 1 border {separator} fc ");
    anke_plot_script_add(script, is_pale ? "{bar_faint}" : "{bar}");
    anke_plot_script_add(
        script,
        ", $median with vectors nohead lw 2.4 lc {paper}, $median with vectors nohead {data}");
    if (has_density) {
        anke_plot_script_add(script, ", $density with lines {casing}, $density "
                                     "with lines lw 1.4 lc {ink}");
    }
    anke_plot_script_add(script, "\nunset label\nunset object\n");
}

static void write_panels(const Layout *layout, AnkePlotScript *script)
{
    anke_plot_script_add(script, "set border 3 {axis}\n"
                                 "set xrange [");
    anke_plot_script_number(script, edge(layout, 0));
    anke_plot_script_add(script, " :");
    anke_plot_script_number(script, edge(layout, layout->n_bins));
    anke_plot_script_add(script, " ]\nset multiplot\n");
    for (guint i = 0; i < layout->panels->len; i++) {
        write_panel(layout, panel_at(layout, i), script);
    }
    anke_plot_script_add(script, "unset multiplot\n");
}

/* What a reader must know of what is drawn, and no more. */
static GStrv own_notes(const AnkeHistogramSpec *spec)
{
    const AnkeLang lang = spec->frame.theme->lang;
    gboolean has_median = FALSE;
    gboolean has_density = FALSE;
    gboolean has_reference = FALSE;
    for (guint i = 0; i < spec->n_groups; i++) {
        const AnkeHistogramGroup *group = &spec->groups[i];
        const gboolean is_shown = group->group.state == ANKE_PLOT_SHOWN;
        has_median |= is_shown && isfinite(group->median);
        has_density |= is_shown && group->density.n_points > 0;
        has_reference |= anke_plot_group_is_reference(&group->group);
    }
    g_autoptr(GStrvBuilder) notes = g_strv_builder_new();
    g_autofree char *bars = g_strconcat(
        anke_say(lang, "縦軸は人数。各区間は左端の値を含み、右端の値を含まない。",
                 "Bars count people; a bin holds its left end, not its right one."),
        has_median ? anke_say(lang, "縦の太線は中央値。", " Upright line: median.") : "",
        has_density ? anke_say(lang, "曲線は核密度推定を人数に換算したもの。",
                               " Curve: kernel density, as people.")
                    : "",
        NULL);
    g_strv_builder_add(notes, bars);
    if (spec->n_groups > 1) {
        g_strv_builder_add(notes, anke_say(lang, "人数の目盛りは、全体と各区分とで異なる。",
                                           "The scale of people differs between all and groups."));
    }
    if (has_reference) {
        g_strv_builder_add(notes, anke_plot_group_reference_note(lang));
    }
    return g_strv_builder_end(notes);
}

GString *anke_histogram_script(const AnkeHistogramSpec *spec, AnkePlotTarget target,
                               double *height_pt)
{
    g_assert(spec->n_groups > 0 && spec->bin_width > 0);
    g_auto(GStrv) notes = own_notes(spec);
    g_auto(AnkePlotFrameLayout) frame =
        anke_plot_frame_lay_out(&spec->frame, (const char *const *)notes);
    g_auto(Layout) layout = {.spec = spec};
    const double bottom_pt = lay_out(&layout, frame.head_pt);
    AnkePlotScript *script = anke_plot_frame_begin(&frame, target, bottom_pt, height_pt);
    for (guint i = 0; i < layout.panels->len; i++) {
        write_heading(panel_at(&layout, i), spec->frame.theme->lang, script);
    }
    write_units(&layout, script);
    write_panels(&layout, script);
    return anke_plot_script_finish_take(script);
}
