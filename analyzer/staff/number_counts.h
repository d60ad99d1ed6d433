/* Counts by a number: a hash table without an allocation an entry. For sparse sums over days. */
#ifndef ANKE_STAFF_NUMBER_COUNTS_H
#define ANKE_STAFF_NUMBER_COUNTS_H

#include <glib.h>

typedef struct {
    guint64 key;
    gint64 n;
} AnkeNumberCount;

typedef struct AnkeNumberCounts AnkeNumberCounts;

AnkeNumberCounts *anke_number_counts_new(void);

void anke_number_counts_add(AnkeNumberCounts *counts, guint64 key, gint64 n);

/* All counts by ascending key: an array of AnkeNumberCount for the caller. */
GArray *anke_number_counts_sorted(const AnkeNumberCounts *counts);

void anke_number_counts_free(AnkeNumberCounts *counts);

#endif
