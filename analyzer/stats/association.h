/*
 * Strength of association between the rows and columns of a table of counts, whose order does not
 * matter. In [0, 1] (phi alone may exceed 1): 0 = independent, 1 = one determines the other. Empty
 * rows and columns are left out first.
 */
#ifndef ANKE_STATS_ASSOCIATION_H
#define ANKE_STATS_ASSOCIATION_H

#include "analyzer/stats/crosstable.h"

/*
 * Cramér's V.
 *
 * Undefined: fewer than two filled rows or columns give NaN.
 * Formula:   sqrt(X2 / (N min(R - 1, C - 1))); Cramér (1946), Mathematical Methods of Statistics,
 *            p. 282. Agrees with R 4.2 vcd::assocstats()$cramer and PSPP 1.6.2 CROSSTABS.
 */
double anke_association_cramers_v(const AnkeCounts *counts);

/*
 * Cramér's V with Bergsma's correction of its bias upwards; may be 0 where V is not.
 *
 * Undefined: fewer than two filled rows or columns, or as few people as filled rows or columns,
 *            give NaN.
 * Formula:   phi~ = max(0, X2/N - (R-1)(C-1)/(N-1)), R~ = R - (R-1)^2/(N-1), C~ alike, sqrt(phi~
 *            / (min(R~, C~) - 1)); Bergsma (2013), J. Korean Statist. Soc. 42, p. 323. Agrees
 *            with R 4.2 DescTools::CramerV(correct = TRUE).
 */
double anke_association_cramers_v_corrected(const AnkeCounts *counts);

/*
 * phi: the size of chi-square by itself. For 2 x 2 it is the absolute correlation of rows and
 * columns; for larger tables it may exceed 1.
 *
 * Undefined: fewer than two filled rows or columns give NaN.
 * Formula:   sqrt(X2 / N). Agrees with R 4.2 vcd::assocstats()$phi.
 */
double anke_association_phi(const AnkeCounts *counts);

/*
 * Contingency coefficient C; its largest value is sqrt(1 - 1/min(R, C)).
 *
 * Undefined: fewer than two filled rows or columns give NaN.
 * Formula:   sqrt(X2 / (X2 + N)); Pearson (1904). Agrees with R 4.2
 *            vcd::assocstats()$contingency and PSPP 1.6.2 CROSSTABS.
 */
double anke_association_contingency(const AnkeCounts *counts);

/*
 * A measure in both directions: by how much the error of predicting one side falls when the other
 * is known. With answers as rows and groups as columns as in the stream: `r` predicts the answer
 * (row) from the group, `c` the group (column) from the answer, `s` is symmetric.
 */
typedef struct {
    double r, c, s;
} AnkeDirected;

/*
 * Goodman & Kruskal's lambda: error of guessing the most frequent category. It may be 0 though
 * rows and columns depend on each other.
 *
 * Undefined: fewer than two filled rows or columns give NaN.
 * Formula:   r: (sum_j max_i n_ij - max_i r_i) / (N - max_i r_i); s: both numerators over both
 *            denominators; Goodman & Kruskal (1954), JASA 49, p. 732. Agrees with PSPP 1.6.2
 *            CROSSTABS /STATISTICS=LAMBDA (r: its "row dependent").
 */
AnkeDirected anke_association_lambda(const AnkeCounts *counts);

/*
 * Goodman & Kruskal's tau: error of guessing in proportion. There is no symmetric one: s is NaN.
 *
 * Undefined: fewer than two filled rows or columns give NaN.
 * Formula:   r: (sum n_ij^2/c_j - sum r_i^2/N) / (N - sum r_i^2/N), the numerator as sum
 *            (O - E)^2/c_j; Goodman & Kruskal (1954), p. 759. Agrees with PSPP 1.6.2 CROSSTABS
 *            /STATISTICS=LAMBDA.
 */
AnkeDirected anke_association_gk_tau(const AnkeCounts *counts);

/*
 * Uncertainty coefficient (Theil's U): share of the entropy of one side that the other explains.
 *
 * Undefined: fewer than two filled rows or columns give NaN.
 * Formula:   r: I / H(rows), s: 2 I / (H(rows) + H(columns)), I = G / (2 N), H = -sum p ln p; Theil
 *            (1970), Am. J. Sociol. 76, p. 103. Agrees with PSPP 1.6.2 CROSSTABS /STATISTICS=UC.
 */
AnkeDirected anke_association_uncertainty(const AnkeCounts *counts);

#endif
