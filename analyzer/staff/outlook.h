/* What is known of one scenario when everything has been computed. */
#ifndef ANKE_STAFF_OUTLOOK_H
#define ANKE_STAFF_OUTLOOK_H

#include <glib.h>

#include "analyzer/staff/projection.h"
#include "analyzer/staff/projection_runs.h"
#include "analyzer/staff/succession.h"

typedef struct {
    AnkeProjectionRules rules;
    AnkeProjection *path;
    AnkeSuccession *succession; /* NULL: no grades */
    AnkeRunTable *runs;         /* NULL: none were asked for */
    AnkeRunTable *differences;  /* from the first scenario, run by run; NULL: none, or the first */
    AnkeProjectionGoal goal;    /* level hires from the start on, for a window of years */
} AnkeOutlook;

/* All scenarios, in their order, from one start. Borrows start and scenarios. */
typedef struct {
    const AnkeStaffStart *start;
    guint n_years;
    AnkeRunSpec spec;
    GPtrArray *outlooks; /* AnkeOutlook */
} AnkeOutlooks;

/*
 * Computes everything.
 *   spec   spec->n_runs is 0 for expected values alone
 * Errors: those of anke_projection_rules_make() and anke_succession_rules_make()
 */
AnkeOutlooks *anke_outlooks_make(const AnkeStaffStart *start, const AnkeScenarios *scenarios,
                                 guint n_years, const AnkeRunSpec *spec, GError **error);

void anke_outlooks_free(AnkeOutlooks *outlooks);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(AnkeOutlooks, anke_outlooks_free)

/* "令和6年" of the 1 April of a year, "令和6年度" of a fiscal year; a new string. */
char *anke_outlook_year_label(int year, gboolean is_fiscal);

#endif
