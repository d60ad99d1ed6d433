#include "analyzer/stats/run_summary.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

const char *const anke_run_percentile_names[ANKE_RUN_N_PERCENTILES] = {"p05", "p25", "p50", "p75",
                                                                       "p95"};

static const double levels[ANKE_RUN_N_PERCENTILES] = {0.05, 0.25, 0.5, 0.75, 0.95};

/* Values of runs lie close together: up to this range they are counted, not compared. */
enum { MAX_COUNTED = 1 << 16 };

static int compare(const void *a, const void *b)
{
    gint32 left = *(const gint32 *)a, right = *(const gint32 *)b;
    return (left > right) - (left < right);
}

static void find_range(const gint32 *values, gsize n, gint32 *low, gint32 *high)
{
    *low = *high = values[0];
    for (gsize i = 1; i < n; i++) {
        *low = MIN(*low, values[i]);
        *high = MAX(*high, values[i]);
    }
}

static void sort(gint32 *values, gsize n)
{
    gint32 low, high;
    find_range(values, n, &low, &high);
    gint64 range = (gint64)high - low;
    if (range >= MAX_COUNTED) {
        qsort(values, n, sizeof *values, compare);
        return;
    }
    g_autofree gsize *counts = g_new0(gsize, range + 1);
    for (gsize i = 0; i < n; i++) {
        counts[values[i] - low]++;
    }
    gsize at = 0;
    for (gint64 value = 0; value <= range; value++) {
        for (gsize k = 0; k < counts[value]; k++) {
            values[at++] = (gint32)(low + value);
        }
    }
}

static double find_percentile(const gint32 *sorted, gsize n, double level)
{
    double position = (double)(n - 1) * level;
    gsize below = (gsize)floor(position), above = MIN(below + 1, n - 1);
    double low = sorted[below], high = sorted[above];
    return low + (position - (double)below) * (high - low);
}

/* Integers are summed exactly; the squares are of deviations, in sorted order. */
static void find_moments(const gint32 *sorted, gsize n, AnkeRunSummary *summary)
{
    gint64 sum = 0;
    for (gsize i = 0; i < n; i++) {
        sum += sorted[i];
    }
    summary->mean = (double)sum / (double)n;
    double squares = 0;
    for (gsize i = 0; i < n; i++) {
        double deviation = sorted[i] - summary->mean;
        squares += deviation * deviation;
    }
    summary->sd = n > 1 ? sqrt(squares / ((double)n - 1)) : NAN;
}

AnkeRunSummary anke_run_summarise(gint32 *values, gsize n)
{
    AnkeRunSummary summary = {NAN, NAN, {NAN, NAN, NAN, NAN, NAN}};
    if (n == 0) {
        return summary;
    }
    sort(values, n);
    find_moments(values, n, &summary);
    for (guint i = 0; i < ANKE_RUN_N_PERCENTILES; i++) {
        summary.percentiles[i] = find_percentile(values, n, levels[i]);
    }
    return summary;
}
