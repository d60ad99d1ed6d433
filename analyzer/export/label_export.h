/*
 * Responses as a CSV of labels for Excel: UTF-8 with a byte order mark, CRLF, labels of choices and
 * states, a column for each choice of several answers (its label where it was chosen) and each
 * place of a ranking. Texts are guarded by an apostrophe as guarded_text.h says, so that no cell is
 * a formula; anke-import takes it away again. The first column numbers the rows.
 */
#ifndef ANKE_EXPORT_LABEL_EXPORT_H
#define ANKE_EXPORT_LABEL_EXPORT_H

#include <glib.h>

#include "analyzer/base/output.h"
#include "analyzer/data/codebook.h"
#include "analyzer/data/responses.h"

/*
 *   with_text  as in anke_variables_new()
 * Errors: as anke_responses_read(); ANKE_ERROR_CODEBOOK  a head that could not be read back
 */
gboolean anke_label_export_write(const AnkeCodebook *codebook, AnkeResponses *responses,
                                 gboolean with_text, AnkeOutput *output, guint64 *n_rows,
                                 GError **error);

#endif
