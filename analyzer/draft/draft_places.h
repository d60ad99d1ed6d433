/*
 * Columns that hold choices, one each: the places of a ranking, or the marks of a multiple answer. What
 * tells them from questions of their own is that nobody gives the same choice twice.
 */
#ifndef ANKE_DRAFT_DRAFT_PLACES_H
#define ANKE_DRAFT_DRAFT_PLACES_H

#include "analyzer/draft/draft_work.h"

/*
 * Whether columns (guint) that may be places are: their heads say so (1位), or the same choice stands
 * twice in a row at most a tenth as often as it would by chance.
 */
gboolean anke_draft_are_places(const AnkeDraftWork *work, const GArray *parts);

/* Sets type and list of a question that stands in such columns. */
void anke_draft_fill_places(AnkeDraftWork *work, AnkeDraftQuestion *question);

/*
 * Adds the columns STEM1, STEM2 ... from `first` on as one question, where that is certain, and marks them
 * as done. Returns FALSE, and leaves them alone, where it is not.
 */
gboolean anke_draft_add_numbered(AnkeDraftWork *work, guint first);

#endif
