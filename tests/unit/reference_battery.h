/* Evaluators of batteries for test_reference.c, which includes this behind its type Case. */
#ifndef ANKE_TESTS_REFERENCE_BATTERY_H
#define ANKE_TESTS_REFERENCE_BATTERY_H

#include "analyzer/stats/importance.h"
#include "analyzer/stats/related.h"
#include "analyzer/stats/reliability.h"

enum { MAX_REFERENCE_MEMBERS = 16 };

/* Sums over the persons of a case. */
typedef struct {
    double sx[MAX_REFERENCE_MEMBERS];
    double sxy[MAX_REFERENCE_MEMBERS * MAX_REFERENCE_MEMBERS];
    double rank_sums[MAX_REFERENCE_MEMBERS];
    double tie_sum;
    AnkeMoments moments;
} Battery;

static void add_person(Battery *battery, const double *values, gsize n_members)
{
    for (gsize i = 0; i < n_members; i++) {
        double below = 0;
        double equal = 0;
        for (gsize k = 0; k < n_members; k++) {
            battery->sxy[i * n_members + k] += values[i] * values[k];
            below += values[k] < values[i];
            equal += values[k] == values[i];
        }
        battery->sx[i] += values[i];
        battery->rank_sums[i] += below + (equal + 1) / 2;
        battery->tie_sum += equal * equal - 1;
    }
}

static const AnkeMoments *sum_battery(const Case *facts, Battery *battery)
{
    const gsize n_members = facts->n_persons ? facts->persons->len / facts->n_persons : 0;
    g_assert_cmpuint(n_members, <=, MAX_REFERENCE_MEMBERS);
    *battery = (Battery){.moments = {(double)facts->n_persons, n_members, NULL, NULL}};
    for (gsize row = 0; row < facts->n_persons; row++) {
        add_person(battery, (const double *)facts->persons->data + row * n_members, n_members);
    }
    battery->moments.sx = battery->sx;
    battery->moments.sxy = battery->sxy;
    return &battery->moments;
}

static AnkeRelatedTest find_friedman(const Case *facts)
{
    Battery battery;
    const AnkeMoments *moments = sum_battery(facts, &battery);
    return anke_related_friedman(battery.rank_sums, moments->n_variables, moments->n,
                                 battery.tie_sum);
}

static AnkeRelatedTest find_cochran_q(const Case *facts)
{
    Battery battery;
    return anke_related_cochran_q(sum_battery(facts, &battery));
}

static double find_alpha(const Case *facts)
{
    Battery battery;
    return anke_reliability_alpha(sum_battery(facts, &battery));
}

static AnkeInterval find_alpha_interval(const Case *facts)
{
    Battery battery;
    return anke_reliability_interval(sum_battery(facts, &battery), 0.95);
}

static AnkeItemReliability find_item(const Case *facts, const double *arguments)
{
    Battery battery;
    return anke_reliability_item(sum_battery(facts, &battery), (gsize)arguments[0] - 1);
}

/* The first column is the outcome; predictors count from 1. */
static AnkeImportance find_drivers(const Case *facts, AnkePredictor *predictors)
{
    Battery battery;
    return anke_importance_fit(sum_battery(facts, &battery), predictors);
}

static AnkePredictor find_predictor(const Case *facts, const double *arguments)
{
    AnkePredictor predictors[MAX_REFERENCE_MEMBERS];
    (void)find_drivers(facts, predictors);
    return predictors[(gsize)arguments[0] - 1];
}

static AnkeImportance find_fit(const Case *facts)
{
    AnkePredictor predictors[MAX_REFERENCE_MEMBERS];
    return find_drivers(facts, predictors);
}

#define DEFINE_BATTERY_KEY(name, expression)                                                       \
    static double name(const Case *facts, G_GNUC_UNUSED const double *arguments)                   \
    {                                                                                              \
        return expression;                                                                         \
    }

DEFINE_BATTERY_KEY(get_alpha, find_alpha(facts))
DEFINE_BATTERY_KEY(get_alpha_lo, find_alpha_interval(facts).lo)
DEFINE_BATTERY_KEY(get_alpha_hi, find_alpha_interval(facts).hi)
DEFINE_BATTERY_KEY(get_item_total_r, find_item(facts, arguments).item_total_r)
DEFINE_BATTERY_KEY(get_alpha_if_deleted, find_item(facts, arguments).alpha_if_deleted)
DEFINE_BATTERY_KEY(get_friedman, find_friedman(facts).statistic)
DEFINE_BATTERY_KEY(get_friedman_df, find_friedman(facts).df)
DEFINE_BATTERY_KEY(get_friedman_p, find_friedman(facts).p)
DEFINE_BATTERY_KEY(get_cochran_q, find_cochran_q(facts).statistic)
DEFINE_BATTERY_KEY(get_cochran_q_p, find_cochran_q(facts).p)
DEFINE_BATTERY_KEY(get_r2, find_fit(facts).r2)
DEFINE_BATTERY_KEY(get_adj_r2, find_fit(facts).adj_r2)
DEFINE_BATTERY_KEY(get_intercept, find_fit(facts).intercept)
DEFINE_BATTERY_KEY(get_residual_sd, find_fit(facts).residual_sd)
DEFINE_BATTERY_KEY(get_coef, find_predictor(facts, arguments).coef)
DEFINE_BATTERY_KEY(get_coef_se, find_predictor(facts, arguments).se)
DEFINE_BATTERY_KEY(get_coef_p, find_predictor(facts, arguments).p)
DEFINE_BATTERY_KEY(get_beta, find_predictor(facts, arguments).beta)
DEFINE_BATTERY_KEY(get_vif, find_predictor(facts, arguments).vif)
DEFINE_BATTERY_KEY(get_lmg, find_predictor(facts, arguments).lmg)
DEFINE_BATTERY_KEY(get_johnson, find_predictor(facts, arguments).johnson)

#endif
