/*
 * The tables of a projection in the stream, by `scenario:year`:
 *     headcount hires retirements quits reemployed   value, and of runs mean p05 p25 p50 p75 p95
 *     age age12 age10      n, stationary, of age10 also those of runs; mean age, hollow, valley,
 *                          retirement age
 *     grade                n vacancies eligible short ratio flag, and of runs
 *     succession goal                                by scenario
 *     difference                                     from the first scenario
 * The years of stocks and hires are 1 Aprils, those of retirements and quits fiscal years.
 */
#ifndef ANKE_STAFF_PROJECTION_WRITE_H
#define ANKE_STAFF_PROJECTION_WRITE_H

#include "analyzer/data/stream.h"
#include "analyzer/staff/outlook.h"

void anke_projection_write_flows(const AnkeOutlooks *outlooks, AnkeStreamWriter *writer);
void anke_projection_write_ages(const AnkeOutlooks *outlooks, AnkeStreamWriter *writer);
void anke_projection_write_grades(const AnkeOutlooks *outlooks, AnkeStreamWriter *writer);
void anke_projection_write_goals(const AnkeOutlooks *outlooks, AnkeStreamWriter *writer);
void anke_projection_write_differences(const AnkeOutlooks *outlooks, AnkeStreamWriter *writer);

#endif
