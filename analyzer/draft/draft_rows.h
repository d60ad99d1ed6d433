/* The rows of an export, cell by cell, as UTF-8: one pass, in memory that does not grow with it. */
#ifndef ANKE_DRAFT_DRAFT_ROWS_H
#define ANKE_DRAFT_DRAFT_ROWS_H

#include <glib.h>

#include "analyzer/import/export_source.h"

/* A row: cells[i] belongs to column i of the source; "" where the row is shorter. Borrowed. */
typedef void (*AnkeDraftRowFunc)(const char *const *cells, gpointer data);

/*
 * Reads what follows the header. Blank rows, total rows and notes are left out, as anke-import does.
 *   n_rows   set to the number of rows visited
 * Errors: ANKE_ERROR_DATA (quotes, a cell too long, bytes that are no text) with the line; ANKE_ERROR_IO
 */
gboolean anke_draft_rows_read(AnkeExportSource *source, AnkeDraftRowFunc visit, gpointer data,
                              guint64 *n_rows, GError **error);

#endif
