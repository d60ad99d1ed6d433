/*
 * The formats that are known: one file each, one row each in the table of export_format.c. A format looks at
 * the head of an export, says how sure it is and why, and describes profile and columns.
 */
#ifndef ANKE_IMPORT_EXPORT_FORMAT_H
#define ANKE_IMPORT_EXPORT_FORMAT_H

#include <glib.h>

#include "analyzer/import/export_column.h"
#include "analyzer/import/export_head.h"
#include "analyzer/import/profile.h"

typedef struct {
    const char *name;  /* for --format */
    const char *label; /* for people */
    /* How sure, 0 to 100. `why` gets the evidence in some words: heads and counts, no answer. */
    guint (*recognise)(const AnkeExportHead *head, GString *why);
    /* Fills `profile` (which comes as plain) and appends a column for each of the header. */
    void (*describe)(const AnkeExportHead *head, AnkeProfile *profile, GPtrArray *columns);
} AnkeFormat;

/* All formats, `plain` last; ends with NULL. */
const AnkeFormat *const *anke_formats(void);

/* Errors: ANKE_ERROR_USAGE  no such format */
const AnkeFormat *anke_format_find(const char *name, GError **error);

/*
 * The surest format of a head, `plain` if none is at least ANKE_FORMAT_SURE.
 *   explanation  NULL or filled with a line a format that saw anything, surest first
 */
const AnkeFormat *anke_format_recognise(const AnkeExportHead *head, GString *explanation);

#define ANKE_FORMAT_SURE 50

#endif
