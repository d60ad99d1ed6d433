#include <glib.h>
#include <gsl/gsl_errno.h>
#include <gsl/gsl_randist.h>
#include <math.h>
#include <string.h>

#include "analyzer/base/error.h"
#include "analyzer/staff/one_run.h"
#include "analyzer/staff/outlook.h"
#include "analyzer/stats/national_staff.h"
#include "tests/unit/near.h"

/* 20 people of each age from 22 to 60, hires of 22, the national rates; FY2024 is the first. */
static AnkeStaffStart *start_new(void)
{
    AnkeStaffStart *start = g_new0(AnkeStaffStart, 1);
    start->texts = g_string_chunk_new(16);
    start->past = g_array_new(FALSE, FALSE, sizeof(AnkePastYear));
    start->grades = g_ptr_array_new_with_free_func(g_free);
    start->n_managers = -1;
    start->year = 2024;
    for (int age = 0; age < ANKE_STAFF_AGE_END; age++) {
        start->rate[age] = anke_national_quit_rate(age);
        start->staff[age] = age >= 22 && age <= 60 ? 20 : 0;
    }
    start->hire_ages[22] = 1;
    start->n_hires = 1;
    return start;
}

static AnkeScenarios *read_scenarios(const char *text, GError **error)
{
    g_autoptr(AnkeInput) input = anke_input_open_bytes("plan.csv", text, strlen(text));
    return anke_scenarios_read(input, error);
}

static AnkeScenarios *scenarios_of(const char *rows)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *text = g_strconcat("scenario,setting,at,value\n", rows, NULL);
    AnkeScenarios *scenarios = read_scenarios(text, &error);
    g_assert_no_error(error);
    return scenarios;
}

typedef struct {
    AnkeStaffStart *start;
    AnkeScenarios *scenarios;
    AnkeOutlooks *outlooks;
} Case;

/* Takes the start. */
static Case run_from(AnkeStaffStart *start, const char *rows, guint n_years, guint n_runs)
{
    Case made = {start, scenarios_of(rows), NULL};
    AnkeRunSpec spec = {.n_runs = n_runs, .seed = 5, .n_threads = 2, .rates_known = TRUE};
    g_autoptr(GError) error = NULL;
    made.outlooks = anke_outlooks_make(made.start, made.scenarios, n_years, &spec, &error);
    g_assert_no_error(error);
    return made;
}

static Case run(const char *rows, guint n_years, guint n_runs)
{
    return run_from(start_new(), rows, n_years, n_runs);
}

static void clear(Case *made)
{
    anke_outlooks_free(made->outlooks);
    anke_scenarios_free(made->scenarios);
    anke_staff_start_free(made->start);
}

static const AnkeProjectionYear *year_of(const Case *made, int year)
{
    const AnkeOutlook *outlook = g_ptr_array_index(made->outlooks->outlooks, 0);
    return &outlook->path->years[year - made->start->year];
}

static void test_hiring_saws_every_two_years_while_the_age_is_raised(void)
{
    Case made = run("なりゆき,hiring,,keep_headcount\n", 12, 0);
    for (int year = 2024; year < 2036; year++) {
        double retirements = year_of(&made, year)->flow.retirements;
        gboolean is_raise = year < 2032 && year % 2 == 1;
        g_assert_true(is_raise ? retirements == 0 : retirements > 10);
    }
    for (int year = 2026; year <= 2032; year += 2) { /* hired behind a year without retirement */
        double hires = year_of(&made, year)->hires;
        g_assert_cmpfloat(hires, <, 0.5 * year_of(&made, year - 1)->hires);
        g_assert_cmpfloat(hires, <, 0.5 * year_of(&made, year + 1)->hires);
        assert_near(year_of(&made, year)->headcount, 780, 1e-12);
    }
    clear(&made);
}

/* Nobody comes or goes but by age: by hand. */
static void test_people_grow_older_and_retire_by_hand(void)
{
    Case made = run("a,hiring,,freeze\na,leave_factor,,0\n", 3, 0);
    assert_near(year_of(&made, 2025)->headcount, 760, 0); /* those of 60 leave: 61 is the age */
    assert_near(year_of(&made, 2026)->headcount, 760, 0); /* 62 is the age, the oldest are 60 */
    assert_near(year_of(&made, 2027)->headcount, 740, 0); /* those of 61 leave */
    clear(&made);
}

/* Of the 20 of each age from 30 on 5 are doctors, of whom there are also 5 of each age from 61 to 64. */
static AnkeStaffStart *start_with_doctors(void)
{
    AnkeStaffStart *start = start_new();
    start->n_parts = 1;
    start->parts[0].schedule = anke_schedule_find("doctor");
    for (int age = 30; age <= 64; age++) {
        start->parts[0].staff[age] = 5;
        start->staff[age] = age > 60 ? 5 : start->staff[age];
    }
    return start;
}

static void test_jobs_retire_by_schedules_of_their_own_by_hand(void)
{
    Case made = run_from(start_with_doctors(), "a,hiring,,freeze\na,leave_factor,,0\n", 3, 0);
    assert_near(year_of(&made, 2024)->headcount, 800, 0);
    assert_near(year_of(&made, 2024)->flow.retirements, 15 + 5, 1e-12); /* of 60, of 64 */
    assert_near(year_of(&made, 2025)->flow.retirements, 5, 1e-12);      /* the age is 62 */
    assert_near(year_of(&made, 2026)->flow.retirements, 15 + 5, 1e-12);
    assert_near(year_of(&made, 2027)->headcount, 755, 1e-12);
    assert_near(year_of(&made, 2027)->state.staff[62], 5, 1e-12);
    clear(&made);
    made = run_from(start_with_doctors(), "a,hiring,,freeze\na,retirement,,fixed60\n", 1, 0);
    const AnkeOutlook *outlook = g_ptr_array_index(made.outlooks->outlooks, 0);
    g_assert_cmpuint(outlook->rules.n_parts, ==, 0); /* what a scenario says holds for all jobs */
    assert_near(year_of(&made, 2025)->state.staff[61], 0, 0);
    clear(&made);
}

static void test_runs_with_jobs_have_the_expected_means(void)
{
    enum { N_RUNS = 4000, N_YEARS = 25 };
    static const guint series[] = {ANKE_SERIES_RETIREMENTS, ANKE_SERIES_QUITS,
                                   ANKE_SERIES_HEADCOUNT};
    Case made =
        run_from(start_with_doctors(), "a,hiring,,keep_hires\na,hires,,30\n", N_YEARS, N_RUNS);
    const AnkeOutlook *outlook = g_ptr_array_index(made.outlooks->outlooks, 0);
    for (guint year = 0; year < N_YEARS; year++) {
        const AnkeProjectionYear *at = &outlook->path->years[year];
        const double expected[] = {at->flow.retirements, at->flow.quits, at->headcount};
        for (guint i = 0; i < G_N_ELEMENTS(series); i++) {
            const AnkeRunSummary *runs = anke_run_table_cell(outlook->runs, series[i], year);
            g_assert_cmpfloat(fabs(runs->mean - expected[i]), <=,
                              4.5 * runs->sd / sqrt(N_RUNS) + 1e-9);
        }
    }
    g_assert_cmpfloat(year_of(&made, 2031)->flow.retirements, >, 1); /* doctors alone */
    clear(&made);
}

static void test_a_goal_is_met_on_its_day(void)
{
    Case made = run("a,hiring,,levelled\na,target,2031,700\na,target,2040,730.5\n", 20, 0);
    assert_near(year_of(&made, 2031)->headcount, 700, 1e-12);
    assert_near(year_of(&made, 2040)->headcount, 730.5, 1e-12);
    assert_near(year_of(&made, 2025)->hires, year_of(&made, 2031)->hires, 0);
    const AnkeOutlook *outlook = g_ptr_array_index(made.outlooks->outlooks, 0);
    g_assert_cmpint(outlook->goal.year, ==, 2031);
    assert_near(outlook->goal.without_hires + outlook->goal.per_hire * outlook->goal.hires, 700,
                1e-12);
    assert_near(outlook->goal.hires, year_of(&made, 2025)->hires, 0);
    clear(&made);
}

static void test_whole_people_do_not_drift(void)
{
    Case made = run("a,hiring,,keep_hires\na,hires,,20.4\n", 50, 0);
    double sum = 0;
    for (int year = 2025; year <= 2074; year++) {
        const AnkeProjectionYear *at = year_of(&made, year);
        g_assert_true(at->plan == 20 || at->plan == 21);
        sum += at->plan;
        g_assert_cmpfloat(fabs(sum - 20.4 * (year - 2024)), <=, 0.5 + 1e-9);
    }
    assert_near(sum, 1020, 0);
    clear(&made);
}

static void test_hires_are_never_negative(void)
{
    Case made = run("a,hiring,,target\na,target,2025,500\na,target,2030,750\n", 6, 200);
    g_assert_true(year_of(&made, 2025)->is_clipped);
    assert_near(year_of(&made, 2025)->hires, 0, 0);
    g_assert_cmpfloat(year_of(&made, 2025)->headcount, >, 740);
    g_assert_false(year_of(&made, 2030)->is_clipped);
    assert_near(year_of(&made, 2030)->headcount, 750, 1e-12);
    const AnkeOutlook *outlook = g_ptr_array_index(made.outlooks->outlooks, 0);
    assert_near(anke_run_table_cell(outlook->runs, ANKE_SERIES_HIRES, 1)->percentiles[4], 0, 0);
    clear(&made);
}

static void test_mid_career_hires_take_their_share_evenly(void)
{
    Case made = run("a,mid_share,,20%\na,mid_from,,40\na,mid_to,,43\n", 1, 0);
    const AnkeOutlook *outlook = g_ptr_array_index(made.outlooks->outlooks, 0);
    assert_near(outlook->rules.hire_share[22], 0.8, 1e-15);
    assert_near(outlook->rules.hire_share[40], 0.05, 1e-15);
    assert_near(outlook->rules.hire_share[43], 0.05, 1e-15);
    assert_near(outlook->rules.hire_share[44], 0, 0);
    clear(&made);
}

/* 10 of 40 retired are re-employed, then 5 of 20 a year; 4 of 5 stay, nobody at 65. */
static void test_the_reemployed_count_by_their_weight(void)
{
    Case made = run("a,hiring,,freeze\na,leave_factor,,0\na,retirement,,fixed60\n"
                    "a,reemployment,,0.25\na,continuation,,0.8\na,reemployed_weight,,0.5\n",
                    7, 0);
    assert_near(year_of(&made, 2025)->reemployed, 10, 1e-12);
    assert_near(year_of(&made, 2026)->reemployed, 13, 1e-12);
    assert_near(year_of(&made, 2025)->headcount, 740 + 5, 1e-12);
    double settled = 5 * (1 + 0.8 + 0.64 + 0.512 + 0.4096); /* 60 ... 64 */
    assert_near(year_of(&made, 2029)->reemployed, settled, 1e-12);
    assert_near(year_of(&made, 2031)->reemployed, settled, 1e-12);
    clear(&made);
}

/* The exact law of a headcount with 20 hires a year: binomials by cohort, convolved. */
static void convolve(double *mass, gsize n, guint trials, double p)
{
    g_autofree double *sum = g_new0(double, n);
    for (gsize i = 0; i < n; i++) {
        for (guint k = 0; k <= trials && mass[i] > 0 && i + k < n; k++) {
            sum[i + k] += mass[i] * gsl_ran_binomial_pdf(k, p, trials);
        }
    }
    memcpy(mass, sum, n * sizeof *mass);
}

static double survive(const AnkeStaffStart *start, int age, int from, int to)
{
    double p = 1;
    for (int year = from; year < to; year++, age++) {
        p *= age + 1 >= anke_schedule_age(anke_schedule_find("legal"), year) ? 0
                                                                             : 1 - start->rate[age];
    }
    return p;
}

static void test_runs_follow_the_exact_law_of_constant_hires(void)
{
    enum { N = 1200, N_RUNS = 10000, TO = 2036 };
    Case made = run("a,hiring,,keep_hires\na,hires,,20\n", TO - 2024, N_RUNS);
    g_autofree double *mass = g_new0(double, N);
    mass[0] = 1;
    for (int age = 22; age <= 60; age++) {
        convolve(mass, N, 20, survive(made.start, age, 2024, TO));
    }
    for (int year = 2025; year <= TO; year++) {
        convolve(mass, N, 20, survive(made.start, 22, year, TO));
    }
    const AnkeOutlook *outlook = g_ptr_array_index(made.outlooks->outlooks, 0);
    const AnkeRunSummary *runs =
        anke_run_table_cell(outlook->runs, ANKE_SERIES_HEADCOUNT, TO - 2024);
    double mean = 0, square = 0, below[N + 1] = {0};
    for (guint i = 0; i < N; i++) {
        mean += i * mass[i];
        square += (double)i * i * mass[i];
        below[i + 1] = below[i] + mass[i];
    }
    double sd = sqrt(square - mean * mean);
    assert_near(year_of(&made, TO)->headcount, mean, 1e-9); /* expected values are exact */
    g_assert_cmpfloat(fabs(runs->mean - mean), <, 4 * sd / sqrt(N_RUNS));
    g_assert_cmpfloat(fabs(runs->sd / sd - 1), <, 4 / sqrt(2.0 * N_RUNS));
    static const double levels[] = {0.05, 0.25, 0.5, 0.75, 0.95};
    for (guint i = 0; i < G_N_ELEMENTS(levels); i++) {
        double slack = 4 * sqrt(levels[i] * (1 - levels[i]) / N_RUNS);
        guint q = (guint)ceil(runs->percentiles[i]);
        g_assert_cmpfloat(below[q + 1], >, levels[i] - slack);
        g_assert_cmpfloat(below[(guint)floor(runs->percentiles[i])], <, levels[i] + slack);
    }
    clear(&made);
}

/* Drawing the rates leaves their mean and follows Beta(D + 1/2, E - D + 1/2) over it. */
static void test_rates_are_drawn_about_their_mean(void)
{
    enum { N_RUNS = 20000 };
    Case made = run("a,leave_rate,31,0.5\n", 1, 0);
    const AnkeOutlook *outlook = g_ptr_array_index(made.outlooks->outlooks, 0);
    made.start->experience[1] = (AnkeExperience){500, 9}; /* 25-29; 30-34: nothing is known */
    AnkeRunSpec spec = {.n_runs = N_RUNS, .seed = 5};
    g_autofree AnkeRunModel *model = g_new(AnkeRunModel, 1);
    anke_run_model_init(model, &outlook->rules, outlook->path, NULL, &spec);
    double sum[2] = {0}, squares[2] = {0};
    static const int ages[] = {27, 33};
    for (guint32 i = 0; i < N_RUNS; i++) {
        double rate[ANKE_STAFF_AGE_END];
        anke_run_draw_rates(model, i, rate);
        g_assert_cmpfloat(rate[31], ==, 0.5);
        for (guint k = 0; k < 2; k++) {
            double factor = rate[ages[k]] / made.start->rate[ages[k]];
            sum[k] += factor;
            squares[k] += (factor - 1) * (factor - 1);
        }
    }
    double a = 9.5, b = 491.5, sd = sqrt(b / (a * (a + b + 1)));
    assert_near(sum[0] / N_RUNS, 1, 4 * sd / sqrt(N_RUNS));
    assert_near(sqrt(squares[0] / N_RUNS), sd, 0.03);
    assert_near(sqrt(squares[1] / N_RUNS), ANKE_RUN_ASSUMED_VARIATION, 0.03);
    clear(&made);
}

/* Grades: two managers of 59 and 62 among six, by hand. */
static void add_grade(AnkeStaffStart *start, const char *label, int age, double n)
{
    AnkeStartGrade *grade = g_new0(AnkeStartGrade, 1);
    grade->label = label;
    grade->staff[age] = n;
    g_ptr_array_add(start->grades, grade);
}

static void test_posts_are_pulled_from_the_top(void)
{
    Case made = {start_new(),
                 scenarios_of("a,leave_factor,,0\na,eligible_from,課長,30\n"
                              "a,eligible_to,課長,42\na,posts,係長,15\n"),
                 NULL};
    add_grade(made.start, "主事", 25, 20);
    add_grade(made.start, "係長", 41, 10);
    add_grade(made.start, "課長", 59, 12);
    made.start->n_managers = 1;
    AnkeRunSpec spec = {.n_runs = 50, .seed = 1, .rates_known = TRUE};
    g_autoptr(GError) error = NULL;
    made.outlooks = anke_outlooks_make(made.start, made.scenarios, 2, &spec, &error);
    g_assert_no_error(error);
    const AnkeOutlook *outlook = g_ptr_array_index(made.outlooks->outlooks, 0);
    const AnkeSuccessionCell *top = anke_succession_cell(outlook->succession, 1, 2);
    /* All 12 are 60 on 1 April 2025 and step down to 係長, who are 10 of 42; 2 posts stay vacant. */
    assert_near(top->vacancies, 12, 0);
    assert_near(top->eligible, 10, 0);
    assert_near(top->short_of, 2, 0);
    assert_near(top->n, 10, 0);
    const AnkeSuccessionCell *middle = anke_succession_cell(outlook->succession, 1, 1);
    assert_near(middle->vacancies, 3, 0); /* 15 posts, 12 former managers */
    assert_near(middle->eligible, 0, 0);  /* 26 is younger than 41 */
    assert_near(middle->short_of, 3, 0);
    const AnkeRunSummary *runs =
        anke_run_table_cell(outlook->runs, ANKE_SERIES_GRADE + 2 * ANKE_SERIES_PER_GRADE + 2, 1);
    assert_near(runs->mean, 2, 0); /* nothing is random here */
    assert_near(runs->sd, 0, 0);
    assert_near(outlook->succession->outlooks[2].vacated[0], 12, 0);
    clear(&made);
}

static void test_threads_change_no_digit(void)
{
    Case made = run("a,hiring,,keep_headcount\n", 9, 0);
    const AnkeOutlook *outlook = g_ptr_array_index(made.outlooks->outlooks, 0);
    g_autoptr(GBytes) first = NULL;
    for (guint n_threads = 1; n_threads <= 7; n_threads += 3) {
        AnkeRunSpec spec = {.n_runs = 101, .seed = 3, .n_threads = n_threads, .headcount_scale = 1};
        AnkeRuns *runs = anke_runs_make(&outlook->rules, outlook->path, NULL, &spec);
        gsize n = (gsize)runs->n_series * (runs->n_years + 1) * runs->n_runs;
        g_autoptr(GBytes) values = g_bytes_new(runs->values, n * sizeof *runs->values);
        g_assert_true(first == NULL || g_bytes_equal(first, values));
        first = first == NULL ? g_bytes_ref(values) : first;
        anke_runs_free(runs);
    }
    clear(&made);
}

static void test_years_are_labelled_as_offices_print_them(void)
{
    static const struct {
        int year;
        gboolean is_fiscal;
        const char *label;
    } cases[] = {{2019, FALSE, "平成31年"},
                 {2019, TRUE, "令和元年度"},
                 {2020, FALSE, "令和2年"},
                 {2054, TRUE, "令和36年度"}};
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *label = anke_outlook_year_label(cases[i].year, cases[i].is_fiscal);
        g_assert_cmpstr(label, ==, cases[i].label);
    }
}

static void test_rates_are_known_by_the_bands_of_the_national_table(void)
{
    for (int age = ANKE_STAFF_AGE_FIRST + 1; age < ANKE_STAFF_AGE_END; age++) {
        AnkeAgeBand before = anke_national_quit_band(age - 1), band = anke_national_quit_band(age);
        g_assert_true((anke_rate_group(age - 1) == anke_rate_group(age)) ==
                      (before.from == band.from));
    }
    g_assert_cmpuint(anke_rate_group(ANKE_STAFF_AGE_END - 1), ==, ANKE_RATE_N_GROUPS - 1);
    g_assert_cmpuint(anke_rate_group(15), ==, 0);
}

static void test_unknown_ages_of_hires_are_an_error(void)
{
    Case made = {start_new(), scenarios_of("a,hiring,,keep_hires\n"), NULL};
    AnkeRunSpec spec = {.n_runs = 0};
    g_autoptr(GError) error = NULL;
    g_assert_null(anke_outlooks_make(made.start, made.scenarios, 3, &spec, &error));
    g_assert_error(error, ANKE_ERROR, ANKE_ERROR_DATA);
    g_clear_error(&error);
    made.start->n_hires = 0;
    g_assert_null(anke_outlooks_make(made.start, made.scenarios, 3, &spec, &error));
    g_assert_nonnull(strstr(error->message, "plan.csv:2:1: the ages of hires"));
    clear(&made);
}

int main(int argc, char **argv)
{
    gsl_set_error_handler_off();
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/projection/saw", test_hiring_saws_every_two_years_while_the_age_is_raised);
    g_test_add_func("/projection/hand", test_people_grow_older_and_retire_by_hand);
    g_test_add_func("/projection/jobs", test_jobs_retire_by_schedules_of_their_own_by_hand);
    g_test_add_func("/projection/job-runs", test_runs_with_jobs_have_the_expected_means);
    g_test_add_func("/projection/goal", test_a_goal_is_met_on_its_day);
    g_test_add_func("/projection/drift", test_whole_people_do_not_drift);
    g_test_add_func("/projection/clipped", test_hires_are_never_negative);
    g_test_add_func("/projection/mid", test_mid_career_hires_take_their_share_evenly);
    g_test_add_func("/projection/reemployed", test_the_reemployed_count_by_their_weight);
    g_test_add_func("/projection/law", test_runs_follow_the_exact_law_of_constant_hires);
    g_test_add_func("/projection/rates", test_rates_are_drawn_about_their_mean);
    g_test_add_func("/projection/grades", test_posts_are_pulled_from_the_top);
    g_test_add_func("/projection/threads", test_threads_change_no_digit);
    g_test_add_func("/projection/labels", test_years_are_labelled_as_offices_print_them);
    g_test_add_func("/projection/groups", test_rates_are_known_by_the_bands_of_the_national_table);
    g_test_add_func("/projection/unknown", test_unknown_ages_of_hires_are_an_error);
    return g_test_run();
}
