#include "analyzer/stats/time_trend.h"

#include <math.h>
#include <stdlib.h>

#include "analyzer/stats/tails.h"

static int compare_numbers(const void *a, const void *b)
{
    const double x = *(const double *)a;
    const double y = *(const double *)b;
    return (x > y) - (x < y);
}

double anke_time_median(double *values, gsize n)
{
    qsort(values, n, sizeof *values, compare_numbers);
    return n % 2 == 1 ? values[n / 2] : (values[n / 2 - 1] + values[n / 2]) / 2;
}

static gboolean are_finite(const double *values, gsize n)
{
    for (gsize i = 0; i < n; i++) {
        if (!isfinite(values[i])) {
            return FALSE;
        }
    }
    return TRUE;
}

static double *copy_sorted(const double *values, gsize n)
{
    double *sorted = g_memdup2(values, n * sizeof *values);
    qsort(sorted, n, sizeof *sorted, compare_numbers);
    return sorted;
}

typedef struct {
    double var_term; /* sum t(t-1)(2t+5) */
    double pairs;    /* sum t(t-1)/2 */
} Ties;

static Ties sum_ties(const double *values, gsize n)
{
    g_autofree double *sorted = copy_sorted(values, n);
    Ties ties = {0, 0};
    for (gsize from = 0; from < n;) {
        gsize to = from;
        while (to < n && !(sorted[to] > sorted[from])) {
            to++;
        }
        const double t = (double)(to - from);
        ties.var_term += t * (t - 1) * (2 * t + 5);
        ties.pairs += t * (t - 1) / 2;
        from = to;
    }
    return ties;
}

static double sum_signs(const double *values, gsize n)
{
    double s = 0;
    for (gsize i = 0; i < n; i++) {
        for (gsize j = i + 1; j < n; j++) {
            s += (values[j] > values[i]) - (values[j] < values[i]);
        }
    }
    return s;
}

static double standardise(double s, double var)
{
    const double moved = s > 0 ? s - 1 : s < 0 ? s + 1 : 0;
    return moved / sqrt(var);
}

AnkeMannKendall anke_mann_kendall(const double *values, gsize n)
{
    AnkeMannKendall test = {NAN, NAN, NAN, NAN, NAN};
    if (n < 3 || n > ANKE_TIME_MAX || !are_finite(values, n)) {
        return test;
    }
    const double size = (double)n;
    const double pairs = size * (size - 1) / 2;
    const Ties ties = sum_ties(values, n);
    const double var = (size * (size - 1) * (2 * size + 5) - ties.var_term) / 18;
    if (!(var > 0)) {
        return test;
    }
    test.s = sum_signs(values, n);
    test.var = var;
    test.z = standardise(test.s, var);
    test.p = anke_tail_normal_two_sided(test.z);
    test.tau_b = test.s / sqrt(pairs * (pairs - ties.pairs));
    return test;
}

/* Slopes of all pairs in ascending order. */
static double *pair_slopes(const double *times, const double *values, gsize n, gsize *n_pairs)
{
    double *slopes = g_new(double, n *(n - 1) / 2);
    gsize k = 0;
    for (gsize i = 0; i < n; i++) {
        for (gsize j = i + 1; j < n; j++) {
            slopes[k++] = (values[j] - values[i]) / (times[j] - times[i]);
        }
    }
    qsort(slopes, k, sizeof *slopes, compare_numbers);
    *n_pairs = k;
    return slopes;
}

static double median_of(const double *values, gsize n)
{
    g_autofree double *copy = g_memdup2(values, n * sizeof *values);
    return anke_time_median(copy, n);
}

AnkeSenSlope anke_sen_slope(const double *times, const double *values, gsize n, double level)
{
    const AnkeMannKendall test = anke_mann_kendall(values, n);
    AnkeSenSlope sen = {NAN, NAN, NAN, NAN};
    gsize n_pairs;
    if (isnan(test.s)) {
        return sen;
    }
    g_autofree double *slopes = pair_slopes(times, values, n, &n_pairs);
    const double half = anke_tail_normal_quantile((1 - level) / 2) * sqrt(test.var);
    const double lower = rint(((double)n_pairs - half) / 2);
    const double upper = rint(((double)n_pairs + half) / 2 + 1);
    sen.slope = anke_time_median(slopes, n_pairs);
    sen.intercept = median_of(values, n) - sen.slope * median_of(times, n);
    if (lower >= 1 && upper <= (double)n_pairs) {
        sen.lo = slopes[(gsize)lower - 1];
        sen.hi = slopes[(gsize)upper - 1];
    }
    return sen;
}

/* Mid-ranks: half of the ties are above. */
static void rank_values(const double *values, gsize n, double *ranks)
{
    for (gsize i = 0; i < n; i++) {
        double below = 0;
        double ties = 0;
        for (gsize j = 0; j < n; j++) {
            below += values[j] < values[i];
            ties += !(values[j] < values[i]) && !(values[j] > values[i]);
        }
        ranks[i] = below + (ties + 1) / 2;
    }
}

static double correlate_neighbours(const double *values, gsize n)
{
    double mean = 0;
    double products = 0;
    double squares = 0;
    for (gsize i = 0; i < n; i++) {
        mean += values[i] / (double)n;
    }
    for (gsize i = 0; i < n; i++) {
        squares += (values[i] - mean) * (values[i] - mean);
        products += i > 0 ? (values[i] - mean) * (values[i - 1] - mean) : 0;
    }
    return squares > 0 ? products / squares : NAN;
}

AnkeMannKendallLag1 anke_mann_kendall_lag1(const double *times, const double *values, gsize n)
{
    const AnkeMannKendall test = anke_mann_kendall(values, n);
    AnkeMannKendallLag1 corrected = {NAN, NAN, NAN};
    if (isnan(test.s)) {
        return corrected;
    }
    const double slope = anke_sen_slope(times, values, n, 0.95).slope;
    g_autofree double *rest = g_new(double, n);
    g_autofree double *ranks = g_new(double, n);
    for (gsize i = 0; i < n; i++) {
        rest[i] = values[i] - slope * (times[i] - times[0]);
    }
    rank_values(rest, n, ranks);
    corrected.lag1 = correlate_neighbours(ranks, n);
    const double factor = 1 + 2 * ((double)n - 3) / (double)n * corrected.lag1;
    if (factor > 0) {
        corrected.z = standardise(test.s, test.var * factor);
        corrected.p = anke_tail_normal_two_sided(corrected.z);
    }
    return corrected;
}
