#include "analyzer/stats/time_break.h"

#include <math.h>

enum { MIN_VALUES = 6, EDGE = 2 }; /* values on either side of a break, itself not counted */

/* A sum of squares this much smaller than all is rounding. */
#define EXACT 1e-20
#define LEVEL 1e-30

/* Sums of squares and products of centred numbers. */
typedef struct {
    long double tt, th, hh, ty, hy, yy;
    long double y2; /* of the values as they are */
} Sums;

/* Hinge at times[at]: what of a time lies behind it. */
static double hinge(const double *times, gsize i, gsize at)
{
    return i > at ? times[i] - times[at] : 0;
}

static Sums sum_products(const double *times, const double *values, gsize n, gsize at)
{
    Sums sums = {0};
    long double t = 0;
    long double h = 0;
    long double y = 0;
    for (gsize i = 0; i < n; i++) {
        t += times[i] / (long double)n;
        h += hinge(times, i, at) / (long double)n;
        y += values[i] / (long double)n;
    }
    for (gsize i = 0; i < n; i++) {
        const long double dt = times[i] - t;
        const long double dh = hinge(times, i, at) - h;
        const long double dy = values[i] - y;
        sums.tt += dt * dt;
        sums.th += dt * dh;
        sums.hh += dh * dh;
        sums.ty += dt * dy;
        sums.hy += dh * dy;
        sums.yy += dy * dy;
        sums.y2 += (long double)values[i] * values[i];
    }
    return sums;
}

static double bic(long double sse, gsize n, int k)
{
    return (double)n * log((double)sse / (double)n) + k * log((double)n);
}

/* Fits the hinge at `at`; returns the sum of squared residuals. */
static long double fit_hinge(const double *times, const double *values, gsize n, gsize at,
                             AnkeTimeBreak *fit)
{
    const Sums sums = sum_products(times, values, n, at);
    const long double determinant = sums.tt * sums.hh - sums.th * sums.th;
    const long double b1 = (sums.ty * sums.hh - sums.hy * sums.th) / determinant;
    const long double b2 = (sums.hy * sums.tt - sums.ty * sums.th) / determinant;
    fit->at = at;
    fit->slope1 = (double)b1;
    fit->slope2 = (double)(b1 + b2);
    return fmaxl(sums.yy - b1 * sums.ty - b2 * sums.hy, 0);
}

AnkeTimeBreak anke_time_break_fit(const double *times, const double *values, gsize n)
{
    AnkeTimeBreak best = {0, NAN, NAN, NAN, NAN};
    long double least = INFINITY;
    if (n < MIN_VALUES) {
        return best;
    }
    const Sums sums = sum_products(times, values, n, n - 1);
    const long double line = fmaxl(sums.yy - sums.ty * sums.ty / sums.tt, 0);
    if (!(sums.yy > LEVEL * sums.y2) || !(line > EXACT * sums.yy) || !isfinite((double)line)) {
        return best;
    }
    for (gsize at = EDGE; at + EDGE < n; at++) {
        AnkeTimeBreak fit = best;
        const long double sse = fit_hinge(times, values, n, at, &fit);
        if (sse < least) {
            least = sse;
            best = fit;
        }
    }
    best.bic_line = bic(line, n, 2);
    best.bic_break = least > EXACT * sums.yy ? bic(least, n, 4) : NAN;
    return best;
}

static double sign(double x)
{
    return (x > 0) - (x < 0);
}

AnkePettitt anke_time_pettitt(const double *values, gsize n)
{
    AnkePettitt test = {0, NAN, NAN};
    double u = 0;
    double largest = 0;
    for (gsize k = 0; n >= 3 && k < n; k++) {
        if (!isfinite(values[k])) {
            return test;
        }
        for (gsize j = 0; j < n; j++) {
            u += sign(values[k] - values[j]); /* pairs within the first part cancel */
        }
        if (fabs(u) > largest) {
            largest = fabs(u);
            test.at = k;
        }
    }
    if (largest > 0) {
        const double size = (double)n;
        test.k = largest;
        test.p = fmin(2 * exp(-6 * largest * largest / (size * size * size + size * size)), 1);
    }
    return test;
}
