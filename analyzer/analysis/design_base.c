/* Weighted cells, bases and shares of a table, without its strata. */
#include <math.h>

#include "analyzer/analysis/design.h"
#include "analyzer/stats/proportion.h"

AnkeWeightSum anke_weight_cell(const AnkeTable *table, gint item, gint group)
{
    gboolean is_weighted = anke_table_has(table, "w");
    return (AnkeWeightSum){anke_table_number(table, is_weighted ? "w" : "n", item, group),
                           anke_table_number(table, is_weighted ? "w2" : "n", item, group)};
}

void anke_weight_sum_add(AnkeWeightSum *sum, AnkeWeightSum more, double sign)
{
    sum->w += sign * more.w;
    sum->w2 += sign * more.w2;
}

static gboolean is_missing(AnkeItemType type)
{
    return type == ANKE_ITEM_NOANSWER || type == ANKE_ITEM_INVALID;
}

/* Of all items that add up: answers (NaN for ticks, which do not), or missing ones. */
static AnkeWeightSum sum_items(const AnkeTable *table, gint group, gboolean of_missing)
{
    AnkeWeightSum sum = {0, 0};
    for (gint item = 0; item < (gint)table->n_items; item++) {
        AnkeItemType type = table->items[item].type;
        gboolean is_answer = type == ANKE_ITEM_CHOICE || type == ANKE_ITEM_VALUE;
        if (of_missing ? is_missing(type) : is_answer) {
            anke_weight_sum_add(&sum, anke_weight_cell(table, item, group), 1);
        }
    }
    return sum;
}

/* People of a table without weights. */
static AnkeWeightSum count_base(const AnkeTable *table, gint group, AnkeBase base)
{
    double n = anke_table_base(table, anke_base_name(base), group);
    return (AnkeWeightSum){n, n};
}

AnkeWeightSum anke_weight_base(const AnkeTable *table, gint group, AnkeBase base)
{
    if (!anke_table_has(table, "w")) {
        return count_base(table, group, base);
    }
    AnkeWeightSum missing = sum_items(table, group, TRUE);
    AnkeWeightSum sum = {NAN, NAN};
    if (anke_table_row(table, "w_base", ANKE_ALL, group) != NULL) {
        sum.w = anke_table_number(table, "w_base", ANKE_ALL, group);
        sum.w2 = anke_table_number(table, "w2_base", ANKE_ALL, group);
    } else if (table->type != ANKE_TYPE_MULTIPLE) {
        sum = sum_items(table, group, FALSE);
        anke_weight_sum_add(&sum, missing, 1);
    }
    if (base == ANKE_BASE_ANSWERED) {
        anke_weight_sum_add(&sum, missing, -1);
    }
    return sum;
}

AnkeEffective anke_analysis_effective(const AnkeAnalysis *analysis, gint group)
{
    AnkeWeightSum sum = anke_weight_base(analysis->table, group, analysis->spec->base);
    return anke_effective_kish(anke_analysis_base(analysis, group), sum.w, sum.w2);
}

double anke_analysis_effective_base(const AnkeAnalysis *analysis, gint group)
{
    double n = anke_analysis_base(analysis, group);
    double corrected = anke_proportion_correct_base(n, anke_analysis_population(analysis, group));
    return analysis->is_weighted ? corrected * anke_analysis_effective(analysis, group).efficiency
                                 : corrected;
}

/* A sum over everybody of a group, made in another order than the group's, is all of it. */
static double clean_share(double share)
{
    static const double ROUNDING = 1e-12;
    return fabs(share - 1) < ROUNDING ? 1 : share;
}

double anke_analysis_share(const AnkeAnalysis *analysis, gint item, gint group)
{
    const AnkeTable *table = analysis->table;
    if (!analysis->is_weighted) {
        double base = anke_analysis_base(analysis, group);
        return base > 0 ? anke_table_number(table, "n", item, group) / base : NAN;
    }
    double base = anke_weight_base(table, group, analysis->spec->base).w;
    return base > 0 ? clean_share(anke_table_number(table, "w", item, group) / base) : NAN;
}
