#include "analyzer/stats/concordance.h"

/* sums[row][col]: people in the rows before `row` and the columns before `col`; one row and one
 * column larger than the table. */
static long double *cumulate(const AnkeCounts *counts)
{
    gsize width = counts->n_cols + 1;
    long double *sums = g_new0(long double, (counts->n_rows + 1) * width);
    for (gsize row = 0; row < counts->n_rows; row++) {
        long double in_row = 0;
        for (gsize col = 0; col < counts->n_cols; col++) {
            in_row += counts->cell[row * counts->n_cols + col];
            sums[(row + 1) * width + col + 1] = sums[row * width + col + 1] + in_row;
        }
    }
    return sums;
}

static void fill_cell(AnkeConcordance *concordance, const AnkeCounts *counts,
                      const long double *sums, gsize row, gsize col)
{
    gsize width = counts->n_cols + 1, last = counts->n_rows * width;
    const long double *above = sums + row * width, *through = above + width;
    long double above_left = above[col], above_right = above[counts->n_cols] - above[col + 1];
    long double below_left = sums[last + col] - through[col];
    long double below_right = (sums[last + counts->n_cols] - sums[last + col + 1]) -
                              (through[counts->n_cols] - through[col + 1]);
    gsize cell = row * counts->n_cols + col;
    concordance->alike[cell] = above_left + below_right;
    concordance->opposite[cell] = above_right + below_left;
    concordance->n_alike += counts->cell[cell] * concordance->alike[cell];
    concordance->n_opposite += counts->cell[cell] * concordance->opposite[cell];
}

AnkeConcordance *anke_concordance_new(const AnkeCrosstable *table)
{
    const AnkeCounts *counts = &table->counts;
    AnkeConcordance *concordance = g_new0(AnkeConcordance, 1);
    concordance->alike = g_new0(long double, counts->n_rows * counts->n_cols + 1);
    concordance->opposite = g_new0(long double, counts->n_rows * counts->n_cols + 1);
    g_autofree long double *sums = cumulate(counts);
    for (gsize row = 0; row < counts->n_rows; row++) {
        for (gsize col = 0; col < counts->n_cols; col++) {
            fill_cell(concordance, counts, sums, row, col);
        }
    }
    return concordance;
}

void anke_concordance_free(AnkeConcordance *concordance)
{
    if (concordance) {
        g_free(concordance->alike);
        g_free(concordance->opposite);
        g_free(concordance);
    }
}
