/*
 * How many columns of a terminal a text takes, and what follows from it: filling up, breaking into
 * lines, shortening.
 *
 * Widths are those of Unicode Standard Annex 11 as GLib knows them: wide and full-width characters
 * take two columns, marks and joiners none. Characters of ambiguous width (▲, ①, ℃) take one, or two
 * where the terminal's font is an East Asian one: who prints must say so.
 * Texts are valid UTF-8 of one line.
 */
#ifndef ANKE_BANNER_DISPLAY_WIDTH_H
#define ANKE_BANNER_DISPLAY_WIDTH_H

#include <glib.h>

/* Columns of one character: 0, 1 or 2. Controls count 0: they must not be printed. */
guint anke_width_of_character(gunichar c, gboolean is_ambiguous_wide);

/* Columns of a text. */
guint anke_width_of_text(const char *text, gboolean is_ambiguous_wide);

/*
 * Breaks a text into lines of at most `width` columns: at blanks, else between characters, but
 * before no character that must not begin a line (、。」）). A line holds one character at least.
 * Returns a NULL-terminated array of new strings, one line at least.
 */
char **anke_width_wrap(const char *text, guint width, gboolean is_ambiguous_wide);

/* As anke_width_wrap() with at most `n_lines` (at least 1): what is left out is marked by … */
char **anke_width_wrap_within(const char *text, guint width, guint n_lines,
                              gboolean is_ambiguous_wide);

/* Columns of the widest of some lines. */
guint anke_width_of_lines(char *const *lines, gboolean is_ambiguous_wide);

#endif
