#include "analyzer/staff/retirement_schedule.h"

#include <string.h>

#include "analyzer/base/calendar.h"

static const struct {
    const char *name;
    AnkeSchedule schedule;
} known[] = {
    {"legal", {6, {{0, 60}, {2023, 61}, {2025, 62}, {2027, 63}, {2029, 64}, {2031, 65}}}},
    {"fixed60", {1, {{0, 60}}}},
    {"jump65", {2, {{0, 60}, {2023, 65}}}},
    {"doctor", {1, {{0, 65}}}},
    {"caretaker", {3, {{0, 63}, {2029, 64}, {2031, 65}}}},
};

static const struct {
    const char *job;
    const char *schedule;
} jobs[] = {
    {"医師", "doctor"},      {"歯科医師", "doctor"},  {"医師・歯科医師", "doctor"},
    {"守衛", "caretaker"},   {"用務員", "caretaker"}, {"校務員", "caretaker"},
    {"庁務員", "caretaker"},
};

const AnkeSchedule *anke_schedule_find(const char *name)
{
    for (guint i = 0; i < G_N_ELEMENTS(known); i++) {
        if (strcmp(known[i].name, name) == 0) {
            return &known[i].schedule;
        }
    }
    return NULL;
}

const AnkeSchedule *anke_schedule_of_job(const char *job)
{
    for (guint i = 0; i < G_N_ELEMENTS(jobs); i++) {
        if (strcmp(jobs[i].job, job) == 0) {
            return anke_schedule_find(jobs[i].schedule);
        }
    }
    return &known[0].schedule;
}

int anke_schedule_age(const AnkeSchedule *schedule, int fiscal_year)
{
    int age = schedule->steps[0].age;
    for (guint i = 1; i < schedule->n_steps && schedule->steps[i].from_year <= fiscal_year; i++) {
        age = schedule->steps[i].age;
    }
    return age;
}

gboolean anke_schedule_is_due(const AnkeSchedule *schedule, int age, int fiscal_year)
{
    return age + 1 >= anke_schedule_age(schedule, fiscal_year);
}

/* The year on whose 1 April the full age is 0: born 2 April 2001 to 1 April 2002 -> 2002. */
static gboolean find_cohort(const char *birth, int *cohort)
{
    if (!anke_date_is_iso(birth, strlen(birth))) {
        return FALSE;
    }
    int year = (int)g_ascii_strtoll(birth, NULL, 10);
    *cohort = strcmp(birth + strlen("2001-"), "04-01") <= 0 ? year : year + 1;
    return TRUE;
}

int anke_schedule_fiscal_year(const AnkeSchedule *schedule, const char *birth)
{
    int cohort;
    if (!find_cohort(birth, &cohort)) {
        return -1;
    }
    int fiscal_year = cohort + ANKE_SCHEDULE_MIN_AGE - 1;
    while (!anke_schedule_is_due(schedule, fiscal_year - cohort, fiscal_year)) {
        fiscal_year++;
    }
    return fiscal_year;
}

int anke_schedule_age_on_april(const char *birth, int year)
{
    int cohort;
    return find_cohort(birth, &cohort) && year >= cohort ? year - cohort : -1;
}
