/*
 * Takes the rows of a roster's blocks over, in the order of the file: finds the ids that stand twice,
 * adds people to the counts, rows to the ledger, problems to the list.
 */
#ifndef ANKE_STAFF_ROSTER_ROWS_H
#define ANKE_STAFF_ROSTER_ROWS_H

#include "analyzer/staff/roster.h"
#include "analyzer/staff/roster_block.h"
#include "analyzer/staff/seen_spells.h"

typedef struct {
    AnkeRoster *roster;
    AnkeOutput *problems; /* NULL: no list is wanted */
    AnkeSeenSpells *spells;
    guint64 line; /* of the next block, from 1 */
} AnkeRosterRows;

/* Errors: ANKE_ERROR_DATA  what ended the reading of the block */
gboolean anke_roster_rows_take(AnkeRosterRows *rows, const AnkeRosterResult *result,
                               GError **error);

#endif
