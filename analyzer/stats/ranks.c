#include "analyzer/stats/ranks.h"

#include <math.h>

#include "analyzer/stats/tails.h"

/* Mean rank of each row's people, less the mean of all ranks (N + 1)/2. */
static void centre_ranks(const AnkeCrosstable *table, double *centred)
{
    double n_below = 0;
    for (gsize row = 0; row < table->counts.n_rows; row++) {
        centred[row] = n_below + table->row_sums[row] / 2 - table->total / 2;
        n_below += table->row_sums[row];
    }
}

/* Sum over the groups of n_j (mean rank_j - (N + 1)/2)^2. */
static double sum_between_groups(const AnkeCrosstable *table, const double *centred)
{
    gsize n_cols = table->counts.n_cols;
    double between = 0;
    for (gsize col = 0; col < n_cols; col++) {
        double rank_sum = 0;
        for (gsize row = 0; row < table->counts.n_rows; row++) {
            rank_sum += table->counts.cell[row * n_cols + col] * centred[row];
        }
        between += rank_sum * rank_sum / table->col_sums[col];
    }
    return between;
}

/* In this form with N^3 divided out, for large N. */
double anke_ranks_correct_for_ties(const AnkeCrosstable *table)
{
    double n = table->total, ties = 0;
    for (gsize row = 0; row < table->counts.n_rows; row++) {
        double tied = table->row_sums[row];
        ties += tied * (tied * tied - 1) / (n * (n * n - 1));
    }
    return 1 - ties;
}

AnkeKruskalWallis anke_ranks_kruskal_wallis(const AnkeCounts *counts)
{
    g_autoptr(AnkeCrosstable) table = anke_crosstable_new(counts);
    AnkeKruskalWallis result = {.h = NAN, .p = NAN, .epsilon2 = NAN};
    if (table->counts.n_rows < 2 || table->counts.n_cols < 2) {
        return result;
    }
    g_autofree double *centred = g_new(double, table->counts.n_rows);
    centre_ranks(table, centred);
    double n = table->total, between = sum_between_groups(table, centred);
    result.h = 12 * between / (n * (n + 1)) / anke_ranks_correct_for_ties(table);
    result.df = (double)(table->counts.n_cols - 1);
    result.p = anke_tail_chisq(result.h, result.df);
    result.epsilon2 = result.h / (n - 1);
    return result;
}

/* Place of a pair of columns (first < second) in the list of all. */
static gsize find_pair(gsize first, gsize second, gsize n_cols)
{
    return first * (2 * n_cols - first - 1) / 2 + second - first - 1;
}

/* Mean rank of each group, less the mean of all ranks. */
static double *find_mean_ranks(const AnkeCrosstable *table)
{
    gsize n_cols = table->counts.n_cols;
    g_autofree double *centred = g_new(double, table->counts.n_rows + 1);
    double *mean_ranks = g_new0(double, n_cols + 1);
    centre_ranks(table, centred);
    for (gsize row = 0; row < table->counts.n_rows; row++) {
        for (gsize col = 0; col < n_cols; col++) {
            mean_ranks[col] += table->counts.cell[row * n_cols + col] * centred[row];
        }
    }
    for (gsize col = 0; col < n_cols; col++) {
        mean_ranks[col] /= table->col_sums[col];
    }
    return mean_ranks;
}

void anke_ranks_dunn(const AnkeCounts *counts, double *z)
{
    for (gsize pair = 0; pair < counts->n_cols * (MAX(counts->n_cols, 1) - 1) / 2; pair++) {
        z[pair] = NAN;
    }
    g_autoptr(AnkeCrosstable) table = anke_crosstable_new(counts);
    if (table->counts.n_rows < 2) {
        return;
    }
    g_autofree double *mean_ranks = find_mean_ranks(table);
    double variance = table->total * (table->total + 1) / 12 * anke_ranks_correct_for_ties(table);
    for (gsize second = 1; second < table->counts.n_cols; second++) {
        for (gsize first = 0; first < second; first++) {
            double inverse = 1 / table->col_sums[first] + 1 / table->col_sums[second];
            z[find_pair(table->cols[first], table->cols[second], counts->n_cols)] =
                (mean_ranks[first] - mean_ranks[second]) / sqrt(variance * inverse);
        }
    }
}
