/*
 * How an import is made up: import.c begins and ends it, import_blocks.c cuts blocks and has threads
 * read them, import_results.c puts together in order what they found. For these three only.
 */
#ifndef ANKE_IMPORT_IMPORT_RUN_H
#define ANKE_IMPORT_IMPORT_RUN_H

#include "analyzer/base/bytes.h"
#include "analyzer/import/block.h"
#include "analyzer/import/import.h"
#include "analyzer/import/seen_ids.h"

enum { ANKE_IMPORT_MAX_RECORD_BYTES = 8 * 1024 * 1024, ANKE_IMPORT_MAX_THREADS = 4 };

/* A block on its way through a thread. */
typedef struct {
    AnkeBytes bytes;
    AnkeBlock block;
    gboolean is_oversize; /* no record ends in it */
    AnkeBlockResult *result;
    gboolean is_done;
} AnkeImportJob;

typedef struct {
    const AnkeImport *import;
    AnkeImportCounts *counts;
    AnkeHeader *header;
    AnkeBlockPlan plan;
    AnkeSeenIds *ids; /* NULL: no question has role id */
    gint id_question;
    guint64 line;                /* of the next block */
    guint64 n_blank;             /* blank lines before it */
    AnkeBytes carry;             /* begin of a record whose end was not read yet */
    AnkeBlockReader *own_reader; /* for work without threads */
    /* threads */
    guint n_threads;
    GThread *threads[ANKE_IMPORT_MAX_THREADS];
    GAsyncQueue *todo;
    GMutex mutex;
    GCond done;
    GQueue in_flight; /* AnkeImportJob, oldest first */
    GPtrArray *idle;  /* AnkeImportJob */
} AnkeImportRun;

/* Counts a problem and lists it where problems are wanted. */
void anke_import_write_problem(AnkeImportRun *run, const AnkeProblem *problem, const char *id,
                               gsize n_id_bytes);

/*
 * Takes over what was found in the block that follows the last one.
 * Errors: ANKE_ERROR_DATA what ended the reading of the block; ANKE_ERROR_IO
 */
gboolean anke_import_put_result(AnkeImportRun *run, const AnkeImportJob *job, GError **error);

/* Makes ready to read blocks. */
void anke_import_init_blocks(AnkeImportRun *run);

/*
 * Reads all rows, in threads where there are many.
 * Errors: as anke_import_put_result()
 */
gboolean anke_import_read_rows(AnkeImportRun *run, GError **error);

/* Ends the threads and frees what they worked on. */
void anke_import_clear_blocks(AnkeImportRun *run);

#endif
