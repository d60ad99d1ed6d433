/*
 * Bytes of picture files that cairo does not write as we want them.
 *
 * PNG through libpng with resolution, colour space and texts; PDF dates in the form of the standard
 * (cairo 1.16 leaves out "D:"); SVG with title, description and role for screen readers.
 */
#ifndef ANKE_DRAW_ENCODE_H
#define ANKE_DRAW_ENCODE_H

#include <glib.h>

typedef struct {
    const guchar *pixels; /* native-endian 0x??RRGGBB, rows `stride` bytes apart */
    guint width;
    guint height;
    gsize stride;
    double dpi;
    const char *title;       /* NULL or "": none */
    const char *description; /* likewise */
    const char *author;
    const char *source;
} AnkeRaster;

/* Errors: ANKE_ERROR_INTERNAL  libpng failed */
GBytes *anke_encode_png(const AnkeRaster *raster, GError **error);

/* Rewrites the dates of creation and change in place, at the same length, so that the
 * cross-reference table stays right. Without such dates nothing happens. */
void anke_encode_fix_pdf_dates(GByteArray *pdf);

/*
 * Rewrites in place the six letters before the name of each font that say which part of it a PDF
 * holds. cairo makes them from the numbers of the glyphs, and in a small font (small_fonts.h) these
 * depend on former documents and may mean other glyphs.
 *   glyphs   a number for the set of glyphs of the document
 */
void anke_encode_tag_pdf_fonts(GByteArray *pdf, guint64 glyphs);

/* Adds role, title and description to the root element and removes what depends on how many
 * pictures the process made before. Texts may be NULL. */
void anke_encode_describe_svg(GByteArray *svg, const char *title, const char *description);

/*
 * The date that a file carries, "YYYY-MM-DDT00:00:00Z" in a new string.
 *   closed   ISO 8601 date, or NULL. What is no date is left out of account: then the environment's
 *            SOURCE_DATE_EPOCH counts (seconds since 1970, UTC), else 2000-01-01.
 */
char *anke_encode_date(const char *closed);

#endif
