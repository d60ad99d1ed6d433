/*
 * The retirement age of local public servants in Japan (定年) by fiscal year and kind of job.
 *
 * Somebody whose full age on 1 April of fiscal year y is a leaves on 31 March at the end of that year
 * if and only if a + 1 >= the age of that year: the day on which an age is reached is the one before
 * the birthday, so a birth on 1 April counts with the year before.
 *
 * Local ordinances may differ, so the table can be read from a CSV. Not for what follows retirement.
 */
#ifndef ANKE_STAFF_RETIREMENT_H
#define ANKE_STAFF_RETIREMENT_H

#include <glib.h>

#include "analyzer/base/input.h"

typedef struct AnkeRetirement AnkeRetirement;

/*
 * The ages of the law: Act 63 of 2021 (Local Public Service Act, article 28-6) with the schedule of
 * its supplementary provisions, as in the leaflet 000768068 of the Ministry of Internal Affairs:
 * 60 to fiscal year 2022, 61 to 2024, 62 to 2026, 63 to 2028, 64 to 2030, then 65. Doctors 65;
 * 守衛 and 用務員 63 to 2028.
 */
AnkeRetirement *anke_retirement_new(void);

/*
 * Reads a table: a CSV with the heads job (職種; blank: everybody else), from (年度; the first fiscal
 * year, blank: from the beginning) and age (定年), in any order of rows.
 * Errors: ANKE_ERROR_IO, ANKE_ERROR_DATA (no such table, an age outside 40-99, a year twice)
 */
AnkeRetirement *anke_retirement_read(AnkeInput *input, GError **error);

/* The retirement age in a fiscal year; `job` is as in the roster, NULL or unknown: everybody else. */
int anke_retirement_age(const AnkeRetirement *retirement, const char *job, int fiscal_year);

/* The fiscal year at whose end somebody born on a day (yyyymmdd) retires: the first that will do.
 * The retirement day is 31 March of the year after. */
int anke_retirement_year(const AnkeRetirement *retirement, const char *job, int birth);

void anke_retirement_free(AnkeRetirement *retirement);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(AnkeRetirement, anke_retirement_free)

#endif
