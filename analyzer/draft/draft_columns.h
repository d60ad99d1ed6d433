/* Columns of an export become questions: which belong together, and what each group is. */
#ifndef ANKE_DRAFT_DRAFT_COLUMNS_H
#define ANKE_DRAFT_DRAFT_COLUMNS_H

#include <glib.h>

#include "analyzer/draft/draft.h"
#include "analyzer/draft/routing.h"

/*
 * Appends the questions of the columns to the draft.
 *   evidence   AnkeEvidence, one a column of the source
 *   routing    the first rows
 */
void anke_draft_add_columns(AnkeDraft *draft, const AnkeExportSource *source,
                            const GPtrArray *evidence, const AnkeRouting *routing,
                            const AnkeColumnRule *rule);

#endif
