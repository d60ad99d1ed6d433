#include "analyzer/staff/staff_counts.h"

#include "analyzer/staff/staff_day.h"
#include "analyzer/staff/tenure.h"

static void free_diagonals(gpointer data)
{
    anke_diagonals_free(data);
}

AnkeStaffCounts *anke_staff_counts_new(AnkeStaffLabels *labels, const AnkeStaffColumns *columns)
{
    AnkeStaffCounts *counts = g_new0(AnkeStaffCounts, 1);
    counts->labels = labels;
    counts->columns = columns;
    counts->all = anke_diagonals_new();
    counts->service = anke_diagonals_new();
    counts->hires = anke_diagonals_new();
    counts->job_hires = g_ptr_array_new_with_free_func(free_diagonals);
    for (guint i = 0; i < ANKE_N_LABEL_COLUMNS; i++) {
        counts->by[i] = g_ptr_array_new_with_free_func(free_diagonals);
    }
    for (guint i = 0; i < ANKE_N_CROSSES; i++) {
        counts->crosses[i] = g_hash_table_new_full(NULL, NULL, NULL, free_diagonals);
    }
    for (guint i = 0; i < ANKE_N_EXITS; i++) {
        counts->leavers[i] = anke_diagonals_new();
        counts->in_year[i] = anke_diagonals_new();
        counts->job_leavers[i] = g_ptr_array_new_with_free_func(free_diagonals);
        counts->job_in_year[i] = g_ptr_array_new_with_free_func(free_diagonals);
    }
    for (guint i = 0; i < G_N_ELEMENTS(counts->exits); i++) {
        counts->exits[i] = g_ptr_array_new_with_free_func(free_diagonals);
    }
    counts->entries = anke_number_counts_new();
    counts->ends = anke_number_counts_new();
    return counts;
}

/* The diagonals of a number, made when needed. */
static AnkeDiagonals *at_number(GPtrArray *array, guint number)
{
    if (number >= array->len) {
        g_ptr_array_set_size(array, (gint)number + 1);
    }
    if (g_ptr_array_index(array, number) == NULL) {
        g_ptr_array_index(array, number) = anke_diagonals_new();
    }
    return g_ptr_array_index(array, number);
}

static AnkeDiagonals *at_cross(AnkeStaffCounts *counts, AnkeCross cross, const guint16 *labels)
{
    static const AnkeStaffKind seconds[ANKE_N_CROSSES] = {ANKE_STAFF_SEX, ANKE_STAFF_DEPARTMENT};
    gpointer key = GUINT_TO_POINTER((guint)labels[ANKE_STAFF_GRADE] << 16 | labels[seconds[cross]]);
    AnkeDiagonals *found = g_hash_table_lookup(counts->crosses[cross], key);
    if (found == NULL) {
        found = anke_diagonals_new();
        g_hash_table_insert(counts->crosses[cross], key, found);
    }
    return found;
}

static gboolean has(const AnkeStaffCounts *counts, AnkeStaffKind kind)
{
    return counts->columns->at[kind] >= 0;
}

/* Adds people in service on the 1 Aprils first...last. */
static void add_service(AnkeStaffCounts *counts, const guint16 *labels, int cohort,
                        const int years[2], gint32 n)
{
    static const AnkeStaffKind aged[] = {ANKE_STAFF_SEX, ANKE_STAFF_JOB, ANKE_STAFF_GRADE,
                                         ANKE_STAFF_DEPARTMENT};
    anke_diagonals_add(counts->all, cohort, years[0], years[1], n);
    for (guint i = 0; i < G_N_ELEMENTS(aged); i++) {
        if (has(counts, aged[i])) {
            anke_diagonals_add(at_number(counts->by[aged[i]], labels[aged[i]]), cohort, years[0],
                               years[1], n);
        }
    }
    if (has(counts, ANKE_STAFF_GRADE) && has(counts, ANKE_STAFF_SEX)) {
        anke_diagonals_add(at_cross(counts, ANKE_CROSS_GRADE_SEX, labels), ANKE_COHORT_UNKNOWN,
                           years[0], years[1], n);
    }
    if (has(counts, ANKE_STAFF_GRADE) && has(counts, ANKE_STAFF_DEPARTMENT)) {
        anke_diagonals_add(at_cross(counts, ANKE_CROSS_GRADE_DEPARTMENT, labels),
                           ANKE_COHORT_UNKNOWN, years[0], years[1], n);
    }
}

static AnkeExit exit_of(const AnkeStaffCounts *counts, const guint16 *labels)
{
    const AnkeStaffMapping *reason =
        anke_staff_labels_mapping(counts->labels, ANKE_STAFF_REASON, labels[ANKE_STAFF_REASON]);
    AnkeStaffRole role = reason != NULL ? reason->role : ANKE_STAFF_ROLE_NONE;
    return role == ANKE_STAFF_ROLE_RETIRED ? ANKE_EXIT_RETIRED
           : role == ANKE_STAFF_ROLE_QUIT  ? ANKE_EXIT_QUIT
                                           : ANKE_EXIT_OTHER;
}

/* Adds somebody who leaves in a fiscal year; `first` is the first 1 April in service. */
static AnkeExit add_leaver(AnkeStaffCounts *counts, const AnkePerson *person, int cohort, int first)
{
    int year = anke_day_fiscal_year(person->leave);
    AnkeExit exit = exit_of(counts, person->labels);
    guint job = person->labels[ANKE_STAFF_JOB];
    anke_diagonals_add(counts->leavers[exit], cohort, year, year, 1);
    anke_diagonals_add(at_number(counts->job_leavers[exit], job), cohort, year, year, 1);
    anke_diagonals_add(at_number(counts->by[ANKE_STAFF_REASON], person->labels[ANKE_STAFF_REASON]),
                       ANKE_COHORT_UNKNOWN, year, year, 1);
    if (first > year) {
        anke_diagonals_add(counts->in_year[exit], cohort, year, year, 1);
        anke_diagonals_add(at_number(counts->job_in_year[exit], job), cohort, year, year, 1);
        return exit;
    }
    if (exit == ANKE_EXIT_QUIT) {
        anke_diagonals_add(at_number(counts->exits[0], job), cohort, year, year, 1);
    }
    if (exit != ANKE_EXIT_RETIRED) {
        anke_diagonals_add(at_number(counts->exits[1], job), cohort, year, year, 1);
    }
    return exit;
}

static void add_regular(AnkeStaffCounts *counts, const AnkePerson *person, const int years[2])
{
    int cohort = person->birth != 0 ? anke_day_cohort(person->birth) : ANKE_COHORT_UNKNOWN;
    AnkeExit exit = ANKE_N_EXITS;
    counts->n_regular++;
    add_service(counts, person->labels, cohort, years, 1);
    if (person->leave != 0) {
        exit = add_leaver(counts, person, cohort, years[0]);
    }
    if (person->hire != 0) {
        anke_diagonals_add(counts->service, years[0], years[0], years[1], 1);
        anke_diagonals_add(counts->hires, cohort, years[0], years[0], 1);
        anke_diagonals_add(at_number(counts->job_hires, person->labels[ANKE_STAFF_JOB]), cohort,
                           years[0], years[0], 1);
        counts->latest_hire = MAX(counts->latest_hire, person->hire);
        anke_tenure_add(counts, person, exit == ANKE_EXIT_QUIT);
    }
}

/* Adds to the employments; whether the people are regular staff. */
static gboolean add_employment(AnkeStaffCounts *counts, guint number, const int years[2], gint32 n)
{
    if (!has(counts, ANKE_STAFF_EMPLOYMENT)) {
        return TRUE;
    }
    anke_diagonals_add(at_number(counts->by[ANKE_STAFF_EMPLOYMENT], number), ANKE_COHORT_UNKNOWN,
                       years[0], years[1], n);
    const AnkeStaffMapping *mapping =
        anke_staff_labels_mapping(counts->labels, ANKE_STAFF_EMPLOYMENT, number);
    return mapping != NULL && mapping->role == ANKE_STAFF_ROLE_REGULAR;
}

void anke_staff_counts_add(AnkeStaffCounts *counts, const AnkePerson *person)
{
    int years[2] = {person->hire != 0 ? anke_day_cohort(person->hire) : ANKE_STAFF_FIRST_YEAR,
                    person->leave != 0 ? anke_day_fiscal_year(person->leave)
                                       : ANKE_STAFF_LAST_YEAR};
    if (add_employment(counts, person->labels[ANKE_STAFF_EMPLOYMENT], years, 1)) {
        add_regular(counts, person, years);
    }
}

void anke_staff_counts_add_many(AnkeStaffCounts *counts, const guint16 *labels, int year, int age,
                                gint32 n)
{
    const int years[2] = {year, year};
    if (add_employment(counts, labels[ANKE_STAFF_EMPLOYMENT], years, n)) {
        add_service(counts, labels, age >= 0 ? year - age : ANKE_COHORT_UNKNOWN, years, n);
        counts->n_regular += (guint64)n;
    }
}

static void finish_each(const GPtrArray *array)
{
    for (guint i = 0; i < array->len; i++) {
        anke_diagonals_finish(g_ptr_array_index(array, i));
    }
}

static void finish_value(gpointer key, gpointer value, gpointer data)
{
    (void)key;
    (void)data;
    anke_diagonals_finish(value);
}

void anke_staff_counts_finish(AnkeStaffCounts *counts)
{
    anke_diagonals_finish(counts->all);
    anke_diagonals_finish(counts->service);
    anke_diagonals_finish(counts->hires);
    finish_each(counts->job_hires);
    for (guint i = 0; i < ANKE_N_LABEL_COLUMNS; i++) {
        finish_each(counts->by[i]);
    }
    for (guint i = 0; i < ANKE_N_CROSSES; i++) {
        g_hash_table_foreach(counts->crosses[i], finish_value, NULL);
    }
    for (guint i = 0; i < ANKE_N_EXITS; i++) {
        anke_diagonals_finish(counts->leavers[i]);
        anke_diagonals_finish(counts->in_year[i]);
        finish_each(counts->job_leavers[i]);
        finish_each(counts->job_in_year[i]);
    }
    for (guint i = 0; i < G_N_ELEMENTS(counts->exits); i++) {
        finish_each(counts->exits[i]);
    }
}

gint64 anke_staff_counts_leavers(const AnkeStaffCounts *counts, int fiscal_year)
{
    gint64 n = 0;
    for (guint i = 0; i < ANKE_N_EXITS; i++) {
        n += anke_diagonals_total(counts->leavers[i], fiscal_year);
    }
    return n;
}

const AnkeDiagonals *anke_staff_counts_job(const GPtrArray *by_job, guint job)
{
    return job < by_job->len ? g_ptr_array_index(by_job, job) : NULL;
}

const AnkeDiagonals *anke_staff_counts_of(const AnkeStaffCounts *counts, AnkeStaffKind kind,
                                          guint number)
{
    return anke_staff_counts_job(counts->by[kind], number);
}

const AnkeDiagonals *anke_staff_counts_cross(const AnkeStaffCounts *counts, AnkeCross cross,
                                             guint first, guint second)
{
    return g_hash_table_lookup(counts->crosses[cross], GUINT_TO_POINTER(first << 16 | second));
}

void anke_staff_counts_free(AnkeStaffCounts *counts)
{
    if (counts == NULL) {
        return;
    }
    anke_diagonals_free(counts->all);
    anke_diagonals_free(counts->service);
    anke_diagonals_free(counts->hires);
    g_ptr_array_unref(counts->job_hires);
    for (guint i = 0; i < ANKE_N_LABEL_COLUMNS; i++) {
        g_ptr_array_unref(counts->by[i]);
    }
    for (guint i = 0; i < ANKE_N_CROSSES; i++) {
        g_hash_table_unref(counts->crosses[i]);
    }
    for (guint i = 0; i < ANKE_N_EXITS; i++) {
        anke_diagonals_free(counts->leavers[i]);
        anke_diagonals_free(counts->in_year[i]);
        g_ptr_array_unref(counts->job_leavers[i]);
        g_ptr_array_unref(counts->job_in_year[i]);
    }
    for (guint i = 0; i < G_N_ELEMENTS(counts->exits); i++) {
        g_ptr_array_unref(counts->exits[i]);
    }
    anke_number_counts_free(counts->entries);
    anke_number_counts_free(counts->ends);
    g_free(counts);
}
