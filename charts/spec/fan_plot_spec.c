/* Projections by scenario and year, with what was. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analyzer/base/calendar.h"
#include "charts/scripts/fan_script.h"
#include "charts/spec/plot_parts.h"

#define SEPARATOR " / " /* between the labels of a nested break */

/* Behind the last separator, or the whole label. */
static const char *year_part(const char *label)
{
    const char *found = g_strrstr(label, SEPARATOR);
    return found == NULL ? label : found + strlen(SEPARATOR);
}

static double year_of(const AnkeGroup *group)
{
    const char *label = year_part(group->label);
    int year;
    if (anke_year_parse(label, strlen(label), &year, NULL)) {
        return year;
    }
    return anke_spec_within(group->score, 1868, 2199);
}

/* "" where there is a year only. */
static char *scenario_of(const AnkeGroup *group)
{
    const char *label = year_part(group->label);
    return label == group->label
               ? g_strdup("")
               : g_strndup(group->label, (gsize)(label - group->label) - strlen(SEPARATOR));
}

/* The item asked for, or the question as a whole. */
static gboolean find_item(const AnkePlotInput *input, const AnkeTable *table, gint *item,
                          GError **error)
{
    *item = ANKE_ALL;
    if (input->items == NULL) {
        return TRUE;
    }
    for (gint i = 0; i < (gint)table->n_items; i++) {
        if (strcmp(table->items[i].label, input->items[0]) == 0) {
            *item = i;
            return TRUE;
        }
    }
    return anke_plot_fail(input, error, "--item is none of its items");
}

/* Returns FALSE where a quantile is missing, too large or out of order. */
static gboolean read_year(const AnkePlotInput *input, gint item, gint group, AnkeFanYear *year)
{
    const struct {
        const char *stat;
        double *number;
    } stats[] = {{"p05", &year->p05},
                 {"p25", &year->p25},
                 {"p50", &year->p50},
                 {"p75", &year->p75},
                 {"p95", &year->p95}};
    double least = -ANKE_PLOT_MAX_NUMBER;
    for (gsize i = 0; i < G_N_ELEMENTS(stats); i++) {
        const double number = anke_table_number(input->table, stats[i].stat, item, group);
        if (!(number >= least && number <= ANKE_PLOT_MAX_NUMBER)) {
            return FALSE;
        }
        *stats[i].number = number;
        least = number;
    }
    year->quota = anke_spec_within(anke_table_number(input->table, "quota", ANKE_ALL, group),
                                   -ANKE_PLOT_MAX_NUMBER, ANKE_PLOT_MAX_NUMBER);
    return TRUE;
}

/* A scenario while it is read. */
typedef struct {
    char *label;
    GArray *years;
} Scenario;

static Scenario *find_scenario(const AnkePlotInput *input, GPtrArray *scenarios, const char *label)
{
    for (guint i = 0; i < scenarios->len; i++) {
        Scenario *scenario = scenarios->pdata[i];
        if (strcmp(scenario->label, label) == 0) {
            return scenario;
        }
    }
    Scenario *scenario = anke_arena_new(input->arena, Scenario, 1);
    scenario->label = anke_arena_take(input->arena, g_strdup(label));
    scenario->years = g_array_new(FALSE, FALSE, sizeof(AnkeFanYear));
    g_ptr_array_add(scenarios, scenario);
    return scenario;
}

static void free_scenario(gpointer scenario)
{
    g_array_unref(((Scenario *)scenario)->years);
}

static gint compare_years(gconstpointer a, gconstpointer b)
{
    const AnkeFanYear *left = a;
    const AnkeFanYear *right = b;
    return (left->year > right->year) - (left->year < right->year);
}

static gboolean read_scenarios(const AnkePlotInput *input, GPtrArray *scenarios, GError **error)
{
    gint item;
    if (!find_item(input, input->table, &item, error)) {
        return FALSE;
    }
    for (gint group = 0; group < (gint)input->table->n_groups; group++) {
        const AnkeGroup *of_group = &input->table->groups[group];
        AnkeFanYear year = {.year = year_of(of_group)};
        if (anke_table_row(input->table, "p50", item, group) == NULL) {
            continue;
        }
        if (isnan(year.year)) {
            return anke_plot_fail(input, error, "a group of the break ends in no year");
        }
        if (!read_year(input, item, group, &year)) {
            return anke_plot_fail(input, error,
                                  "the quantiles of a year are missing or do not ascend");
        }
        g_autofree char *label = scenario_of(of_group);
        g_array_append_val(find_scenario(input, scenarios, label)->years, year);
    }
    return scenarios->len > 0 || anke_plot_fail(input, error, "no year has the row \"p50\"");
}

/* Years that the table of the past knows: rows `value`, else `n`. */
static gboolean read_past(const AnkePlotInput *input, AnkePlotCurve *past, GError **error)
{
    const AnkeTable *table = input->past;
    gint item;
    if (table == NULL) {
        return TRUE;
    }
    if (!find_item(input, table, &item, error)) {
        return FALSE;
    }
    AnkePlotPoint *points = anke_arena_new(input->arena, AnkePlotPoint, table->n_groups);
    for (gint group = 0; group < (gint)table->n_groups; group++) {
        const char *stat = anke_table_row(table, "value", item, group) != NULL ? "value" : "n";
        const AnkePlotPoint point = {year_of(&table->groups[group]),
                                     anke_spec_within(anke_table_number(table, stat, item, group),
                                                      -ANKE_PLOT_MAX_NUMBER, ANKE_PLOT_MAX_NUMBER)};
        const gboolean is_later =
            past->n_points == 0 || point.x > points[MAX(past->n_points, 1) - 1].x;
        if (!isnan(point.x) && !isnan(point.y) && is_later) {
            points[past->n_points++] = point;
        }
    }
    past->points = points;
    return TRUE;
}

static double read_quota(const AnkePlotInput *input)
{
    const double quota = anke_table_number(input->table, "quota", ANKE_ALL, ANKE_ALL);
    const double of_past =
        input->past == NULL ? NAN : anke_table_number(input->past, "quota", ANKE_ALL, ANKE_ALL);
    return anke_spec_within(isnan(quota) ? of_past : quota, -ANKE_PLOT_MAX_NUMBER,
                            ANKE_PLOT_MAX_NUMBER);
}

static void make_panels(const AnkePlotInput *input, const GPtrArray *scenarios, AnkeFanSpec *spec)
{
    AnkeFanPanel *panels = anke_arena_new(input->arena, AnkeFanPanel, scenarios->len);
    for (guint i = 0; i < scenarios->len; i++) {
        const Scenario *scenario = scenarios->pdata[i];
        g_array_sort(scenario->years, compare_years);
        panels[i] = (AnkeFanPanel){.label = scenario->label,
                                   .years = (const AnkeFanYear *)(gpointer)scenario->years->data,
                                   .n_years = scenario->years->len};
    }
    spec->panels = panels;
    spec->n_panels = scenarios->len;
}

static GString *make(const AnkePlotInput *input, double *height_pt, GError **error)
{
    g_autoptr(GPtrArray) scenarios = g_ptr_array_new_with_free_func(free_scenario);
    AnkeFanSpec spec = {.unit = input->table->unit, .quota = read_quota(input)};
    if (!read_scenarios(input, scenarios, error) || !read_past(input, &spec.past, error)) {
        return NULL;
    }
    make_panels(input, scenarios, &spec);
    const char *const item[] = {input->items == NULL ? NULL : input->items[0], NULL};
    spec.frame = anke_plot_frame_of(input, anke_plot_subtitle(input, item));
    return anke_fan_script(&spec, input->target, height_pt);
}

const AnkePlotMaker anke_plot_fan = {
    .needed = "p50", .advice = "anke-project", .is_alone = TRUE, .make = make};
