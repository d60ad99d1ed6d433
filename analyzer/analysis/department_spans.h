/* Departments whose managers have too few or too many staff (grade by year:department). */
#ifndef ANKE_ANALYSIS_DEPARTMENT_SPANS_H
#define ANKE_ANALYSIS_DEPARTMENT_SPANS_H

#include "analyzer/analysis/context.h"

/*
 * Writes span_flag of every department, and of the newest year departments_judged (those with
 * managers), departments_outside (of these, outside the limits), the sentence judgement_departments
 * and departments_flag.
 *   manager   the net of managers
 */
void anke_department_spans_write(const AnkeAnalysis *analysis, gint manager);

#endif
