/*
 * What a canvas was told to draw, to be drawn later.
 *
 * A PDF can only be drawn when all its glyphs are known: see small_fonts.h. Commands own copies of
 * what they point to. Nothing here draws.
 */
#ifndef ANKE_DRAW_RECORD_H
#define ANKE_DRAW_RECORD_H

#include "charts/draw/canvas.h"
#include "charts/draw/draw_private.h"

typedef enum {
    ANKE_COMMAND_PAGE,       /* box: size of the new page */
    ANKE_COMMAND_BEGIN_AREA, /* box: x and y */
    ANKE_COMMAND_END_AREA,
    ANKE_COMMAND_RECTANGLE, /* box, fill, stroke */
    ANKE_COMMAND_LINE,      /* points, stroke */
    ANKE_COMMAND_POLYGON,   /* points, fill, stroke */
    ANKE_COMMAND_SYMBOL,    /* one point, symbol, radius_pt, colour */
    ANKE_COMMAND_IMAGE,     /* box, image */
    ANKE_COMMAND_TEXT,      /* one point, text, runs, colour */
    ANKE_N_COMMANDS
} AnkeCommandKind;

typedef struct {
    AnkeCommandKind kind;
    AnkeBox box;
    const AnkeFill *fill;     /* NULL = none */
    const AnkeStroke *stroke; /* NULL = none */
    const AnkePoint *points;
    guint n_points;
    AnkeSymbol symbol;
    double radius_pt;
    AnkeRgb colour;
    GBytes *image;    /* a PNG */
    const char *text; /* the whole text that the runs are parts of */
    GSList *runs;     /* PangoGlyphItem, of one line, from left to right */
} AnkeCommand;

typedef struct AnkeRecord AnkeRecord;

AnkeRecord *anke_record_new(void);

/* Adds a copy of the command and of all that it points to. */
void anke_record_add(AnkeRecord *record, const AnkeCommand *command);

guint anke_record_n_commands(const AnkeRecord *record);

/* Borrowed from the record. */
const AnkeCommand *anke_record_command(const AnkeRecord *record, guint i);

void anke_record_free(AnkeRecord *record);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(AnkeRecord, anke_record_free)

#endif
