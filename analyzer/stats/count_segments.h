/*
 * Stretches of years in which a yearly count stays on one level: a freeze of hiring is one of them,
 * which a test for a single change does not see.
 */
#ifndef ANKE_STATS_COUNT_SEGMENTS_H
#define ANKE_STATS_COUNT_SEGMENTS_H

#include <glib.h>

/* Longer series are not divided. */
#define ANKE_SEGMENTS_MAX 1000

typedef struct {
    gsize first, last; /* indices of the counts, both included */
    double mean;       /* per year */
} AnkeCountSegment;

/*
 * Divides counts into stretches of two years and more, so that the sum of their costs is least.
 *
 *   segments  room for n / 2 of them
 * Returns how many there are; 0 for fewer than 2 or more than ANKE_SEGMENTS_MAX counts, or one that
 * is negative or not finite.
 * Formula:   cost 2 (s - s ln(s/m)) of a sum s over m years, that is -2 ln of the Poisson likelihood
 *            but for what is the same in all divisions, and a penalty of 2 ln n a segment; optimal
 *            partitioning of Jackson et al. (2005), IEEE Signal Processing Letters 12, p. 105. Of
 *            divisions that cost the same, that whose last segment begins earliest.
 */
gsize anke_count_segments(const double *counts, gsize n, AnkeCountSegment *segments);

#endif
