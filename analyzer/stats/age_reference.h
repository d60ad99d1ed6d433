/* Age structures to compare with. */
#ifndef ANKE_STATS_AGE_REFERENCE_H
#define ANKE_STATS_AGE_REFERENCE_H

#include "analyzer/stats/age_structure.h"

#define ANKE_AGE_EVEN_FROM 20
#define ANKE_AGE_EVEN_TO 60

/* As many of every age from 20 to 59. */
void anke_age_reference_even(AnkeAgeStructure *reference);

/*
 * What constant hiring would lead to in the long run, per person hired in a year.
 *
 *   hires       h(a), by full age on the 1 April of hiring: shares of those hired (any sum)
 *   leaving     q(a), share of those of age a on 1 April who leave within the year
 *   retirement  R: nobody of age R or older is left; 1 to ANKE_AGE_END
 * Both arrays have ANKE_AGE_END numbers. The sum of the result is the staff that one hire a year
 * keeps up: staff / sum = hires a year needed in the long run.
 * Formula:   N(a) = h(a) + N(a-1) (1 - q(a-1)), a < R: the stationary population of a life table
 *            with entries, Bartholomew, Forbes & McClean (1991), Statistical Techniques for
 *            Manpower Planning, ch. 3.
 */
void anke_age_reference_stationary(const double *hires, const double *leaving, int retirement,
                                   AnkeAgeStructure *reference);

/*
 * Persons of a band in a staff of `headcount` that is structured like a reference: headcount x
 * share of the reference in from <= age < to. Ends may be infinite; fractions are expected values.
 *
 * Undefined: a reference of nobody gives NaN.
 */
double anke_age_reference_persons(const AnkeAgeStructure *reference, const AnkeAgeBand *band,
                                  double headcount);

#endif
