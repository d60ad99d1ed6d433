/* A small CSV held whole: a header and rows of one width, empty lines left out. */
#ifndef ANKE_DATA_SMALL_TABLE_H
#define ANKE_DATA_SMALL_TABLE_H

#include <glib.h>

#include "analyzer/base/error.h"
#include "analyzer/base/input.h"
#include "analyzer/data/encoding.h"

/* Cells by [row][column]; row 0 is the header. */
typedef struct {
    char *file;
    guint n_columns;
    guint n_rows; /* with the header */
    GPtrArray *cells;
    GArray *lines; /* of guint64: where each row begins */
    GStringChunk *texts;
} AnkeSmallTable;

/* Reads all of an input. Cells are trimmed of blanks.
 * Errors: ANKE_ERROR_IO; ANKE_ERROR_DATA  not CSV, no row behind the header, a row of another width
 */
AnkeSmallTable *anke_small_table_read(AnkeInput *input, AnkeEncoding encoding, GError **error);

const char *anke_small_table_cell(const AnkeSmallTable *table, guint row, guint column);

/* As anke_small_table_cell(); "" where the table has no such column: it is -1. */
const char *anke_small_table_optional(const AnkeSmallTable *table, guint row, gint column);

/* For messages. */
AnkePlace anke_small_table_place(const AnkeSmallTable *table, guint row, guint column);

/* Sets ANKE_ERROR_DATA, `"the cell" problem` at its place, and returns FALSE. A column of -1 is the
 * first: for a row as a whole. */
gboolean anke_small_table_refuse(const AnkeSmallTable *table, guint row, gint column,
                                 const char *problem, GError **error);

/* The column with this head, or -1. */
gint anke_small_table_find(const AnkeSmallTable *table, const char *head);

void anke_small_table_free(AnkeSmallTable *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(AnkeSmallTable, anke_small_table_free)

#endif
