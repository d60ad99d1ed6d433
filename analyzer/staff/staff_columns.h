/*
 * Which columns of a roster, or of a CSV of yearly counts, hold what. Columns are known by their
 * usual Japanese or English heads, or by what the user says; others, names of people above all, are
 * ignored.
 */
#ifndef ANKE_STAFF_STAFF_COLUMNS_H
#define ANKE_STAFF_STAFF_COLUMNS_H

#include <glib.h>

#include "analyzer/data/csv.h"
#include "analyzer/staff/staff_map.h"

/* The first are those of AnkeStaffKind. */
typedef enum {
    ANKE_COLUMN_SEX = ANKE_STAFF_SEX,
    ANKE_COLUMN_JOB = ANKE_STAFF_JOB,
    ANKE_COLUMN_GRADE = ANKE_STAFF_GRADE,
    ANKE_COLUMN_DEPARTMENT = ANKE_STAFF_DEPARTMENT,
    ANKE_COLUMN_EMPLOYMENT = ANKE_STAFF_EMPLOYMENT,
    ANKE_COLUMN_REASON = ANKE_STAFF_REASON,
    ANKE_COLUMN_ID,
    ANKE_COLUMN_BIRTH,
    ANKE_COLUMN_HIRE,
    ANKE_COLUMN_LEAVE,
    ANKE_COLUMN_YEAR, /* the others are of yearly counts */
    ANKE_COLUMN_AGE,  /* a full age, or a band of ages */
    ANKE_COLUMN_COUNT,
    ANKE_COLUMN_N
} AnkeStaffColumn;

enum { ANKE_N_LABEL_COLUMNS = ANKE_COLUMN_ID };

typedef struct {
    gint at[ANKE_COLUMN_N]; /* index of the column, -1: there is none */
    guint n_fields;         /* of the header */
    guint8 *use_of;         /* what a field is, ANKE_COLUMN_N: ignored */
} AnkeStaffColumns;

/*
 * Matches a header, given in UTF-8.
 *   wanted   NULL or a NULL-terminated list of NAME=HEAD (birth=生年月日) that comes before the usual
 *            heads; an empty HEAD says that there is no such column
 * Errors: ANKE_ERROR_USAGE  a bad NAME, a HEAD that is not there; ANKE_ERROR_DATA  a used head stands
 * twice, no birth date and no yearly counts either
 */
AnkeStaffColumns *anke_staff_columns_match(const AnkeRecord *header, const char *file,
                                           const char *const *wanted, GError **error);

/* Whether the table is one of yearly counts. */
gboolean anke_staff_columns_are_counts(const AnkeStaffColumns *columns);

/* "birth", ... */
const char *anke_staff_column_name(AnkeStaffColumn column);

void anke_staff_columns_free(AnkeStaffColumns *columns);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(AnkeStaffColumns, anke_staff_columns_free)

#endif
