#include "analyzer/staff/projection.h"

#include <math.h>

#include "analyzer/staff/projection_parts.h"

/* Nobody is re-employed from this age on: 地方公務員法 附則 (令和3年法律第63号). */
enum { REEMPLOYED_END = 65 };

double anke_projection_round(double number)
{
    return floor(number + 0.5);
}

static double sum_ages(const double *by_age)
{
    double sum = 0;
    for (int age = 0; age < ANKE_STAFF_AGE_END; age++) {
        sum += by_age[age];
    }
    return sum;
}

double anke_projection_headcount(const AnkeProjectionRules *rules, const AnkeStaffState *state)
{
    return sum_ages(state->staff) +
           rules->scenario->reemployed_weight * sum_ages(state->reemployed);
}

AnkeStaffFlow anke_projection_age(const AnkeProjectionRules *rules, int year, AnkeStaffState *state)
{
    const AnkeScenario *scenario = rules->scenario;
    AnkeStaffState next = {{0}, {0}, {{0}}};
    AnkeStaffFlow flow = {0, 0};
    for (int age = 0; age < ANKE_STAFF_AGE_END; age++) {
        double quits = state->staff[age] * rules->rate[age], rest = state->staff[age] - quits;
        double share = anke_parts_due_share(rules, state, age, year);
        double retired = age + 1 == ANKE_STAFF_AGE_END ? rest : rest * share;
        flow.quits += quits;
        flow.retirements += retired;
        if (age + 1 < ANKE_STAFF_AGE_END) {
            next.staff[age + 1] = rest - retired;
        }
        if (age + 1 < REEMPLOYED_END) {
            next.reemployed[age + 1] =
                scenario->continuation * state->reemployed[age] + scenario->reemployment * retired;
        }
    }
    anke_parts_grow_older(rules, year, state, &next);
    *state = next;
    return flow;
}

void anke_projection_hire(const AnkeProjectionRules *rules, double hires, AnkeStaffState *state)
{
    for (int age = 0; age < ANKE_STAFF_AGE_END; age++) {
        state->staff[age] += hires * rules->hire_share[age];
    }
    anke_parts_hire(rules, hires, state);
}

double anke_projection_target(const AnkeProjectionRules *rules, int year)
{
    const AnkeScenario *scenario = rules->scenario;
    int start_year = rules->start->year;
    double start = rules->start_headcount;
    double people = anke_year_values_line(&scenario->population, start_year, NAN);
    if (!anke_year_values_is_empty(&scenario->target)) {
        AnkeYearValues *targets = (AnkeYearValues *)&scenario->target;
        int first = anke_year_values_next(targets, 0);
        double value = anke_year_values_line(targets, year, NAN);
        if (!isnan(value)) {
            return value;
        } /* from the start to the first target in a straight line */
        double at_first = anke_year_values_line(targets, first, NAN);
        return start + (at_first - start) * (year - start_year) / (first - start_year);
    }
    if (!isnan(people)) {
        return start * anke_year_values_line(&scenario->population, year, people) / people;
    }
    return isnan(scenario->change) ? start : start * pow(1 + scenario->change, year - start_year);
}

static void find_peak(const AnkeProjectionRules *rules, const AnkeStaffState *state, int from,
                      AnkeProjectionGoal *goal)
{
    AnkeStaffState current = *state;
    goal->peak_year = from;
    for (int year = from; year < goal->year; year++) {
        (void)anke_projection_age(rules, year, &current);
        anke_projection_hire(rules, goal->hires, &current);
        double excess =
            anke_projection_headcount(rules, &current) - anke_projection_target(rules, year + 1);
        if (excess > goal->peak) {
            goal->peak = excess;
            goal->peak_year = year + 1;
        }
    }
}

AnkeProjectionGoal anke_projection_find_goal(const AnkeProjectionRules *rules,
                                             const AnkeStaffState *state, int from, int to)
{
    AnkeStaffState without = *state, with_one = *state;
    for (int year = from; year < to; year++) {
        (void)anke_projection_age(rules, year, &without);
        (void)anke_projection_age(rules, year, &with_one);
        anke_projection_hire(rules, 1, &with_one);
    }
    AnkeProjectionGoal goal = {.year = to, .target = anke_projection_target(rules, to)};
    goal.without_hires = anke_projection_headcount(rules, &without);
    goal.per_hire = anke_projection_headcount(rules, &with_one) - goal.without_hires;
    goal.hires = MAX(0, (goal.target - goal.without_hires) / goal.per_hire);
    find_peak(rules, state, from, &goal);
    return goal;
}

/* What is decided for a 1 April. */
typedef struct {
    int window_end; /* of the levelled period that is on; 0: none */
    double levelled;
} Plan;

static double level(const AnkeProjectionRules *rules, const AnkeStaffState *before, int year,
                    Plan *plan)
{
    const AnkeScenario *scenario = rules->scenario;
    if (year > plan->window_end) {
        int end = year - 1 + scenario->window;
        int next_target = anke_year_values_next(&scenario->target, year - 1);
        plan->window_end = next_target > 0 ? MIN(end, next_target) : end;
        AnkeProjectionGoal goal =
            anke_projection_find_goal(rules, before, year - 1, plan->window_end);
        plan->levelled = goal.hires;
    }
    return plan->levelled;
}

static AnkeHiring hiring_of(const AnkeProjectionRules *rules, int year)
{
    return (AnkeHiring)anke_year_values_step(&rules->scenario->hiring, year,
                                             ANKE_HIRING_KEEP_HEADCOUNT);
}

/*
 * Decides the hires of current->year.
 *   before      the staff a year earlier
 *   survivors   the headcount before hiring
 */
static void decide(const AnkeProjectionRules *rules, const AnkeStaffState *before, double survivors,
                   AnkeProjectionYear *current, Plan *plan)
{
    AnkeHiring hiring = hiring_of(rules, current->year);
    plan->window_end = hiring == ANKE_HIRING_LEVELLED ? plan->window_end : 0;
    current->is_open = hiring != ANKE_HIRING_KEEP_HEADCOUNT && hiring != ANKE_HIRING_TARGET;
    current->target = NAN;
    switch (hiring) {
    case ANKE_HIRING_KEEP_HEADCOUNT:
        current->target = rules->start_headcount;
        break;
    case ANKE_HIRING_TARGET:
        current->target = anke_projection_target(rules, current->year);
        break;
    case ANKE_HIRING_KEEP_HIRES:
        current->hires =
            anke_year_values_step(&rules->scenario->hires, current->year, rules->kept_hires);
        break;
    case ANKE_HIRING_LEVELLED:
        current->hires = level(rules, before, current->year, plan);
        break;
    case ANKE_HIRING_FREEZE:
        current->hires = 0;
        break;
    }
    if (!current->is_open) {
        current->is_clipped = survivors > current->target;
        current->hires = current->is_clipped ? 0 : current->target - survivors;
    }
}

static void count(const AnkeProjectionRules *rules, AnkeProjectionYear *current)
{
    current->headcount = anke_projection_headcount(rules, &current->state);
    current->reemployed = sum_ages(current->state.reemployed);
    current->quota = anke_year_values_step(&rules->scenario->quota, current->year, NAN);
    current->flow = (AnkeStaffFlow){NAN, NAN};
}

/* Whole people: rounded sums of hires, and their differences. */
static void round_hires(AnkeProjection *projection)
{
    double sum = 0, rounded = 0;
    for (guint i = 1; i <= projection->n_years; i++) {
        AnkeProjectionYear *current = &projection->years[i];
        sum += current->hires;
        current->plan = anke_projection_round(sum) - rounded;
        rounded += current->plan;
    }
}

AnkeProjection *anke_projection_run(const AnkeProjectionRules *rules)
{
    AnkeProjection *projection = g_new0(AnkeProjection, 1);
    projection->n_years = rules->n_years;
    projection->years = g_new0(AnkeProjectionYear, rules->n_years + 1);
    AnkeProjectionYear *first = projection->years;
    *first =
        (AnkeProjectionYear){.year = rules->start->year, .hires = NAN, .plan = NAN, .target = NAN};
    for (int age = 0; age < ANKE_STAFF_AGE_END; age++) {
        first->state.staff[age] = rules->start->staff[age];
    }
    anke_parts_begin(rules, &first->state);
    count(rules, first);
    Plan plan = {0, 0};
    for (guint i = 1; i <= rules->n_years; i++) {
        AnkeProjectionYear *last = &projection->years[i - 1], *current = last + 1;
        current->year = last->year + 1;
        current->state = last->state;
        last->flow = anke_projection_age(rules, last->year, &current->state);
        double survivors = anke_projection_headcount(rules, &current->state);
        decide(rules, &last->state, survivors, current, &plan);
        anke_projection_hire(rules, current->hires, &current->state);
        count(rules, current);
    }
    round_hires(projection);
    return projection;
}

void anke_projection_free(AnkeProjection *projection)
{
    if (projection == NULL) {
        return;
    }
    g_free(projection->years);
    g_free(projection);
}
