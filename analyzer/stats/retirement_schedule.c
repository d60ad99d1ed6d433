#include "analyzer/stats/retirement_schedule.h"

#include <string.h>

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

int anke_schedule_last_year(const AnkeSchedule *schedule, int cohort)
{
    int year = cohort + ANKE_SCHEDULE_MIN_AGE - 1;
    while (!anke_schedule_is_due(schedule, year - cohort, year)) {
        year++; /* ages end at ANKE_SCHEDULE_MAX_AGE, so this does */
    }
    return year;
}
