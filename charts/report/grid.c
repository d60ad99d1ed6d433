#include "charts/report/grid.h"

#include <math.h>

#include "charts/report/grid_private.h"
#include "charts/report/text_fit.h"

#define MAX_CELL_CHARACTERS 300
#define WIDER 1.25 /* step by which a column grows until its head is low enough */

AnkeGrid *anke_grid_new(guint n_fixed, const char *caption)
{
    g_assert(n_fixed > 0);
    AnkeGrid *grid = g_new0(AnkeGrid, 1);
    grid->caption = g_strdup(caption);
    grid->n_fixed = n_fixed;
    grid->heads = g_ptr_array_new();
    grid->strong_rows = g_array_new(FALSE, FALSE, sizeof(gboolean));
    grid->cells = g_array_new(FALSE, TRUE, sizeof(AnkeGridCell));
    grid->texts = g_string_chunk_new(4096);
    return grid;
}

static const char *keep(AnkeGrid *grid, const char *text)
{
    g_autofree char *capped = anke_text_shorten(text, MAX_CELL_CHARACTERS);
    return g_string_chunk_insert_const(grid->texts, capped);
}

void anke_grid_add_column(AnkeGrid *grid, const char *head)
{
    g_assert(grid->strong_rows->len == 0);
    g_ptr_array_add(grid->heads, (gpointer)keep(grid, head));
}

guint anke_grid_add_row(AnkeGrid *grid, gboolean is_strong)
{
    const AnkeGridCell empty = {"", ""};
    g_array_append_val(grid->strong_rows, is_strong);
    for (guint i = 0; i < grid->heads->len; i++) {
        g_array_append_val(grid->cells, empty);
    }
    return grid->strong_rows->len - 1;
}

void anke_grid_set(AnkeGrid *grid, guint row, guint column, const char *text, const char *mark)
{
    g_assert(row < grid->strong_rows->len && column < grid->heads->len);
    g_array_index(grid->cells, AnkeGridCell, row * grid->heads->len + column) =
        (AnkeGridCell){keep(grid, text), keep(grid, mark)};
}

guint anke_grid_n_columns(const AnkeGrid *grid)
{
    return grid->heads->len;
}

guint anke_grid_n_rows(const AnkeGrid *grid)
{
    return grid->strong_rows->len;
}

const AnkeGridCell *anke_grid_cell(const AnkeGrid *grid, guint row, guint column)
{
    return &g_array_index(grid->cells, AnkeGridCell, row * grid->heads->len + column);
}

const char *anke_grid_text(const AnkeGrid *grid, guint row, guint column)
{
    return anke_grid_cell(grid, row, column)->text;
}

const char *anke_grid_mark(const AnkeGrid *grid, guint row, guint column)
{
    return anke_grid_cell(grid, row, column)->mark;
}

static double text_width(AnkeMeasure measure, const AnkeTextStyle *style, const char *text)
{
    return measure.measure(measure.data, style, text, 0).width_pt;
}

double anke_grid_mark_width(const AnkeGrid *grid, const AnkeReportTheme *theme, AnkeMeasure measure,
                            guint column)
{
    double width = 0;
    for (guint row = 0; row < grid->strong_rows->len; row++) {
        const char *mark = anke_grid_mark(grid, row, column);
        width = *mark == '\0' ? width : MAX(width, text_width(measure, &theme->table_strong, mark));
    }
    return width;
}

static double cell_width(const AnkeGrid *grid, const AnkeReportTheme *theme, AnkeMeasure measure,
                         guint row, guint column)
{
    const char *text = anke_grid_text(grid, row, column);
    return text_width(measure, &theme->table_strong, text) + 2 * theme->padding_pt + 0.5;
}

double anke_grid_content_width(const AnkeGrid *grid, const AnkeReportTheme *theme,
                               AnkeMeasure measure, guint column)
{
    double width = 0;
    for (guint row = 0; row < grid->strong_rows->len; row++) {
        width = MAX(width, cell_width(grid, theme, measure, row, column));
    }
    return width + anke_grid_mark_width(grid, theme, measure, column);
}

/* Widens a column until its head takes few enough lines. */
static double widen_for_head(const AnkeGrid *grid, const AnkeReportTheme *theme,
                             AnkeMeasure measure, guint column, double width)
{
    const char *head = g_ptr_array_index(grid->heads, column);
    double most = MAX(width, theme->max_column_pt);
    while (width < most) {
        AnkeTextSize size =
            measure.measure(measure.data, &theme->table, head, width - 2 * theme->padding_pt);
        if (size.n_lines <= theme->head_lines) {
            break;
        }
        width = MIN(width * WIDER, most);
    }
    return width;
}

static void measure_columns(const AnkeGrid *grid, const AnkeReportTheme *theme, AnkeMeasure measure,
                            double *widths)
{
    double most_label = theme->max_label_share * anke_report_text_width(theme);
    for (guint i = 0; i < grid->heads->len; i++) {
        const char *head = g_ptr_array_index(grid->heads, i);
        widths[i] = MAX(anke_grid_content_width(grid, theme, measure, i), theme->min_column_pt);
        if (i == 0) {
            double width = text_width(measure, &theme->table, head) + 2 * theme->padding_pt + 0.5;
            widths[i] = MIN(MAX(widths[i], width), most_label);
        } else {
            widths[i] = widen_for_head(grid, theme, measure, i, widths[i]);
        }
    }
}

static double sum_of_widths(const double *widths, guint n)
{
    double sum = 0;
    for (guint i = 0; i < n; i++) {
        sum += widths[i];
    }
    return sum;
}

/*
 * Fills blocks from the left.
 *   n_blocks   among which the columns are shared out evenly; 0 = each takes what it can
 */
static GArray *fill_blocks(const AnkeGrid *grid, const double *widths, double room, guint n_blocks)
{
    GArray *blocks = g_array_new(FALSE, FALSE, sizeof(AnkeGridBlock));
    AnkeGridBlock block = {grid->n_fixed, 0};
    double taken = 0;
    for (guint i = grid->n_fixed; i < grid->heads->len; i++) {
        guint n_left = grid->heads->len - block.first;
        guint blocks_left = n_blocks > blocks->len ? n_blocks - blocks->len : 1;
        guint most = n_blocks == 0 ? n_left : (n_left + blocks_left - 1) / blocks_left;
        if (block.n > 0 && (block.n == most || taken + widths[i] > room)) {
            g_array_append_val(blocks, block);
            block = (AnkeGridBlock){i, 0};
            taken = 0;
        }
        block.n++;
        taken += widths[i];
    }
    g_array_append_val(blocks, block);
    return blocks;
}

/* Shares what room is left among the columns of the widest block, so that all blocks look alike. */
static void stretch_columns(const AnkeGrid *grid, const AnkeReportTheme *theme,
                            const GArray *blocks, double room, double *widths)
{
    double spare = INFINITY;
    for (guint i = 0; i < blocks->len; i++) {
        const AnkeGridBlock *block = &g_array_index(blocks, AnkeGridBlock, i);
        double taken = sum_of_widths(widths + block->first, block->n);
        spare = block->n == 0 ? spare : MIN(spare, (room - taken) / block->n);
    }
    for (guint i = grid->n_fixed; i < grid->heads->len; i++) {
        double most = MAX(widths[i], theme->max_column_pt);
        widths[i] = MIN(widths[i] + MAX(spare, 0), most);
    }
}

GArray *anke_grid_split(const AnkeGrid *grid, const AnkeReportTheme *theme, AnkeMeasure measure,
                        double *widths)
{
    measure_columns(grid, theme, measure, widths);
    double room = anke_report_text_width(theme) - sum_of_widths(widths, grid->n_fixed);
    g_autoptr(GArray) greedy = fill_blocks(grid, widths, room, 0);
    GArray *blocks = fill_blocks(grid, widths, room, greedy->len);
    if (blocks->len != greedy->len) {
        g_array_unref(blocks);
        blocks = g_steal_pointer(&greedy);
    }
    stretch_columns(grid, theme, blocks, room, widths);
    return blocks;
}

void anke_grid_free(AnkeGrid *grid)
{
    if (grid == NULL) {
        return;
    }
    g_free(grid->caption);
    g_ptr_array_unref(grid->heads);
    g_array_unref(grid->strong_rows);
    g_array_unref(grid->cells);
    g_string_chunk_free(grid->texts);
    g_free(grid);
}
