#include "analyzer/stats/qq.h"

#include <math.h>

#include <gsl/gsl_cdf.h>

static const double FEW = 10; /* people */

/* The normal quantile of a place, counting from 1. Places above the middle mirror those below it,
 * so that the last of very many is as exact as the first. */
static double theoretical_at(double place, double n)
{
    const double shift = n <= FEW ? 3.0 / 8 : 1.0 / 2;
    const double below = fmin(place, n + 1 - place);
    const double quantile = gsl_cdf_ugaussian_Pinv((below - shift) / (n + 1 - 2 * shift));
    return place > below ? -quantile : quantile;
}

/* The place of point `k`, counting from 1. */
static double place_of(guint k, guint n_points, double n)
{
    return n_points < 2 ? 1 : 1 + round(k * (n - 1) / (n_points - 1));
}

GArray *anke_qq_points(const AnkeDistribution *distribution, guint max_points)
{
    GArray *points = g_array_new(FALSE, FALSE, sizeof(AnkeQqPoint));
    const double n = anke_distribution_sum_counts(distribution);
    g_assert(max_points >= 2);
    if (!(n > 0)) {
        return points;
    }
    const guint n_points = n < max_points ? (guint)n : max_points;
    gsize value = 0;
    double up_to = anke_distribution_count(distribution, 0); /* people with this value or less */
    for (guint k = 0; k < n_points; k++) {
        const double place = place_of(k, n_points, n);
        while (up_to < place && value + 1 < distribution->n_values) {
            up_to += anke_distribution_count(distribution, ++value);
        }
        const AnkeQqPoint point = {theoretical_at(place, n), distribution->values[value]};
        g_array_append_val(points, point);
    }
    return points;
}

AnkeQqLine anke_qq_line(const AnkeDistribution *distribution)
{
    const double q1 = anke_distribution_quantile(distribution, 0.25);
    const double q3 = anke_distribution_quantile(distribution, 0.75);
    const double slope = (q3 - q1) / (2 * gsl_cdf_ugaussian_Pinv(0.75));
    return (AnkeQqLine){slope, (q1 + q3) / 2};
}
