/* The city among its peers (list peers): rates, means, excess, z, rank, and what a regression lets
 * expect. */
#include <math.h>
#include <string.h>

#include "analyzer/analysis/sections.h"
#include "analyzer/analysis/staff_judgement.h"
#include "analyzer/analysis/staff_table.h"
#include "analyzer/base/number.h"
#include "analyzer/stats/peer_group.h"

static AnkePeer *read_peers(const AnkeTable *table)
{
    AnkePeer *peers = g_new(AnkePeer, table->n_items + 1);
    for (gint item = 0; item < (gint)table->n_items; item++) {
        peers[item] = (AnkePeer){anke_table_number(table, "staff", item, ANKE_ALL),
                                 anke_table_number(table, "population", item, ANKE_ALL),
                                 anke_table_number(table, "area", item, ANKE_ALL)};
    }
    return peers;
}

static void put_place(const AnkeAnalysis *analysis, const AnkePeer *peers,
                      const AnkePeerGroup *group, gint item)
{
    const gsize n = analysis->table->n_items;
    const AnkePeerPlace place = anke_peer_group_place(peers, n, group, (gsize)item);
    const AnkePeerFit fit = anke_peer_fit(peers, n, (gsize)item, analysis->spec->conf);
    const AnkeStatValue values[] = {{"per_10000", place.rate},
                                    {"per_1000", place.rate / 10},
                                    {"excess", place.excess},
                                    {"excess_rate", place.excess_rate},
                                    {"excess_base", peers[item].staff},
                                    {"z", place.z},
                                    {"robust_z", place.robust_z},
                                    {"rank", place.rank},
                                    {"fitted", fit.fitted},
                                    {"fitted_lo", fit.range.lo},
                                    {"fitted_hi", fit.range.hi},
                                    {"t_residual", fit.t}};
    anke_analysis_put_all(analysis, item, ANKE_ALL, values, G_N_ELEMENTS(values));
    anke_analysis_put_words(analysis, item, ANKE_ALL, "predictors",
                            fit.has_area ? "population+area" : "population");
}

static void judge(const AnkeAnalysis *analysis, const AnkePeer *peers, const AnkePeerGroup *group,
                  gint item)
{
    const AnkePeerPlace place =
        anke_peer_group_place(peers, analysis->table->n_items, group, (gsize)item);
    char rate[ANKE_NUMBER_SIZE];
    char mean[ANKE_NUMBER_SIZE];
    char excess[ANKE_NUMBER_SIZE];
    if (isnan(place.excess)) {
        return;
    }
    (void)anke_number_format_fixed(rate, place.rate, 2);
    (void)anke_number_format_fixed(mean, group->weighted_mean, 2);
    (void)anke_number_format_fixed(excess, fabs(place.excess), 0);
    const AnkeStaffPlace own = {analysis, item, ANKE_ALL};
    anke_staff_judge(&own, "peers", ANKE_FLAG_UNKNOWN,
                     "人口1万人当たり%s人で、%" G_GSIZE_FORMAT
                     "団体の加重平均%s人で計算した職員数より%s人%s（多い方から%.0f番目）。",
                     rate, group->n, mean, excess, place.excess < 0 ? "少ない" : "多い",
                     place.rank);
}

void anke_peer_rows_write(const AnkeAnalysis *analysis)
{
    const AnkeTable *table = analysis->table;
    if (!anke_table_is_peers(table) || table->n_items > ANKE_PEERS_MAX) {
        return;
    }
    g_autofree AnkePeer *peers = read_peers(table);
    const AnkePeerGroup group = anke_peer_group_describe(peers, table->n_items);
    const AnkeStatValue values[] = {{"weighted_mean", group.weighted_mean},
                                    {"simple_mean", group.simple_mean}};
    anke_analysis_put_all(analysis, ANKE_ALL, ANKE_ALL, values, G_N_ELEMENTS(values));
    for (gint item = 0; item < (gint)table->n_items; item++) {
        put_place(analysis, peers, &group, item);
        if (g_strcmp0(anke_table_text(table, "own", item, ANKE_ALL), "yes") == 0) {
            judge(analysis, peers, &group, item);
        }
    }
}
