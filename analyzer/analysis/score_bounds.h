/* What the scores of a scale say beside its mean: a mark out of 100, and on which side people are. */
#ifndef ANKE_ANALYSIS_SCORE_BOUNDS_H
#define ANKE_ANALYSIS_SCORE_BOUNDS_H

#include "analyzer/analysis/table_counts.h"

/* Of the scores of all choices, whether anybody has them or not. */
typedef struct {
    double lowest, highest;
} AnkeScoreBounds;

typedef struct {
    double favourable, neutral, unfavourable; /* shares of those with a score */
} AnkeScoreSides;

/* NaN where fewer than two choices differ in their score. */
AnkeScoreBounds anke_score_bounds_find(const AnkeTable *table);

/* 100 (mean - lowest)/(highest - lowest). */
double anke_score_bounds_mark(const AnkeScoreBounds *bounds, double mean);

/*
 * Shares above, at and below the middle between lowest and highest score, of a column of sums (n or
 * w by value). Undefined: NaN without bounds or with a sum that is not above 0.
 */
AnkeScoreSides anke_score_bounds_divide(const AnkeScoreBounds *bounds, const AnkeTableCounts *sums,
                                        gsize col);

#endif
