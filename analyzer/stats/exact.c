#include "analyzer/stats/exact.h"

#include <math.h>
#include <stdlib.h>

#include "analyzer/stats/exact_network.h"
#include "analyzer/stats/log_factorial.h"

gboolean anke_exact_is_whole(const AnkeCrosstable *table)
{
    for (gsize cell = 0; cell < table->counts.n_rows * table->counts.n_cols; cell++) {
        if (table->counts.cell[cell] != floor(table->counts.cell[cell])) {
            return FALSE;
        }
    }
    return table->total <= G_MAXINT32;
}

long double anke_exact_sum_log_cells(const AnkeCounts *counts, const long double *log_factorials)
{
    long double sum = 0;
    for (gsize cell = 0; cell < counts->n_rows * counts->n_cols; cell++) {
        sum += log_factorials[(gsize)counts->cell[cell]];
    }
    return sum;
}

/* The 2 x 2 tables with given margins, by their first cell. */
typedef struct {
    double lowest, highest, observed;
    double row, col, total; /* first row, first column */
} FourFold;

/* P(cell + 1) / P(cell): one step of the hypergeometric distribution. */
static long double step_ratio(const FourFold *table, double cell)
{
    return (long double)(table->row - cell) * (table->col - cell) /
           ((long double)(cell + 1) * (table->total - table->row - table->col + cell + 1));
}

static double find_mode(const FourFold *table)
{
    double mode = floor((table->row + 1) * (table->col + 1) / (table->total + 2));
    return CLAMP(mode, table->lowest, table->highest);
}

/* Weight of the observed table; that of the mode is 1. */
static long double weigh_observed(const FourFold *table, double mode)
{
    long double weight = 1;
    for (double cell = mode; cell < table->observed; cell++) {
        weight *= step_ratio(table, cell);
    }
    for (double cell = mode; cell > table->observed; cell--) {
        weight /= step_ratio(table, cell - 1);
    }
    return weight;
}

/* Weights relative to the mode keep 15 digits where differences of ln n! keep 9; no weight is
 * stored. */
static double sum_fourfold(const FourFold *table)
{
    double mode = find_mode(table);
    long double limit = weigh_observed(table, mode) * (1 + ANKE_EXACT_SLACK);
    long double weight = 1, counted = 0, all = 0;
    for (double cell = mode; cell <= table->highest && weight > 0; cell++) {
        all += weight;
        counted += weight <= limit ? weight : 0;
        weight *= step_ratio(table, cell);
    }
    weight = 1;
    for (double cell = mode - 1; cell >= table->lowest && weight > 0; cell--) {
        weight /= step_ratio(table, cell);
        all += weight;
        counted += weight <= limit ? weight : 0;
    }
    return (double)(counted / all);
}

static AnkeExact test_fourfold(const AnkeCrosstable *table, const AnkeExactSpec *spec)
{
    double row = table->row_sums[0], col = table->col_sums[0], total = table->total;
    FourFold fourfold = {.lowest = MAX(0, row + col - total),
                         .highest = MIN(row, col),
                         .observed = table->counts.cell[0],
                         .row = row,
                         .col = col,
                         .total = total};
    if (fourfold.highest - fourfold.lowest > (double)spec->max_work) {
        return (AnkeExact){ANKE_EXACT_OVER_BUDGET, NAN};
    }
    return (AnkeExact){ANKE_EXACT_DONE, sum_fourfold(&fourfold)};
}

static int compare_margins(const void *left, const void *right)
{
    guint32 a = *(const guint32 *)left, b = *(const guint32 *)right;
    return (a > b) - (a < b);
}

static guint32 *sort_margins(const double *sums, gsize n_sums)
{
    guint32 *margins = g_new(guint32, n_sums);
    for (gsize idx = 0; idx < n_sums; idx++) {
        margins[idx] = (guint32)sums[idx];
    }
    qsort(margins, n_sums, sizeof *margins, compare_margins);
    return margins;
}

/* ln of about how many states the remaining margins can be in: all but the largest are free. */
static double count_states(const guint32 *ascending, gsize n_margins)
{
    double states = 0;
    for (gsize idx = 0; idx + 1 < n_margins; idx++) {
        states += log1p(ascending[idx]);
    }
    return states;
}

static void reverse_margins(guint32 *margins, gsize n_margins)
{
    for (gsize idx = 0; idx < n_margins / 2; idx++) {
        guint32 margin = margins[idx];
        margins[idx] = margins[n_margins - 1 - idx];
        margins[n_margins - 1 - idx] = margin;
    }
}

static double find_log_limit(const AnkeCrosstable *table, const long double *log_factorials)
{
    long double log_p = -log_factorials[(gsize)table->total];
    for (gsize row = 0; row < table->counts.n_rows; row++) {
        log_p += log_factorials[(gsize)table->row_sums[row]];
    }
    for (gsize col = 0; col < table->counts.n_cols; col++) {
        log_p += log_factorials[(gsize)table->col_sums[col]];
    }
    log_p -= anke_exact_sum_log_cells(&table->counts, log_factorials);
    return (double)log_p + log1p(ANKE_EXACT_SLACK);
}

/* The margins with fewer states become the network's rows; the largest column comes first. */
static AnkeExact test_network(const AnkeCrosstable *table, const AnkeExactSpec *spec)
{
    g_autofree guint32 *rows = sort_margins(table->row_sums, table->counts.n_rows);
    g_autofree guint32 *cols = sort_margins(table->col_sums, table->counts.n_cols);
    g_autofree long double *log_factorials = anke_log_factorials_new((gsize)table->total);
    AnkeNetworkSpec network = {.rows = rows,
                               .n_rows = table->counts.n_rows,
                               .cols = cols,
                               .n_cols = table->counts.n_cols,
                               .log_factorials = log_factorials,
                               .log_limit = find_log_limit(table, log_factorials),
                               .max_work = spec->max_work};
    if (count_states(cols, network.n_cols) < count_states(rows, network.n_rows)) {
        network.rows = cols;
        network.n_rows = table->counts.n_cols;
        network.cols = rows;
        network.n_cols = table->counts.n_rows;
    }
    reverse_margins(network.cols == cols ? cols : rows, network.n_cols);
    AnkeExact result = {ANKE_EXACT_OVER_BUDGET, NAN};
    if (anke_network_sum(&network, &result.p)) {
        result.status = ANKE_EXACT_DONE;
    }
    return result;
}

AnkeExact anke_exact_fisher(const AnkeCounts *counts, const AnkeExactSpec *spec)
{
    g_autoptr(AnkeCrosstable) table = anke_crosstable_new(counts);
    gsize n_rows = table->counts.n_rows, n_cols = table->counts.n_cols;
    if (n_rows < 2 || n_cols < 2 || !anke_exact_is_whole(table)) {
        return (AnkeExact){ANKE_EXACT_UNDEFINED, NAN};
    }
    if (n_rows == 2 && n_cols == 2) {
        return test_fourfold(table, spec);
    }
    if (table->total > (double)spec->max_work) {
        return (AnkeExact){ANKE_EXACT_OVER_BUDGET, NAN};
    }
    return test_network(table, spec);
}
