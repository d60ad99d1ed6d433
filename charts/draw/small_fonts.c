#include "charts/draw/small_fonts.h"

#include <cairo-ft.h>
#include <fontconfig/fontconfig.h>
#include <hb-subset.h>
#include <pango/pangofc-font.h>

#define CFF_TABLE HB_TAG('C', 'F', 'F', ' ')

/* A small font is cut anew, without the glyphs of former documents, when it would have more glyphs
 * than this: about 6 microseconds each. */
#define MOST_GLYPHS 2000

/* All sizes of a font share one. Glyphs are those of the whole font. */
typedef struct {
    hb_face_t *whole;
    gboolean has_cff;
    hb_set_t *noted;          /* glyphs of the document */
    hb_set_t *held;           /* glyphs of the small font */
    hb_subset_plan_t *plan;   /* owns the map from these to their numbers in the small font */
    cairo_font_face_t *small; /* NULL: not cut */
} Font;

struct AnkeSmallFonts {
    GPtrArray *fonts; /* Font */
};

/* A font file in memory that FreeType reads from for as long as cairo keeps the face. */
typedef struct {
    hb_blob_t *bytes;
    FT_Face face;
} Loaded;

static void free_font(gpointer data)
{
    Font *font = data;
    hb_face_destroy(font->whole);
    hb_set_destroy(font->noted);
    hb_set_destroy(font->held);
    hb_subset_plan_destroy(font->plan);
    g_clear_pointer(&font->small, cairo_font_face_destroy);
    g_free(font);
}

AnkeSmallFonts *anke_small_fonts_new(void)
{
    AnkeSmallFonts *fonts = g_new0(AnkeSmallFonts, 1);
    fonts->fonts = g_ptr_array_new_with_free_func(free_font);
    return fonts;
}

static hb_face_t *face_of(const PangoGlyphItem *run)
{
    return hb_font_get_face(pango_font_get_hb_font(run->item->analysis.font));
}

static Font *find_font(const AnkeSmallFonts *fonts, const hb_face_t *whole)
{
    for (guint i = 0; i < fonts->fonts->len; i++) {
        Font *font = g_ptr_array_index(fonts->fonts, i);
        if (font->whole == whole) {
            return font;
        }
    }
    return NULL;
}

static gboolean has_cff(hb_face_t *face)
{
    hb_blob_t *table = hb_face_reference_table(face, CFF_TABLE);
    gboolean is_there = hb_blob_get_length(table) > 0;
    hb_blob_destroy(table);
    return is_there;
}

static Font *add_font(AnkeSmallFonts *fonts, hb_face_t *whole)
{
    Font *font = g_new0(Font, 1);
    font->whole = hb_face_reference(whole);
    font->has_cff = has_cff(whole);
    font->noted = hb_set_create();
    font->held = hb_set_create();
    g_ptr_array_add(fonts->fonts, font);
    return font;
}

/* Whether fontconfig makes a font bold or slanted that is not, as far as one can tell. */
static gboolean is_synthetic(PangoFont *font)
{
    if (!PANGO_IS_FC_FONT(font)) {
        return TRUE;
    }
    FcPattern *pattern = pango_fc_font_get_pattern(PANGO_FC_FONT(font));
    FcBool is_emboldened = FcFalse;
    FcMatrix *matrix;
    (void)FcPatternGetBool(pattern, FC_EMBOLDEN, 0, &is_emboldened);
    return is_emboldened || FcPatternGetMatrix(pattern, FC_MATRIX, 0, &matrix) == FcResultMatch;
}

static gboolean is_missing(PangoGlyph glyph)
{
    return glyph != PANGO_GLYPH_EMPTY && (glyph & PANGO_GLYPH_UNKNOWN_FLAG) != 0;
}

static gboolean has_missing_glyph(const PangoGlyphString *glyphs)
{
    for (int i = 0; i < glyphs->num_glyphs; i++) {
        if (is_missing(glyphs->glyphs[i].glyph)) {
            return TRUE;
        }
    }
    return FALSE;
}

void anke_small_fonts_begin(AnkeSmallFonts *fonts)
{
    for (guint i = 0; i < fonts->fonts->len; i++) {
        hb_set_clear(((Font *)g_ptr_array_index(fonts->fonts, i))->noted);
    }
}

void anke_small_fonts_note(AnkeSmallFonts *fonts, const PangoGlyphItem *run)
{
    hb_face_t *whole = face_of(run);
    Font *font = find_font(fonts, whole);
    if (font == NULL) {
        font = add_font(fonts, whole);
    }
    for (int i = 0; i < run->glyphs->num_glyphs; i++) {
        PangoGlyph glyph = run->glyphs->glyphs[i].glyph;
        if (glyph != PANGO_GLYPH_EMPTY && !is_missing(glyph)) {
            hb_set_add(font->noted, glyph);
        }
    }
}

/* The tables that cairo reads. Above all no character map: HarfBuzz would look through all of it
 * (4 ms instead of 0.8 ms a font), and the runs say which characters their glyphs stand for. */
static hb_blob_t *give_table(hb_face_t *bare, hb_tag_t tag, void *whole)
{
    static const hb_tag_t given[] = {CFF_TABLE,
                                     HB_TAG('O', 'S', '/', '2'),
                                     HB_TAG('h', 'e', 'a', 'd'),
                                     HB_TAG('h', 'h', 'e', 'a'),
                                     HB_TAG('h', 'm', 't', 'x'),
                                     HB_TAG('m', 'a', 'x', 'p'),
                                     HB_TAG('n', 'a', 'm', 'e')};
    (void)bare;
    for (guint i = 0; i < G_N_ELEMENTS(given); i++) {
        if (tag == given[i]) {
            return hb_face_reference_table(whole, tag);
        }
    }
    return NULL;
}

static void destroy_face(void *face)
{
    hb_face_destroy(face);
}

static hb_subset_plan_t *plan_font(const Font *font)
{
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    if (input == NULL) {
        return NULL;
    }
    hb_face_t *bare =
        hb_face_create_for_tables(give_table, hb_face_reference(font->whole), destroy_face);
    hb_set_union(hb_subset_input_glyph_set(input), font->held);
    hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_DESUBROUTINIZE);
    hb_subset_plan_t *plan = hb_subset_plan_create_or_fail(bare, input);
    hb_face_destroy(bare);
    hb_subset_input_destroy(input);
    return plan;
}

/* cairo keeps faces for a while after their last use: the library stays until the process ends. */
static FT_Library library(void)
{
    static FT_Library only;
    if (only == NULL && FT_Init_FreeType(&only) != 0) {
        only = NULL;
    }
    return only;
}

static void unload(void *data)
{
    Loaded *loaded = data;
    FT_Done_Face(loaded->face);
    hb_blob_destroy(loaded->bytes);
    g_free(loaded);
}

/* Takes the bytes over. NULL where FreeType or cairo do not like them. */
static cairo_font_face_t *load_take(hb_blob_t *bytes)
{
    static const cairo_user_data_key_t key;
    unsigned int n_bytes;
    const char *data = hb_blob_get_data(bytes, &n_bytes);
    FT_Face face;
    if (library() == NULL ||
        FT_New_Memory_Face(library(), (const FT_Byte *)data, n_bytes, 0, &face) != 0) {
        hb_blob_destroy(bytes);
        return NULL;
    }
    Loaded *loaded = g_new(Loaded, 1);
    *loaded = (Loaded){bytes, face};
    cairo_font_face_t *font = cairo_ft_font_face_create_for_ft_face(face, 0);
    if (cairo_font_face_set_user_data(font, &key, loaded, unload) != CAIRO_STATUS_SUCCESS) {
        cairo_font_face_destroy(font);
        unload(loaded);
        return NULL;
    }
    return font;
}

static void choose_glyphs(Font *font)
{
    hb_set_union(font->held, font->noted);
    if (hb_set_get_population(font->held) > MOST_GLYPHS) {
        hb_set_set(font->held, font->noted);
    }
}

static void cut_font(Font *font)
{
    hb_subset_plan_destroy(font->plan);
    g_clear_pointer(&font->small, cairo_font_face_destroy);
    font->plan = plan_font(font);
    hb_face_t *small = font->plan == NULL ? NULL : hb_subset_plan_execute_or_fail(font->plan);
    if (small != NULL) {
        font->small = load_take(hb_face_reference_blob(small));
        hb_face_destroy(small);
    }
}

void anke_small_fonts_cut(AnkeSmallFonts *fonts)
{
    for (guint i = 0; i < fonts->fonts->len; i++) {
        Font *font = g_ptr_array_index(fonts->fonts, i);
        if (font->has_cff && !hb_set_is_subset(font->noted, font->held)) {
            choose_glyphs(font);
            cut_font(font);
        }
    }
}

/* The small font that a run can be drawn with, or NULL. */
static const Font *font_of(const AnkeSmallFonts *fonts, const PangoGlyphItem *run)
{
    const Font *font = find_font(fonts, face_of(run));
    gboolean is_fit = font != NULL && font->small != NULL && run->item->analysis.level % 2 == 0 &&
                      !has_missing_glyph(run->glyphs) && !is_synthetic(run->item->analysis.font);
    return is_fit ? font : NULL;
}

static void use_font(const Font *font, cairo_t *cairo, PangoFont *whole)
{
    cairo_scaled_font_t *scaled = pango_cairo_font_get_scaled_font(PANGO_CAIRO_FONT(whole));
    cairo_matrix_t matrix;
    cairo_scaled_font_get_font_matrix(scaled, &matrix);
    cairo_font_options_t *options = cairo_font_options_create();
    cairo_scaled_font_get_font_options(scaled, options);
    cairo_set_font_face(cairo, font->small);
    cairo_set_font_matrix(cairo, &matrix);
    cairo_set_font_options(cairo, options);
    cairo_font_options_destroy(options);
}

static GArray *place_glyphs(const Font *font, const PangoGlyphItem *run, cairo_t *cairo, int left)
{
    const hb_map_t *numbers = hb_subset_plan_old_to_new_glyph_mapping(font->plan);
    GArray *placed = g_array_sized_new(FALSE, FALSE, sizeof(cairo_glyph_t), 64);
    double x;
    double y;
    cairo_get_current_point(cairo, &x, &y);
    for (int i = 0; i < run->glyphs->num_glyphs; i++) {
        const PangoGlyphInfo *info = &run->glyphs->glyphs[i];
        if (info->glyph != PANGO_GLYPH_EMPTY) {
            cairo_glyph_t glyph = {.index = hb_map_get(numbers, info->glyph),
                                   .x = x + (double)(left + info->geometry.x_offset) / PANGO_SCALE,
                                   .y = y + (double)(info->geometry.y_offset - run->y_offset) /
                                                PANGO_SCALE};
            g_array_append_val(placed, glyph);
        }
        left += info->geometry.width;
    }
    return placed;
}

static int count_drawn(const PangoGlyphString *glyphs, int from, int to)
{
    int n = 0;
    for (int i = from; i < to; i++) {
        n += glyphs->glyphs[i].glyph != PANGO_GLYPH_EMPTY ? 1 : 0;
    }
    return n;
}

/* Which bytes of the text stand behind which glyphs: that makes the text of a PDF searchable. */
static GArray *list_clusters(const char *text, const PangoGlyphItem *run)
{
    GArray *clusters = g_array_sized_new(FALSE, FALSE, sizeof(cairo_text_cluster_t), 64);
    PangoGlyphItemIter iter;
    gboolean has_more = pango_glyph_item_iter_init_start(&iter, (PangoGlyphItem *)run, text);
    for (; has_more; has_more = pango_glyph_item_iter_next_cluster(&iter)) {
        cairo_text_cluster_t cluster = {
            .num_bytes = iter.end_index - iter.start_index,
            .num_glyphs = count_drawn(run->glyphs, iter.start_glyph, iter.end_glyph)};
        g_array_append_val(clusters, cluster);
    }
    return clusters;
}

gboolean anke_small_fonts_show(const AnkeSmallFonts *fonts, cairo_t *cairo, const char *text,
                               const PangoGlyphItem *run, int left)
{
    const Font *font = font_of(fonts, run);
    if (font == NULL) {
        return FALSE;
    }
    g_autoptr(GArray) glyphs = place_glyphs(font, run, cairo, left);
    g_autoptr(GArray) clusters = list_clusters(text, run);
    use_font(font, cairo, run->item->analysis.font);
    cairo_show_text_glyphs(cairo, text + run->item->offset, run->item->length,
                           (const cairo_glyph_t *)(gpointer)glyphs->data, (int)glyphs->len,
                           (const cairo_text_cluster_t *)(gpointer)clusters->data,
                           (int)clusters->len, 0);
    return TRUE;
}

/* FNV-1a, 64 bits: Fowler, Noll, Vo; http://www.isthe.com/chongo/tech/comp/fnv/ */
static guint64 mix(guint64 hash, guint32 number)
{
    for (int shift = 0; shift < 32; shift += 8) {
        hash = (hash ^ (number >> shift & 0xFF)) * G_GUINT64_CONSTANT(0x100000001B3);
    }
    return hash;
}

/* A sum: the order of the fonts depends on former documents. */
guint64 anke_small_fonts_hash(const AnkeSmallFonts *fonts)
{
    guint64 sum = 0;
    for (guint i = 0; i < fonts->fonts->len; i++) {
        const Font *font = g_ptr_array_index(fonts->fonts, i);
        guint64 hash = G_GUINT64_CONSTANT(0xCBF29CE484222325);
        hb_codepoint_t glyph = HB_SET_VALUE_INVALID;
        while (hb_set_next(font->noted, &glyph)) {
            hash = mix(hash, glyph);
        }
        sum += hb_set_is_empty(font->noted) ? 0 : hash;
    }
    return sum;
}

void anke_small_fonts_free(AnkeSmallFonts *fonts)
{
    if (fonts == NULL) {
        return;
    }
    g_ptr_array_unref(fonts->fonts);
    g_free(fonts);
}
