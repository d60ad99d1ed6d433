#include "analyzer/stats/studentised_range.h"

#include <math.h>

#include "analyzer/stats/tails.h"

/*
 * ln P(range of normal numbers > w) is smooth in w: for each number of groups it is computed at
 * Chebyshev nodes of these panels, once, and interpolated from then on.
 */
static const double PANELS[] = {0, 2, 4, 7, 12, 20, 32, 52};
#define N_PANELS (G_N_ELEMENTS(PANELS) - 1)
#define N_NODES 24 /* even */

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

/*
 * The sum of c_n T_n(x) by Clenshaw's recurrence, even and odd terms apart, so that one does not
 * wait for the other: with y = 2 x^2 - 1, T_2m(x) = T_m(y) and T_2m+1(x) = x V_m(y), V_m being
 * Chebyshev's polynomials of the third kind, which obey the same recurrence.
 */
static double sum_series(const double *coefficients, double x)
{
    double twice_y = 4 * x * x - 2;
    double even = 0, last_even = 0, odd = 0, last_odd = 0;
    for (gsize order = N_NODES - 2; order > 0; order -= 2) {
        double next_even = coefficients[order] + (twice_y * even - last_even);
        double next_odd = coefficients[order + 1] + (twice_y * odd - last_odd);
        last_even = even, even = next_even;
        last_odd = odd, odd = next_odd;
    }
    double sum_even = coefficients[0] + (twice_y / 2 * even - last_even);
    double sum_odd = coefficients[1] + (twice_y * odd - last_odd) - odd;
    return sum_even + x * sum_odd;
}

/* ln P(range of normal numbers > w); beyond the last panel it is less than 1e-290. */
static double log_range_tail(const RangeTable *table, double w)
{
    gsize panel = 0;
    while (panel < N_PANELS && w > PANELS[panel + 1]) {
        panel++;
    }
    if (panel == N_PANELS) {
        return -INFINITY;
    }
    double from = PANELS[panel], to = PANELS[panel + 1];
    return MIN(0, sum_series(table->coefficients[panel], (2 * w - from - to) / (to - from)));
}

/*
 * Where the scale s is taken, and ln of the weight of each place: the density of u = ln s times the
 * step, df s^2 being chi-square with df degrees of freedom. Half of the places at most are left of
 * the peak: with df = 1 the slowest tail, e^u, goes 40 far at steps of 0.11.
 */
#define MAX_PLACES 1000

typedef struct {
    double q; /* for which they do */
    gsize n_places;
    double scale[MAX_PLACES], log_weight[MAX_PLACES];
} Places;

/* From here on s is 1. */
#define MANY_DF 1e9

/* ln of the density where u = 0: 2 (v/2)^(v/2) e^(-v/2) / Gamma(v/2). */
static double find_log_constant(double df)
{
    return log(df / G_PI) / 2 - (double)anke_tail_stirling_rest(df / 2.0L);
}

/* df (u - (e^(2 u) - 1)/2); both cancel, which for many degrees of freedom asks for more digits. */
static double density_exponent(double u, double df)
{
    return df < 1e4 ? df * (u - expm1(2 * u) / 2)
                    : (double)(df * ((long double)u - expm1l(2.0L * u) / 2));
}

/*
 * Lays the places from the peak outwards, both ways, until they no longer count. The peak of
 * s^df exp(-df s^2/2 - q^2 s^2/4) is at s^2 = df/(df + q^2/2); a step is part of a standard
 * deviation, or what the distance pi/4 of the next valley in the complex plane allows.
 */
static void lay_places(Places *places, const RangeTable *table, double q, double df)
{
    double peak = -log1p(q * q / (2 * df)) / 2, step = MIN(0.11, 0.42 / sqrt(df));
    double constant = find_log_constant(df) + log(step), highest = -INFINITY;
    places->q = q;
    places->n_places = 0;
    for (gint direction = -1; direction <= 1; direction += 2) {
        for (gint i = direction < 0 ? -1 : 0; places->n_places < MAX_PLACES; i += direction) {
            double u = peak + i * step, scale = exp(u);
            double log_weight = constant + density_exponent(u, df);
            double term = log_weight + log_range_tail(table, q * scale);
            if (term < highest - 39 && ABS(i) > 4) { /* e^-39 is 1e-17 */
                break;
            }
            highest = MAX(highest, term);
            places->scale[places->n_places] = scale;
            places->log_weight[places->n_places++] = log_weight;
        }
    }
}

static double sum_places(const Places *places, const RangeTable *table, double q)
{
    double sum = 0;
    for (gsize i = 0; i < places->n_places; i++) {
        sum += exp(places->log_weight[i] + log_range_tail(table, q * places->scale[i]));
    }
    return MIN(1, sum);
}

static gboolean is_defined(gsize n_groups, double df)
{
    return df >= 1 && n_groups >= 2 && n_groups <= ANKE_STUDENTISED_RANGE_MAX_GROUPS;
}

/* Places that were laid for another q do for one that is near it. */
static double integrate_scale(Places *places, const RangeTable *table, double q, double df)
{
    if (df > MANY_DF) {
        return exp(log_range_tail(table, q));
    }
    if (!(fabs(q - places->q) <= 0.1 * places->q)) {
        lay_places(places, table, q, df);
    }
    return sum_places(places, table, q);
}

double anke_studentised_range_tail(double q, gsize n_groups, double df)
{
    if (!(q >= 0) || !is_defined(n_groups, df)) {
        return NAN;
    }
    if (q == 0 || isinf(q)) {
        return q == 0 ? 1 : 0;
    }
    Places places = {.q = NAN};
    return integrate_scale(&places, find_table(n_groups), q, df);
}

/* The middle of a bracket, or a step out of it where one side is not known yet. */
static double split_bracket(double x, double below, double above)
{
    if (isinf(above)) {
        return x + 0.1;
    }
    return isinf(below) ? x - 0.1 : (below + above) / 2;
}

/* A longer step of ln q comes from where the tail is flat, next to 1, and leads nowhere. */
#define MAX_STRIDE 0.7

/* The secant method on ln tail against x = ln q, kept within what is known to bracket the root. */
static double solve_quantile(double tail, const RangeTable *table, double df, double guess)
{
    double below = -INFINITY, above = INFINITY, last_x = NAN, last = NAN, x = log(guess);
    Places places = {.q = NAN};
    for (guint round = 0; round < 200; round++) {
        double reached = log(integrate_scale(&places, table, exp(x), df) / tail);
        *(reached > 0 ? &below : &above) = x;
        double next = x - reached * (x - last_x) / (reached - last);
        if (!(next > below && next < above) || fabs(next - x) > MAX_STRIDE) {
            next = split_bracket(x, below, above);
        }
        if (fabs(next - x) <= 1e-12 || fabs(reached) <= 1e-12) {
            break;
        }
        last_x = x, last = reached, x = next;
    }
    return exp(x);
}

/* The q of normal numbers, from which the others are guessed; pairs of one break share it. */
static double find_normal_quantile(double tail, gsize n_groups)
{
    static _Thread_local double last_tail = NAN, last_q = NAN;
    static _Thread_local gsize last_n_groups = 0;
    if (tail != last_tail || n_groups != last_n_groups) {
        double guess = anke_tail_normal_quantile(tail / 2) * G_SQRT2;
        last_q = solve_quantile(tail, find_table(n_groups), INFINITY, guess);
        last_tail = tail;
        last_n_groups = n_groups;
    }
    return last_q;
}

double anke_studentised_range_quantile(double tail, gsize n_groups, double df)
{
    if (!(tail > 0 && tail < 1) || !is_defined(n_groups, df)) {
        return NAN;
    }
    double q = find_normal_quantile(tail, n_groups);
    if (df > MANY_DF) {
        return q;
    }
    double guess = q * anke_tail_t_quantile(tail / 2, df) / anke_tail_normal_quantile(tail / 2);
    return solve_quantile(tail, find_table(n_groups), df, guess);
}
