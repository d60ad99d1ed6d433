/*
 * Mandatory retirement (定年) of Japanese local civil servants.
 *
 * Who reaches the retirement age R(y) of fiscal year y (April to March) leaves on the 31 March at
 * its end (条例で定める日). An age is reached at the end of the day before the birthday (年齢計算ニ関する
 * 法律), so that the first of April still belongs to the older cohort. With a the full age on 1
 * April of the fiscal year y, a person retires at its end iff a + 1 >= R(y).
 *
 * A schedule is of one kind of jobs; a city's own ordinance is a table of the caller's.
 * Source: 地方公務員法の一部を改正する法律 (令和3年法律第63号), 総務省 000768068: 60 up to FY2022, 61 from
 * FY2023, 62 from FY2025, 63 from FY2027, 64 from FY2029, 65 from FY2031.
 */
#ifndef ANKE_STATS_RETIREMENT_SCHEDULE_H
#define ANKE_STATS_RETIREMENT_SCHEDULE_H

#include <glib.h>

#define ANKE_SCHEDULE_MAX_STEPS 64

/* Retirement ages that a schedule may have. */
#define ANKE_SCHEDULE_MIN_AGE 40
#define ANKE_SCHEDULE_MAX_AGE 99

/* From this fiscal year on, until the next step; years before the first step have its age. */
typedef struct {
    int from_year;
    int age;
} AnkeScheduleStep;

/* Steps in ascending years, at least one. */
typedef struct {
    guint n_steps;
    AnkeScheduleStep steps[ANKE_SCHEDULE_MAX_STEPS];
} AnkeSchedule;

/* A known schedule by name, or NULL: legal (定年引上げ), fixed60, jump65 (65 from FY2023 on),
 * doctor (医師), caretaker (守衛・用務員). */
const AnkeSchedule *anke_schedule_find(const char *name);

/* The lawful schedule of a job as rosters name it: 医師, 歯科医師 -> doctor, 守衛, 用務員 ... -> caretaker,
 * everything else -> legal. Never NULL. */
const AnkeSchedule *anke_schedule_of_job(const char *job);

/* The retirement age R(y) in full years. */
int anke_schedule_age(const AnkeSchedule *schedule, int fiscal_year);

/* Whether a person of this full age on 1 April of the fiscal year retires at its end. */
gboolean anke_schedule_is_due(const AnkeSchedule *schedule, int age, int fiscal_year);

/*
 * The fiscal year at whose end (31 March of the year after) a cohort retires.
 *   cohort   the year on whose 1 April the full age was 0: 2002 of births from 2 April 2001 to
 *            1 April 2002
 */
int anke_schedule_last_year(const AnkeSchedule *schedule, int cohort);

#endif
