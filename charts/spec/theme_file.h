/*
 * A theme from a file: a CSV with the header `setting,value`, in UTF-8 or CP932, whose rows change
 * the theme of pictures.
 *
 * Units: pt for sizes, colours as #RRGGBB. What a picture needs to be read is kept: type of 7 pt or
 * more, texts of 4.5:1 and lines of 3:1 on paper, no colour twice in a set, a font that is there.
 */
#ifndef ANKE_SPEC_THEME_FILE_H
#define ANKE_SPEC_THEME_FILE_H

#include "charts/draw/theme.h"

/*
 * Changes *theme as the file says, or leaves it on errors, which name file, line and column.
 * Errors: ANKE_ERROR_NO_INPUT, ANKE_ERROR_IO; ANKE_ERROR_DATA  a setting is unknown or there twice,
 *         a value is wrong; ANKE_ERROR_UNAVAILABLE  the font family is not installed
 */
gboolean anke_theme_read(const char *path, AnkeTheme *theme, GError **error);

#endif
