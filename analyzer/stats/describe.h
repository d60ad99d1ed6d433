/*
 * Describing numbers of a distribution that is given as values and how many people have each.
 *
 * Nothing is expanded: a million people with three distinct values cost three steps. Values ascend
 * strictly and are finite (asserted); counts are whole, finite and >= 0, else everything is NaN.
 * Units are those of the values.
 */
#ifndef ANKE_STATS_DESCRIBE_H
#define ANKE_STATS_DESCRIBE_H

#include <glib.h>

typedef struct {
    const double *values; /* ascending */
    const double *counts; /* people with values[i]: counts[i * stride] */
    gsize n_values;
    gsize stride; /* 1, or the number of columns for a column of a row-major table; 0 means 1 */
} AnkeDistribution;

typedef struct {
    double n; /* people; 0 for nobody */
    double sum, mean, sd;
    double min, q1, median, q3, max;
} AnkeDescription;

/* People with values[value_index]. */
double anke_distribution_count(const AnkeDistribution *distribution, gsize value_index);

/* People in all; NaN when a count is negative, not whole or not finite. */
double anke_distribution_sum_counts(const AnkeDistribution *distribution);

/*
 * Describes `distribution`; sd has n - 1, quartiles are of type 7.
 *
 * Undefined: nobody gives n = 0 and NaN for the rest; one person gives sd NaN.
 * Formula:   two passes over the values in extended precision; Chan, Golub & LeVeque (1983), Am.
 *            Statist. 37, p. 242 (eq. 1.7). Agrees with NIST StRD and with R 4.2 mean(), sd(),
 *            quantile().
 */
AnkeDescription anke_distribution_describe(const AnkeDistribution *distribution);

/*
 * The quantile of type 7, exactly as R computes it on the expanded data.
 *
 *   share  in [0, 1]: 0.5 = median
 * Undefined: nobody, a bad count or a share outside [0, 1] give NaN.
 * Formula:   Hyndman & Fan (1996), Am. Statist. 50, p. 361, definition 7. Agrees with R 4.2
 *            quantile().
 */
double anke_distribution_quantile(const AnkeDistribution *distribution, double share);

#endif
