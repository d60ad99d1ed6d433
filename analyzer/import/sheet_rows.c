#include "analyzer/import/sheet_rows.h"

#include <string.h>

#include "analyzer/base/bytes.h"
#include "analyzer/base/error.h"

/* Merges beyond so many are counted, but not looked at. */
enum { COPY_BYTES = 1 << 16, MAX_MERGES = 2 * ANKE_SHEET_MAX_COLUMNS };

/* A cell of the first rows. */
typedef struct {
    gsize start;   /* in texts */
    gsize n_bytes; /* 0: no value */
} Cell;

typedef Cell HeadRow[ANKE_SHEET_MAX_COLUMNS + 1];

struct AnkeSheetRows {
    HeadRow *head;                            /* the first rows; cells by row and column */
    guint n_filled[ANKE_SHEET_HEAD_ROWS + 1]; /* cells with a value, by row */
    AnkeBytes texts;                          /* of the head's cells */
    guint width;                              /* of the widest of the first rows */
    GArray *merges;                           /* AnkeMerge that begin in the first rows */
    guint n_merges;
    guint last_row;
    AnkeOutput *rest; /* the rows behind the first ones, as CSV */
    guint rest_row;   /* the row being written there; 0: none yet */
    guint column;     /* of its last cell */
    gsize n_row_bytes;
};

AnkeSheetRows *anke_sheet_rows_new(void)
{
    AnkeSheetRows *rows = g_new0(AnkeSheetRows, 1);
    rows->head = g_new0(HeadRow, ANKE_SHEET_HEAD_ROWS + 1);
    rows->merges = g_array_new(FALSE, FALSE, sizeof(AnkeMerge));
    rows->rest = anke_output_open_spool();
    return rows;
}

static void put_head(AnkeSheetRows *rows, guint row, guint column, const char *cell, gsize n_bytes)
{
    rows->head[row][column] = (Cell){rows->texts.n, n_bytes};
    rows->n_filled[row]++;
    anke_bytes_append(&rows->texts, cell, n_bytes);
    rows->width = MAX(rows->width, column);
}

static void put_repeated(AnkeOutput *output, char byte, guint n)
{
    for (guint i = 0; i < n; i++) {
        anke_output_putc(output, byte);
    }
}

/* Ends the row at hand: commas up to the width, then the line end. */
static void end_row(AnkeOutput *output, guint column, guint width)
{
    put_repeated(output, ',', width > MAX(column, 1) ? width - MAX(column, 1) : 0);
    anke_output_putc(output, '\n');
}

static void begin_rest_row(AnkeSheetRows *rows, guint row)
{
    if (rows->rest_row > 0) {
        end_row(rows->rest, rows->column, rows->width);
    }
    guint before = MAX(rows->rest_row, ANKE_SHEET_HEAD_ROWS);
    put_repeated(rows->rest, '\n', row - before - 1);
    rows->rest_row = row;
    rows->column = 1;
}

gboolean anke_sheet_rows_put(AnkeSheetRows *rows, guint row, guint column, const char *cell,
                             gsize n_bytes)
{
    rows->n_row_bytes = row == rows->last_row ? rows->n_row_bytes + n_bytes : n_bytes;
    if (rows->n_row_bytes > ANKE_SHEET_MAX_ROW_BYTES) {
        return FALSE;
    }
    rows->last_row = row;
    if (row <= ANKE_SHEET_HEAD_ROWS) {
        put_head(rows, row, column, cell, n_bytes);
        return TRUE;
    }
    if (row != rows->rest_row) {
        begin_rest_row(rows, row);
    }
    put_repeated(rows->rest, ',', column - rows->column);
    rows->column = column;
    anke_output_write(rows->rest, cell, n_bytes);
    return TRUE;
}

void anke_sheet_rows_merge(AnkeSheetRows *rows, AnkeMerge merge)
{
    rows->n_merges++;
    if (merge.first_row <= ANKE_SHEET_HEAD_ROWS && rows->merges->len < MAX_MERGES) {
        g_array_append_val(rows->merges, merge);
    }
}

/* The head */

/* The merge, cut to the first rows and to their width. */
static AnkeMerge cut(const AnkeSheetRows *rows, AnkeMerge merge)
{
    merge.last_row = MIN(merge.last_row, ANKE_SHEET_HEAD_ROWS);
    merge.last_column = MIN(merge.last_column, rows->width);
    return merge;
}

static gboolean has_value(const AnkeSheetRows *rows, const AnkeMerge *merge)
{
    return merge->first_column <= rows->width &&
           rows->head[merge->first_row][merge->first_column].n_bytes > 0;
}

/* Whether nothing but the merge has a value in its rows. */
static gboolean is_title(const AnkeSheetRows *rows, const AnkeMerge *merge)
{
    AnkeMerge area = cut(rows, *merge);
    for (guint row = area.first_row; row <= area.last_row; row++) {
        guint n_inside = 0;
        for (guint column = area.first_column; column <= area.last_column; column++) {
            n_inside += rows->head[row][column].n_bytes > 0 ? 1 : 0;
        }
        if (n_inside < rows->n_filled[row]) {
            return FALSE;
        }
    }
    return TRUE;
}

/* Leaves the merges that can be part of a head: with a value, and no titles. */
static void drop_others(AnkeSheetRows *rows)
{
    guint n_kept = 0;
    for (guint i = 0; i < rows->merges->len; i++) {
        AnkeMerge merge = g_array_index(rows->merges, AnkeMerge, i);
        if (has_value(rows, &merge) && !is_title(rows, &merge)) {
            g_array_index(rows->merges, AnkeMerge, n_kept++) = merge;
        }
    }
    rows->n_merges -= rows->merges->len - n_kept;
    g_array_set_size(rows->merges, n_kept);
}

/* Columns of a row that have a value or lie in a merge that has one. */
static guint filled_width(const AnkeSheetRows *rows, guint row)
{
    guint n = rows->n_filled[row];
    for (guint i = 0; i < rows->merges->len; i++) {
        AnkeMerge area = cut(rows, g_array_index(rows->merges, AnkeMerge, i));
        n += area.first_row == row ? area.last_column - area.first_column : 0;
    }
    return n;
}

/* The first row of the head, or 0. */
static guint find_first_head_row(const AnkeSheetRows *rows)
{
    guint widths[ANKE_SHEET_HEAD_ROWS + 1] = {0};
    guint widest = 0;
    for (guint row = 1; row <= ANKE_SHEET_HEAD_ROWS; row++) {
        widths[row] = filled_width(rows, row);
        widest = MAX(widest, widths[row]);
    }
    for (guint row = 1; row <= ANKE_SHEET_HEAD_ROWS; row++) {
        if (widths[row] > 0 && 2 * widths[row] >= widest) {
            return row;
        }
    }
    return 0;
}

/* Fills the merge with its first cell's value, within the first rows. */
static void spread(AnkeSheetRows *rows, const AnkeMerge *merge)
{
    AnkeMerge area = cut(rows, *merge);
    Cell value = rows->head[area.first_row][area.first_column];
    for (guint row = area.first_row; row <= area.last_row; row++) {
        for (guint column = area.first_column; column <= area.last_column; column++) {
            Cell *cell = &rows->head[row][column];
            rows->n_filled[row] += cell->n_bytes == 0 ? 1 : 0;
            *cell = cell->n_bytes == 0 ? value : *cell;
        }
    }
    rows->last_row = MAX(rows->last_row, area.last_row);
}

/* The head reaches down as long as a row of it has a merge that does. */
static void spread_merges(AnkeSheetRows *rows, AnkeSheetShape *shape)
{
    guint n_spread = 0;
    drop_others(rows);
    guint first = find_first_head_row(rows);
    guint last = first;
    for (guint row = 1; row <= MIN(last, ANKE_SHEET_HEAD_ROWS); row++) {
        for (guint i = 0; i < rows->merges->len; i++) {
            const AnkeMerge *merge = &g_array_index(rows->merges, AnkeMerge, i);
            if (merge->first_row == row) {
                guint below = merge->last_column > merge->first_column ? 1 : 0;
                last = MAX(last, merge->last_row + below);
                spread(rows, merge);
                n_spread++;
            }
        }
    }
    shape->n_merges_left = rows->n_merges - n_spread;
    shape->first_head_row = n_spread > 0 ? first : 0;
    shape->last_head_row = n_spread > 0 ? MIN(last, rows->last_row) : 0;
    shape->n_rows = rows->last_row;
}

/* Writing */

static void write_head_row(const AnkeSheetRows *rows, guint row, AnkeOutput *csv)
{
    for (guint column = 1; rows->n_filled[row] > 0 && column <= rows->width; column++) {
        const Cell *cell = &rows->head[row][column];
        if (column > 1) {
            anke_output_putc(csv, ',');
        }
        if (cell->n_bytes > 0) {
            anke_output_write(csv, rows->texts.data + cell->start, cell->n_bytes);
        }
    }
    anke_output_putc(csv, '\n');
}

static gboolean copy_rest(AnkeSheetRows *rows, AnkeOutput *csv, GError **error)
{
    if (rows->rest_row == 0) {
        return TRUE;
    }
    end_row(rows->rest, rows->column, rows->width);
    g_autoptr(AnkeInput) input = anke_output_read_back(rows->rest, error);
    g_autofree char *block = g_malloc(COPY_BYTES);
    gssize n = input != NULL ? anke_input_read(input, block, COPY_BYTES, error) : -1;
    while (n > 0) {
        anke_output_write(csv, block, (gsize)n);
        n = anke_input_read(input, block, COPY_BYTES, error);
    }
    return n == 0;
}

gboolean anke_sheet_rows_write(AnkeSheetRows *rows, AnkeOutput *csv, AnkeSheetShape *shape,
                               GError **error)
{
    spread_merges(rows, shape);
    for (guint row = 1; row <= MIN(rows->last_row, ANKE_SHEET_HEAD_ROWS); row++) {
        write_head_row(rows, row, csv);
    }
    return copy_rest(rows, csv, error);
}

void anke_sheet_rows_free(AnkeSheetRows *rows)
{
    if (rows == NULL) {
        return;
    }
    g_free(rows->head);
    anke_bytes_clear(&rows->texts);
    g_array_unref(rows->merges);
    anke_output_free(rows->rest);
    g_free(rows);
}
