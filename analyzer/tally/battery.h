/*
 * Sums over the people who gave all answers of a battery a number: counts, sums, products, ranks.
 *
 * A sheet holds them for one set of questions, for everyone or group by group of a break.
 * Unweighted. Ranks are within a respondent, ties sharing the middle rank; tie_sum adds t^3 - t over
 * the runs of t equal answers. Memory is set by members and groups.
 */
#ifndef ANKE_TALLY_BATTERY_H
#define ANKE_TALLY_BATTERY_H

#include <glib.h>

#include "analyzer/data/codebook.h"
#include "analyzer/tally/breaks.h"
#include "analyzer/tally/careful_sum.h"

/* Of one group. */
typedef struct {
    guint64 n; /* complete cases */
    double tie_sum;
    AnkeCarefulSum *sx;  /* by member */
    double *rank_sum;    /* by member: halves, hence exact */
    AnkeCarefulSum *sxy; /* member by member; of each pair once, the greater index first */
} AnkeBatterySums;

typedef struct {
    char *name;           /* "trust", "satisfied~trust" */
    gboolean has_outcome; /* the first member is what the others are to explain */
    guint n_members;
    const AnkeQuestion **members;
    guint *questions;    /* of the members, indices */
    const AnkeBreak *by; /* NULL: everyone */
    GHashTable *groups;  /* slot to AnkeBatterySums */
    double *values;      /* of the respondent at hand */
    double *ranks;
} AnkeBatterySheet;

/*
 *   outcome   index of the question to explain, or -1
 *   by        borrowed; NULL: everyone
 */
AnkeBatterySheet *anke_battery_sheet_new(const AnkeCodebook *codebook, const AnkeBattery *battery,
                                         gint outcome, const AnkeBreak *by);

/* Counts a respondent in the groups (of the sheet's break) that the panel placed. */
void anke_battery_sheet_count(AnkeBatterySheet *sheet, const AnkePanel *panel,
                              const AnkeAnswer *answers);

/* The sums of a slot (0: everyone); NULL where nobody is complete. */
const AnkeBatterySums *anke_battery_sheet_sums(const AnkeBatterySheet *sheet, guint slot);

/* The sum of products of two members. */
double anke_battery_product(const AnkeBatterySums *sums, guint a, guint b);

void anke_battery_sheet_free(AnkeBatterySheet *sheet);

#endif
