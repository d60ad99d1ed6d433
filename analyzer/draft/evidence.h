/*
 * What a column of an export holds, cell by cell: counts by kind, and the values. Where there are more
 * values than are kept, and those kept are several answers joined in a cell, the pieces of the cells
 * beyond are counted instead.
 */
#ifndef ANKE_DRAFT_EVIDENCE_H
#define ANKE_DRAFT_EVIDENCE_H

#include <glib.h>

#include "analyzer/draft/cell_kind.h"
#include "analyzer/draft/joiner.h"
#include "analyzer/draft/value_counts.h"

typedef struct {
    guint64 n_rows;
    guint64 n_filled;
    guint64 n_of[16]; /* cells by bit of AnkeCellKind */
    double min;       /* of numbers; NaN: there are none */
    double max;
    const char *unit; /* the first that stood behind a number; NULL: none */
    AnkeValueCounts *counts;
    AnkeJoiner *joiner;      /* NULL: not looked for yet, or none */
    AnkeValueCounts *pieces; /* of the cells beyond; NULL: none */
    gboolean is_beyond;      /* there are more values than are kept */
} AnkeEvidence;

AnkeEvidence *anke_evidence_new(void);

/*
 * Adds a cell. `missing` (may be NULL) is a set of folded texts that mean no answer.
 * Returns a code of the value: the same for the same text, ANKE_ROUTING_BLANK for no answer,
 * ANKE_ROUTING_OTHER for values beyond the first.
 */
guint8 anke_evidence_add(AnkeEvidence *evidence, const char *text, GHashTable *missing);

/* Adds all that `from` has seen, as of columns that share their choices. */
void anke_evidence_merge(AnkeEvidence *evidence, const AnkeEvidence *from);

/* The values, without those that mean no answer; a new array of AnkeValue that owns them. */
GPtrArray *anke_evidence_values(const AnkeEvidence *evidence);

/* Share of the filled cells that are of the kind; 0 where none is filled. */
double anke_evidence_share(const AnkeEvidence *evidence, AnkeCellKind kind);

void anke_evidence_free(gpointer evidence);

#endif
