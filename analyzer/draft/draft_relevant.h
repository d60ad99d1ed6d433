/*
 * Who was asked, found out from who answered: a question that is answered only where an earlier single
 * answer is a certain choice, and nearly always there, is drafted as relevant where it is.
 */
#ifndef ANKE_DRAFT_DRAFT_RELEVANT_H
#define ANKE_DRAFT_DRAFT_RELEVANT_H

#include "analyzer/draft/draft.h"
#include "analyzer/draft/routing.h"

/*
 * Sets `relevant` of questions that have names.
 *   evidence   AnkeEvidence, one a column
 */
void anke_draft_find_relevant(AnkeDraft *draft, const AnkeRouting *routing,
                              const GPtrArray *evidence);

#endif
