#include "charts/draw/png_image.h"

#include <string.h>

#include "analyzer/base/error.h"
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
        if (memcmp(bytes + at + 4, "pHYs", 4) == 0 && data[8] == 1) {
            return read_word(data) * METRES_PER_INCH;
        }
        if (memcmp(bytes + at + 4, "IDAT", 4) == 0) {
            break;
        }
    }
    return POINTS_PER_INCH;
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
    *image = (AnkePngImage){g_steal_pointer(&bytes), width * POINTS_PER_INCH / dpi,
                            height * POINTS_PER_INCH / dpi, dpi};
    return TRUE;
}

void anke_png_image_clear(AnkePngImage *image)
{
    g_clear_pointer(&image->bytes, g_bytes_unref);
}
