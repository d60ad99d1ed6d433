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

/* The largest step of the list ... 0.1, 0.2, 0.5, 1, 2, 5 ... that is at most `step`. */
static void choose_step(double step, double *digit, int *power)
{
    static const double digits[] = {5, 2, 1};
    *power = (int)floor(log10(step));
    *digit = 1;
    for (gsize i = 0; i < G_N_ELEMENTS(digits); i++) {
        if (digits[i] * pow(10, *power) <= step) {
            *digit = digits[i];
            return;
        }
    }
}

GArray *anke_density_choose_points(double lo, double hi, guint n_points)
{
    static const double most_steps = 1e15; /* beyond it doubles are no whole numbers */
    GArray *points = g_array_new(FALSE, FALSE, sizeof(double));
    double digit;
    int power;
    if (!(isfinite(lo) && isfinite(hi) && hi - lo > 0 && isfinite(hi - lo))) {
        return points;
    }
    choose_step((hi - lo) / n_points, &digit, &power);
    /* A negative power of ten is no double: dividing by its inverse rounds only once. */
    const double times = power >= 0 ? digit * pow(10, power) : digit;
    const double over = power >= 0 ? 1 : pow(10, -power);
    const double first = floor(lo * over / times);
    const double last = ceil(hi * over / times);
    if (!(fabs(first) < most_steps && fabs(last) < most_steps)) {
        return points;
    }
    for (double i = first; i <= last; i++) {
        const double point = i * times / over;
        g_array_append_val(points, point);
    }
    return points;
}
