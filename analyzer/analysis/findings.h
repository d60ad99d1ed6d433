/*
 * What is worth reading of a run, ranked, and what cannot be said.
 *
 * Reads a stream that holds statistics and writes one list (type record, question `findings`): its
 * items are numbered, its stats are the columns of a finding, `sentence` is the same in Japanese.
 * Every number in a sentence is a row of the stream, rounded. Hidden numbers make no sentence.
 *
 * A verdict is a finding where p_adj, corrected over the whole run, is at most 1 - conf. Findings are
 * ordered by the size of their effect, brought to one scale (see findings.c); what has no verdict
 * below that level is listed behind them as what cannot be said, with the smallest difference that
 * this table could have shown.
 */
#ifndef ANKE_ANALYSIS_FINDINGS_H
#define ANKE_ANALYSIS_FINDINGS_H

#include <glib.h>

#include "analyzer/base/output.h"
#include "analyzer/data/stream.h"

/* Errors: those of anke_stream_next() */
gboolean anke_findings_write(AnkeStream *statistics, AnkeOutput *output, GError **error);

#endif
