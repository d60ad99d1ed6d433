#include "analyzer/data/choice_index.h"

#include <string.h>

static guint hash_name(const char *name, gsize n_bytes)
{
    guint hash = (guint)n_bytes;
    for (gsize i = 0; i < n_bytes; i++) {
        hash = hash * 31 + (guchar)name[i];
    }
    return hash ^ (hash >> 7);
}

void anke_choice_index_init(AnkeChoiceIndex *index, const AnkeList *list)
{
    guint n_slots = 4;
    while (n_slots < 2 * list->n_choices) {
        n_slots *= 2;
    }
    index->mask = n_slots - 1;
    index->slots = g_new0(guint16, n_slots);
    index->n_bytes = g_new(gsize, MAX(list->n_choices, 1));
    index->list = list;
    for (guint i = 0; i < list->n_choices; i++) {
        index->n_bytes[i] = strlen(list->choices[i].name);
        guint slot = hash_name(list->choices[i].name, index->n_bytes[i]) & index->mask;
        while (index->slots[slot] != 0) {
            slot = (slot + 1) & index->mask;
        }
        index->slots[slot] = (guint16)(i + 1);
    }
}

gint anke_choice_index_find(const AnkeChoiceIndex *index, const char *name, gsize n_bytes)
{
    guint slot = hash_name(name, n_bytes) & index->mask;
    for (; index->slots[slot] != 0; slot = (slot + 1) & index->mask) {
        guint choice = index->slots[slot] - 1U;
        if (index->n_bytes[choice] == n_bytes &&
            memcmp(index->list->choices[choice].name, name, n_bytes) == 0) {
            return (gint)choice;
        }
    }
    return -1;
}

void anke_choice_index_clear(AnkeChoiceIndex *index)
{
    g_clear_pointer(&index->slots, g_free);
    g_clear_pointer(&index->n_bytes, g_free);
}
