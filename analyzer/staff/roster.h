/*
 * A roster, or a table of yearly counts, becomes counts. Nothing about a person is kept but the counts
 * and, while reading, a hash of each id.
 */
#ifndef ANKE_STAFF_ROSTER_H
#define ANKE_STAFF_ROSTER_H

#include <glib.h>

#include "analyzer/base/input.h"
#include "analyzer/base/output.h"
#include "analyzer/base/progress.h"
#include "analyzer/data/encoding.h"
#include "analyzer/staff/staff_counts.h"
#include "analyzer/staff/staff_rule.h"

typedef struct {
    const AnkeStaffMap *map;
    AnkeEncoding encoding;      /* ANKE_ENCODING_ASCII: to be found out */
    const char *const *columns; /* see anke_staff_columns_match() */
    AnkeOutput *problems;       /* the problem list, or NULL */
    guint n_threads;            /* 0: as many as there are processors; the result is the same */
    AnkeWatchFunc watch;        /* told the number of rows now and then, or NULL */
    gpointer watch_data;
} AnkeRosterSpec;

/* Every row is in one of used, doubted and excluded: n_rows is their sum. */
typedef struct {
    guint64 n_rows;
    guint64 n_used;    /* without a doubt */
    guint64 n_doubted; /* used with at least one */
    guint64 n_excluded;
    guint64 n_by_rule[ANKE_STAFF_N_RULES]; /* exclusions: rows; doubts: cells */
} AnkeRosterLedger;

typedef struct {
    char *name; /* of the input, for messages */
    AnkeEncoding encoding;
    AnkeStaffColumns *columns;
    AnkeStaffLabels *labels;
    AnkeStaffCounts *counts;
    AnkeRosterLedger ledger;
    gboolean is_counts; /* it was a table of yearly counts */
    int years[2];       /* of such a table: the first and the last */
    guint band_width;   /* of its bands of ages: 4 (the official form), 5 or 10; 0: single ages */
} AnkeRoster;

/*
 * Reads all of an input, which is taken over.
 * Errors: ANKE_ERROR_IO; ANKE_ERROR_USAGE  columns; ANKE_ERROR_DATA  no CSV, no such table, a column of
 * categories with too many of them
 */
AnkeRoster *anke_roster_read_take(AnkeInput *input, const AnkeRosterSpec *spec, GError **error);

void anke_roster_free(AnkeRoster *roster);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(AnkeRoster, anke_roster_free)

#endif
