/*
 * What specs of projections share: scenarios of a break `scenario:year`, and the years of what was
 * and of what is ahead on one axis.
 *
 * A year is that of its 1 April. The people hired in a fiscal year (label 令和6年度) are in service
 * on the 1 April behind it, so flows of fiscal years stand at the year after.
 */
#ifndef ANKE_SPEC_CHART_SCENARIOS_H
#define ANKE_SPEC_CHART_SCENARIOS_H

#include "charts/scene/years.h"
#include "charts/spec/spec_parts.h"

typedef struct {
    const char *label;  /* "" = the break has no scenarios */
    const gint *groups; /* of the table, one for each year; ANKE_ALL = none */
} AnkeChartScenario;

typedef struct {
    guint n_years; /* at least 1; ascending where all are known */
    const AnkeYear *years;
    guint first_ahead; /* the first year after the past; 0 = there is no past */
    guint n_scenarios; /* at least 1, in the order of the stream */
    const AnkeChartScenario *scenarios;
    const AnkeTable *past;   /* NULL = none */
    const gint *past_groups; /* of it, one for each year; NULL = none */
} AnkeChartScenarios;

/*
 * Reads scenarios and years of a table, the past from the first panel.
 *   is_flow   the past counts what happens in fiscal years, not who is there on 1 April
 *   most      scenarios that the kind can show
 * Errors: ANKE_ERROR_DATA  no groups, too many scenarios
 */
gboolean anke_chart_scenarios_make(AnkeArena *arena, const AnkeChartInput *input, gboolean is_flow,
                                   guint most, AnkeChartScenarios *ahead, GError **error);

/* The cells of a scenario, or of the past (NULL), from the first of the stats that a year has. */
const AnkeCell *anke_chart_scenarios_cells(AnkeArena *arena, const AnkeChartInput *input,
                                           const AnkeChartScenarios *ahead,
                                           const AnkeChartScenario *scenario,
                                           const char *const *stats, gint item);

/* "令和16年～令和26年" of what is ahead; NULL where nothing is. */
const char *anke_chart_scenarios_span(AnkeArena *arena, const AnkeChartScenarios *ahead,
                                      AnkeLang lang);

#endif
