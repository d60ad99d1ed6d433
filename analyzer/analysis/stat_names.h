/* Which rows of a stream the analysis writes itself: a second run drops them and computes anew. */
#ifndef ANKE_ANALYSIS_STAT_NAMES_H
#define ANKE_ANALYSIS_STAT_NAMES_H

#include <glib.h>

#include "analyzer/data/table.h"

/* Whether a name is one of ours in this table: differences are between columns in B*B, and between
 * waves, which are not ours, elsewhere. */
gboolean anke_stat_is_own(const AnkeTable *table, const char *stat);

/* Whether a `note` is ours: beside it stands a `test`. */
gboolean anke_stat_is_own_note(const AnkeTable *table, const AnkeTableRow *row);

#endif
