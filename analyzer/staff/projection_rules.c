#include <math.h>

#include "analyzer/base/error.h"
#include "analyzer/staff/projection.h"
#include "analyzer/staff/projection_parts.h"

enum { N_PAST_HIRES = 5 };

static void find_rates(AnkeProjectionRules *rules)
{
    for (int age = 0; age < ANKE_STAFF_AGE_END; age++) {
        double own = rules->scenario->leave_rates[age];
        double rate = isnan(own) ? rules->start->rate[age] : own;
        rules->rate[age] = MIN(1, rate * rules->scenario->leave_factor);
    }
}

static double sum_between(const double *weights, int from, int to)
{
    double sum = 0;
    for (int age = from; age <= to; age++) {
        sum += weights[age];
    }
    return sum;
}

/* Gives the mid-career ages their share, evenly, and the others the rest, in their proportions. */
static void mix_mid_career(const AnkeScenario *scenario, double *shares)
{
    int from = scenario->mid_from, to = scenario->mid_to;
    double others = 1 - sum_between(shares, from, to);
    for (int age = 0; age < ANKE_STAFF_AGE_END; age++) {
        if (age >= from && age <= to) {
            shares[age] = scenario->mid_share / (to - from + 1);
        } else if (others > 0) {
            shares[age] *= (1 - scenario->mid_share) / others;
        }
    }
}

static gboolean find_hire_shares(AnkeProjectionRules *rules, GError **error)
{
    const AnkeScenario *scenario = rules->scenario;
    double stated = sum_between(scenario->hire_ages, 0, ANKE_STAFF_AGE_END - 1);
    const double *weights = stated > 0 ? scenario->hire_ages : rules->start->hire_ages;
    double sum = stated > 0 ? stated : rules->start->n_hires;
    if (!(sum > 0)) {
        return anke_error_at(error, ANKE_ERROR_DATA, scenario->place,
                             "the ages of hires are not known: a table \"hire_age\" in the stream, "
                             "or the setting hire_age, was expected");
    }
    for (int age = 0; age < ANKE_STAFF_AGE_END; age++) {
        rules->hire_share[age] = weights[age] / sum;
    }
    if (isnan(scenario->mid_share)) {
        return TRUE;
    }
    double mid = sum_between(rules->hire_share, scenario->mid_from, scenario->mid_to);
    if (mid >= 1 && scenario->mid_share < 1) {
        return anke_error_at(error, ANKE_ERROR_DATA, scenario->place,
                             "mid_share below 1 needs ages of hires outside mid_from to mid_to");
    }
    mix_mid_career(scenario, rules->hire_share);
    return TRUE;
}

/* The mean of the last fiscal years whose hires are known. */
static double find_past_hires(const AnkeStaffStart *start)
{
    double sum = 0;
    guint n = 0;
    for (guint i = start->past->len; i > 0 && n < N_PAST_HIRES; i--) {
        double hires = g_array_index(start->past, AnkePastYear, i - 1).hires;
        if (!isnan(hires)) {
            sum += hires;
            n++;
        }
    }
    return n > 0 ? sum / n : NAN;
}

/* Whether every year that keeps its hires has some. */
static gboolean check_hires(const AnkeProjectionRules *rules, GError **error)
{
    const AnkeScenario *scenario = rules->scenario;
    for (guint i = 1; i <= rules->n_years; i++) {
        int year = rules->start->year + (int)i;
        double hiring = anke_year_values_step(&scenario->hiring, year, ANKE_HIRING_KEEP_HEADCOUNT);
        double hires = anke_year_values_step(&scenario->hires, year, rules->kept_hires);
        if (hiring == ANKE_HIRING_KEEP_HIRES && isnan(hires)) {
            return anke_error_at(error, ANKE_ERROR_DATA, scenario->place,
                                 "the hires of %d are not known: the setting hires, or a table "
                                 "\"flow\" in the stream, was expected",
                                 year);
        }
    }
    return TRUE;
}

gboolean anke_projection_rules_make(AnkeProjectionRules *rules, const AnkeStaffStart *start,
                                    const AnkeScenario *scenario, guint n_years, GError **error)
{
    g_assert(n_years >= 1 && n_years <= ANKE_PROJECTION_MAX_YEARS);
    *rules = (AnkeProjectionRules){.start = start, .scenario = scenario, .n_years = n_years};
    find_rates(rules);
    anke_parts_find_rules(rules);
    rules->kept_hires = find_past_hires(start);
    for (int age = 0; age < ANKE_STAFF_AGE_END; age++) {
        rules->start_headcount += start->staff[age];
    }
    return find_hire_shares(rules, error) && check_hires(rules, error);
}
