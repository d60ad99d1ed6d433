/*
 * What simulated runs gave, summed up: mean and percentiles of whole numbers.
 *
 * The sum is of integers, so the order of the runs, and with it the number of threads, changes no
 * digit.
 */
#ifndef ANKE_STATS_RUN_SUMMARY_H
#define ANKE_STATS_RUN_SUMMARY_H

#include <glib.h>

enum { ANKE_RUN_N_PERCENTILES = 5 };

/* Names of the percentiles in the table stream: p05 p25 p50 p75 p95. */
extern const char *const anke_run_percentile_names[ANKE_RUN_N_PERCENTILES];

typedef struct {
    double mean, sd; /* sd has n - 1 */
    double percentiles[ANKE_RUN_N_PERCENTILES];
} AnkeRunSummary;

/*
 * Sums up `values`, one a run; sorts them in place.
 * Undefined: no run gives NaN throughout, one run gives sd NaN.
 * Formula:   percentiles of type 7, Hyndman & Fan (1996), Am. Statist. 50, p. 361: linear between
 *            the order statistics at (n - 1) p. Agrees with R 4.2 quantile().
 */
AnkeRunSummary anke_run_summarise(gint32 *values, gsize n);

#endif
