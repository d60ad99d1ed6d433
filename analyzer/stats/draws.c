#include "analyzer/stats/draws.h"

#include <math.h>

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_randist.h>

/* Beyond this mean the distribution function is walked from the mode, not from 0. */
static const double FAR_MEAN = 20;

/* Walks up from 0. `first` is P(X = 0). */
static guint32 walk_from_zero(double unit, guint32 n, double p, double first)
{
    double odds = p / (1 - p), mass = first, below = first;
    guint32 k = 0;
    while (unit > below && k < n) {
        mass *= odds * (double)(n - k) / (double)(k + 1);
        k++;
        if (mass <= 0) { /* the tail is beyond what a double can hold */
            break;
        }
        below += mass;
    }
    return k;
}

static guint32 walk_from_mode(double unit, guint32 n, double p)
{
    double odds = p / (1 - p);
    guint32 k = MIN(n, (guint32)floor(((double)n + 1) * p));
    double below = gsl_cdf_binomial_P(k, p, n), mass = gsl_ran_binomial_pdf(k, p, n);
    while (unit > below && k < n && mass > 0) {
        mass *= odds * (double)(n - k) / (double)(k + 1);
        k++;
        below += mass;
    }
    while (k > 0 && unit <= below - mass) {
        below -= mass;
        mass *= (double)k / (odds * (double)(n - k + 1));
        k--;
    }
    return k;
}

guint32 anke_draw_binomial(double unit, guint32 n, double p)
{
    if (n == 0 || !(p > 0)) {
        return 0;
    }
    if (p >= 1) {
        return n;
    }
    /* Bernoulli's inequality: P(X = 0) = (1 - p)^n >= 1 - np. Most draws end here. */
    if (unit < 1 - (double)n * p) {
        return 0;
    }
    if ((double)n * p > FAR_MEAN) {
        return walk_from_mode(unit, n, p);
    }
    double first = exp((double)n * log1p(-p));
    return first > 0 ? walk_from_zero(unit, n, p, first) : walk_from_mode(unit, n, p);
}

gsize anke_draw_category(double unit, const double *cumulative, gsize n_categories)
{
    gsize i = 0;
    while (i + 1 < n_categories && unit >= cumulative[i]) {
        i++;
    }
    while (i > 0 && cumulative[i] <= cumulative[i - 1]) {
        i--; /* a category without probability at the end */
    }
    return i;
}

static gint64 sum_counts(const gint32 *counts, gsize n_cells)
{
    gint64 sum = 0;
    for (gsize i = 0; i < n_cells; i++) {
        sum += counts[i];
    }
    return sum;
}

guint32 anke_draw_people(AnkeRandomStream *stream, guint32 n_draws, gint32 *counts, gint32 *taken,
                         gsize n_cells)
{
    gint64 n_left = sum_counts(counts, n_cells);
    guint32 n_chosen = 0;
    for (; n_chosen < n_draws && n_left > 0; n_chosen++, n_left--) {
        gint64 person = (gint64)(anke_random_next(stream) * (double)n_left);
        gsize cell = 0;
        while (person >= counts[cell]) {
            person -= counts[cell++];
        }
        counts[cell]--;
        if (taken != NULL) {
            taken[cell]++;
        }
    }
    return n_chosen;
}

/* Shape >= 1. */
static double draw_large_gamma(AnkeRandomStream *stream, double shape)
{
    double d = shape - 1.0 / 3, c = 1 / sqrt(9 * d);
    for (;;) {
        double x = anke_random_normal(stream);
        double root = 1 + c * x, v = root * root * root;
        double unit = anke_random_next(stream);
        if (root > 0 && log(unit) < x * x / 2 + d - d * v + d * log(v)) {
            return d * v;
        }
    }
}

double anke_draw_gamma(AnkeRandomStream *stream, double shape)
{
    if (shape >= 1) {
        return draw_large_gamma(stream, shape);
    }
    double gamma = draw_large_gamma(stream, shape + 1);
    return gamma * pow(anke_random_next(stream), 1 / shape);
}

double anke_draw_beta(AnkeRandomStream *stream, double a, double b)
{
    double x = anke_draw_gamma(stream, a), y = anke_draw_gamma(stream, b);
    return x + y > 0 ? x / (x + y) : a / (a + b); /* both underflow only for tiny shapes */
}
