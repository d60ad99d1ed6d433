#include "analyzer/stats/power.h"

#include <math.h>

#include "analyzer/stats/tails.h"

static gboolean is_open_share(double value)
{
    return value > 0 && value < 1;
}

static gboolean is_share(double value)
{
    return value >= 0 && value <= 1;
}

static gboolean is_spec(const AnkePowerSpec *spec)
{
    return spec->n1 > 0 && spec->n2 > 0 && is_open_share(spec->level);
}

/* (n2 share2 + n1 share1) / (n1 + n2), also with one or two infinite sizes. */
static double find_mean(const AnkePowerSpec *spec, double share1, double share2)
{
    double weight1 = isinf(spec->n1) ? (isinf(spec->n2) ? 0.5 : 1) : 1 / (1 + spec->n2 / spec->n1);
    return share2 + weight1 * (share1 - share2);
}

/* What the difference is above the bound of the test, and its standard error. */
static double find_margin(const AnkePowerSpec *spec, double share1, double share2, double *se)
{
    double mean = find_mean(spec, share1, share2);
    double z = anke_tail_normal_quantile((1 - spec->level) / 2);
    double bound = z * sqrt(mean * (1 - mean) * (1 / spec->n1 + 1 / spec->n2));
    *se = sqrt(share1 * (1 - share1) / spec->n1 + share2 * (1 - share2) / spec->n2);
    return fabs(share1 - share2) - bound;
}

double anke_power_two_shares(const AnkePowerSpec *spec, double share1, double share2)
{
    if (!is_spec(spec) || !is_share(share1) || !is_share(share2)) {
        return NAN;
    }
    double se;
    double margin = find_margin(spec, share1, share2, &se);
    if (se > 0) {
        return anke_tail_normal(-margin / se);
    }
    return margin > 0 ? 1 : 0;
}

/* How far a difference is above the smallest one; grows with it. */
static double find_excess(const AnkePowerSpec *spec, double difference, double z_power)
{
    double se;
    double margin = find_margin(spec, 0.5 - difference / 2, 0.5 + difference / 2, &se);
    return margin - z_power * se;
}

double anke_power_smallest_difference(const AnkePowerSpec *spec, double power)
{
    if (!is_spec(spec) || !is_open_share(power)) {
        return NAN;
    }
    if (isinf(spec->n1) && isinf(spec->n2)) {
        return 0;
    }
    double z_power = anke_tail_normal_quantile(1 - power);
    if (find_excess(spec, 1, z_power) < 0) {
        return NAN;
    }
    double below = 0, above = 1;
    for (;;) {
        double middle = below + (above - below) / 2;
        if (middle <= below || middle >= above) {
            return above;
        }
        if (find_excess(spec, middle, z_power) < 0) {
            below = middle;
        } else {
            above = middle;
        }
    }
}

double anke_power_table_difference(const double *sizes, gsize n_sizes, double level, double power)
{
    AnkePowerSpec spec = {0, 0, level};
    double n_groups = 0;
    for (gsize i = 0; i < n_sizes; i++) {
        if (!(sizes[i] > 0)) {
            continue;
        }
        n_groups++;
        if (sizes[i] > spec.n1) {
            spec.n2 = spec.n1;
            spec.n1 = sizes[i];
        } else if (sizes[i] > spec.n2) {
            spec.n2 = sizes[i];
        }
    }
    if (n_groups < 2) {
        return NAN;
    }
    double n_pairs = n_groups * (n_groups - 1) / 2;
    spec.level = is_open_share(level) ? 1 - (1 - level) / n_pairs : NAN;
    return anke_power_smallest_difference(&spec, power);
}
