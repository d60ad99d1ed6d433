/*
 * From an export to responses.csv: reading in blocks, several threads, results in order.
 *
 * Memory does not grow with rows, but for 16 to 43 bytes a respondent where the codebook has a
 * question of role id. Rows read = rows written + rows refused.
 */
#ifndef ANKE_IMPORT_IMPORT_H
#define ANKE_IMPORT_IMPORT_H

#include <glib.h>

#include "analyzer/base/output.h"
#include "analyzer/base/progress.h"
#include "analyzer/data/codebook.h"
#include "analyzer/import/dossier.h"
#include "analyzer/import/export_source.h"
#include "analyzer/import/header.h"
#include "analyzer/import/problem.h"

typedef struct {
    const AnkeCodebook *codebook;
    AnkeExportSource *source; /* opened; what it holds is read to its end */
    guint n_threads;          /* 0: as many as there are processors, at most 4 */
    AnkeOutput *responses;
    AnkeOutput *problems; /* NULL: not wanted */
    AnkeDossier *dossier; /* filled, not written; NULL: not wanted */
    AnkeWatchFunc watch;  /* called with the rows read so far; NULL: nobody watches */
    gpointer watch_data;
    /* Called once the columns are known; NULL: nobody wants to know. */
    void (*explain)(const AnkeExportSource *source, const AnkeHeader *header,
                    const AnkeCodebook *codebook);
} AnkeImport;

typedef struct {
    guint64 n_read;
    guint64 n_written;
    guint64 n_refused;
    guint64 n_by_rule[ANKE_N_RULES];
    guint64 n_counting; /* problems that are more than a conversion */
    guint64 n_left_out; /* total rows and notes: no respondents */
    gboolean lacks_final_line_end;
} AnkeImportCounts;

/*
 * Imports. Nothing is committed: the caller does that for both outputs on success.
 * Errors: ANKE_ERROR_DATA with line and column, never quoting an answer; ANKE_ERROR_IO
 */
gboolean anke_import_run(const AnkeImport *import, AnkeImportCounts *counts, GError **error);

#endif
