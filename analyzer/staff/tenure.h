/*
 * Years of service as a life table with delayed entry (Kaplan and Meier 1958; left truncation as in
 * Klein and Moeschberger, Survival Analysis, 2nd ed., section 4.6): records begin on 1 April of the
 * first year, when people have served already, and end on 31 March of the last.
 *
 * Time is in days of service, the first day and the last counted both. Somebody is at risk on the days
 * of service that lie in the window; an event is a leave by one's own wish (普通); all other ends are
 * censored.
 */
#ifndef ANKE_STAFF_TENURE_H
#define ANKE_STAFF_TENURE_H

#include <glib.h>

#include "analyzer/staff/staff_counts.h"

/* Adds somebody's spell to counts->entries and counts->ends. */
void anke_tenure_add(AnkeStaffCounts *counts, const AnkePerson *person, gboolean is_event);

typedef struct {
    gint64 day;     /* of service, from 1 */
    gint64 at_risk; /* people who serve this day within the window */
    gint64 events;
} AnkeTenureStep;

/*
 * Who is at risk on some days: an array of AnkeTenureStep for the caller.
 *   sex        a number of the label, or -1: everybody
 *   from, to   the window: 1 April from...31 March to
 *   days       steps of whose days to take; NULL: the days on which an event happened
 */
GArray *anke_tenure_steps(const AnkeStaffCounts *counts, gint sex, int from, int to,
                          const GArray *days);

#endif
