#include "analyzer/staff/scenario.h"

#include <math.h>
#include <string.h>

/* 中途採用の区分 of most cities; the founding question is about people in their 40s. */
enum { MID_FROM = 35, MID_TO = 44, WINDOW = 10, STEP_DOWN_AGE = 60 };

static void free_rule(gpointer data)
{
    AnkeGradeRule *rule = data;
    g_free(rule->label);
    g_free(rule);
}

static AnkeYearValues *lists_of(AnkeScenario *scenario, guint i)
{
    AnkeYearValues *const lists[] = {&scenario->hiring,     &scenario->hires, &scenario->target,
                                     &scenario->population, &scenario->quota, NULL};
    return lists[i];
}

AnkeScenario *anke_scenario_new(const char *name)
{
    AnkeScenario *scenario = g_new0(AnkeScenario, 1);
    scenario->name = g_strdup(name);
    for (guint i = 0; lists_of(scenario, i) != NULL; i++) {
        anke_year_values_init(lists_of(scenario, i));
    }
    scenario->change = NAN;
    scenario->mid_share = NAN;
    scenario->window = WINDOW;
    scenario->mid_from = MID_FROM;
    scenario->mid_to = MID_TO;
    scenario->retirement = *anke_schedule_find("legal");
    scenario->is_lawful = TRUE;
    scenario->reemployed_weight = 1;
    scenario->leave_factor = 1;
    for (int age = 0; age < ANKE_STAFF_AGE_END; age++) {
        scenario->leave_rates[age] = NAN;
    }
    scenario->step_down = STEP_DOWN_AGE;
    scenario->grades = g_ptr_array_new_with_free_func(free_rule);
    return scenario;
}

AnkeScenario *anke_scenario_copy(const AnkeScenario *others, const char *name)
{
    AnkeScenario *scenario = anke_scenario_new(name), owned = *scenario;
    *scenario = *others;
    scenario->name = owned.name;
    scenario->grades = owned.grades;
    AnkeScenario *source = (AnkeScenario *)others;
    for (guint i = 0; lists_of(scenario, i) != NULL; i++) {
        *lists_of(scenario, i) = *lists_of(&owned, i);
        anke_year_values_copy(lists_of(scenario, i), lists_of(source, i));
    }
    for (guint i = 0; i < others->grades->len; i++) {
        const AnkeGradeRule *rule = g_ptr_array_index(others->grades, i);
        AnkeGradeRule *copy = anke_scenario_rule_of_grade(scenario, rule->label);
        char *label = copy->label;
        *copy = *rule;
        copy->label = label;
    }
    return scenario;
}

const AnkeGradeRule *anke_scenario_grade(const AnkeScenario *scenario, const char *label)
{
    for (guint i = 0; i < scenario->grades->len; i++) {
        const AnkeGradeRule *rule = g_ptr_array_index(scenario->grades, i);
        if (strcmp(rule->label, label) == 0) {
            return rule;
        }
    }
    return NULL;
}

AnkeGradeRule *anke_scenario_rule_of_grade(AnkeScenario *scenario, const char *label)
{
    AnkeGradeRule *rule = (AnkeGradeRule *)anke_scenario_grade(scenario, label);
    if (rule == NULL) {
        rule = g_new0(AnkeGradeRule, 1);
        *rule = (AnkeGradeRule){g_strdup(label), {NULL, 0, 0}, NAN, -1, -1, -1};
        g_ptr_array_add(scenario->grades, rule);
    }
    return rule;
}

void anke_scenario_free(gpointer data)
{
    AnkeScenario *scenario = data;
    if (scenario == NULL) {
        return;
    }
    for (guint i = 0; lists_of(scenario, i) != NULL; i++) {
        anke_year_values_clear(lists_of(scenario, i));
    }
    g_ptr_array_unref(scenario->grades);
    g_free(scenario->name);
    g_free(scenario);
}

AnkeScenarios *anke_scenarios_default(void)
{
    AnkeScenarios *scenarios = g_new0(AnkeScenarios, 1);
    scenarios->scenarios = g_ptr_array_new_with_free_func(anke_scenario_free);
    g_ptr_array_add(scenarios->scenarios, anke_scenario_new("なりゆき"));
    scenarios->hash = g_strdup("");
    return scenarios;
}

void anke_scenarios_free(AnkeScenarios *scenarios)
{
    if (scenarios == NULL) {
        return;
    }
    g_ptr_array_unref(scenarios->scenarios);
    g_free(scenarios->file);
    g_free(scenarios->hash);
    g_free(scenarios);
}
