/* One worksheet of an .xlsx: its cells as text, row by row. */
#ifndef ANKE_IMPORT_XLSX_SHEET_H
#define ANKE_IMPORT_XLSX_SHEET_H

#include <glib.h>

#include "analyzer/import/sheet_rows.h"
#include "analyzer/import/xlsx_strings.h"
#include "analyzer/import/xlsx_workbook.h"

/* Cells worth a word to the analyst: how many, and where the first is (from 1). */
typedef struct {
    guint64 n;
    guint row;
    guint column;
} AnkeSheetCells;

typedef struct {
    AnkeSheetCells errors;    /* #N/A, #NAME? and its like, which come through as text */
    AnkeSheetCells odd_dates; /* shown as a date, but no day: come through as numbers */
    guint64 n_hidden_rows;
} AnkeXlsxCellFacts;

typedef struct {
    AnkeZip *zip;
    const AnkeXlsxWorkbook *workbook;
    const AnkeXlsxSheet *sheet;
    const AnkeXlsxStrings *strings;
} AnkeXlsxSource;

/*
 * Reads a sheet into `rows`.
 * Errors: ANKE_ERROR_DATA with row and column (damaged, cells out of order, no number where one
 * must
 *         be, a cell of more than 1 MiB, more than 2000 columns); ANKE_ERROR_IO
 */
gboolean anke_xlsx_sheet_read(const AnkeXlsxSource *source, AnkeSheetRows *rows,
                              AnkeXlsxCellFacts *facts, GError **error);

#endif
