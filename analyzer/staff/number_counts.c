#include "analyzer/staff/number_counts.h"

enum { FIRST_SLOTS = 256 };

struct AnkeNumberCounts {
    AnkeNumberCount *slots; /* keys are held + 1; 0: free */
    gsize n_slots;          /* a power of two */
    gsize n_used;
};

AnkeNumberCounts *anke_number_counts_new(void)
{
    AnkeNumberCounts *counts = g_new0(AnkeNumberCounts, 1);
    counts->n_slots = FIRST_SLOTS;
    counts->slots = g_new0(AnkeNumberCount, FIRST_SLOTS);
    return counts;
}

static AnkeNumberCount *find_slot(AnkeNumberCount *slots, gsize n_slots, guint64 held)
{
    gsize at = (gsize)(held * G_GUINT64_CONSTANT(0x9E3779B97F4A7C15) >> 32) & (n_slots - 1);
    while (slots[at].key != 0 && slots[at].key != held) {
        at = (at + 1) & (n_slots - 1);
    }
    return &slots[at];
}

static void grow(AnkeNumberCounts *counts)
{
    AnkeNumberCount *larger = g_new0(AnkeNumberCount, counts->n_slots * 2);
    for (gsize i = 0; i < counts->n_slots; i++) {
        if (counts->slots[i].key != 0) {
            *find_slot(larger, counts->n_slots * 2, counts->slots[i].key) = counts->slots[i];
        }
    }
    g_free(counts->slots);
    counts->slots = larger;
    counts->n_slots *= 2;
}

void anke_number_counts_add(AnkeNumberCounts *counts, guint64 key, gint64 n)
{
    AnkeNumberCount *slot = find_slot(counts->slots, counts->n_slots, key + 1);
    if (slot->key == 0) {
        slot->key = key + 1;
        counts->n_used++;
        if (counts->n_used * 4 > counts->n_slots * 3) {
            grow(counts);
            slot = find_slot(counts->slots, counts->n_slots, key + 1);
        }
    }
    slot->n += n;
}

static gint compare_counts(gconstpointer a, gconstpointer b)
{
    guint64 one = ((const AnkeNumberCount *)a)->key;
    guint64 other = ((const AnkeNumberCount *)b)->key;
    return (one > other) - (one < other);
}

GArray *anke_number_counts_sorted(const AnkeNumberCounts *counts)
{
    GArray *sorted =
        g_array_sized_new(FALSE, FALSE, sizeof(AnkeNumberCount), (guint)counts->n_used);
    for (gsize i = 0; i < counts->n_slots; i++) {
        if (counts->slots[i].key != 0) {
            AnkeNumberCount count = {counts->slots[i].key - 1, counts->slots[i].n};
            g_array_append_val(sorted, count);
        }
    }
    g_array_sort(sorted, compare_counts);
    return sorted;
}

void anke_number_counts_free(AnkeNumberCounts *counts)
{
    if (counts != NULL) {
        g_free(counts->slots);
        g_free(counts);
    }
}
