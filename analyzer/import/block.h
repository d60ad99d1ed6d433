/*
 * A block of an export, cut at record boundaries, becomes rows of responses.csv and problems. A pure
 * function of the block: blocks may be read by several threads and put together in order.
 */
#ifndef ANKE_IMPORT_BLOCK_H
#define ANKE_IMPORT_BLOCK_H

#include <glib.h>

#include "analyzer/base/bytes.h"
#include "analyzer/data/codebook.h"
#include "analyzer/data/export_block.h"
#include "analyzer/import/column_watch.h"
#include "analyzer/import/header.h"
#include "analyzer/import/problem.h"
#include "analyzer/import/profile.h"
#include "analyzer/import/row_watch.h"

/* A record of the block. Offsets count from the beginning of the result's buffers. */
typedef struct {
    guint64 line;      /* where it begins; the block's first line is 0 */
    gsize row_end;     /* in rows */
    guint problem_end; /* in problems */
    gsize id_start;    /* in ids */
    gsize n_id_bytes;
    gboolean is_no_respondent; /* a total row or a note: it has no row, only its problem */
} AnkeBlockRecord;

typedef struct {
    AnkeBytes rows;       /* lines of responses.csv */
    AnkeBytes ids;        /* of the records, as they stand in the export */
    GArray *records;      /* AnkeBlockRecord */
    GArray *problems;     /* AnkeProblem; lines as in records */
    GArray *row_facts;    /* AnkeRowFacts, one a record, where the plan asks for them */
    GArray *straight;     /* guint, see AnkeRowFacts */
    GArray *column_facts; /* AnkeColumnFacts of the watched columns, where the plan asks for them */
    guint64 n_lines;      /* lines of the block */
    guint n_leading_blank;  /* blank lines before the first record */
    guint n_trailing_blank; /* and after the last, of a block with records */
    /* What ended the reading before the block's end. */
    const char *error; /* NULL: nothing */
    guint64 error_line;
    guint error_column;
} AnkeBlockResult;

AnkeBlockResult *anke_block_result_new(void);
void anke_block_result_free(AnkeBlockResult *result);

/* What all blocks of an export share. Borrowed by the readers. */
typedef struct {
    const AnkeCodebook *codebook;
    const AnkeHeader *header;
    const AnkeProfile *profile;
    const AnkeRowPlan *rows;       /* what a dossier wants to know; NULL: nothing */
    const AnkeColumnPlan *columns; /* likewise */
} AnkeBlockPlan;

typedef struct AnkeBlockReader AnkeBlockReader;

/* A reader keeps what it learnt about cells from block to block. One thread at a time. */
AnkeBlockReader *anke_block_reader_new(const AnkeBlockPlan *plan);

/* Reads a block into `result`, which is emptied first. */
void anke_block_reader_read(AnkeBlockReader *reader, const AnkeExportBlock *block,
                            AnkeBlockResult *result);

void anke_block_reader_free(AnkeBlockReader *reader);

/* The header line of responses.csv for this codebook. */
void anke_block_write_header(const AnkeCodebook *codebook, AnkeBytes *line);

#endif
