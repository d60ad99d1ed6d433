/*
 * Age structures that those of a stream are compared with, and what else is known beside it.
 *
 * Where nothing is given: the nation as published, and constant hiring as it would be with national
 * quit rates, the retirement age in force and hires spread evenly over the ages 18 to 29.
 */
#ifndef ANKE_ANALYSIS_REFERENCES_H
#define ANKE_ANALYSIS_REFERENCES_H

#include <glib.h>

#include "analyzer/stats/age_structure.h"

/* Ages at which people are hired where nothing is known about it: from <= age < to. */
#define ANKE_REFERENCE_HIRED_FROM 18
#define ANKE_REFERENCE_HIRED_TO 30

typedef struct {
    AnkeAgeStructure national;
    gboolean has_peers;
    AnkeAgeStructure peers;
    gboolean has_stationary;
    AnkeAgeStructure stationary; /* takes the place of one that is made of hires and leaving */
    double hires[ANKE_AGE_END];
    double leaving[ANKE_AGE_END];
} AnkeReferences;

/* What holds where nothing is given. */
void anke_references_init(AnkeReferences *references);

/* The same, made once; never freed. */
const AnkeReferences *anke_references_default(void);

/* The legal retirement age in full years of a fiscal year. Undefined: NaN for a year that is NaN. */
double anke_reference_retirement(double year);

/* The structure of constant hiring with the retirement age of a fiscal year; NaN: the latest. */
void anke_references_stationary(const AnkeReferences *references, double year,
                                AnkeAgeStructure *structure);

#endif
