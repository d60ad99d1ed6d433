/*
 * Strength of association between the rows and columns of a table of counts, in [0, 1]:
 * 0 = independent, 1 = one determines the other. Empty rows and columns are left out first.
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

#endif
