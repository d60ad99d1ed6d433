/*
 * What was read of a roster, as a text for the person who has to stand by the figures: rows, doubts,
 * exclusions, and for every year whether stock, leavers and hires agree. Counts only.
 */
#ifndef ANKE_STAFF_ROSTER_REPORT_H
#define ANKE_STAFF_ROSTER_REPORT_H

#include "analyzer/base/output.h"
#include "analyzer/staff/retirement_table.h"
#include "analyzer/staff/staff_tables.h"

void anke_roster_report_write(const AnkeRoster *roster, const AnkeRetirementTable *retirement,
                              const AnkeStaffWindow *window, AnkeOutput *output);

/* Regular staff on 1 April of a year who are as old as those who had to retire the day before. */
gint64 anke_roster_past_retirement(const AnkeRoster *roster, const AnkeRetirementTable *retirement,
                                   int year);

#endif
