#include <glib.h>
#include <string.h>

#include "charts/draw/gnuplot_output.h"

/* A grey picture of 1 x 1 pixel (made with Python's zlib). */
static const guchar png[] = {0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0x00, 0x00, 0x00, 0x0D,
                             0x49, 0x48, 0x44, 0x52, 0x00, 0x00, 0x00, 0x01, 0x00, 0x00, 0x00, 0x01,
                             0x08, 0x00, 0x00, 0x00, 0x00, 0x3A, 0x7E, 0x9B, 0x55, 0x00, 0x00, 0x00,
                             0x0A, 0x49, 0x44, 0x41, 0x54, 0x78, 0x9C, 0x63, 0x68, 0x00, 0x00, 0x00,
                             0x82, 0x00, 0x81, 0x77, 0xCD, 0x72, 0xB6, 0x00, 0x00, 0x00, 0x00, 0x49,
                             0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82};

static gboolean is_whole(AnkeFormat format, const char *text)
{
    return anke_gnuplot_output_is_whole(format, text, strlen(text));
}

static void test_only_a_whole_png_is_whole(void)
{
    g_autofree char *bytes = g_memdup2(png, sizeof png);
    for (gsize n = 0; n < sizeof png; n++) {
        g_assert_false(anke_gnuplot_output_is_whole(ANKE_FORMAT_PNG, bytes, n));
    }
    g_assert_true(anke_gnuplot_output_is_whole(ANKE_FORMAT_PNG, bytes, sizeof png));
    for (gsize i = 8; i < sizeof png; i++) {
        bytes[i] ^= 1;
        g_assert_false(anke_gnuplot_output_is_whole(ANKE_FORMAT_PNG, bytes, sizeof png));
        bytes[i] ^= 1;
    }
}

static void test_pdf_and_svg_need_both_ends(void)
{
    g_assert_true(is_whole(ANKE_FORMAT_PDF, "%PDF-1.5\n...\n%%EOF\n"));
    g_assert_false(is_whole(ANKE_FORMAT_PDF, "%PDF-1.5\n...\n%%EO"));
    g_assert_false(is_whole(ANKE_FORMAT_PDF, "...%%EOF\n"));
    g_assert_false(is_whole(ANKE_FORMAT_PDF, ""));
    g_assert_true(is_whole(ANKE_FORMAT_SVG, "<?xml version=\"1.0\"?><svg></svg>\n\n"));
    g_assert_false(is_whole(ANKE_FORMAT_SVG, "<?xml version=\"1.0\"?><svg>"));
    g_assert_false(is_whole(ANKE_FORMAT_SVG, "</svg>"));
}

static void test_resolution_is_written_behind_the_header(void)
{
    g_autoptr(GString) picture = g_string_new_len((const char *)png, sizeof png);
    anke_gnuplot_png_set_resolution(picture, 144);
    g_assert_cmpuint(picture->len, ==, sizeof png + 21);
    g_assert_true(anke_gnuplot_output_is_whole(ANKE_FORMAT_PNG, picture->str, picture->len));
    /* 144 / 0.0254 = 5669.3 dots per metre = 0x1625 */
    static const char want[] = "\0\0\0\x09pHYs\0\0\x16\x25\0\0\x16\x25\x01";
    g_assert_cmpmem(picture->str + 33, sizeof want - 1, want, sizeof want - 1);
}

static void test_the_last_creation_date_is_replaced_in_place(void)
{
    g_autoptr(GString) pdf = g_string_new("(/CreationDate (D:20000102030405Z))\n"
                                          "/CreationDate (D:20261120141237Z)\n");
    g_assert_true(anke_gnuplot_pdf_set_date(pdf, 1538265600));
    g_assert_cmpstr(pdf->str, ==,
                    "(/CreationDate (D:20000102030405Z))\n"
                    "/CreationDate (D:20180930000000Z)\n");
}

static void test_a_pdf_without_date_stays_as_it_is(void)
{
    static const char *const texts[] = {"", "/CreationDate (D:2026112014123", "/CreationDate (D:x"};
    for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
        g_autoptr(GString) pdf = g_string_new(texts[i]);
        g_assert_false(anke_gnuplot_pdf_set_date(pdf, 0));
        g_assert_cmpstr(pdf->str, ==, texts[i]);
    }
    g_autoptr(GString) pdf = g_string_new("/CreationDate (D:20261120141237Z)");
    g_assert_false(anke_gnuplot_pdf_set_date(pdf, G_MAXINT64));
}

static void test_svg_is_named_and_its_parts_are_not(void)
{
    g_autoptr(GString) svg = g_string_new(
        "<?xml version=\"1.0\"?>\n<svg \n viewBox=\"0 0 9 9\"\n>\n<title>Gnuplot</title>\n"
        "<desc>Produced</desc><g><title>part</title></g>"
        "<g font-family=\"F G:Bold\" x=\"1\"><text>a:Bold\" &lt;title></text></g></svg>\n");
    anke_gnuplot_svg_tidy(svg, "R&D <課>", 482, 300.5);
    g_assert_cmpstr(svg->str, ==,
                    "<?xml version=\"1.0\"?>\n<svg \n viewBox=\"0 0 9 9\"\n"
                    " width=\"482pt\" height=\"300.5pt\" role=\"img\">\n"
                    "<title>R&amp;D &lt;課&gt;</title>\n\n<g></g>"
                    "<g font-family=\"F G, sans-serif\" font-weight=\"bold\" x=\"1\">"
                    "<text>a:Bold\" &lt;title></text></g></svg>\n");
}

static void test_broken_svg_does_no_harm(void)
{
    static const char *const texts[] = {
        "", "<", "<svg", "<title>", "<svg><title>x", "a<b font-family=\"c"};
    for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
        g_autoptr(GString) svg = g_string_new(texts[i]);
        anke_gnuplot_svg_tidy(svg, NULL, 1, 1);
    }
}

static void test_formats_are_read_by_their_names(void)
{
    AnkeFormat format = ANKE_FORMAT_SVG;
    g_assert_false(anke_format_of("jpeg", &format));
    g_assert_cmpint(format, ==, ANKE_FORMAT_SVG);
    g_assert_true(anke_format_of("pdf", &format));
    g_assert_cmpstr(anke_format_suffix(format), ==, "pdf");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/gnuplot_output/only a whole PNG is whole", test_only_a_whole_png_is_whole);
    g_test_add_func("/gnuplot_output/PDF and SVG need both ends", test_pdf_and_svg_need_both_ends);
    g_test_add_func("/gnuplot_output/resolution is written behind the header",
                    test_resolution_is_written_behind_the_header);
    g_test_add_func("/gnuplot_output/the last creation date is replaced in place",
                    test_the_last_creation_date_is_replaced_in_place);
    g_test_add_func("/gnuplot_output/a PDF without date stays as it is",
                    test_a_pdf_without_date_stays_as_it_is);
    g_test_add_func("/gnuplot_output/SVG is named and its parts are not",
                    test_svg_is_named_and_its_parts_are_not);
    g_test_add_func("/gnuplot_output/broken SVG does no harm", test_broken_svg_does_no_harm);
    g_test_add_func("/gnuplot_output/formats are read by their names",
                    test_formats_are_read_by_their_names);
    return g_test_run();
}
