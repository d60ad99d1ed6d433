/*
 * The staff of the years to come, by age, as expected values.
 *
 * N(y, a) are staff of full age a on 1 April of year y, that day's hires included. In fiscal year y
 *     V = N q(a) quit;
 *     of the rest those with a + 1 >= R(y) retire on 31 March, the others are a + 1;
 *     B(y + 1, a + 1) = c B(y, a) + r retired(a) are re-employed, nobody from 65 on;
 *     H are hired on 1 April y + 1 and spread over ages by h(a).
 * Where jobs retire by schedules of their own (retirement_schedule.h), N is a sum of parts, each
 * with its own R(y); rates and ages of hires are the same for all, hires are split as the staff is at
 * the start (projection_parts.h).
 * The headcount that targets and quotas are about is sum N + w sum B. It is linear in a constant
 * number of hires, which is how hires for a headcount are found: H = (T - A) / b, A the headcount
 * without hires, b the headcount of one hire a year.
 *
 * Scheme: Bartholomew, Forbes & McClean (1991), Statistical Techniques for Manpower Planning, 2nd
 * ed., chapter 2, with ages for grades. Retirement: retirement_schedule.h. All people are full
 * people, fractions are expected values.
 */
#ifndef ANKE_STAFF_PROJECTION_H
#define ANKE_STAFF_PROJECTION_H

#include <glib.h>

#include "analyzer/staff/scenario.h"
#include "analyzer/staff/staff_start.h"

#define ANKE_PROJECTION_MAX_YEARS 60

/* What a scenario means for the staff of a start. Borrows both. */
typedef struct {
    const AnkeStaffStart *start;
    const AnkeScenario *scenario;
    guint n_years;
    double rate[ANKE_STAFF_AGE_END];       /* q(a) */
    double hire_share[ANKE_STAFF_AGE_END]; /* h(a), sum 1 */
    guint n_parts; /* of start->parts that count: 0 where all retire alike */
    const AnkeSchedule *schedules[1 + ANKE_START_MAX_PARTS]; /* R: of most, then of the parts */
    double part_share[ANKE_START_MAX_PARTS]; /* of the hires, whatever their age; the rest: most */
    double start_headcount;
    double kept_hires; /* of ANKE_HIRING_KEEP_HIRES where no hires are stated; NaN: not known */
} AnkeProjectionRules;

typedef struct {
    double staff[ANKE_STAFF_AGE_END];
    double reemployed[ANKE_STAFF_AGE_END];
    double parts[ANKE_START_MAX_PARTS][ANKE_STAFF_AGE_END]; /* who of the staff is in them */
} AnkeStaffState;

/* Between two first Aprils. */
typedef struct {
    double quits, retirements;
} AnkeStaffFlow;

typedef struct {
    int year; /* 1 April of */
    AnkeStaffState state;
    double headcount, reemployed;
    double hires;        /* on that day; NaN at the start */
    double plan;         /* the same in whole people, without drift; NaN at the start */
    double target;       /* what hiring aims at; NaN: nothing */
    double quota;        /* NaN: none stated */
    gboolean is_clipped; /* more staff than the target: nobody is hired */
    gboolean is_open;    /* the hires are stated or planned ahead, and do not answer to leavers */
    AnkeStaffFlow flow;  /* of the fiscal year that begins; NaN in the last year */
} AnkeProjectionYear;

typedef struct {
    guint n_years;             /* after the start */
    AnkeProjectionYear *years; /* n_years + 1 */
} AnkeProjection;

/*
 * Errors: ANKE_ERROR_DATA  ages of hires or numbers of hires that neither scenario nor stream
 * knows, no year to project
 */
gboolean anke_projection_rules_make(AnkeProjectionRules *rules, const AnkeStaffStart *start,
                                    const AnkeScenario *scenario, guint n_years, GError **error);

AnkeProjection *anke_projection_run(const AnkeProjectionRules *rules);

void anke_projection_free(AnkeProjection *projection);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(AnkeProjection, anke_projection_free)

/* From 1 April of `year` to the next, without hires. */
AnkeStaffFlow anke_projection_age(const AnkeProjectionRules *rules, int year,
                                  AnkeStaffState *state);

double anke_projection_headcount(const AnkeProjectionRules *rules, const AnkeStaffState *state);

/* Adds hires. */
void anke_projection_hire(const AnkeProjectionRules *rules, double hires, AnkeStaffState *state);

/* The headcount that the scenario aims at on 1 April of a year. */
double anke_projection_target(const AnkeProjectionRules *rules, int year);

typedef struct {
    int year; /* 1 April of */
    double target;
    double without_hires; /* A */
    double per_hire;      /* b */
    double hires;         /* H, not below 0 */
    double peak;          /* most staff above the target of the day on the way, not below 0 */
    int peak_year;
} AnkeProjectionGoal;

/*
 * The constant hires of the years from + 1 ... to that give the target headcount on 1 April of
 * `to`.
 *   state   on 1 April of `from`
 */
AnkeProjectionGoal anke_projection_find_goal(const AnkeProjectionRules *rules,
                                             const AnkeStaffState *state, int from, int to);

/* Half up, so that sums of rounded numbers do not drift. */
double anke_projection_round(double number);

#endif
