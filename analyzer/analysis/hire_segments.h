/* Stretches of years in which as many are hired: a freeze of hiring is one. */
#ifndef ANKE_ANALYSIS_HIRE_SEGMENTS_H
#define ANKE_ANALYSIS_HIRE_SEGMENTS_H

#include "analyzer/analysis/context.h"

/* A stretch with less than this part of the mean of all years is called a freeze. */
#define ANKE_FREEZE_SHARE 0.5

/*
 * Writes segment (from which year to which) and segment_mean of every year, and a sentence about the
 * leanest stretch where it is a freeze.
 *   stat   the number of hires in the table
 */
void anke_hire_segments_write(const AnkeAnalysis *analysis, const char *stat);

#endif
