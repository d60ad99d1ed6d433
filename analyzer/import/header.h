/* Which column of an export belongs to which question. */
#ifndef ANKE_IMPORT_HEADER_H
#define ANKE_IMPORT_HEADER_H

#include <glib.h>

#include "analyzer/base/error.h"
#include "analyzer/data/codebook.h"
#include "analyzer/data/csv.h"

typedef struct {
    guint n_columns;
    gint *question_of_column; /* -1: no question claims it */
    guint n_questions;
    gint *column_of_question; /* -1: the export lacks it */
} AnkeHeader;

/*
 * Matches the heads of an export with the questions: by source, else by label, else by name, folded.
 *   heads   UTF-8
 * Errors: ANKE_ERROR_DATA  no head is a question; two heads claim one question; a column is missing
 *         that must be there (role id, weight, stratum, break, or required)
 */
AnkeHeader *anke_header_match(const AnkeCodebook *codebook, const AnkeField *heads, guint n_heads,
                              const char *file, GError **error);

void anke_header_free(AnkeHeader *header);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(AnkeHeader, anke_header_free)

#endif
