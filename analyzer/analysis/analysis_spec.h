/* What an analysis is asked for. */
#ifndef ANKE_ANALYSIS_ANALYSIS_SPEC_H
#define ANKE_ANALYSIS_ANALYSIS_SPEC_H

#include <glib.h>

#include "analyzer/analysis/populations.h"
#include "analyzer/analysis/references.h"
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
    AnkeTest test;          /* decides where it applies; ANKE_TEST_NONE: by the rule */
    AnkeAdjust adjust;      /* of comparisons within a table */
    AnkeAdjust adjust_run;  /* of the verdicts of the whole run */
    gboolean has_all;       /* every statistic that applies */
    gboolean has_letters;   /* which columns exceed which */
    gboolean has_curves;    /* of numbers also densities, quantiles and lines, for plots */
    AnkeAgeEnds age_ends;   /* of open bands of staff tables */
    gboolean has_full_ages; /* means of age bands are in full years, not exact ages */
    gboolean has_all_exits; /* rates of leaving are of all but retirement, not of quitting alone */
    const AnkeReferences *references; /* of age structures; borrowed */
    AnkePopulations *populations;     /* known before the table; borrowed; NULL: none */
} AnkeAnalysisSpec;

/* The defaults: 0.95, asked, and the budgets of analyzer/stats. */
AnkeAnalysisSpec anke_analysis_spec_default(void);

#endif
