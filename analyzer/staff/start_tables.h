/* The tables of a stream that a projection needs, held until all are there. */
#ifndef ANKE_STAFF_START_TABLES_H
#define ANKE_STAFF_START_TABLES_H

#include <glib.h>

#include "analyzer/data/stream.h"
#include "analyzer/staff/staff_ages.h"

/* NULL: the stream has no such table. */
typedef struct {
    char *file;
    AnkeTable *age;       /* by year */
    AnkeTable *age_grade; /* age by year:grade */
    AnkeTable *grade;     /* by year */
    AnkeTable *leave_rate;
    AnkeTable *hire_age; /* by year */
    AnkeTable *flow;     /* by year */
} AnkeStartTables;

/* Reads a stream to its end; of several waves the first counts. Errors: those of the stream */
AnkeStartTables *anke_start_tables_read(AnkeStream *stream, GError **error);

void anke_start_tables_free(AnkeStartTables *tables);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(AnkeStartTables, anke_start_tables_free)

/* The western year of a group, or -1. */
int anke_start_group_year(const AnkeTable *table, guint group);

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
