#include "charts/draw/typesetter.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analyzer/base/error.h"
#include "charts/draw/draw_private.h"
#include "charts/draw/phrases.h"
#include "charts/draw/small_fonts.h"

#define MOST_PHRASED_CHARACTERS 400 /* longer texts are no labels */

struct AnkeTypesetter {
    const AnkeTheme *theme;
    PangoFontMap *font_map;
    PangoContext *context;
    PangoFontDescription *font;
    PangoLayout *layout;
    PangoAttrList *attributes; /* of every text */
    gboolean has_ends;         /* the layout has ends of lines of its own */
    AnkeSmallFonts *small_fonts;
};

static PangoContext *create_context(PangoFontMap *font_map, const AnkeTheme *theme)
{
    PangoContext *context = pango_font_map_create_context(font_map);
    cairo_font_options_t *options = cairo_font_options_create();
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    pango_cairo_context_set_font_options(context, options);
    cairo_font_options_destroy(options);
    pango_context_set_round_glyph_positions(context, FALSE);
    pango_context_set_language(context, pango_language_from_string(theme->language));
    return context;
}

static gboolean has_family(AnkeTypesetter *typesetter, gboolean is_bold)
{
    pango_font_description_set_weight(typesetter->font,
                                      is_bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    PangoFont *font =
        pango_font_map_load_font(typesetter->font_map, typesetter->context, typesetter->font);
    if (font == NULL) {
        return FALSE;
    }
    PangoFontDescription *found = pango_font_describe(font);
    const char *family = pango_font_description_get_family(found);
    gboolean is_same = g_strcmp0(family, typesetter->theme->family) == 0;
    pango_font_description_free(found);
    g_object_unref(font);
    return is_same;
}

/* Which font stands in for a missing glyph depends on fontconfig's and pango's default language, and
 * those come from the locale: name it, so that no locale enters a picture. */
static void fix_default_language(const AnkeTheme *theme)
{
    static const char *const names[] = {"FC_LANG", "PANGO_LANGUAGE"};
    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
        /* Pango has threads once it has worked: then the environment stays as it is. */
        if (g_strcmp0(g_getenv(names[i]), theme->language) != 0) {
            g_setenv(names[i], theme->language, TRUE);
        }
    }
}

/* The family says which forms of ideographs are meant. Its local forms would only make the digits
 * beside Latin letters ("n=92") 3 % lower than others ("20.4 人"); and these digits stand in no
 * character map, in which cairo looks for each of them from end to end when it writes a PDF. */
static void forbid_local_forms(AnkeTypesetter *typesetter)
{
    typesetter->attributes = pango_attr_list_new();
    pango_attr_list_insert(typesetter->attributes, pango_attr_font_features_new("locl=0"));
    pango_layout_set_attributes(typesetter->layout, typesetter->attributes);
}

AnkeTypesetter *anke_typesetter_new(const AnkeTheme *theme, GError **error)
{
    fix_default_language(theme);
    g_autoptr(AnkeTypesetter) typesetter = g_new0(AnkeTypesetter, 1);
    typesetter->theme = theme;
    typesetter->font_map = pango_cairo_font_map_new();
    typesetter->context = create_context(typesetter->font_map, theme);
    typesetter->font = pango_font_description_new();
    pango_font_description_set_family(typesetter->font, theme->family);
    pango_font_description_set_absolute_size(typesetter->font, 10 * PANGO_SCALE);
    typesetter->layout = pango_layout_new(typesetter->context);
    pango_layout_set_wrap(typesetter->layout, PANGO_WRAP_WORD_CHAR);
    pango_layout_set_single_paragraph_mode(typesetter->layout, TRUE);
    forbid_local_forms(typesetter);
    typesetter->small_fonts = anke_small_fonts_new();
    if (!has_family(typesetter, FALSE) || !has_family(typesetter, TRUE)) {
        anke_error_set(error, ANKE_ERROR_UNAVAILABLE,
                       "the font \"%s\" is not installed (Debian package fonts-noto-cjk)",
                       theme->family);
        return NULL;
    }
    return g_steal_pointer(&typesetter);
}

const AnkeTheme *anke_typesetter_theme(const AnkeTypesetter *typesetter)
{
    return typesetter->theme;
}

AnkeSmallFonts *anke_typesetter_small_fonts(const AnkeTypesetter *typesetter)
{
    return typesetter->small_fonts;
}

/* Marks that change the direction of what follows, and other format characters that draw nothing.
 * The joiners U+200C and U+200D stay: Indic and Arabic letters and emoji need them. */
static gboolean is_invisible(gunichar c)
{
    if (c == 0x200C || c == 0x200D) {
        return FALSE;
    }
    GUnicodeType type = g_unichar_type(c);
    gboolean is_noncharacter = (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
    return is_noncharacter || type == G_UNICODE_CONTROL || type == G_UNICODE_FORMAT ||
           type == G_UNICODE_LINE_SEPARATOR || type == G_UNICODE_PARAGRAPH_SEPARATOR;
}

static gboolean is_line_end(gunichar c)
{
    return c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029;
}

char *anke_typesetter_visible(const char *text)
{
    g_autofree char *valid = g_utf8_make_valid(text, -1);
    GString *visible = g_string_sized_new(strlen(valid));
    for (const char *p = valid; *p != '\0'; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        if (c == '\r' && p[1] == '\n') {
            continue;
        }
        if (is_line_end(c)) {
            g_string_append(visible, "⏎");
        } else if (c == '\t') {
            g_string_append_c(visible, ' ');
        } else if (is_invisible(c)) {
            g_string_append(visible, "〓");
        } else {
            g_string_append_unichar(visible, c);
        }
    }
    return g_string_free(visible, FALSE);
}

static int last_line_characters(PangoLayout *layout)
{
    int n_lines = pango_layout_get_line_count(layout);
    PangoLayoutLine *line = pango_layout_get_line_readonly(layout, n_lines - 1);
    const char *text = pango_layout_get_text(layout);
    return (int)g_utf8_strlen(text + line->start_index, line->length);
}

static void set_wrap(PangoLayout *layout, double wrap_pt)
{
    pango_layout_set_width(layout, (int)ceil(wrap_pt * PANGO_SCALE));
}

/* Narrows the lines by half an em at a time while that brings company to a lonely last character.
 */
static void balance_last_line(PangoLayout *layout, double size_pt, double wrap_pt)
{
    enum { FEW = 2, MAX_STEPS = 6 };
    int n_lines = pango_layout_get_line_count(layout);
    int most = last_line_characters(layout);
    double best_pt = wrap_pt;
    for (int step = 1; n_lines > 1 && most <= FEW && step <= MAX_STEPS; step++) {
        double narrower_pt = wrap_pt - step / 2.0 * size_pt;
        if (narrower_pt < 2 * size_pt) {
            break;
        }
        set_wrap(layout, narrower_pt);
        if (pango_layout_get_line_count(layout) != n_lines) {
            break;
        }
        if (last_line_characters(layout) > most) {
            most = last_line_characters(layout);
            best_pt = narrower_pt;
        }
    }
    set_wrap(layout, best_pt);
}

/* Lets lines end before the characters that `begins` says, nowhere else. */
static void set_line_ends(AnkeTypesetter *typesetter, const gboolean *begins, guint n)
{
    PangoAttrList *attributes = pango_attr_list_copy(typesetter->attributes);
    const char *text = pango_layout_get_text(typesetter->layout);
    const char *at = text;
    for (guint begin = 0, end; begin < n; begin = end) {
        const char *start = at;
        for (end = begin + 1, at = g_utf8_next_char(at); end < n && !begins[end]; end++) {
            at = g_utf8_next_char(at);
        }
        PangoAttribute *whole = pango_attr_allow_breaks_new(FALSE);
        whole->start_index = (guint)(start - text);
        whole->end_index = (guint)(at - text);
        pango_attr_list_insert(attributes, whole);
    }
    pango_layout_set_attributes(typesetter->layout, attributes);
    pango_attr_list_unref(attributes);
    typesetter->has_ends = TRUE;
}

static void clear_line_ends(AnkeTypesetter *typesetter)
{
    if (typesetter->has_ends) {
        pango_layout_set_attributes(typesetter->layout, typesetter->attributes);
        typesetter->has_ends = FALSE;
    }
}

/* Widths in em of the n characters of the layout, which is in one line. */
static double *measure_characters(PangoLayout *layout, double size_pt, guint n)
{
    double *widths = g_new(double, n + 1);
    const char *text = pango_layout_get_text(layout);
    const char *at = text;
    for (guint i = 0; i < n; i++, at = g_utf8_next_char(at)) {
        PangoRectangle place;
        pango_layout_index_to_pos(layout, (int)(at - text), &place);
        widths[i] = abs(place.width) / (size_pt * PANGO_SCALE);
    }
    return widths;
}

/* Breaks the layout, which is in one line, between phrases; FALSE where that cannot be done. */
static gboolean break_phrases(AnkeTypesetter *typesetter, double size_pt, double wrap_pt)
{
    PangoLayout *layout = typesetter->layout;
    int n_attributes;
    const PangoLogAttr *marks = pango_layout_get_log_attrs_readonly(layout, &n_attributes);
    guint n = (guint)MAX(n_attributes - 1, 0);
    if (n > MOST_PHRASED_CHARACTERS) {
        return FALSE;
    }
    g_autofree gunichar *characters = g_utf8_to_ucs4_fast(pango_layout_get_text(layout), -1, NULL);
    g_autofree double *widths = measure_characters(layout, size_pt, n);
    g_autofree gboolean *may_begin = g_new0(gboolean, n + 1);
    g_autofree gboolean *begins = g_new0(gboolean, n + 1);
    for (guint i = 1; i < n; i++) {
        may_begin[i] = marks[i].is_line_break;
    }
    const AnkePhrasedText text = {characters, widths, may_begin, n};
    guint n_lines = anke_phrases_break(&text, wrap_pt / size_pt, begins);
    if (n_lines < 2) {
        return n_lines == 1;
    }
    set_line_ends(typesetter, begins, n);
    set_wrap(layout, wrap_pt);
    return (guint)pango_layout_get_line_count(layout) == n_lines;
}

static void break_anywhere(AnkeTypesetter *typesetter, double size_pt, double wrap_pt)
{
    clear_line_ends(typesetter);
    set_wrap(typesetter->layout, wrap_pt);
    balance_last_line(typesetter->layout, size_pt, wrap_pt);
}

PangoLayout *anke_typesetter_lay_out(AnkeTypesetter *typesetter, const AnkeTextStyle *style,
                                     const char *text, double wrap_pt)
{
    PangoLayout *layout = typesetter->layout;
    pango_font_description_set_weight(typesetter->font,
                                      style->is_bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_font_description_set_absolute_size(typesetter->font, style->size_pt * PANGO_SCALE);
    pango_layout_set_font_description(layout, typesetter->font);
    g_autofree char *visible = anke_typesetter_visible(text);
    clear_line_ends(typesetter);
    pango_layout_set_text(layout, visible, -1);
    pango_layout_set_width(layout, -1);
    if (wrap_pt > 0 &&
        !(style->keeps_phrases && break_phrases(typesetter, style->size_pt, wrap_pt))) {
        break_anywhere(typesetter, style->size_pt, wrap_pt);
    }
    return layout;
}

static AnkeTextSize measure_text(gpointer data, const AnkeTextStyle *style, const char *text,
                                 double wrap_pt)
{
    PangoLayout *layout = anke_typesetter_lay_out(data, style, text, wrap_pt);
    PangoRectangle logical;
    pango_layout_get_extents(layout, NULL, &logical);
    guint n_lines = (guint)pango_layout_get_line_count(layout);
    return (AnkeTextSize){(double)logical.width / PANGO_SCALE,
                          n_lines * style->size_pt * style->line_em, n_lines};
}

AnkeMeasure anke_typesetter_measure(AnkeTypesetter *typesetter)
{
    return (AnkeMeasure){measure_text, typesetter};
}

static gboolean is_run_in_family(const PangoLayoutRun *run, const char *family)
{
    PangoFontDescription *used = pango_font_describe(run->item->analysis.font);
    gboolean is_same = g_strcmp0(pango_font_description_get_family(used), family) == 0;
    pango_font_description_free(used);
    return is_same;
}

gboolean anke_typesetter_is_own_font(const AnkeTypesetter *typesetter, PangoLayout *layout)
{
    for (GSList *line = pango_layout_get_lines_readonly(layout); line != NULL; line = line->next) {
        for (GSList *run = ((PangoLayoutLine *)line->data)->runs; run != NULL; run = run->next) {
            if (!is_run_in_family(run->data, typesetter->theme->family)) {
                return FALSE;
            }
        }
    }
    return TRUE;
}

gboolean anke_typesetter_has_bad_break(PangoLayout *layout)
{
    static const char no_begin[] =
        "、。，．・：；？！）」』】〕｝〉》ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々";
    static const char no_end[] = "（「『【〔｛〈《";
    const char *text = pango_layout_get_text(layout);
    for (GSList *line = pango_layout_get_lines_readonly(layout); line != NULL; line = line->next) {
        const PangoLayoutLine *this_line = line->data;
        const char *start = text + this_line->start_index;
        const char *end = start + this_line->length;
        if (start > text && start < end &&
            g_utf8_strchr(no_begin, -1, g_utf8_get_char(start)) != NULL) {
            return TRUE;
        }
        const char *last = start < end ? g_utf8_prev_char(end) : end;
        if (line->next != NULL && last < end &&
            g_utf8_strchr(no_end, -1, g_utf8_get_char(last)) != NULL) {
            return TRUE;
        }
    }
    return FALSE;
}

void anke_typesetter_free(AnkeTypesetter *typesetter)
{
    if (typesetter == NULL) {
        return;
    }
    g_clear_pointer(&typesetter->small_fonts, anke_small_fonts_free);
    g_clear_object(&typesetter->layout);
    g_clear_pointer(&typesetter->attributes, pango_attr_list_unref);
    g_clear_object(&typesetter->context);
    g_clear_pointer(&typesetter->font, pango_font_description_free);
    g_clear_object(&typesetter->font_map);
    g_free(typesetter);
}
