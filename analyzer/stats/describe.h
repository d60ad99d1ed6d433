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

#include "analyzer/stats/proportion.h"

typedef struct {
    const double *values; /* ascending */
    const double *counts; /* people with values[i]: counts[i * stride] */
    gsize n_values;
    gsize stride; /* 1, or the number of columns for a column of a row-major table; 0 means 1 */
} AnkeDistribution;

typedef struct {
    double n; /* people; 0 for nobody */
    double sum, mean, sd;
    double var, se;            /* of the values; of the mean */
    double skewness, kurtosis; /* G1 and G2 (excess), 0 for a normal distribution */
    double min, q1, median, q3, max;
} AnkeDescription;

/* People with values[value_index]. */
double anke_distribution_count(const AnkeDistribution *distribution, gsize value_index);

/* People in all; NaN when a count is negative, not whole or not finite. */
double anke_distribution_sum_counts(const AnkeDistribution *distribution);

/*
 * Describes `distribution`; sd has n - 1, quartiles are of type 7, skewness and kurtosis of type 2
 * (as Excel, SPSS and SAS).
 *
 * Undefined: nobody gives n = 0 and NaN for the rest; one person gives sd NaN. Skewness needs three
 *            people, kurtosis four, both more than one value. var is NaN where no double can hold
 *            it.
 * Formula:   two passes over the values in extended precision; Chan, Golub & LeVeque (1983), Am.
 *            Statist. 37, p. 242 (eq. 1.7). Agrees with NIST StRD and with R 4.2 mean(), sd(),
 *            quantile(). G1 and G2: Joanes & Gill (1998), Statistician 47, p. 183; agree with PSPP
 *            1.6.2 DESCRIPTIVES and R 4.2 psych::describe(type = 2).
 */
AnkeDescription anke_distribution_describe(const AnkeDistribution *distribution);

/*
 * Confidence interval of the mean by Student's t with n - 1 degrees of freedom.
 *
 *   population  people of whom the n were drawn; NaN = unknown, no correction
 *   level       confidence level in (0, 1)
 * Undefined: fewer than two people, level outside (0, 1) give {NaN, NaN}. A census (population
 *            <= n) gives the mean itself twice.
 * Formula:   mean -+ t(n-1) sd/sqrt(n) sqrt(1 - n/N), Cochran (1977), Sampling Techniques, 3rd ed.,
 *            section 2.6. Agrees with R 4.2 t.test()$conf.int and survey::svymean() with fpc.
 */
AnkeInterval anke_description_mean_interval(const AnkeDescription *description, double population,
                                            double level);

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
