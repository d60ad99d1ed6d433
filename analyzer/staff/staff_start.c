#include "analyzer/staff/staff_start.h"

#include <math.h>
#include <string.h>

#include "analyzer/base/error.h"
#include "analyzer/base/number.h"
#include "analyzer/base/text.h"
#include "analyzer/staff/start_grades.h"
#include "analyzer/staff/start_parts.h"
#include "analyzer/staff/start_tables.h"
#include "analyzer/stats/national_staff.h"

/* Hiring practice of so many fiscal years tells at which ages people will be hired. */
enum { N_HIRE_YEARS = 10, LATE_HIRE_AGE = 60 };

/* Staff */

static gboolean find_last_year(const AnkeStartTables *tables, int *year, gint *group,
                               GError **error)
{
    const AnkeTable *table = tables->age;
    *group = ANKE_ALL;
    for (guint i = 0; table != NULL && i < table->n_groups; i++) {
        int of_group = anke_start_group_year(table, i);
        if (of_group > 0 && (*group == ANKE_ALL || of_group > *year)) {
            *year = of_group;
            *group = (gint)i;
        }
    }
    return *group != ANKE_ALL ||
           anke_start_refuse(tables, error,
                             "no table \"age\" by \"year\" with group_score: a stream of "
                             "anke-roster was expected");
}

static double sum_ages(const double *by_age)
{
    double sum = 0;
    for (int age = 0; age < ANKE_STAFF_AGE_END; age++) {
        sum += by_age[age];
    }
    return sum;
}

/* The group of the job in the year of the start. */
static gboolean find_job(AnkeStaffStart *start, const AnkeStartTables *tables, gint *group,
                         GError **error)
{
    const AnkeTable *table = tables->age_job;
    g_autofree char *job = anke_text_quote(tables->job, -1);
    for (guint i = 0; table != NULL && i < table->n_groups; i++) {
        if (anke_start_group_year(table, i) == start->year &&
            anke_start_group_is_wanted(tables, table, i)) {
            start->job = g_string_chunk_insert(start->texts, anke_start_group_job(table, i));
            *group = (gint)i;
            return TRUE;
        }
    }
    return table == NULL ? anke_start_refuse(tables, error,
                                             "no table \"age\" by \"year:job\", which --job needs")
                         : anke_error_set(error, ANKE_ERROR_USAGE,
                                          "%s has nobody of the job \"%s\" in its last year, %d",
                                          tables->file, job, start->year);
}

static gboolean read_staff(AnkeStaffStart *start, const AnkeStartTables *tables, GError **error)
{
    gint group;
    const AnkeTable *table = tables->job != NULL ? tables->age_job : tables->age;
    if (!find_last_year(tables, &start->year, &group, error) ||
        (tables->job != NULL && !find_job(start, tables, &group, error)) ||
        !anke_start_read_ages(tables, table, group, start->staff, error)) {
        return FALSE;
    }
    for (guint i = 0; i < table->n_items; i++) {
        double n = anke_table_number(table, "n", (gint)i, group);
        if (table->items[i].type == ANKE_ITEM_NOANSWER && n > 0) {
            start->n_unknown += n;
        }
    }
    double n_staff = sum_ages(start->staff);
    return (n_staff > 0 && n_staff <= ANKE_START_MAX_STAFF) ||
           anke_start_refuse(
               tables, error,
               "the last year of table \"age\" has %.0f people: 1 to %d were expected", n_staff,
               ANKE_START_MAX_STAFF);
}

/* Rates of quitting */

static gboolean read_rate(AnkeStaffStart *start, const AnkeTable *table, guint item, gint group)
{
    int age = anke_start_item_age(table, item);
    double rate = anke_table_number(table, "rate_used", (gint)item, group);
    double exposure = anke_table_number(table, "exposure", (gint)item, group);
    double exits = anke_table_number(table, "exits", (gint)item, group);
    if (age < 0) {
        return TRUE;
    }
    if (exits >= 0 && exposure >= exits && isfinite(exposure)) {
        AnkeExperience *experience = &start->experience[anke_rate_group(age)];
        experience->exposure += exposure;
        experience->exits += exits;
    }
    if (isnan(rate)) {
        return TRUE;
    }
    const char *source = anke_table_text(table, "rate_source", (gint)item, group);
    start->rate[age] = rate;
    start->is_assumed[age] = g_strcmp0(source, "assumed") == 0;
    start->has_rates = TRUE;
    return rate >= 0 && rate <= 1;
}

/* The group of the job with rates of its own, or ANKE_ALL. */
static gint find_rates(const AnkeStartTables *tables)
{
    const AnkeTable *table = tables->leave_rate_job;
    for (guint i = 0; table != NULL && tables->job != NULL && i < table->n_groups; i++) {
        if (anke_start_group_is_wanted(tables, table, i)) {
            for (guint item = 0; item < table->n_items; item++) {
                if (!isnan(anke_table_number(table, "rate_used", (gint)item, (gint)i))) {
                    return (gint)i;
                }
            }
        }
    }
    return ANKE_ALL;
}

static gboolean read_rates(AnkeStaffStart *start, const AnkeStartTables *tables, GError **error)
{
    for (int age = 0; age < ANKE_STAFF_AGE_END; age++) {
        start->rate[age] = anke_national_quit_rate(age);
        start->is_assumed[age] = TRUE;
    }
    gint group = find_rates(tables);
    const AnkeTable *table = group != ANKE_ALL ? tables->leave_rate_job : tables->leave_rate;
    start->has_other_rates = tables->job != NULL && group == ANKE_ALL && table != NULL;
    for (guint i = 0; table != NULL && i < table->n_items; i++) {
        if (!read_rate(start, table, i, group)) {
            return anke_start_refuse(tables, error,
                                     "table \"leave_rate\": a rate_used outside 0 to 1");
        }
    }
    return TRUE;
}

/* Past hires and leavers */

static gint compare_years(gconstpointer a, gconstpointer b)
{
    return ((const AnkePastYear *)a)->year - ((const AnkePastYear *)b)->year;
}

static void read_past(AnkeStaffStart *start, const AnkeStartTables *tables)
{
    const AnkeTable *table = tables->job != NULL ? tables->flow_job : tables->flow;
    for (guint i = 0; table != NULL && i < table->n_groups; i++) {
        AnkePastYear past = {.year = anke_start_group_year(table, i),
                             .hires = anke_table_number(table, "hires", ANKE_ALL, (gint)i),
                             .retired = anke_table_number(table, "retired", ANKE_ALL, (gint)i),
                             .quit = anke_table_number(table, "quit", ANKE_ALL, (gint)i)};
        if (past.year > 0 && past.year < start->year &&
            anke_start_group_is_wanted(tables, table, i)) {
            g_array_append_val(start->past, past);
        }
    }
    g_array_sort(start->past, compare_years);
}

/* Whether a fiscal year is among the last ones before the start. */
static gboolean is_recent(const AnkeStaffStart *start, int year)
{
    return year > 0 && year < start->year && year >= start->year - N_HIRE_YEARS;
}

/* Of the groups that are wanted of a table by job; of all of another. */
static gboolean read_hires(AnkeStaffStart *start, const AnkeStartTables *tables,
                           const AnkeTable *table, GError **error)
{
    for (guint i = 0; table != NULL && i < table->n_groups; i++) {
        double hired[ANKE_STAFF_AGE_END] = {0};
        gboolean is_wanted =
            table == tables->hire_age || anke_start_group_is_wanted(tables, table, i);
        if (!is_wanted || !is_recent(start, anke_start_group_year(table, i))) {
            continue;
        }
        if (!anke_start_read_ages(tables, table, (gint)i, hired, error)) {
            return FALSE;
        }
        for (int age = 0; age < ANKE_STAFF_AGE_END; age++) {
            *(age < LATE_HIRE_AGE ? &start->hire_ages[age] : &start->n_late_hires) += hired[age];
        }
    }
    start->n_hires = sum_ages(start->hire_ages);
    return TRUE;
}

/* Of the job where any of it were hired, else of everybody. */
static gboolean read_hire_ages(AnkeStaffStart *start, const AnkeStartTables *tables, GError **error)
{
    if (tables->job != NULL && !read_hires(start, tables, tables->hire_age_job, error)) {
        return FALSE;
    }
    if (start->n_hires > 0) {
        return TRUE;
    }
    start->has_other_hire_ages = tables->job != NULL && tables->hire_age != NULL;
    start->n_late_hires = 0;
    return read_hires(start, tables, tables->hire_age, error);
}

AnkeStaffStart *anke_staff_start_read(AnkeStream *stream, const char *job, GError **error)
{
    g_autoptr(AnkeStartTables) tables = anke_start_tables_read(stream, job, error);
    if (tables == NULL) {
        return NULL;
    }
    g_autoptr(AnkeStaffStart) start = g_new0(AnkeStaffStart, 1);
    start->texts = g_string_chunk_new(256);
    start->past = g_array_new(FALSE, FALSE, sizeof(AnkePastYear));
    start->grades = g_ptr_array_new_with_free_func(g_free);
    start->n_managers = -1;
    if (!read_staff(start, tables, error) || !read_rates(start, tables, error) ||
        !read_hire_ages(start, tables, error) || !anke_start_read_parts(start, tables, error) ||
        (job == NULL && !anke_start_read_grades(start, tables, error))) {
        return NULL;
    }
    read_past(start, tables);
    return g_steal_pointer(&start);
}

void anke_staff_start_free(AnkeStaffStart *start)
{
    if (start == NULL) {
        return;
    }
    g_string_chunk_free(start->texts);
    g_array_unref(start->past);
    g_ptr_array_unref(start->grades);
    g_free(start);
}
