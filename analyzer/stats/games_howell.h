/*
 * Differences of means for all pairs of groups at once, whose variances need not be equal.
 */
#ifndef ANKE_STATS_GAMES_HOWELL_H
#define ANKE_STATS_GAMES_HOWELL_H

#include "analyzer/stats/means.h"
#include "analyzer/stats/proportion.h"

typedef struct {
    double diff;  /* first mean less second */
    double t, df; /* Welch's, of this pair alone */
    double t_p;   /* its p-value, not corrected */
    double p;     /* corrected for all pairs */
    AnkeInterval
        range; /* of the difference; all of them hold together with the level's probability */
} AnkeGamesHowell;

/*
 * Compares two of `n_groups` groups.
 *
 *   n_groups  groups that are compared with one another, at least 2
 *   level     confidence level in (0, 1)
 * Undefined: fewer than two people in a group, or no variance in either, give NaN but for diff;
 *            more than 1000 groups give NaN for p and range.
 * Formula:   p = P(studentised range of n_groups > |t| sqrt(2)) with Welch's df; range = diff -+ q
 *            sqrt((s1^2/n1 + s2^2/n2)/2); Games & Howell (1976), J. Educ. Statist. 1, p. 113.
 *            Agrees with R 4.2 ptukey() and PSPP 1.6.2 ONEWAY /POSTHOC=GH; with two groups it is
 *            Welch's t.
 */
AnkeGamesHowell anke_games_howell_compare(const AnkeGroupMean *first, const AnkeGroupMean *second,
                                          gsize n_groups, double level);

#endif
