/*
 * An .xlsx workbook as CSV: one sheet, line N being row N of the sheet.
 *
 * Texts come as they are, numbers as the shortest decimal, dates and times (by the cell's number
 * format) as ISO 8601, TRUE and FALSE, errors (#N/A) as text. Formulas come as their last results.
 * Memory holds the shared strings and the first rows, nothing else.
 */
#ifndef ANKE_IMPORT_XLSX_READER_H
#define ANKE_IMPORT_XLSX_READER_H

#include <glib.h>

#include "analyzer/base/input.h"
#include "analyzer/base/output.h"
#include "analyzer/import/xlsx_sheet.h"

typedef struct {
    char *sheet;          /* its name */
    guint n_other_sheets; /* visible worksheets that were not read */
    AnkeSheetShape shape;
    AnkeXlsxCellFacts cells;
} AnkeSheetFacts;

/*
 * Writes a sheet as CSV (UTF-8, LF).
 *   input   nothing was read of it yet
 *   sheet   the name of the sheet; NULL: the first that is not hidden
 *   facts   filled; to be cleared with anke_sheet_facts_clear()
 * Errors: ANKE_ERROR_USAGE  no such sheet; ANKE_ERROR_DATA  no .xlsx, damaged, encrypted, too
 * large;
 *         ANKE_ERROR_IO
 */
gboolean anke_xlsx_convert(AnkeInput *input, const char *sheet, AnkeOutput *csv,
                           AnkeSheetFacts *facts, GError **error);

void anke_sheet_facts_clear(AnkeSheetFacts *facts);

#endif
