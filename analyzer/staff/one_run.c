#include "analyzer/staff/one_run.h"

#include <math.h>
#include <string.h>

#include "analyzer/staff/projection_parts.h"
#include "analyzer/stats/draws.h"

enum { REEMPLOYED_END = 65, N_BANDS = 6, N_AGES = ANKE_STAFF_AGE_END - ANKE_STAFF_AGE_FIRST };

typedef struct {
    const AnkeRunModel *model;
    AnkeRuns *runs;
    guint32 replicate;
    guint n_rows; /* of staff: the grades and those of none */
    double rate[ANKE_STAFF_AGE_END];
    gint32 staff[ANKE_START_MAX_GRADES + 1][ANKE_STAFF_AGE_END];
    AnkeRunParts parts;
    gint32 reemployed[ANKE_STAFF_AGE_END];
    gint32 retired[ANKE_STAFF_AGE_END]; /* in the year that ends */
} Run;

void anke_run_model_init(AnkeRunModel *model, const AnkeProjectionRules *rules,
                         const AnkeProjection *path, const AnkeSuccessionRules *succession,
                         const AnkeRunSpec *spec)
{
    *model = (AnkeRunModel){.rules = rules,
                            .path = path,
                            .succession = succession,
                            .spec = spec,
                            .n_grades = succession != NULL ? succession->n_grades : 0};
    double sum = 0;
    for (int age = 0; age < ANKE_STAFF_AGE_END; age++) {
        gint32 *none = &model->start[model->n_grades][age];
        *none = (gint32)rules->start->staff[age];
        for (guint i = 0; i < model->n_grades; i++) {
            const AnkeStartGrade *grade = g_ptr_array_index(rules->start->grades, i);
            model->start[i][age] = (gint32)grade->staff[age];
            *none -= model->start[i][age];
        }
        sum += rules->hire_share[age];
        model->hire_cumulative[age] = sum;
    }
    for (guint i = 1; i < model->n_grades; i++) {
        model->posts[i] = (gint32)anke_projection_round(succession->grades[i].posts);
    }
    anke_run_parts_begin(&model->parts, rules);
}

static void keep(const Run *run, guint series, guint year, gint32 value)
{
    anke_runs_at(run->runs, series, year)[run->replicate] = value;
}

static AnkeRandomPlace place_of(const Run *run, int year, guint32 purpose)
{
    return (AnkeRandomPlace){run->model->spec->seed, run->replicate, (guint32)year, purpose};
}

static gint32 sum_between(const gint32 *by_age, int from, int to)
{
    gint32 sum = 0;
    for (int age = from; age <= to; age++) {
        sum += by_age[age];
    }
    return sum;
}

static gint32 sum_ages(const gint32 *by_age)
{
    return sum_between(by_age, 0, ANKE_STAFF_AGE_END - 1);
}

/* Staff of all grades by age. */
static void add_rows(const Run *run, gint32 total[ANKE_STAFF_AGE_END])
{
    memcpy(total, run->staff[0], sizeof run->staff[0]);
    for (guint row = 1; row < run->n_rows; row++) {
        for (int age = 0; age < ANKE_STAFF_AGE_END; age++) {
            total[age] += run->staff[row][age];
        }
    }
}

/* Lets `n` people of an age go, whatever their grades. */
static void take_people(Run *run, int age, guint32 n, AnkeRandomStream *stream)
{
    gint32 by_row[ANKE_START_MAX_GRADES + 1];
    for (guint row = 0; row < run->n_rows; row++) {
        by_row[row] = run->staff[row][age];
    }
    (void)anke_draw_people(stream, n, by_row, NULL, run->n_rows);
    for (guint row = 0; row < run->n_rows; row++) {
        run->staff[row][age] = by_row[row];
    }
}

static gint32 quit(Run *run, int year)
{
    gint32 total[ANKE_STAFF_AGE_END], n_quits = 0;
    double units[N_AGES];
    AnkeRandomPlace place = place_of(run, year, ANKE_PURPOSE_QUITS);
    AnkeRandomPlace quitters = place_of(run, year, ANKE_PURPOSE_QUITTERS);
    AnkeRandomPlace parted = place_of(run, year, ANKE_PURPOSE_PARTS);
    AnkeRandomStream stream, of_parts;
    anke_random_fill(&place, N_AGES, units);
    anke_random_begin(&stream, &quitters);
    anke_random_begin(&of_parts, &parted);
    add_rows(run, total);
    for (int age = ANKE_STAFF_AGE_FIRST; age < ANKE_STAFF_AGE_END; age++) {
        guint32 n = anke_draw_binomial(units[age - ANKE_STAFF_AGE_FIRST], (guint32)total[age],
                                       run->rate[age]);
        if (n == 0) {
            continue;
        }
        n_quits += (gint32)n;
        anke_run_parts_quit(&run->parts, age, total[age], n, &of_parts);
        if (run->n_rows == 1) {
            run->staff[0][age] -= (gint32)n;
        } else {
            take_people(run, age, n, &stream);
        }
    }
    return n_quits;
}

/* Retires those who are due of the ages first...end - 1, of which not all are. */
static void retire_parts(Run *run, int year, int first, int end)
{
    gint32 total[ANKE_STAFF_AGE_END];
    AnkeRandomPlace place = place_of(run, year, ANKE_PURPOSE_PART_RETIREMENTS);
    AnkeRandomStream stream;
    anke_random_begin(&stream, &place);
    add_rows(run, total);
    for (int age = first; age < end; age++) {
        run->retired[age] =
            anke_run_parts_retire(&run->parts, run->model->rules, year, age, total[age]);
        take_people(run, age, (guint32)run->retired[age], &stream);
    }
}

/* Retires those who are due and makes everybody else a year older. */
static gint32 grow_older(Run *run, int year)
{
    int ages[2];
    anke_parts_due_ages(run->model->rules, year, ages);
    int first_due = MIN(ages[1], ANKE_STAFF_AGE_END - 1);
    memset(run->retired, 0, sizeof run->retired);
    if (ages[0] < first_due) {
        retire_parts(run, year, ages[0], first_due);
    }
    anke_run_parts_grow_older(&run->parts, first_due);
    for (guint row = 0; row < run->n_rows; row++) {
        gint32 *staff = run->staff[row];
        for (int age = first_due; age < ANKE_STAFF_AGE_END; age++) {
            run->retired[age] += staff[age];
            staff[age] = 0;
        }
        memmove(staff + 1, staff, (ANKE_STAFF_AGE_END - 1) * sizeof *staff);
        staff[0] = 0;
    }
    return sum_ages(run->retired);
}

static void reemploy(Run *run, int year)
{
    const AnkeScenario *scenario = run->model->rules->scenario;
    if (scenario->reemployment == 0) {
        return; /* nobody was and nobody will be */
    }
    double again[N_AGES], anew[N_AGES];
    AnkeRandomPlace of_again = place_of(run, year, ANKE_PURPOSE_CONTINUATION);
    AnkeRandomPlace of_anew = place_of(run, year, ANKE_PURPOSE_REEMPLOYMENT);
    anke_random_fill(&of_again, N_AGES, again);
    anke_random_fill(&of_anew, N_AGES, anew);
    for (int age = REEMPLOYED_END - 1; age > ANKE_STAFF_AGE_FIRST; age--) {
        int at = age - 1 - ANKE_STAFF_AGE_FIRST;
        run->reemployed[age] =
            (gint32)(anke_draw_binomial(again[at], (guint32)run->reemployed[age - 1],
                                        scenario->continuation) +
                     anke_draw_binomial(anew[at], (guint32)run->retired[age - 1],
                                        scenario->reemployment));
    }
}

/* Grades */

static void step_down(Run *run)
{
    const AnkeSuccessionRules *rules = run->model->succession;
    for (guint i = 0; i < rules->n_grades && rules->step_down_to >= 0; i++) {
        for (int age = rules->step_down; rules->grades[i].is_manager && age < ANKE_STAFF_AGE_END;
             age++) {
            run->staff[rules->step_down_to][age] += run->staff[i][age];
            run->staff[i][age] = 0;
        }
    }
}

static void promote(Run *run, guint year, guint i)
{
    const AnkeSuccessionGrade *grade = &run->model->succession->grades[i];
    gint32 *below = run->staff[i - 1];
    gint32 vacancies = MAX(0, run->model->posts[i] - sum_ages(run->staff[i]));
    gint32 eligible = sum_between(below, grade->from, grade->to);
    guint series = ANKE_SERIES_GRADE + i * ANKE_SERIES_PER_GRADE;
    keep(run, series + 1, year, vacancies);
    keep(run, series + 2, year, MAX(0, vacancies - eligible));
    if (vacancies > 0 && eligible > 0) {
        AnkeRandomPlace place =
            place_of(run, run->model->path->years[year].year, ANKE_PURPOSE_PROMOTION + i);
        AnkeRandomStream stream;
        anke_random_begin(&stream, &place);
        (void)anke_draw_people(&stream, (guint32)vacancies, below + grade->from,
                               run->staff[i] + grade->from,
                               (gsize)grade->to - (gsize)grade->from + 1);
    }
}

static void fill_posts(Run *run, guint year)
{
    if (run->model->n_grades > 0) {
        step_down(run);
    }
    for (guint i = run->model->n_grades; i-- > 1;) {
        promote(run, year, i);
    }
}

/* Hires */

static double find_headcount(const Run *run)
{
    double n = 0;
    for (guint row = 0; row < run->n_rows; row++) {
        n += sum_ages(run->staff[row]);
    }
    return n + run->model->rules->scenario->reemployed_weight * sum_ages(run->reemployed);
}

static gint32 hire(Run *run, const AnkeProjectionYear *planned)
{
    double wanted = planned->is_open ? planned->plan
                                     : anke_projection_round(planned->target - find_headcount(run));
    gint32 n_hires = (gint32)MAX(0, wanted);
    AnkeRandomPlace place = place_of(run, planned->year, ANKE_PURPOSE_HIRES);
    AnkeRandomPlace parted = place_of(run, planned->year, ANKE_PURPOSE_PART_HIRES);
    AnkeRandomStream stream, of_parts;
    anke_random_begin(&stream, &place);
    anke_random_begin(&of_parts, &parted);
    for (gint32 i = 0; i < n_hires; i++) {
        gsize at = anke_draw_category(anke_random_next(&stream),
                                      run->model->hire_cumulative + ANKE_STAFF_AGE_FIRST, N_AGES);
        run->staff[0][ANKE_STAFF_AGE_FIRST + at]++;
        anke_run_parts_hire(&run->parts, run->model->rules, ANKE_STAFF_AGE_FIRST + (int)at,
                            &of_parts);
    }
    return n_hires;
}

/* Keeps the stocks of a year. */
static void keep_stocks(const Run *run, guint year)
{
    gint32 total[ANKE_STAFF_AGE_END];
    add_rows(run, total);
    double scaled = find_headcount(run) * run->runs->headcount_scale;
    keep(run, ANKE_SERIES_HEADCOUNT, year, (gint32)anke_projection_round(scaled));
    keep(run, ANKE_SERIES_REEMPLOYED, year, sum_ages(run->reemployed));
    for (int band = 0; band < N_BANDS; band++) {
        int from = band == 0 ? 0 : 10 + 10 * band;
        int to = band == N_BANDS - 1 ? ANKE_STAFF_AGE_END - 1 : 19 + 10 * band;
        keep(run, ANKE_SERIES_AGE10 + (guint)band, year, sum_between(total, from, to));
    }
    for (guint i = 0; i < run->model->n_grades; i++) {
        keep(run, ANKE_SERIES_GRADE + i * ANKE_SERIES_PER_GRADE, year, sum_ages(run->staff[i]));
    }
}

void anke_run_once(const AnkeRunModel *model, guint32 replicate, AnkeRuns *runs)
{
    Run run = {.model = model, .runs = runs, .replicate = replicate, .n_rows = model->n_grades + 1};
    memcpy(run.staff, model->start, sizeof run.staff);
    run.parts = model->parts;
    anke_run_draw_rates(model, replicate, run.rate);
    keep_stocks(&run, 0);
    for (guint i = 1; i <= model->path->n_years; i++) {
        const AnkeProjectionYear *planned = &model->path->years[i];
        keep(&run, ANKE_SERIES_QUITS, i - 1, quit(&run, planned->year - 1));
        keep(&run, ANKE_SERIES_RETIREMENTS, i - 1, grow_older(&run, planned->year - 1));
        reemploy(&run, planned->year - 1);
        fill_posts(&run, i);
        keep(&run, ANKE_SERIES_HIRES, i, hire(&run, planned));
        keep_stocks(&run, i);
    }
}
