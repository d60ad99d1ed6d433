#include "analyzer/stats/leaving_rates.h"

#include <math.h>

#define MAX_RATE 0.999 /* of the scaled prior, and of rho */

static gboolean is_good(double exits, double exposure)
{
    return exits >= 0 && exits <= exposure && isfinite(exposure);
}

AnkeRate anke_rate_jeffreys(double exits, double exposure, double level)
{
    if (!is_good(exits, exposure) || !(exposure > 0)) {
        return (AnkeRate){NAN, {NAN, NAN}};
    }
    return (AnkeRate){
        (exits + 0.5) / (exposure + 1),
        anke_proportion_interval(ANKE_INTERVAL_JEFFREYS, exits / exposure, exposure, level)};
}

static double scaled(const AnkeRateShrinkage *shrinkage, double prior)
{
    return fmin(shrinkage->scale * prior, MAX_RATE);
}

double anke_rate_shrink(const AnkeRateShrinkage *shrinkage, double exits, double exposure,
                        double prior)
{
    const double mean = scaled(shrinkage, prior);
    if (isinf(shrinkage->strength)) {
        return mean;
    }
    return (exits + shrinkage->strength * mean) / (exposure + shrinkage->strength);
}

/* What makes the rates scatter more than binomial counts do. */
static double find_rho(const AnkeRateShrinkage *shrinkage, const double *exits,
                       const double *exposure, const double *prior, gsize n)
{
    double k = 0;
    double sum = 0;
    double squares = 0;
    double scatter = 0;
    for (gsize i = 0; i < n; i++) {
        if (exposure[i] > 0) {
            const double mean = scaled(shrinkage, prior[i]);
            const double distance = exits[i] / exposure[i] - mean;
            k++;
            sum += exposure[i];
            squares += exposure[i] * exposure[i];
            scatter += exposure[i] * distance * distance / (mean * (1 - mean));
        }
    }
    const double room = sum - squares / sum - (k - 1);
    return room > 0 ? CLAMP((scatter - (k - 1)) / room, 0, MAX_RATE) : 0;
}

AnkeRateShrinkage anke_rates_shrink(const double *exits, const double *exposure,
                                    const double *prior, gsize n, double *shrunk)
{
    AnkeRateShrinkage shrinkage = {NAN, NAN, NAN};
    double sum_exits = 0;
    double sum_expected = 0;
    for (gsize i = 0; i < n; i++) {
        sum_exits += is_good(exits[i], exposure[i]) ? exits[i] : NAN;
        sum_expected += exposure[i] * prior[i];
        shrunk[i] = NAN;
    }
    if (!(sum_exits > 0) || !(sum_expected > 0)) {
        return shrinkage;
    }
    shrinkage.scale = sum_exits / sum_expected;
    shrinkage.rho = find_rho(&shrinkage, exits, exposure, prior, n);
    shrinkage.strength = shrinkage.rho > 0 ? (1 - shrinkage.rho) / shrinkage.rho : INFINITY;
    for (gsize i = 0; i < n; i++) {
        shrunk[i] = anke_rate_shrink(&shrinkage, exits[i], exposure[i], prior[i]);
    }
    return shrinkage;
}
