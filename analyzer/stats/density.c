#include "analyzer/stats/density.h"

#include <math.h>

#include <gsl/gsl_randist.h>

static const double NORMAL_IQR = 1.34; /* interquartile range of a normal distribution, in sd */

double anke_density_choose_bandwidth(const AnkeDistribution *distribution)
{
    AnkeDescription description = anke_distribution_describe(distribution);
    if (!(description.sd > 0)) {
        return NAN;
    }
    double spread = (description.q3 - description.q1) / NORMAL_IQR;
    spread = spread > 0 ? MIN(spread, description.sd) : description.sd;
    return 0.9 * spread * pow(description.n, -0.2);
}

static double evaluate_point(const AnkeDistribution *distribution, double bandwidth, double point)
{
    double sum = 0;
    for (gsize idx = 0; idx < distribution->n_values; idx++) {
        sum += anke_distribution_count(distribution, idx) *
               gsl_ran_gaussian_pdf(point - distribution->values[idx], bandwidth);
    }
    return sum;
}

void anke_density_evaluate(const AnkeDistribution *distribution, double bandwidth,
                           const double *points, gsize n_points, double *densities)
{
    double n = anke_distribution_sum_counts(distribution);
    gboolean is_defined = n > 0 && bandwidth > 0 && isfinite(bandwidth);
    for (gsize idx = 0; idx < n_points; idx++) {
        densities[idx] =
            is_defined ? evaluate_point(distribution, bandwidth, points[idx]) / n : NAN;
    }
}
