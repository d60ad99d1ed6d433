/*
 * The shared strings of a workbook: kept in one run of bytes, as CSV cells ready to be written.
 *
 * Readings beside kanji (phonetic runs) are left out, the runs of a formatted text are put
 * together, and _x000D_ and its like, by which Excel writes characters that XML does not have, are
 * decoded.
 */
#ifndef ANKE_IMPORT_XLSX_STRINGS_H
#define ANKE_IMPORT_XLSX_STRINGS_H

#include <glib.h>

#include "analyzer/base/bytes.h"
#include "analyzer/import/zip_archive.h"

typedef struct {
    AnkeBytes cells;
    GArray *ends; /* of guint32: where each cell ends */
} AnkeXlsxStrings;

/*
 *   part   NULL: the workbook has none, and there are no strings
 * Errors: ANKE_ERROR_DATA  damaged, too many or too large, a string of more than 1 MiB;
 * ANKE_ERROR_IO
 */
AnkeXlsxStrings *anke_xlsx_strings_read(AnkeZip *zip, const char *part, GError **error);

/* A cell, not terminated; NULL for an index beyond the end. */
const char *anke_xlsx_strings_get(const AnkeXlsxStrings *strings, guint64 index, gsize *n_bytes);

void anke_xlsx_strings_free(AnkeXlsxStrings *strings);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(AnkeXlsxStrings, anke_xlsx_strings_free)

/* Appends a text of the workbook as a CSV cell: decoded, line ends as LF, quoted where needed. */
void anke_xlsx_append_cell(AnkeBytes *cells, const char *text, gsize n_bytes, AnkeBytes *scratch);

#endif
