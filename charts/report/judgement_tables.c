#include "charts/report/judgement_tables.h"

#include <math.h>
#include <string.h>

/* Tables by question and break; of ages the first that the stream has. */
static const struct {
    const char *question;
    const char *by;
    AnkeJudged which;
} wanted[] = {
    {"age", "year", ANKE_JUDGED_AGES},     {"age12", "year", ANKE_JUDGED_AGES},
    {"age5", "year", ANKE_JUDGED_AGES},    {"age10", "year", ANKE_JUDGED_AGES},
    {"grade", "year", ANKE_JUDGED_GRADES}, {"grade", "year:department", ANKE_JUDGED_DEPARTMENTS},
    {"flow", "year", ANKE_JUDGED_FLOW},    {"leave_rate", "", ANKE_JUDGED_RATES},
    {"peers", "", ANKE_JUDGED_PEERS},      {"warnings", "", ANKE_JUDGED_WARNINGS}};

/* Index of a table in the list above; its length where it is not wanted. */
static guint find_wanted(const AnkeTable *table)
{
    guint i = 0;
    while (i < G_N_ELEMENTS(wanted) && (strcmp(wanted[i].question, table->question) != 0 ||
                                        strcmp(wanted[i].by, table->by) != 0)) {
        i++;
    }
    return i;
}

void anke_judgement_tables_take(AnkeJudgementTables *tables, AnkeTable **table)
{
    guint found = find_wanted(*table);
    if (found == G_N_ELEMENTS(wanted)) {
        return;
    }
    AnkeTable **kept = &tables->tables[wanted[found].which];
    if (*kept != NULL && find_wanted(*kept) <= found) {
        return;
    }
    anke_table_free(*kept);
    *kept = g_steal_pointer(table);
}

gint anke_judgement_newest(const AnkeJudgementTables *tables)
{
    const AnkeTable *ages = tables->tables[ANKE_JUDGED_AGES];
    gint newest = ANKE_ALL;
    for (guint i = 0; ages != NULL && i < ages->n_groups; i++) {
        double score = ages->groups[i].score;
        if (!isnan(score) && (newest == ANKE_ALL || score > ages->groups[newest].score)) {
            newest = (gint)i;
        }
    }
    return newest;
}

gint anke_judgement_group(const AnkeJudgementTables *tables, AnkeJudged which)
{
    gint newest = anke_judgement_newest(tables);
    const AnkeTable *table = tables->tables[which];
    if (table == NULL || newest == ANKE_ALL) {
        return ANKE_ALL;
    }
    double year = tables->tables[ANKE_JUDGED_AGES]->groups[newest].score;
    for (guint i = 0; i < table->n_groups; i++) {
        if (fabs(table->groups[i].score - year) < 0.5) {
            return (gint)i;
        }
    }
    return ANKE_ALL;
}

void anke_judgement_tables_clear(AnkeJudgementTables *tables)
{
    for (guint i = 0; i < ANKE_N_JUDGED; i++) {
        g_clear_pointer(&tables->tables[i], anke_table_free);
    }
}
