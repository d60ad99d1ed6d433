/*
 * The retirement schedules of all jobs of a city: those of the law, or a table of its ordinance.
 */
#ifndef ANKE_STAFF_RETIREMENT_TABLE_H
#define ANKE_STAFF_RETIREMENT_TABLE_H

#include "analyzer/base/input.h"
#include "analyzer/stats/retirement_schedule.h"

typedef struct AnkeRetirementTable AnkeRetirementTable;

/* The schedules of the law, see anke_schedule_of_job(). */
AnkeRetirementTable *anke_retirement_table_new(void);

/*
 * Reads a table: a CSV with the heads job (職種; blank: everybody else), from (年度; the first fiscal
 * year, blank: from the beginning) and age (定年), in any order of rows.
 * Errors: ANKE_ERROR_IO, ANKE_ERROR_DATA (no such table, an age outside 40-99, a year twice, more
 * steps than ANKE_SCHEDULE_MAX_STEPS)
 */
AnkeRetirementTable *anke_retirement_table_read(AnkeInput *input, GError **error);

/* The schedule of a job as in the roster; NULL or unknown: everybody else's. Lives with the table. */
const AnkeSchedule *anke_retirement_table_find(const AnkeRetirementTable *table, const char *job);

void anke_retirement_table_free(AnkeRetirementTable *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(AnkeRetirementTable, anke_retirement_table_free)

#endif
