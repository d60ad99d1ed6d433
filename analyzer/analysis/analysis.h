/*
 * From a table of the stream to its statistics: takes the counts out of a table, calls
 * analyzer/stats, and writes what it gives as rows. The only place that knows both.
 *
 * What is computed by default: shares with intervals for every item and group; for a table with a
 * break the tests between groups of type `choice`; for scales and numbers their description. On
 * request the curves of numbers (analyzer/analysis/curves.h).
 */
#ifndef ANKE_ANALYSIS_ANALYSIS_H
#define ANKE_ANALYSIS_ANALYSIS_H

#include <glib.h>

#include "analyzer/data/stream.h"

typedef enum { ANKE_BASE_ASKED, ANKE_BASE_ANSWERED } AnkeBase;

/* Names as in the fact `base`. */
const char *anke_base_name(AnkeBase base);

typedef struct {
    double conf;       /* confidence level in (0, 1) */
    AnkeBase base;     /* denominator of shares */
    guint64 max_work;  /* budget of the exact test, in steps */
    guint32 mc_tables; /* simulated tables where the exact test is over budget */
    guint32 mc_seed;
    gboolean has_curves; /* of numbers also densities, quantiles and lines, for plots */
} AnkeAnalysisSpec;

/* The defaults: 0.95, asked, and the budgets of analyzer/stats. */
AnkeAnalysisSpec anke_analysis_spec_default(void);

/* Copies the table's rows, less what the analysis itself writes (`note` is ours where `test` stands
 * beside it), and writes the statistics behind them. */
void anke_analysis_write(const AnkeTable *table, const AnkeAnalysisSpec *spec,
                         AnkeStreamWriter *writer);

#endif
