/*
 * How many persons there are of each age: single years or bands, and what describes them.
 *
 * Ages are full years at the reference day; a band from <= age < to. Not for surveys: staff are all
 * counted, so nothing here is an estimate. Between the bands lie ages that nobody has.
 *
 * Two conventions. A structure of single years only is described in full ages: somebody of 40 years
 * and 11 months counts as 40. With wider bands exact ages are meant, [lo, hi), and the persons of a
 * band are taken as spread evenly over it, which gives means and medians about 0.5 years higher.
 */
#ifndef ANKE_STATS_AGE_STRUCTURE_H
#define ANKE_STATS_AGE_STRUCTURE_H

#include <glib.h>

#include "analyzer/base/age_band.h"

/* Ages are below this, so that a structure of single years fits. */
#define ANKE_AGE_END 151

typedef struct {
    gsize n_bands;
    AnkeAgeBand bands[ANKE_AGE_END]; /* ascending, disjoint, whole and finite once finished */
    double n[ANKE_AGE_END];          /* persons (or shares) in each */
    gboolean is_single;              /* bands of one year only */
} AnkeAgeStructure;

/* What stands for the open ends, in years. */
typedef struct {
    double youngest; /* 20歳未満 is [youngest, 20) */
    double oldest;   /* 60歳以上 is [60, oldest) */
} AnkeAgeEnds;

#define ANKE_AGE_ENDS_DEFAULT ((AnkeAgeEnds){18, 65})

/* Adds a band; returns FALSE where there are too many. */
gboolean anke_age_structure_add(AnkeAgeStructure *structure, const AnkeAgeBand *band, double n);

/*
 * Puts the bands in order and closes the open ones. An end that does not lie beyond its band leaves
 * it 2 years wide below, 5 above.
 * Returns FALSE where there is no band, bands overlap, are not whole or lie outside 0 to 150.
 */
gboolean anke_age_structure_finish(AnkeAgeStructure *structure, const AnkeAgeEnds *ends);

/* Persons in all. Undefined: NaN where a count is negative or not finite. */
double anke_age_structure_sum(const AnkeAgeStructure *structure);

/* Persons of from <= age < to; of a band that lies on an edge its even share. */
double anke_age_structure_count(const AnkeAgeStructure *structure, double from, double to);

/* Whether no band lies across that age. */
gboolean anke_age_structure_has_edge(const AnkeAgeStructure *structure, double age);

/* The part of a structure that is from <= age < to; bands across an edge are divided evenly. */
AnkeAgeStructure anke_age_structure_clip(const AnkeAgeStructure *structure, double from, double to);

typedef struct {
    double n;
    double mean, median; /* years, in the convention of the structure */
    double q1, q3;
    double sd; /* of the persons themselves, divided by n */
} AnkeAgeSummary;

/*
 * Describes a structure.
 *
 * Undefined: nobody, or a bad count, gives NaN.
 * Formula:   single years: quantiles of type 7 (Hyndman & Fan 1996); bands: lo + (hi - lo) (N p - C)/f
 *            in the first band that is not empty and whose cumulative count reaches N p, the textbook
 *            formula for grouped data; means and sd from the middles of bands.
 */
AnkeAgeSummary anke_age_structure_describe(const AnkeAgeStructure *structure);

/* Ratios and shares that are asked of staff. Undefined: NaN where the denominator is 0. */
typedef struct {
    double old_per_mid;   /* 55 and older per person of 40-49 */
    double young_per_mid; /* under 30 per person of 40-49 */
    double heirs_per_old; /* 45-54 per person of 55 and older */
    double share_young;   /* under 30 */
    double share_old;     /* 55 and older */
} AnkeAgeRatios;

/* Bands across an edge (52-55 at 55) are divided evenly. */
AnkeAgeRatios anke_age_structure_ratios(const AnkeAgeStructure *structure);

#endif
