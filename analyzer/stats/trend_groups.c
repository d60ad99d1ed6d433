#include "analyzer/stats/trend_groups.h"

#include <math.h>

#include "analyzer/stats/correlation.h"
#include "analyzer/stats/tails.h"

static gsize count_filled_rows(const AnkeCounts *counts)
{
    g_autoptr(AnkeCrosstable) table = anke_crosstable_new(counts);
    return table->counts.n_rows;
}

AnkeTrend anke_trend_cochran_armitage(const AnkeCounts *counts, const double *group_scores)
{
    if (count_filled_rows(counts) != 2) {
        return (AnkeTrend){NAN, NAN};
    }
    /* The first row has the lower score: z is -sqrt(N) r. */
    AnkeCorrelation correlation = anke_correlation_pearson(counts, NULL, group_scores);
    double z = 0 - correlation.r * sqrt(correlation.n);
    return (AnkeTrend){z, anke_tail_normal_two_sided(z)};
}

AnkeTrend anke_trend_jonckheere(const AnkeCounts *counts)
{
    AnkeKendall kendall = anke_correlation_kendall(counts);
    return (AnkeTrend){kendall.z, kendall.p};
}
