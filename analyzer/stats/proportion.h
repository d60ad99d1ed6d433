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

#include <glib.h>

typedef struct {
    double lo, hi;
} AnkeInterval;

typedef enum {
    ANKE_INTERVAL_WILSON,
    ANKE_INTERVAL_CLOPPER_PEARSON,
    ANKE_INTERVAL_JEFFREYS,
    ANKE_INTERVAL_AGRESTI_COULL,
    ANKE_INTERVAL_LOGIT,
} AnkeIntervalMethod;

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

/*
 * Interval for a share by any method, on an effective base: n*, which weights, strata and a finite
 * population make larger or smaller than the number of people, and seldom whole. Hits are
 * share * base.
 *
 *   base        anke_proportion_correct_base(), anke_effective_kish(), ...; infinity for a census
 *   level       confidence level in (0, 1)
 * Undefined: share outside [0, 1], base not above 0, level outside (0, 1) give {NaN, NaN}; so does
 *            the logit method at shares of 0 and 1, where it does not exist, and a base so large
 *            that the beta distribution cannot be evaluated. A census gives the share itself twice.
 *            The others give lo exactly 0 for a share of 0, hi exactly 1 for a share of 1.
 * Formula:   Wilson and Clopper-Pearson as above (with effective bases: Korn & Graubard (1998),
 *            Survey Methodology 24, p. 193, without their factor of t quantiles).
 *            Jeffreys: equal tails of Beta(x + 1/2, n - x + 1/2); Brown, Cai & DasGupta (2001),
 *            Statistical Science 16, p. 101.
 *            Agresti-Coull: p' = (x + z^2/2) / (n + z^2), p' +- z sqrt(p' (1 - p') / (n + z^2)),
 *            clipped to [0, 1]; Agresti & Coull (1998), American Statistician 52, p. 119.
 *            Logit: ln(p / (1 - p)) +- z / sqrt(n p (1 - p)), transformed back.
 *            Agrees with R 4.2 DescTools::BinomCI(method = "jeffreys", "agresti-coull") and
 *            survey::svyciprop(method = "xlogit", df = Inf).
 */
AnkeInterval anke_proportion_interval(AnkeIntervalMethod method, double share, double base,
                                      double level);

/* The name of a method in the table stream: "wilson" ... */
const char *anke_interval_method_name(AnkeIntervalMethod method);

/* The method of that name. Returns FALSE for a name that is none and leaves *method. */
gboolean anke_interval_method_parse(const char *name, AnkeIntervalMethod *method);

#endif
