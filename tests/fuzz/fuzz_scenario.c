/* Scenario files from any bytes: what is read can be projected, or there is an error with a place. */
#include <glib.h>
#include <gsl/gsl_errno.h>
#include <math.h>

#include "analyzer/base/error.h"
#include "analyzer/staff/outlook.h"
#include "analyzer/staff/warnings.h"

int LLVMFuzzerTestOneInput(const guint8 *data, gsize n_bytes);

static void add_grade(AnkeStaffStart *start, const char *label, int age)
{
    AnkeStartGrade *grade = g_new0(AnkeStartGrade, 1);
    grade->label = label;
    grade->staff[age] = 3;
    g_ptr_array_add(start->grades, grade);
}

static AnkeStaffStart *make_start(void)
{
    AnkeStaffStart *start = g_new0(AnkeStaffStart, 1);
    start->texts = g_string_chunk_new(16);
    start->past = g_array_new(FALSE, FALSE, sizeof(AnkePastYear));
    start->grades = g_ptr_array_new_with_free_func(g_free);
    start->n_managers = 1;
    start->year = 2024;
    for (int age = 20; age < 70; age++) {
        start->rate[age] = 0.01;
        start->staff[age] = 4;
        start->hire_ages[age] = age < 30;
    }
    start->n_hires = 10;
    add_grade(start, "主任", 35);
    add_grade(start, "課長", 59);
    return start;
}

static void check(const AnkeScenarios *scenarios)
{
    g_autoptr(AnkeStaffStart) start = make_start();
    g_autoptr(GError) error = NULL;
    AnkeRunSpec spec = {.n_runs = 2, .seed = 1, .n_threads = 1};
    g_autoptr(AnkeOutlooks) outlooks = anke_outlooks_make(start, scenarios, 7, &spec, &error);
    g_assert_true((outlooks != NULL) == (error == NULL));
    for (guint i = 0; outlooks != NULL && i < outlooks->outlooks->len; i++) {
        const AnkeOutlook *outlook = g_ptr_array_index(outlooks->outlooks, i);
        for (guint year = 0; year <= 7; year++) {
            g_assert_true(isfinite(outlook->path->years[year].headcount));
            g_assert_false(outlook->path->years[year].hires < 0);
        }
    }
    if (outlooks != NULL) {
        g_array_unref(anke_warnings_find(outlooks));
    }
}

int LLVMFuzzerTestOneInput(const guint8 *data, gsize n_bytes)
{
    (void)gsl_set_error_handler_off();
    g_autoptr(GError) error = NULL;
    g_autoptr(AnkeInput) input =
        anke_input_open_bytes("fuzz", n_bytes > 0 ? (const char *)data : "", n_bytes);
    g_autoptr(AnkeScenarios) scenarios = anke_scenarios_read(input, &error);
    g_assert_true((scenarios != NULL) == (error == NULL));
    if (scenarios != NULL) {
        check(scenarios);
    }
    return 0;
}
