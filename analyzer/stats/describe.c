#include "analyzer/stats/describe.h"

#include <math.h>

#include "analyzer/stats/tails.h"

static const AnkeDescription UNDEFINED = {0,   NAN, NAN, NAN, NAN, NAN, NAN,
                                          NAN, NAN, NAN, NAN, NAN, NAN};

double anke_distribution_count(const AnkeDistribution *distribution, gsize value_index)
{
    return distribution->counts[value_index * MAX(distribution->stride, 1)];
}

double anke_distribution_sum_counts(const AnkeDistribution *distribution)
{
    double n = 0;
    for (gsize idx = 0; idx < distribution->n_values; idx++) {
        double count = anke_distribution_count(distribution, idx);
        g_assert(isfinite(distribution->values[idx]));
        g_assert(idx == 0 || distribution->values[idx - 1] < distribution->values[idx]);
        n += count >= 0 && isfinite(count) && count == floor(count) ? count : NAN;
    }
    return n;
}

/* The value of the person at `position` (from 0) when all stand in ascending order; the last person's
 * where rounding lets the position run over (from 2^53 people on). */
static double find_value_at(const AnkeDistribution *distribution, double position)
{
    double n_reached = 0;
    gsize found = 0;
    for (gsize idx = 0; idx < distribution->n_values && n_reached <= position; idx++) {
        double count = anke_distribution_count(distribution, idx);
        if (count > 0) {
            n_reached += count;
            found = idx;
        }
    }
    return distribution->values[found];
}

/* R interpolates only between different values, at 1 + (n - 1) p counted from 1; kept to the last
 * bit. */
static double interpolate_quantile(const AnkeDistribution *distribution, double n, double share)
{
    double position = 1 + (n - 1) * share;
    double lower = find_value_at(distribution, floor(position) - 1);
    double upper = find_value_at(distribution, ceil(position) - 1);
    double weight = position - floor(position);
    return lower == upper ? lower : (1 - weight) * lower + weight * upper;
}

double anke_distribution_quantile(const AnkeDistribution *distribution, double share)
{
    double n = anke_distribution_sum_counts(distribution);
    if (!(n > 0) || !(share >= 0 && share <= 1)) {
        return NAN;
    }
    return interpolate_quantile(distribution, n, share);
}

static void describe_moments(const AnkeDistribution *distribution, AnkeDescription *description)
{
    long double n = description->n, sum = 0, squares = 0, rest = 0;
    for (gsize idx = 0; idx < distribution->n_values; idx++) {
        sum += (long double)anke_distribution_count(distribution, idx) * distribution->values[idx];
    }
    long double mean = sum / n;
    for (gsize idx = 0; idx < distribution->n_values; idx++) {
        long double count = anke_distribution_count(distribution, idx);
        long double distance = distribution->values[idx] - mean;
        rest += count * distance;
        squares += count * distance * distance;
    }
    description->sum = (double)sum;
    description->mean = (double)(mean + rest / n);
    if (n > 1) {
        long double var = MAX(0, squares - rest * rest / n) / (n - 1);
        description->sd = (double)sqrtl(var);
        description->se = (double)sqrtl(var / n);
        description->var = isfinite((double)var) ? (double)var : NAN;
    }
}

/* Third and fourth moment about the mean, in units of the standard deviation with n. */
static void describe_shape(const AnkeDistribution *distribution, AnkeDescription *description)
{
    long double n = description->n, third = 0, fourth = 0;
    long double spread = description->sd * sqrtl((n - 1) / n);
    if (!(spread > 0) || !isfinite((double)spread)) {
        return;
    }
    for (gsize idx = 0; idx < distribution->n_values; idx++) {
        long double z = ((long double)distribution->values[idx] - description->mean) / spread;
        long double share = anke_distribution_count(distribution, idx) / n;
        third += share * z * z * z;
        fourth += share * z * z * z * z;
    }
    if (n > 2) {
        description->skewness = (double)(third * sqrtl(n * (n - 1)) / (n - 2));
    }
    if (n > 3) {
        long double excess = (n + 1) * (fourth - 3) + 6;
        description->kurtosis = (double)(excess * ((n - 1) / (n - 2) / (n - 3)));
    }
}

AnkeDescription anke_distribution_describe(const AnkeDistribution *distribution)
{
    AnkeDescription description = UNDEFINED;
    description.n = anke_distribution_sum_counts(distribution);
    if (!(description.n > 0)) {
        return description;
    }
    describe_moments(distribution, &description);
    describe_shape(distribution, &description);
    description.min = find_value_at(distribution, 0);
    description.max = find_value_at(distribution, description.n - 1);
    description.q1 = interpolate_quantile(distribution, description.n, 0.25);
    description.median = interpolate_quantile(distribution, description.n, 0.5);
    description.q3 = interpolate_quantile(distribution, description.n, 0.75);
    return description;
}

AnkeInterval anke_description_mean_interval(const AnkeDescription *description, double population,
                                            double level)
{
    if (!(level > 0 && level < 1) || !(description->n > 1)) {
        return (AnkeInterval){NAN, NAN};
    }
    double rest = isfinite(population) ? MAX(0, 1 - description->n / population) : 1;
    double reach =
        description->se * sqrt(rest) * anke_tail_t_quantile((1 - level) / 2, description->n - 1);
    return (AnkeInterval){description->mean - reach, description->mean + reach};
}
