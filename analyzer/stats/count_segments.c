#include "analyzer/stats/count_segments.h"

#include <math.h>

enum { MIN_LENGTH = 2 };

static double cost(double sum, double length)
{
    return sum > 0 ? 2 * (sum - sum * log(sum / length)) : 0;
}

static gboolean are_counts(const double *counts, gsize n)
{
    for (gsize i = 0; i < n; i++) {
        if (!(counts[i] >= 0) || !isfinite(counts[i])) {
            return FALSE;
        }
    }
    return n >= MIN_LENGTH && n <= ANKE_SEGMENTS_MAX;
}

/* Where the last segment of the first `end` counts begins, for each end. */
static gsize *find_starts(const double *sums, gsize n)
{
    const double penalty = 2 * log((double)n);
    gsize *starts = g_new0(gsize, n + 1);
    g_autofree double *least = g_new(double, n + 1);
    least[0] = 0;
    for (gsize end = 1; end <= n; end++) {
        least[end] = INFINITY;
        for (gsize start = 0; start + MIN_LENGTH <= end; start++) {
            const double whole =
                least[start] + cost(sums[end] - sums[start], (double)(end - start)) + penalty;
            if (whole < least[end]) {
                least[end] = whole;
                starts[end] = start;
            }
        }
    }
    return starts;
}

gsize anke_count_segments(const double *counts, gsize n, AnkeCountSegment *segments)
{
    gsize n_segments = 0;
    if (!are_counts(counts, n)) {
        return 0;
    }
    g_autofree double *sums = g_new0(double, n + 1);
    for (gsize i = 0; i < n; i++) {
        sums[i + 1] = sums[i] + counts[i];
    }
    g_autofree gsize *starts = find_starts(sums, n);
    for (gsize end = n; end > 0; end = starts[end]) {
        n_segments++;
    }
    gsize i = n_segments;
    for (gsize end = n; end > 0; end = starts[end]) {
        const gsize start = starts[end];
        segments[--i] =
            (AnkeCountSegment){start, end - 1, (sums[end] - sums[start]) / (double)(end - start)};
    }
    return n_segments;
}
