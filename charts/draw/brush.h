/*
 * Carries out the commands of a canvas with cairo: shapes and runs of glyphs. Pages are the canvas's.
 */
#ifndef ANKE_DRAW_BRUSH_H
#define ANKE_DRAW_BRUSH_H

#include "charts/draw/draw_private.h"
#include "charts/draw/record.h"

typedef struct {
    cairo_t *cairo;
    const AnkeTheme *theme;
    AnkeSmallFonts *fonts; /* NULL: whole fonts are used */
    gboolean has_pixels;   /* edges are moved to whole pixels */
} AnkeBrush;

void anke_brush_draw(const AnkeBrush *brush, const AnkeCommand *command);

/* Fills the page. */
void anke_brush_paint_paper(const AnkeBrush *brush);

#endif
