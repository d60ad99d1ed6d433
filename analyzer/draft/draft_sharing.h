/* Questions that offer the same choices share a list: equal ones, one that is part of another, and
 * degrees of one scale that complete each other. */
#ifndef ANKE_DRAFT_DRAFT_SHARING_H
#define ANKE_DRAFT_DRAFT_SHARING_H

#include "analyzer/draft/draft.h"

void anke_draft_share_lists(AnkeDraft *draft);

#endif
