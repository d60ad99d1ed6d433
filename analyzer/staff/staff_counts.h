/*
 * What a roster comes down to: counts, and nothing about a person. People are added one by one; all
 * tables are made of these sums.
 *
 * In service on a day D: hire <= D and (no leave or leave >= D), leave being the last day of service.
 * Fiscal year y: leavers are those whose last day lies from 1 April y to 31 March y + 1, hires those
 * from 2 April y to 1 April y + 1, so that stock(y + 1) = stock(y) - leavers(y) + hires(y).
 * All but `by[employment]` counts regular staff alone.
 */
#ifndef ANKE_STAFF_STAFF_COUNTS_H
#define ANKE_STAFF_STAFF_COUNTS_H

#include <glib.h>

#include "analyzer/staff/diagonals.h"
#include "analyzer/staff/number_counts.h"
#include "analyzer/staff/staff_columns.h"
#include "analyzer/staff/staff_labels.h"

/* What a leaver counts as. */
typedef enum { ANKE_EXIT_RETIRED, ANKE_EXIT_QUIT, ANKE_EXIT_OTHER, ANKE_N_EXITS } AnkeExit;

/* Crosses of two categories that tables need without ages. */
typedef enum { ANKE_CROSS_GRADE_SEX, ANKE_CROSS_GRADE_DEPARTMENT, ANKE_N_CROSSES } AnkeCross;

typedef struct {
    guint16 labels[ANKE_N_LABEL_COLUMNS];
    int birth; /* yyyymmdd, 0: not known */
    int hire;
    int leave; /* 0: still here */
} AnkePerson;

typedef struct {
    AnkeStaffLabels *labels;              /* borrowed */
    const AnkeStaffColumns *columns;      /* borrowed */
    AnkeDiagonals *all;                   /* in service, by cohort of birth */
    GPtrArray *by[ANKE_N_LABEL_COLUMNS];  /* AnkeDiagonals by number; NULL: nobody */
    GHashTable *crosses[ANKE_N_CROSSES];  /* number << 16 | number -> AnkeDiagonals without ages */
    AnkeDiagonals *service;               /* in service, by the first 1 April there */
    AnkeDiagonals *hires;                 /* in the year of that 1 April, by cohort of birth */
    AnkeDiagonals *leavers[ANKE_N_EXITS]; /* in the fiscal year of the last day */
    AnkeDiagonals *in_year[ANKE_N_EXITS]; /* of these, who were hired since 1 April of it */
    GPtrArray *job_hires;                 /* as hires, by number of the job */
    GPtrArray *job_leavers[ANKE_N_EXITS]; /* as leavers */
    GPtrArray *job_in_year[ANKE_N_EXITS]; /* as in_year */
    GPtrArray *exits[2];                  /* by job, in service on 1 April: quits; all but 定年 */
    AnkeNumberCounts *entries;            /* tenure: see tenure.h */
    AnkeNumberCounts *ends;
    guint64 n_regular;
    int latest_hire; /* yyyymmdd */
} AnkeStaffCounts;

/* Both are borrowed. */
AnkeStaffCounts *anke_staff_counts_new(AnkeStaffLabels *labels, const AnkeStaffColumns *columns);

/* Adds a person of a roster. */
void anke_staff_counts_add(AnkeStaffCounts *counts, const AnkePerson *person);

/* Adds n people of one age in one year, of a table of counts (age -1: not known); all
 * together must stay below 2^31. */
void anke_staff_counts_add_many(AnkeStaffCounts *counts, const guint16 *labels, int year, int age,
                                gint32 n);

/* Ends the adding: from here on numbers may be taken. */
void anke_staff_counts_finish(AnkeStaffCounts *counts);

/* Leavers of a fiscal year, of all kinds. */
gint64 anke_staff_counts_leavers(const AnkeStaffCounts *counts, int fiscal_year);

/* People of a label in a year; of nobody NULL gives 0. */
const AnkeDiagonals *anke_staff_counts_of(const AnkeStaffCounts *counts, AnkeStaffKind kind,
                                          guint number);

/* The diagonals of a job in an array by job, or NULL. */
const AnkeDiagonals *anke_staff_counts_job(const GPtrArray *by_job, guint job);

/* People of two labels, or NULL. */
const AnkeDiagonals *anke_staff_counts_cross(const AnkeStaffCounts *counts, AnkeCross cross,
                                             guint first, guint second);

void anke_staff_counts_free(AnkeStaffCounts *counts);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(AnkeStaffCounts, anke_staff_counts_free)

#endif
