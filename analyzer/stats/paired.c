#include "analyzer/stats/paired.h"

#include <float.h>
#include <math.h>

#include "analyzer/stats/tails.h"

static double cell_of(const AnkeCounts *counts, gsize row, gsize col)
{
    return counts->cell[row * counts->n_cols + col];
}

static gboolean is_good(const AnkeCounts *counts)
{
    return isfinite(anke_counts_sum_margins(counts, NULL, NULL));
}

/* P(k + 1) / P(k) of Binomial(n, 1/2). */
static long double step_up(double n, double k)
{
    return (long double)(n - k) / (k + 1);
}

/* Twice the lower tail of Binomial(n, 1/2) up to k <= n/2, relative to the weight of the mode:
 * sums of weights keep 15 digits where differences of ln n! would not. */
static double double_tail(double n, double k)
{
    const long double smallest = 1e-340L; /* no double any more */
    double mode = floor(n / 2);
    long double weight = 1, half = 0, tail = 0;
    for (double at = mode; at >= 0 && weight > smallest; at--) {
        /* `half` becomes the sum below the middle; of an even n the mode itself counts half */
        half += at == mode && n == 2 * mode ? weight / 2 : weight;
        tail += at <= k ? weight : 0;
        weight /= at > 0 ? step_up(n, at - 1) : 1;
    }
    return (double)MIN(1, tail / half);
}

AnkeMcnemar anke_paired_mcnemar(const AnkeCounts *counts)
{
    AnkeMcnemar result = {NAN, NAN, NAN, NAN};
    if (counts->n_rows != 2 || counts->n_cols != 2 || !is_good(counts)) {
        return result;
    }
    double there = cell_of(counts, 0, 1), back = cell_of(counts, 1, 0);
    result.n_changed = there + back;
    if (!(result.n_changed > 0)) {
        return result;
    }
    result.chisq = (there - back) * (there - back) / result.n_changed;
    result.p = anke_tail_chisq(result.chisq, 1);
    gboolean is_whole = there == floor(there) && back == floor(back);
    if (is_whole && result.n_changed <= G_MAXINT32) {
        result.exact_p = double_tail(result.n_changed, MIN(there, back));
    }
    return result;
}

static void add_pair(AnkeBowker *result, double there, double back)
{
    if (there + back > 0) {
        result->chisq += (there - back) * (there - back) / (there + back);
        result->n_changed += there + back;
        result->cohen_g += MAX(there, back);
    }
}

AnkeBowker anke_paired_bowker(const AnkeCounts *counts)
{
    AnkeBowker result = {NAN, 0, NAN, NAN, NAN};
    gsize size = counts->n_rows;
    if (size != counts->n_cols || size < 2 || !is_good(counts)) {
        return result;
    }
    AnkeBowker sums = {0};
    for (gsize row = 0; row < size; row++) {
        for (gsize col = row + 1; col < size; col++) {
            add_pair(&sums, cell_of(counts, row, col), cell_of(counts, col, row));
        }
    }
    result.n_changed = sums.n_changed;
    if (sums.n_changed > 0) {
        result.chisq = sums.chisq;
        result.df = (double)size * (double)(size - 1) / 2;
        result.p = anke_tail_chisq(result.chisq, result.df);
        result.cohen_g = sums.cohen_g / sums.n_changed - 0.5;
    }
    return result;
}

/* Sum over the people of (first - second - shift)^power. */
static long double sum_differences(const AnkeCounts *counts, const double *row_values,
                                   const double *col_values, long double shift, int power)
{
    long double sum = 0;
    for (gsize row = 0; row < counts->n_rows; row++) {
        for (gsize col = 0; col < counts->n_cols; col++) {
            long double difference = (long double)row_values[row] - col_values[col] - shift;
            long double n = cell_of(counts, row, col);
            sum += n > 0 ? n * (power == 1 ? difference : difference * difference) : 0;
        }
    }
    return sum;
}

/* Below this the spread of differences is what decimals leave: two units in the last place of the
 * largest value. */
static long double find_rounding(const AnkeCounts *counts, const double *row_values,
                                 const double *col_values)
{
    double largest = 0;
    for (gsize row = 0; row < counts->n_rows; row++) {
        for (gsize col = 0; col < counts->n_cols; col++) {
            if (cell_of(counts, row, col) > 0) {
                largest = MAX(largest, MAX(fabs(row_values[row]), fabs(col_values[col])));
            }
        }
    }
    return 2 * DBL_EPSILON * (long double)largest;
}

AnkePairedT anke_paired_t(const AnkeCounts *counts, const double *row_values,
                          const double *col_values)
{
    AnkePairedT result = {.n = NAN, .mean = NAN, .sd = NAN, .t = NAN, .p = NAN, .d = NAN};
    if (!is_good(counts)) {
        return result;
    }
    result.n = anke_counts_sum_margins(counts, NULL, NULL);
    long double mean = sum_differences(counts, row_values, col_values, 0, 1) / result.n;
    if (!(result.n > 0) || !isfinite((double)mean)) {
        return result;
    }
    result.mean = (double)mean;
    long double squares = sum_differences(counts, row_values, col_values, mean, 2);
    long double rounding = find_rounding(counts, row_values, col_values);
    if (!(result.n > 1) || !(squares > result.n * rounding * rounding)) {
        return result;
    }
    result.sd = (double)sqrtl(squares / (result.n - 1));
    result.df = result.n - 1;
    result.d = (double)(mean / sqrtl(squares / (result.n - 1)));
    result.t = (double)(mean / sqrtl(squares / (result.n - 1)) * sqrtl(result.n));
    result.p = anke_tail_t_two_sided(result.t, result.df);
    return result;
}
