/*
 * Where the ticks of a value axis stand.
 *
 * Contract, for low <= 0 <= high and at least one of them not 0:
 *   step = m x 10^k with m in {1, 2, 5}; step >= 1 and whole if is_whole;
 *   first x step <= low < (first + 1) x step   and   (last - 1) x step < high <= last x step;
 *   1 <= last - first <= most (but low and high of opposite sign need two).
 * Positions are whole multiples of the step, so 0 is exact.
 */
#ifndef ANKE_PLOTS_TICKS_H
#define ANKE_PLOTS_TICKS_H

#include <glib.h>

typedef struct {
    double step;
    gint first;       /* the first tick is first x step */
    gint last;        /* the last tick is last x step */
    guint n_decimals; /* that the step needs */
} AnkeTicks;

typedef struct {
    double low; /* <= 0 */
    double high;
    gboolean is_whole;
    guint most; /* intervals, 2-10 */
} AnkeTickRange;

/* Step rule of d3-array (factors at the square roots of 2, 10, 50), ends loose as in Heckbert
 * (1990), Graphics Gems, p. 61. */
AnkeTicks anke_ticks_place(const AnkeTickRange *range);

/* Ticks of an axis that need not hold 0: same steps, first x step <= low, last x step >= high. */
AnkeTicks anke_ticks_place_between(double low, double high, guint most);

double anke_tick_value(const AnkeTicks *ticks, gint i);

/* Text of tick `i` with thousands separated; freed by the caller. */
char *anke_tick_label(const AnkeTicks *ticks, gint i);

#endif
