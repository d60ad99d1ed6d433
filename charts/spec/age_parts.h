/* What specs of ages share: the bands of a table in order of age, the twelve official ones complete.
 */
#ifndef ANKE_SPEC_AGE_PARTS_H
#define ANKE_SPEC_AGE_PARTS_H

#include "analyzer/base/age_band.h"
#include "charts/spec/spec_parts.h"

typedef struct {
    guint n;
    const char **labels;
    gint *items;        /* of the table; ANKE_ALL for a band that it lacks */
    AnkeAgeBand *bands; /* ages; only where is_parsed */
    gboolean is_parsed; /* every label is a band of ages */
} AnkeAgeList;

/*
 * The bands, youngest first where all labels are ages, else in the order of the table. Where the
 * labels are of the official form, bands that the table lacks are added.
 */
AnkeAgeList anke_age_list(AnkeArena *arena, const AnkeTable *table);

/* Where an age lies among the bands, 0 to n: bands are as wide as each other whatever they span. */
double anke_age_place(const AnkeAgeList *list, double age);

/* The total of a group, from the stream or as the sum of its bands. NaN = not known. */
double anke_age_total(const AnkeTable *table, const AnkeAgeList *list, gint group);

/*
 * Persons of each band of a group, with shares of its total. A band that the table lacks is 0 where
 * the stream's own total leaves nobody for it, else not known.
 */
const AnkeCell *anke_age_cells(AnkeArena *arena, const AnkeTable *table, const AnkeAgeList *list,
                               gint group);

#endif
