/* Stretches of years in which as many are hired: a freeze of hiring is one. */
#ifndef ANKE_ANALYSIS_HIRE_SEGMENTS_H
#define ANKE_ANALYSIS_HIRE_SEGMENTS_H

#include "analyzer/analysis/context.h"

/*
 * Writes segment (from which year to which) and segment_mean of every year, and a sentence about
 * the leanest stretch with its flag where it is a freeze.
 *   stat   the number of hires in the table
 */
void anke_hire_segments_write(const AnkeAnalysis *analysis, const char *stat);

#endif
