/* Stock and flow of staff: turnover, and what changed the mean age. */
#include <math.h>

#include "analyzer/analysis/sections.h"
#include "analyzer/analysis/staff_judgement.h"
#include "analyzer/analysis/staff_table.h"
#include "analyzer/stats/staff_flow.h"

static double flow_of(const AnkeAnalysis *analysis, gint group, const char *stat)
{
    return anke_table_number(analysis->table, stat, ANKE_ALL, group);
}

/* How many have a known age: `n_stat`, else everybody of `whole_stat`. */
static AnkeAgeSum age_sum_of(const AnkeAnalysis *analysis, gint group, const char *n_stat,
                             const char *whole_stat, const char *sum_stat)
{
    const double n = flow_of(analysis, group, n_stat);
    return (AnkeAgeSum){isnan(n) ? flow_of(analysis, group, whole_stat) : n,
                        flow_of(analysis, group, sum_stat)};
}

static AnkeFlowAges ages_of(const AnkeAnalysis *analysis, gint group)
{
    return (AnkeFlowAges){
        .stock = age_sum_of(analysis, group, "age_n", "stock", "age_sum"),
        .leavers = age_sum_of(analysis, group, "leavers_age_n", "leavers", "leavers_age_sum"),
        .hires = age_sum_of(analysis, group, "hires_age_n", "hires", "hires_age_sum"),
        .in_year = {flow_of(analysis, group, "in_year"),
                    flow_of(analysis, group, "in_year_age_sum")}};
}

void anke_flow_rows_write(const AnkeAnalysis *analysis)
{
    const AnkeTable *table = analysis->table;
    if (!anke_table_is_flow(table)) {
        return;
    }
    for (gint group = 0; group < (gint)table->n_groups; group++) {
        const AnkeStaffFlow flow = {.stock = flow_of(analysis, group, "stock"),
                                    .leavers = flow_of(analysis, group, "leavers"),
                                    .hires = flow_of(analysis, group, "hires"),
                                    .stock_next = flow_of(analysis, group, "stock_next")};
        const AnkeFlowAges ages = ages_of(analysis, group);
        const AnkeAgeSplit split = anke_staff_flow_split(&ages);
        const AnkeStatValue values[] = {{"turnover", anke_staff_flow_turnover(&flow)},
                                        {"mean_age", split.mean},
                                        {"mean_age_change", split.change},
                                        {"split_exits", split.exits},
                                        {"split_ageing", split.ageing},
                                        {"split_hires", split.hires}};
        anke_analysis_put_all(analysis, ANKE_ALL, group, values, G_N_ELEMENTS(values));
        if (fabs(anke_staff_flow_rest(&flow)) > 0) {
            const AnkeStaffPlace place = {analysis, ANKE_ALL, group};
            anke_staff_judge(&place, "identity", ANKE_FLAG_YELLOW, "%s",
                             "在職者数、退職者数、採用者数が合わない（異動・重複・日付の誤りを"
                             "確かめる）。");
        }
    }
}
