#include "analyzer/stats/agreement.h"

#include <math.h>

typedef struct {
    const AnkeCounts *counts;
    AnkeKappaWeights weights;
    double *rows, *cols; /* margins */
    double total;
} Ratings;

static long double disagree(const Ratings *ratings, gsize row, gsize col)
{
    if (ratings->weights == ANKE_KAPPA_SIMPLE) {
        return row == col ? 0 : 1;
    }
    long double distance = row > col ? row - col : col - row;
    distance /= (long double)(ratings->counts->n_rows - 1);
    return ratings->weights == ANKE_KAPPA_LINEAR ? distance : distance * distance;
}

/* Mean disagreement of a category of one rating with the other rating's people. */
static long double disagree_by_chance(const Ratings *ratings, gsize category, const double *other)
{
    long double sum = 0;
    for (gsize idx = 0; idx < ratings->counts->n_rows; idx++) {
        sum += other[idx] * disagree(ratings, category, idx);
    }
    return sum / ratings->total;
}

static long double observe_disagreement(const Ratings *ratings)
{
    gsize size = ratings->counts->n_rows;
    long double sum = 0;
    for (gsize row = 0; row < size; row++) {
        for (gsize col = 0; col < size; col++) {
            sum += ratings->counts->cell[row * size + col] * disagree(ratings, row, col);
        }
    }
    return sum / ratings->total;
}

static long double expect_disagreement(const Ratings *ratings)
{
    long double sum = 0;
    for (gsize row = 0; row < ratings->counts->n_rows; row++) {
        sum += ratings->rows[row] * disagree_by_chance(ratings, row, ratings->cols);
    }
    return sum / ratings->total;
}

/* In terms of disagreement v = 1 - w: w - (w_i. + w_.j)(1 - kappa) is, but for a constant,
 * (v_i. + v_.j)(1 - kappa) - v. Its mean is `excess`, the observed disagreement. */
static double find_ase(const Ratings *ratings, long double excess, long double expected)
{
    gsize size = ratings->counts->n_rows;
    long double variance = 0, rest = excess / expected; /* 1 - kappa */
    g_autofree long double *by_col = g_new(long double, size);
    for (gsize col = 0; col < size; col++) {
        by_col[col] = disagree_by_chance(ratings, col, ratings->rows);
    }
    for (gsize row = 0; row < size; row++) {
        long double by_row = disagree_by_chance(ratings, row, ratings->cols);
        for (gsize col = 0; col < size; col++) {
            long double score =
                (by_row + by_col[col]) * rest - disagree(ratings, row, col) - excess;
            variance += ratings->counts->cell[row * size + col] * score * score;
        }
    }
    return (double)(sqrtl(variance) / ratings->total / expected);
}

AnkeKappa anke_agreement_kappa(const AnkeCounts *counts, AnkeKappaWeights weights)
{
    AnkeKappa result = {NAN, NAN};
    if (counts->n_rows != counts->n_cols || counts->n_rows < 2) {
        return result;
    }
    g_autofree double *rows = g_new(double, counts->n_rows);
    g_autofree double *cols = g_new(double, counts->n_cols);
    Ratings ratings = {.counts = counts, .weights = weights, .rows = rows, .cols = cols};
    ratings.total = anke_counts_sum_margins(counts, rows, cols);
    long double expected = ratings.total > 0 ? expect_disagreement(&ratings) : 0;
    if (isfinite(ratings.total) && expected > 0) {
        long double observed = observe_disagreement(&ratings);
        result.kappa = (double)(1 - observed / expected);
        result.ase = find_ase(&ratings, observed, expected);
    }
    return result;
}
