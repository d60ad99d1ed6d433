/*
 * UTF-8 text: validity, folding for comparison, safe quoting in messages.
 *
 * Folding is for comparing labels only; what is stored and shown is never folded. It is not NFKC,
 * which would turn ① into 1 and ㈱ into (株).
 */
#ifndef ANKE_BASE_TEXT_H
#define ANKE_BASE_TEXT_H

#include <glib.h>

/*
 * Whether the bytes are UTF-8: no overlong forms, no surrogates, nothing above U+10FFFF, no NUL.
 * Returns the offset of the first bad byte, or n_bytes if all is well.
 */
gsize anke_text_valid_bytes(const char *text, gsize n_bytes);

/*
 * Appends the folded form of valid UTF-8 to `folded`:
 * blanks at both ends are dropped, runs of blanks (also U+3000, U+00A0, tab, CR, LF) become one blank;
 * full-width ASCII becomes ASCII; half-width katakana becomes full-width, voiced marks composed
 * (also the combining U+3099, U+309A after kana); the wave dash and its like, which converters from
 * CP932 disagree about, become one of each pair.
 */
void anke_text_fold(const char *text, gsize n_bytes, GString *folded);

/* Whether folding takes the character for a blank; a text of nothing else folds to nothing. */
gboolean anke_text_is_blank(gunichar c);

/* The steps of folding. */
enum {
    ANKE_FOLD_BLANKS = 1, /* blanks at the ends, runs and kinds of blanks */
    ANKE_FOLD_WIDTH = 2,  /* full-width ASCII */
    ANKE_FOLD_KANA = 4,   /* half-width katakana, marks that stand apart */
    ANKE_FOLD_SIGNS = 8,  /* wave dash, minus and their like */
    ANKE_FOLD_ALL = 15
};

/* The steps without which valid UTF-8 and a label with the same folded form would differ. */
guint anke_text_fold_needs(const char *text, gsize n_bytes, const char *label);

/* The folded form as a new string. */
char *anke_text_folded(const char *text);

/* Appends `text` as a terminal may show it: at most 40 characters (then …), control and direction
 * characters and invalid bytes as \xHH. For labels from codebooks and streams, never for answers. */
char *anke_text_quote(const char *text, gssize n_bytes);

/* As anke_text_quote(), of any length. */
char *anke_text_printable(const char *text);

/* Whether the text holds a C0 control other than TAB, CR, LF, or DEL. */
gboolean anke_text_has_control(const char *text, gsize n_bytes);

#endif
