/*
 * Weighted descriptions of the groups of a table, with the standard errors that its weights and
 * strata give.
 */
#ifndef ANKE_ANALYSIS_SURVEY_MEANS_H
#define ANKE_ANALYSIS_SURVEY_MEANS_H

#include "analyzer/analysis/context.h"
#include "analyzer/stats/weighted_description.h"

typedef struct AnkeSurveyMeans AnkeSurveyMeans;

/* Of a table of a scale or number with weights or strata; the analysis is borrowed. Without weights
 * everybody has 1. */
AnkeSurveyMeans *anke_survey_means_new(const AnkeAnalysis *analysis);

/*
 * Describes a group, or everyone (ANKE_ALL).
 *
 * Where strata stand beside the table, se and mean_range come from the design: the variance of
 * anke_strata_mean(), people with an answer less the strata that they are in as degrees of freedom;
 * the finite population is that of the strata. Where it is not defined (a lone row in a stratum,
 * everyone where groups overlap) and without strata the weights alone are reckoned with.
 */
AnkeWeightedDescription anke_survey_means_describe(const AnkeSurveyMeans *means, gint group);

void anke_survey_means_free(AnkeSurveyMeans *means);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(AnkeSurveyMeans, anke_survey_means_free)

#endif
