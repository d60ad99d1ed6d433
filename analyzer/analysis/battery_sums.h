/* Sums of a battery taken out of a table in the shape that analyzer/stats wants. */
#ifndef ANKE_ANALYSIS_BATTERY_SUMS_H
#define ANKE_ANALYSIS_BATTERY_SUMS_H

#include <glib.h>

#include "analyzer/data/table.h"
#include "analyzer/stats/moments.h"

typedef struct {
    AnkeMoments moments; /* by member; points to what follows */
    double *sx;
    double *sxy;
    double *rank_sums;
    double tie_sum;
} AnkeBatterySums;

/*
 * The sums of the members, in the order of the items. What the table does not have, or hides, is
 * NaN.
 *   group   label of a group of the break; NULL: the table has no break
 */
AnkeBatterySums *anke_battery_sums_new(const AnkeTable *table, const char *group);

/* The ticks of a multiple answer's choices that do not exclude the others, from its co-occurrences;
 * n is those who answered. Without ranks. */
AnkeBatterySums *anke_battery_sums_of_ticks(const AnkeTable *table);

/* Makes them the sums of numbers less by `shift`; ranks stay. */
void anke_battery_sums_shift(AnkeBatterySums *sums, double shift);

void anke_battery_sums_free(AnkeBatterySums *sums);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(AnkeBatterySums, anke_battery_sums_free)

/* Labels of the break's groups of type choice, of a battery by a break; to be unreferenced. */
GPtrArray *anke_battery_groups(const AnkeTable *table);

/* The label of the break alone; to be freed. */
char *anke_battery_break_label(const AnkeTable *table);

#endif
