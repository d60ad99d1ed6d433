/*
 * The ages of one or two tables as one list, youngest first, each once. Where all are single years,
 * those that the tables lack in between are there, too.
 *
 * Ages are items that are choices, values or bands and read as ages; sums and 不明 are none.
 */
#ifndef ANKE_SPEC_AGE_UNION_H
#define ANKE_SPEC_AGE_UNION_H

#include "charts/spec/age_parts.h"

#define ANKE_AGE_OLDEST 150

/* Where a table does not reach: staff of these ages is nobody. Inside its range ANKE_ALL is not
 * known. */
#define ANKE_AGE_BEYOND (-2)

typedef struct {
    AnkeAgeList list;   /* labels and bands; its items are not set */
    gboolean is_single; /* ages of one year each */
    const AnkeTable *tables[2];
    gint *items[2]; /* of each table, one for each age */
} AnkeAgeUnion;

/*
 * Reads the ages. Lives as long as the arena.
 *   second   NULL = there is no second table
 * Errors: ANKE_ERROR_DATA  there is no age, ages overlap
 */
gboolean anke_age_union_read(AnkeArena *arena, const AnkeTable *first, const AnkeTable *second,
                             AnkeAgeUnion *ages, GError **error);

/* The items of a table of the union. */
const gint *anke_age_union_items(const AnkeAgeUnion *ages, const AnkeTable *table);

#endif
