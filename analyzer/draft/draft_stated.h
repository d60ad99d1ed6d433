/* Lists of choices that the file states itself (value labels): all of them, in the order of their
 * codes, which become their names. */
#ifndef ANKE_DRAFT_DRAFT_STATED_H
#define ANKE_DRAFT_DRAFT_STATED_H

#include <glib.h>

#include "analyzer/draft/draft_list.h"

/*
 * A list of the stated choices without those that mean no answer, わからない excepted.
 *   stated     AnkeStatedChoice; NULL or empty: none
 *   values     AnkeValue: what the cells hold. Numbers without a label between the ends of a scale
 *              become points of it; other cells become choices as `rule` has it
 * Returns NULL where nothing is stated, or where the cells are numbers of which only some have a name.
 */
AnkeDraftList *anke_draft_list_from_stated(const GPtrArray *stated, const GPtrArray *values,
                                           const AnkeChoiceRule *rule);

#endif
