/* Files as bytes: PNG read back chunk by chunk and row by row, dates of PDF, words of SVG. */
#include <glib.h>
#include <png.h>
#include <setjmp.h>
#include <string.h>

#include "charts/draw/encode.h"
#include "tests/unit/png_crc.h"

enum { WIDTH = 131, HEIGHT = 67, STRIDE = 4 * WIDTH + 20 };

/* Pixels of every kind of run, at the limits of a row; the bytes behind a row belong to nobody. */
static guchar *make_pixels(void)
{
    guchar *pixels = g_malloc(STRIDE * HEIGHT);
    memset(pixels, 0xAB, STRIDE * HEIGHT);
    for (guint y = 0; y < HEIGHT; y++) {
        for (guint x = 0; x < WIDTH; x++) {
            guint32 pixel = y % 3 == 0   ? 0xFF005AFF
                            : y % 3 == 1 ? x * 0x010203U + y * 0x050000U
                                         : 0x77000000 | (x * y * 2654435761U & 0xFFFFFF);
            memcpy(pixels + y * STRIDE + 4 * x, &pixel, sizeof pixel);
        }
    }
    return pixels;
}

static GByteArray *encode(const guchar *pixels)
{
    AnkeRaster raster = {.pixels = pixels,
                         .width = WIDTH,
                         .height = HEIGHT,
                         .stride = STRIDE,
                         .dpi = 300,
                         .title = "題 & <名>",
                         .description = "説明\n二行目",
                         .author = "",
                         .source = "架空"};
    GError *error = NULL;
    GBytes *bytes = anke_encode_png(&raster, &error);
    g_assert_no_error(error);
    return g_bytes_unref_to_array(bytes);
}

static guint32 read_number(const guchar *bytes)
{
    return (guint32)bytes[0] << 24 | (guint32)bytes[1] << 16 | (guint32)bytes[2] << 8 | bytes[3];
}

/* Names of the chunks in their order, after a look at length and CRC of each. */
static char *list_chunks(const GByteArray *png)
{
    GString *names = g_string_new(NULL);
    gsize at = 8;
    g_assert_cmpmem(png->data, 8, "\x89PNG\r\n\x1A\n", 8);
    while (at < png->len) {
        guint32 length = read_number(png->data + at);
        g_assert_cmpuint(at + 12 + length, <=, png->len);
        const guchar *type = png->data + at + 4;
        g_assert_cmphex(crc_of(type, length + 4), ==, read_number(type + 4 + length));
        g_autofree char *name = g_strdup_printf(" %.4s", (const char *)type);
        if (!g_str_has_suffix(names->str, name)) {
            g_string_append(names, name);
        }
        at += 12 + length;
    }
    return g_string_free(names, FALSE);
}

static void test_png_chunks_are_whole_and_in_order(void)
{
    g_autofree guchar *pixels = make_pixels();
    GByteArray *png = encode(pixels);
    g_autofree char *names = list_chunks(png);
    g_assert_cmpstr(names, ==, " IHDR sRGB pHYs iTXt IDAT IEND");
    const guchar *header = png->data + 16;
    g_assert_cmpuint(read_number(header), ==, WIDTH);
    g_assert_cmpuint(read_number(header + 4), ==, HEIGHT);
    g_assert_cmpmem(header + 8, 5, "\x08\x02\0\0\0", 5); /* 8 bit RGB, not interlaced */
    g_byte_array_unref(png);
}

typedef struct {
    const GByteArray *bytes;
    gsize at;
} Source;

static void read_bytes(png_structp png, png_bytep out, png_size_t n)
{
    Source *source = png_get_io_ptr(png);
    if (source->at + n > source->bytes->len) {
        png_error(png, "end of file");
    }
    memcpy(out, source->bytes->data + source->at, n);
    source->at += n;
}

static void stay_silent(png_structp png, png_const_charp message)
{
    (void)png;
    (void)message;
}

static void fail_silently(png_structp png, png_const_charp message)
{
    (void)message;
    png_longjmp(png, 1);
}

static void check_row(const guchar *row, const guchar *pixels, guint y)
{
    for (guint x = 0; x < WIDTH; x++) {
        guint32 pixel;
        memcpy(&pixel, pixels + y * STRIDE + 4 * x, sizeof pixel);
        guint32 read = (guint32)row[3 * x] << 16 | (guint32)row[3 * x + 1] << 8 | row[3 * x + 2];
        g_assert_cmphex(read, ==, pixel & 0xFFFFFF);
    }
}

static void read_rows(png_structp png, png_infop info, const guchar *pixels)
{
    guchar row[3 * WIDTH];
    png_read_info(png, info);
    g_assert_cmpuint(png_get_rowbytes(png, info), ==, sizeof row);
    for (guint y = 0; y < HEIGHT; y++) {
        png_read_row(png, row, NULL);
        check_row(row, pixels, y);
    }
    png_read_end(png, info);
}

static void check_words(png_structp png, png_infop info)
{
    png_textp texts;
    int n_texts = png_get_text(png, info, &texts, NULL);
    g_assert_cmpint(n_texts, ==, 4); /* the author is not known */
    g_assert_cmpstr(texts[0].key, ==, "Title");
    g_assert_cmpstr(texts[0].text, ==, "題 & <名>");
    g_assert_cmpstr(texts[1].text, ==, "説明\n二行目");
    g_assert_cmpstr(texts[2].key, ==, "Source");
    g_assert_cmpstr(texts[3].text, ==, "anke");
    g_assert_cmpuint(png_get_x_pixels_per_meter(png, info), ==, 11811);
    g_assert_cmpuint(png_get_y_pixels_per_meter(png, info), ==, 11811);
}

/* Whether libpng reads it to the end; what it reads must be the pixels. */
static gboolean is_readable(const GByteArray *bytes, const guchar *pixels)
{
    Source source = {bytes, 0};
    png_structp png =
        png_create_read_struct(PNG_LIBPNG_VER_STRING, NULL, fail_silently, stay_silent);
    png_infop info = png_create_info_struct(png);
    volatile gboolean is_read = FALSE;
    png_set_crc_action(png, PNG_CRC_ERROR_QUIT, PNG_CRC_ERROR_QUIT);
    png_set_read_fn(png, &source, read_bytes);
    if (setjmp(png_jmpbuf(png)) == 0) {
        read_rows(png, info, pixels);
        check_words(png, info);
        g_assert_cmpuint(source.at, ==, bytes->len);
        is_read = TRUE;
    }
    png_destroy_read_struct(&png, &info, NULL);
    return is_read;
}

static void test_every_row_of_a_png_is_read_back(void)
{
    g_autofree guchar *pixels = make_pixels();
    GByteArray *png = encode(pixels);
    g_assert_true(is_readable(png, pixels));
    g_byte_array_unref(png);
}

static void test_a_damaged_png_is_noticed(void)
{
    g_autofree guchar *pixels = make_pixels();
    GByteArray *png = encode(pixels);
    png->data[png->len - 20] ^= 1; /* in the last IDAT */
    g_assert_false(is_readable(png, pixels));
    png->data[png->len - 20] ^= 1;
    g_byte_array_set_size(png, png->len - 12);
    g_assert_false(is_readable(png, pixels));
    g_byte_array_unref(png);
}

static void check_dates(const char *before, const char *after)
{
    GByteArray *pdf = g_byte_array_new();
    g_byte_array_append(pdf, (const guint8 *)before, (guint)strlen(before) + 1);
    anke_encode_fix_pdf_dates(pdf);
    g_assert_cmpstr((const char *)pdf->data, ==, after);
    g_assert_cmpuint(pdf->len, ==, strlen(before) + 1);
    g_byte_array_unref(pdf);
}

static void test_dates_of_a_pdf_are_mended_at_the_same_length(void)
{
    check_dates("/CreationDate (20260401000000+09'00)\n>>",
                "/CreationDate (D:20260401000000Z)   \n>>");
    check_dates("/CreationDate (20260401000000Z)\n>>", "/CreationDate (20260401000000Z)\n>>");
    check_dates("/CreationDate (D:20260401000000Z)\n>>", "/CreationDate (D:20260401000000Z)\n>>");
    check_dates("/CreationDate (20260401000000+00'00)\n/ModDate (20260401000000+00'00)\n>>",
                "/CreationDate (D:20260401000000Z)   \n/ModDate (D:20260401000000Z)   \n>>");
    check_dates("/ModDate (20260401000000+00'00)", "/ModDate (D:20260401000000Z)   ");
    check_dates("no date", "no date");
    check_dates("/CreationDate (2026", "/CreationDate (2026");
}

static void test_dates_come_from_the_survey_then_the_environment(void)
{
    g_autofree char *closed = anke_encode_date("2018-09-30");
    g_assert_cmpstr(closed, ==, "2018-09-30T00:00:00Z");
    g_setenv("SOURCE_DATE_EPOCH", "1600000000", TRUE);
    g_autofree char *epoch = anke_encode_date("2018-02-30");
    g_assert_cmpstr(epoch, ==, "2020-09-13T00:00:00Z");
    g_unsetenv("SOURCE_DATE_EPOCH");
    g_autofree char *fixed = anke_encode_date(NULL);
    g_assert_cmpstr(fixed, ==, "2000-01-01T00:00:00Z");
}

static GByteArray *tag(const char *text, guint64 glyphs)
{
    GByteArray *pdf = g_byte_array_new();
    g_byte_array_append(pdf, (const guint8 *)text, (guint)strlen(text));
    anke_encode_tag_pdf_fonts(pdf, glyphs);
    g_assert_cmpuint(pdf->len, ==, strlen(text));
    g_byte_array_append(pdf, (const guint8 *)"", 1);
    return pdf;
}

static const char tagged_pdf[] =
    "/BaseFont /ABCDEF+A /FontName /ABCDEF+A\n/BaseFont /ABCDEF+A\n/BaseFont /ABCDEF+A\n"
    "/FontName /ABCDEF+B\n/BaseFont /ABCDEF+B /BaseFont /Plain /FontName /abcdef+C /BaseFont /XYZ";

/* Returns the letters of the `i`-th name of a font, of tagged_pdf. */
static char *letters(const GByteArray *pdf, const char *key, guint i)
{
    const char *at = (const char *)pdf->data;
    for (guint n = 0; n <= i; n++) {
        at = strstr(at, key);
        g_assert_nonnull(at);
        at += strlen(key);
    }
    return g_strndup(at, 6);
}

static void test_tags_of_fonts_say_which_glyphs_they_hold(void)
{
    GByteArray *pdf = tag(tagged_pdf, 17);
    GByteArray *other = tag(tagged_pdf, 18);
    g_autofree char *a = letters(pdf, "/FontName /", 0);
    g_autofree char *b = letters(pdf, "/FontName /", 1);
    g_autofree char *user = letters(pdf, "/BaseFont /", 2);
    g_autofree char *user_of_b = letters(pdf, "/BaseFont /", 3);
    g_autofree char *a_of_other = letters(other, "/FontName /", 0);
    g_assert_cmpstr(a, !=, "ABCDEF");
    g_assert_cmpstr(a, !=, b);
    g_assert_cmpstr(a, !=, a_of_other);
    g_assert_cmpstr(user, ==, a);
    g_assert_cmpstr(user_of_b, ==, b);
    g_assert_true(g_str_has_prefix((char *)pdf->data, "/BaseFont /ABCDEF+A "));
    g_assert_true(g_str_has_suffix((char *)pdf->data,
                                   " /BaseFont /Plain /FontName /abcdef+C /BaseFont /XYZ"));
    g_byte_array_unref(pdf);
    g_byte_array_unref(other);
    g_byte_array_unref(tag("", 17));
    g_byte_array_unref(tag("/FontName /ABCDEF", 17));
}

static void check_svg(const char *before, const char *after)
{
    GByteArray *svg = g_byte_array_new();
    g_byte_array_append(svg, (const guint8 *)before, (guint)strlen(before));
    anke_encode_describe_svg(svg, "a<b", NULL);
    g_byte_array_append(svg, (const guint8 *)"", 1);
    g_assert_cmpstr((const char *)svg->data, ==, after);
    g_byte_array_unref(svg);
}

static void test_svg_says_what_it_is_and_not_how_many_there_were(void)
{
    check_svg("<?xml?>\n<svg width=\"1\">\n<g id=\"surface19\">\n<rect/></g></svg>",
              "<?xml?>\n<svg width=\"1\" role=\"img\" aria-labelledby=\"title desc\" lang=\"ja\">\n"
              "<title id=\"title\">a&lt;b</title>\n<desc id=\"desc\"></desc>\n"
              "\n<g>\n<rect/></g></svg>");
    check_svg("no picture", "no picture");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
#define TEST(name, function) g_test_add_func("/encode/" name, function)
    TEST("png chunks are whole and in order", test_png_chunks_are_whole_and_in_order);
    TEST("every row of a png is read back", test_every_row_of_a_png_is_read_back);
    TEST("a damaged png is noticed", test_a_damaged_png_is_noticed);
    TEST("dates of a pdf are mended at the same length",
         test_dates_of_a_pdf_are_mended_at_the_same_length);
    TEST("dates come from the survey, then the environment",
         test_dates_come_from_the_survey_then_the_environment);
    TEST("tags of fonts say which glyphs they hold", test_tags_of_fonts_say_which_glyphs_they_hold);
    TEST("svg says what it is and not how many there were",
         test_svg_says_what_it_is_and_not_how_many_there_were);
    return g_test_run();
}
