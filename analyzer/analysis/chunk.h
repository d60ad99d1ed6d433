/*
 * A run of tables that are analysed together: a table with its companions.
 *
 * Chunks know nothing of one another, so several are analysed at a time; what each gives is put into
 * the stream in the order of the tables, so the bytes are the same however many threads there are.
 */
#ifndef ANKE_ANALYSIS_CHUNK_H
#define ANKE_ANALYSIS_CHUNK_H

#include <glib.h>

#include "analyzer/analysis/pending.h"
#include "analyzer/analysis/table_analysis.h"

typedef struct {
    GPtrArray *tables;     /* of AnkeTable */
    AnkeAnalysisSpec spec; /* owns its populations */
    /* the result */
    GBytes *bytes; /* rows, without header and end */
    guint64 n_rows;
    AnkePending *pending; /* places from the first byte on */
} AnkeChunk;

/* An empty chunk. */
AnkeChunk *anke_chunk_new(const AnkeAnalysisSpec *spec);

/* Sets what is known before the tables of the chunk; the reference is shared. */
void anke_chunk_set_populations(AnkeChunk *chunk, AnkePopulations *populations);

/* Whether a table that stands behind the last of the chunk belongs to it. An empty chunk takes any. */
gboolean anke_chunk_takes(const AnkeChunk *chunk, const AnkeTable *table);

/* Analyses the tables and frees them. */
void anke_chunk_run(AnkeChunk *chunk);

void anke_chunk_free(AnkeChunk *chunk);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(AnkeChunk, anke_chunk_free)

#endif
