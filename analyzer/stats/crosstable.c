#include "analyzer/stats/crosstable.h"

#include <math.h>

double anke_counts_sum_margins(const AnkeCounts *counts, double *row_sums, double *col_sums)
{
    double total = 0;
    if (col_sums) {
        for (gsize col = 0; col < counts->n_cols; col++) {
            col_sums[col] = 0;
        }
    }
    for (gsize row = 0; row < counts->n_rows; row++) {
        double row_sum = 0;
        for (gsize col = 0; col < counts->n_cols; col++) {
            double n = counts->cell[row * counts->n_cols + col];
            n = n >= 0 && isfinite(n) ? n : NAN;
            row_sum += n;
            if (col_sums) {
                col_sums[col] += n;
            }
        }
        if (row_sums) {
            row_sums[row] = row_sum;
        }
        total += row_sum;
    }
    return total;
}

/* Moves the sums above 0 to the front, writes where they stood, returns their number. */
static gsize keep_filled(double *sums, gsize *indices, gsize n_sums)
{
    gsize n_kept = 0;
    for (gsize idx = 0; idx < n_sums; idx++) {
        if (sums[idx] > 0) {
            sums[n_kept] = sums[idx];
            indices[n_kept++] = idx;
        }
    }
    return n_kept;
}

static void copy_filled(AnkeCrosstable *table, const AnkeCounts *counts)
{
    gsize n_rows = table->counts.n_rows, n_cols = table->counts.n_cols;
    for (gsize row = 0; row < n_rows; row++) {
        const double *source = counts->cell + table->rows[row] * counts->n_cols;
        for (gsize col = 0; col < n_cols; col++) {
            table->storage[row * n_cols + col] = source[table->cols[col]];
        }
    }
}

AnkeCrosstable *anke_crosstable_new(const AnkeCounts *counts)
{
    AnkeCrosstable *table = g_new0(AnkeCrosstable, 1);
    table->rows = g_new0(gsize, counts->n_rows + 1);
    table->cols = g_new0(gsize, counts->n_cols + 1);
    table->row_sums = g_new0(double, counts->n_rows + 1);
    table->col_sums = g_new0(double, counts->n_cols + 1);
    double total = anke_counts_sum_margins(counts, table->row_sums, table->col_sums);
    if (total > 0 && isfinite(total)) {
        table->total = total;
        table->counts.n_rows = keep_filled(table->row_sums, table->rows, counts->n_rows);
        table->counts.n_cols = keep_filled(table->col_sums, table->cols, counts->n_cols);
    }
    table->storage = g_new0(double, table->counts.n_rows * table->counts.n_cols + 1);
    table->counts.cell = table->storage;
    copy_filled(table, counts);
    return table;
}

void anke_crosstable_free(AnkeCrosstable *table)
{
    if (table) {
        g_free(table->rows);
        g_free(table->cols);
        g_free(table->row_sums);
        g_free(table->col_sums);
        g_free(table->storage);
        g_free(table);
    }
}
