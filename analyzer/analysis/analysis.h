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

#include "analyzer/data/stream.h"
#include "analyzer/stats/multiplicity.h"
#include "analyzer/stats/proportion.h"
#include "analyzer/stats/verdict.h"

typedef enum { ANKE_BASE_ASKED, ANKE_BASE_ANSWERED } AnkeBase;

/* Names as in the fact `base`. */
const char *anke_base_name(AnkeBase base);

typedef struct {
    double conf;   /* confidence level in (0, 1) */
    AnkeBase base; /* denominator of shares */
    AnkeIntervalMethod ci;
    guint64 max_work;  /* budget of the exact test, in steps */
    guint32 mc_tables; /* simulated tables where the exact test is over budget */
    guint32 mc_seed;
    AnkeExactUse exact;
    AnkeTest test;         /* decides where it applies; ANKE_TEST_NONE: by the rule */
    AnkeAdjust adjust;     /* of comparisons within a table */
    AnkeAdjust adjust_run; /* of the verdicts of the whole run */
    gboolean has_all;      /* every statistic that applies */
    gboolean has_letters;  /* which columns exceed which */
    gboolean has_curves;   /* of numbers also densities, quantiles and lines, for plots */
} AnkeAnalysisSpec;

/* The defaults: 0.95, asked, and the budgets of analyzer/stats. */
AnkeAnalysisSpec anke_analysis_spec_default(void);

/*
 * Copies a stream, less what the analysis itself writes (`note` is ours where `test` stands beside
 * it), and writes the statistics behind each table.
 *
 * Memory holds one table with its companions, and the p-values of the run; tables wait in a spool
 * until the p-values can be corrected.
 * Errors: those of anke_stream_next(); ANKE_ERROR_IO  the spool
 */
gboolean anke_analysis_run(AnkeStream *stream, const AnkeAnalysisSpec *spec, AnkeOutput *output,
                           GError **error);

#endif
