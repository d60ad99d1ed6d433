/*
 * A number accounts for itself: where its base comes from, by which filter, formula and inputs, which
 * test decided about its table, and how that was corrected.
 *
 * Reads a stream that holds statistics; every figure printed is one of its rows, or follows from them
 * by the formula that stands beside it. Not for streams of bare counts.
 */
#ifndef ANKE_ANALYSIS_EXPLAIN_H
#define ANKE_ANALYSIS_EXPLAIN_H

#include <glib.h>

#include "analyzer/base/output.h"
#include "analyzer/data/stream.h"

/* Which number: names of question and break, names or labels of item and group. "-" is a blank: the
 * question as a whole, no break, everyone. */
typedef struct {
    const char *question;
    const char *item;
    const char *by;
    const char *group;
} AnkeExplainQuery;

/*
 * Prints the account of a number, in Japanese, for each wave that has it.
 * Errors: ANKE_ERROR_USAGE  no such table, item or group; those of anke_stream_next()
 */
gboolean anke_explain_write(AnkeStream *statistics, const AnkeExplainQuery *query,
                            AnkeOutput *output, GError **error);

#endif
