/*
 * Finds faults in what was drawn: texts that touch, leave their place or cannot be read.
 *
 * A canvas records every text that it draws; the audit compares them. It knows no charts.
 */
#ifndef ANKE_DRAW_AUDIT_H
#define ANKE_DRAW_AUDIT_H

#include <glib.h>

#include "charts/draw/geometry.h"

/* A text as it was drawn, on the coordinates of its page. */
typedef struct {
    guint page; /* from 0 */
    AnkeBox ink;
    AnkeBox allowed; /* where its ink may be: a cell, a segment, the page */
    double size_pt;
    guint n_unknown;        /* glyphs that no font has */
    gboolean is_foreign;    /* some of it is set in another font family */
    gboolean has_bad_break; /* a line begins with 、 or ends with （ */
    const char *text;
} AnkeTextMark;

typedef enum {
    ANKE_FINDING_OVERLAP, /* by more than 0.5 pt */
    ANKE_FINDING_OUTSIDE,
    ANKE_FINDING_MISSING_GLYPH,
    ANKE_FINDING_FOREIGN_FONT,
    ANKE_FINDING_SMALL_TYPE,
    ANKE_FINDING_LINE_BREAK, /* a line begins or ends with what must not stand there */
    ANKE_N_FINDINGS
} AnkeFindingKind;

typedef struct {
    AnkeFindingKind kind;
    guint page;
    double by_pt; /* how far it overlaps or leaves; the size of small type */
    char *text;
    char *other; /* the text that is overlapped, or NULL */
} AnkeFinding;

/* Returns an array of AnkeFinding that frees them, in the order of `marks`, in which the texts of a
 * page stand together; empty if all is well. */
GPtrArray *anke_audit_run(const AnkeTextMark *marks, guint n_marks, double smallest_type_pt);

/* One line for people, with texts quoted by anke_text_quote(). */
char *anke_finding_message(const AnkeFinding *finding);

#endif
