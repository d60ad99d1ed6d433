#include "analyzer/analysis/staff_table.h"

#include <math.h>
#include <string.h>

#include "analyzer/base/age_band.h"
#include "analyzer/base/number.h"

gboolean anke_table_is_yearly(const AnkeTable *table)
{
    return strcmp(table->by, "year") == 0 || g_str_has_prefix(table->by, "year:");
}

gboolean anke_table_is_projection(const AnkeTable *table)
{
    return strcmp(table->by, "scenario") == 0 || g_str_has_prefix(table->by, "scenario:");
}

gboolean anke_table_is_staffing(const AnkeTable *table)
{
    static const char *const names[] = {"staff", "sector", "section", "department", "flow", NULL};
    return g_strv_contains(names, table->question) && anke_table_is_series(table);
}

/* Whether it stands for staff of some age. */
static gboolean is_age(const AnkeItem *item)
{
    return item->type == ANKE_ITEM_CHOICE || item->type == ANKE_ITEM_VALUE;
}

/* age, or age with the number of its bands or of their years. */
static gboolean is_age_name(const char *name)
{
    gsize i = strlen("age");
    if (!g_str_has_prefix(name, "age")) {
        return FALSE;
    }
    while (g_ascii_isdigit(name[i])) {
        i++;
    }
    return name[i] == '\0';
}

gboolean anke_table_is_ages(const AnkeTable *table)
{
    gboolean has_ages = FALSE;
    if (!is_age_name(table->question) || !anke_table_is_yearly(table) ||
        anke_table_is_supplement(table) || !anke_table_has(table, "n") ||
        anke_table_has(table, "w")) {
        return FALSE;
    }
    for (guint i = 0; i < table->n_items; i++) {
        AnkeAgeBand band;
        if (is_age(&table->items[i])) {
            has_ages = TRUE;
            if (!anke_age_band_parse(table->items[i].label, &band)) {
                return FALSE;
            }
        }
    }
    return has_ages;
}

gboolean anke_table_is_flow(const AnkeTable *table)
{
    return strcmp(table->question, "flow") == 0 && strcmp(table->by, "year") == 0 &&
           anke_table_has(table, "stock") && !anke_table_is_list(table);
}

gboolean anke_table_is_series(const AnkeTable *table)
{
    const gboolean is_survey = anke_table_has(table, "asked") || anke_table_has(table, "valid") ||
                               anke_table_has(table, "w");
    if (strcmp(table->by, "year") != 0 || is_survey || anke_table_is_list(table) ||
        table->type == ANKE_TYPE_BATTERY) {
        return FALSE;
    }
    if (anke_table_has(table, "n")) {
        return table->type != ANKE_TYPE_NUMBER && !anke_table_is_ages(table);
    }
    return anke_table_has(table, "value") || anke_table_is_flow(table);
}

gboolean anke_table_is_leaving(const AnkeTable *table)
{
    return strcmp(table->question, "leave_rate") == 0 && anke_table_has(table, "exposure") &&
           anke_table_has(table, "exits") && !anke_table_is_list(table) &&
           !anke_table_is_projection(table);
}

gboolean anke_table_is_tenure(const AnkeTable *table)
{
    return strcmp(table->question, "tenure") == 0 && anke_table_has(table, "at_risk") &&
           anke_table_has(table, "events") && !anke_table_is_list(table) &&
           !anke_table_is_projection(table);
}

gint anke_table_find_net(const AnkeTable *table, const char *name)
{
    for (gint item = 0; item < (gint)table->n_items; item++) {
        if (table->items[item].type == ANKE_ITEM_NET &&
            g_strcmp0(table->items[item].name, name) == 0) {
            return item;
        }
    }
    return ANKE_ALL;
}

gboolean anke_table_is_grades(const AnkeTable *table)
{
    return anke_table_is_yearly(table) && anke_table_has(table, "n") &&
           !anke_table_has(table, "w") && !anke_table_is_list(table) &&
           anke_table_find_net(table, "manager") != ANKE_ALL;
}

gboolean anke_table_is_peers(const AnkeTable *table)
{
    return strcmp(table->question, "peers") == 0 && *table->by == '\0' &&
           anke_table_has(table, "staff") && anke_table_has(table, "population");
}

gboolean anke_table_item_band(const AnkeTable *table, gint item, AnkeAgeBand *band)
{
    return is_age(&table->items[item]) && anke_age_band_parse(table->items[item].label, band);
}

gboolean anke_table_item_age(const AnkeTable *table, gint item, double *age)
{
    AnkeAgeBand band;
    if (!anke_table_item_band(table, item, &band) || !(band.from >= 0) ||
        !(band.to - band.from < 2) || !(band.from < ANKE_AGE_END)) {
        return FALSE;
    }
    *age = band.from;
    return TRUE;
}

double anke_table_item_time(const AnkeTable *table, gint item)
{
    const char *label = table->items[item].label;
    double time = NAN;
    (void)anke_number_parse(label, strlen(label), &time);
    return is_age(&table->items[item]) ? time : NAN;
}

gboolean anke_table_ages(const AnkeTable *table, gint group, const AnkeAgeEnds *ends,
                         AnkeAgeStructure *structure)
{
    *structure = (AnkeAgeStructure){0};
    for (guint i = 0; i < table->n_items; i++) {
        AnkeAgeBand band;
        const double n = anke_table_number(table, "n", (gint)i, group);
        if (!is_age(&table->items[i])) {
            continue;
        }
        if (!anke_age_band_parse(table->items[i].label, &band) || isnan(n) ||
            !anke_age_structure_add(structure, &band, n)) {
            return FALSE;
        }
    }
    return anke_age_structure_finish(structure, ends);
}

double anke_table_year(const AnkeTable *table, gint group)
{
    return group < 0 ? NAN : table->groups[group].score;
}

/* What stands behind the year: " / 男". */
static const char *rest_of(const AnkeTable *table, gint group)
{
    const char *rest = strstr(table->groups[group].label, " / ");
    return rest != NULL ? rest : "";
}

gint anke_table_find_year(const AnkeTable *table, gint group, double years_before)
{
    const double year = anke_table_year(table, group) - years_before;
    for (gint i = 0; i < (gint)table->n_groups && group >= 0; i++) {
        const double distance = anke_table_year(table, i) - year;
        if (fabs(distance) < 0.5 && strcmp(rest_of(table, i), rest_of(table, group)) == 0) {
            return i;
        }
    }
    return ANKE_ALL;
}
