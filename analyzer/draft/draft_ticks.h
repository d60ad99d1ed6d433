/* What the columns of one question hold: ticks of choices, or their ranks. */
#ifndef ANKE_DRAFT_DRAFT_TICKS_H
#define ANKE_DRAFT_DRAFT_TICKS_H

#include "analyzer/draft/draft_work.h"

/* Whether all cells of the column say that its choice is ticked or not; *has_tick becomes TRUE where
 * one is ticked. */
gboolean anke_draft_is_ticks(const AnkeDraftWork *work, guint column, gboolean *has_tick);

/* Cells of the column that are ticks. */
guint64 anke_draft_count_ticks(const AnkeDraftWork *work, guint column);

/* Whether all columns (guint) hold ticks, and one is there. */
gboolean anke_draft_are_ticks(const AnkeDraftWork *work, const GArray *parts);

/* Whether the columns hold ranks: 1 … k for k columns, three or more, each rank about as often. */
gboolean anke_draft_are_ranks(const AnkeDraftWork *work, const GArray *parts);

#endif
