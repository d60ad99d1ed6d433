/* PNG files of other programs: size, resolution, and what is no PNG. */
#include <glib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "analyzer/base/error.h"
#include "charts/draw/encode.h"
#include "charts/draw/png_image.h"
#include "tests/unit/png_crc.h"

typedef struct {
    char *path;
} Place;

static void set_up(Place *place, gconstpointer data)
{
    (void)data;
    int fd = g_file_open_tmp("anke-png-XXXXXX", &place->path, NULL);
    g_assert_true(g_close(fd, NULL));
}

static void tear_down(Place *place, gconstpointer data)
{
    (void)data;
    g_assert_cmpint(g_remove(place->path), ==, 0);
    g_free(place->path);
}

static GBytes *make_png(double dpi)
{
    static guint32 pixels[60 * 30];
    AnkeRaster raster = {.pixels = (const guchar *)pixels,
                         .width = 60,
                         .height = 30,
                         .stride = 60 * sizeof pixels[0],
                         .dpi = dpi};
    g_autoptr(GError) error = NULL;
    GBytes *bytes = anke_encode_png(&raster, &error);
    g_assert_no_error(error);
    return bytes;
}

static void write_bytes(const char *path, const void *bytes, gsize n_bytes)
{
    g_assert_true(g_file_set_contents(path, bytes, (gssize)n_bytes, NULL));
}

static void test_a_size_follows_from_the_resolution(Place *place, gconstpointer data)
{
    (void)data;
    g_autoptr(GBytes) png = make_png(300);
    write_bytes(place->path, g_bytes_get_data(png, NULL), g_bytes_get_size(png));
    g_auto(AnkePngImage) image = {0};
    g_autoptr(GError) error = NULL;
    g_assert_true(anke_png_image_read(place->path, &image, &error));
    g_assert_no_error(error);
    g_assert_cmpfloat_with_epsilon(image.dpi, 300, 0.01);
    g_assert_cmpfloat_with_epsilon(image.width_pt, 14.4, 0.001);
    g_assert_cmpfloat_with_epsilon(image.height_pt, 7.2, 0.001);
    g_assert_true(g_bytes_equal(image.bytes, png));
}

static void test_what_is_cut_or_no_png_is_refused(Place *place, gconstpointer data)
{
    (void)data;
    g_autoptr(GBytes) png = make_png(144);
    gsize n_bytes = g_bytes_get_size(png);
    for (gsize n = 0; n < n_bytes; n += n < 60 ? 1 : 7) {
        g_auto(AnkePngImage) image = {0};
        g_autoptr(GError) error = NULL;
        write_bytes(place->path, g_bytes_get_data(png, NULL), n);
        g_assert_false(anke_png_image_read(place->path, &image, &error));
        g_assert_error(error, ANKE_ERROR, ANKE_ERROR_DATA);
    }
    g_auto(AnkePngImage) image = {0};
    g_autoptr(GError) error = NULL;
    g_assert_false(anke_png_image_read("/nowhere/x.png", &image, &error));
    g_assert_error(error, ANKE_ERROR, ANKE_ERROR_NO_INPUT);
}

/* zlib's own checks fail where the chunk's sum is right. */
static void test_pixels_that_cannot_be_read_are_refused(Place *place, gconstpointer data)
{
    (void)data;
    g_autoptr(GBytes) png = make_png(144);
    gsize n_bytes;
    const guint8 *bytes = g_bytes_get_data(png, &n_bytes);
    g_autofree guint8 *damaged = g_memdup2(bytes, n_bytes);
    gsize at = 8;
    while (memcmp(damaged + at + 4, "IDAT", 4) != 0) {
        at += 12 + (gsize)(damaged[at + 2] << 8 | damaged[at + 3]);
    }
    gsize n_data = (gsize)(damaged[at + 2] << 8 | damaged[at + 3]);
    memset(damaged + at + 8, 0xFF, n_data);
    guint32 sum = crc_of(damaged + at + 4, n_data + 4);
    for (guint i = 0; i < 4; i++) {
        damaged[at + 8 + n_data + i] = (guint8)(sum >> (24 - 8 * i));
    }
    write_bytes(place->path, damaged, n_bytes);
    g_auto(AnkePngImage) image = {0};
    g_autoptr(GError) error = NULL;
    g_assert_false(anke_png_image_read(place->path, &image, &error));
    g_assert_error(error, ANKE_ERROR, ANKE_ERROR_DATA);
    g_assert_nonnull(strstr(error->message, "its pixels cannot be read"));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
#define ADD(name, function) g_test_add("/png-image/" name, Place, NULL, set_up, function, tear_down)
    ADD("a size follows from the resolution", test_a_size_follows_from_the_resolution);
    ADD("what is cut or no PNG is refused", test_what_is_cut_or_no_png_is_refused);
    ADD("pixels that cannot be read are refused", test_pixels_that_cannot_be_read_are_refused);
#undef ADD
    return g_test_run();
}
