/*
 * Bins for a histogram of values that come with their counts.
 *
 * Computes only: drawing is elsewhere. Bins are half-open, [edge k, edge k + 1), as bands are
 * everywhere in this project, equally wide, and their width is 1, 2 or 5 times a power of ten.
 */
#ifndef ANKE_STATS_HISTOGRAM_H
#define ANKE_STATS_HISTOGRAM_H

#include "analyzer/stats/crosstable.h"
#include "analyzer/stats/describe.h"

#define ANKE_HISTOGRAM_MAX_BINS 40

/* Edge k is (first + k) * mantissa * 10^exponent: kept as whole numbers, so 0.3 is an edge and
 * 0.30000000000000004 none. */
typedef struct {
    gint64 first;
    int mantissa, exponent; /* mantissa: 1, 2 or 5 */
    gsize n_bins;
} AnkeBins;

/* Edge `edge` in 0 ... n_bins, in the unit of the values. */
double anke_bins_edge(const AnkeBins *bins, gsize edge);

/*
 * Chooses bins for a distribution.
 *
 * With people: 1 <= n_bins <= ANKE_HISTOGRAM_MAX_BINS, edge 0 <= min < edge 1 and
 * edge n_bins - 1 <= max < edge n_bins. Bins of whole numbers are at least 1 wide.
 * Undefined: nobody, a bad count or a range that is not finite give n_bins 0.
 * Formula:   width 2 IQR n^(-1/3), Freedman & Diaconis (1981), Z. Wahrsch. verw. Geb. 57, p. 453;
 *            where the IQR is 0, range / (ceil(log2 n) + 1), Sturges (1926), JASA 21, p. 65; then
 *            the nearest step of 1-2-5 on a logarithmic scale, or the next that needs no more
 *            than the most bins.
 */
AnkeBins anke_histogram_choose_bins(const AnkeDistribution *distribution);

/*
 * Adds up the people of each bin and group.
 *
 *   values   one per row of counts, in the unit of the bins
 *   counts   value x group
 *   binned   n_bins x counts->n_cols, row-major, overwritten
 * Values outside the bins are in none.
 */
void anke_histogram_fill(const AnkeBins *bins, const double *values, const AnkeCounts *counts,
                         double *binned);

#endif
