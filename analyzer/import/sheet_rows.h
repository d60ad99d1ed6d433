/*
 * Rows of a sheet as they come become lines of CSV: line N is row N, rows without a value are blank
 * lines, rows are padded to the width of the first ones.
 *
 * The first rows are held until the end, where workbooks say which cells are merged: in head rows
 * the value of a merge stands for all its cells. The head begins with the first row that is at
 * least half as wide as the widest of them, and goes down as far as its merges reach, and one row
 * below a merge of several columns (the names of its parts). A merge with no other value in its
 * rows is a title and stays one cell, as do merges among the data.
 */
#ifndef ANKE_IMPORT_SHEET_ROWS_H
#define ANKE_IMPORT_SHEET_ROWS_H

#include <glib.h>

#include "analyzer/base/output.h"
#include "analyzer/data/csv.h"

/* Rows of which the head may consist. */
#define ANKE_SHEET_HEAD_ROWS 20

#define ANKE_SHEET_MAX_COLUMNS ANKE_CSV_MAX_COLUMNS

#define ANKE_SHEET_MAX_ROW_BYTES ((gsize)8 << 20)

typedef struct AnkeSheetRows AnkeSheetRows;

/* Cells, rows and columns counting from 1. */
typedef struct {
    guint first_row;
    guint first_column;
    guint last_row;
    guint last_column;
} AnkeMerge;

typedef struct {
    guint n_rows;         /* number of the last row that has a value */
    guint n_merges_left;  /* merges that were not spread and are no titles */
    guint first_head_row; /* where merges show how high the head is; else 0 */
    guint last_head_row;
} AnkeSheetShape;

AnkeSheetRows *anke_sheet_rows_new(void);

/*
 * Adds a cell that has a value; cells come by row and column, ascending, columns up to
 * ANKE_SHEET_MAX_COLUMNS.
 *   cell   a CSV cell, quoted where it must be
 * Returns FALSE for a row that grows longer than ANKE_SHEET_MAX_ROW_BYTES.
 */
gboolean anke_sheet_rows_put(AnkeSheetRows *rows, guint row, guint column, const char *cell,
                             gsize n_bytes);

/* Adds merged cells; order does not matter. */
void anke_sheet_rows_merge(AnkeSheetRows *rows, AnkeMerge merge);

/*
 * Writes all rows.
 * Errors: ANKE_ERROR_IO
 */
gboolean anke_sheet_rows_write(AnkeSheetRows *rows, AnkeOutput *csv, AnkeSheetShape *shape,
                               GError **error);

void anke_sheet_rows_free(AnkeSheetRows *rows);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(AnkeSheetRows, anke_sheet_rows_free)

#endif
