/* Names of a list's choices to their indices, for millions of look-ups: open addressing. */
#ifndef ANKE_DATA_CHOICE_INDEX_H
#define ANKE_DATA_CHOICE_INDEX_H

#include <glib.h>

#include "analyzer/data/codebook.h"

typedef struct {
    const AnkeList *list;
    guint mask;     /* number of slots - 1; at least half of them are free */
    guint16 *slots; /* index + 1; 0: free */
    gsize *n_bytes; /* of the names */
} AnkeChoiceIndex;

/* The list is borrowed. */
void anke_choice_index_init(AnkeChoiceIndex *index, const AnkeList *list);

/* Index of the choice with this name, or -1. */
gint anke_choice_index_find(const AnkeChoiceIndex *index, const char *name, gsize n_bytes);

/* Frees what the index holds; one that was never filled is allowed. */
void anke_choice_index_clear(AnkeChoiceIndex *index);

#endif
