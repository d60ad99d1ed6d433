#include "analyzer/import/seen_ids.h"

#include "analyzer/base/hash.h"

enum { FIRST_SLOTS = 1024 };

typedef struct {
    guint64 a;
    guint64 b; /* both 0: free */
} Key;

struct AnkeSeenIds {
    Key *keys;
    gsize n_slots; /* a power of two */
    gsize n_used;
};

AnkeSeenIds *anke_seen_ids_new(void)
{
    AnkeSeenIds *ids = g_new0(AnkeSeenIds, 1);
    ids->n_slots = FIRST_SLOTS;
    ids->keys = g_new0(Key, ids->n_slots);
    return ids;
}

static Key *find_slot(const AnkeSeenIds *ids, Key key)
{
    gsize at = (gsize)key.a & (ids->n_slots - 1);
    while ((ids->keys[at].a != 0 || ids->keys[at].b != 0) &&
           (ids->keys[at].a != key.a || ids->keys[at].b != key.b)) {
        at = (at + 1) & (ids->n_slots - 1);
    }
    return &ids->keys[at];
}

static void grow(AnkeSeenIds *ids)
{
    AnkeSeenIds larger = {g_new0(Key, ids->n_slots * 2), ids->n_slots * 2, ids->n_used};
    for (gsize i = 0; i < ids->n_slots; i++) {
        if (ids->keys[i].a != 0 || ids->keys[i].b != 0) {
            *find_slot(&larger, ids->keys[i]) = ids->keys[i];
        }
    }
    g_free(ids->keys);
    *ids = larger;
}

gboolean anke_seen_ids_add(AnkeSeenIds *ids, const char *id, gsize n_bytes)
{
    Key key = {anke_hash_bytes(id, n_bytes, G_GUINT64_CONSTANT(0x13198A2E03707344)),
               anke_hash_bytes(id, n_bytes, G_GUINT64_CONSTANT(0xA4093822299F31D0))};
    Key *slot = find_slot(ids, key);
    if (slot->a != 0 || slot->b != 0) {
        return FALSE;
    }
    *slot = key;
    ids->n_used++;
    if (ids->n_used * 4 > ids->n_slots * 3) {
        grow(ids);
    }
    return TRUE;
}

void anke_seen_ids_free(AnkeSeenIds *ids)
{
    if (ids != NULL) {
        g_free(ids->keys);
        g_free(ids);
    }
}
