/*
 * The workbook part of an .xlsx: its sheets, the beginning of its dates, and what its cell styles
 * show.
 */
#ifndef ANKE_IMPORT_XLSX_WORKBOOK_H
#define ANKE_IMPORT_XLSX_WORKBOOK_H

#include <glib.h>

#include "analyzer/import/number_format.h"
#include "analyzer/import/zip_archive.h"

typedef struct {
    char *name;
    char *part; /* its member of the archive; NULL: no worksheet (a chart sheet) */
    gboolean is_hidden;
} AnkeXlsxSheet;

typedef struct {
    GPtrArray *sheets; /* AnkeXlsxSheet, in the order of the tabs */
    gboolean is_1904;
    char *strings_part; /* NULL: the workbook has no shared strings */
    GArray *formats;    /* AnkeNumberFormat by index of the cell style */
} AnkeXlsxWorkbook;

/* Errors: ANKE_ERROR_DATA  no .xlsx, damaged; ANKE_ERROR_IO */
AnkeXlsxWorkbook *anke_xlsx_workbook_read(AnkeZip *zip, GError **error);

/*
 * The sheet of this name (any width and case of its blanks, as labels are compared), or without one
 * the first worksheet that is not hidden. Belongs to the workbook.
 * Errors: ANKE_ERROR_USAGE  no such sheet; ANKE_ERROR_DATA  no sheet that is visible
 */
const AnkeXlsxSheet *anke_xlsx_workbook_choose(const AnkeXlsxWorkbook *workbook, const char *file,
                                               const char *name, GError **error);

void anke_xlsx_workbook_free(AnkeXlsxWorkbook *workbook);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(AnkeXlsxWorkbook, anke_xlsx_workbook_free)

#endif
