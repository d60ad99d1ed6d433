/*
 * Tukey's box of a distribution: quartiles, whiskers and what lies beyond them.
 *
 * Computes only: drawing is elsewhere. lo <= q1 <= median <= q3 <= hi. Units are those of the
 * values.
 */
#ifndef ANKE_STATS_BOX_H
#define ANKE_STATS_BOX_H

#include "analyzer/stats/describe.h"

typedef struct {
    double n; /* people */
    double lo, q1, median, q3, hi;
    gsize n_outliers; /* distinct values with people outside [lo, hi] */
} AnkeTukeyBox;

/*
 * Summarises `distribution`.
 *
 * The whiskers end at the most extreme values within 1.5 (q3 - q1) of the quartiles, but never
 * inside the box (which happens where a quartile is interpolated towards an outlier).
 * Undefined: nobody or a bad count give NaN, with n_outliers 0.
 * Formula:   Tukey (1977), Exploratory Data Analysis, section 2D, with quartiles of type 7
 *            where he (and R's boxplot.stats()) has hinges.
 */
AnkeTukeyBox anke_box_summarise(const AnkeDistribution *distribution);

/*
 * Lists the outliers in ascending order into arrays of box->n_outliers: their values and people.
 */
void anke_box_list_outliers(const AnkeDistribution *distribution, const AnkeTukeyBox *box,
                            double *values, double *counts);

#endif
