#include "analyzer/stats/games_howell.h"

#include <math.h>

#include "analyzer/stats/studentised_range.h"

AnkeGamesHowell anke_games_howell_compare(const AnkeGroupMean *first, const AnkeGroupMean *second,
                                          gsize n_groups, double level)
{
    AnkeWelchT welch = anke_means_welch_t(first, second);
    AnkeGamesHowell pair = {.diff = first->shifted_mean - second->shifted_mean,
                            .t = welch.t,
                            .df = welch.df,
                            .t_p = welch.p,
                            .p = NAN,
                            .range = {NAN, NAN}};
    if (isnan(welch.t)) {
        return pair;
    }
    double error = anke_group_mean_var(first) / first->n + anke_group_mean_var(second) / second->n;
    double q = anke_studentised_range_quantile(1 - level, n_groups, welch.df);
    double reach = q * sqrt(error / 2);
    pair.p = anke_studentised_range_tail(fabs(welch.t) * G_SQRT2, n_groups, welch.df);
    pair.range = (AnkeInterval){pair.diff - reach, pair.diff + reach};
    return pair;
}
