/*
 * Fonts cut down to the glyphs that documents show, before cairo sees them.
 *
 * cairo 1.16 cuts fonts, too, but badly where they are large and of the kind CFF: it copies the
 * whole table (16 MB a weight of Noto Sans CJK) for each document, and it keeps every local
 * subroutine of the font, about 0.9 MB, when two glyphs such as those of て and で share one in a
 * certain way. A font that HarfBuzz has cut and freed of subroutines costs neither.
 *
 * Texts are laid out with the whole fonts: here glyphs only change their numbers. What cannot be cut
 * (TrueType, synthetic bold, missing glyphs, text from right to left) wants the whole font.
 * For each document: begin, note every run, cut, show the runs. A small font keeps the glyphs of
 * former documents and is cut again only when it lacks one; cairo cuts it once more, so that nothing
 * of them enters a document.
 */
#ifndef ANKE_DRAW_SMALL_FONTS_H
#define ANKE_DRAW_SMALL_FONTS_H

#include "charts/draw/draw_private.h"

AnkeSmallFonts *anke_small_fonts_new(void);

/* Begins a document: nothing is noted. */
void anke_small_fonts_begin(AnkeSmallFonts *fonts);

/* Notes the glyphs of a run. */
void anke_small_fonts_note(AnkeSmallFonts *fonts, const PangoGlyphItem *run);

/* Sees to it that the small fonts hold all glyphs noted. */
void anke_small_fonts_cut(AnkeSmallFonts *fonts);

/*
 * Draws a run as pango_cairo_show_glyph_item() does, right of the current point.
 *   text   the whole text that the run is a part of
 *   left   distance from the current point, in pango units
 * Returns whether there is a small font for it; else nothing is drawn.
 */
gboolean anke_small_fonts_show(const AnkeSmallFonts *fonts, cairo_t *cairo, const char *text,
                               const PangoGlyphItem *run, int left);

/* A number for the set of all glyphs noted; it depends on nothing else. */
guint64 anke_small_fonts_hash(const AnkeSmallFonts *fonts);

void anke_small_fonts_free(AnkeSmallFonts *fonts);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(AnkeSmallFonts, anke_small_fonts_free)

#endif
