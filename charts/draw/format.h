/* The file formats of pictures. */
#ifndef ANKE_DRAW_FORMAT_H
#define ANKE_DRAW_FORMAT_H

#include <glib.h>

typedef enum { ANKE_FORMAT_PNG, ANKE_FORMAT_PDF, ANKE_FORMAT_SVG } AnkeFormat;

enum { ANKE_N_FORMATS = ANKE_FORMAT_SVG + 1 };

/* Lower-case suffix without a dot. */
const char *anke_format_suffix(AnkeFormat format);

/* Finds the format of a file name by its suffix, in any case, or of the suffix alone. */
gboolean anke_format_of(const char *file_name, AnkeFormat *format);

#endif
