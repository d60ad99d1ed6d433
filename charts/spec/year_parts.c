#include "charts/spec/year_parts.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static gboolean is_same_year(const AnkeYear *a, const AnkeYear *b)
{
    return strcmp(a->label, b->label) == 0 || fabs(a->year - b->year) < 0.5;
}

static gboolean has_year(const AnkeYearList *list, const AnkeYear *year)
{
    for (guint i = 0; i < list->n; i++) {
        if (is_same_year(&list->years[i], year)) {
            return TRUE;
        }
    }
    return FALSE;
}

static AnkeYear year_of(const AnkeGroup *group)
{
    return (AnkeYear){group->label, anke_spec_within(group->score, 1, 9999)};
}

static int compare_years(const void *a, const void *b)
{
    double left = ((const AnkeYear *)a)->year;
    double right = ((const AnkeYear *)b)->year;
    return left < right ? -1 : left > right ? 1 : 0;
}

static gboolean are_known(const AnkeYearList *list)
{
    for (guint i = 0; i < list->n; i++) {
        if (isnan(list->years[i].year)) {
            return FALSE;
        }
    }
    return TRUE;
}

AnkeYearList anke_year_list(AnkeArena *arena, const AnkeTable *const *tables, guint n_tables)
{
    guint n = 0;
    for (guint t = 0; t < n_tables; t++) {
        n += tables[t]->n_groups;
    }
    AnkeYearList list = {0, anke_arena_new(arena, AnkeYear, n)};
    for (guint t = 0; t < n_tables; t++) {
        for (guint i = 0; i < tables[t]->n_groups; i++) {
            AnkeYear year = year_of(&tables[t]->groups[i]);
            if (!has_year(&list, &year)) {
                list.years[list.n++] = year;
            }
        }
    }
    if (are_known(&list)) {
        qsort(list.years, list.n, sizeof *list.years, compare_years);
    }
    return list;
}

gint anke_year_find_group(const AnkeTable *table, const AnkeYear *year)
{
    gint group = anke_table_find_group(table, year->label);
    for (guint i = 0; group == ANKE_ALL && i < table->n_groups; i++) {
        if (fabs(table->groups[i].score - year->year) < 0.5) {
            group = (gint)i;
        }
    }
    return group;
}

/* Whole numbers of people. */
static gboolean is_people(const AnkeTable *table, const AnkeSeries *series, guint n_years)
{
    static const char *const units[] = {"人", "名", "persons", "people"};
    for (guint i = 0; i < G_N_ELEMENTS(units); i++) {
        if (strcmp(table->unit, units[i]) == 0) {
            return anke_series_decimals(series, n_years) == 0;
        }
    }
    return FALSE;
}

AnkeSeries anke_year_series(AnkeArena *arena, const AnkeTable *table, const AnkeYearList *list,
                            AnkeLang lang)
{
    static const AnkeCell unknown = {ANKE_CELL_UNKNOWN, NAN, NAN, NAN, NAN};
    AnkeCell *cells = anke_arena_new(arena, AnkeCell, list->n);
    for (guint i = 0; i < list->n; i++) {
        gint group = anke_year_find_group(table, &list->years[i]);
        cells[i] = group == ANKE_ALL ? unknown : anke_spec_count(table, "value", ANKE_ALL, group);
    }
    AnkeSeries series = {.label = table->label, .cells = cells};
    if (*table->unit != '\0') {
        series.unit =
            anke_arena_take(arena, g_strdup_printf(anke_say(lang, "（%s）", " (%s)"), table->unit));
    }
    series.is_people = is_people(table, &series, list->n);
    return series;
}

gboolean anke_year_is_money(const AnkeTable *table)
{
    return g_str_has_suffix(table->unit, "円") || g_str_has_suffix(table->unit, "yen");
}

static gboolean is_projection(const char *note)
{
    static const char english[] = "projection";
    return g_str_has_prefix(note, "推計") ||
           g_ascii_strncasecmp(note, english, strlen(english)) == 0;
}

AnkeYearEvent *anke_year_notes(AnkeArena *arena, const AnkeTable *table, const AnkeYearList *list,
                               gboolean *is_projected, guint *n_events)
{
    AnkeYearEvent *events = anke_arena_new(arena, AnkeYearEvent, list->n);
    *n_events = 0;
    for (guint i = 0; i < list->n; i++) {
        gint group = anke_year_find_group(table, &list->years[i]);
        const char *note =
            group == ANKE_ALL ? NULL : anke_table_text(table, "note", ANKE_ALL, group);
        if (note == NULL || *note == '\0') {
            continue;
        }
        if (is_projection(note)) {
            is_projected[i] = TRUE;
        } else {
            events[(*n_events)++] = (AnkeYearEvent){i, note};
        }
    }
    return events;
}
