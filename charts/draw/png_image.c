#include "charts/draw/png_image.h"

#include <cairo.h>
#include <string.h>

#include "analyzer/base/error.h"
#include "charts/draw/draw_private.h"
#include "charts/draw/gnuplot_output.h"

#define MAX_SIDE_PIXELS 32000
#define POINTS_PER_INCH 72.0
#define METRES_PER_INCH 0.0254
#define IHDR_AT 16 /* width and height: behind signature, length and name of the first chunk */
#define CHUNKS_AT 8

static guint32 read_word(const guint8 *bytes)
{
    return (guint32)bytes[0] << 24 | (guint32)bytes[1] << 16 | (guint32)bytes[2] << 8 | bytes[3];
}

/* Dots per inch of the chunk pHYs, or 72. The chunks of a whole PNG lie within its bytes. */
static double find_dpi(const guint8 *bytes, gsize n_bytes)
{
    for (gsize at = CHUNKS_AT; at + 12 <= n_bytes; at += 12 + (gsize)read_word(bytes + at)) {
        const guint8 *data = bytes + at + 8;
        gboolean is_size = memcmp(bytes + at + 4, "pHYs", 4) == 0 && read_word(bytes + at) == 9;
        if (is_size && data[8] == 1) {
            return read_word(data) * METRES_PER_INCH;
        }
        if (memcmp(bytes + at + 4, "IDAT", 4) == 0) {
            break;
        }
    }
    return POINTS_PER_INCH;
}

/* What is left of the bytes that cairo reads. */
typedef struct {
    const guint8 *bytes;
    gsize n_bytes;
} Source;

static cairo_status_t read_source(void *closure, unsigned char *data, unsigned int length)
{
    Source *source = closure;
    if (length > source->n_bytes) {
        return CAIRO_STATUS_READ_ERROR;
    }
    memcpy(data, source->bytes, length);
    source->bytes += length;
    source->n_bytes -= length;
    return CAIRO_STATUS_SUCCESS;
}

cairo_surface_t *anke_png_image_decode(GBytes *png)
{
    Source source;
    source.bytes = g_bytes_get_data(png, &source.n_bytes);
    return cairo_image_surface_create_from_png_stream(read_source, &source);
}

/* A file may be whole and its pixels not: then pictures would have a hole. */
static gboolean can_be_decoded(GBytes *png)
{
    cairo_surface_t *surface = anke_png_image_decode(png);
    gboolean is_good = cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS;
    cairo_surface_destroy(surface);
    return is_good;
}

gboolean anke_png_image_read(const char *path, AnkePngImage *image, GError **error)
{
    char *text = NULL;
    gsize n_bytes = 0;
    g_autoptr(GError) cause = NULL;
    if (!g_file_get_contents(path, &text, &n_bytes, &cause)) {
        gboolean is_missing = g_error_matches(cause, G_FILE_ERROR, G_FILE_ERROR_NOENT);
        return anke_error_set(error, is_missing ? ANKE_ERROR_NO_INPUT : ANKE_ERROR_IO,
                              "%s: cannot be read", path);
    }
    g_autoptr(GBytes) bytes = g_bytes_new_take(text, n_bytes);
    if (!anke_gnuplot_output_is_whole(ANKE_FORMAT_PNG, text, n_bytes)) {
        return anke_error_set(error, ANKE_ERROR_DATA, "%s: is no whole PNG", path);
    }
    const guint8 *data = (const guint8 *)text;
    guint32 width = read_word(data + IHDR_AT);
    guint32 height = read_word(data + IHDR_AT + 4);
    double dpi = find_dpi(data, n_bytes);
    if (width == 0 || height == 0 || MAX(width, height) > MAX_SIDE_PIXELS || !(dpi >= 1)) {
        return anke_error_set(error, ANKE_ERROR_DATA, "%s: %u x %u pixels at %.0f dpi: too large",
                              path, width, height, dpi);
    }
    if (!can_be_decoded(bytes)) {
        return anke_error_set(error, ANKE_ERROR_DATA, "%s: its pixels cannot be read", path);
    }
    *image = (AnkePngImage){g_steal_pointer(&bytes), width * POINTS_PER_INCH / dpi,
                            height * POINTS_PER_INCH / dpi, dpi};
    return TRUE;
}

void anke_png_image_clear(AnkePngImage *image)
{
    g_clear_pointer(&image->bytes, g_bytes_unref);
}
