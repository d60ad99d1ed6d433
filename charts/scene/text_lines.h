/*
 * Breaking labels into lines for gnuplot, which neither wraps nor tells sizes. Lines are measured as
 * the layouts of charts measure theirs, through one function pointer, and broken here because a
 * script needs each line as a text of its own.
 *
 * Units: pt.
 */
#ifndef ANKE_SCENE_TEXT_LINES_H
#define ANKE_SCENE_TEXT_LINES_H

#include <glib.h>

#include "charts/draw/measure.h"

/* How texts of one style are measured. Borrowed for the call. */
typedef struct {
    AnkeMeasure measure;
    const AnkeTextStyle *style;
} AnkeTextRuler;

/* Width of valid UTF-8 in one line. */
double anke_text_lines_width(const AnkeTextRuler *ruler, const char *text);

/*
 * Breaks valid UTF-8 into lines of at most `width_pt`: anywhere in Japanese text but before what
 * must not begin a line (、。）ー small kana ...) or after what must not end one (（「), and not
 * within words of Latin letters and digits unless a word alone is too long. A last line of one or two
 * characters gets company where narrower lines bring it. The last of `max_lines` ends in … if text is
 * left. Line ends in the text count as blanks. Returns at least one line (array of char *, frees
 * them).
 */
GPtrArray *anke_text_lines_break(const AnkeTextRuler *ruler, const char *text, double width_pt,
                                 guint max_lines);

/* As anke_text_lines_break() with `tail` kept whole behind the last line, or on a line of its own
 * without the blanks before it.
 */
GPtrArray *anke_text_lines_break_with(const AnkeTextRuler *ruler, const char *text,
                                      const char *tail, double width_pt, guint max_lines);

/* Width of the widest line. */
double anke_text_lines_widest(const AnkeTextRuler *ruler, const GPtrArray *lines);

/* Height of so many lines of the style. */
double anke_text_lines_height(const AnkeTextStyle *style, guint n_lines);

/*
 * The text as it may be drawn: valid UTF-8 in which control and direction characters, and what XML
 * forbids, are 〓 and line ends and tabs are blanks; at most `max_bytes`, cut between characters
 * with a final … if it was longer.
 */
char *anke_text_lines_visible(const char *text, gsize max_bytes);

#endif
