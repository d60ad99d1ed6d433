/* How far one age structure is from another. */
#ifndef ANKE_STATS_AGE_DISTANCE_H
#define ANKE_STATS_AGE_DISTANCE_H

#include "analyzer/stats/age_structure.h"

typedef struct {
    double dissimilarity; /* share of staff that would have to be in another band, 0 to 1 */
    double years;         /* how far everybody would have to move on average, in years of age */
} AnkeAgeDistance;

/*
 * Compares the shares of two structures. Where every band of the first lies within one of the second
 * they are compared in the bands of the second; else in those of the first, and the persons of the
 * second are spread evenly over their bands.
 *
 * Undefined: nobody in one of them, or a bad count, gives NaN.
 * Bounds:    0 <= dissimilarity <= 1; both are 0 for equal shares and the same either way round.
 * Formula:   D = 1/2 sum |p - r|, Duncan & Duncan (1955), Am. Sociol. Rev. 20, p. 210; it is the half
 *            of the sum behind Keyfitz's delta. Years: sum |cumulative p - cumulative r| times the
 *            distance between the middles of neighbouring bands (earth mover's distance in one
 *            dimension, Vallender 1974).
 */
AnkeAgeDistance anke_age_distance(const AnkeAgeStructure *own, const AnkeAgeStructure *reference);

/* Distance of the staff of 20 to 59 years from as many of every age; others are left out. */
AnkeAgeDistance anke_age_distance_even(const AnkeAgeStructure *own);

#endif
