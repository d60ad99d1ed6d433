#include "analyzer/stats/weighted_description.h"

#include <math.h>

#include "analyzer/stats/tails.h"

/* By how much of all a sum of weights may miss its mark by rounding. */
#define SLACK 1e-12

static double at(const AnkeWeightedDistribution *distribution, const double *sums, gsize idx)
{
    return sums[idx * MAX(distribution->stride, 1)];
}

/* NaN where an entry is negative or not finite. */
static long double sum_column(const AnkeWeightedDistribution *distribution, const double *sums)
{
    long double total = 0;
    for (gsize idx = 0; idx < distribution->n_values; idx++) {
        double entry = at(distribution, sums, idx);
        g_assert(isfinite(distribution->values[idx]));
        g_assert(idx == 0 || distribution->values[idx - 1] < distribution->values[idx]);
        total += entry >= 0 && isfinite(entry) ? entry : NAN;
    }
    return total;
}

static double find_quantile(const AnkeWeightedDistribution *distribution, long double weight,
                            double share)
{
    long double reached = 0;
    double found = NAN;
    for (gsize idx = 0; idx < distribution->n_values; idx++) {
        double here = at(distribution, distribution->weights, idx);
        if (here > 0) {
            reached += here;
            found = distribution->values[idx];
            if (reached >= weight * (share - SLACK)) {
                break;
            }
        }
    }
    return found;
}

double anke_weighted_quantile(const AnkeWeightedDistribution *distribution, double share)
{
    long double weight = sum_column(distribution, distribution->weights);
    if (!(weight > 0) || !(share >= 0 && share <= 1)) {
        return NAN;
    }
    return find_quantile(distribution, weight, share);
}

/* Weighted mean about an origin, in two passes as the unweighted one. */
static long double find_mean(const AnkeWeightedDistribution *distribution, long double weight)
{
    long double sum = 0, rest = 0;
    for (gsize idx = 0; idx < distribution->n_values; idx++) {
        sum +=
            (long double)at(distribution, distribution->weights, idx) * distribution->values[idx];
    }
    long double mean = sum / weight;
    for (gsize idx = 0; idx < distribution->n_values; idx++) {
        rest += at(distribution, distribution->weights, idx) * (distribution->values[idx] - mean);
    }
    return mean + rest / weight;
}

static void describe_spread(const AnkeWeightedDistribution *distribution,
                            const AnkeWeightedSpec *spec, long double mean,
                            AnkeWeightedDescription *description)
{
    long double n = description->n, weight = description->weight, squares = 0, linear = 0;
    for (gsize idx = 0; idx < distribution->n_values; idx++) {
        long double distance = distribution->values[idx] - mean;
        squares += at(distribution, distribution->weights, idx) * distance * distance;
        linear += at(distribution, distribution->weight_squares, idx) * distance * distance;
    }
    double fpc = isnan(spec->fpc) ? 1 : CLAMP(spec->fpc, 0, 1);
    long double var = squares / weight * n / (n - 1);
    description->sd = (double)sqrtl(var);
    description->var = isfinite((double)var) ? (double)var : NAN;
    description->se = (double)(sqrtl(fpc * n / (n - 1) * linear) / weight);
    if (spec->level > 0 && spec->level < 1) {
        double reach =
            description->se * anke_tail_t_quantile((1 - spec->level) / 2, description->n - 1);
        description->mean_range.lo = description->mean - reach;
        description->mean_range.hi = description->mean + reach;
    }
}

AnkeWeightedDescription anke_weighted_describe(const AnkeWeightedDistribution *distribution,
                                               const AnkeWeightedSpec *spec)
{
    AnkeWeightedDescription description = {NAN,        NAN, NAN, NAN, NAN, NAN, NAN,
                                           {NAN, NAN}, NAN, NAN, NAN, NAN, NAN};
    long double weight = sum_column(distribution, distribution->weights);
    description.n = (double)sum_column(distribution, distribution->counts);
    description.weight = (double)weight;
    if (!(weight > 0) || !(description.n > 0) ||
        isnan((double)sum_column(distribution, distribution->weight_squares))) {
        return description;
    }
    long double mean = find_mean(distribution, weight);
    description.mean = (double)mean;
    description.sum = (double)(mean * weight);
    if (description.n > 1) {
        describe_spread(distribution, spec, mean, &description);
    }
    description.min = find_quantile(distribution, weight, 0);
    description.q1 = find_quantile(distribution, weight, 0.25);
    description.median = find_quantile(distribution, weight, 0.5);
    description.q3 = find_quantile(distribution, weight, 0.75);
    description.max = find_quantile(distribution, weight, 1);
    return description;
}
