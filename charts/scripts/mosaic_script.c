#include "charts/scripts/mosaic_script.h"

#include <math.h>

#include "analyzer/base/number.h"
#include "charts/scene/spread.h"
#include "charts/scripts/plot_frame.h"
#include "charts/scripts/plot_group.h"
#include "charts/scripts/plot_legend.h"

#define LABEL_SHARE 0.32  /* of the width, at most */
#define LEADER_PT 14.0    /* room between labels and rows */
#define LEADER_MIN_PT 3.0 /* labels that moved less need no line */
#define LABEL_GAP_PT 3.0
#define BLOCK_PT 10.0
#define KEY_GAP "　"   /* between answers */
#define KEY_GAP_PT 4.0 /* between the legend and the answers */
#define TOTAL_PT 20.0
#define TOTAL_GAP_PT 8.0
#define PITCH_PT 26.0      /* mean height of a row where bases are alike */
#define LEAST_ROW_PT 12.0  /* that the thinnest row should have */
#define MOST_PITCH_PT 48.0 /* mean height of a row, at most */
#define TEXT_PADDING_PT 2.0
#define LEAST_TEXT_PT 10.5 /* height of a row that holds text */

enum { N_CLASSES = 5, MAX_LABEL_LINES = 3, MAX_KEY_LINES = 4, N_CIRCLED = 20 };

static const struct {
    guint step; /* of the scale of seven, as in heat_layout.c */
    const char *mark;
} classes[N_CLASSES] = {{0, "▼▼"}, {2, "▼"}, {3, ""}, {4, "▲"}, {6, "▲▲"}};

typedef struct {
    const AnkeMosaicSpec *spec;
    GPtrArray *labels; /* of lines, by row */
    GPtrArray *key;    /* lines */
    double *tops;      /* of the rows, in pt within the panel */
    double *heights;
    double *middles; /* of the labels, moved apart */
    double *rooms;   /* heights of the labels */
    AnkePlotBox legend;
    double key_top_pt;
    AnkePlotBox panel;
} Layout;

guint anke_mosaic_class(double residual)
{
    static const double cuts[] = {1.96, 2.58};
    guint steps = 0;
    for (gsize i = 0; i < G_N_ELEMENTS(cuts); i++) {
        steps += fabs(residual) >= cuts[i] ? 1 : 0;
    }
    return residual < 0 ? N_CLASSES / 2 - steps : N_CLASSES / 2 + steps;
}

static AnkeRgb class_colour(const AnkeTheme *theme, guint class)
{
    return anke_theme_scale(theme, ANKE_THEME_MAX_COLOURS, classes[class].step).colour;
}

static double line_height(const Layout *layout)
{
    return anke_text_lines_height(&layout->spec->frame.theme->label, 1);
}

/* ① to ⑳, then (21). */
static char *item_sign(guint item)
{
    if (item < N_CIRCLED) {
        char sign[8] = "";
        (void)g_unichar_to_utf8(0x2460 + item, sign);
        return g_strdup(sign);
    }
    return g_strdup_printf("(%u)", item + 1);
}

static void fill_legend(AnkePlotLegendEntry *entries, const AnkeTheme *theme)
{
    const AnkeLang lang = theme->lang;
    const char *const texts[N_CLASSES] = {
        anke_say(lang, "▼▼ かなり少ない（-2.58以下）", "▼▼ far fewer (-2.58 or less)"),
        anke_say(lang, "▼ 少ない（-1.96以下）", "▼ fewer (-1.96 or less)"),
        anke_say(lang, "差があるとはいえない", "no clear difference"),
        anke_say(lang, "▲ 多い（1.96以上）", "▲ more (1.96 or more)"),
        anke_say(lang, "▲▲ かなり多い（2.58以上）", "▲▲ far more (2.58 or more)")};
    for (guint i = 0; i < N_CLASSES; i++) {
        entries[i] = (AnkePlotLegendEntry){class_colour(theme, i), texts[i]};
    }
}

/* The answers behind their signs, as many a line as fit. */
static GPtrArray *make_key(const AnkeMosaicSpec *spec, double width_pt)
{
    const AnkeTextRuler ruler = anke_plot_ruler(&spec->frame, &spec->frame.theme->label);
    const double gap_pt = anke_text_lines_width(&ruler, KEY_GAP);
    GPtrArray *key = g_ptr_array_new_with_free_func(g_free);
    double used_pt = INFINITY;
    for (guint i = 0; i < spec->n_items; i++) {
        g_autofree char *sign = item_sign(i);
        g_autofree char *text = g_strdup_printf("%s %s", sign, spec->items[i]);
        g_autoptr(GPtrArray) lines = anke_text_lines_break(&ruler, text, width_pt, MAX_KEY_LINES);
        const double entry_pt = anke_text_lines_widest(&ruler, lines);
        if (lines->len == 1 && used_pt + gap_pt + entry_pt <= width_pt) {
            char **last = (char **)&key->pdata[key->len - 1];
            char *longer = g_strconcat(*last, KEY_GAP, (const char *)lines->pdata[0], NULL);
            g_free(*last);
            *last = longer;
            used_pt += gap_pt + entry_pt;
            continue;
        }
        for (guint k = 0; k < lines->len; k++) {
            g_ptr_array_add(key, g_strdup(lines->pdata[k]));
        }
        used_pt = lines->len == 1 ? entry_pt : INFINITY;
    }
    return key;
}

static char *n_text(const AnkeMosaicRow *row, AnkeLang lang)
{
    const AnkePlotGroup group = {.state = ANKE_PLOT_SHOWN, .n = row->n};
    return anke_plot_group_n_text(&group, lang);
}

/* Returns the width of the widest. */
static double break_labels(Layout *layout)
{
    const AnkeMosaicSpec *spec = layout->spec;
    const AnkeTheme *theme = spec->frame.theme;
    double widest_pt = 0;
    layout->rooms = g_new0(double, spec->n_rows);
    layout->labels = g_ptr_array_new_with_free_func((GDestroyNotify)g_ptr_array_unref);
    for (guint i = 0; i < spec->n_rows; i++) {
        g_autofree char *n = n_text(&spec->rows[i], spec->frame.theme->lang);
        const AnkeTextRuler ruler =
            anke_plot_ruler(&spec->frame, anke_plot_label_style(theme, spec->rows[i].is_total));
        GPtrArray *lines = anke_text_lines_break_with(
            &ruler, spec->rows[i].label, n, spec->frame.width_pt * LABEL_SHARE, MAX_LABEL_LINES);
        g_ptr_array_add(layout->labels, lines);
        widest_pt = fmax(widest_pt, anke_text_lines_widest(&ruler, lines));
        layout->rooms[i] = lines->len * line_height(layout) + LABEL_GAP_PT;
    }
    return widest_pt;
}

/* Height of all groups together: the thinnest can be seen, where that is not too much. */
static double choose_height(const Layout *layout)
{
    const AnkeMosaicSpec *spec = layout->spec;
    double sum = 0;
    double least = INFINITY;
    double labels_pt = 0;
    guint n_groups = 0;
    for (guint i = 0; i < spec->n_rows; i++) {
        if (!spec->rows[i].is_total) {
            sum += spec->rows[i].n;
            least = fmin(least, spec->rows[i].n);
            labels_pt += layout->rooms[i];
            n_groups++;
        }
    }
    const double wanted_pt = fmin(LEAST_ROW_PT * sum / least, MOST_PITCH_PT * n_groups);
    return fmax(wanted_pt, fmax(PITCH_PT * n_groups, labels_pt));
}

/* Returns the height of the panel. */
static double place_rows(Layout *layout)
{
    const AnkeMosaicSpec *spec = layout->spec;
    const double height_pt = choose_height(layout);
    double sum = 0;
    double top_pt = 0;
    for (guint i = 0; i < spec->n_rows; i++) {
        sum += spec->rows[i].is_total ? 0 : spec->rows[i].n;
    }
    layout->tops = g_new0(double, spec->n_rows);
    layout->heights = g_new0(double, spec->n_rows);
    layout->middles = g_new0(double, spec->n_rows);
    for (guint i = 0; i < spec->n_rows; i++) {
        const AnkeMosaicRow *row = &spec->rows[i];
        layout->tops[i] = top_pt;
        layout->heights[i] =
            row->is_total ? fmax(TOTAL_PT, layout->rooms[i]) : height_pt * row->n / sum;
        layout->middles[i] = top_pt + layout->heights[i] / 2;
        top_pt += layout->heights[i] + (row->is_total ? TOTAL_GAP_PT : 0);
    }
    anke_spread(layout->middles, layout->rooms, spec->n_rows, 0, top_pt);
    return top_pt;
}

static void lay_out(Layout *layout, double top_pt)
{
    const AnkeMosaicSpec *spec = layout->spec;
    const double right_pt = spec->frame.width_pt - layout->spec->frame.theme->margin_pt;
    const double inner_pt = right_pt - layout->spec->frame.theme->margin_pt;
    AnkePlotLegendEntry entries[N_CLASSES];
    fill_legend(entries, spec->frame.theme);
    layout->key = make_key(spec, inner_pt);
    layout->legend = (AnkePlotBox){layout->spec->frame.theme->margin_pt, right_pt, top_pt, top_pt};
    layout->legend.bottom_pt += anke_plot_legend_height(
        &spec->frame, entries, spec->has_residuals ? N_CLASSES : 0, inner_pt);
    AnkePlotBox *panel = &layout->panel;
    panel->left_pt = layout->spec->frame.theme->margin_pt + break_labels(layout) + LEADER_PT;
    panel->right_pt = right_pt;
    layout->key_top_pt = layout->legend.bottom_pt + (spec->has_residuals ? KEY_GAP_PT : 0);
    panel->top_pt = layout->key_top_pt + layout->key->len * line_height(layout) + BLOCK_PT;
    panel->bottom_pt = panel->top_pt + place_rows(layout);
}

static void layout_clear(Layout *layout)
{
    g_clear_pointer(&layout->labels, g_ptr_array_unref);
    g_clear_pointer(&layout->key, g_ptr_array_unref);
    g_clear_pointer(&layout->tops, g_free);
    g_clear_pointer(&layout->heights, g_free);
    g_clear_pointer(&layout->middles, g_free);
    g_clear_pointer(&layout->rooms, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Layout, layout_clear)

static void write_words(const Layout *layout, AnkePlotScript *script)
{
    const AnkePlotLabelStyle key = {&anke_plot_script_theme(script)->label, ANKE_PLOT_LEFT};
    AnkePlotLegendEntry entries[N_CLASSES];
    fill_legend(entries, layout->spec->frame.theme);
    anke_plot_legend_write(&layout->spec->frame, entries,
                           layout->spec->has_residuals ? N_CLASSES : 0, &layout->legend, script);
    (void)anke_plot_script_lines(script, layout->key, layout->spec->frame.theme->margin_pt,
                                 layout->key_top_pt + line_height(layout) / 2, &key);
    for (guint i = 0; i < layout->spec->n_rows; i++) {
        const GPtrArray *lines = layout->labels->pdata[i];
        const AnkePlotLabelStyle style = {
            anke_plot_label_style(anke_plot_script_theme(script), layout->spec->rows[i].is_total),
            ANKE_PLOT_RIGHT};
        (void)anke_plot_script_lines(script, lines, layout->panel.left_pt - LEADER_PT,
                                     layout->panel.top_pt + layout->middles[i] -
                                         (lines->len - 1) * line_height(layout) / 2,
                                     &style);
    }
}

static gboolean fits(const AnkeTextRuler *ruler, const char *const *lines, double width_pt,
                     double height_pt)
{
    guint n_lines = 0;
    for (; lines[n_lines] != NULL; n_lines++) {
        if (anke_text_lines_width(ruler, lines[n_lines]) + 2 * TEXT_PADDING_PT > width_pt) {
            return FALSE;
        }
    }
    return anke_text_lines_height(ruler->style, n_lines) <= height_pt ||
           (n_lines == 1 && height_pt >= LEAST_TEXT_PT);
}

/* What stands in a cell: sign, percentage and mark, in as few lines as fit; where there is no room
 * less of it; at last nothing. */
static GPtrArray *cell_lines(const AnkeTextRuler *ruler, guint item, const AnkeMosaicCell *cell,
                             double width_pt, double height_pt)
{
    char percent[ANKE_NUMBER_SIZE];
    const char *mark = classes[anke_mosaic_class(cell->residual)].mark;
    g_autofree char *sign = item_sign(item);
    anke_number_format_fixed(percent, cell->share * 100, 1);
    g_autofree char *signed_percent = g_strconcat(sign, percent, NULL);
    g_autofree char *whole = g_strconcat(signed_percent, mark, NULL);
    g_autofree char *marked = g_strconcat(sign, mark, NULL);
    const char *last = *mark == '\0' ? NULL : mark;
    g_autofree char *half = g_utf8_substring(mark, 0, MIN(1, g_utf8_strlen(mark, -1)));
    const char *below =
        last == NULL || g_str_equal(half, mark) ? NULL : half; /* of a double mark */
    const char *const ways[][5] = {{whole},
                                   {signed_percent, last},
                                   {sign, percent, last},
                                   {sign, percent, last == NULL ? NULL : half, below},
                                   {marked},
                                   {sign, last},
                                   {last == NULL ? sign : half, below}};
    GPtrArray *lines = g_ptr_array_new_with_free_func(g_free);
    for (gsize i = 0; i < G_N_ELEMENTS(ways) && lines->len == 0; i++) {
        for (gsize k = 0; fits(ruler, ways[i], width_pt, height_pt) && ways[i][k] != NULL; k++) {
            g_ptr_array_add(lines, g_strdup(ways[i][k]));
        }
    }
    return lines;
}

/* A cell in its place: x in pt from the left end of the panel. */
typedef struct {
    guint row;
    guint item;
    double left_pt;
    double width_pt;
} Place;

static void write_text(const Layout *layout, const Place *place, AnkePlotScript *script)
{
    const AnkeMosaicCell *cell = &layout->spec->rows[place->row].cells[place->item];
    const guint class = anke_mosaic_class(cell->residual);
    const AnkeTheme *theme = layout->spec->frame.theme;
    AnkeTextStyle text =
        anke_text_style_coloured(theme->value, anke_theme_ink(theme, class_colour(theme, class)));
    text.is_bold = class != N_CLASSES / 2;
    const AnkePlotLabelStyle style = {&text, ANKE_PLOT_CENTRE};
    const AnkeTextRuler ruler = anke_plot_ruler(&layout->spec->frame, &text);
    const double height_pt = layout->heights[place->row];
    g_autoptr(GPtrArray) lines = cell_lines(&ruler, place->item, cell, place->width_pt, height_pt);
    const double middle_pt = layout->panel.top_pt + layout->tops[place->row] + height_pt / 2;
    (void)anke_plot_script_lines(
        script, lines, layout->panel.left_pt + place->left_pt + place->width_pt / 2,
        middle_pt - anke_text_lines_height(&text, MAX(lines->len, 1) - 1) / 2, &style);
}

static void write_tile(const Layout *layout, const Place *place, AnkePlotScript *script)
{
    const AnkeMosaicCell *cell = &layout->spec->rows[place->row].cells[place->item];
    const double top_pt = layout->tops[place->row];
    const double numbers[] = {
        place->left_pt,
        top_pt,
        place->left_pt,
        place->left_pt + place->width_pt,
        top_pt,
        top_pt + layout->heights[place->row],
        class_colour(layout->spec->frame.theme, anke_mosaic_class(cell->residual))};
    if (place->width_pt > 0) {
        anke_plot_script_row(script, "", numbers, G_N_ELEMENTS(numbers));
    }
}

static void write_cells(const Layout *layout,
                        void (*write)(const Layout *, const Place *, AnkePlotScript *),
                        AnkePlotScript *script)
{
    const double panel_pt = layout->panel.right_pt - layout->panel.left_pt;
    for (guint row = 0; row < layout->spec->n_rows; row++) {
        Place place = {.row = row};
        for (guint item = 0; item < layout->spec->n_items; item++) {
            place.item = item;
            place.width_pt = layout->spec->rows[row].cells[item].share * panel_pt;
            write(layout, &place, script);
            place.left_pt += place.width_pt;
        }
    }
}

/* From labels that had to move to their rows. */
static void write_leaders(const Layout *layout, AnkePlotScript *script)
{
    for (guint i = 0; i < layout->spec->n_rows; i++) {
        const double middle_pt = layout->tops[i] + layout->heights[i] / 2;
        if (fabs(middle_pt - layout->middles[i]) > LEADER_MIN_PT) {
            anke_plot_script_at(script, "set arrow from", layout->panel.left_pt - LEADER_PT + 3,
                                layout->panel.top_pt + layout->middles[i]);
            anke_plot_script_at(script, " to", layout->panel.left_pt - 2,
                                layout->panel.top_pt + middle_pt);
            anke_plot_script_add(script, " nohead {border}\n");
        }
    }
}

static void write_tiles(const Layout *layout, AnkePlotScript *script)
{
    anke_plot_script_canvas(script, &layout->panel);
    anke_plot_script_add(script, "$tiles << END\n");
    write_cells(layout, write_tile, script);
    anke_plot_script_add(script, "END\nplot NaN, $tiles using 1:2:3:4:5:6:7 with boxxyerror fs "
                                 "solid 1 border {border} fc rgb variable\n");
}

/* What a reader must know of what is drawn, and no more. */
static GStrv own_notes(const AnkeMosaicSpec *spec)
{
    const AnkeLang lang = spec->frame.theme->lang;
    gboolean has_reference = FALSE;
    for (guint i = 0; i < spec->n_rows; i++) {
        has_reference |= spec->rows[i].n < ANKE_PLOT_REFERENCE_N;
    }
    g_autoptr(GStrvBuilder) notes = g_strv_builder_new();
    g_strv_builder_add(
        notes, anke_say(lang,
                        "行の高さは人数、幅は構成比（％）に比例する。四捨五入のため合計が100％に"
                        "ならないことがある。狭い欄の数値は省略した。",
                        "Rows are as high as they have people, cells as wide as their percentage. "
                        "Percentages may not add up to 100. Narrow cells have no number."));
    if (spec->has_residuals) {
        g_strv_builder_add(notes,
                           anke_say(lang,
                                    "色と▲▼は、全体と同じ割合であるとした場合との差"
                                    "（調整済み標準化残差）。期待度数5未満の欄は着色しない。",
                                    "Colours and ▲▼: adjusted standardised residual, against "
                                    "the share of all. Cells with an expected count below 5 "
                                    "are not coloured."));
    }
    if (has_reference) {
        g_strv_builder_add(notes, anke_plot_group_reference_note(lang));
    }
    return g_strv_builder_end(notes);
}

GString *anke_mosaic_script(const AnkeMosaicSpec *spec, AnkePlotTarget target, double *height_pt)
{
    g_auto(GStrv) notes = own_notes(spec);
    g_auto(AnkePlotFrameLayout) frame =
        anke_plot_frame_lay_out(&spec->frame, (const char *const *)notes);
    g_auto(Layout) layout = {.spec = spec};
    lay_out(&layout, frame.head_pt);
    AnkePlotScript *script =
        anke_plot_frame_begin(&frame, target, layout.panel.bottom_pt, height_pt);
    write_words(&layout, script);
    write_cells(&layout, write_text, script);
    write_leaders(&layout, script);
    write_tiles(&layout, script);
    return anke_plot_script_finish_take(script);
}
