/*
 * Merging table streams: the tallies of shards are added, those of different waves and different
 * tables follow one another.
 *
 * Only sums are added. Descriptions and populations must be equal, and so must lists (type record)
 * that several streams have. What cannot be added (proportions, tests, means) is refused: those are
 * computed after merging.
 */
#ifndef ANKE_TALLY_MERGE_H
#define ANKE_TALLY_MERGE_H

#include <glib.h>

#include "analyzer/base/input.h"
#include "analyzer/base/output.h"
#include "analyzer/data/stream.h"

/*
 * Merges streams that stand at their first table into `writer`, without the end row. Memory holds
 * one table of each stream. streams   of AnkeStream Errors: ANKE_ERROR_DATA  facts, descriptions or
 * populations that differ; tables in another order or missing from a shard; names that cannot be
 * added; hidden numbers; those of anke_stream_next()
 */
gboolean anke_merge_streams(GPtrArray *streams, AnkeStreamWriter *writer, GError **error);

/* Whether the fact tells that a stream can no longer be added; the reason, or NULL. */
const char *anke_merge_refused_fact(const char *stat);

/*
 * Merges tables with the same wave, question and break.
 *   tables, names   n_tables of them, and the streams that they came from
 */
gboolean anke_merge_tables(const AnkeTable *const *tables, const char *const *names, guint n_tables,
                           AnkeStreamWriter *writer, GError **error);

/*
 * Closes a stream made by hand: reads a table stream with or without its end row, a byte order
 * mark, CRLF and empty lines behind its rows, checks it, and writes it with the end row. Errors:
 * ANKE_ERROR_DATA, ANKE_ERROR_IO
 */
gboolean anke_merge_seal(AnkeInput *input, AnkeOutput *output, GError **error);

#endif
