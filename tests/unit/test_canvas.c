/* Canvas, typesetter and audit: needs the fonts that the programs need. */
/* For memmem(). */
#define _GNU_SOURCE

#include <glib.h>
#include <png.h>
#include <string.h>

#include "charts/draw/canvas.h"
#include "charts/draw/typesetter.h"

static AnkeTypesetter *typesetter;
static const AnkeTheme *theme;
static const AnkeBox page = {0, 0, 200, 100};

static AnkeCanvas *new_canvas(AnkeFormat format)
{
    AnkeDocumentInfo info = {.title = "題 & <名>",
                             .description = "説明",
                             .author = "架空市",
                             .source = "架空",
                             .date = "2026-09-30"};
    GError *error = NULL;
    AnkeCanvas *canvas = anke_canvas_new(format, typesetter, page, &info, &error);
    g_assert_no_error(error);
    return canvas;
}

static void put(AnkeCanvas *canvas, const char *text, double x, double y, AnkeBox allowed)
{
    AnkeText shape = {.text = text, .style = theme->label, .anchor = {x, y}, .allowed = allowed};
    anke_canvas_text(canvas, &shape);
}

static guint count_findings(const AnkeCanvas *canvas, AnkeFindingKind kind)
{
    g_autoptr(GPtrArray) findings = anke_canvas_audit(canvas);
    guint n = 0;
    for (guint i = 0; i < findings->len; i++) {
        const AnkeFinding *finding = g_ptr_array_index(findings, i);
        g_autofree char *message = anke_finding_message(finding);
        g_assert_true(g_str_has_prefix(message, "text \""));
        n += finding->kind == kind ? 1 : 0;
    }
    return n;
}

static void test_a_clean_picture_has_no_findings(void)
{
    g_autoptr(AnkeCanvas) canvas = new_canvas(ANKE_FORMAT_PNG);
    put(canvas, "職場", 10, 10, (AnkeBox){0});
    put(canvas, "相談 45.2％", 10, 30, (AnkeBox){8, 28, 80, 16});
    g_autoptr(GPtrArray) findings = anke_canvas_audit(canvas);
    g_assert_cmpuint(findings->len, ==, 0);
}

static void test_planted_overlap_is_found(void)
{
    g_autoptr(AnkeCanvas) canvas = new_canvas(ANKE_FORMAT_PNG);
    put(canvas, "職場", 10, 10, (AnkeBox){0});
    put(canvas, "相談", 15, 14, (AnkeBox){0});
    g_assert_cmpuint(count_findings(canvas, ANKE_FINDING_OVERLAP), ==, 1);
}

static void test_planted_text_outside_is_found(void)
{
    g_autoptr(AnkeCanvas) canvas = new_canvas(ANKE_FORMAT_PNG);
    put(canvas, "右に出る文字列", 170, 10, (AnkeBox){0});
    put(canvas, "12.3", 20, 40, (AnkeBox){20, 40, 6, 12});
    g_assert_cmpuint(count_findings(canvas, ANKE_FINDING_OUTSIDE), ==, 2);
}

static void test_planted_tofu_foreign_font_and_small_type_are_found(void)
{
    g_autoptr(AnkeCanvas) canvas = new_canvas(ANKE_FORMAT_PNG);
    put(canvas, "\xEF\x81\xAC", 10, 10, (AnkeBox){0}); /* U+F06C, a private bullet */
    g_assert_cmpuint(count_findings(canvas, ANKE_FINDING_MISSING_GLYPH), ==, 1);
    AnkeText small = {.text = "小", .style = theme->label, .anchor = {10, 50}};
    small.style.size_pt = 6.5;
    anke_canvas_text(canvas, &small);
    g_assert_cmpuint(count_findings(canvas, ANKE_FINDING_SMALL_TYPE), ==, 1);
    AnkeTextMark mark = {
        .ink = {1, 1, 5, 5}, .allowed = page, .size_pt = 9, .is_foreign = TRUE, .text = "😀"};
    g_autoptr(GPtrArray) findings = anke_audit_run(&mark, 1, 7);
    g_assert_cmpuint(findings->len, ==, 1);
    g_assert_cmpint(((AnkeFinding *)findings->pdata[0])->kind, ==, ANKE_FINDING_FOREIGN_FONT);
}

static void test_texts_on_different_pages_do_not_overlap(void)
{
    g_autoptr(AnkeCanvas) canvas = new_canvas(ANKE_FORMAT_PDF);
    put(canvas, "一頁", 10, 10, (AnkeBox){0});
    anke_canvas_new_page(canvas, page);
    put(canvas, "二頁", 10, 10, (AnkeBox){0});
    g_assert_cmpuint(count_findings(canvas, ANKE_FINDING_OVERLAP), ==, 0);
    anke_canvas_begin_area(canvas, 0, 20);
    put(canvas, "二頁", 10, -10, (AnkeBox){0});
    anke_canvas_end_area(canvas);
    g_assert_cmpuint(count_findings(canvas, ANKE_FINDING_OVERLAP), ==, 1);
}

static GBytes *draw(AnkeFormat format)
{
    g_autoptr(AnkeCanvas) canvas = new_canvas(format);
    AnkeFill hatched = {0x005AFF, ANKE_HATCH_RISING, 0xFFFFFF};
    AnkePoint points[] = {{10, 60}, {50, 70}, {90, 60}};
    anke_canvas_rectangle(canvas, (AnkeBox){10, 30, 50, 10}, &hatched, &theme->border);
    anke_canvas_line(canvas, points, G_N_ELEMENTS(points), &theme->data_line);
    anke_canvas_symbol(canvas, ANKE_SYMBOL_DISC, points[1], 2, 0x804000);
    put(canvas, "職場の相談", 10, 10, (AnkeBox){0});
    GError *error = NULL;
    GBytes *bytes = anke_canvas_finish(canvas, &error);
    g_assert_no_error(error);
    return bytes;
}

static gboolean holds(GBytes *bytes, const char *text)
{
    gsize n;
    const char *data = g_bytes_get_data(bytes, &n);
    return memmem(data, n, text, strlen(text)) != NULL;
}

static gboolean ends_with(GBytes *bytes, const char *text)
{
    gsize n;
    const char *data = g_bytes_get_data(bytes, &n);
    return n > strlen(text) && memcmp(data + n - strlen(text), text, strlen(text)) == 0;
}

static void test_png_decodes_to_the_size_and_colours_drawn(void)
{
    g_autoptr(GBytes) bytes = draw(ANKE_FORMAT_PNG);
    gsize n;
    const void *data = g_bytes_get_data(bytes, &n);
    png_image image = {.version = PNG_IMAGE_VERSION};
    g_assert_true(png_image_begin_read_from_memory(&image, data, n));
    g_assert_cmpuint(image.width, ==, 400);
    g_assert_cmpuint(image.height, ==, 200);
    image.format = PNG_FORMAT_RGB;
    g_autofree guchar *pixels = g_malloc(PNG_IMAGE_SIZE(image));
    g_assert_true(png_image_finish_read(&image, NULL, pixels, 0, NULL));
    g_assert_cmpuint(pixels[0], ==, 0xFF);
    const guchar *dot = pixels + 3 * (140 * 400 + 100); /* the marker's middle */
    g_assert_cmpuint(dot[0], ==, 0x80);
    g_assert_cmpuint(dot[1], ==, 0x40);
    g_assert_cmpuint(dot[2], ==, 0x00);
    png_image_free(&image);
}

static void test_png_says_what_it_is(void)
{
    g_autoptr(GBytes) bytes = draw(ANKE_FORMAT_PNG);
    static const char *const texts[] = {"IHDR",      "sRGB", "pHYs",   "iTXt", "Title",
                                        "題 & <名>", "説明", "架空市", "IEND"};
    for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
        g_assert_true(holds(bytes, texts[i]));
    }
    gsize n;
    const char *data = g_bytes_get_data(bytes, &n);
    const guchar *phys = (const guchar *)memmem(data, n, "pHYs", 4) + 4;
    g_assert_cmpuint((guint)phys[2] << 8 | phys[3], ==, 5669); /* 144 dpi in pixels a metre */
}

static void test_pdf_has_a_valid_date_and_ends(void)
{
    g_autoptr(GBytes) bytes = draw(ANKE_FORMAT_PDF);
    g_assert_true(g_str_has_prefix(g_bytes_get_data(bytes, NULL), "%PDF-1."));
    g_assert_true(ends_with(bytes, "%%EOF\n"));
    g_assert_true(holds(bytes, "/CreationDate (D:20260930000000Z)"));
    g_assert_true(holds(bytes, "/ModDate (D:20260930000000Z)"));
}

static void test_svg_has_title_and_description_escaped(void)
{
    g_autoptr(GBytes) bytes = draw(ANKE_FORMAT_SVG);
    g_assert_true(holds(bytes, "role=\"img\" aria-labelledby=\"title desc\""));
    g_assert_true(holds(bytes, "<title id=\"title\">題 &amp; &lt;名&gt;</title>"));
    g_assert_true(holds(bytes, "<desc id=\"desc\">説明</desc>"));
    g_assert_true(ends_with(bytes, "</svg>\n"));
}

static void test_the_same_calls_give_the_same_bytes(void)
{
    for (guint i = 0; i < ANKE_N_FORMATS; i++) {
        g_autoptr(GBytes) first = draw((AnkeFormat)i);
        for (guint other = 0; other < 2 * ANKE_N_FORMATS; other++) {
            g_autoptr(GBytes) between = draw((AnkeFormat)(other % ANKE_N_FORMATS));
            g_assert_cmpuint(g_bytes_get_size(between), >, 0);
        }
        g_autoptr(GBytes) again = draw((AnkeFormat)i);
        g_assert_true(g_bytes_equal(first, again));
    }
}

static void test_a_picture_too_large_is_refused(void)
{
    GError *error = NULL;
    AnkeDocumentInfo info = {0};
    AnkeBox size = {0, 0, 100, 20000};
    g_assert_null(anke_canvas_new(ANKE_FORMAT_PNG, typesetter, size, &info, &error));
    g_assert_nonnull(error);
    g_clear_error(&error);
    g_assert_null(anke_canvas_new(ANKE_FORMAT_PDF, typesetter, size, &info, &error));
    g_assert_nonnull(error);
    g_error_free(error);
}

static void test_invisible_characters_become_visible(void)
{
    static const char *const cases[][2] = {
        {"a\nb", "a⏎b"},         {"a\r\nb", "a⏎b"},  {"a\tb", "a b"},    {"\x01", "〓"},
        {"\u202E逆", "〓逆"},    {"\u200Bx", "〓x"}, {"\xFF", "\uFFFD"}, {"<b>&", "<b>&"},
        {"行\u2028末", "行⏎末"}, {"\uFFFE", "〓"},   {"\uFDD0", "〓"}};
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *visible = anke_typesetter_visible(cases[i][0]);
        g_assert_cmpstr(visible, ==, cases[i][1]);
    }
}

static void test_measuring_wraps_and_grows(void)
{
    AnkeMeasure measure = anke_typesetter_measure(typesetter);
    const char *text = "職場では気軽に相談できる雰囲気があるかどうか。";
    AnkeTextSize line = measure.measure(measure.data, &theme->label, text, 0);
    AnkeTextSize block = measure.measure(measure.data, &theme->label, text, 72);
    g_assert_cmpuint(line.n_lines, ==, 1);
    g_assert_cmpuint(block.n_lines, >=, 3);
    g_assert_cmpfloat(block.width_pt, <=, 72.01);
    g_assert_cmpfloat_with_epsilon(block.height_pt, block.n_lines * line.height_pt, 1e-9);
    AnkeTextSize markup = measure.measure(measure.data, &theme->label, "<b>", 0);
    g_assert_cmpfloat(markup.width_pt, >, 10);
}

static void test_formats_are_known_by_suffix(void)
{
    AnkeFormat format;
    g_assert_true(anke_format_of("a.b/図.PNG", &format));
    g_assert_cmpint(format, ==, ANKE_FORMAT_PNG);
    g_assert_true(anke_format_of("svg", &format));
    g_assert_cmpint(format, ==, ANKE_FORMAT_SVG);
    g_assert_false(anke_format_of("a.jpg", &format));
    g_assert_false(anke_format_of("", &format));
}

/* The first row of pixels with ink when the text is drawn large. */
static guint ink_top(const char *text)
{
    g_autoptr(AnkeCanvas) canvas = new_canvas(ANKE_FORMAT_PNG);
    AnkeText shape = {.text = text, .style = theme->label, .anchor = {10, 10}};
    shape.style.size_pt = 60;
    anke_canvas_text(canvas, &shape);
    g_autoptr(GBytes) bytes = anke_canvas_finish(canvas, NULL);
    gsize n;
    const void *data = g_bytes_get_data(bytes, &n);
    png_image image = {.version = PNG_IMAGE_VERSION};
    g_assert_true(png_image_begin_read_from_memory(&image, data, n));
    image.format = PNG_FORMAT_GRAY;
    g_autofree guchar *pixels = g_malloc(PNG_IMAGE_SIZE(image));
    g_assert_true(png_image_finish_read(&image, NULL, pixels, 0, NULL));
    gsize first = 0;
    while (first < PNG_IMAGE_SIZE(image) && pixels[first] > 0x80) {
        first++;
    }
    return (guint)(first / image.width);
}

static void test_digits_are_equally_high_beside_letters_and_alone(void)
{
    guint alone = ink_top("8");
    guint beside = ink_top("n=8");
    guint letter = ink_top("n");
    g_assert_cmpuint(beside, ==, alone);
    g_assert_cmpuint(letter, >, alone);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    GError *error = NULL;
    theme = anke_theme_default();
    typesetter = anke_typesetter_new(theme, &error);
    g_assert_no_error(error);
    g_test_add_func("/audit/a clean picture has no findings", test_a_clean_picture_has_no_findings);
    g_test_add_func("/audit/planted overlap is found", test_planted_overlap_is_found);
    g_test_add_func("/audit/planted text outside is found", test_planted_text_outside_is_found);
    g_test_add_func("/audit/planted tofu, foreign font and small type are found",
                    test_planted_tofu_foreign_font_and_small_type_are_found);
    g_test_add_func("/audit/texts on different pages do not overlap",
                    test_texts_on_different_pages_do_not_overlap);
    g_test_add_func("/canvas/png decodes to the size and colours drawn",
                    test_png_decodes_to_the_size_and_colours_drawn);
    g_test_add_func("/canvas/png says what it is", test_png_says_what_it_is);
    g_test_add_func("/canvas/pdf has a valid date and ends", test_pdf_has_a_valid_date_and_ends);
    g_test_add_func("/canvas/svg has title and description escaped",
                    test_svg_has_title_and_description_escaped);
    g_test_add_func("/canvas/the same calls give the same bytes",
                    test_the_same_calls_give_the_same_bytes);
    g_test_add_func("/canvas/a picture too large is refused", test_a_picture_too_large_is_refused);
    g_test_add_func("/canvas/formats are known by suffix", test_formats_are_known_by_suffix);
    g_test_add_func("/typesetter/invisible characters become visible",
                    test_invisible_characters_become_visible);
    g_test_add_func("/typesetter/measuring wraps and grows", test_measuring_wraps_and_grows);
    g_test_add_func("/typesetter/digits are equally high beside letters and alone",
                    test_digits_are_equally_high_beside_letters_and_alone);
    int status = g_test_run();
    anke_typesetter_free(typesetter);
    return status;
}
