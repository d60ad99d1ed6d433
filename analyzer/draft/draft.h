/*
 * A codebook drafted from an export alone: one row a question with its type, choices and points found
 * out from the cells. Free text never enters it: an answer becomes the label of a choice when at
 * least two respondents gave it, or when it belongs to a small closed set.
 */
#ifndef ANKE_DRAFT_DRAFT_H
#define ANKE_DRAFT_DRAFT_H

#include <glib.h>

#include "analyzer/base/output.h"
#include "analyzer/draft/draft_list.h"
#include "analyzer/draft/draft_question.h"
#include "analyzer/import/export_source.h"

typedef struct {
    guint min_count; /* respondents that an answer must have; 0: 2, or 1 in a small closed set */
    const char *form_id; /* NULL: "survey" */
    const char *title;   /* NULL: blank */
} AnkeDraftOptions;

typedef struct {
    GPtrArray *questions; /* AnkeDraftQuestion, in the export's order */
    GPtrArray *lists;     /* AnkeDraftList that questions have, in order of first use */
    guint64 n_rows;
} AnkeDraft;

/* Errors: those of anke_draft_rows_read(); ANKE_ERROR_DATA where no column has a head */
AnkeDraft *anke_draft_make(AnkeExportSource *source, const AnkeDraftOptions *options,
                           GError **error);

/* Writes the draft as a codebook (survey.csv). */
void anke_draft_write(const AnkeDraft *draft, const AnkeDraftOptions *options, AnkeOutput *output);

void anke_draft_free(AnkeDraft *draft);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(AnkeDraft, anke_draft_free)

#endif
