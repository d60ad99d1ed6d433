/* Names of a list's choices to their indices, for millions of look-ups: open addressing. */
#ifndef ANKE_DATA_CHOICE_INDEX_H
#define ANKE_DATA_CHOICE_INDEX_H

#include <glib.h>

#include "analyzer/data/codebook.h"

/* A name of up to 16 bytes is told by its first and last eight bytes and its length; of a longer
 * one the bytes between are compared, too. */
typedef struct {
    guint64 first;
    guint64 last;
    gsize n_bytes;
    const char *name; /* NULL: a free slot */
    guint16 choice;
} AnkeChoiceSlot;

typedef struct {
    guint64 mask; /* number of slots - 1; at least half of them are free */
    AnkeChoiceSlot *slots;
} AnkeChoiceIndex;

/* The list is borrowed for the life of the index. */
void anke_choice_index_init(AnkeChoiceIndex *index, const AnkeList *list);

/* Index of the choice with this name, or -1. */
gint anke_choice_index_find(const AnkeChoiceIndex *index, const char *name, gsize n_bytes);

/* Frees what the index holds; one that was never filled is allowed. */
void anke_choice_index_clear(AnkeChoiceIndex *index);

#endif
