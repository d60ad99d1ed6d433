/* Moving labels apart: least changes so that none lies over another. Knows no text, no drawing. */
#ifndef ANKE_SCENE_SPREAD_H
#define ANKE_SCENE_SPREAD_H

#include <glib.h>

/*
 * Moves `n` places so that labels of these heights around them do not overlap, in their order
 * (equal ones in that of the array), with the least sum of squared moves; then, where labels leave
 * [lo, hi], back into it. Where there is no room they overrun hi.
 * Contract, for neighbours i, k of the new order: place[k] - place[i] >= (height[i] + height[k]) / 2;
 * with room: lo <= place[i] - height[i] / 2 and place[i] + height[i] / 2 <= hi.
 * Formula:   isotonic regression of the places less the room before them, by pooling adjacent
 *            violators.
 */
void anke_spread(double *places, const double *heights, guint n, double lo, double hi);

#endif
