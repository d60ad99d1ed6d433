/*
 * Line ends between phrases of Japanese text.
 *
 * Japanese may be broken between almost any two characters, but "分か|らない" and "交|換" read badly
 * on a card of seven characters. Without a dictionary the script itself tells much: a phrase begins
 * where kana end (particles and endings are kana), behind punctuation and before a bracket. Of all
 * ways with the fewest lines that one is chosen whose ends cost least, lines that are left short
 * counted in. Not for hyphenation; where a line may end at all is for the caller to say.
 */
#ifndef ANKE_DRAW_PHRASES_H
#define ANKE_DRAW_PHRASES_H

#include <glib.h>

/* A text in one line, by character. */
typedef struct {
    const gunichar *characters;
    const double *widths;      /* em */
    const gboolean *may_begin; /* whether a line may begin with the character at all */
    guint n;
} AnkePhrasedText;

/*
 * How badly a line may begin with the i-th character, i > 0: -2 = behind
 * punctuation or before a bracket, 0.5 = a phrase begins there, 10 = inside a word.
 */
double anke_phrases_penalty(const gunichar *characters, guint n, guint i);

/*
 * Breaks a text into the fewest lines of at most `width_em`.
 *
 *   begins     of n elements; set TRUE where a line begins, so always at 0
 * Returns the number of lines, or 0 where a word is wider than a line or there is no text.
 */
guint anke_phrases_break(const AnkePhrasedText *text, double width_em, gboolean *begins);

#endif
