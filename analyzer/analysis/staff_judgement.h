/* What is said of a measure of staff: the sentence and its flag, side by side. */
#ifndef ANKE_ANALYSIS_STAFF_JUDGEMENT_H
#define ANKE_ANALYSIS_STAFF_JUDGEMENT_H

#include "analyzer/analysis/context.h"
#include "analyzer/stats/staff_flags.h"

/* Where a measure stands: ANKE_ALL is a blank item or group. */
typedef struct {
    const AnkeAnalysis *analysis;
    gint item, group;
} AnkeStaffPlace;

/* Writes NAME_flag: none, yellow, red, blank for what has no limit. */
void anke_staff_flag(const AnkeStaffPlace *place, const char *name, AnkeFlag flag);

/* Writes judgement_NAME, a sentence: of a measure that has its flag whether or not it is judged. */
void anke_staff_say(const AnkeStaffPlace *place, const char *name, const char *format, ...)
    G_GNUC_PRINTF(3, 4);

/* Writes both. */
void anke_staff_judge(const AnkeStaffPlace *place, const char *name, AnkeFlag flag,
                      const char *format, ...) G_GNUC_PRINTF(4, 5);

#endif
