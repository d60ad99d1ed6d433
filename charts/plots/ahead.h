/*
 * What plots of the past and of what is ahead share: the unit above the axis, the border between
 * both, their names above it.
 */
#ifndef ANKE_PLOTS_AHEAD_H
#define ANKE_PLOTS_AHEAD_H

#include "charts/scene/axis.h"
#include "charts/scene/year_axis.h"

/* Adds the unit from y on, over the width of the picture; the border's words share its line where it
 * has one. Returns the y at which the plot begins, a line of values below. */
double anke_ahead_add_unit(AnkeScene *scene, const char *unit, double y);

/* x of the border before year `first_ahead`. */
double anke_ahead_border(const AnkeYearAxis *years, guint first_ahead);

/*
 * Adds the border in `plot`, and 実績 and 推計 on either side of it in the second line above the plot
 * as far as there is room beside the unit; nothing where no year is on one side. The first line is
 * for values.
 */
void anke_ahead_add_border(AnkeScene *scene, const AnkeYearAxis *years, guint first_ahead,
                           AnkeBox plot, const char *unit);

#endif
