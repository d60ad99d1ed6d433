/*
 * Breaking labels into lines where no font can be asked: gnuplot neither wraps nor tells sizes, and
 * scripts must come out the same on every machine.
 *
 * Widths are estimates in em for Noto Sans CJK JP: East Asian wide characters are exactly 1 em,
 * digits 0.56 em, the rest is rounded up by class. Estimates err on the wide side.
 */
#ifndef ANKE_PLOTS_TEXT_LINES_H
#define ANKE_PLOTS_TEXT_LINES_H

#include <glib.h>

/* Width of valid UTF-8 in em. */
double anke_text_lines_width(const char *text);

/*
 * Breaks valid UTF-8 into lines of at most `width_em`: anywhere in Japanese text but before what
 * must not begin a line (、。）ー small kana ...) or after what must not end one (（「), and not
 * within words of Latin letters and digits unless a word alone is too long. The last of `max_lines`
 * ends in … if text is left. Line ends in the text count as blanks. Returns at least one line
 * (array of char *, frees them).
 */
GPtrArray *anke_text_lines_break(const char *text, double width_em, guint max_lines);

/* As anke_text_lines_break() with `tail` kept whole behind the last line, or on a line of its own.
 */
GPtrArray *anke_text_lines_break_with(const char *text, const char *tail, double width_em,
                                      guint max_lines);

/* Width of the widest line in em. */
double anke_text_lines_widest(const GPtrArray *lines);

/*
 * The text as it may be drawn: valid UTF-8 in which control and direction characters, and what XML
 * forbids, are 〓 and line ends and tabs are blanks; at most `max_bytes`, cut between characters
 * with a final … if it was longer.
 */
char *anke_text_lines_visible(const char *text, gsize max_bytes);

#endif
