/*
 * How an import is made up: import.c begins and ends it, import_blocks.c cuts blocks and has threads
 * read them, import_results.c puts together in order what they found. For these three only.
 */
#ifndef ANKE_IMPORT_IMPORT_RUN_H
#define ANKE_IMPORT_IMPORT_RUN_H

#include "analyzer/import/block.h"
#include "analyzer/import/import.h"
#include "analyzer/import/seen_ids.h"

/* A block on its way through a thread. */
typedef struct {
    AnkeBytes bytes;
    AnkeExportBlock block;
    AnkeBlockResult *result;
} AnkeImportJob;

typedef struct {
    const AnkeImport *import;
    AnkeImportCounts *counts;
    AnkeHeader *header;
    AnkeBlockPlan plan;
    AnkeSeenIds *ids; /* NULL: no question has role id */
    gint id_question;
    guint64 line;    /* of the next block */
    guint64 n_blank; /* blank lines before it */
} AnkeImportRun;

/* Counts a problem and lists it where problems are wanted. */
void anke_import_write_problem(AnkeImportRun *run, const AnkeProblem *problem, const char *id,
                               gsize n_id_bytes);

/*
 * Takes over what was found in the block that follows the last one.
 * Errors: ANKE_ERROR_DATA what ended the reading of the block; ANKE_ERROR_IO
 */
gboolean anke_import_put_result(AnkeImportRun *run, const AnkeImportJob *job, GError **error);

/*
 * Reads all rows, in threads where there are many.
 * Errors: as anke_import_put_result()
 */
gboolean anke_import_read_rows(AnkeImportRun *run, GError **error);

#endif
