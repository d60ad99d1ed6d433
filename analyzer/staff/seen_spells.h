/*
 * Which ids were met, and for which time. Holds 8 bytes an id (40 bits of a hash, the 1 Aprils of the
 * spell): two of three million ids are taken for one with a probability of some 1e-5.
 */
#ifndef ANKE_STAFF_SEEN_SPELLS_H
#define ANKE_STAFF_SEEN_SPELLS_H

#include <glib.h>

typedef enum {
    ANKE_SPELL_NEW,
    ANKE_SPELL_ANOTHER,  /* the id was there, for another time: somebody who came again */
    ANKE_SPELL_DUPLICATE /* for the same time: a row twice, or two posts of one person */
} AnkeSpell;

typedef struct AnkeSeenSpells AnkeSeenSpells;

AnkeSeenSpells *anke_seen_spells_new(void);

/* Says that an id will be added soon: its place is fetched into the processor's cache. */
void anke_seen_spells_expect(const AnkeSeenSpells *spells, guint64 id);

/*
 * Adds the spell of an id (a 64-bit hash).
 *   first, last   1 Aprils in service; last = first - 1: none
 *   mark          of the row: spells without a 1 April are the same if it is
 */
AnkeSpell anke_seen_spells_add(AnkeSeenSpells *spells, guint64 id, int first, int last,
                               guint8 mark);

void anke_seen_spells_free(AnkeSeenSpells *spells);

#endif
