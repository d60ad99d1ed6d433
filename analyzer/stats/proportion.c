#include "analyzer/stats/proportion.h"

#include <math.h>

#include <glib.h>
#include <gsl/gsl_cdf.h>

static gboolean is_share(double hits, double n)
{
    return n > 0 && isfinite(n) && hits >= 0 && hits <= n;
}

static gboolean is_level(double level)
{
    return level > 0 && level < 1;
}

double anke_proportion_correct_base(double n, double population)
{
    if (!(n > 0) || !isfinite(n)) {
        return NAN;
    }
    if (!isfinite(population)) {
        return n;
    }
    return population <= n ? INFINITY : n * (population - 1) / (population - n);
}

/*
 * The ends are the roots of (1 + z^2/n) q^2 - (2p + z^2/n) q + p^2 = 0. The upper one is a sum of
 * positive terms; the lower one follows from the product of the roots, so nothing cancels and no
 * hits give exactly 0.
 */
static AnkeInterval solve_wilson(double share, double n, double z)
{
    double ratio = z * z / n;
    double sum = share + ratio / 2 + sqrt(ratio * (share * (1 - share) + ratio / 4));
    return (AnkeInterval){share * share / sum, sum / (1 + ratio)};
}

/* The quantile of the normal distribution for a two-sided level. A run asks for one level some ten
 * thousand times: the last one is remembered, for each thread. */
static double normal_quantile(double level)
{
    static _Thread_local double last_level = NAN;
    static _Thread_local double last_quantile = NAN;
    if (level != last_level) {
        last_quantile = gsl_cdf_ugaussian_Qinv((1 - level) / 2);
        last_level = level;
    }
    return last_quantile;
}

AnkeInterval anke_proportion_wilson(double hits, double n, double population, double level)
{
    double base = anke_proportion_correct_base(n, population);
    if (!is_share(hits, n) || !is_level(level) || !(base > 0)) {
        return (AnkeInterval){NAN, NAN};
    }
    double share = hits / n;
    if (isinf(base)) {
        return (AnkeInterval){share, share};
    }
    double z = normal_quantile(level);
    AnkeInterval interval = solve_wilson(share, base, z);
    AnkeInterval mirrored = solve_wilson((n - hits) / n, base, z);
    double hi = share < 0.5 ? interval.hi : 1 - mirrored.lo;
    return (AnkeInterval){MIN(interval.lo, share), MAX(hi, share)};
}

/*
 * gsl_cdf_beta_Pinv does not converge for many arguments from n = 500 on, so the distribution
 * function, which is good, is bisected down to neighbouring doubles. Returns the argument at which
 * `cdf` (increasing for gsl_cdf_beta_P, falling for gsl_cdf_beta_Q) passes `tail`.
 */
static double find_beta_quantile(double (*cdf)(double, double, double), double a, double b,
                                 double tail)
{
    gboolean is_rising = cdf(1, a, b) > cdf(0, a, b);
    double below = 0, above = 1;
    for (;;) {
        double middle = below + (above - below) / 2;
        if (middle <= below || middle >= above) {
            return middle;
        }
        double reached = cdf(middle, a, b);
        if (isnan(reached)) {
            return NAN;
        }
        if ((reached < tail) == is_rising) {
            below = middle;
        } else {
            above = middle;
        }
    }
}

AnkeInterval anke_proportion_clopper_pearson(double hits, double n, double level)
{
    if (!is_share(hits, n) || !is_level(level)) {
        return (AnkeInterval){NAN, NAN};
    }
    double tail = (1 - level) / 2;
    AnkeInterval interval = {0, 1};
    if (hits > 0) {
        interval.lo = find_beta_quantile(gsl_cdf_beta_P, hits, n - hits + 1, tail);
    }
    if (hits < n) {
        interval.hi = find_beta_quantile(gsl_cdf_beta_Q, hits + 1, n - hits, tail);
    }
    if (isnan(interval.lo) || isnan(interval.hi)) {
        return (AnkeInterval){NAN, NAN};
    }
    return interval;
}

static AnkeInterval find_wilson(double share, double base, double level)
{
    return anke_proportion_wilson(share * base, base, NAN, level);
}

static AnkeInterval find_clopper_pearson(double share, double base, double level)
{
    return anke_proportion_clopper_pearson(share * base, base, level);
}

static AnkeInterval find_jeffreys(double share, double base, double level)
{
    double hits = share * base + 0.5;
    double misses = (1 - share) * base + 0.5;
    double tail = (1 - level) / 2;
    AnkeInterval interval = {0, 1};
    if (share > 0) {
        interval.lo = find_beta_quantile(gsl_cdf_beta_P, hits, misses, tail);
    }
    if (share < 1) {
        interval.hi = find_beta_quantile(gsl_cdf_beta_Q, hits, misses, tail);
    }
    return interval;
}

static AnkeInterval find_agresti_coull(double share, double base, double level)
{
    double z = normal_quantile(level);
    double sum = base + z * z;
    double centre = (share * base + z * z / 2) / sum;
    double half = z * sqrt(centre * (1 - centre) / sum);
    return (AnkeInterval){share > 0 ? MAX(centre - half, 0) : 0,
                          share < 1 ? MIN(centre + half, 1) : 1};
}

/* 1 / (1 + exp(-x)) = odds / (1 + odds): neither end loses digits near 0. */
static AnkeInterval find_logit(double share, double base, double level)
{
    if (share <= 0 || share >= 1) {
        return (AnkeInterval){NAN, NAN};
    }
    double odds = share / (1 - share);
    double factor = exp(normal_quantile(level) / sqrt(base * share * (1 - share)));
    double lo = odds / factor, inverse_hi = 1 / (odds * factor);
    return (AnkeInterval){lo / (1 + lo), 1 / (1 + inverse_hi)};
}

static const struct {
    const char *name;
    AnkeInterval (*find)(double share, double base, double level);
} METHODS[] = {
    [ANKE_INTERVAL_WILSON] = {"wilson", find_wilson},
    [ANKE_INTERVAL_CLOPPER_PEARSON] = {"clopper_pearson", find_clopper_pearson},
    [ANKE_INTERVAL_JEFFREYS] = {"jeffreys", find_jeffreys},
    [ANKE_INTERVAL_AGRESTI_COULL] = {"agresti_coull", find_agresti_coull},
    [ANKE_INTERVAL_LOGIT] = {"logit", find_logit},
};

AnkeInterval anke_proportion_interval(AnkeIntervalMethod method, double share, double base,
                                      double level)
{
    if (!(share >= 0 && share <= 1) || !(base > 0) || !is_level(level)) {
        return (AnkeInterval){NAN, NAN};
    }
    if (isinf(base)) {
        return (AnkeInterval){share, share};
    }
    AnkeInterval interval = METHODS[method].find(share, base, level);
    if (isnan(interval.lo) || isnan(interval.hi)) {
        return (AnkeInterval){NAN, NAN};
    }
    return (AnkeInterval){MIN(interval.lo, share), MAX(interval.hi, share)};
}

const char *anke_interval_method_name(AnkeIntervalMethod method)
{
    return METHODS[method].name;
}

gboolean anke_interval_method_parse(const char *name, AnkeIntervalMethod *method)
{
    for (guint i = 0; i < G_N_ELEMENTS(METHODS); i++) {
        if (g_str_equal(METHODS[i].name, name)) {
            *method = (AnkeIntervalMethod)i;
            return TRUE;
        }
    }
    return FALSE;
}
