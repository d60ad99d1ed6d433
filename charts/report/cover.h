/* The first pages of a report: cover and contents. */
#ifndef ANKE_REPORT_COVER_H
#define ANKE_REPORT_COVER_H

#include "charts/report/flow.h"
#include "charts/report/report_facts.h"
#include "charts/report/report_words.h"

/* Fills the flow's first page. `ledger` is that of the survey: NaN where nothing is known. */
void anke_flow_add_cover(AnkeFlow *flow, const AnkeReportFacts *facts, const AnkeLedger *ledger);

#define ANKE_CONTENTS_TITLE "目次"

/* A chapter of the report. */
typedef struct {
    char *title;
    guint page; /* from 0, in the part of the report that it stands in */
} AnkeChapter;

/* Fills pages with the chapters' titles and page numbers. `first_page` is added to their pages. */
void anke_flow_add_contents(AnkeFlow *flow, const AnkeChapter *chapters, guint n_chapters,
                            guint first_page);

#endif
