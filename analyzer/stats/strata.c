#include "analyzer/stats/strata.h"

#include <math.h>

static const AnkeEstimate UNDEFINED = {NAN, NAN, NAN};

double anke_stratum_factor(const AnkeStratum *stratum)
{
    double n = stratum->n;
    gboolean has_population = !isnan(stratum->population);
    if (!(n > 0) || (has_population && stratum->population < n)) {
        return NAN;
    }
    double missing = has_population ? 1 - n / stratum->population : 1;
    if (missing <= 0) {
        return 0;
    }
    return n > 1 ? missing * n / (n - 1) : NAN;
}

/* What a stratum adds to the variance. sum, sum2: of the residuals and of their squares. */
static double add_stratum(const AnkeStratum *stratum, double sum, double sum2)
{
    return anke_stratum_factor(stratum) * MAX(sum2 - sum * sum / stratum->n, 0);
}

/* A cell that holds the whole group, summed in another order than the group, is all of it. */
static double clean_share(double share)
{
    static const double ROUNDING = 1e-14;
    return share > 1 - ROUNDING ? 1 : share;
}

static double sum_all(const double *values, gsize n_values)
{
    double sum = 0;
    for (gsize i = 0; i < n_values; i++) {
        sum += values[i];
    }
    return sum;
}

AnkeEstimate anke_strata_share(const AnkeStratum *strata, gsize n_strata, const double *base,
                               const double *base2, const double *cell, const double *cell2)
{
    double total = sum_all(base, n_strata);
    if (!(total > 0) || !isfinite(total)) {
        return UNDEFINED;
    }
    double p = clean_share(sum_all(cell, n_strata) / total);
    double variance = 0;
    for (gsize h = 0; h < n_strata; h++) {
        if (base[h] > 0) {
            double sum = (cell[h] - p * base[h]) / total;
            double inside = cell2[h] / total / total,
                   outside = (base2[h] - cell2[h]) / total / total;
            double sum2 = (1 - p) * (1 - p) * inside + p * p * outside;
            variance += add_stratum(&strata[h], sum, sum2);
        }
    }
    gboolean has_spread = p > 0 && p < 1;
    return (AnkeEstimate){p, variance, has_spread ? p * (1 - p) / variance : NAN};
}

static gboolean has_score(const AnkeScoreSums *sums, gsize score)
{
    return !isnan(sums->scores[score]);
}

static double find_mean(const AnkeScoreSums *sums, double *total)
{
    double weighted = 0;
    *total = 0;
    for (gsize i = 0; i < sums->n_strata * sums->n_scores; i++) {
        if (has_score(sums, i % sums->n_scores)) {
            *total += sums->w[i];
            weighted += sums->w[i] * sums->scores[i % sums->n_scores];
        }
    }
    return weighted / *total;
}

AnkeEstimate anke_strata_mean(const AnkeScoreSums *sums)
{
    double total;
    double mean = find_mean(sums, &total);
    if (!(total > 0) || !isfinite(total)) {
        return UNDEFINED;
    }
    double variance = 0;
    for (gsize h = 0; h < sums->n_strata; h++) {
        const double *w = sums->w + h * sums->n_scores, *w2 = sums->w2 + h * sums->n_scores;
        double base = 0, sum = 0, sum2 = 0;
        for (gsize score = 0; score < sums->n_scores; score++) {
            if (has_score(sums, score)) {
                double residual = (sums->scores[score] - mean) / total;
                base += w[score];
                sum += w[score] * residual;
                sum2 += w2[score] * residual * residual;
            }
        }
        if (base > 0) {
            variance += add_stratum(&sums->strata[h], sum, sum2);
        }
    }
    return (AnkeEstimate){mean, variance, NAN};
}
