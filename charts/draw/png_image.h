/* A PNG that another program made, to be placed in a picture: checked, with its printed size. */
#ifndef ANKE_DRAW_PNG_IMAGE_H
#define ANKE_DRAW_PNG_IMAGE_H

#include <glib.h>

/* Its own size in pt, by its resolution; 72 dpi where it names none. */
typedef struct {
    GBytes *bytes;
    double width_pt;
    double height_pt;
    double dpi;
} AnkePngImage;

/*
 * Reads a PNG file whole.
 * Errors: ANKE_ERROR_NO_INPUT, ANKE_ERROR_IO  it cannot be read
 *         ANKE_ERROR_DATA                     no whole PNG, one whose pixels cannot be read, or
 *                                             larger than a picture may be
 */
gboolean anke_png_image_read(const char *path, AnkePngImage *image, GError **error);

void anke_png_image_clear(AnkePngImage *image);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(AnkePngImage, anke_png_image_clear)

#endif
