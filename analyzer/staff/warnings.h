/*
 * What is worth saying of a projection, dated and ranked, each in one Japanese sentence with its
 * numbers.
 *
 * Kinds: 採用 (hires that halve or pile up), 空洞 (where missing ages move), 後継 (posts that nobody can
 * fill), 波 (many leave at once), 定数 (quota, share of the old, staff a manager), 根拠 (weak evidence).
 * Rank 1 asks for a decision, 2 for attention, 3 is to be known.
 */
#ifndef ANKE_STAFF_WARNINGS_H
#define ANKE_STAFF_WARNINGS_H

#include "analyzer/data/stream.h"
#include "analyzer/staff/outlook.h"

/* What is warned of besides the flags of analyzer/stats/staff_flags.h: ratios. */
#define ANKE_WARNING_SLUMP 0.6    /* hires over the mean of the years before and after */
#define ANKE_WARNING_PILE 2.0     /* hires over their mean of all years */
#define ANKE_WARNING_WAVE 1.5     /* leavers over the mean of the last five fiscal years */
#define ANKE_WARNING_FEW_HIRES 30 /* people, to know the ages of hires */

typedef struct {
    int year; /* of the first 1 April or fiscal year that it is about */
    int rank;
    const char *kind;
    guint32 scenarios; /* bit i: scenario i; 0: it is about the start, whatever is assumed */
    char *text;
} AnkeWarning;

/* All warnings (AnkeWarning) by year, rank and scenario. */
GArray *anke_warnings_find(const AnkeOutlooks *outlooks);

/* Writes them as the list `warnings`; nothing where there are none. */
void anke_warnings_write(const AnkeOutlooks *outlooks, const GArray *warnings,
                         AnkeStreamWriter *writer);

#endif
