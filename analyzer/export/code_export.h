/* Responses as a CSV of codes: one column a variable, numbers, states as their codes. */
#ifndef ANKE_EXPORT_CODE_EXPORT_H
#define ANKE_EXPORT_CODE_EXPORT_H

#include <glib.h>

#include "analyzer/base/output.h"
#include "analyzer/export/variable.h"

/*
 * Writes all respondents. Empty places of rankings are blank. Dates are ISO 8601, texts stand as in
 * responses.csv: those and the states of texts (.N, .X, .U) as there.
 *   variables   after anke_variables_look_at() for every respondent
 * Errors: as anke_responses_read()
 */
gboolean anke_code_export_write(AnkeVariables *variables, AnkeResponses *responses,
                                AnkeOutput *output, guint64 *n_rows, GError **error);

#endif
