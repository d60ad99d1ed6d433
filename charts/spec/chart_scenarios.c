#include "charts/spec/chart_scenarios.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analyzer/base/calendar.h"
#include "analyzer/base/error.h"
#include "analyzer/base/text.h"

#define SEPARATOR " / " /* between the labels of a nested break */
#define FISCAL "年度"
#define FIRST_YEAR 1000 /* of scores that can be years; smaller ones are horizons */
#define LAST_YEAR 9999

/* Behind the last separator, or the whole label. */
static const char *year_part(const char *label)
{
    const char *found = g_strrstr(label, SEPARATOR);
    return found == NULL ? label : found + strlen(SEPARATOR);
}

/* "令和7年" of the 1 April of a western year; NULL before the eras. */
static char *era_label(double year)
{
    g_autofree char *iso = g_strdup_printf("%04.0f-04-01", year);
    char *wareki = anke_date_to_wareki(iso);
    char *end = wareki == NULL ? NULL : strstr(wareki, "年");
    if (end == NULL) {
        g_free(wareki);
        return NULL;
    }
    end[strlen("年")] = '\0';
    return wareki;
}

/* The year of a group; a fiscal year becomes that of the 1 April it leads to, or begins with. */
static AnkeYear year_of(AnkeArena *arena, const AnkeGroup *group, gboolean is_flow)
{
    AnkeYear year = {year_part(group->label),
                     anke_spec_within(group->score, FIRST_YEAR, LAST_YEAR)};
    if (!g_str_has_suffix(year.label, FISCAL) || isnan(year.year)) {
        return year;
    }
    double april = year.year + (is_flow ? 1 : 0);
    char *label = era_label(april);
    return label == NULL ? year : (AnkeYear){anke_arena_take(arena, label), april};
}

static gboolean is_same_year(const AnkeYear *a, const AnkeYear *b)
{
    return strcmp(a->label, b->label) == 0 || fabs(a->year - b->year) < 0.5;
}

static gint find_year(const AnkeChartScenarios *ahead, const AnkeYear *year)
{
    for (guint i = 0; i < ahead->n_years; i++) {
        if (is_same_year(&ahead->years[i], year)) {
            return (gint)i;
        }
    }
    return -1;
}

static int compare_years(const void *a, const void *b)
{
    double left = ((const AnkeYear *)a)->year;
    double right = ((const AnkeYear *)b)->year;
    return left < right ? -1 : left > right ? 1 : 0;
}

static void add_years(AnkeArena *arena, AnkeChartScenarios *ahead, AnkeYear *years,
                      const AnkeTable *table, gboolean is_flow)
{
    ahead->years = years;
    for (guint i = 0; table != NULL && i < table->n_groups; i++) {
        AnkeYear year = year_of(arena, &table->groups[i], is_flow);
        if (find_year(ahead, &year) < 0) {
            years[ahead->n_years++] = year;
        }
    }
}

static void sort_years(AnkeChartScenarios *ahead, AnkeYear *years)
{
    for (guint i = 0; i < ahead->n_years; i++) {
        if (isnan(years[i].year)) {
            return;
        }
    }
    qsort(years, ahead->n_years, sizeof *years, compare_years);
}

static gint *new_groups(AnkeArena *arena, guint n_years)
{
    gint *groups = anke_arena_new(arena, gint, n_years);
    for (guint i = 0; i < n_years; i++) {
        groups[i] = ANKE_ALL;
    }
    return groups;
}

/* Behind the last year that the past has. */
static void place_past(AnkeArena *arena, AnkeChartScenarios *ahead, gboolean is_flow)
{
    if (ahead->past == NULL) {
        return;
    }
    gint *groups = new_groups(arena, ahead->n_years);
    for (guint i = 0; i < ahead->past->n_groups; i++) {
        AnkeYear year = year_of(arena, &ahead->past->groups[i], is_flow);
        guint at = (guint)find_year(ahead, &year);
        groups[at] = (gint)i;
        ahead->first_ahead = MAX(ahead->first_ahead, at + 1);
    }
    ahead->past_groups = groups;
}

/* Before the last separator; "" where there is a year only. */
static char *scenario_part(const AnkeGroup *group)
{
    const char *year = year_part(group->label);
    return year == group->label
               ? g_strdup("")
               : g_strndup(group->label, (gsize)(year - group->label) - strlen(SEPARATOR));
}

/* The groups of a scenario by year; a scenario that is new is added. */
static gint *groups_of(AnkeArena *arena, AnkeChartScenarios *ahead, GArray *scenarios,
                       const char *label)
{
    for (guint i = 0; i < scenarios->len; i++) {
        const AnkeChartScenario *scenario = &g_array_index(scenarios, AnkeChartScenario, i);
        if (strcmp(scenario->label, label) == 0) {
            return (gint *)scenario->groups;
        }
    }
    gint *groups = new_groups(arena, ahead->n_years);
    AnkeChartScenario scenario = {anke_arena_take(arena, g_strdup(label)), groups};
    g_array_append_val(scenarios, scenario);
    return groups;
}

static void find_scenarios(AnkeArena *arena, const AnkeTable *table, AnkeChartScenarios *ahead,
                           gboolean is_flow)
{
    g_autoptr(GArray) scenarios = g_array_new(FALSE, FALSE, sizeof(AnkeChartScenario));
    for (guint i = 0; i < table->n_groups; i++) {
        AnkeYear year = year_of(arena, &table->groups[i], is_flow);
        g_autofree char *label = scenario_part(&table->groups[i]);
        groups_of(arena, ahead, scenarios, label)[find_year(ahead, &year)] = (gint)i;
    }
    AnkeChartScenario *kept = anke_arena_new(arena, AnkeChartScenario, scenarios->len);
    for (guint i = 0; i < scenarios->len; i++) {
        kept[i] = g_array_index(scenarios, AnkeChartScenario, i);
    }
    ahead->scenarios = kept;
    ahead->n_scenarios = scenarios->len;
}

gboolean anke_chart_scenarios_make(AnkeArena *arena, const AnkeChartInput *input, gboolean is_flow,
                                   guint most, AnkeChartScenarios *ahead, GError **error)
{
    const AnkeTable *table = input->table;
    g_autofree char *question = anke_text_quote(table->question, -1);
    *ahead = (AnkeChartScenarios){.past = input->n_panels > 0 ? input->panels[0] : NULL};
    if (table->n_groups == 0) {
        return anke_error_set(error, ANKE_ERROR_DATA,
                              "question \"%s\" has no scenarios by year to draw: a stream of "
                              "anke-project expected",
                              question);
    }
    guint n = table->n_groups + (ahead->past == NULL ? 0 : ahead->past->n_groups);
    AnkeYear *years = anke_arena_new(arena, AnkeYear, n);
    add_years(arena, ahead, years, ahead->past, is_flow);
    add_years(arena, ahead, years, table, is_flow);
    sort_years(ahead, years);
    place_past(arena, ahead, is_flow);
    find_scenarios(arena, table, ahead, is_flow);
    return ahead->n_scenarios <= most ||
           anke_error_set(error, ANKE_ERROR_DATA,
                          "question \"%s\" has %u scenarios: %u at most expected", question,
                          ahead->n_scenarios, most);
}

static AnkeCell read_cell(const AnkeTable *table, const char *const *stats, gint item, gint group)
{
    guint i = 0;
    while (stats[i + 1] != NULL && anke_table_row(table, stats[i], item, group) == NULL) {
        i++;
    }
    return anke_spec_count(table, stats[i], item, group);
}

const AnkeCell *anke_chart_scenarios_cells(AnkeArena *arena, const AnkeChartInput *input,
                                           const AnkeChartScenarios *ahead,
                                           const AnkeChartScenario *scenario,
                                           const char *const *stats, gint item)
{
    static const AnkeCell unknown = {ANKE_CELL_UNKNOWN, NAN, NAN, NAN, NAN};
    const AnkeTable *table = scenario == NULL ? ahead->past : input->table;
    const gint *groups = scenario == NULL ? ahead->past_groups : scenario->groups;
    AnkeCell *cells = anke_arena_new(arena, AnkeCell, ahead->n_years);
    for (guint i = 0; i < ahead->n_years; i++) {
        gboolean is_there = groups != NULL && groups[i] != ANKE_ALL;
        cells[i] = is_there ? read_cell(table, stats, item, groups[i]) : unknown;
    }
    return cells;
}

const char *anke_chart_scenarios_span(AnkeArena *arena, const AnkeChartScenarios *ahead,
                                      AnkeLang lang)
{
    guint last = ahead->n_years - 1;
    if (ahead->first_ahead > last) {
        return NULL;
    }
    const char *from = ahead->years[ahead->first_ahead].label;
    const char *to = ahead->years[last].label;
    if (ahead->first_ahead == last) {
        return from;
    }
    return anke_arena_take(arena, g_strdup_printf(anke_say(lang, "%s～%s", "%s to %s"), from, to));
}
