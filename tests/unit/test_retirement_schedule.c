#include <glib.h>

#include "analyzer/staff/retirement_schedule.h"

static int legal_end(const char *birth)
{
    return anke_schedule_fiscal_year(anke_schedule_find("legal"), birth) + 1;
}

/* 総務省 000768068 and koumuin-ouen.com/?p=990: births, the March of retirement. */
static void test_cohorts_of_the_raise_retire_every_other_year(void)
{
    static const struct {
        const char *first, *last;
        int march, age;
    } cohorts[] = {{"1962-04-02", "1963-04-01", 2023, 60}, {"1963-04-02", "1964-04-01", 2025, 61},
                   {"1964-04-02", "1965-04-01", 2027, 62}, {"1965-04-02", "1966-04-01", 2029, 63},
                   {"1966-04-02", "1967-04-01", 2031, 64}, {"1967-04-02", "1968-04-01", 2033, 65},
                   {"1968-04-02", "1969-04-01", 2034, 65}, {"1999-04-02", "2000-04-01", 2065, 65},
                   {"1961-04-02", "1962-04-01", 2022, 60}};
    for (guint i = 0; i < G_N_ELEMENTS(cohorts); i++) {
        g_assert_cmpint(legal_end(cohorts[i].first), ==, cohorts[i].march);
        g_assert_cmpint(legal_end(cohorts[i].last), ==, cohorts[i].march);
        g_assert_cmpint(anke_schedule_age(anke_schedule_find("legal"), cohorts[i].march - 1), ==,
                        cohorts[i].age);
    }
}

static void test_nobody_retires_at_the_ends_of_the_years_of_a_raise(void)
{
    const AnkeSchedule *legal = anke_schedule_find("legal");
    for (int year = 2015; year <= 2045; year++) {
        gboolean is_raise = year >= 2023 && year <= 2031 && year % 2 == 1;
        /* Who is due now and was not due a year before: the cohort that retires. */
        guint n_cohorts = 0;
        for (int age = 18; age < 99; age++) {
            n_cohorts += anke_schedule_is_due(legal, age, year) &&
                         !anke_schedule_is_due(legal, age - 1, year - 1);
        }
        g_assert_cmpuint(n_cohorts, ==, is_raise ? 0 : 1);
    }
}

static void test_the_first_of_april_is_the_older_cohort(void)
{
    g_assert_cmpint(anke_schedule_age_on_april("2000-04-01", 2026), ==, 26);
    g_assert_cmpint(anke_schedule_age_on_april("2000-04-02", 2026), ==, 25);
    g_assert_cmpint(anke_schedule_age_on_april("2004-02-29", 2026), ==, 22);
    g_assert_cmpint(anke_schedule_age_on_april("2026-04-02", 2026), ==, -1);
    g_assert_cmpint(anke_schedule_age_on_april("2026-04-31", 2026), ==, -1);
    g_assert_cmpint(anke_schedule_fiscal_year(anke_schedule_find("legal"), "1967"), ==, -1);
    g_assert_cmpint(legal_end("1967-04-01"), ==, 2031);
    g_assert_cmpint(legal_end("1967-04-02"), ==, 2033);
}

static void test_jobs_have_schedules_of_their_own(void)
{
    g_assert_true(anke_schedule_of_job("一般行政職") == anke_schedule_find("legal"));
    g_assert_true(anke_schedule_of_job("医師") == anke_schedule_find("doctor"));
    g_assert_true(anke_schedule_of_job("") == anke_schedule_find("legal"));
    const AnkeSchedule *caretaker = anke_schedule_of_job("用務員");
    static const int ages[] = {63, 63, 63, 64, 64, 65, 65};
    for (int i = 0; i < (int)G_N_ELEMENTS(ages); i++) {
        g_assert_cmpint(anke_schedule_age(caretaker, 2026 + i), ==, ages[i]);
    }
    g_assert_cmpint(anke_schedule_fiscal_year(anke_schedule_find("fixed60"), "1967-04-02"), ==,
                    2027);
    g_assert_cmpint(anke_schedule_fiscal_year(anke_schedule_find("jump65"), "1963-04-02"), ==,
                    2028);
    g_assert_null(anke_schedule_find("none"));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/retirement-schedule/cohorts",
                    test_cohorts_of_the_raise_retire_every_other_year);
    g_test_add_func("/retirement-schedule/raise",
                    test_nobody_retires_at_the_ends_of_the_years_of_a_raise);
    g_test_add_func("/retirement-schedule/april", test_the_first_of_april_is_the_older_cohort);
    g_test_add_func("/retirement-schedule/jobs", test_jobs_have_schedules_of_their_own);
    return g_test_run();
}
