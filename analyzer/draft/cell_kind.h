/* What a cell of an export looks like by itself: a number, a date, a time stamp, a mail address. */
#ifndef ANKE_DRAFT_CELL_KIND_H
#define ANKE_DRAFT_CELL_KIND_H

#include <glib.h>

typedef enum {
    ANKE_CELL_NUMBER = 1 << 0,
    ANKE_CELL_INTEGER = 1 << 1, /* beside NUMBER */
    ANKE_CELL_DATE = 1 << 2,
    ANKE_CELL_STAMP = 1 << 3, /* a date with a time of day */
    ANKE_CELL_MAIL = 1 << 4,
    ANKE_CELL_LINES = 1 << 5, /* several lines */
    ANKE_CELL_LONG = 1 << 6,  /* 40 characters or more */
    ANKE_CELL_ZEROS = 1 << 7, /* digits that begin with 0: a code, whose zero must stay */
    ANKE_CELL_PROSE = 1 << 8  /* punctuation of a sentence */
} AnkeCellKind;

/*
 * Looks at a cell that is valid UTF-8 and not blank.
 *   value   set for a number
 *   unit    set for a number to the unit that stands behind it, a constant; NULL: none
 * Returns a sum of AnkeCellKind.
 */
guint anke_cell_kind(const char *text, double *value, const char **unit);

#endif
