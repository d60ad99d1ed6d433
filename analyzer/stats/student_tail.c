#include "analyzer/stats/student_tail.h"

#include <math.h>

#include <glib.h>

static const long double LN_SQRT_PI = 0.572364942924700087071713675676529356L;
static const long double LARGE_A = 40; /* the series is good to 1e-18 from here on */
static const long double SQRT_HALF = 0.707106781186547524400844362104849039L;
static const double MANY = 1e5; /* degrees of freedom */
static const int MAX_STEPS = 100000;

/* ln B(a, 1/2). For large a by the series of ln Gamma(a + 1/2) - ln Gamma(a): their difference
 * would cancel; Tricomi & Erdelyi (1951), Pacific J. Math. 1, p. 133. */
static long double log_beta_half(long double a)
{
    if (a < LARGE_A) {
        return lgammal(a) + LN_SQRT_PI - lgammal(a + 0.5L);
    }
    long double inverse = 1 / a, square = inverse * inverse;
    long double series =
        inverse *
        (-1 / 8.0L +
         square * (1 / 192.0L +
                   square * (-1 / 640.0L + square * (17 / 14336.0L - square * 31 / 18432.0L))));
    return LN_SQRT_PI - logl(a) / 2 - series;
}

/* Lentz's evaluation keeps away from 0. */
static long double avoid_zero(long double value)
{
    return fabsl(value) < 1e-300L ? 1e-300L : value;
}

/* The continued fraction of I_x(a, b) a B(a, b) / (x^a (1-x)^b), for x < (a+1)/(a+b+2). */
static long double beta_fraction(long double a, long double b, long double x)
{
    long double c = 1, d = 1 / avoid_zero(1 - (a + b) * x / (a + 1)), value = d;
    for (int step = 1; step <= MAX_STEPS; step++) {
        long double m = step;
        long double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
        d = 1 / avoid_zero(1 + even * d);
        c = avoid_zero(1 + even / c);
        value *= d * c;
        long double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
        d = 1 / avoid_zero(1 + odd * d);
        c = avoid_zero(1 + odd / c);
        value *= d * c;
        if (fabsl(d * c - 1) < 1e-18L) {
            break;
        }
    }
    return value;
}

/* By a normal distribution, for so many degrees of freedom that the fraction would cancel: what is
 * left out of the series is below 1e-15 down to 1e-300. */
static double approach_normal(long double t, long double df)
{
    long double a = df - 0.5L, b = 48 * a * a, y = a * log1pl(t * t / df);
    long double second = (((-0.4L * y - 3.3L) * y - 24) * y - 85.5L) / (0.8L * y * y + 100 + b);
    long double z = ((second + y + 3) / b + 1) * sqrtl(y);
    return (double)erfcl(z * SQRT_HALF);
}

double anke_student_two_sided(double t, double df)
{
    if (isnan(t) || !(df > 0) || !isfinite(df)) {
        return NAN;
    }
    if (t == 0 || isinf(t)) {
        return t == 0 ? 1 : 0;
    }
    if (df > MANY) {
        return approach_normal(t, df);
    }
    long double a = (long double)df / 2, ratio = (long double)t * t / df;
    /* x = 1/(1 + ratio) and 1 - x, neither as a difference */
    long double x = 1 / (1 + ratio), rest = ratio / (1 + ratio);
    long double front =
        expl(-a * log1pl(ratio) + (logl(ratio) - log1pl(ratio)) / 2 - log_beta_half(a));
    if (x < (a + 1) / (a + 2.5L)) {
        return (double)(front * beta_fraction(a, 0.5L, x) / a);
    }
    return (double)(1 - front * beta_fraction(0.5L, a, rest) * 2);
}
