/*
 * Power: how small a difference between two groups of these sizes could have been seen.
 *
 * For planning and for reading a table that shows nothing: it depends on sizes and levels only, not
 * on what was answered. Sizes may be effective ones (weights, finite population), so they need not
 * be whole, and a census is infinite. Shares, levels and power are in [0, 1].
 */
#ifndef ANKE_STATS_POWER_H
#define ANKE_STATS_POWER_H

#include <glib.h>

typedef struct {
    double n1, n2; /* people in the two groups */
    double level;  /* confidence level of the two-sided test, 0.95: alpha 0.05 */
} AnkePowerSpec;

/*
 * Chance that the test of two shares finds a difference between groups whose true shares are these.
 *
 * Undefined: a size not above 0, a share outside [0, 1], level outside (0, 1) give NaN.
 * Formula:   Phi((|p1 - p2| - z_(1 - alpha/2) sqrt(p q (1/n1 + 1/n2))) / sqrt(p1 q1/n1 + p2
 *            q2/n2)), p the mean of the shares by size; Fleiss, Levin & Paik (2003), Statistical
 *            Methods for Rates and Proportions, 3rd ed., section 4.2. The other tail is left out.
 *            Agrees with R 4.2 power.prop.test(n, p1, p2)$power where n1 = n2.
 */
double anke_power_two_shares(const AnkePowerSpec *spec, double share1, double share2);

/*
 * Smallest difference that two groups could have shown with this power: the d with which shares of
 * 1/2 - d/2 and 1/2 + d/2 are told apart with exactly that chance. Around one half shares vary most
 * and a difference is hardest to see, so a share elsewhere needs less.
 *
 *   power  in (0, 1), usually 0.8
 * Undefined: as above, and where not even 0 and 100 % could be told apart. Two censuses give 0.
 * Formula:   the inverse of anke_power_two_shares(). Agrees with R 4.2 power.prop.test() solved for
 *            p1 = 0.5 - d/2, p2 = 0.5 + d/2.
 */
double anke_power_smallest_difference(const AnkePowerSpec *spec, double power);

/*
 * The same for a table of several groups: of the two largest ones, which can show the smallest
 * difference, at the level that holds over all pairs of groups (Bonferroni, the first step of
 * Holm).
 *
 *   sizes  of the groups; those that are not above 0 are left out
 * Undefined: fewer than two groups with people, else as above.
 */
double anke_power_table_difference(const double *sizes, gsize n_sizes, double level, double power);

#endif
