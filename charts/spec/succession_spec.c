/* 後継者の見通し: vacancies and eligible people by grade and year, in one scenario. */
#include <math.h>
#include <string.h>

#include "analyzer/base/error.h"
#include "analyzer/base/text.h"
#include "charts/plots/succession_layout.h"
#include "charts/spec/chart_scenarios.h"
#include "charts/spec/staff_parts.h"

#define MOST_SCENARIOS 1000

/* Of a year, else within a horizon. */
static const char *const vacancy_stats[] = {"vacancies", "vacated"};
static const char *const eligible_stats[] = {"eligible", "pool"};

static AnkeCell read_number(const AnkeTable *table, const char *const *stats, gint item, gint group)
{
    gboolean is_of_year = anke_table_row(table, stats[0], item, group) != NULL;
    return anke_spec_count(table, stats[is_of_year ? 0 : 1], item, group);
}

static gboolean has_vacancies(const AnkeTable *table, gint item)
{
    for (guint i = 0; i < table->n_groups; i++) {
        if (anke_table_row(table, vacancy_stats[0], item, (gint)i) != NULL ||
            anke_table_row(table, vacancy_stats[1], item, (gint)i) != NULL) {
            return TRUE;
        }
    }
    return FALSE;
}

/* Grades that have vacancies, in the order of the table; nets of grades are none. */
static gint *find_grades(AnkeArena *arena, const AnkeTable *table, guint *n)
{
    gint *items = anke_arena_new(arena, gint, table->n_items);
    *n = 0;
    for (guint i = 0; i < table->n_items; i++) {
        if (table->items[i].type != ANKE_ITEM_NET && has_vacancies(table, (gint)i)) {
            items[(*n)++] = (gint)i;
        }
    }
    return items;
}

/* What the flag of the stream says. */
static AnkeSuccessionState state_of(const AnkeTable *table, gint item, gint group)
{
    static const struct {
        const char *flag;
        AnkeSuccessionState state;
    } states[] = {{"none", ANKE_SUCCESSION_AMPLE},
                  {"yellow", ANKE_SUCCESSION_TIGHT},
                  {"red", ANKE_SUCCESSION_SHORT}};
    const char *flag = anke_table_text(table, "flag", item, group);
    for (guint i = 0; flag != NULL && i < G_N_ELEMENTS(states); i++) {
        if (strcmp(flag, states[i].flag) == 0) {
            return states[i].state;
        }
    }
    return ANKE_SUCCESSION_UNKNOWN;
}

static gboolean is_whole(const AnkeCell *cell)
{
    return isnan(cell->count) || fabs(cell->count - round(cell->count)) < 1e-9;
}

/* The years of a grade in a scenario; *n_decimals grows where numbers are not whole. */
static AnkeSuccessionYear *make_years(AnkeArena *arena, const AnkeTable *table,
                                      const AnkeChartScenario *scenario, gint item,
                                      AnkeSuccessionSpec *spec)
{
    AnkeSuccessionYear *years = anke_arena_new(arena, AnkeSuccessionYear, spec->n_years);
    const AnkeCell unknown = {ANKE_CELL_UNKNOWN, NAN, NAN, NAN, NAN};
    for (guint i = 0; i < spec->n_years; i++) {
        gint group = scenario->groups[i];
        AnkeSuccessionYear *year = &years[i];
        *year = (AnkeSuccessionYear){ANKE_SUCCESSION_UNKNOWN, unknown, unknown, unknown};
        if (group == ANKE_ALL) {
            continue;
        }
        year->vacancies = read_number(table, vacancy_stats, item, group);
        year->eligible = read_number(table, eligible_stats, item, group);
        year->lacking = anke_spec_count(table, "short", item, group);
        year->state = state_of(table, item, group);
        if (!is_whole(&year->vacancies) || !is_whole(&year->eligible)) {
            spec->n_decimals = 1;
        }
    }
    return years;
}

/* Whether a number of people is negative: a mistake of whoever made the stream. */
static gboolean has_negative(const AnkeSuccessionSpec *spec)
{
    for (guint g = 0; g < spec->n_grades; g++) {
        for (guint i = 0; i < spec->n_years; i++) {
            const AnkeSuccessionYear *year = &spec->grades[g].years[i];
            if (year->vacancies.count < 0 || year->eligible.count < 0 || year->lacking.count < 0) {
                return TRUE;
            }
        }
    }
    return FALSE;
}

static void make_grades(AnkeArena *arena, const AnkeTable *table, const AnkeChartScenario *scenario,
                        AnkeSuccessionSpec *spec)
{
    gint *items = find_grades(arena, table, &spec->n_grades);
    AnkeSuccessionGrade *grades = anke_arena_new(arena, AnkeSuccessionGrade, spec->n_grades);
    for (guint i = 0; i < spec->n_grades; i++) {
        grades[i] = (AnkeSuccessionGrade){table->items[items[i]].label,
                                          make_years(arena, table, scenario, items[i], spec)};
    }
    spec->grades = grades;
}

static gboolean refuse(const AnkeTable *table, const char *problem, GError **error)
{
    g_autofree char *question = anke_text_quote(table->question, -1);
    return anke_error_set(error, ANKE_ERROR_DATA, "question \"%s\" %s", question, problem);
}

/* The scenario asked for, else the first. */
static const AnkeChartScenario *find_scenario(const AnkeChartInput *input,
                                              const AnkeChartScenarios *ahead, GError **error)
{
    const char *wanted = input->scenario;
    for (guint i = 0; i < ahead->n_scenarios; i++) {
        const AnkeChartScenario *scenario = &ahead->scenarios[i];
        if (wanted == NULL || *wanted == '\0' || strcmp(scenario->label, wanted) == 0) {
            return scenario;
        }
    }
    (void)refuse(input->table, "has no such scenario (--scenario)", error);
    return NULL;
}

/* "令和7年～令和16年、なりゆき" */
static char *subtitle(const AnkeChartScenarios *ahead, const AnkeChartScenario *scenario,
                      AnkeLang lang)
{
    const AnkeYear *last = &ahead->years[ahead->n_years - 1];
    GString *text = g_string_new(ahead->years[0].label);
    if (ahead->n_years > 1) {
        g_string_append_printf(text, anke_say(lang, "～%s", " to %s"), last->label);
    }
    if (*scenario->label != '\0') {
        g_string_append_printf(text, "%s%s", anke_say(lang, "、", ", "), scenario->label);
    }
    return g_string_free(text, FALSE);
}

gboolean anke_spec_lay_out_succession(const AnkeChartInput *input, AnkeScene *scene, GError **error)
{
    g_auto(AnkeArena) arena;
    anke_arena_init(&arena);
    AnkeChartScenarios ahead;
    AnkeChartInput alone = *input;
    alone.n_panels = 0;
    if (!anke_chart_scenarios_make(&arena, &alone, FALSE, MOST_SCENARIOS, &ahead, error)) {
        return FALSE;
    }
    const AnkeChartScenario *scenario = find_scenario(input, &ahead, error);
    if (scenario == NULL) {
        return FALSE;
    }
    AnkeSuccessionSpec spec = {.n_years = ahead.n_years, .years = ahead.years};
    make_grades(&arena, input->table, scenario, &spec);
    if (spec.n_grades == 0) {
        return anke_staff_refuse(input->table, "vacancies by grade", error);
    }
    if (has_negative(&spec)) {
        return refuse(input->table, "has negative vacancies or eligible people", error);
    }
    const char *unit =
        *input->table->unit == '\0' ? anke_say(input->lang, "人", "persons") : input->table->unit;
    spec.unit =
        anke_arena_take(&arena, g_strdup_printf(anke_say(input->lang, "（%s）", " (%s)"), unit));
    gboolean is_by_horizon = anke_table_has(input->table, vacancy_stats[1]);
    const char *made =
        is_by_horizon ? input->table->label
                      : anke_arena_take(
                            &arena, g_strdup_printf(anke_say(input->lang, "%sごとの欠員と候補者",
                                                             "Vacancies and eligible people by %s"),
                                                    input->table->label));
    spec.figure = anke_spec_figure(&arena, &alone, made);
    spec.figure.subtitle = anke_arena_take(&arena, subtitle(&ahead, scenario, input->lang));
    spec.figure.notes = anke_arena_notes(&arena);
    anke_succession_lay_out(scene, &spec);
    return TRUE;
}
