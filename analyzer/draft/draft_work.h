/* The columns of an export while they become questions: what draft_columns.c and its helpers share. */
#ifndef ANKE_DRAFT_DRAFT_WORK_H
#define ANKE_DRAFT_DRAFT_WORK_H

#include "analyzer/draft/draft.h"
#include "analyzer/draft/routing.h"

typedef struct {
    AnkeDraft *draft;
    const AnkeExportSource *source;
    const GPtrArray *evidence;  /* AnkeEvidence, one a column */
    const AnkeRouting *routing; /* the first rows */
    const AnkeColumnRule *rule;
    gboolean *is_done; /* of the columns */
    gboolean has_id;
} AnkeDraftWork;

const AnkeExportColumn *anke_draft_column_at(const AnkeDraftWork *work, guint i);
const AnkeEvidence *anke_draft_evidence_at(const AnkeDraftWork *work, guint i);

/* Whether two texts are equal when folded; blank ones and NULL equal nothing. */
gboolean anke_draft_is_same(const char *a, const char *b);

/* The column with this head, or -1. */
gint anke_draft_find_column(const AnkeDraftWork *work, const char *source);

/* The name by which the columns of a question belong together: its code, else its text. */
const char *anke_draft_stem_of(const AnkeExportColumn *column);

/* What the question is: its text, or its code where the export has no more. */
const char *anke_draft_text_of(const AnkeExportColumn *column);

/* The choice that the column is about: its text, else its code; NULL: none. */
const char *anke_draft_option_of(const AnkeExportColumn *column);

/* What all columns (guint) together hold; the caller frees it. */
AnkeEvidence *anke_draft_pool(const AnkeDraftWork *work, const GArray *columns);

/* Adds a question that stands in several columns (guint). */
AnkeDraftQuestion *anke_draft_add_joint_question(const AnkeDraftWork *work, const GArray *columns,
                                                 const char *text, const char *source);

/* Adds a column that is a question by itself, also as the row of a matrix. */
AnkeDraftQuestion *anke_draft_add_question(const AnkeDraftWork *work, guint column);

#endif
