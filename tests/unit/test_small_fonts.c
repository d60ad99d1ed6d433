/* Fonts cut for PDFs: the same picture and words as with whole fonts, whatever was drawn before. */
/* For memmem(). */
#define _GNU_SOURCE

#include <cairo-pdf.h>
#include <glib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "charts/draw/canvas.h"
#include "charts/draw/record.h"
#include "charts/draw/small_fonts.h"

#define PAGE_PT 400.0

static const AnkeTheme *theme;
static char *folder;

static AnkeTypesetter *new_typesetter(void)
{
    GError *error = NULL;
    AnkeTypesetter *typesetter = anke_typesetter_new(theme, &error);
    g_assert_no_error(error);
    return typesetter;
}

static cairo_status_t append(void *bytes, const unsigned char *data, unsigned int n)
{
    g_byte_array_append(bytes, data, n);
    return CAIRO_STATUS_SUCCESS;
}

/* The text as pango itself draws it, in whole fonts. */
static GByteArray *draw_whole(AnkeTypesetter *typesetter, const char *text)
{
    GByteArray *bytes = g_byte_array_new();
    cairo_surface_t *pdf = cairo_pdf_surface_create_for_stream(append, bytes, PAGE_PT, PAGE_PT);
    cairo_t *cairo = cairo_create(pdf);
    PangoLayout *layout = anke_typesetter_lay_out(typesetter, &theme->label, text, PAGE_PT - 20);
    for (int i = 0; i < pango_layout_get_line_count(layout); i++) {
        cairo_move_to(cairo, 10.3, 20.7 + 14 * i);
        pango_cairo_show_layout_line(cairo, pango_layout_get_line_readonly(layout, i));
    }
    cairo_destroy(cairo);
    cairo_surface_destroy(pdf);
    return bytes;
}

/* Returns how many runs were drawn in small fonts. */
static guint show_line(const AnkeSmallFonts *fonts, cairo_t *cairo, PangoLayoutLine *line)
{
    guint n = 0;
    int left = 0;
    double x;
    double y;
    cairo_get_current_point(cairo, &x, &y);
    for (GSList *runs = line->runs; runs != NULL; runs = runs->next) {
        PangoGlyphItem *run = runs->data;
        cairo_move_to(cairo, x, y);
        const char *text = pango_layout_get_text(line->layout);
        n += anke_small_fonts_show(fonts, cairo, text, run, left) ? 1 : 0;
        left += pango_glyph_string_get_width(run->glyphs);
    }
    return n;
}

static void note(AnkeSmallFonts *fonts, PangoLayout *layout)
{
    anke_small_fonts_begin(fonts);
    for (int i = 0; i < pango_layout_get_line_count(layout); i++) {
        PangoLayoutLine *line = pango_layout_get_line_readonly(layout, i);
        for (GSList *runs = line->runs; runs != NULL; runs = runs->next) {
            anke_small_fonts_note(fonts, runs->data);
        }
    }
    anke_small_fonts_cut(fonts);
}

static GByteArray *draw_small(AnkeTypesetter *typesetter, const char *text, guint *n_runs)
{
    AnkeSmallFonts *fonts = anke_typesetter_small_fonts(typesetter);
    GByteArray *bytes = g_byte_array_new();
    cairo_surface_t *pdf = cairo_pdf_surface_create_for_stream(append, bytes, PAGE_PT, PAGE_PT);
    cairo_t *cairo = cairo_create(pdf);
    PangoLayout *layout = anke_typesetter_lay_out(typesetter, &theme->label, text, PAGE_PT - 20);
    note(fonts, layout);
    for (int i = 0; i < pango_layout_get_line_count(layout); i++) {
        cairo_move_to(cairo, 10.3, 20.7 + 14 * i);
        *n_runs += show_line(fonts, cairo, pango_layout_get_line_readonly(layout, i));
    }
    cairo_destroy(cairo);
    cairo_surface_destroy(pdf);
    return bytes;
}

/* What a program of poppler makes of a PDF. */
static GBytes *convert(const GByteArray *pdf, const char *const *command, const char *result)
{
    g_autofree char *in = g_build_filename(folder, "a.pdf", NULL);
    g_autofree char *out = g_build_filename(folder, result, NULL);
    GError *error = NULL;
    g_file_set_contents(in, (const char *)pdf->data, pdf->len, &error);
    g_assert_no_error(error);
    int status;
    g_spawn_sync(folder, (char **)command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL,
                 &status, &error);
    g_assert_no_error(error);
    g_assert_cmpint(status, ==, 0);
    char *bytes;
    gsize n_bytes;
    g_file_get_contents(out, &bytes, &n_bytes, &error);
    g_assert_no_error(error);
    g_assert_cmpuint(n_bytes, >, 0);
    g_unlink(in);
    g_unlink(out);
    return g_bytes_new_take(bytes, n_bytes);
}

static void check_same(const GByteArray *a, const GByteArray *b, const char *const *command,
                       const char *result)
{
    g_autoptr(GBytes) of_a = convert(a, command, result);
    g_autoptr(GBytes) of_b = convert(b, command, result);
    g_assert_true(g_bytes_equal(of_a, of_b));
}

static char *every_kana_and_some_kanji(void)
{
    GString *text = g_string_new("ABCxyz 0123456789 n=1,234（45.6％）①〓ﾊﾟ");
    for (gunichar c = 0x3041; c <= 0x30FE; c++) {
        if (g_unichar_isdefined(c) && !g_unichar_ismark(c)) {
            g_string_append_unichar(text, c);
        }
    }
    for (gunichar c = 0x4E00; c < 0x9FA0; c += 37) {
        g_string_append_unichar(text, c);
    }
    return g_string_free(text, FALSE);
}

static void test_pixels_and_words_are_those_of_the_whole_font(void)
{
    g_autofree char *program = g_find_program_in_path("pdftoppm");
    if (program == NULL) {
        g_test_skip("no pdftoppm");
        return;
    }
    g_autoptr(AnkeTypesetter) typesetter = new_typesetter();
    g_autofree char *text = every_kana_and_some_kanji();
    guint n_runs = 0;
    GByteArray *whole = draw_whole(typesetter, text);
    GByteArray *small = draw_small(typesetter, text, &n_runs);
    g_assert_cmpuint(n_runs, >, 0);
    g_assert_cmpuint(small->len, <, whole->len);
    const char *const pixels[] = {"pdftoppm", "-r", "200", "-singlefile", "a.pdf", "a", NULL};
    const char *const words[] = {"pdftotext", "-layout", "a.pdf", "a.txt", NULL};
    check_same(whole, small, pixels, "a.ppm");
    check_same(whole, small, words, "a.txt");
    g_byte_array_unref(whole);
    g_byte_array_unref(small);
}

static guint count_small_runs(const char *text)
{
    g_autoptr(AnkeTypesetter) typesetter = new_typesetter();
    guint n_runs = 0;
    g_byte_array_unref(draw_small(typesetter, text, &n_runs));
    return n_runs;
}

static void test_what_cannot_be_cut_is_left_to_pango(void)
{
    g_assert_cmpuint(count_small_runs("職場"), ==, 1);
    g_assert_cmpuint(count_small_runs("\xEF\x81\xAC"), ==, 0); /* U+F06C, in no font */
    g_assert_cmpuint(count_small_runs("ع"), ==, 0);
}

static GBytes *draw_text(AnkeTypesetter *typesetter, const char *text)
{
    AnkeBox page = {0, 0, PAGE_PT, PAGE_PT};
    AnkeDocumentInfo info = {.title = "題", .date = "2026-09-30"};
    GError *error = NULL;
    g_autoptr(AnkeCanvas) canvas =
        anke_canvas_new(ANKE_FORMAT_PDF, typesetter, page, &info, &error);
    g_assert_no_error(error);
    AnkeText shape = {
        .text = text, .style = theme->label, .anchor = {10, 10}, .wrap_pt = PAGE_PT - 20};
    anke_canvas_text(canvas, &shape);
    shape.style.is_bold = TRUE;
    shape.anchor.y = 300;
    anke_canvas_text(canvas, &shape);
    GBytes *bytes = anke_canvas_finish(canvas, &error);
    g_assert_no_error(error);
    return bytes;
}

/* cairo alone keeps all subroutines of the font for these: 0.9 MB. */
static void test_kana_that_share_outlines_make_small_documents(void)
{
    g_autoptr(AnkeTypesetter) typesetter = new_typesetter();
    static const char *const texts[] = {"でて", "きぎ", "そぞ", "タダ", "スズ"};
    for (guint i = 0; i < G_N_ELEMENTS(texts); i++) {
        g_autoptr(GBytes) pdf = draw_text(typesetter, texts[i]);
        g_assert_cmpuint(g_bytes_get_size(pdf), <, 10000);
    }
}

/* Joiners and marks without glyphs of their own, a selector of a form of a kanji, nothing at all. */
static void test_glyphs_without_ink_do_no_harm(void)
{
    g_autoptr(AnkeTypesetter) typesetter = new_typesetter();
    static const char *const texts[] = {"",
                                        " ",
                                        "\xE2\x80\x8D",
                                        "か\xE2\x80\x8Dき",
                                        "か\xE3\x82\x99",
                                        "葛\xF3\xA0\x84\x80",
                                        "ﬁ ﬂ e\xCC\x81"};
    for (guint i = 0; i < G_N_ELEMENTS(texts); i++) {
        g_autoptr(GBytes) pdf = draw_text(typesetter, texts[i]);
        g_assert_cmpuint(g_bytes_get_size(pdf), >, 0);
    }
}

static char *many_kanji(gunichar first, guint n)
{
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < n; i++) {
        g_string_append_unichar(text, first + i);
    }
    return g_string_free(text, FALSE);
}

static void test_a_document_does_not_show_what_was_drawn_before(void)
{
    g_autofree char *before = many_kanji(0x4E00, 300);
    g_autofree char *most = many_kanji(0x5000, 1950);
    const char *const others[] = {"まったく別の文", before, most, "職場の相談", "職場"};
    g_autoptr(AnkeTypesetter) fresh = new_typesetter();
    g_autoptr(GBytes) want = draw_text(fresh, "職場の相談 45.2％");
    g_autoptr(AnkeTypesetter) used = new_typesetter();
    for (guint i = 0; i < G_N_ELEMENTS(others); i++) {
        g_autoptr(GBytes) other = draw_text(used, others[i]);
        g_autoptr(GBytes) got = draw_text(used, "職場の相談 45.2％");
        g_assert_true(g_bytes_equal(got, want));
        g_assert_false(g_bytes_equal(got, other));
    }
}

static char *first_tag(GBytes *pdf)
{
    static const char key[] = "/FontName /";
    gsize n;
    const char *data = g_bytes_get_data(pdf, &n);
    const char *at = memmem(data, n, key, strlen(key));
    g_assert_nonnull(at);
    return g_strndup(at + strlen(key), 7);
}

static void test_other_glyphs_give_other_tags(void)
{
    g_autoptr(AnkeTypesetter) first = new_typesetter();
    g_autoptr(AnkeTypesetter) second = new_typesetter();
    g_autoptr(GBytes) one = draw_text(first, "設問1");
    g_autoptr(GBytes) two = draw_text(second, "設問2");
    g_autofree char *tag_of_one = first_tag(one);
    g_autofree char *tag_of_two = first_tag(two);
    g_assert_cmpint(tag_of_one[6], ==, '+');
    g_assert_cmpstr(tag_of_one, !=, tag_of_two);
}

static void test_a_record_owns_what_it_holds(void)
{
    g_autoptr(AnkeRecord) record = anke_record_new();
    AnkeFill fill = {0x112233, ANKE_HATCH_DOTS, 0xFFFFFF};
    AnkePoint points[] = {{1, 2}, {3, 4}};
    char text[] = "職場";
    anke_record_add(record, &(AnkeCommand){.kind = ANKE_COMMAND_POLYGON,
                                           .points = points,
                                           .n_points = 2,
                                           .fill = &fill,
                                           .text = text});
    anke_record_add(record, &(AnkeCommand){.kind = ANKE_COMMAND_END_AREA});
    fill.colour = 0;
    points[1].x = 0;
    text[0] = '\0';
    g_assert_cmpuint(anke_record_n_commands(record), ==, 2);
    const AnkeCommand *command = anke_record_command(record, 0);
    g_assert_cmphex(command->fill->colour, ==, 0x112233);
    g_assert_cmpfloat(command->points[1].x, ==, 3);
    g_assert_cmpstr(command->text, ==, "職場");
    g_assert_null(command->stroke);
    command = anke_record_command(record, 1);
    g_assert_true(command->fill == NULL && command->points == NULL && command->runs == NULL);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    theme = anke_theme_default();
    folder = g_dir_make_tmp("anke-small-fonts-XXXXXX", NULL);
    g_assert_nonnull(folder);
#define TEST(name, function) g_test_add_func("/small fonts/" name, function)
    TEST("pixels and words are those of the whole font",
         test_pixels_and_words_are_those_of_the_whole_font);
    TEST("what cannot be cut is left to pango", test_what_cannot_be_cut_is_left_to_pango);
    TEST("kana that share outlines make small documents",
         test_kana_that_share_outlines_make_small_documents);
    TEST("glyphs without ink do no harm", test_glyphs_without_ink_do_no_harm);
    TEST("a document does not show what was drawn before",
         test_a_document_does_not_show_what_was_drawn_before);
    TEST("other glyphs give other tags", test_other_glyphs_give_other_tags);
    TEST("a record owns what it holds", test_a_record_owns_what_it_holds);
    int status = g_test_run();
    g_rmdir(folder);
    g_free(folder);
    return status;
}
