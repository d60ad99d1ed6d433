/* The measures of age structure, of projected staff. */
#ifndef ANKE_STAFF_PROJECTED_AGES_H
#define ANKE_STAFF_PROJECTED_AGES_H

#include "analyzer/staff/projection.h"
#include "analyzer/stats/age_hollow.h"

typedef struct {
    AnkeAgeSummary summary; /* of full ages from single years, of exact ones from bands */
    AnkeHollow hollow;
    AnkeValley valley;
} AnkeProjectedAges;

/* Measures the staff of a year; the re-employed are not among them. Undefined: as age_hollow.h. */
AnkeProjectedAges anke_projected_ages_measure(const AnkeProjectionYear *year);

/* The same of ages in bands. */
AnkeProjectedAges anke_projected_ages_of(const AnkeAgeStructure *structure);

/*
 * What constant hiring with the ages of hires, the rates and the retirement age of a scenario in a
 * year would lead to (age_reference.h).
 */
void anke_projected_ages_stationary(const AnkeProjectionRules *rules, int year,
                                    AnkeAgeStructure *stationary);

#endif
