#include "analyzer/stats/association.h"

#include <math.h>

#include "analyzer/stats/independence.h"

double anke_association_cramers_v(const AnkeCounts *counts)
{
    AnkeIndependence test = anke_independence_test(counts);
    if (isnan(test.chisq)) {
        return NAN;
    }
    double n_free = (double)MIN(test.n_rows, test.n_cols) - 1;
    return MIN(1, sqrt(test.chisq / (test.total * n_free)));
}

/* R~ - 1 in the form that is exactly 0 for R = N. */
static double correct_free_levels(double n_levels, double total)
{
    return (n_levels - 1) * (total - n_levels) / (total - 1);
}

double anke_association_cramers_v_corrected(const AnkeCounts *counts)
{
    AnkeIndependence test = anke_independence_test(counts);
    double total = test.total;
    double n_free = MIN(correct_free_levels((double)test.n_rows, total),
                        correct_free_levels((double)test.n_cols, total));
    if (isnan(test.chisq) || !(total > 1) || !(n_free > 0)) {
        return NAN;
    }
    double phi2 = MAX(0, test.chisq / total - test.df / (total - 1));
    return MIN(1, sqrt(phi2 / n_free));
}

double anke_association_phi(const AnkeCounts *counts)
{
    AnkeIndependence test = anke_independence_test(counts);
    return sqrt(test.chisq / test.total);
}

double anke_association_contingency(const AnkeCounts *counts)
{
    AnkeIndependence test = anke_independence_test(counts);
    return sqrt(test.chisq / (test.chisq + test.total));
}

static const AnkeDirected UNDEFINED = {NAN, NAN, NAN};

static gboolean is_testable(const AnkeCrosstable *table)
{
    return table->counts.n_rows >= 2 && table->counts.n_cols >= 2;
}

static double find_largest(const double *values, gsize n_values, gsize stride)
{
    double largest = 0;
    for (gsize idx = 0; idx < n_values; idx++) {
        largest = MAX(largest, values[idx * stride]);
    }
    return largest;
}

AnkeDirected anke_association_lambda(const AnkeCounts *counts)
{
    g_autoptr(AnkeCrosstable) table = anke_crosstable_new(counts);
    if (!is_testable(table)) {
        return UNDEFINED;
    }
    gsize n_rows = table->counts.n_rows, n_cols = table->counts.n_cols;
    double hits_r = 0, hits_c = 0; /* right guesses of the row, of the column */
    for (gsize col = 0; col < n_cols; col++) {
        hits_r += find_largest(table->counts.cell + col, n_rows, n_cols);
    }
    for (gsize row = 0; row < n_rows; row++) {
        hits_c += find_largest(table->counts.cell + row * n_cols, n_cols, 1);
    }
    double blind_r = find_largest(table->row_sums, n_rows, 1);
    double blind_c = find_largest(table->col_sums, n_cols, 1);
    double gain_r = hits_r - blind_r, gain_c = hits_c - blind_c;
    double error_r = table->total - blind_r, error_c = table->total - blind_c;
    return (AnkeDirected){gain_r / error_r, gain_c / error_c,
                          (gain_r + gain_c) / (error_r + error_c)};
}

/* N - sum of squares / N, without taking one from the other. */
static long double sum_variation(const double *sums, gsize n_sums, double total)
{
    long double variation = 0;
    for (gsize idx = 0; idx < n_sums; idx++) {
        variation += (long double)sums[idx] * (total - sums[idx]) / total;
    }
    return variation;
}

AnkeDirected anke_association_gk_tau(const AnkeCounts *counts)
{
    g_autoptr(AnkeCrosstable) table = anke_crosstable_new(counts);
    if (!is_testable(table)) {
        return UNDEFINED;
    }
    gsize n_rows = table->counts.n_rows, n_cols = table->counts.n_cols;
    long double explained_r = 0, explained_c = 0;
    for (gsize cell = 0; cell < n_rows * n_cols; cell++) {
        double row_sum = table->row_sums[cell / n_cols], col_sum = table->col_sums[cell % n_cols];
        long double distance =
            table->counts.cell[cell] - (long double)row_sum * col_sum / table->total;
        explained_r += distance * distance / col_sum;
        explained_c += distance * distance / row_sum;
    }
    long double variation_r = sum_variation(table->row_sums, n_rows, table->total);
    long double variation_c = sum_variation(table->col_sums, n_cols, table->total);
    return (AnkeDirected){(double)(explained_r / variation_r), (double)(explained_c / variation_c),
                          NAN};
}

/* -sum p ln p, with ln p = ln(1 - the rest): p may be close to 1. */
static long double find_entropy(const double *sums, gsize n_sums, double total)
{
    long double entropy = 0;
    for (gsize idx = 0; idx < n_sums; idx++) {
        long double rest = ((long double)total - sums[idx]) / total;
        entropy -= sums[idx] / (long double)total * log1pl(-rest);
    }
    return entropy;
}

AnkeDirected anke_association_uncertainty(const AnkeCounts *counts)
{
    g_autoptr(AnkeCrosstable) table = anke_crosstable_new(counts);
    if (!is_testable(table)) {
        return UNDEFINED;
    }
    long double shared = anke_independence_likelihood_ratio(counts).chisq / 2 / table->total;
    long double rows = find_entropy(table->row_sums, table->counts.n_rows, table->total);
    long double cols = find_entropy(table->col_sums, table->counts.n_cols, table->total);
    return (AnkeDirected){(double)(shared / rows), (double)(shared / cols),
                          (double)(2 * shared / (rows + cols))};
}
