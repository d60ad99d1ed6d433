/*
 * Upper tails of the distributions that tests refer to, and the quantiles that intervals need.
 *
 * One place for everybody, because the GSL is not good everywhere: gsl_cdf_tdist_Q loses digits far
 * out for 30 to 1000 degrees of freedom, gsl_cdf_fdist_Q is wrong for a denominator of more than
 * 2e5 of them. A tail here is computed as such, never as 1 - P, and keeps a relative error below
 * 1e-12 down to 1e-300 (below the smallest double it is 0). Degrees of freedom need not be whole;
 * infinitely many are allowed and lead to the limiting distribution.
 */
#ifndef ANKE_STATS_TAILS_H
#define ANKE_STATS_TAILS_H

/* P(Z > z) of the standard normal distribution. Undefined: NaN gives NaN. */
double anke_tail_normal(double z);

/* P(|Z| > |z|): the two-sided p-value of z. */
double anke_tail_normal_two_sided(double z);

/* P(X > chisq), chi-square with `df` degrees of freedom. Undefined: df not above 0 gives NaN. */
double anke_tail_chisq(double chisq, double df);

/*
 * P(T > t), Student's t.
 *
 * Undefined: NaN, or df not above 0, give NaN.
 * Formula:   I_x(df/2, 1/2) / 2 with x = df/(df + t^2) for t > 0; Abramowitz & Stegun (1964),
 *            26.7.1. The incomplete beta function is a continued fraction in extended
 *            precision (Didonato & Morris 1992, ACM TOMS 18, p. 360). Agrees with 60-digit
 *            arithmetic.
 */
double anke_tail_t(double t, double df);

/* P(|T| > |t|): the two-sided p-value of t. */
double anke_tail_t_two_sided(double t, double df);

/*
 * P(F > f), Fisher's F with df1 and df2 degrees of freedom; df1 up to some 1e5.
 *
 * Undefined: NaN, or degrees of freedom not above 0, give NaN.
 * Formula:   I_x(df2/2, df1/2) with x = df2/(df2 + df1 f); Abramowitz & Stegun (1964), 26.6.2.
 */
double anke_tail_f(double f, double df1, double df2);

/*
 * The t that is exceeded with probability `tail`.
 *
 * Undefined: tail outside (0, 1) or df not above 0 give NaN.
 * Agrees with R 4.2 qt(tail, df, lower.tail = FALSE) to 1e-12.
 */
double anke_tail_t_quantile(double tail, double df);

/* The z that is exceeded with probability `tail`. Undefined: tail outside (0, 1) gives NaN. */
double anke_tail_normal_quantile(double tail);

/* ln Gamma(x) - ((x - 1/2) ln x - x + ln(2 pi)/2) for x > 0: what Stirling's formula leaves. */
long double anke_tail_stirling_rest(long double x);

#endif
