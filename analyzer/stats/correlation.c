#include "analyzer/stats/correlation.h"

#include <math.h>

#include "analyzer/stats/concordance.h"
#include "analyzer/stats/tails.h"

typedef struct {
    long double xx, yy, xy;
} Squares;

static double value_at(const double *values, gsize index)
{
    return values ? values[index] : (double)(index + 1);
}

/* The values of the rows (or columns) that are left, less their mean. */
static long double *centre_values(const double *values, const gsize *kept, const double *sums,
                                  gsize n_kept, double total)
{
    long double *centred = g_new(long double, n_kept + 1), mean = 0;
    for (gsize idx = 0; idx < n_kept; idx++) {
        centred[idx] = value_at(values, kept[idx]);
        mean += sums[idx] * centred[idx] / total;
    }
    for (gsize idx = 0; idx < n_kept; idx++) {
        centred[idx] -= mean;
    }
    return centred;
}

/* Mid-ranks less their mean (N + 1)/2. */
static long double *centre_ranks(const double *sums, gsize n_sums, double total)
{
    long double *centred = g_new(long double, n_sums + 1), n_below = 0;
    for (gsize idx = 0; idx < n_sums; idx++) {
        centred[idx] = n_below + (long double)sums[idx] / 2 - (long double)total / 2;
        n_below += sums[idx];
    }
    return centred;
}

static Squares sum_squares(const AnkeCrosstable *table, const long double *x, const long double *y)
{
    gsize n_rows = table->counts.n_rows, n_cols = table->counts.n_cols;
    Squares squares = {0, 0, 0};
    for (gsize row = 0; row < n_rows; row++) {
        squares.xx += table->row_sums[row] * x[row] * x[row];
        for (gsize col = 0; col < n_cols; col++) {
            squares.xy += table->counts.cell[row * n_cols + col] * x[row] * y[col];
        }
    }
    for (gsize col = 0; col < n_cols; col++) {
        squares.yy += table->col_sums[col] * y[col] * y[col];
    }
    return squares;
}

/* r and its test from centred values. 1 - r^2 is taken before r is rounded. */
static AnkeCorrelation correlate(const AnkeCrosstable *table, const long double *x,
                                 const long double *y)
{
    AnkeCorrelation result = {.n = table->total, .r = NAN, .p = NAN};
    Squares squares = sum_squares(table, x, y);
    long double spread = sqrtl(squares.xx) * sqrtl(squares.yy);
    if (!(spread > 0) || !isfinite(spread)) {
        return result;
    }
    long double r = squares.xy / spread;
    r = fminl(1, fmaxl(-1, r));
    result.r = (double)r;
    double df = table->total - 2;
    if (df > 0) {
        /* Beyond 1 - 1e-17 rounding alone is left of 1 - r^2. */
        long double rest = (1 - r) * (1 + r);
        double t = rest > 1e-17L ? (double)(r * sqrtl(df / rest)) : INFINITY;
        result.p = anke_tail_t_two_sided(t, df);
    }
    return result;
}

static gboolean has_pairs(const AnkeCrosstable *table)
{
    return table->counts.n_rows >= 2 && table->counts.n_cols >= 2;
}

AnkeCorrelation anke_correlation_pearson(const AnkeCounts *counts, const double *row_values,
                                         const double *col_values)
{
    g_autoptr(AnkeCrosstable) table = anke_crosstable_new(counts);
    if (!has_pairs(table)) {
        return (AnkeCorrelation){.n = table->total, .r = NAN, .p = NAN};
    }
    g_autofree long double *x =
        centre_values(row_values, table->rows, table->row_sums, table->counts.n_rows, table->total);
    g_autofree long double *y =
        centre_values(col_values, table->cols, table->col_sums, table->counts.n_cols, table->total);
    return correlate(table, x, y);
}

AnkeCorrelation anke_correlation_spearman(const AnkeCounts *counts)
{
    g_autoptr(AnkeCrosstable) table = anke_crosstable_new(counts);
    if (!has_pairs(table)) {
        return (AnkeCorrelation){.n = table->total, .r = NAN, .p = NAN};
    }
    g_autofree long double *x = centre_ranks(table->row_sums, table->counts.n_rows, table->total);
    g_autofree long double *y = centre_ranks(table->col_sums, table->counts.n_cols, table->total);
    return correlate(table, x, y);
}

/* Sums over the ties of one side: of t(t-1), t(t-1)(t-2) and t(t-1)(2t+5). */
typedef struct {
    long double two, three, variance;
} Ties;

static Ties sum_ties(const double *sums, gsize n_sums)
{
    Ties ties = {0, 0, 0};
    for (gsize idx = 0; idx < n_sums; idx++) {
        long double t = sums[idx], pairs = t * (t - 1);
        ties.two += pairs;
        ties.three += pairs * (t - 2);
        ties.variance += pairs * (2 * t + 5);
    }
    return ties;
}

static long double kendall_variance(const AnkeCrosstable *table)
{
    Ties rows = sum_ties(table->row_sums, table->counts.n_rows);
    Ties cols = sum_ties(table->col_sums, table->counts.n_cols);
    long double n = table->total, pairs = n * (n - 1);
    long double variance = (pairs * (2 * n + 5) - rows.variance - cols.variance) / 18;
    if (n > 2) {
        variance += rows.three * cols.three / (9 * pairs * (n - 2));
    }
    return variance + rows.two * cols.two / (2 * pairs);
}

AnkeKendall anke_correlation_kendall(const AnkeCounts *counts)
{
    g_autoptr(AnkeCrosstable) table = anke_crosstable_new(counts);
    AnkeKendall result = {.n = table->total, .s = NAN, .tau_b = NAN, .z = NAN, .p = NAN};
    if (!has_pairs(table) || !(table->total > 1)) {
        return result;
    }
    g_autoptr(AnkeConcordance) pairs = anke_concordance_new(table);
    long double n = table->total, row_pairs = 0, col_pairs = 0;
    for (gsize row = 0; row < table->counts.n_rows; row++) {
        row_pairs += table->row_sums[row] * (n - table->row_sums[row]);
    }
    for (gsize col = 0; col < table->counts.n_cols; col++) {
        col_pairs += table->col_sums[col] * (n - table->col_sums[col]);
    }
    long double s = (pairs->n_alike - pairs->n_opposite) / 2, variance = kendall_variance(table);
    result.s = (double)s;
    result.tau_b = (double)(2 * s / sqrtl(row_pairs) / sqrtl(col_pairs));
    if (variance > 0) {
        result.z = (double)(s / sqrtl(variance));
        result.p = anke_tail_normal_two_sided(result.z);
    }
    return result;
}
