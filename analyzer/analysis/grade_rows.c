/* Managers among staff (nets named manager and lead): ratios, span, and whose share they are. */
#include <math.h>
#include <string.h>

#include "analyzer/analysis/department_spans.h"
#include "analyzer/analysis/sections.h"
#include "analyzer/analysis/staff_judgement.h"
#include "analyzer/analysis/staff_table.h"
#include "analyzer/base/number.h"

static double count(const AnkeAnalysis *analysis, gint item, gint group)
{
    return item == ANKE_ALL ? NAN : anke_table_number(analysis->table, "n", item, group);
}

static double ratio(double part, double whole)
{
    return whole > 0 ? part / whole : NAN;
}

/* Sums over the groups of the same year: everybody, and the managers. */
typedef struct {
    double staff, managers;
} YearSums;

static YearSums sum_year(const AnkeAnalysis *analysis, gint manager, gint group)
{
    const AnkeTable *table = analysis->table;
    YearSums sums = {0, 0};
    for (gint i = 0; i < (gint)table->n_groups; i++) {
        if (fabs(anke_table_year(table, i) - anke_table_year(table, group)) < 0.5) {
            sums.staff += anke_table_base(table, "asked", i);
            sums.managers += count(analysis, manager, i);
        }
    }
    return sums;
}

static void judge(const AnkeAnalysis *analysis, gint group, double span)
{
    const AnkeStaffPlace place = {analysis, ANKE_ALL, group};
    char text[ANKE_NUMBER_SIZE];
    g_autofree char *outside = NULL;
    if (strcmp(analysis->table->by, "year") != 0 || isnan(span)) {
        return;
    }
    if (span > ANKE_SPAN_MOST) {
        outside = g_strdup_printf("で、目安の%.0f人を超える", ANKE_SPAN_MOST);
    } else if (span < ANKE_SPAN_LEAST) {
        outside = g_strdup_printf("で、目安の%.0f人を下回る", ANKE_SPAN_LEAST);
    }
    (void)anke_number_format_fixed(text, span, 1);
    anke_staff_judge(&place, "span", anke_flag_of_span(span), "管理職1人当たりの職員は%s人%s。",
                     text, outside == NULL ? "" : outside);
}

static void put_group(const AnkeAnalysis *analysis, gint manager, gint lead, gint group)
{
    const double all = anke_table_base(analysis->table, "asked", group);
    const double managers = count(analysis, manager, group);
    const AnkeStatValue values[] = {{"manager_ratio", ratio(managers, all)},
                                    {"lead_ratio", ratio(count(analysis, lead, group), all)},
                                    {"span", ratio(all - managers, managers)}};
    if (!(all > 0)) {
        return;
    }
    anke_analysis_put_all(analysis, ANKE_ALL, group, values, G_N_ELEMENTS(values));
    judge(analysis, group, ratio(all - managers, managers));
    if (strcmp(analysis->table->by, "year:sex") == 0) {
        const YearSums year = sum_year(analysis, manager, group);
        anke_analysis_put(analysis, ANKE_ALL, group, "staff_share", ratio(all, year.staff));
        anke_analysis_put(analysis, ANKE_ALL, group, "manager_share",
                          ratio(managers, year.managers));
    }
}

void anke_grade_rows_write(const AnkeAnalysis *analysis)
{
    const AnkeTable *table = analysis->table;
    if (!anke_table_is_grades(table)) {
        return;
    }
    const gint manager = anke_table_find_net(table, "manager");
    const gint lead = anke_table_find_net(table, "lead");
    for (gint group = 0; group < (gint)table->n_groups; group++) {
        put_group(analysis, manager, lead, group);
    }
    if (strcmp(table->by, "year:department") == 0) {
        anke_department_spans_write(analysis, manager);
    }
}
