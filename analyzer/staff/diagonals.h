/*
 * Counts of people by cohort and year. Somebody of a cohort who is there from one 1 April to another
 * is a diagonal in (year, age): two additions, at its beginning and behind its end, whatever its
 * length; sums along a cohort give the numbers. Memory grows with cohorts, not with people.
 *
 * Sums must stay below 2^31, as those of people do. Cohorts are years (anke_day_cohort()); ANKE_COHORT_UNKNOWN holds people without one.
 */
#ifndef ANKE_STAFF_DIAGONALS_H
#define ANKE_STAFF_DIAGONALS_H

#include <glib.h>

enum { ANKE_COHORT_UNKNOWN = 0, ANKE_COHORT_FIRST = 1840, ANKE_COHORT_LAST = 2120 };

typedef struct AnkeDiagonals AnkeDiagonals;

AnkeDiagonals *anke_diagonals_new(void);

/* Adds n people of a cohort on the 1 Aprils first...last, none where last < first. Years outside of
 * those that tables can have are cut off; other cohorts than the above count as unknown. */
void anke_diagonals_add(AnkeDiagonals *diagonals, int cohort, int first, int last, gint32 n);

/* Ends the adding: from here on numbers may be taken, and only then. NULL is allowed. */
void anke_diagonals_finish(AnkeDiagonals *diagonals);

/* People of a cohort in a year. NULL has none. */
gint64 anke_diagonals_get(const AnkeDiagonals *diagonals, int cohort, int year);

/* People of a year, with those of unknown cohort. */
gint64 anke_diagonals_total(const AnkeDiagonals *diagonals, int year);

/* People whose age (year - cohort) is from...to, both included. */
gint64 anke_diagonals_between(const AnkeDiagonals *diagonals, int year, int from, int to);

/* The sum of the ages of a year, and in *n, where not NULL, of how many people. */
gint64 anke_diagonals_age_sum(const AnkeDiagonals *diagonals, int year, gint64 *n);

void anke_diagonals_free(AnkeDiagonals *diagonals);

#endif
