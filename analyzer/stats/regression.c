#include "analyzer/stats/regression.h"

#include <math.h>

#include "analyzer/stats/tails.h"

typedef struct {
    long double n, x, y; /* x and y: sums, then means */
} Means;

typedef struct {
    long double xx, yy, xy;
} Squares;

static gboolean is_good(const AnkePair *pair)
{
    return isfinite(pair->x) && isfinite(pair->y) && pair->count >= 0 && isfinite(pair->count) &&
           pair->count == floor(pair->count);
}

static gboolean are_good(const AnkePair *pairs, gsize n_pairs)
{
    for (gsize i = 0; i < n_pairs; i++) {
        if (!is_good(&pairs[i])) {
            return FALSE;
        }
    }
    return TRUE;
}

static Means find_means(const AnkePair *pairs, gsize n_pairs)
{
    Means means = {0, 0, 0};
    for (gsize i = 0; i < n_pairs; i++) {
        means.n += pairs[i].count;
        means.x += (long double)pairs[i].count * pairs[i].x;
        means.y += (long double)pairs[i].count * pairs[i].y;
    }
    means.x /= means.n;
    means.y /= means.n;
    return means;
}

static Squares sum_squares(const AnkePair *pairs, gsize n_pairs, const Means *means)
{
    Squares squares = {0, 0, 0};
    for (gsize i = 0; i < n_pairs; i++) {
        const long double dx = pairs[i].x - means->x;
        const long double dy = pairs[i].y - means->y;
        squares.xx += pairs[i].count * dx * dx;
        squares.yy += pairs[i].count * dy * dy;
        squares.xy += pairs[i].count * dx * dy;
    }
    return squares;
}

/* Rounding may leave a perfect correlation a hair beyond 1. */
static double clamp(double r)
{
    return fmin(1, fmax(-1, r));
}

/* Two-sided p-value of a correlation. A perfect one has t infinite and p 0. */
static double correlation_p(double r, double n)
{
    const double df = n - 2;
    if (!(df > 0) || isnan(r)) {
        return NAN;
    }
    return fabs(r) < 1 ? anke_tail_t_two_sided(r * sqrt(df / (1 - r * r)), df) : 0;
}

AnkeRegression anke_regression_fit(const AnkePair *pairs, gsize n_pairs)
{
    AnkeRegression fit = {NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN};
    if (!are_good(pairs, n_pairs)) {
        return fit;
    }
    const Means means = find_means(pairs, n_pairs);
    fit.n = (double)means.n;
    if (fit.n < 2) {
        return fit;
    }
    const Squares squares = sum_squares(pairs, n_pairs, &means);
    if (!(squares.xx > 0) || !isfinite((double)squares.xx) || !isfinite((double)squares.yy)) {
        return fit;
    }
    const long double slope = squares.xy / squares.xx;
    fit.mean_x = (double)means.x;
    fit.sum_squares_x = (double)squares.xx;
    fit.slope = (double)slope;
    fit.intercept = (double)(means.y - slope * means.x);
    /* Rounding may leave a residual a hair below 0 on a perfect line. */
    const long double residual = fmaxl(squares.yy - slope * squares.xy, 0);
    fit.residual_sd = fit.n > 2 ? (double)sqrtl(residual / (means.n - 2)) : NAN;
    fit.r = squares.yy > 0 ? clamp((double)(squares.xy / sqrtl(squares.xx * squares.yy))) : NAN;
    fit.p = correlation_p(fit.r, fit.n);
    return fit;
}

double anke_regression_at(const AnkeRegression *regression, double x)
{
    return regression->intercept + regression->slope * x;
}

AnkeInterval anke_regression_interval(const AnkeRegression *regression, double x, double level)
{
    if (isnan(regression->residual_sd) || !(level > 0 && level < 1)) {
        return (AnkeInterval){NAN, NAN};
    }
    const double distance = x - regression->mean_x;
    const double share = 1 / regression->n + distance * distance / regression->sum_squares_x;
    const double t = anke_tail_t_quantile((1 - level) / 2, regression->n - 2);
    const double half = t * regression->residual_sd * sqrt(share);
    const double middle = anke_regression_at(regression, x);
    return (AnkeInterval){middle - half, middle + half};
}
