/*
 * From a stream of counts to its statistics: takes the counts out of its tables, calls
 * analyzer/stats, and writes what it gives as rows. The only place that knows both.
 *
 * What is computed by default: shares with intervals for every item and group; for a table with a
 * break the tests between groups of type `choice`; for scales and numbers their description. On
 * request everything that applies, and the curves of numbers (analyzer/analysis/curves.h).
 */
#ifndef ANKE_ANALYSIS_ANALYSIS_H
#define ANKE_ANALYSIS_ANALYSIS_H

#include <glib.h>

#include "analyzer/analysis/analysis_spec.h"
#include "analyzer/data/stream.h"

/*
 * Copies a stream, less what the analysis itself writes (`note` is ours where `test` stands beside
 * it), and writes the statistics behind each table.
 *
 * Memory holds a few tables with their companions, and the p-values of the run; what is written waits
 * in a spool until the p-values can be corrected.
 * Errors: those of anke_stream_next(); ANKE_ERROR_IO  the spool
 */
gboolean anke_analysis_run(AnkeStream *stream, const AnkeAnalysisSpec *spec, AnkeOutput *output,
                           GError **error);

#endif
