#include <math.h>

#include "analyzer/base/error.h"
#include "analyzer/base/text.h"
#include "analyzer/staff/succession.h"

static const AnkeStartGrade *start_grade(const AnkeStaffStart *start, guint i)
{
    return g_ptr_array_index(start->grades, i);
}

/* The youngest in a grade; ANKE_STAFF_AGE_END where nobody is. */
static int find_youngest(const AnkeStartGrade *grade)
{
    int age = 0;
    while (age < ANKE_STAFF_AGE_END && grade->staff[age] == 0) {
        age++;
    }
    return age;
}

static gboolean check_labels(const AnkeProjectionRules *projection, GError **error)
{
    const AnkeStaffStart *start = projection->start;
    for (guint i = 0; i < projection->scenario->grades->len; i++) {
        const AnkeGradeRule *rule = g_ptr_array_index(projection->scenario->grades, i);
        gboolean is_known = FALSE;
        for (guint k = 0; k < start->grades->len && !is_known; k++) {
            g_autofree char *label = anke_text_folded(start_grade(start, k)->label);
            is_known = g_strcmp0(label, rule->label) == 0;
        }
        if (!is_known) {
            g_autofree char *quoted = anke_text_quote(rule->label, -1);
            return anke_error_at(error, ANKE_ERROR_CODEBOOK, rule->place,
                                 "grade \"%s\" is not in the stream (age by year:grade)", quoted);
        }
    }
    return TRUE;
}

/* Ages at which people of the grade below are promoted, where the scenario says nothing. */
static void find_ages(const AnkeStaffStart *start, guint i, int step_down,
                      AnkeSuccessionGrade *grade)
{
    int youngest = find_youngest(start_grade(start, i));
    if (youngest == ANKE_STAFF_AGE_END && i > 0) {
        youngest = find_youngest(start_grade(start, i - 1));
    }
    grade->from = MIN(youngest, ANKE_STAFF_AGE_END - 1);
    grade->to = grade->is_manager ? step_down - 1 : ANKE_STAFF_AGE_END - 1;
}

static void make_grade(const AnkeProjectionRules *projection, guint i, AnkeSuccessionGrade *grade)
{
    const AnkeStaffStart *start = projection->start;
    const AnkeStartGrade *at_start = start_grade(start, i);
    g_autofree char *label = anke_text_folded(at_start->label);
    const AnkeGradeRule *rule = anke_scenario_grade(projection->scenario, label);
    gboolean is_manager =
        start->n_managers > 0 && i + (guint)start->n_managers >= start->grades->len;
    grade->label = at_start->label;
    grade->is_manager = rule != NULL && rule->is_manager >= 0 ? rule->is_manager != 0 : is_manager;
    grade->posts =
        rule != NULL && !isnan(rule->posts) ? rule->posts : anke_start_grade_sum(at_start);
    grade->posts = i == 0 ? NAN : grade->posts;
    find_ages(start, i, projection->scenario->step_down, grade);
    if (rule != NULL && rule->eligible_from >= 0) {
        grade->from = rule->eligible_from;
    }
    if (rule != NULL && rule->eligible_to >= 0) {
        grade->to = rule->eligible_to;
    }
    if (grade->is_manager) {
        grade->to = MIN(grade->to, projection->scenario->step_down - 1);
    }
}

gboolean anke_succession_rules_make(AnkeSuccessionRules *rules,
                                    const AnkeProjectionRules *projection, GError **error)
{
    *rules = (AnkeSuccessionRules){.projection = projection,
                                   .n_grades = projection->start->grades->len,
                                   .step_down = projection->scenario->step_down,
                                   .step_down_to = -1};
    if (projection->start->job != NULL) {
        return TRUE; /* of one job there are no grades, whatever scenarios for everybody say */
    }
    if (!check_labels(projection, error)) {
        return FALSE;
    }
    for (guint i = 0; i < rules->n_grades; i++) {
        make_grade(projection, i, &rules->grades[i]);
        if (!rules->grades[i].is_manager) {
            rules->step_down_to = (gint)i;
        }
    }
    return TRUE;
}
