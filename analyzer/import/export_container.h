/*
 * Containers: files that are no text but hold the rows of an export (workbooks, statistics
 * packages). Each is a row in the table of export_container.c; it writes its rows as CSV in UTF-8
 * into a spool.
 */
#ifndef ANKE_IMPORT_EXPORT_CONTAINER_H
#define ANKE_IMPORT_EXPORT_CONTAINER_H

#include <glib.h>

#include "analyzer/base/input.h"
#include "analyzer/base/output.h"

/* What is said on the command line. */
typedef struct {
    const char *sheet;    /* name of the sheet; NULL: the first that is not hidden */
    const char *encoding; /* iconv's name of that of the texts; NULL: as the file says */
} AnkeContainerChoice;

/* What a container tells beside its rows. */
typedef struct {
    GString *notes;       /* a line for each thing that the analyst should know of */
    guint first_head_row; /* from 1, where the container shows it; else 0 */
    guint last_head_row;
    GPtrArray *choices; /* an array of AnkeStatedChoice a column; NULL: none are stated */
} AnkeContainerFacts;

typedef struct {
    const char *name;   /* "xlsx", "sav", "dta": container of AnkeExportHead */
    const char *format; /* the format that its exports always have; NULL: recognised as of a CSV */
    gboolean (*matches)(const char *bytes, gsize n_bytes); /* by the first bytes of the file */
    /* Writes the rows as CSV, record N being row N. */
    gboolean (*convert)(AnkeInput *input, const AnkeContainerChoice *choice, AnkeOutput *csv,
                        AnkeContainerFacts *facts, GError **error);
} AnkeExportContainer;

/*
 * Sets *container to that of an input of which nothing was read yet, NULL: text.
 * Errors: ANKE_ERROR_IO
 */
gboolean anke_export_container_find(AnkeInput *input, const AnkeExportContainer **container,
                                    GError **error);

#endif
