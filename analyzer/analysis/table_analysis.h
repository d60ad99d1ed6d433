/* The analysis of one table with its companions. */
#ifndef ANKE_ANALYSIS_TABLE_ANALYSIS_H
#define ANKE_ANALYSIS_TABLE_ANALYSIS_H

#include "analyzer/analysis/context.h"

/* Whether `other`, which stands behind `table`, is a companion of it. */
gboolean anke_table_is_companion(const AnkeTable *table, const AnkeTable *other);

/* Whether a companion is a table of its own, too: that by the stratum, beside the table without a
 * break. It is not written with the table, but comes next. */
gboolean anke_table_stands_alone(const AnkeTable *companion);

/*
 * Writes a table and what can be computed of it.
 *   companions   n_companions tables for which anke_table_is_companion() holds; read only
 */
void anke_table_analyse(const AnkeTable *table, const AnkeTable *const *companions,
                        guint n_companions, const AnkeAnalysisSpec *spec, AnkePending *pending,
                        AnkeStreamWriter *writer);

#endif
