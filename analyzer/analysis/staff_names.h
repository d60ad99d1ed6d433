/* Which rows of tables about staff the analysis writes itself. Other tables may have stats of the same
 * names, which are not ours: those of a projection, columns of lists. */
#ifndef ANKE_ANALYSIS_STAFF_NAMES_H
#define ANKE_ANALYSIS_STAFF_NAMES_H

#include <glib.h>

#include "analyzer/data/table.h"

gboolean anke_staff_stat_is_own(const AnkeTable *table, const char *stat);

#endif
