/*
 * What weights cost: Kish's design effect, the effective base and the efficiency of weighted
 * answers.
 *
 * From sums only: people, sum of their weights, sum of the squares. Invariant: 0 < n_eff <= n, all
 * equal weights give n_eff = n; multiplying every weight by a constant changes nothing. It says
 * nothing about strata or clusters (strata.h does).
 */
#ifndef ANKE_STATS_EFFECTIVE_H
#define ANKE_STATS_EFFECTIVE_H

typedef struct {
    double deff;       /* factor of the variance, >= 1 */
    double n_eff;      /* people that would do as well with equal weights */
    double efficiency; /* n_eff / n, a share */
} AnkeEffective;

/*
 * Kish's approximate design effect of unequal weights.
 *
 *   n           people, those of weight 0 included or not (n_eff is the same)
 *   sum         sum of their weights
 *   sum_squares sum of the squared weights
 * Undefined: n, sum or sum_squares not above 0 or not finite gives NaN in all three.
 * Formula:   deff = n sum w^2 / (sum w)^2, n_eff = n / deff; Kish (1965), Survey Sampling, section
 *            11.7. Rounding may not bring deff below 1 where n counts everybody of the sums.
 */
AnkeEffective anke_effective_kish(double n, double sum, double sum_squares);

#endif
