#include "charts/scripts/scatter_script.h"

#include <math.h>
#include <string.h>

#include "analyzer/base/number.h"
#include "charts/scripts/plot_frame.h"
#include "charts/scripts/plot_scale.h"

#define NUMBER_GAP_PT 8.0 /* between the numbers of an axis and the panel */
#define TICK_GAP_PT 7.0   /* around the numbers below the panel */
#define NAME_GAP_PT 6.0   /* between an axis' name and the panel */
#define PANEL_SHARE 0.56  /* height of the panel, of the picture's width */
#define MIN_PANEL_PT 160.0
#define MAX_PANEL_PT 420.0
#define LARGEST_PT 9.0 /* radius of the disc of the most people */
#define LONE_PT 2.4    /* radius of one person's disc, at most */
#define AXIS_PADDING 0.03
#define LEGEND_GAP_PT 10.0
#define MAX_NAME_SHARE 0.55 /* of the picture's width, beside the legend */

enum { MAX_NAME_LINES = 3, N_SIZES = 2 };

typedef struct {
    const AnkeScatterSpec *spec;
    AnkeTicks x_axis;
    AnkeTicks y_axis;
    AnkePlotBox panel;
    GPtrArray *x_name;
    GPtrArray *y_name;
    double most;      /* people of the largest disc */
    double unit_pt;   /* radius of one person's disc */
    double bottom_pt; /* of the names below */
} Layout;

static double line_height(const Layout *layout)
{
    return anke_text_lines_height(&layout->spec->frame.theme->axis, 1);
}

static GPtrArray *break_name(const AnkePlotFrame *frame, const AnkeScatterAxis *axis,
                             double width_pt)
{
    const AnkeLang lang = frame->theme->lang;
    const AnkeTextRuler ruler = anke_plot_ruler(frame, &frame->theme->axis);
    g_autofree char *brackets = anke_plot_scale_unit(axis->unit, lang);
    g_autofree char *unit = g_strconcat(anke_say(lang, "", " "), brackets, NULL);
    return anke_text_lines_break_with(&ruler, axis->label, unit, width_pt, MAX_NAME_LINES);
}

static void take_curve(AnkePlotRange *range, const AnkePlotCurve *curve)
{
    for (guint i = 0; i < curve->n_points; i++) {
        anke_plot_range_widen(range, curve->points[i].y);
    }
}

static void find_sizes(Layout *layout)
{
    layout->most = 1;
    for (guint i = 0; i < layout->spec->n_pairs; i++) {
        layout->most = fmax(layout->most, layout->spec->pairs[i].n);
    }
    layout->unit_pt = fmin(LONE_PT, LARGEST_PT / sqrt(layout->most));
}

static void lay_out(Layout *layout, double top_pt)
{
    const AnkeScatterSpec *spec = layout->spec;
    const double width_pt = spec->frame.width_pt;
    const double inner_pt = width_pt - 2 * layout->spec->frame.theme->margin_pt;
    const double panel_pt = fmin(MAX_PANEL_PT, fmax(MIN_PANEL_PT, width_pt * PANEL_SHARE));
    AnkePlotRange x_range = anke_plot_range_new();
    AnkePlotRange y_range = anke_plot_range_new();
    for (guint i = 0; i < spec->n_pairs; i++) {
        anke_plot_range_take(&x_range, spec->pairs[i].x);
        anke_plot_range_take(&y_range, spec->pairs[i].y);
    }
    take_curve(&y_range, &spec->low);
    take_curve(&y_range, &spec->high);
    find_sizes(layout);
    layout->x_name = break_name(&spec->frame, &spec->x, inner_pt);
    layout->y_name = break_name(&spec->frame, &spec->y, inner_pt * MAX_NAME_SHARE);
    layout->y_axis = anke_plot_scale_upright(&y_range, panel_pt);
    AnkePlotBox *panel = &layout->panel;
    panel->left_pt = layout->spec->frame.theme->margin_pt +
                     anke_plot_scale_number_width(&layout->spec->frame, &layout->y_axis) +
                     NUMBER_GAP_PT;
    panel->right_pt = width_pt - layout->spec->frame.theme->margin_pt;
    panel->top_pt = top_pt + layout->y_name->len * line_height(layout) + NAME_GAP_PT;
    panel->bottom_pt = panel->top_pt + panel_pt;
    layout->x_axis =
        anke_plot_scale_across(&spec->frame, &x_range, panel->right_pt - panel->left_pt);
    layout->bottom_pt = panel->bottom_pt + line_height(layout) + TICK_GAP_PT +
                        layout->x_name->len * line_height(layout);
}

static void layout_clear(Layout *layout)
{
    g_clear_pointer(&layout->x_name, g_ptr_array_unref);
    g_clear_pointer(&layout->y_name, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Layout, layout_clear)

/* The vertical axis is named over its numbers, the other below its right end. */
static void write_names(const Layout *layout, double top_pt, AnkePlotScript *script)
{
    const AnkePlotLabelStyle left = {&anke_plot_script_theme(script)->axis, ANKE_PLOT_LEFT};
    const AnkePlotLabelStyle right = {&anke_plot_script_theme(script)->axis, ANKE_PLOT_RIGHT};
    (void)anke_plot_script_lines(script, layout->y_name, layout->spec->frame.theme->margin_pt,
                                 top_pt + line_height(layout) / 2, &left);
    (void)anke_plot_script_lines(script, layout->x_name, layout->panel.right_pt,
                                 layout->panel.bottom_pt + line_height(layout) + TICK_GAP_PT +
                                     line_height(layout) / 2,
                                 &right);
}

/* Radius in units of the x axis: circles are round in these. */
static double radius(const Layout *layout, double n)
{
    const double span = anke_ticks_high(&layout->x_axis) - anke_ticks_low(&layout->x_axis);
    const double per_pt =
        span * (1 + 2 * AXIS_PADDING) / (layout->panel.right_pt - layout->panel.left_pt);
    return layout->unit_pt * sqrt(n) * per_pt;
}

static void write_disc(const Layout *layout, double x_pt, double y_pt, double n,
                       AnkePlotScript *script)
{
    anke_plot_script_at(script, "set object circle at", x_pt, y_pt);
    anke_plot_script_add(script, " size");
    anke_plot_script_number(script, radius(layout, n));
    anke_plot_script_add(script, " noclip fc {pale}"
                                 " fs solid 1 border lc {bar} lw 0.7\n");
}

/* At the right over the panel: one person's disc and that of the most. */
static void write_legend(const Layout *layout, double top_pt, AnkePlotScript *script)
{
    const AnkePlotLabelStyle style = {&anke_plot_script_theme(script)->axis, ANKE_PLOT_RIGHT};
    const AnkeTextRuler ruler = anke_plot_ruler(&layout->spec->frame, style.text);
    const double sizes[N_SIZES] = {layout->most, 1};
    const double middle_pt = top_pt + line_height(layout) / 2;
    double x_pt = layout->panel.right_pt;
    for (guint i = 0; i < N_SIZES && layout->most > 1; i++) {
        char number[ANKE_NUMBER_SIZE];
        anke_number_format_grouped(number, sizes[i], 0);
        g_autofree char *text =
            g_strdup_printf(anke_say(layout->spec->frame.theme->lang, "%s人", "n=%s"), number);
        const double radius_pt = layout->unit_pt * sqrt(sizes[i]);
        anke_plot_script_label(script, text, x_pt, middle_pt, &style);
        x_pt -= anke_text_lines_width(&ruler, text) + NUMBER_GAP_PT / 2 + radius_pt;
        write_disc(layout, x_pt, middle_pt, sizes[i], script);
        x_pt -= radius_pt + LEGEND_GAP_PT;
    }
}

static gint compare_pairs(gconstpointer a, gconstpointer b, gpointer data)
{
    (void)data;
    const AnkeScatterPair *left = a;
    const AnkeScatterPair *right = b;
    return (left->n < right->n) - (left->n > right->n);
}

/* The largest first, so that none hides another whole. */
static void write_pairs(const Layout *layout, AnkePlotScript *script)
{
    const AnkeScatterSpec *spec = layout->spec;
    g_autofree AnkeScatterPair *pairs = g_new(AnkeScatterPair, spec->n_pairs + 1);
    memcpy(pairs, spec->pairs, spec->n_pairs * sizeof pairs[0]);
    g_qsort_with_data(pairs, (gint)spec->n_pairs, sizeof pairs[0], compare_pairs, NULL);
    anke_plot_script_add(script, "$pairs << END\n");
    for (guint i = 0; i < spec->n_pairs; i++) {
        const double numbers[] = {pairs[i].x, pairs[i].y, radius(layout, pairs[i].n)};
        anke_plot_script_row(script, "", numbers, G_N_ELEMENTS(numbers));
    }
    anke_plot_script_add(script, "END\n");
}

static void write_band(const AnkeScatterSpec *spec, AnkePlotScript *script)
{
    anke_plot_script_add(script, "$band << END\n");
    for (guint i = 0; i < MIN(spec->low.n_points, spec->high.n_points); i++) {
        const double numbers[] = {spec->low.points[i].x, spec->low.points[i].y,
                                  spec->high.points[i].y};
        anke_plot_script_row(script, "", numbers, G_N_ELEMENTS(numbers));
    }
    anke_plot_script_add(script, "END\n$fit << END\n");
    for (guint i = 0; i < spec->fit.n_points; i++) {
        const double numbers[] = {spec->fit.points[i].x, spec->fit.points[i].y};
        anke_plot_script_row(script, "", numbers, G_N_ELEMENTS(numbers));
    }
    anke_plot_script_add(script, "END\n");
}

static void write_plot(const Layout *layout, AnkePlotScript *script)
{
    anke_plot_script_panel(script, &layout->panel);
    anke_plot_script_add(script, "set border 3 {axis}\n"
                                 "set grid lt 1 {grid}\n");
    anke_plot_scale_write(&layout->x_axis, "x", AXIS_PADDING, TRUE, script);
    anke_plot_scale_write(&layout->y_axis, "y", AXIS_PADDING, TRUE, script);
    write_pairs(layout, script);
    write_band(layout->spec, script);
    anke_plot_script_add(script, "plot NaN, \\\n"
                                 "  $band with filledcurves fs solid 1 noborder fc {grey}, \\\n"
                                 "  $pairs with circles fs transparent solid 0.75 border lc {bar}"
                                 " lw 0.7 fc {pale}, \\\n"
                                 "  $fit with lines {data}\n");
}

/* What a reader must know of what is drawn, and no more. */
static GStrv own_notes(const AnkeScatterSpec *spec)
{
    const AnkeLang lang = spec->frame.theme->lang;
    g_autoptr(GStrvBuilder) notes = g_strv_builder_new();
    g_strv_builder_add(notes, anke_say(lang, "円の面積は、その値の組を持つ人数に比例する。",
                                       "The area of a disc is the number of people there."));
    if (spec->fit.n_points > 0) {
        g_autofree char *band =
            *spec->confidence == '\0' || spec->low.n_points == 0
                ? g_strdup("")
                : g_strdup_printf(anke_say(lang, "、帯は平均の%s％信頼区間",
                                           "; band: %s%% confidence interval of the mean"),
                                  spec->confidence);
        g_autofree char *line = g_strconcat(
            anke_say(lang, "直線は単回帰直線", "Line: linear regression"), band,
            anke_say(lang, "。相関は因果を示さない。", ". Correlation does not show a cause."),
            NULL);
        g_strv_builder_add(notes, line);
    }
    return g_strv_builder_end(notes);
}

GString *anke_scatter_script(const AnkeScatterSpec *spec, AnkePlotTarget target, double *height_pt)
{
    g_auto(GStrv) notes = own_notes(spec);
    g_auto(AnkePlotFrameLayout) frame =
        anke_plot_frame_lay_out(&spec->frame, (const char *const *)notes);
    g_auto(Layout) layout = {.spec = spec};
    lay_out(&layout, frame.head_pt);
    AnkePlotScript *script = anke_plot_frame_begin(&frame, target, layout.bottom_pt, height_pt);
    write_names(&layout, frame.head_pt, script);
    write_legend(&layout, frame.head_pt, script);
    write_plot(&layout, script);
    return anke_plot_script_finish_take(script);
}
