/*
 * Joining table streams: the tables of different surveys and series stand one after another in one
 * stream. Nothing is added, so any table may come along; each may stand in one stream only.
 */
#ifndef ANKE_TALLY_JOIN_H
#define ANKE_TALLY_JOIN_H

#include <glib.h>

#include "analyzer/data/stream.h"

/*
 * Joins streams that stand at their first table into `writer`, without the end row. Memory holds one
 * table.
 *
 *   streams   of AnkeStream
 * Facts:  of each wave those of the first stream that has them, but where numbers come from (title,
 *         organisation, closed, source) is said by the first stream alone; `note`s that differ are joined by "；"
 *         in the order of the streams. `protected` stays only where all streams have it. Tables of
 *         a stream from elsewhere than the first say so themselves, in rows `organisation`, `survey`
 *         (the fact title), `closed` and `source` with item and group blank.
 * Errors: ANKE_ERROR_DATA  a table in two streams; facts that say how numbers were made (where, base,
 *         conf, adjust) and differ; those of anke_stream_next()
 */
gboolean anke_join_streams(GPtrArray *streams, AnkeStreamWriter *writer, GError **error);

#endif
