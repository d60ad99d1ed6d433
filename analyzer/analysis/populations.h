/*
 * Inhabitants by year, remembered from the tables of a stream that have passed: staff per 1,000 of them
 * are told of the tables behind.
 *
 * What is remembered never changes, so that tables can be analysed at the same time: adding makes a
 * new one.
 */
#ifndef ANKE_ANALYSIS_POPULATIONS_H
#define ANKE_ANALYSIS_POPULATIONS_H

#include <glib.h>

#include "analyzer/data/table.h"

typedef struct AnkePopulations AnkePopulations;

/* Nothing known. */
AnkePopulations *anke_populations_new(void);

AnkePopulations *anke_populations_ref(AnkePopulations *populations);
void anke_populations_unref(AnkePopulations *populations);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(AnkePopulations, anke_populations_unref)

/* Whether a table tells inhabitants: the series `population`. */
gboolean anke_table_is_population(const AnkeTable *table);

/* What was known and what the table tells, which comes first; the old reference is taken over. */
AnkePopulations *anke_populations_add_take(AnkePopulations *populations, const AnkeTable *table);

/* Inhabitants in a year, of the same wave or of none. Undefined: NaN where not known. */
double anke_populations_find(const AnkePopulations *populations, const char *wave, double year);

#endif
