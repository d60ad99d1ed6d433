#include "analyzer/stats/histogram.h"

#include <math.h>

/* A step is numbered 3 * exponent + place in this list. */
static const int MANTISSAS[] = {1, 2, 5};
/* Halfway between two mantissas on a logarithmic scale. */
static const double BORDERS[] = {M_SQRT2, 3.1622776601683795, 7.0710678118654755};

static const double SMALLEST_WIDTH = 1e-290;    /* in any unit: keeps powers of ten finite */
static const double SMALLEST_PRECISION = 1e-12; /* width over value: keeps `first` whole */

double anke_bins_edge(const AnkeBins *bins, gsize edge)
{
    double steps = (double)(bins->first + (gint64)edge) * bins->mantissa;
    return bins->exponent < 0 ? steps / pow(10, -bins->exponent) : steps * pow(10, bins->exponent);
}

static AnkeBins make_bins(int step)
{
    int place = ((step % 3) + 3) % 3;
    return (AnkeBins){.mantissa = MANTISSAS[place], .exponent = (step - place) / 3};
}

static int find_nearest_step(double width)
{
    int exponent = (int)floor(log10(width));
    double mantissa = width / pow(10, exponent);
    int place = 0;
    while (place < 3 && mantissa > BORDERS[place]) {
        place++;
    }
    return 3 * exponent + place;
}

/* The k of the bin [edge k, edge k + 1) that holds `value`, counted from the edge at 0. */
static gint64 locate_value(const AnkeBins *bins, double value)
{
    AnkeBins at = *bins;
    double steps = value / bins->mantissa;
    steps = bins->exponent < 0 ? steps * pow(10, -bins->exponent) : steps / pow(10, bins->exponent);
    at.first = (gint64)floor(steps);
    while (anke_bins_edge(&at, 0) > value) {
        at.first--;
    }
    while (anke_bins_edge(&at, 1) <= value) {
        at.first++;
    }
    return at.first;
}

static gboolean is_whole(const AnkeDistribution *distribution)
{
    for (gsize idx = 0; idx < distribution->n_values; idx++) {
        if (distribution->values[idx] != floor(distribution->values[idx])) {
            return FALSE;
        }
    }
    return TRUE;
}

static double choose_width(const AnkeDistribution *distribution, const AnkeDescription *description)
{
    double range = description->max - description->min;
    double width = 2 * (description->q3 - description->q1) / cbrt(description->n);
    if (!(width > 0)) {
        width = range / (ceil(log2(description->n)) + 1);
    }
    if (range == 0 || (is_whole(distribution) && width < 1)) {
        width = 1;
    }
    double largest = MAX(fabs(description->min), fabs(description->max));
    return MAX(width, MAX(SMALLEST_WIDTH, largest * SMALLEST_PRECISION));
}

AnkeBins anke_histogram_choose_bins(const AnkeDistribution *distribution)
{
    AnkeDescription description = anke_distribution_describe(distribution);
    if (!(description.n > 0) || !isfinite(description.max - description.min)) {
        return (AnkeBins){.mantissa = 1};
    }
    int step = find_nearest_step(choose_width(distribution, &description));
    for (;; step++) {
        AnkeBins bins = make_bins(step);
        bins.first = locate_value(&bins, description.min);
        bins.n_bins = (gsize)(locate_value(&bins, description.max) - bins.first) + 1;
        if (bins.n_bins <= ANKE_HISTOGRAM_MAX_BINS) {
            return bins;
        }
    }
}

void anke_histogram_fill(const AnkeBins *bins, const double *values, const AnkeCounts *counts,
                         double *binned)
{
    gsize n_cols = counts->n_cols;
    for (gsize cell = 0; cell < bins->n_bins * n_cols; cell++) {
        binned[cell] = 0;
    }
    for (gsize row = 0; row < counts->n_rows && bins->n_bins > 0; row++) {
        if (values[row] >= anke_bins_edge(bins, 0) &&
            values[row] < anke_bins_edge(bins, bins->n_bins)) {
            gsize bin = (gsize)(locate_value(bins, values[row]) - bins->first);
            for (gsize col = 0; col < n_cols; col++) {
                binned[bin * n_cols + col] += counts->cell[row * n_cols + col];
            }
        }
    }
}
