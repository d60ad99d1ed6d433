/* The rules behind warnings.h: each looks at one scenario (or the start) and adds what it finds. */
#ifndef ANKE_STAFF_WARNING_RULES_H
#define ANKE_STAFF_WARNING_RULES_H

#include "analyzer/staff/warnings.h"

typedef struct {
    const AnkeOutlooks *outlooks;
    gint scenario; /* index; -1: what is added is about the start */
    GArray *warnings;
} AnkeWarningList;

/* Adds a warning. */
void anke_warning_add(const AnkeWarningList *list, const char *kind, int year, int rank,
                      const char *format, ...) G_GNUC_PRINTF(5, 6);

/* A number with one decimal unless it is 0, for sentences; a new string. */
char *anke_warning_number(double number);

/* The years of 1 Aprils or fiscal years as a list: 令和8年・令和10年; more than five: the first three and
 * how many there are in all. A new string. */
char *anke_warning_years(const GArray *years, gboolean is_fiscal);

void anke_warn_of_hiring(const AnkeWarningList *list, const AnkeOutlook *outlook);
void anke_warn_of_leavers(const AnkeWarningList *list, const AnkeOutlook *outlook);
void anke_warn_of_quota(const AnkeWarningList *list, const AnkeOutlook *outlook);
void anke_warn_of_succession(const AnkeWarningList *list, const AnkeOutlook *outlook);
void anke_warn_of_hollow(const AnkeWarningList *list, const AnkeOutlook *outlook);
void anke_warn_of_evidence(const AnkeWarningList *list, const AnkeStaffStart *start);

#endif
