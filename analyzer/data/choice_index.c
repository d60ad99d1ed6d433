#include "analyzer/data/choice_index.h"

#include <string.h>

/* The first and the last eight bytes of a name, which overlap in a short one. */
static AnkeChoiceSlot make_key(const char *name, gsize n_bytes)
{
    AnkeChoiceSlot key = {.n_bytes = n_bytes, .name = name};
    if (n_bytes >= sizeof key.first) {
        memcpy(&key.first, name, sizeof key.first);
        memcpy(&key.last, name + n_bytes - sizeof key.last, sizeof key.last);
    } else if (n_bytes >= sizeof(guint32)) {
        guint32 first;
        guint32 last;
        memcpy(&first, name, sizeof first);
        memcpy(&last, name + n_bytes - sizeof last, sizeof last);
        key.first = first;
        key.last = last;
    } else {
        for (gsize i = 0; i < n_bytes; i++) {
            key.first = key.first << 8 | (guchar)name[i];
        }
    }
    return key;
}

/* Multiplicative hashing (Knuth, The Art of Computer Programming 3, section 6.4): 2^64 divided by
 * the golden ratio spreads over the high bits. */
static guint64 hash_key(const AnkeChoiceSlot *key)
{
    const guint64 factor = G_GUINT64_CONSTANT(0x9E3779B97F4A7C15);
    return ((key->first + key->last * 3 + key->n_bytes) * factor) >> 32;
}

static gboolean is_same(const AnkeChoiceSlot *slot, const AnkeChoiceSlot *key)
{
    return slot->first == key->first && slot->last == key->last && slot->n_bytes == key->n_bytes &&
           (key->n_bytes <= 2 * sizeof key->first ||
            memcmp(slot->name, key->name, key->n_bytes) == 0);
}

void anke_choice_index_init(AnkeChoiceIndex *index, const AnkeList *list)
{
    guint64 n_slots = 4;
    while (n_slots < 2 * (guint64)list->n_choices) {
        n_slots *= 2;
    }
    index->mask = n_slots - 1;
    index->slots = g_new0(AnkeChoiceSlot, n_slots);
    for (guint i = 0; i < list->n_choices; i++) {
        AnkeChoiceSlot key = make_key(list->choices[i].name, strlen(list->choices[i].name));
        key.choice = (guint16)i;
        guint64 slot = hash_key(&key) & index->mask;
        while (index->slots[slot].name != NULL) {
            slot = (slot + 1) & index->mask;
        }
        index->slots[slot] = key;
    }
}

gint anke_choice_index_find(const AnkeChoiceIndex *index, const char *name, gsize n_bytes)
{
    AnkeChoiceSlot key = make_key(name, n_bytes);
    guint64 slot = hash_key(&key) & index->mask;
    for (; index->slots[slot].name != NULL; slot = (slot + 1) & index->mask) {
        if (is_same(&index->slots[slot], &key)) {
            return index->slots[slot].choice;
        }
    }
    return -1;
}

void anke_choice_index_clear(AnkeChoiceIndex *index)
{
    g_clear_pointer(&index->slots, g_free);
}
