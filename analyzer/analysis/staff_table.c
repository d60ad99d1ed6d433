#include "analyzer/analysis/staff_table.h"

#include <math.h>
#include <string.h>

#include "analyzer/base/age_band.h"

gboolean anke_table_is_yearly(const AnkeTable *table)
{
    return strcmp(table->by, "year") == 0 || g_str_has_prefix(table->by, "year:");
}

gboolean anke_table_is_projection(const AnkeTable *table)
{
    return strcmp(table->by, "scenario") == 0 || g_str_has_prefix(table->by, "scenario:");
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
