/*
 * Where the ticks of a value axis stand: the one rule for all charts and plots.
 *
 * Contract of anke_ticks_place(), for finite low <= high, with first, last: values of those ticks
 * and n = ticks.last - ticks.first intervals (tests/unit/test_ticks.c holds it):
 *   step = m x 10^k with m in {1, 2, 5}, and step >= 1 if is_whole;
 *   first <= low   and   high <= last;
 *   1 <= n <= most <= ANKE_TICKS_MOST;
 *   if low < high: low < first + step   and   last - step < high, so no interval is empty;
 *   no smaller step keeps all this, but for
 *   step >= 10^-9 x max(|low|, |high|) and step >= 10^-12: what is narrower is no range but a value.
 * A value (low == high) stands between ticks or on one that has a neighbour on each side, 0 at the
 * beginning of an axis from 0 to 1. Positions are whole multiples of the step, so 0 is exact.
 */
#ifndef ANKE_SCENE_TICKS_H
#define ANKE_SCENE_TICKS_H

#include <glib.h>

#define ANKE_TICKS_MOST 8 /* intervals that a reader can count at a glance */

typedef struct {
    double step;
    gint first;       /* the first tick is first x step */
    gint last;        /* the last tick is last x step */
    guint n_decimals; /* that the step needs */
} AnkeTicks;

typedef struct {
    double low;
    double high;
    gboolean is_whole; /* counts: no decimals */
    guint most;        /* intervals, 2 to ANKE_TICKS_MOST */
} AnkeTickRange;

/* Steps of Heckbert (1990), Graphics Gems, p. 61, with loose ends; an axis that is to hold 0 is
 * given 0 as one of its ends. */
AnkeTicks anke_ticks_place(const AnkeTickRange *range);

/*
 * Ticks of two axes beside one panel, from 0, so that the same lines of the grid serve both.
 * Contract, for highest values >= 0:
 *   left->first = right->first = 0   and   4 <= left->last = right->last <= 6;
 *   step = m x 10^k with m in {1, 2, 2.5, 4, 5}, and whole if is_whole;
 *   high <= last tick, and no smaller step of these reaches it in as many intervals;
 *   of the numbers of intervals the one that leaves the least room above both.
 * `low` and `most` of the ranges do not count. A highest value of 0 is taken as 1.
 */
void anke_ticks_place_pair(const AnkeTickRange *left_range, const AnkeTickRange *right_range,
                           AnkeTicks *left, AnkeTicks *right);

/* Value of tick `i`, the double nearest to the decimal that its label shows. */
double anke_tick_value(const AnkeTicks *ticks, gint i);

/* Values of the first and the last tick. */
double anke_ticks_low(const AnkeTicks *ticks);
double anke_ticks_high(const AnkeTicks *ticks);

guint anke_ticks_n_intervals(const AnkeTicks *ticks);

/* Text of tick `i` with thousands separated; freed by the caller. */
char *anke_tick_label(const AnkeTicks *ticks, gint i);

#endif
