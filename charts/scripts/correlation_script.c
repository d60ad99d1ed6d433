#include "charts/scripts/correlation_script.h"

#include <math.h>
#include <string.h>

#include "analyzer/base/number.h"
#include "charts/scripts/plot_frame.h"
#include "charts/scripts/plot_legend.h"

#define MAX_LABEL_SHARE 0.4 /* of the width */
#define MIN_LABEL_PT 64.0
#define CROWDED_LABEL_SHARE 0.3 /* of the width, where no number fits anyway */
#define COLUMN_NUMBER_PT 14.0   /* room of a column's number */
#define LABEL_GAP_PT 8.0
#define HEADING_PT 16.0 /* the numbers over the columns */
#define BLOCK_PT 10.0
#define MAX_TILE_PT 52.0
#define MAX_TILE_SHARE 0.1 /* of the width, where that is more */
#define TILE_PADDING_PT 5.0
#define LEAST_ROW_PT 20.0
#define WHOLE_EM 2.6 /* room of "-0.45" */
#define SHORT_EM 2.0 /* room of "-.45" */

enum { N_CLASSES = 7, MAX_LABEL_LINES = 4 };

static const double cuts[] = {0.1, 0.3, 0.5};

/* Between one class and the next, as people read them. */
static const char *const cut_texts[N_CLASSES - 1] = {"-0.5", "-0.3", "-0.1", "0.1", "0.3", "0.5"};

typedef struct {
    const AnkeCorrelationSpec *spec;
    GPtrArray *labels; /* of lines */
    double tile_pt;
    double row_pt;
    AnkePlotBox panel;
    AnkePlotBox legend;
} Layout;

guint anke_correlation_class(double r)
{
    guint steps = 0;
    for (gsize i = 0; i < G_N_ELEMENTS(cuts); i++) {
        steps += fabs(r) >= cuts[i] ? 1 : 0;
    }
    return r < 0 ? N_CLASSES / 2 - steps : N_CLASSES / 2 + steps;
}

static AnkeRgb class_colour(const AnkeTheme *theme, guint class)
{
    return anke_theme_scale(theme, N_CLASSES, class).colour;
}

static const AnkeCorrelation *cell_at(const AnkeCorrelationSpec *spec, guint row, guint column)
{
    return &spec->cells[(gsize)row * spec->n_members + column];
}

/* "3 label" broken into lines. */
static GPtrArray *break_label(const AnkeCorrelationSpec *spec, guint member, double width_pt)
{
    g_autofree char *text = g_strdup_printf("%u　%s", member + 1, spec->labels[member]);
    const AnkeTextRuler ruler = anke_plot_ruler(&spec->frame, &spec->frame.theme->label);
    return anke_text_lines_break(&ruler, text, width_pt, MAX_LABEL_LINES);
}

/* Labels leave tiles the room for their numbers, where that can be. */
static double choose_label_width(const AnkeCorrelationSpec *spec)
{
    const double inner_pt = spec->frame.width_pt - 2 * spec->frame.theme->margin_pt - LABEL_GAP_PT;
    const double rest_pt = inner_pt - spec->n_members * SHORT_EM * spec->frame.theme->axis.size_pt;
    return rest_pt < MIN_LABEL_PT ? spec->frame.width_pt * CROWDED_LABEL_SHARE
                                  : fmin(spec->frame.width_pt * MAX_LABEL_SHARE, rest_pt);
}

/* Returns the width of the widest. */
static double break_labels(Layout *layout)
{
    const AnkeCorrelationSpec *spec = layout->spec;
    const AnkeTextStyle *style = &spec->frame.theme->label;
    const AnkeTextRuler ruler = anke_plot_ruler(&spec->frame, style);
    double widest_pt = 0;
    layout->labels = g_ptr_array_new_with_free_func((GDestroyNotify)g_ptr_array_unref);
    for (guint i = 0; i < spec->n_members; i++) {
        GPtrArray *lines = break_label(spec, i, choose_label_width(spec));
        g_ptr_array_add(layout->labels, lines);
        widest_pt = fmax(widest_pt, anke_text_lines_widest(&ruler, lines));
        layout->row_pt =
            fmax(layout->row_pt,
                 fmax(LEAST_ROW_PT, anke_text_lines_height(style, lines->len) + TILE_PADDING_PT));
    }
    return widest_pt;
}

static char *class_text(guint class, AnkeLang lang)
{
    if (class == 0) {
        return g_strdup_printf(anke_say(lang, "%s以下", "%s or less"), cut_texts[0]);
    }
    if (class == N_CLASSES - 1) {
        return g_strdup_printf(anke_say(lang, "%s以上", "%s or more"), cut_texts[class - 1]);
    }
    return g_strdup_printf(anke_say(lang, "%s～%s", "%s to %s"), cut_texts[class - 1],
                           cut_texts[class]);
}

static void fill_legend(AnkePlotLegendEntry *entries, GPtrArray *texts, const AnkeTheme *theme)
{
    for (guint i = 0; i < N_CLASSES; i++) {
        g_ptr_array_add(texts, class_text(i, theme->lang));
        entries[i] = (AnkePlotLegendEntry){class_colour(theme, i), texts->pdata[i]};
    }
}

static void write_legend(const Layout *layout, AnkePlotScript *script)
{
    AnkePlotLegendEntry entries[N_CLASSES];
    g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func(g_free);
    fill_legend(entries, texts, layout->spec->frame.theme);
    anke_plot_legend_write(&layout->spec->frame, entries, N_CLASSES, &layout->legend, script);
}

static void lay_out_columns(Layout *layout)
{
    const AnkeCorrelationSpec *spec = layout->spec;
    const double right_pt = spec->frame.width_pt - layout->spec->frame.theme->margin_pt;
    AnkePlotBox *panel = &layout->panel;
    panel->left_pt = layout->spec->frame.theme->margin_pt + break_labels(layout) + LABEL_GAP_PT;
    layout->tile_pt = fmin(fmax(MAX_TILE_PT, MAX_TILE_SHARE * spec->frame.width_pt),
                           (right_pt - panel->left_pt) / spec->n_members);
    panel->right_pt = panel->left_pt + layout->tile_pt * spec->n_members;
}

static void lay_out_rows(Layout *layout, double top_pt)
{
    const AnkeCorrelationSpec *spec = layout->spec;
    const double right_pt = spec->frame.width_pt - layout->spec->frame.theme->margin_pt;
    AnkePlotLegendEntry entries[N_CLASSES];
    g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func(g_free);
    fill_legend(entries, texts, spec->frame.theme);
    layout->legend = (AnkePlotBox){layout->spec->frame.theme->margin_pt, right_pt, top_pt, top_pt};
    layout->legend.bottom_pt += anke_plot_legend_height(
        &spec->frame, entries, N_CLASSES, right_pt - layout->spec->frame.theme->margin_pt);
    layout->panel.top_pt = layout->legend.bottom_pt + BLOCK_PT + HEADING_PT;
    layout->panel.bottom_pt = layout->panel.top_pt + layout->row_pt * spec->n_members;
}

static gboolean has_numbers(const Layout *layout)
{
    return layout->tile_pt >= SHORT_EM * layout->spec->frame.theme->axis.size_pt - 0.01;
}

static void write_labels(const Layout *layout, AnkePlotScript *script)
{
    const AnkePlotLabelStyle label = {&anke_plot_script_theme(script)->label, ANKE_PLOT_LEFT};
    const AnkePlotLabelStyle number = {&anke_plot_script_theme(script)->axis, ANKE_PLOT_CENTRE};
    for (guint i = 0; i < layout->spec->n_members; i++) {
        const GPtrArray *lines = layout->labels->pdata[i];
        g_autofree char *text = g_strdup_printf("%u", i + 1);
        (void)anke_plot_script_lines(script, lines, layout->spec->frame.theme->margin_pt,
                                     layout->panel.top_pt + (i + 0.5) * layout->row_pt -
                                         anke_text_lines_height(label.text, lines->len - 1) / 2,
                                     &label);
        if (i % (guint)ceil(COLUMN_NUMBER_PT / layout->tile_pt) == 0) {
            anke_plot_script_label(script, text,
                                   layout->panel.left_pt + (i + 0.5) * layout->tile_pt,
                                   layout->panel.top_pt - HEADING_PT / 2, &number);
        }
    }
}

/* What stands in a tile; "" where there is no room. */
static char *tile_text(const Layout *layout, const AnkeCorrelation *cell)
{
    char number[ANKE_NUMBER_SIZE];
    const double room_em = layout->tile_pt / layout->spec->frame.theme->axis.size_pt;
    if (!has_numbers(layout)) {
        return g_strdup("");
    }
    if (cell->is_hidden) {
        return g_strdup(anke_say(layout->spec->frame.theme->lang, "秘匿", "hidden"));
    }
    if (isnan(cell->r)) {
        return g_strdup("…");
    }
    anke_number_format_fixed(number, cell->r, 2);
    if (room_em >= WHOLE_EM || fabs(cell->r) >= 1 || g_str_equal(number, "1.00") ||
        g_str_equal(number, "-1.00")) {
        return g_strdup(number);
    }
    return g_strdup_printf("%s%s", *number == '-' ? "-" : "", strchr(number, '.'));
}

static AnkeRgb tile_colour(const AnkeTheme *theme, const AnkeCorrelation *cell)
{
    return cell->is_hidden || isnan(cell->r) ? theme->paper
                                             : class_colour(theme, anke_correlation_class(cell->r));
}

static void write_numbers(const Layout *layout, AnkePlotScript *script)
{
    const AnkeTheme *theme = layout->spec->frame.theme;
    for (guint row = 1; row < layout->spec->n_members; row++) {
        for (guint column = 0; column < row; column++) {
            const AnkeCorrelation *cell = cell_at(layout->spec, row, column);
            const AnkeTextStyle text = anke_text_style_coloured(
                theme->value, anke_theme_ink(theme, tile_colour(theme, cell)));
            const AnkePlotLabelStyle style = {&text, ANKE_PLOT_CENTRE};
            g_autofree char *number = tile_text(layout, cell);
            anke_plot_script_label(script, number,
                                   layout->panel.left_pt + (column + 0.5) * layout->tile_pt,
                                   layout->panel.top_pt + (row + 0.5) * layout->row_pt, &style);
        }
    }
}

/* Tiles below the diagonal, and pale ones on it. */
static void write_tiles(const Layout *layout, AnkePlotScript *script)
{
    const AnkeTheme *theme = layout->spec->frame.theme;
    anke_plot_script_canvas(script, &layout->panel);
    anke_plot_script_add(script, "$tiles << END\n");
    for (guint row = 0; row < layout->spec->n_members; row++) {
        for (guint column = 0; column <= row; column++) {
            const double x = column * layout->tile_pt;
            const double y = row * layout->row_pt;
            const AnkeRgb colour = column == row
                                       ? anke_plot_pale_total(theme)
                                       : tile_colour(theme, cell_at(layout->spec, row, column));
            const double numbers[] = {x, y, x, x + layout->tile_pt, y, y + layout->row_pt, colour};
            anke_plot_script_row(script, "", numbers, G_N_ELEMENTS(numbers));
        }
    }
    anke_plot_script_add(script, "END\nplot NaN, $tiles using 1:2:3:4:5:6:7 with boxxyerror fs "
                                 "solid 1 border {separator} fc rgb variable\n");
}

/* What a reader must know of what is drawn, and no more. */
static GStrv own_notes(const Layout *layout)
{
    const AnkeCorrelationSpec *spec = layout->spec;
    const AnkeLang lang = spec->frame.theme->lang;
    gboolean has_undefined = FALSE;
    for (guint row = 1; row < spec->n_members; row++) {
        for (guint column = 0; column < row; column++) {
            const AnkeCorrelation *cell = cell_at(spec, row, column);
            has_undefined |= !cell->is_hidden && isnan(cell->r);
        }
    }
    g_autoptr(GStrvBuilder) notes = g_strv_builder_new();
    g_strv_builder_add(notes, anke_say(lang,
                                       "数値はピアソンの積率相関係数。列の番号は行の番号の項目。"
                                       "相関は因果を示さない。",
                                       "Pearson's correlation. Columns have the numbers of the "
                                       "rows. Correlation does not show a cause."));
    if (has_undefined) {
        g_strv_builder_add(notes, anke_say(lang, "…は算出できない。", "… is not defined."));
    }
    if (!has_numbers(layout)) {
        g_strv_builder_add(notes, anke_say(lang, "幅が足りないため数値は省略した。",
                                           "There is no room for the numbers."));
    }
    return g_strv_builder_end(notes);
}

GString *anke_correlation_script(const AnkeCorrelationSpec *spec, AnkePlotTarget target,
                                 double *height_pt)
{
    Layout layout = {.spec = spec};
    lay_out_columns(&layout);
    g_auto(GStrv) notes = own_notes(&layout);
    g_auto(AnkePlotFrameLayout) frame =
        anke_plot_frame_lay_out(&spec->frame, (const char *const *)notes);
    lay_out_rows(&layout, frame.head_pt);
    AnkePlotScript *script =
        anke_plot_frame_begin(&frame, target, layout.panel.bottom_pt, height_pt);
    write_legend(&layout, script);
    write_labels(&layout, script);
    write_numbers(&layout, script);
    write_tiles(&layout, script);
    g_ptr_array_unref(layout.labels);
    return anke_plot_script_finish_take(script);
}
