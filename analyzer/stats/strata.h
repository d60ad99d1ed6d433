/*
 * Variance of weighted shares and means under a stratified design, from sums by stratum.
 *
 * The design is rows (people) drawn within strata, with weights; a group of a break is a domain:
 * rows of the design outside it count in n but carry no residual. Nothing here needs single rows.
 * Weights may be on any scale. A stratum's population makes its finite population correction.
 */
#ifndef ANKE_STATS_STRATA_H
#define ANKE_STATS_STRATA_H

#include <glib.h>

typedef struct {
    double n;          /* rows of the design in this stratum, whatever they answered */
    double population; /* people in the stratum; NaN: not known, no correction */
} AnkeStratum;

typedef struct {
    double estimate; /* the weighted share or mean */
    double variance; /* of the estimate */
    double n_eff;    /* share: p (1 - p) / variance, infinite where variance is 0; else NaN */
} AnkeEstimate;

/*
 * Factor of a stratum's variance: (1 - n/N) n / (n - 1).
 *
 * Undefined: NaN for n not above 0, N below n, and a lone row (n = 1) of a larger stratum, whose
 *            variance cannot be seen. A complete stratum (N = n, a lone row too) gives 0.
 */
double anke_stratum_factor(const AnkeStratum *stratum);

/*
 * Weighted share of a cell in a group, with its linearised variance.
 *
 *   base, base2  sums of weights and of squared weights of the group, by stratum
 *   cell, cell2  the same of the people of the group who are in the cell
 * Undefined: a group without weight gives NaN throughout. A lone row that belongs to the group
 *            leaves the variance NaN, as R's survey.lonely.psu = "fail" does; a stratum without
 *            anybody of the group contributes 0, whatever its size.
 *            n_eff is NaN for shares of 0 and 1.
 * Formula:   z_i = w_i (1[cell] - p) 1[group] / W; V = sum_h (1 - n_h/N_h) n_h / (n_h - 1)
 *            (sum z^2 - (sum z)^2 / n_h); Saerndal, Swensson & Wretman (1992), Model Assisted
 *            Survey Sampling, section 5.8. Agrees with R survey 4.1 svymean() and svyby().
 */
AnkeEstimate anke_strata_share(const AnkeStratum *strata, gsize n_strata, const double *base,
                               const double *base2, const double *cell, const double *cell2);

typedef struct {
    const AnkeStratum *strata;
    gsize n_strata;
    const double *scores; /* NaN: not in the mean */
    gsize n_scores;
    const double *w, *w2; /* stratum-major: w[stratum * n_scores + score] */
} AnkeScoreSums;

/*
 * Weighted mean of scores in a group, with its linearised variance; n_eff is NaN.
 * Undefined, formula: as anke_strata_share() with the score in place of 1[cell].
 */
AnkeEstimate anke_strata_mean(const AnkeScoreSums *sums);

#endif
