/* Stock and flow of staff: turnover, and what changed the mean age. */
#include <math.h>

#include "analyzer/analysis/sections.h"
#include "analyzer/analysis/staff_table.h"
#include "analyzer/stats/staff_flow.h"

static double flow_of(const AnkeAnalysis *analysis, gint group, const char *stat)
{
    return anke_table_number(analysis->table, stat, ANKE_ALL, group);
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
                                    .stock_next = flow_of(analysis, group, "stock_next"),
                                    .age_sum = flow_of(analysis, group, "age_sum"),
                                    .leavers_age_sum = flow_of(analysis, group, "leavers_age_sum"),
                                    .hires_age_sum = flow_of(analysis, group, "hires_age_sum")};
        const AnkeAgeSplit split = anke_staff_flow_split(&flow);
        const AnkeStatValue values[] = {{"turnover", anke_staff_flow_turnover(&flow)},
                                        {"mean_age", split.mean},
                                        {"mean_age_change", split.change},
                                        {"split_exits", split.exits},
                                        {"split_ageing", split.ageing},
                                        {"split_hires", split.hires}};
        anke_analysis_put_all(analysis, ANKE_ALL, group, values, G_N_ELEMENTS(values));
        const double rest = anke_staff_flow_rest(&flow);
        if (fabs(rest) > 0) {
            anke_analysis_put_words(
                analysis, ANKE_ALL, group, "judgement_identity",
                "在職者数、退職者数、採用者数が合わない（異動・重複・日付の誤りを"
                "確かめる）。");
        }
    }
}
