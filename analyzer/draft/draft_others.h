/* Columns that say something about a question that stands elsewhere: the text of その他, ticks beside a
 * column that holds all answers. */
#ifndef ANKE_DRAFT_DRAFT_OTHERS_H
#define ANKE_DRAFT_DRAFT_OTHERS_H

#include "analyzer/draft/draft_work.h"

/* Gives questions その他 whose text stands in a column of its own. */
void anke_draft_add_others(const AnkeDraftWork *work);

/* Sets aside columns named by the bare choices of a question before them, which say the same once more;
 * that of その他 with its text becomes part of the question. */
void anke_draft_set_ticks_aside(const AnkeDraftWork *work);

#endif
