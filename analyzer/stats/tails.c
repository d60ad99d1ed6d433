#include "analyzer/stats/tails.h"

#include <float.h>
#include <math.h>

#include <glib.h>
#include <gsl/gsl_cdf.h>

/* From here on Stirling's series, cut below, is good to an extended double. */
#define LARGE_GAMMA 24

#define LOG_2_PI 1.83787706640934548356065947281123527L

/* Steps of the continued fraction: some sqrt(df) where both arguments are large. */
#define MAX_STEPS 1000000

double anke_tail_normal(double z)
{
    return gsl_cdf_ugaussian_Q(z);
}

double anke_tail_normal_two_sided(double z)
{
    return isnan(z) ? NAN : 2 * gsl_cdf_ugaussian_Q(fabs(z));
}

double anke_tail_chisq(double chisq, double df)
{
    if (isnan(chisq) || !(df > 0)) {
        return NAN;
    }
    return chisq <= 0 ? 1 : isinf(chisq) ? 0 : gsl_cdf_chisq_Q(chisq, df);
}

/* Abramowitz & Stegun 6.1.41. */
long double anke_tail_stirling_rest(long double x)
{
    if (x < LARGE_GAMMA) {
        return lgammal(x) - ((x - 0.5L) * logl(x) - x + LOG_2_PI / 2);
    }
    static const long double terms[] = {
        1 / 12.0L,        -1 / 360.0L, 1 / 1260.0L,       -1 / 1680.0L,      1 / 1188.0L,
        -691 / 360360.0L, 1 / 156.0L,  -3617 / 122400.0L, 43867 / 244188.0L, -174611 / 125400.0L};
    long double square = 1 / (x * x), rest = 0;
    for (gsize term = G_N_ELEMENTS(terms); term > 0; term--) {
        rest = rest * square + terms[term - 1];
    }
    return rest / x;
}

/* ln(Gamma(a + b)/Gamma(a)), without the cancelling of two large logarithms. */
static long double log_gamma_ratio(long double a, long double b)
{
    if (a < LARGE_GAMMA) {
        return lgammal(a + b) - lgammal(a);
    }
    return (a - 0.5L) * log1pl(b / a) + b * logl(a + b) - b + anke_tail_stirling_rest(a + b) -
           anke_tail_stirling_rest(a);
}

/* ln B(a, b) */
static long double log_beta(long double a, long double b)
{
    long double large = MAX(a, b), small = MIN(a, b);
    return lgammal(small) - log_gamma_ratio(large, small);
}

/* The sizes of a continued fraction grow without bound: from here on they are scaled. */
#define LARGE_CONVERGENT 1e300L

/*
 * I_x(a, b) B(a, b)/(x^a y^b) for x <= a/(a + b), y = 1 - x: equation 9 of Didonato & Morris
 * (1992), ACM TOMS 18, p. 360, in its notation. Unlike the fraction of Abramowitz & Stegun 26.5.8
 * it takes lambda = (a + b) y - b as it comes, so that nothing cancels where x is next to 1.
 */
static long double beta_fraction(long double a, long double b, long double x, long double lambda)
{
    long double y = 1 - x, c = 1 + lambda, c1 = 1 + 1 / a, p = 1, s = a + 1;
    long double an = 0, bn = 1, an1 = 1, bn1 = c / c1, ratio = c1 / c;
    for (guint step = 1; step < MAX_STEPS; step++) {
        long double n = step, t = n / a, w = n * (b - n) * x, e = a / s;
        long double alpha = p * (p + b / a) * e * e * w * x;
        long double beta = n + w / s + (t + 1) / (c1 + 2 * t) * (c + n * (y + 1));
        long double an2 = alpha * an + beta * an1, bn2 = alpha * bn + beta * bn1;
        long double last = ratio;
        long double scale = fabsl(bn2) > LARGE_CONVERGENT ? 1 / LARGE_CONVERGENT : 1;
        an = an1 * scale, an1 = an2 * scale, bn = bn1 * scale, bn1 = bn2 * scale;
        ratio = an1 / bn1;
        p = 1 + t;
        s += 2;
        if (fabsl(ratio - last) <= 4 * LDBL_EPSILON * ratio) {
            return ratio;
        }
    }
    return NAN;
}

/* I_x(a, b) for x = 1/(1 + odds). */
static double incomplete_beta(long double a, long double b, long double odds)
{
    long double x = 1 / (1 + odds), y = odds / (1 + odds);
    long double log_x = -log1pl(odds), log_y = -log1pl(1 / odds);
    long double factor = expl(a * log_x + b * log_y - log_beta(a, b));
    long double lambda = (a + b) * y - b;
    if (lambda >= 0) {
        return (double)(factor * beta_fraction(a, b, x, lambda));
    }
    return (double)(1 - factor * beta_fraction(b, a, y, -lambda));
}

double anke_tail_f(double f, double df1, double df2)
{
    if (isnan(f) || !(df1 > 0) || !(df2 > 0)) {
        return NAN;
    }
    if (f <= 0 || isinf(f)) {
        return f <= 0 ? 1 : 0;
    }
    if (isinf(df1)) {
        return isinf(df2) ? (f < 1) : gsl_cdf_chisq_P(df2 / f, df2);
    }
    if (isinf(df2)) {
        return anke_tail_chisq(df1 * f, df1);
    }
    return incomplete_beta(df2 / 2.0L, df1 / 2.0L, (long double)df1 * f / df2);
}

double anke_tail_t_two_sided(double t, double df)
{
    if (isnan(t) || !(df > 0)) {
        return NAN;
    }
    if (t == 0 || isinf(t)) {
        return t == 0 ? 1 : 0;
    }
    if (isinf(df)) {
        return anke_tail_normal_two_sided(t);
    }
    return incomplete_beta(df / 2.0L, 0.5L, (long double)t * t / df);
}

double anke_tail_t(double t, double df)
{
    double half = anke_tail_t_two_sided(t, df) / 2;
    return t > 0 ? half : 1 - half;
}

double anke_tail_t_quantile(double tail, double df)
{
    if (!(tail > 0 && tail < 1) || !(df > 0)) {
        return NAN;
    }
    return isinf(df) ? gsl_cdf_ugaussian_Qinv(tail) : gsl_cdf_tdist_Qinv(tail, df);
}

double anke_tail_normal_quantile(double tail)
{
    return tail > 0 && tail < 1 ? gsl_cdf_ugaussian_Qinv(tail) : NAN;
}
