/*
 * Is a multiple answer independent of the groups? One test for all its choices together.
 *
 * A respondent ticks any number of choices, so the table of choices by groups is no ordinary
 * contingency table: its columns are not people. The sum of Pearson's chi-squares of each choice
 * (ticked or not, by group) is right in its mean; for the second order the co-occurrence of the
 * choices must be known. Choices, not nets; the groups must not overlap. Choices that nobody or
 * everybody ticked and empty groups are left out.
 */
#ifndef ANKE_STATS_MULTIPLE_RESPONSE_H
#define ANKE_STATS_MULTIPLE_RESPONSE_H

#include <glib.h>

typedef struct {
    const double *base;  /* people (or weights) by group */
    const double *ticks; /* by choice and group: ticks[item * n_groups + group] */
    const double *pairs; /* who ticked both, pairs[(item * n_items + other) * n_groups + group]; its
                            diagonal is `ticks`; NULL where only the first order is wanted */
} AnkeTickSums;

typedef struct {
    gsize n_items, n_groups;
    AnkeTickSums counts;  /* people, or sums of weights */
    double n;             /* people in the groups: the scale of weighted sums; NaN: sum of base */
    AnkeTickSums squares; /* sums of squared weights, all of them; all NULL: unweighted */
} AnkeTickTable;

typedef struct {
    double chisq, df, p;
} AnkeTickTest;

/*
 * First order: the sum over the choices of the 2 x R chi-squares.
 *
 * Undefined: fewer than two groups with people, no choice that some but not all ticked, a tick
 *            count above its base, a negative or non-finite sum: NaN. Weighted without pairs of
 *            the squares: NaN, since the mean design effect is not known.
 * Formula:   X2_S = sum over choices; its law is a weighted sum of chi-squares whose weights have
 *            mean 1, so chi-square with (R - 1) C degrees of freedom is the Rao-Scott correction of
 *            first order; Bilder, Loughin & Nettleton (2000), Communications in Statistics B 29, p.
 *            1285. Weighted: X2_S of the weighted table, scaled to n people, divided by the mean
 *            design effect. Agrees with R MRCV::MI.stat(add.constant = 0).
 */
AnkeTickTest anke_multiple_response_first_order(const AnkeTickTable *table);

/*
 * Second order: statistic and degrees of freedom adjusted by the spread of the weights.
 *
 * Undefined: as above; pairs are needed.
 * Formula:   lambda = eigenvalues of D^-1 Cov(theta), theta_gj = P(g, j) - P(g) P(j) with the
 *            covariance of the choices within each group, D = P(g) P(j) (1 - P(j)); Bilder & Loughin
 *            (2004), Biometrics 60, p. 241: X2_S T / sum lambda^2 with T^2 / sum lambda^2 degrees of
 *            freedom, T = (R - 1) C, times the mean design effect where there are weights (tr D^-1
 *            Cov with the weights over tr D^-1 Cov without). Equal weights change nothing.
 *            Agrees with R MRCV::MI.test(type = "rs2", add.constant = 0).
 */
AnkeTickTest anke_multiple_response_second_order(const AnkeTickTable *table);

/*
 * Second order with the covariance of the choices over all groups, as under independence.
 *
 * Undefined: as above; weighted: NaN (the pooled covariance knows no groups to weight).
 * Formula:   X2_S C / S with (R - 1) C^2 / S degrees of freedom, S = sum of the squared
 *            correlations of all pairs of choices, each with itself too: the eigenvalues of the
 *            correlation matrix, each R - 1 times. Agrees with R: eigen(cor(Y)).
 */
AnkeTickTest anke_multiple_response_pooled(const AnkeTickTable *table);

#endif
