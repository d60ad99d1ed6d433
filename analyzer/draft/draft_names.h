/*
 * Names for questions, lists and choices: short names that the export has, words that are known (所属 →
 * dept), else q1, q2 … by the place among the questions and c1, c2 … by the place in the list. Valid,
 * unique, and the same for the same export.
 */
#ifndef ANKE_DRAFT_DRAFT_NAMES_H
#define ANKE_DRAFT_DRAFT_NAMES_H

#include "analyzer/draft/draft.h"

void anke_draft_name(AnkeDraft *draft);

#endif
