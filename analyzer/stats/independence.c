#include "analyzer/stats/independence.h"

#include <math.h>

#include <gsl/gsl_cdf.h>

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
