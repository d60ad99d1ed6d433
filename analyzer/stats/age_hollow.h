/*
 * Missing ages: the hollow index of a given range, and the valley wherever it lies.
 *
 * Densities are persons per year of age. Ages that a structure does not have are nobody.
 */
#ifndef ANKE_STATS_AGE_HOLLOW_H
#define ANKE_STATS_AGE_HOLLOW_H

#include "analyzer/stats/age_structure.h"
#include "analyzer/stats/staff_flags.h"

/* From the first age on of the left neighbour, the target, the right one, and behind it. */
typedef struct {
    double left, from, to, end;
} AnkeHollowRange;

typedef struct {
    double lo, hi; /* ages of the target, both included */
    double index;  /* 1 - density of the target / mean density of both neighbours; < 0: a bulge */
    double z;
    AnkeFlag flag;
} AnkeHollow;

/*
 * The range that is asked of a structure: 40-49 between 30-39 and 50-59 where its bands have those
 * edges, else 40-47 between 32-39 and 48-55, as the official bands have them.
 * Returns FALSE for bands that have neither.
 */
gboolean anke_hollow_range_find(const AnkeAgeStructure *structure, AnkeHollowRange *range);

/*
 * The hollow index of a range.
 *
 * Undefined: no neighbours, or a bad count, give NaN and ANKE_FLAG_UNKNOWN.
 * Formula:   z = (dT - m) / sqrt(nT/wT^2 + (nL/wL^2 + nR/wR^2)/4), m = (dL + dR)/2, from
 *            independent Poisson counts; it describes, for staff are no sample.
 */
AnkeHollow anke_hollow_measure(const AnkeAgeStructure *structure, const AnkeHollowRange *range);

/* Ages among which a valley is looked for, the years of the moving mean, and how low it must be. */
#define ANKE_VALLEY_FIRST 26
#define ANKE_VALLEY_LAST 59
#define ANKE_VALLEY_WINDOW 5
#define ANKE_VALLEY_SHARE 0.6

typedef struct {
    double lo, hi; /* ages, both included; NaN: no valley */
    double bottom; /* the lowest age in it */
    double depth;  /* 1 - density at the bottom / mean density of 20-59 */
} AnkeValley;

/*
 * Finds the longest run of ages 26 to 59 with few staff: where the moving mean over 5 years of
 * single ages is below 0.6 times the mean density of 20-59. Below 26 there are few because few are
 * hired yet. The moving mean takes no ages beyond 59, where staff retire. Of two runs of one length
 * the deeper, then the younger is taken. Bands are not smoothed; those that begin below 26 are left
 * out.
 *
 * Undefined: nobody in 20-59, or a bad count, gives NaN.
 */
AnkeValley anke_valley_find(const AnkeAgeStructure *structure);

#endif
