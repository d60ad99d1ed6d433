/*
 * Where a projection starts: the staff of the last year in a table stream, and what the stream
 * knows about leaving and hiring.
 *
 * Read are the tables `age` by `year` (needed), `age` by `year:grade`, `grade` by `year`,
 * `leave_rate`, `hire_age` by `year` and `flow` by `year`, as anke-roster and anke-stats write
 * them; `age` by `year:job` tells who retires by another schedule than most. Of one job these are
 * `age` by `year:job` (needed), `leave_rate` by `job`, `hire_age` and `flow` by `year:job`, and no
 * grades. People without a usable age are left out and counted.
 */
#ifndef ANKE_STAFF_STAFF_START_H
#define ANKE_STAFF_STAFF_START_H

#include <glib.h>

#include "analyzer/data/stream.h"
#include "analyzer/staff/rate_group.h"
#include "analyzer/staff/staff_ages.h"
#include "analyzer/stats/retirement_schedule.h"

#define ANKE_START_MAX_GRADES 30
#define ANKE_START_MAX_PARTS 4
#define ANKE_START_MAX_STAFF 1000000 /* people */

/* What is known about quitting at the ages of one group of rate_group.h. */
typedef struct {
    double exposure; /* person-years of the city's own experience */
    double exits;    /* of these, quits */
} AnkeExperience;

/* The lowest grade first. */
typedef struct {
    const char *label;
    double staff[ANKE_STAFF_AGE_END];
} AnkeStartGrade;

/* People of all ages. */
double anke_start_grade_sum(const AnkeStartGrade *grade);

/* People of jobs that retire by a schedule of their own. */
typedef struct {
    const AnkeSchedule *schedule; /* static */
    double staff[ANKE_STAFF_AGE_END];
} AnkeStartPart;

typedef struct {
    int year; /* numbers of the flow are of this fiscal year */
    double hires, retired, quit;
} AnkePastYear;

typedef struct {
    GStringChunk *texts;
    const char *job; /* as the stream writes it; NULL: everybody */
    int year;        /* western; the staff is that of its 1 April */
    double staff[ANKE_STAFF_AGE_END];
    double n_unknown;                              /* people whose age is not known */
    double rate[ANKE_STAFF_AGE_END];               /* of quitting within a fiscal year */
    gboolean is_assumed[ANKE_STAFF_AGE_END];       /* the rate is the national one */
    gboolean has_rates;                            /* the stream has rates of its own */
    AnkeExperience experience[ANKE_RATE_N_GROUPS]; /* by group of rate_group.h */
    double hire_ages[ANKE_STAFF_AGE_END];          /* people hired, by age on the 1 April after */
    double n_hires;                                /* their sum; 0: nothing is known */
    double n_late_hires;                           /* hired at 60 and later, not among them */
    gboolean has_other_rates;                      /* rates are not of the job: everybody's */
    gboolean has_other_hire_ages;                  /* ages of hires likewise */
    const AnkeSchedule *schedule;                  /* the lawful one of most; NULL: the general */
    guint n_parts;                                 /* others than most */
    AnkeStartPart parts[ANKE_START_MAX_PARTS];     /* of the staff */
    GArray *past;                                  /* AnkePastYear, ascending */
    GPtrArray *grades;                             /* AnkeStartGrade */
    gint n_managers; /* how many of the highest grades are managers; -1: not known */
} AnkeStaffStart;

/*
 * Reads all of a stream.
 *   job   label of a job, compared folded; NULL: everybody
 * Errors: those of the stream; ANKE_ERROR_DATA  no staff by age and year, hidden numbers, ages or
 * numbers out of range, more people in grades or jobs than there are; ANKE_ERROR_USAGE  nobody of
 * the job
 */
AnkeStaffStart *anke_staff_start_read(AnkeStream *stream, const char *job, GError **error);

void anke_staff_start_free(AnkeStaffStart *start);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(AnkeStaffStart, anke_staff_start_free)

#endif
