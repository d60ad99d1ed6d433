/*
 * Cuts plain cells out of the XML of a sheet before expat sees them: <c r="B2" s="1" t="s"><v>7</v></c>
 * and <c r="B2" s="1"/>, which is what nearly all of a large sheet consists of. What is left goes to
 * expat, and is well formed if the whole is.
 *
 * A cell is plain if its attributes are r, s and t, in any order and with letters and digits alone, and
 * its value is written by digits, signs, point and E alone; one space or nothing stands between the
 * parts. Since < begins nothing but tags, comments, CDATA and instructions, and nothing is cut out from
 * the first of the last three on, what looks like a cell is one.
 */
#ifndef ANKE_IMPORT_XLSX_PLAIN_CELLS_H
#define ANKE_IMPORT_XLSX_PLAIN_CELLS_H

#include <glib.h>

#include "analyzer/import/xml_events.h"

typedef struct {
    const char *text; /* NULL: the attribute is not there */
    gsize n_bytes;
} AnkeXlsxPiece;

/* Borrowed for the call that gets it. */
typedef struct {
    AnkeXlsxPiece reference; /* r */
    AnkeXlsxPiece style;     /* s */
    AnkeXlsxPiece type;      /* t */
    AnkeXlsxPiece value;
} AnkeXlsxCell;

typedef struct {
    /* Whether expat stands where cells do; else the cell goes to expat. */
    gboolean (*is_between_cells)(gpointer data);
    /* May stop the parser by anke_xml_stop_take(). */
    void (*cell)(const AnkeXlsxCell *cell, gpointer data);
} AnkeXlsxCellHandlers;

/* To be set to {xml, handlers, data} and else 0. The three are borrowed. */
typedef struct {
    AnkeXml *xml;
    const AnkeXlsxCellHandlers *handlers;
    gpointer data;
    gboolean has_begun;
    gboolean is_off;        /* a comment, CDATA or an instruction was met */
    gboolean ends_in_angle; /* the bytes so far do, which cuts <! off */
} AnkeXlsxPlainCells;

/*
 * Parses the bytes that follow.
 * Errors: as anke_xml_feed()
 */
gboolean anke_xlsx_plain_cells_feed(AnkeXlsxPlainCells *cells, const char *bytes, gsize n_bytes,
                                    GError **error);

#endif
