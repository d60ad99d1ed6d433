/*
 * Curves for plots as rows of a table: densities, quantiles against the normal ones, a fitted line.
 *
 * A curve's position is the row's item, as its shortest decimal. Positions that are no answers
 * become items of type `point`, which nothing adds up.
 */
#ifndef ANKE_ANALYSIS_CURVES_H
#define ANKE_ANALYSIS_CURVES_H

#include <glib.h>

#include "analyzer/data/stream.h"

/* Whether the row is one that anke_curves_write() wrote. */
gboolean anke_curves_owns(const AnkeTable *table, const AnkeTableRow *row);

/* Whether there is a line among the curves of a table of numbers, and with it `pearson`: of a break
 * by a number. */
gboolean anke_curves_has_line(const AnkeTable *table);

#endif
