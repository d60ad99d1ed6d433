#include "analyzer/analysis/analysis_spec.h"

#include "analyzer/stats/exact.h"
#include "analyzer/stats/monte_carlo.h"

const char *anke_base_name(AnkeBase base)
{
    return base == ANKE_BASE_ASKED ? "asked" : "answered";
}

AnkeAnalysisSpec anke_analysis_spec_default(void)
{
    return (AnkeAnalysisSpec){.conf = 0.95,
                              .base = ANKE_BASE_ASKED,
                              .ci = ANKE_INTERVAL_WILSON,
                              .max_work = ANKE_EXACT_DEFAULT_WORK,
                              .mc_tables = ANKE_MONTE_CARLO_DEFAULT_TABLES,
                              .mc_seed = 1,
                              .adjust = ANKE_ADJUST_HOLM,
                              .adjust_run = ANKE_ADJUST_BH,
                              .age_ends = ANKE_AGE_ENDS_DEFAULT,
                              .references = anke_references_default()};
}
