#include "analyzer/staff/projection_parts.h"

#include <string.h>

static double sum_ages(const double *by_age)
{
    double sum = 0;
    for (int age = 0; age < ANKE_STAFF_AGE_END; age++) {
        sum += by_age[age];
    }
    return sum;
}

void anke_parts_find_rules(AnkeProjectionRules *rules)
{
    const AnkeStaffStart *start = rules->start;
    gboolean is_lawful = rules->scenario->is_lawful;
    double n_staff = sum_ages(start->staff);
    rules->n_parts = is_lawful ? start->n_parts : 0;
    rules->schedules[0] =
        is_lawful && start->schedule != NULL ? start->schedule : &rules->scenario->retirement;
    for (guint i = 0; i < rules->n_parts; i++) {
        rules->schedules[i + 1] = start->parts[i].schedule;
        rules->part_share[i] = sum_ages(start->parts[i].staff) / n_staff;
    }
}

void anke_parts_begin(const AnkeProjectionRules *rules, AnkeStaffState *state)
{
    for (guint i = 0; i < rules->n_parts; i++) {
        memcpy(state->parts[i], rules->start->parts[i].staff, sizeof state->parts[i]);
    }
}

/* The share of those of an age whose schedules leave: leaves[0] of most, then of the parts. */
static double share_of(const AnkeProjectionRules *rules, const AnkeStaffState *state, int age,
                       const gboolean *leaves)
{
    double n_leave = 0, n_others = state->staff[age];
    gboolean is_mixed = FALSE;
    for (guint i = 0; i < rules->n_parts; i++) {
        double n = state->parts[i][age];
        is_mixed = is_mixed || leaves[i + 1] != leaves[0];
        n_others -= n;
        n_leave += leaves[i + 1] ? n : 0;
    }
    if (!is_mixed || !(state->staff[age] > 0)) {
        return leaves[0] ? 1 : 0;
    }
    n_leave += leaves[0] ? n_others : 0;
    return CLAMP(n_leave / state->staff[age], 0, 1);
}

double anke_parts_due_share(const AnkeProjectionRules *rules, const AnkeStaffState *state, int age,
                            int year)
{
    gboolean leaves[1 + ANKE_START_MAX_PARTS];
    for (guint i = 0; i <= rules->n_parts; i++) {
        leaves[i] = anke_schedule_is_due(rules->schedules[i], age, year);
    }
    return share_of(rules, state, age, leaves);
}

double anke_parts_gone_share(const AnkeProjectionRules *rules, int age, int n_years)
{
    gboolean leaves[1 + ANKE_START_MAX_PARTS] = {FALSE};
    AnkeStaffState state;
    memcpy(state.staff, rules->start->staff, sizeof state.staff);
    anke_parts_begin(rules, &state);
    for (guint i = 0; i <= rules->n_parts; i++) {
        for (int k = 0; k < n_years && !leaves[i]; k++) {
            leaves[i] = anke_schedule_is_due(rules->schedules[i], age + k, rules->start->year + k);
        }
    }
    return share_of(rules, &state, age, leaves);
}

void anke_parts_due_ages(const AnkeProjectionRules *rules, int year, int ages[2])
{
    ages[0] = ages[1] = anke_schedule_age(rules->schedules[0], year) - 1;
    for (guint i = 1; i <= rules->n_parts; i++) {
        int age = anke_schedule_age(rules->schedules[i], year) - 1;
        ages[0] = MIN(ages[0], age);
        ages[1] = MAX(ages[1], age);
    }
}

void anke_parts_grow_older(const AnkeProjectionRules *rules, int year, const AnkeStaffState *state,
                           AnkeStaffState *next)
{
    for (guint i = 0; i < rules->n_parts; i++) {
        for (int age = 0; age + 1 < ANKE_STAFF_AGE_END; age++) {
            gboolean is_due = anke_schedule_is_due(rules->schedules[i + 1], age, year);
            next->parts[i][age + 1] = is_due ? 0 : state->parts[i][age] * (1 - rules->rate[age]);
        }
    }
}

void anke_parts_hire(const AnkeProjectionRules *rules, double hires, AnkeStaffState *state)
{
    for (guint i = 0; i < rules->n_parts; i++) {
        for (int age = 0; age < ANKE_STAFF_AGE_END; age++) {
            state->parts[i][age] += hires * rules->part_share[i] * rules->hire_share[age];
        }
    }
}
