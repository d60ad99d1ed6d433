#include "analyzer/stats/kaplan_meier.h"

#include <math.h>

#include "analyzer/stats/tails.h"

static AnkeInterval find_limits(double survival, double sum, double z)
{
    if (!(survival > 0) || !(survival < 1)) {
        return (AnkeInterval){NAN, NAN};
    }
    const double half = z * sqrt(sum) / -log(survival);
    return (AnkeInterval){pow(survival, exp(half)), pow(survival, exp(-half))};
}

void anke_kaplan_meier(const double *at_risk, const double *events, gsize n, double level,
                       AnkeSurvival *curve)
{
    const double z = anke_tail_normal_quantile((1 - level) / 2);
    double survival = 1;
    double sum = 0;
    for (gsize i = 0; i < n; i++) {
        const gboolean is_good = events[i] >= 0 && events[i] <= at_risk[i] && at_risk[i] > 0;
        survival *= is_good ? 1 - events[i] / at_risk[i] : NAN;
        sum += events[i] > 0 ? events[i] / (at_risk[i] * (at_risk[i] - events[i])) : 0;
        curve[i].survival = survival;
        curve[i].se = survival > 0 ? survival * sqrt(sum) : NAN;
        curve[i].range = find_limits(survival, sum, z);
    }
}
