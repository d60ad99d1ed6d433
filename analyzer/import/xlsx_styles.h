/* The styles of a workbook: what numbers in a cell of each style show. */
#ifndef ANKE_IMPORT_XLSX_STYLES_H
#define ANKE_IMPORT_XLSX_STYLES_H

#include <glib.h>

#include "analyzer/import/number_format.h"
#include "analyzer/import/zip_archive.h"

/*
 * Array of AnkeNumberFormat by index of the cell style.
 *   part   the part of the styles; NULL: there is none, and the array is empty
 * Errors: ANKE_ERROR_DATA, ANKE_ERROR_IO
 */
GArray *anke_xlsx_styles_read(AnkeZip *zip, const char *part, GError **error);

#endif
