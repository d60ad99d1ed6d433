#include "analyzer/staff/succession.h"

#include <math.h>
#include <string.h>

#include "analyzer/staff/projection_parts.h"

const int anke_succession_horizons[ANKE_SUCCESSION_N_HORIZONS] = {1, 3, 5, 10};

/* Grades by age; behind the last grade come people of none. */
typedef struct {
    double staff[ANKE_START_MAX_GRADES + 1][ANKE_STAFF_AGE_END];
} Ladder;

static double sum_between(const double *by_age, int from, int to)
{
    double sum = 0;
    for (int age = from; age <= to; age++) {
        sum += by_age[age];
    }
    return sum;
}

static double sum_ages(const double *by_age)
{
    return sum_between(by_age, 0, ANKE_STAFF_AGE_END - 1);
}

static void begin(const AnkeSuccessionRules *rules, Ladder *ladder)
{
    const AnkeStaffStart *start = rules->projection->start;
    memset(ladder, 0, sizeof *ladder);
    memcpy(ladder->staff[rules->n_grades], start->staff, sizeof start->staff);
    for (guint i = 0; i < rules->n_grades; i++) {
        const AnkeStartGrade *grade = g_ptr_array_index(start->grades, i);
        for (int age = 0; age < ANKE_STAFF_AGE_END; age++) {
            ladder->staff[i][age] = grade->staff[age];
            ladder->staff[rules->n_grades][age] -= grade->staff[age];
        }
    }
}

/* From 1 April of a year to the next: quits, retirement, a year older. Jobs with schedules of their
 * own are taken to be spread over the grades of an age alike. */
static void grow_older(const AnkeSuccessionRules *rules, const AnkeProjectionYear *at,
                       double *by_age)
{
    const AnkeProjectionRules *projection = rules->projection;
    for (int age = ANKE_STAFF_AGE_END - 1; age > 0; age--) {
        double due = anke_parts_due_share(projection, &at->state, age - 1, at->year);
        by_age[age] = by_age[age - 1] * (1 - projection->rate[age - 1]) * (1 - due);
    }
    by_age[0] = 0;
}

static void step_down(const AnkeSuccessionRules *rules, Ladder *ladder)
{
    for (guint i = 0; i < rules->n_grades && rules->step_down_to >= 0; i++) {
        for (int age = rules->step_down; rules->grades[i].is_manager && age < ANKE_STAFF_AGE_END;
             age++) {
            ladder->staff[rules->step_down_to][age] += ladder->staff[i][age];
            ladder->staff[i][age] = 0;
        }
    }
}

/* Fills the posts of a grade from the one below. */
static void promote(const AnkeSuccessionGrade *grade, double *into, double *below,
                    AnkeSuccessionCell *cell)
{
    cell->vacancies = MAX(0, grade->posts - sum_ages(into));
    cell->eligible = sum_between(below, grade->from, grade->to);
    cell->short_of = MAX(0, cell->vacancies - cell->eligible);
    double share = cell->eligible > 0 ? MIN(1, cell->vacancies / cell->eligible) : 0;
    for (int age = grade->from; age <= grade->to; age++) {
        double promoted = share < 1 ? share * below[age] : below[age];
        into[age] += promoted;
        below[age] -= promoted;
    }
}

static void fill_posts(const AnkeSuccessionRules *rules, Ladder *ladder, AnkeSuccessionCell *cells)
{
    step_down(rules, ladder);
    for (guint i = rules->n_grades; i-- > 0;) {
        cells[i] = (AnkeSuccessionCell){NAN, NAN, NAN, NAN};
        if (i > 0) {
            promote(&rules->grades[i], ladder->staff[i], ladder->staff[i - 1], &cells[i]);
        }
    }
}

static void hire(const AnkeSuccessionRules *rules, double hires, Ladder *ladder)
{
    for (int age = 0; age < ANKE_STAFF_AGE_END; age++) {
        ladder->staff[0][age] += hires * rules->projection->hire_share[age];
    }
}

/* Who holds a post of a grade now and will have left it within `n_years`, if nobody quits. */
static double count_vacated(const AnkeSuccessionRules *rules, guint grade, int n_years)
{
    const AnkeStaffStart *start = rules->projection->start;
    const AnkeStartGrade *at_start = g_ptr_array_index(start->grades, grade);
    double sum = 0;
    for (int age = 0; age < ANKE_STAFF_AGE_END; age++) {
        gboolean leaves = rules->grades[grade].is_manager && age + n_years >= rules->step_down;
        double share = leaves ? 1 : anke_parts_gone_share(rules->projection, age, n_years);
        sum += share * at_start->staff[age];
    }
    return sum;
}

static void look_ahead(AnkeSuccession *succession)
{
    const AnkeSuccessionRules *rules = &succession->rules;
    const GPtrArray *grades = rules->projection->start->grades;
    for (guint i = 1; i < rules->n_grades; i++) {
        AnkeSuccessionOutlook *outlook = &succession->outlooks[i];
        const AnkeStartGrade *below = g_ptr_array_index(grades, i - 1);
        outlook->pool = sum_between(below->staff, rules->grades[i].from, rules->grades[i].to);
        for (guint k = 0; k < ANKE_SUCCESSION_N_HORIZONS; k++) {
            outlook->vacated[k] = count_vacated(rules, i, anke_succession_horizons[k]);
        }
    }
}

AnkeSuccession *anke_succession_run(const AnkeSuccessionRules *rules, const AnkeProjection *path)
{
    AnkeSuccession *succession = g_new0(AnkeSuccession, 1);
    guint n_grades = rules->n_grades;
    succession->rules = *rules;
    succession->n_years = path->n_years;
    succession->cells = g_new(AnkeSuccessionCell, (gsize)(path->n_years + 1) * n_grades);
    g_autofree Ladder *ladder = g_new(Ladder, 1);
    begin(rules, ladder);
    for (guint year = 0; year <= path->n_years; year++) {
        AnkeSuccessionCell *cells = succession->cells + (gsize)year * n_grades;
        for (guint i = 0; i <= n_grades && year > 0; i++) {
            grow_older(rules, &path->years[year - 1], ladder->staff[i]);
        }
        if (year > 0) {
            fill_posts(rules, ladder, cells);
            hire(rules, path->years[year].hires, ladder);
        }
        for (guint i = 0; i < n_grades; i++) {
            cells[i] = year > 0 ? cells[i] : (AnkeSuccessionCell){NAN, NAN, NAN, NAN};
            cells[i].n = sum_ages(ladder->staff[i]);
        }
    }
    look_ahead(succession);
    return succession;
}

const AnkeSuccessionCell *anke_succession_cell(const AnkeSuccession *succession, guint year,
                                               guint grade)
{
    return &succession->cells[(gsize)year * succession->rules.n_grades + grade];
}

void anke_succession_free(AnkeSuccession *succession)
{
    if (succession == NULL) {
        return;
    }
    g_free(succession->cells);
    g_free(succession);
}
