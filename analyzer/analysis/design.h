/*
 * Sums of weights out of a table and its strata, in the shapes that design-based statistics want.
 *
 * A table without weights counts as one where everybody has weight 1. The strata are the companion
 * table whose groups are nested `stratum / group`, with n_h and N_h. Not for formulas: those are in
 * analyzer/stats.
 */
#ifndef ANKE_ANALYSIS_DESIGN_H
#define ANKE_ANALYSIS_DESIGN_H

#include <glib.h>

#include "analyzer/analysis/context.h"
#include "analyzer/stats/effective.h"
#include "analyzer/stats/rao_scott.h"

typedef struct {
    double w, w2; /* sums of weights and of squared weights; NaN: hidden or not known */
} AnkeWeightSum;

/* Adds `more`, times `sign`. */
void anke_weight_sum_add(AnkeWeightSum *sum, AnkeWeightSum more, double sign);

/* Of a cell. */
AnkeWeightSum anke_weight_cell(const AnkeTable *table, gint item, gint group);

/*
 * Of the people who were asked or who answered, by the rows w_base and w2_base, else by the items
 * that add up. Undefined: a multiple answer without those rows is NaN.
 */
AnkeWeightSum anke_weight_base(const AnkeTable *table, gint group, AnkeBase base);

/* Kish's design effect of a group's base, or of everyone's; NaN where it is not known. */
AnkeEffective anke_analysis_effective(const AnkeAnalysis *analysis, gint group);

/*
 * The base that intervals and power reckon with: people, less what unequal weights cost, more what a
 * finite population gains; infinity for a census, NaN for nobody.
 */
double anke_analysis_effective_base(const AnkeAnalysis *analysis, gint group);

/* The share of an item: weighted where there are weights. Undefined: an empty base, NaN. */
double anke_analysis_share(const AnkeAnalysis *analysis, gint item, gint group);

typedef struct AnkeDesign AnkeDesign;

/* The strata of a table; NULL where none stand beside it. The analysis is borrowed. */
AnkeDesign *anke_design_new(const AnkeAnalysis *analysis);

/*
 * The base of a share's interval by its variance in the design: share (1 - share) / V.
 * Undefined: NaN for shares of 0 and 1, a lone respondent in a stratum, overlapping groups where
 * everyone is meant.
 */
double anke_design_effective_base(const AnkeDesign *design, gint item, gint group);

/* The strata, and in which group of the companion the people of a stratum stand who are in a group of
 * the table (ANKE_ALL: nobody is). A table without break has the group 0. */
gsize anke_design_n_strata(const AnkeDesign *design);
const AnkeStratum *anke_design_strata(const AnkeDesign *design);
gint anke_design_find_group(const AnkeDesign *design, gsize stratum, gint group);

void anke_design_free(AnkeDesign *design);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(AnkeDesign, anke_design_free)

/* A table of sums by stratum, as anke_rao_scott_test() takes it. */
typedef struct {
    AnkeDesignTable table; /* points into this object */
    AnkeStratum *strata;
    double *w, *w2;
} AnkeDesignSums;

/*
 * The answers by the tested groups: choices, or the bands of a number; for an item of a multiple
 * answer ticked and not ticked.
 *   design  NULL: weights alone, one stratum of all respondents
 */
AnkeDesignSums *anke_design_sums(const AnkeAnalysis *analysis, const AnkeDesign *design, gint item);

void anke_design_sums_free(AnkeDesignSums *sums);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(AnkeDesignSums, anke_design_sums_free)

#endif
