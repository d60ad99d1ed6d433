/* Facts about the survey that a report prints, copied from a stream. */
#ifndef ANKE_REPORT_FACTS_H
#define ANKE_REPORT_FACTS_H

#include <glib.h>

#include "analyzer/data/stream.h"

/* Texts may be NULL, but title. */
typedef struct {
    char *title;
    char *organisation;
    char *closed;
    char *source;
    char *note;
    char *where;
    char *threshold;
    char *threshold_group;
    gboolean is_protected;
    gboolean is_base_answered;
    double confidence; /* NaN = not said */
} AnkeReportFacts;

/*
 *   wave    NULL = the first one
 *   title   instead of the stream's; NULL = none
 */
AnkeReportFacts *anke_report_facts_new(const AnkeStream *stream, const char *wave,
                                       const char *title);

void anke_report_facts_free(AnkeReportFacts *facts);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(AnkeReportFacts, anke_report_facts_free)

#endif
