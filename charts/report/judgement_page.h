/* 職員構成の診断: what a stream says of the staff on one page, for people who have a minute. */
#ifndef ANKE_REPORT_JUDGEMENT_PAGE_H
#define ANKE_REPORT_JUDGEMENT_PAGE_H

#include "charts/report/judgement_tables.h"
#include "charts/report/page.h"
#include "charts/report/report_facts.h"

/* All is borrowed. */
typedef struct {
    const AnkeTheme *theme;
    AnkeMeasure measure;
    const AnkeReportFacts *facts;
    const char *marks; /* versions, seed and hashes, for the foot; NULL = none */
} AnkeJudgementSpec;

/* The page; the caller owns it (anke_report_page_free()). */
AnkeReportPage *anke_judgement_page_new(const AnkeJudgementSpec *spec,
                                        const AnkeJudgementTables *tables);

#endif
