/* How evenly staff are spread over the bands of 20 to 59 years. */
#ifndef ANKE_STATS_AGE_EVENNESS_H
#define ANKE_STATS_AGE_EVENNESS_H

#include "analyzer/stats/age_structure.h"

typedef struct {
    double evenness; /* entropy over its maximum: 1 = all bands alike, 0 = one band has everybody */
    double gini;     /* 0 = all bands alike */
    double cv;       /* sd of the bands' counts (divided by their number) over their mean */
    double step_mean, step_max; /* change from a band to the next over the mean of both: 0 to 2 */
    double step_total;          /* sum of the changes, per person */
} AnkeAgeEvenness;

/*
 * Measures the bands that cover 20 to 59. Single years are taken together in the ten bands of four
 * years of the official form.
 *
 * Undefined: nobody in 20-59, or bands that are not of one width or lie across 20 or 60, give NaN.
 *            A step between two empty bands is left out.
 * Formula:   -sum p ln p / ln K, Pielou (1966), J. Theor. Biol. 13, p. 131; Gini: sum over pairs
 *            |x_i - x_j| / (2 K^2 mean). Agrees with R 4.2 written out.
 */
AnkeAgeEvenness anke_age_evenness(const AnkeAgeStructure *structure);

#endif
