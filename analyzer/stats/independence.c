#include "analyzer/stats/independence.h"

#include <math.h>

#include <gsl/gsl_cdf.h>

#include "analyzer/stats/correlation.h"

static const double LOW_EXPECTED = 5; /* people */

static gboolean is_testable(const AnkeCrosstable *table)
{
    return table->counts.n_rows >= 2 && table->counts.n_cols >= 2;
}

/* In extended precision: at 1e12 people a double leaves O - E only 8 digits. */
static long double expect_cell(const AnkeCrosstable *table, gsize row, gsize col)
{
    return (long double)table->row_sums[row] * table->col_sums[col] / table->total;
}

static void sum_cells(AnkeIndependence *result, const AnkeCrosstable *table)
{
    gsize n_cells = result->n_rows * result->n_cols, n_low = 0;
    long double chisq = 0;
    result->min_expected = INFINITY;
    for (gsize cell = 0; cell < n_cells; cell++) {
        long double expected = expect_cell(table, cell / result->n_cols, cell % result->n_cols);
        long double distance = table->counts.cell[cell] - expected;
        chisq += distance * distance / expected;
        result->min_expected = MIN(result->min_expected, (double)expected);
        n_low += (double)expected < LOW_EXPECTED;
    }
    result->chisq = (double)chisq;
    result->low_expected = (double)n_low / (double)n_cells;
}

AnkeIndependence anke_independence_test(const AnkeCounts *counts)
{
    g_autoptr(AnkeCrosstable) table = anke_crosstable_new(counts);
    AnkeIndependence result = {.chisq = NAN,
                               .p = NAN,
                               .low_expected = NAN,
                               .min_expected = NAN,
                               .total = table->total,
                               .n_rows = table->counts.n_rows,
                               .n_cols = table->counts.n_cols};
    if (is_testable(table)) {
        sum_cells(&result, table);
        result.df = (double)(result.n_rows - 1) * (double)(result.n_cols - 1);
        result.p = gsl_cdf_chisq_Q(result.chisq, result.df);
    }
    return result;
}

static double adjust_residual(const AnkeCrosstable *table, gsize row, gsize col)
{
    double total = table->total;
    long double expected = expect_cell(table, row, col);
    double row_rest = (total - table->row_sums[row]) / total;
    double col_rest = (total - table->col_sums[col]) / total;
    double spread = sqrt((double)expected * row_rest * col_rest);
    long double distance = table->counts.cell[row * table->counts.n_cols + col] - expected;
    return spread > 0 ? (double)distance / spread : NAN;
}

static void write_cell(double *values, gsize cell, double value)
{
    if (values) {
        values[cell] = value;
    }
}

void anke_independence_residuals(const AnkeCounts *counts, double *expected, double *adjres)
{
    for (gsize cell = 0; cell < counts->n_rows * counts->n_cols; cell++) {
        write_cell(expected, cell, NAN);
        write_cell(adjres, cell, NAN);
    }
    g_autoptr(AnkeCrosstable) table = anke_crosstable_new(counts);
    if (!is_testable(table)) {
        return;
    }
    for (gsize row = 0; row < table->counts.n_rows; row++) {
        for (gsize col = 0; col < table->counts.n_cols; col++) {
            gsize cell = table->rows[row] * counts->n_cols + table->cols[col];
            write_cell(expected, cell, (double)expect_cell(table, row, col));
            write_cell(adjres, cell, adjust_residual(table, row, col));
        }
    }
}

static AnkeChiSquare finish_chisq(long double chisq, double df)
{
    return (AnkeChiSquare){(double)chisq, df, gsl_cdf_chisq_Q((double)chisq, df)};
}

static const AnkeChiSquare UNDEFINED_CHISQ = {.chisq = NAN, .df = 0, .p = NAN};

AnkeChiSquare anke_independence_yates(const AnkeCounts *counts)
{
    g_autoptr(AnkeCrosstable) table = anke_crosstable_new(counts);
    if (table->counts.n_rows != 2 || table->counts.n_cols != 2) {
        return UNDEFINED_CHISQ;
    }
    long double distance = fabsl(table->counts.cell[0] - expect_cell(table, 0, 0));
    distance -= MIN(0.5L, distance);
    long double inverse = 0; /* sum of 1/E */
    for (gsize cell = 0; cell < 4; cell++) {
        inverse += 1 / expect_cell(table, cell / 2, cell % 2);
    }
    return finish_chisq(distance * distance * inverse, 1);
}

/* (1 + d) ln(1 + d) - d for d >= -1; for small d by its series sum (-d)^k / (k (k - 1)), k >= 2,
 * because the two parts cancel to d^2/2. */
static long double log_ratio_excess(long double d)
{
    if (d <= -1) {
        return 1;
    }
    if (fabsl(d) > 0.01L) {
        return (1 + d) * log1pl(d) - d;
    }
    long double sum = 0, power = d * d;
    for (int k = 2; k <= 12; k++) {
        sum += power / (k * (k - 1));
        power *= -d;
    }
    return sum;
}

AnkeChiSquare anke_independence_likelihood_ratio(const AnkeCounts *counts)
{
    g_autoptr(AnkeCrosstable) table = anke_crosstable_new(counts);
    if (!is_testable(table)) {
        return UNDEFINED_CHISQ;
    }
    gsize n_cols = table->counts.n_cols;
    long double sum = 0;
    for (gsize cell = 0; cell < table->counts.n_rows * n_cols; cell++) {
        long double expected = expect_cell(table, cell / n_cols, cell % n_cols);
        sum += expected * log_ratio_excess((table->counts.cell[cell] - expected) / expected);
    }
    double df = (double)(table->counts.n_rows - 1) * (double)(n_cols - 1);
    return finish_chisq(2 * sum, df);
}

AnkeChiSquare anke_independence_linear(const AnkeCounts *counts, const double *row_scores,
                                       const double *col_scores)
{
    AnkeCorrelation correlation = anke_correlation_pearson(counts, row_scores, col_scores);
    if (isnan(correlation.r) || !(correlation.n > 1)) {
        return UNDEFINED_CHISQ;
    }
    return finish_chisq((correlation.n - 1) * (long double)correlation.r * correlation.r, 1);
}

void anke_independence_pearson_residuals(const AnkeCounts *counts, double *residual)
{
    for (gsize cell = 0; cell < counts->n_rows * counts->n_cols; cell++) {
        residual[cell] = NAN;
    }
    g_autoptr(AnkeCrosstable) table = anke_crosstable_new(counts);
    if (!is_testable(table)) {
        return;
    }
    for (gsize row = 0; row < table->counts.n_rows; row++) {
        for (gsize col = 0; col < table->counts.n_cols; col++) {
            long double expected = expect_cell(table, row, col);
            long double distance = table->counts.cell[row * table->counts.n_cols + col] - expected;
            residual[table->rows[row] * counts->n_cols + table->cols[col]] =
                (double)(distance / sqrtl(expected));
        }
    }
}
