/*
 * Comparing two groups by ranks, from a table of counts: rows are values in ascending order, the
 * two columns with people in them are the groups.
 *
 * Only the order of the rows matters. Columns and rows without anybody are left out.
 */
#ifndef ANKE_STATS_MANN_WHITNEY_H
#define ANKE_STATS_MANN_WHITNEY_H

#include "analyzer/stats/crosstable.h"

typedef struct {
    double u; /* pairs in which the first group's value is the higher one; a tie is half a pair */
    double z; /* with correction for ties and continuity */
    double p; /* by the normal distribution */
    double superiority; /* u as a share of all pairs: P(first > second) + P(equal)/2 */
} AnkeMannWhitney;

typedef struct {
    double t, df, p;
} AnkeBrunnerMunzel;

/*
 * Mann-Whitney U test.
 *
 * Undefined: other than two groups with people, one value only, or a bad count give NaN; with one
 *            value u and superiority are given.
 * Formula:   z = (U - n1 n2/2 -+ 1/2)/sqrt(n1 n2/12 (N + 1 - sum(t^3 - t)/(N (N-1)))); Mann &
 *            Whitney (1947), Ann. Math. Statist. 18, p. 50; Lehmann (1975), Nonparametrics, p. 20.
 *            Agrees with R 4.2 wilcox.test(exact = FALSE), whose W is u.
 */
AnkeMannWhitney anke_mann_whitney_test(const AnkeCounts *counts);

/*
 * Exact two-sided p-value of U, ties included: the share of the ways to divide the people into
 * groups of these sizes whose U lies as far from its mean as the observed one.
 *
 *   max_work  steps that it may cost; some n1^2 n2 times the number of people, n1 being the smaller
 *             group. A step takes about a nanosecond and at most 8 bytes
 * Undefined: over budget, and as above, give NaN; so do counts that are not whole.
 * Formula:   permutation distribution of the mid-ranks, by adding one value's people after another;
 *            Streitberg & Röhmel (1986), Statist. Software Newsl. 12, p. 10. Agrees with R 4.2
 *            coin::wilcox_test(distribution = "exact"), and without ties with wilcox.test().
 */
double anke_mann_whitney_exact(const AnkeCounts *counts, guint64 max_work);

/*
 * Brunner-Munzel test that a value of one group is as often above as below one of the other; the
 * groups' variances need not be equal.
 *
 * t is positive where the second group tends to higher values.
 * Undefined: as above; a group of one person, or groups that do not overlap, give NaN.
 * Formula:   Brunner & Munzel (2000), Biometr. J. 42, p. 17. Agrees with R
 *            lawstat::brunner.munzel.test().
 */
AnkeBrunnerMunzel anke_brunner_munzel_test(const AnkeCounts *counts);

#endif
