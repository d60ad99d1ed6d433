#include <math.h>

#include "analyzer/staff/one_run.h"
#include "analyzer/stats/draws.h"

/* The mean rate over the ages of a group, as far as they are used. */
static double find_mean_rate(const double *rate, guint group)
{
    double sum = 0;
    guint n = 0;
    for (int age = ANKE_STAFF_AGE_FIRST; age < ANKE_STAFF_AGE_END; age++) {
        if (anke_rate_group(age) == group) {
            sum += rate[age];
            n++;
        }
    }
    return sum / n;
}

/* A draw of a rate over its mean. */
static double draw_factor(const AnkeExperience *experience, double mean_rate,
                          AnkeRandomStream *stream)
{
    double a = experience->exits + 0.5, b = experience->exposure - experience->exits + 0.5;
    if (experience->exposure < ANKE_RUN_LEAST_EXPOSURE) {
        if (!(mean_rate > 0 && mean_rate < 1)) {
            return 1;
        }
        /* variance q (1 - q) / (m + 1) = (q variation)^2 */
        double odds = (1 - mean_rate) / mean_rate;
        double m = odds / (ANKE_RUN_ASSUMED_VARIATION * ANKE_RUN_ASSUMED_VARIATION) - 1;
        if (!(m > 0)) {
            return 1;
        }
        a = mean_rate * m;
        b = m - a;
    }
    return anke_draw_beta(stream, a, b) * (a + b) / a;
}

void anke_run_draw_rates(const AnkeRunModel *model, guint32 replicate,
                         double rate[ANKE_STAFF_AGE_END])
{
    const AnkeStaffStart *start = model->rules->start;
    double factors[ANKE_RATE_N_GROUPS];
    for (guint group = 0; group < ANKE_RATE_N_GROUPS; group++) {
        AnkeRandomPlace place = {model->spec->seed, replicate, group, ANKE_PURPOSE_RATES};
        AnkeRandomStream stream;
        anke_random_begin(&stream, &place);
        factors[group] = model->spec->rates_known
                             ? 1
                             : draw_factor(&start->experience[group],
                                           find_mean_rate(start->rate, group), &stream);
    }
    for (int age = 0; age < ANKE_STAFF_AGE_END; age++) {
        gboolean is_stated = !isnan(model->rules->scenario->leave_rates[age]);
        double factor = is_stated ? 1 : factors[anke_rate_group(age)];
        rate[age] = MIN(1, model->rules->rate[age] * factor);
    }
}
