/* One run of projection_runs.h: whole people, drawn. */
#ifndef ANKE_STAFF_ONE_RUN_H
#define ANKE_STAFF_ONE_RUN_H

#include "analyzer/staff/projection_runs.h"
#include "analyzer/staff/run_parts.h"

/* What all runs share. */
typedef struct {
    const AnkeProjectionRules *rules;
    const AnkeProjection *path;
    const AnkeSuccessionRules *succession; /* NULL: no grades */
    const AnkeRunSpec *spec;
    guint n_grades;
    gint32 posts[ANKE_START_MAX_GRADES];
    gint32 start[ANKE_START_MAX_GRADES + 1]
                [ANKE_STAFF_AGE_END]; /* behind the grades: people of none */
    double hire_cumulative[ANKE_STAFF_AGE_END];
    AnkeRunParts parts; /* at the start */
} AnkeRunModel;

void anke_run_model_init(AnkeRunModel *model, const AnkeProjectionRules *rules,
                         const AnkeProjection *path, const AnkeSuccessionRules *succession,
                         const AnkeRunSpec *spec);

/* Runs once. `replicate` counts from 0. */
void anke_run_once(const AnkeRunModel *model, guint32 replicate, AnkeRuns *runs);

/* Sets the rates of a run: those of the rules, with their uncertainty unless the spec has none. */
void anke_run_draw_rates(const AnkeRunModel *model, guint32 replicate,
                         double rate[ANKE_STAFF_AGE_END]);

/* What the numbers of a run are for; each purpose has its own random numbers. */
enum {
    ANKE_PURPOSE_RATES,
    ANKE_PURPOSE_QUITS,
    ANKE_PURPOSE_QUITTERS,
    ANKE_PURPOSE_HIRES,
    ANKE_PURPOSE_REEMPLOYMENT,
    ANKE_PURPOSE_CONTINUATION,
    ANKE_PURPOSE_PROMOTION, /* and those behind it: one a grade */
    ANKE_PURPOSE_PARTS = ANKE_PURPOSE_PROMOTION + ANKE_START_MAX_GRADES, /* of quitters */
    ANKE_PURPOSE_PART_RETIREMENTS,
    ANKE_PURPOSE_PART_HIRES
};

#endif
