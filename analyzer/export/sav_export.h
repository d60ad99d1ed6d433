/*
 * Responses as a file of SPSS (.sav), through ReadStat: labels of variables and values, measure
 * levels, dates as dates, the four states as user-missing values.
 *
 * SPSS keeps 255 bytes of a label of a variable, 120 of one of a value, and no blanks at the end of
 * a text; texts have at most 8000 bytes (SPSS has room for 32767, but ReadStat 1.1.8 gives the
 * pieces of longer ones names that stand twice). What is longer is cut behind a character, and
 * counted.
 */
#ifndef ANKE_EXPORT_SAV_EXPORT_H
#define ANKE_EXPORT_SAV_EXPORT_H

#include <glib.h>

#include "analyzer/base/output.h"
#include "analyzer/export/variable.h"

typedef struct {
    AnkeVariables *variables; /* after anke_variables_look_at() for every respondent */
    AnkeResponses *responses; /* opened anew */
    const AnkeCodebook *codebook;
    guint64 n_rows; /* of the responses */
} AnkeSavExport;

/*
 *   n_cut   set to the number of labels and texts that were cut
 * Errors: as anke_responses_read(); ANKE_ERROR_DATA  what the format cannot hold; ANKE_ERROR_IO
 */
gboolean anke_sav_export_write(const AnkeSavExport *export, AnkeOutput *output, guint64 *n_cut,
                               GError **error);

#endif
