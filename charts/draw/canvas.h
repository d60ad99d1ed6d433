/*
 * A picture or a document in memory: PNG, PDF (of any number of pages) or SVG.
 *
 * Shapes are drawn in pt from the upper left corner of the page, or of the area that was begun
 * last, so that a chart can be painted anywhere on a page. Nothing is written to disk; the finished
 * bytes go through anke_output_write_file(). Same calls, same bytes: no clock and no locale enters.
 */
#ifndef ANKE_DRAW_CANVAS_H
#define ANKE_DRAW_CANVAS_H

#include <glib.h>

#include "charts/draw/audit.h"
#include "charts/draw/format.h"
#include "charts/draw/geometry.h"
#include "charts/draw/theme.h"
#include "charts/draw/typesetter.h"

/* What the file says about itself; any text may be NULL. */
typedef struct {
    const char *title;
    const char *description; /* one sentence for those who cannot see the picture */
    const char *author;
    const char *source;
    const char *date; /* ISO 8601 date; NULL: SOURCE_DATE_EPOCH, else 2000-01-01 */
    double dpi;       /* of PNG; 0 = 144 */
} AnkeDocumentInfo;

typedef struct AnkeCanvas AnkeCanvas;

/*
 *   typesetter   borrowed for the canvas's life
 *   size         of the page or picture, only width and height count
 * Errors: ANKE_ERROR_DATA  larger than the format can hold (32,000 pixels, 14,400 pt)
 */
AnkeCanvas *anke_canvas_new(AnkeFormat format, AnkeTypesetter *typesetter, AnkeBox size,
                            const AnkeDocumentInfo *info, GError **error);

/* Ends the page and begins one of another size. PDF only. */
void anke_canvas_new_page(AnkeCanvas *canvas, AnkeBox size);

/* Adds a line to the outline of a PDF that leads to the current page.
 *   parent   what a former call returned, 0 = top. Returns the new line's number. */
int anke_canvas_add_outline(AnkeCanvas *canvas, int parent, const char *text);

/* Coordinates count from (x, y) until the end of the area. Areas nest. */
void anke_canvas_begin_area(AnkeCanvas *canvas, double x, double y);
void anke_canvas_end_area(AnkeCanvas *canvas);

/* `fill` or `stroke` may be NULL. In PNG edges are moved to whole pixels. */
void anke_canvas_rectangle(AnkeCanvas *canvas, AnkeBox box, const AnkeFill *fill,
                           const AnkeStroke *stroke);

void anke_canvas_line(AnkeCanvas *canvas, const AnkePoint *points, guint n_points,
                      const AnkeStroke *stroke);

/* `fill` or `stroke` may be NULL. */
void anke_canvas_polygon(AnkeCanvas *canvas, const AnkePoint *points, guint n_points,
                         const AnkeFill *fill, const AnkeStroke *stroke);

/* Marks of equal weight that can be told apart without colour. */
typedef enum {
    ANKE_SYMBOL_DISC,
    ANKE_SYMBOL_RING, /* paper inside */
    ANKE_SYMBOL_SQUARE,
    ANKE_SYMBOL_DIAMOND,
    ANKE_SYMBOL_TRIANGLE,
    ANKE_SYMBOL_HOLLOW_DIAMOND,
    ANKE_N_SYMBOLS
} AnkeSymbol;

/* A mark with a ring of paper around it. */
void anke_canvas_symbol(AnkeCanvas *canvas, AnkeSymbol symbol, AnkePoint centre, double radius_pt,
                        AnkeRgb colour);

/* A PNG that anke_png_image_read() has read, stretched to the box. */
void anke_canvas_image(AnkeCanvas *canvas, AnkeBox box, GBytes *png);

typedef enum { ANKE_ALIGN_LEFT, ANKE_ALIGN_CENTRE, ANKE_ALIGN_RIGHT } AnkeAlign;

typedef struct {
    const char *text;
    AnkeTextStyle style;
    AnkeAlign align;
    AnkePoint anchor; /* x: left edge, centre or right edge; y: top of the first line */
    double wrap_pt;   /* 0 = one line */
    AnkeBox allowed;  /* for the audit; zero width = the page */
} AnkeText;

void anke_canvas_text(AnkeCanvas *canvas, const AnkeText *text);

/* Faults in the texts drawn so far; see anke_audit_run(). */
GPtrArray *anke_canvas_audit(const AnkeCanvas *canvas);

/* The same for the texts from number `first` on: how many there were before is what
 * anke_canvas_n_texts() said then. */
GPtrArray *anke_canvas_audit_from(const AnkeCanvas *canvas, guint first);
guint anke_canvas_n_texts(const AnkeCanvas *canvas);

/*
 * Ends the picture and returns the bytes of its file. The canvas can only be freed then.
 * Errors: ANKE_ERROR_INTERNAL  cairo or libpng failed
 */
GBytes *anke_canvas_finish(AnkeCanvas *canvas, GError **error);

void anke_canvas_free(AnkeCanvas *canvas);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(AnkeCanvas, anke_canvas_free)

#endif
