#include "analyzer/stats/trend_groups.h"

#include <math.h>

#include <gsl/gsl_cdf.h>

#include "analyzer/stats/correlation.h"

AnkeTrend anke_trend_cochran_armitage(const AnkeCounts *counts, const double *group_scores)
{
    /* With scores 1, 2 of the rows z is -sqrt(N) r: the first row is the lower one. */
    AnkeCorrelation correlation = anke_correlation_pearson(counts, NULL, group_scores);
    if (counts->n_rows != 2 || isnan(correlation.r)) {
        return (AnkeTrend){NAN, NAN};
    }
    double z = 0 - correlation.r * sqrt(correlation.n);
    return (AnkeTrend){z, 2 * gsl_cdf_ugaussian_Q(fabs(z))};
}

AnkeTrend anke_trend_jonckheere(const AnkeCounts *counts)
{
    AnkeKendall kendall = anke_correlation_kendall(counts);
    return (AnkeTrend){kendall.z, kendall.p};
}
