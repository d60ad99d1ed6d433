/*
 * Shares and their confidence intervals.
 *
 * Not for counting: it takes a number of hits and a base, wherever they came from. Both are
 * doubles, because a weighted or corrected base need not be whole. Invariant: 0 <= lo <= share <=
 * hi <= 1, or both ends are NaN. Shares are in [0, 1].
 *
 * These functions, like all of this folder, expect gsl_set_error_handler_off() to have been called.
 */
#ifndef ANKE_STATS_PROPORTION_H
#define ANKE_STATS_PROPORTION_H

typedef struct {
    double lo, hi;
} AnkeInterval;

/*
 * Size of the sample from an infinite population that would be as precise as `n` out of
 * `population`.
 *
 *   population  people who could have answered; NaN = unknown, no correction
 * Undefined: n not in (0, infinity) gives NaN. A census (population <= n) gives infinity.
 * Formula:   n (N - 1) / (N - n): the variance factor (N - n) / (N - 1) of sampling without
 *            replacement, Cochran (1977), Sampling Techniques, 3rd ed., section 3.2.
 */
double anke_proportion_correct_base(double n, double population);

/*
 * Wilson score interval for `hits` successes out of `n` trials drawn from `population` people.
 *
 *   population  people who could have answered; NaN = unknown, no correction
 *   level       confidence level in (0, 1)
 * Undefined: n <= 0, hits outside [0, n], level outside (0, 1) give {NaN, NaN}. lo is exactly 0
 *            for no hits, hi exactly 1 for nothing but hits; a census (population <= n) gives the
 *            share itself twice.
 * Formula:   Wilson (1927), JASA 22(158), p. 209, with n replaced by the corrected base and hits
 *            by share * corrected base. Agrees with R 4.2 prop.test(correct = FALSE)$conf.int.
 */
AnkeInterval anke_proportion_wilson(double hits, double n, double population, double level);

/*
 * Clopper-Pearson ("exact") interval for `hits` successes out of `n` trials.
 *
 *   level       confidence level in (0, 1)
 * Undefined: n <= 0, hits outside [0, n], level outside (0, 1), or a base so large that the beta
 *            distribution cannot be evaluated, give {NaN, NaN}. lo is exactly 0 for no hits, hi
 *            exactly 1 for nothing but hits.
 * Formula:   Clopper & Pearson (1934), Biometrika 26, p. 404, as quantiles of Beta(x, n - x + 1)
 *            and Beta(x + 1, n - x). Agrees with R 4.2 binom.test()$conf.int.
 */
AnkeInterval anke_proportion_clopper_pearson(double hits, double n, double level);

#endif
