/*
 * Pictures as gnuplot leaves them: whether they are whole, and what it cannot be told to write.
 *
 * gnuplot ends with status 0 when the disk is full, so a picture is looked at, not believed. It
 * stamps PDFs with the time of day, knows no resolution of PNGs, and names every SVG "Gnuplot".
 * A GString is used as a buffer of bytes here (len counts, NULs may occur).
 */
#ifndef ANKE_DRAW_GNUPLOT_OUTPUT_H
#define ANKE_DRAW_GNUPLOT_OUTPUT_H

#include <glib.h>

#include "charts/draw/format.h"

/*
 * Whether the bytes are a whole picture. PNG: signature, chunks with correct sums from IHDR to IEND
 * and nothing behind. PDF: %PDF- ... %%EOF. SVG: an XML head ... </svg>.
 */
gboolean anke_gnuplot_output_is_whole(AnkeFormat format, const char *bytes, gsize n_bytes);

/*
 * Overwrites the digits of /CreationDate (D:YYYYMMDDhhmmssZ) in place, so that all offsets stay.
 *   date_s   seconds since 1970-01-01T00:00:00Z, years 0-9999
 * Returns FALSE if the PDF has no such entry, which leaves it as it is.
 */
gboolean anke_gnuplot_pdf_set_date(GString *pdf, gint64 date_s);

/* Inserts a pHYs chunk behind IHDR. The PNG must be whole. */
void anke_gnuplot_png_set_resolution(GString *png, double dots_per_inch);

/*
 * Names the picture, drops the names of gnuplot's own parts (browsers show them as tool tips),
 * makes the size absolute, and turns the font name "F:Bold" into weight bold. title   as plain
 * text; NULL leaves no title
 */
void anke_gnuplot_svg_tidy(GString *svg, const char *title, double width_pt, double height_pt);

#endif
