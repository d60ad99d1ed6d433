/* The measures of age structure, of projected staff. */
#ifndef ANKE_STAFF_PROJECTED_AGES_H
#define ANKE_STAFF_PROJECTED_AGES_H

#include "analyzer/staff/projection.h"
#include "analyzer/stats/age_hollow.h"

typedef struct {
    double mean_age; /* of full ages */
    AnkeHollow hollow;
    AnkeValley valley;
} AnkeProjectedAges;

/* Measures the staff of a year; the re-employed are not among them. Undefined: as age_hollow.h. */
AnkeProjectedAges anke_projected_ages_measure(const AnkeProjectionYear *year);

#endif
