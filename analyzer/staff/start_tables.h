/* The tables of a stream that a projection needs, held until all are there. */
#ifndef ANKE_STAFF_START_TABLES_H
#define ANKE_STAFF_START_TABLES_H

#include <glib.h>

#include "analyzer/data/stream.h"
#include "analyzer/staff/staff_ages.h"

/* NULL: the stream has no such table. */
typedef struct {
    char *file;
    char *job;            /* whose projection it is; NULL: everybody's */
    AnkeTable *age;       /* by year */
    AnkeTable *age_grade; /* age by year:grade */
    AnkeTable *grade;     /* by year */
    AnkeTable *leave_rate;
    AnkeTable *hire_age; /* by year */
    AnkeTable *flow;     /* by year */
    AnkeTable *age_job;  /* age by year:job */
    AnkeTable *leave_rate_job;
    AnkeTable *hire_age_job; /* by year:job */
    AnkeTable *flow_job;     /* by year:job */
} AnkeStartTables;

/*
 * Reads a stream to its end; of several waves the first counts.
 *   job   NULL: everybody
 * Errors: those of the stream
 */
AnkeStartTables *anke_start_tables_read(AnkeStream *stream, const char *job, GError **error);

void anke_start_tables_free(AnkeStartTables *tables);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(AnkeStartTables, anke_start_tables_free)

/* The western year of a group, or -1. */
int anke_start_group_year(const AnkeTable *table, guint group);

/* The job of a group by job or by year:job; NULL: none. Lives with the table. */
const char *anke_start_group_job(const AnkeTable *table, guint group);

/* Whether a group is of tables->job; of everybody where that is NULL. */
gboolean anke_start_group_is_wanted(const AnkeStartTables *tables, const AnkeTable *table,
                                    guint group);

/* The age that an item is, or -1 for what is no age (nets, 不明). */
int anke_start_item_age(const AnkeTable *table, guint item);

/*
 * Reads `n` of a group into by_age (which stays as it is where the table has no such age).
 * Errors: ANKE_ERROR_DATA  an age outside ANKE_STAFF_AGE_FIRST ... ANKE_STAFF_AGE_END - 1, a
 * number that is hidden or no count
 */
gboolean anke_start_read_ages(const AnkeStartTables *tables, const AnkeTable *table, gint group,
                              double by_age[ANKE_STAFF_AGE_END], GError **error);

/* Sets an error of the stream. Returns FALSE. */
gboolean anke_start_refuse(const AnkeStartTables *tables, GError **error, const char *format, ...)
    G_GNUC_PRINTF(3, 4);

#endif
