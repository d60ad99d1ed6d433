/*
 * Agreement of two ratings of the same people, beyond chance.
 *
 * Square tables only: row i and column i are the same category. A category that one of the ratings,
 * or both, never used keeps its place: nothing is left out. Counts are people.
 */
#ifndef ANKE_STATS_AGREEMENT_H
#define ANKE_STATS_AGREEMENT_H

#include "analyzer/stats/crosstable.h"

typedef enum {
    ANKE_KAPPA_SIMPLE,    /* categories are equal or not */
    ANKE_KAPPA_LINEAR,    /* disagreement grows with the distance of the categories */
    ANKE_KAPPA_QUADRATIC, /* with its square */
} AnkeKappaWeights;

typedef struct {
    double kappa; /* at most 1; 0: as by chance */
    double ase;   /* asymptotic standard error, for intervals (ASE1) */
} AnkeKappa;

/*
 * Cohen's kappa.
 *
 * Undefined: a table that is not square, is empty, has a bad count, or whose ratings all fall into
 *            one and the same category (chance agreement 1), gives NaN.
 * Formula:   1 - observed / expected disagreement, with disagreement 1, |i - j|/(k - 1) or its
 *            square; ase = sqrt(var(w_ij - (w_i. + w_.j)(1 - kappa)) / N) / (1 - p_e), w =
 *            1 - disagreement, w_i. and w_.j its means by the other's margin; Cohen (1960), Educ.
 *            Psychol. Meas. 20, p. 37; Fleiss, Cohen & Everitt (1969), Psychol. Bull. 72, p. 323.
 *            Agrees with R 4.2 vcd::Kappa() but for its ASE with linear weights; PSPP 1.6.2 prints
 *            another ASE.
 */
AnkeKappa anke_agreement_kappa(const AnkeCounts *counts, AnkeKappaWeights weights);

#endif
