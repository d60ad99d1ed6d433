#include "analyzer/staff/seen_spells.h"

enum {
    N_PARTS = 64, /* each grows by itself, so that little is held twice while one does */
    FIRST_SLOTS = 64,
    MARK_BITS = 8,
    YEAR_BITS = 8,
    TAG_SHIFT = MARK_BITS + 2 * YEAR_BITS,
    FIRST_YEAR = 1900
};

/* A slot is tag, first, last, mark, from the highest bits; 0: free. */
typedef struct {
    guint64 *slots;
    guint32 n_slots; /* a power of two */
    guint32 n_used;
} Part;

struct AnkeSeenSpells {
    Part parts[N_PARTS];
};

AnkeSeenSpells *anke_seen_spells_new(void)
{
    AnkeSeenSpells *spells = g_new0(AnkeSeenSpells, 1);
    for (guint i = 0; i < N_PARTS; i++) {
        spells->parts[i].n_slots = FIRST_SLOTS;
        spells->parts[i].slots = g_new0(guint64, FIRST_SLOTS);
    }
    return spells;
}

/* The place of a tag: its own, or a free one. A tag's first place is made of the tag itself, so that
 * slots can move without the id. */
static guint32 first_place(const Part *part, guint64 tag)
{
    return (guint32)(tag * G_GUINT64_CONSTANT(0x9E3779B97F4A7C15) >> 32) & (part->n_slots - 1);
}

static guint64 *find_slot(const Part *part, guint64 tag)
{
    guint32 at = first_place(part, tag);
    while (part->slots[at] != 0 && part->slots[at] >> TAG_SHIFT != tag) {
        at = (at + 1) & (part->n_slots - 1);
    }
    return &part->slots[at];
}

static void grow(Part *part)
{
    Part larger = {g_new0(guint64, (gsize)part->n_slots * 2), part->n_slots * 2, part->n_used};
    for (guint32 i = 0; i < part->n_slots; i++) {
        if (part->slots[i] != 0) {
            *find_slot(&larger, part->slots[i] >> TAG_SHIFT) = part->slots[i];
        }
    }
    g_free(part->slots);
    *part = larger;
}

/* Never 0. */
static guint64 tag_of(guint64 id)
{
    return MAX(id >> TAG_SHIFT, 1);
}

void anke_seen_spells_expect(const AnkeSeenSpells *spells, guint64 id)
{
    const Part *part = &spells->parts[id % N_PARTS];
    __builtin_prefetch(&part->slots[first_place(part, tag_of(id))], 1);
}

static guint64 year_code(int year)
{
    return (guint64)CLAMP(year - FIRST_YEAR, 0, (1 << YEAR_BITS) - 1);
}

static guint64 pack(guint64 tag, guint64 first, guint64 last, guint8 mark)
{
    return tag << TAG_SHIFT | first << (MARK_BITS + YEAR_BITS) | last << MARK_BITS | mark;
}

AnkeSpell anke_seen_spells_add(AnkeSeenSpells *spells, guint64 id, int first, int last, guint8 mark)
{
    Part *part = &spells->parts[id % N_PARTS];
    guint64 tag = tag_of(id);
    guint64 from = year_code(first);
    guint64 to = year_code(last);
    guint64 *slot = find_slot(part, tag);
    if (*slot == 0) {
        *slot = pack(tag, from, to, mark);
        part->n_used++;
        if ((guint64)part->n_used * 4 > (guint64)part->n_slots * 3) {
            grow(part);
        }
        return ANKE_SPELL_NEW;
    }
    guint64 known_from = *slot >> (MARK_BITS + YEAR_BITS) & ((1 << YEAR_BITS) - 1);
    guint64 known_to = *slot >> MARK_BITS & ((1 << YEAR_BITS) - 1);
    gboolean is_same = from == known_from && to == known_to && mark == (guint8)*slot;
    if (is_same || (from <= to && known_from <= known_to && from <= known_to && known_from <= to)) {
        return ANKE_SPELL_DUPLICATE;
    }
    *slot = pack(tag, MIN(from, known_from), MAX(to, known_to), mark);
    return ANKE_SPELL_ANOTHER;
}

void anke_seen_spells_free(AnkeSeenSpells *spells)
{
    if (spells != NULL) {
        for (guint i = 0; i < N_PARTS; i++) {
            g_free(spells->parts[i].slots);
        }
        g_free(spells);
    }
}
