/*
 * How well the items of a scale measure one thing: Cronbach's alpha, from sums over the people who
 * answered all items.
 *
 * Items are expected to point in the same direction; what points the other way shows as a negative
 * item-total correlation. Nothing is turned round here.
 */
#ifndef ANKE_STATS_RELIABILITY_H
#define ANKE_STATS_RELIABILITY_H

#include "analyzer/stats/moments.h"
#include "analyzer/stats/proportion.h"

/*
 * Cronbach's alpha.
 *
 * Undefined: fewer than two people or items, or a total that does not vary, give NaN. Alpha may be
 *            negative.
 * Formula:   k/(k-1) (1 - sum of item variances / variance of the total); Cronbach (1951),
 *            Psychometrika 16, p. 299. Agrees with R 4.2 psych::alpha()$total$raw_alpha.
 */
double anke_reliability_alpha(const AnkeMoments *moments);

/*
 * Confidence interval of alpha.
 *
 *   level  confidence level in (0, 1)
 * Undefined: as alpha; also a level outside (0, 1).
 * Formula:   1 - (1 - alpha) F, F with n-1 and (n-1)(k-1) degrees of freedom; Feldt, Woodruff &
 *            Salih (1987), Applied Psychological Measurement 11, p. 93. Agrees with R 4.2
 *            psych::alpha()$feldt.
 */
AnkeInterval anke_reliability_interval(const AnkeMoments *moments, double level);

typedef struct {
    double item_total_r;     /* with the sum of the other items */
    double alpha_if_deleted; /* alpha of the other items */
} AnkeItemReliability;

/*
 * One item against the others.
 *
 * Undefined: item_total_r where the item or the rest does not vary; alpha_if_deleted with fewer
 *            than three items, or where the rest does not vary.
 * Formula:   Nunnally & Bernstein (1994), Psychometric Theory, 3rd ed., p. 301. Agrees with R 4.2
 *            psych::alpha(): item.stats$r.drop, alpha.drop$raw_alpha.
 */
AnkeItemReliability anke_reliability_item(const AnkeMoments *moments, gsize item);

#endif
