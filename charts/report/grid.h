/*
 * Tables of a report: texts in rows and columns, with a caption and heads.
 *
 * A table that is wider than the page is split into blocks of columns, a longer one into pages of
 * rows; caption, heads and the first (fixed) columns are repeated on each piece. Type is never
 * made smaller; labels that are too long for their place are shortened with ….
 */
#ifndef ANKE_REPORT_GRID_H
#define ANKE_REPORT_GRID_H

#include "charts/report/flow.h"

typedef struct AnkeGrid AnkeGrid;

/*   n_fixed   columns at the left that are repeated, at least 1: the first holds the rows' labels */
AnkeGrid *anke_grid_new(guint n_fixed, const char *caption);

/* All columns come before the first row. The first column is aligned left, the others right. */
void anke_grid_add_column(AnkeGrid *grid, const char *head);

/* Adds a row of empty cells and returns its number. */
guint anke_grid_add_row(AnkeGrid *grid, gboolean is_strong);

/*
 *   mark   stands behind the text, outside of the digits' alignment: "▲", "＊", ""
 */
void anke_grid_set(AnkeGrid *grid, guint row, guint column, const char *text, const char *mark);

guint anke_grid_n_columns(const AnkeGrid *grid);
guint anke_grid_n_rows(const AnkeGrid *grid);
const char *anke_grid_text(const AnkeGrid *grid, guint row, guint column);
const char *anke_grid_mark(const AnkeGrid *grid, guint row, guint column);

/* Some columns behind the fixed ones. */
typedef struct {
    guint first;
    guint n;
} AnkeGridBlock;

/*
 * Splits the columns into blocks that fit side by side.
 *   widths   set to the width of each column, in pt; room for all columns
 * Returns an array of AnkeGridBlock: every column but the fixed ones is in exactly one; a table of
 * fixed columns only has one block without columns.
 */
GArray *anke_grid_split(const AnkeGrid *grid, const AnkeReportTheme *theme, AnkeMeasure measure,
                        double *widths);

/* Adds the table to the pages. `tail_pt` is the height of what must stand right below it. */
void anke_flow_add_grid(AnkeFlow *flow, const AnkeGrid *grid, double tail_pt);

void anke_grid_free(AnkeGrid *grid);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(AnkeGrid, anke_grid_free)

#endif
