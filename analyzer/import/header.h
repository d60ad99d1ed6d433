/*
 * Which column of an export belongs to which question, and what it says of it: the whole answer, one of
 * its choices, a place of a ranking, the text of その他.
 */
#ifndef ANKE_IMPORT_HEADER_H
#define ANKE_IMPORT_HEADER_H

#include <glib.h>

#include "analyzer/base/error.h"
#include "analyzer/data/codebook.h"
#include "analyzer/data/csv.h"
#include "analyzer/import/export_column.h"

typedef struct {
    gint question; /* -1: no question claims the column */
    AnkePart part;
    guint item;         /* ANKE_PART_OPTION: the choice; ANKE_PART_PLACE: the place, from 0 */
    gboolean is_system; /* not worth a problem if nobody claims it */
} AnkeColumnUse;

typedef struct {
    guint n_columns;
    AnkeColumnUse *uses; /* of the columns */
    guint n_questions;
    gint *column_of_question; /* the first one; -1: the export lacks it */
} AnkeHeader;

/*
 * Matches the columns of an export with the questions: by source, else by label, else by name, folded.
 * A text matches a column by its head (HEAD#2: the second with that head), its other names, or, for
 * questions with choices, all columns of a question by its stem. A source may list several heads:
 * `A|B|C`.
 *   line   where the header stands, for messages
 * Errors: ANKE_ERROR_DATA  no head is a question; two heads claim one question; a column is missing
 *         that must be there (role id, weight, stratum, break, or required)
 */
AnkeHeader *anke_header_match_columns(const AnkeCodebook *codebook, const GPtrArray *columns,
                                      const char *file, guint64 line, GError **error);

/* As anke_header_match_columns() for heads alone, in line 1. */
AnkeHeader *anke_header_match(const AnkeCodebook *codebook, const AnkeField *heads, guint n_heads,
                              const char *file, GError **error);

void anke_header_free(AnkeHeader *header);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(AnkeHeader, anke_header_free)

#endif
