/*
 * Containers: files that are no text but hold the rows of an export (workbooks, statistics packages). Each
 * is a row in the table of export_container.c; it writes its rows as CSV in UTF-8 into a spool.
 */
#ifndef ANKE_IMPORT_EXPORT_CONTAINER_H
#define ANKE_IMPORT_EXPORT_CONTAINER_H

#include <glib.h>

#include "analyzer/base/input.h"
#include "analyzer/base/output.h"

typedef struct {
    const char *name;   /* "xlsx", "sav", "dta": container of AnkeExportHead */
    const char *format; /* the format that its exports always have; NULL: recognised as of a CSV */
    gboolean (*matches)(const char *bytes, gsize n_bytes); /* by the first bytes of the file */
    /*
     * Writes the rows.
     *   sheet   name or number of the sheet; NULL: the first
     *   facts   gets a line for each thing worth knowing about what was read, for --explain
     */
    gboolean (*convert)(AnkeInput *input, const char *sheet, AnkeOutput *csv, GString *facts,
                        GError **error);
} AnkeExportContainer;

/*
 * Sets *container to that of an input of which nothing was read yet, NULL: text.
 * Errors: ANKE_ERROR_IO
 */
gboolean anke_export_container_find(AnkeInput *input, const AnkeExportContainer **container,
                                    GError **error);

#endif
