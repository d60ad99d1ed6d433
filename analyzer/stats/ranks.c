#include "analyzer/stats/ranks.h"

#include <math.h>

#include <gsl/gsl_cdf.h>

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

/* 1 - sum(t^3 - t)/(N^3 - N); in this form with N^3 divided out, for large N. */
static double correct_for_ties(const AnkeCrosstable *table)
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
    result.h = 12 * between / (n * (n + 1)) / correct_for_ties(table);
    result.df = (double)(table->counts.n_cols - 1);
    result.p = gsl_cdf_chisq_Q(result.h, result.df);
    result.epsilon2 = result.h / (n - 1);
    return result;
}
