/*
 * Characters that no installed font has.
 *
 * gnuplot 5.4's cairo terminals draw such a character as a box with its number in it, some hundred
 * times too large: one rare character in a label would black out the picture.
 */
#ifndef ANKE_DRAW_GLYPHS_H
#define ANKE_DRAW_GLYPHS_H

#include <glib.h>

/* A copy of valid UTF-8 with 〓 for each character that no installed font has. Characters that have
 * no shape (joiners, variation selectors) stay. */
GString *anke_glyphs_replace_missing(const char *text, gsize n_bytes);

#endif
