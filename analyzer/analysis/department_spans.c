#include "analyzer/analysis/department_spans.h"

#include <math.h>
#include <string.h>

#include "analyzer/analysis/staff_judgement.h"
#include "analyzer/analysis/staff_table.h"
#include "analyzer/base/number.h"

enum { MOST_NAMED = 4 };

/* The departments of a year. */
typedef struct {
    guint n_judged, n_outside;
    GString *names; /* of the first that are outside, with their spans */
} Spans;

/* Staff who are no managers for each that is one. Undefined: NaN without managers. */
static double span_of(const AnkeAnalysis *analysis, gint manager, gint group)
{
    const double managers = anke_table_number(analysis->table, "n", manager, group);
    const double all = anke_table_base(analysis->table, "asked", group);
    return managers > 0 ? (all - managers) / managers : NAN;
}

static double newest_year(const AnkeTable *table)
{
    double newest = NAN;
    for (gint group = 0; group < (gint)table->n_groups; group++) {
        newest = fmax(newest, anke_table_year(table, group)); /* NaN gives way */
    }
    return newest;
}

/* 総務課 of 令和7年 / 総務課 */
static const char *name_of(const AnkeTable *table, gint group)
{
    static const char separator[] = " / ";
    const char *label = table->groups[group].label;
    const char *found = strstr(label, separator);
    return found == NULL ? label : found + strlen(separator);
}

static void add(const AnkeTable *table, gint group, double span, Spans *spans)
{
    char text[ANKE_NUMBER_SIZE];
    spans->n_judged++;
    if (anke_flag_of_span(span) == ANKE_FLAG_NONE || spans->n_outside++ >= MOST_NAMED) {
        return;
    }
    (void)anke_number_format_fixed(text, span, 1);
    g_string_append_printf(spans->names, "%s%s%s人", spans->n_outside > 1 ? "、" : "",
                           name_of(table, group), text);
}

static void judge(const AnkeAnalysis *analysis, const Spans *spans)
{
    const AnkeStaffPlace place = {analysis, ANKE_ALL, ANKE_ALL};
    const AnkeStatValue counts[] = {{"departments_judged", spans->n_judged},
                                    {"departments_outside", spans->n_outside}};
    anke_analysis_put_all(analysis, ANKE_ALL, ANKE_ALL, counts, G_N_ELEMENTS(counts));
    if (spans->n_outside == 0) {
        anke_staff_judge(&place, "departments", ANKE_FLAG_NONE,
                         "管理職1人当たりが%.0f～%.0f人の範囲にない所属はない。", ANKE_SPAN_LEAST,
                         ANKE_SPAN_MOST);
        return;
    }
    g_autofree char *rest = spans->n_outside > MOST_NAMED
                                ? g_strdup_printf("、ほか%u所属", spans->n_outside - MOST_NAMED)
                                : g_strdup("");
    anke_staff_judge(&place, "departments", ANKE_FLAG_YELLOW,
                     "管理職1人当たりが%.0f～%.0f人の範囲にない所属：%s%s。", ANKE_SPAN_LEAST,
                     ANKE_SPAN_MOST, spans->names->str, rest);
}

void anke_department_spans_write(const AnkeAnalysis *analysis, gint manager)
{
    const AnkeTable *table = analysis->table;
    const double newest = newest_year(table);
    Spans spans = {0, 0, g_string_new(NULL)};
    for (gint group = 0; group < (gint)table->n_groups; group++) {
        const AnkeStaffPlace place = {analysis, ANKE_ALL, group};
        const double span = span_of(analysis, manager, group);
        if (isnan(span)) {
            continue;
        }
        anke_staff_flag(&place, "span", anke_flag_of_span(span));
        if (fabs(anke_table_year(table, group) - newest) < 0.5) {
            add(table, group, span, &spans);
        }
    }
    if (spans.n_judged > 0) {
        judge(analysis, &spans);
    }
    g_string_free(spans.names, TRUE);
}
