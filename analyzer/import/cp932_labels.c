#include "analyzer/import/cp932_labels.h"

#include <string.h>

#include "analyzer/base/hash.h"
#include "analyzer/data/encoding.h"

static const guint64 hash_seed = G_GUINT64_CONSTANT(0xBE5466CF34E90C6C);

typedef struct {
    char *bytes; /* NULL: a free slot */
    gsize n_bytes;
    gint choice;
} Label;

struct AnkeCp932Labels {
    guint n_slots; /* a power of two, at least twice the labels */
    Label *slots;
};

static Label *find_slot(const AnkeCp932Labels *labels, const char *bytes, gsize n_bytes)
{
    guint at = (guint)anke_hash_bytes(bytes, n_bytes, hash_seed) & (labels->n_slots - 1);
    while (labels->slots[at].bytes != NULL &&
           (labels->slots[at].n_bytes != n_bytes ||
            memcmp(labels->slots[at].bytes, bytes, n_bytes) != 0)) {
        at = (at + 1) & (labels->n_slots - 1);
    }
    return &labels->slots[at];
}

/* Whether the bytes are read as this text: not every character comes back as it went. */
static gboolean comes_back(const char *bytes, gsize n_bytes, const char *text)
{
    g_autofree char *utf8 = g_malloc(n_bytes * ANKE_CP932_GROWTH + 1);
    gsize n_utf8;
    return anke_cp932_decode(bytes, n_bytes, utf8, &n_utf8) == n_bytes && n_utf8 == strlen(text) &&
           memcmp(utf8, text, n_utf8) == 0;
}

static void add(AnkeCp932Labels *labels, const char *text, gint choice)
{
    gsize n_bytes = 0;
    g_autofree char *bytes = g_convert(text, -1, "CP932", "UTF-8", NULL, &n_bytes, NULL);
    if (bytes == NULL || n_bytes == 0 || choice < 0 || !comes_back(bytes, n_bytes, text)) {
        return;
    }
    Label *slot = find_slot(labels, bytes, n_bytes);
    if (slot->bytes == NULL) {
        *slot = (Label){g_steal_pointer(&bytes), n_bytes, choice};
    }
}

AnkeCp932Labels *anke_cp932_labels_new(const AnkeList *list, const AnkeOptionsReader *options)
{
    AnkeCp932Labels *labels = g_new0(AnkeCp932Labels, 1);
    labels->n_slots = 8;
    while (labels->n_slots < 4 * list->n_choices) {
        labels->n_slots *= 2;
    }
    labels->slots = g_new0(Label, labels->n_slots);
    for (guint i = 0; i < list->n_choices; i++) {
        const char *texts[] = {list->choices[i].label, list->choices[i].name};
        for (gsize t = 0; t < G_N_ELEMENTS(texts); t++) {
            add(labels, texts[t], anke_options_find_exact(options, texts[t], strlen(texts[t])));
        }
    }
    return labels;
}

gint anke_cp932_labels_find(const AnkeCp932Labels *labels, const char *cell, gsize n_bytes)
{
    const Label *slot = find_slot(labels, cell, n_bytes);
    return slot->bytes != NULL ? slot->choice : -1;
}

void anke_cp932_labels_free(AnkeCp932Labels *labels)
{
    if (labels == NULL) {
        return;
    }
    for (guint i = 0; i < labels->n_slots; i++) {
        g_free(labels->slots[i].bytes);
    }
    g_free(labels->slots);
    g_free(labels);
}
