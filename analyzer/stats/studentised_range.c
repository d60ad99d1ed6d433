#include "analyzer/stats/studentised_range.h"

#include <math.h>
#include <string.h>

#include "analyzer/stats/tails.h"

/*
 * ln P(range of normal numbers > w) is smooth in w: for each number of groups it is computed at
 * Chebyshev nodes of these panels, once, and interpolated from then on.
 */
static const double PANELS[] = {0, 2, 4, 7, 12, 20, 32, 52};
#define N_PANELS (G_N_ELEMENTS(PANELS) - 1)
#define N_NODES 24

typedef struct {
    gsize n_groups; /* 0: not filled */
    double coefficients[N_PANELS][N_NODES];
} RangeTable;

/* Number of tables kept: a run has some breaks, each with its number of groups. */
#define N_TABLES 8

static double normal_density(double z)
{
    return exp(-z * z / 2) / sqrt(2 * G_PI);
}

static double normal_lower(double z)
{
    return erfc(-z * G_SQRT2 / 2) / 2;
}

/*
 * P(range of n normal numbers > w). With phi(z) {Phi(z)^(k-1) - (Phi(z) - Phi(z - w))^(k-1)} as the
 * integrand nothing cancels in the tail: the braces are Phi(z)^(k-1) (1 - (1 - ratio)^(k-1)). It
 * has its peak at w/2 or right of it and falls off like a normal density; its width goes down with
 * sqrt(k) at most, so does the step.
 */
static double integrate_range(double w, gsize n_groups)
{
    double k = (double)n_groups, step = 0.66 / sqrt(k), sum = 0;
    for (double z = w / 2 - 10; z < w / 2 + 10; z += step) {
        double lower = normal_lower(z);
        double ratio = normal_lower(z - w) / lower;
        double inside = lower > 0 ? -expm1((k - 1) * log1p(-ratio)) : 0;
        sum += normal_density(z) * pow(lower, k - 1) * inside;
    }
    return k * step * sum;
}

/* Coefficients of the Chebyshev series through the nodes of a panel. */
static void fill_panel(double *coefficients, double from, double to, gsize n_groups)
{
    double at_node[N_NODES];
    for (gsize node = 0; node < N_NODES; node++) {
        double x = cos(G_PI * ((double)node + 0.5) / N_NODES);
        at_node[node] = log(integrate_range((from + to) / 2 + (to - from) / 2 * x, n_groups));
    }
    for (gsize order = 0; order < N_NODES; order++) {
        double sum = 0;
        for (gsize node = 0; node < N_NODES; node++) {
            sum += at_node[node] * cos(G_PI * (double)order * ((double)node + 0.5) / N_NODES);
        }
        coefficients[order] = sum * (order > 0 ? 2 : 1) / N_NODES;
    }
}

static const RangeTable *find_table(gsize n_groups)
{
    static _Thread_local RangeTable tables[N_TABLES];
    static _Thread_local gsize next = 0;
    for (gsize i = 0; i < N_TABLES; i++) {
        if (tables[i].n_groups == n_groups) {
            return &tables[i];
        }
    }
    RangeTable *table = &tables[next];
    next = (next + 1) % N_TABLES;
    for (gsize panel = 0; panel < N_PANELS; panel++) {
        fill_panel(table->coefficients[panel], PANELS[panel], PANELS[panel + 1], n_groups);
    }
    table->n_groups = n_groups;
    return table;
}

/* P(range of normal numbers > w); beyond the last panel less than 1e-290. */
static double range_tail(const RangeTable *table, double w)
{
    gsize panel = 0;
    while (panel < N_PANELS && w > PANELS[panel + 1]) {
        panel++;
    }
    if (panel == N_PANELS) {
        return 0;
    }
    double from = PANELS[panel], to = PANELS[panel + 1];
    double x = (2 * w - from - to) / (to - from), next = 0, last = 0;
    for (gsize order = N_NODES - 1; order > 0; order--) { /* Clenshaw */
        double current = table->coefficients[panel][order] + 2 * x * next - last;
        last = next;
        next = current;
    }
    return MIN(1, exp(table->coefficients[panel][0] + x * next - last));
}

/* ln of the density of u = ln s, where df s^2 is chi-square with df degrees of freedom. */
static double log_density(double u, double df, double log_constant)
{
    long double rest = (long double)u - expm1l(2.0L * u) / 2;
    return log_constant + (double)(df * rest);
}

/* ln of 2 (v/2)^(v/2) e^(-v/2) / Gamma(v/2): the density where u = 0. */
static double find_log_constant(double df)
{
    return log(df / G_PI) / 2 - (double)anke_tail_stirling_rest(df / 2.0L);
}

/*
 * Integrates over u = ln s from the peak outwards, both ways, until the terms no longer count. The
 * peak of s^df exp(-df s^2/2 - q^2 s^2/4) is at s^2 = df/(df + q^2/2); a step is part of a standard
 * deviation, or what the distance pi/4 of the next valley in the complex plane allows.
 */
static double integrate_scale(const RangeTable *table, double q, double df)
{
    double log_constant = find_log_constant(df);
    double peak = -log1p(q * q / (2 * df)) / 2, step = MIN(0.11, 0.42 / sqrt(df));
    double sum = 0;
    for (gint direction = -1; direction <= 1; direction += 2) {
        for (gint i = direction < 0 ? -1 : 0; ABS(i) < 4000; i += direction) {
            double u = peak + i * step;
            double term = exp(log_density(u, df, log_constant)) * range_tail(table, q * exp(u));
            sum += term;
            if (term <= 1e-17 * sum && ABS(i) > 4) {
                break;
            }
        }
    }
    return MIN(1, sum * step);
}

double anke_studentised_range_tail(double q, gsize n_groups, double df)
{
    if (!(q >= 0) || !(df >= 1) || n_groups < 2 || n_groups > ANKE_STUDENTISED_RANGE_MAX_GROUPS) {
        return NAN;
    }
    if (q == 0 || isinf(q)) {
        return q == 0 ? 1 : 0;
    }
    const RangeTable *table = find_table(n_groups);
    return df > 1e9 ? range_tail(table, q) : integrate_scale(table, q, df);
}

/* The middle of a bracket, or a step out of it where one side is not known yet. */
static double split_bracket(double x, double below, double above)
{
    if (isinf(above)) {
        return x + 0.3;
    }
    return isinf(below) ? x - 0.3 : (below + above) / 2;
}

/* The secant method on ln tail against x = ln q, kept within what is known to bracket the root. */
double anke_studentised_range_quantile(double tail, gsize n_groups, double df)
{
    if (!(tail > 0 && tail < 1) || isnan(anke_studentised_range_tail(1, n_groups, df))) {
        return NAN;
    }
    double below = -INFINITY, above = INFINITY, last_x = NAN, last = NAN;
    double x = log(anke_tail_t_quantile(tail / 2, df) * G_SQRT2);
    for (guint round = 0; round < 200; round++) {
        double reached = log(anke_studentised_range_tail(exp(x), n_groups, df) / tail);
        *(reached > 0 ? &below : &above) = x;
        double next = x - reached * (x - last_x) / (reached - last);
        if (!(next > below && next < above)) {
            next = split_bracket(x, below, above);
        }
        if (fabs(next - x) <= 1e-13 || fabs(reached) <= 1e-13) {
            break;
        }
        last_x = x, last = reached, x = next;
    }
    return exp(x);
}
