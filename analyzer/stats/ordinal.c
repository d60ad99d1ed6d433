#include "analyzer/stats/ordinal.h"

#include <math.h>

#include "analyzer/stats/concordance.h"

/* What the denominators are made of. */
typedef struct {
    const AnkeCrosstable *table;
    const AnkeConcordance *pairs;
    long double n;
    long double rows, cols; /* N^2 - sum r^2, N^2 - sum c^2 */
    long double q;          /* min(R, C) */
} Parts;

/* The denominator of a measure; its derivative by the count of a cell. */
typedef struct {
    long double (*value)(const Parts *parts);
    long double (*slope)(const Parts *parts, gsize row, gsize col);
} Denominator;

static long double row_slope(const Parts *parts, gsize row)
{
    return 2 * (parts->n - parts->table->row_sums[row]);
}

static long double col_slope(const Parts *parts, gsize col)
{
    return 2 * (parts->n - parts->table->col_sums[col]);
}

static long double gamma_value(const Parts *parts)
{
    return parts->pairs->n_alike + parts->pairs->n_opposite;
}

static long double gamma_slope(const Parts *parts, gsize row, gsize col)
{
    gsize cell = row * parts->table->counts.n_cols + col;
    return 2 * (parts->pairs->alike[cell] + parts->pairs->opposite[cell]);
}

static long double tau_b_value(const Parts *parts)
{
    return sqrtl(parts->rows) * sqrtl(parts->cols);
}

static long double tau_b_slope(const Parts *parts, gsize row, gsize col)
{
    return tau_b_value(parts) / 2 *
           (row_slope(parts, row) / parts->rows + col_slope(parts, col) / parts->cols);
}

static long double tau_c_value(const Parts *parts)
{
    return parts->n * parts->n * (parts->q - 1) / parts->q;
}

static long double tau_c_slope(const Parts *parts, G_GNUC_UNUSED gsize row, G_GNUC_UNUSED gsize col)
{
    return 2 * parts->n * (parts->q - 1) / parts->q;
}

static long double somers_r_value(const Parts *parts)
{
    return parts->cols;
}

static long double somers_r_slope(const Parts *parts, G_GNUC_UNUSED gsize row, gsize col)
{
    return col_slope(parts, col);
}

static long double somers_c_value(const Parts *parts)
{
    return parts->rows;
}

static long double somers_c_slope(const Parts *parts, gsize row, G_GNUC_UNUSED gsize col)
{
    return row_slope(parts, row);
}

static long double somers_s_value(const Parts *parts)
{
    return (parts->rows + parts->cols) / 2;
}

static long double somers_s_slope(const Parts *parts, gsize row, gsize col)
{
    return (row_slope(parts, row) + col_slope(parts, col)) / 2;
}

/* The delta method: every measure is of degree 0 in the counts, so the mean of the derivatives is
 * 0 and their sum of squares is the variance. */
static AnkeEstimate estimate(const Parts *parts, Denominator denominator)
{
    const AnkeConcordance *pairs = parts->pairs;
    const AnkeCounts *counts = &parts->table->counts;
    long double bottom = denominator.value(parts), variance = 0;
    if (!(bottom > 0)) {
        return (AnkeEstimate){NAN, NAN};
    }
    long double value = (pairs->n_alike - pairs->n_opposite) / bottom;
    for (gsize row = 0; row < counts->n_rows; row++) {
        for (gsize col = 0; col < counts->n_cols; col++) {
            gsize cell = row * counts->n_cols + col;
            long double slope = (2 * (pairs->alike[cell] - pairs->opposite[cell]) -
                                 value * denominator.slope(parts, row, col)) /
                                bottom;
            variance += counts->cell[cell] * slope * slope;
        }
    }
    return (AnkeEstimate){(double)value, (double)sqrtl(variance)};
}

/* N^2 - sum of squares, without taking one from the other. */
static long double sum_untied(const double *sums, gsize n_sums, long double n)
{
    long double untied = 0;
    for (gsize idx = 0; idx < n_sums; idx++) {
        untied += sums[idx] * (n - sums[idx]);
    }
    return untied;
}

AnkeOrdinal anke_ordinal_measure(const AnkeCounts *counts)
{
    static const AnkeEstimate none = {NAN, NAN};
    g_autoptr(AnkeCrosstable) table = anke_crosstable_new(counts);
    gsize n_rows = table->counts.n_rows, n_cols = table->counts.n_cols;
    if (n_rows < 2 || n_cols < 2) {
        return (AnkeOrdinal){none, none, none, none, none, none};
    }
    g_autoptr(AnkeConcordance) pairs = anke_concordance_new(table);
    Parts parts = {.table = table,
                   .pairs = pairs,
                   .n = table->total,
                   .rows = sum_untied(table->row_sums, n_rows, table->total),
                   .cols = sum_untied(table->col_sums, n_cols, table->total),
                   .q = (long double)MIN(n_rows, n_cols)};
    return (AnkeOrdinal){
        .gamma = estimate(&parts, (Denominator){gamma_value, gamma_slope}),
        .tau_b = estimate(&parts, (Denominator){tau_b_value, tau_b_slope}),
        .tau_c = estimate(&parts, (Denominator){tau_c_value, tau_c_slope}),
        .somers_r = estimate(&parts, (Denominator){somers_r_value, somers_r_slope}),
        .somers_c = estimate(&parts, (Denominator){somers_c_value, somers_c_slope}),
        .somers_s = estimate(&parts, (Denominator){somers_s_value, somers_s_slope})};
}
