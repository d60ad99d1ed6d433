/* Moving labels apart: least changes so that none lies over another. Knows no text, no drawing. */
#ifndef ANKE_PLOTS_SPREAD_H
#define ANKE_PLOTS_SPREAD_H

#include <glib.h>

/*
 * Moves `n` places so that neighbours are at least `gap` apart, in their order (equal ones in that
 * of the array), with the least sum of squared moves; then, where they leave [lo, hi], all
 * together into it. Where there is no room they overrun hi.
 * Formula:   isotonic regression of places[i] - i gap by pooling adjacent violators.
 */
void anke_spread(double *places, guint n, double gap, double lo, double hi);

#endif
