#include "analyzer/banner/banner_grid.h"

#include <string.h>

#include "analyzer/banner/plain_label.h"

struct AnkeBannerGrid {
    const char *title;
    const char *notice;
    const char *stub[ANKE_BANNER_LEVELS];
    GArray *columns; /* AnkeBannerHead */
    GArray *rows;    /* AnkeBannerHead */
    GArray *cells;   /* AnkeBannerCell, row by row */
    GPtrArray *notes;
    GStringChunk *texts;
};

static const char *keep(AnkeBannerGrid *grid, const char *text)
{
    if (text == NULL) {
        return NULL;
    }
    g_autofree char *plain = anke_plain_label(text);
    return g_string_chunk_insert_const(grid->texts, plain);
}

AnkeBannerGrid *anke_banner_grid_new(const char *title, const char *notice)
{
    AnkeBannerGrid *grid = g_new0(AnkeBannerGrid, 1);
    grid->texts = g_string_chunk_new(1024);
    grid->columns = g_array_new(FALSE, FALSE, sizeof(AnkeBannerHead));
    grid->rows = g_array_new(FALSE, FALSE, sizeof(AnkeBannerHead));
    grid->cells = g_array_new(FALSE, FALSE, sizeof(AnkeBannerCell));
    grid->notes = g_ptr_array_new();
    grid->title = keep(grid, title);
    grid->notice = keep(grid, notice);
    for (guint i = 0; i < ANKE_BANNER_LEVELS; i++) {
        grid->stub[i] = "";
    }
    return grid;
}

void anke_banner_grid_free(AnkeBannerGrid *grid)
{
    if (grid == NULL) {
        return;
    }
    g_array_unref(grid->columns);
    g_array_unref(grid->rows);
    g_array_unref(grid->cells);
    g_ptr_array_unref(grid->notes);
    g_string_chunk_free(grid->texts);
    g_free(grid);
}

const char *anke_banner_grid_title(const AnkeBannerGrid *grid)
{
    return grid->title;
}

const char *anke_banner_grid_notice(const AnkeBannerGrid *grid)
{
    return grid->notice;
}

void anke_banner_grid_set_stub(AnkeBannerGrid *grid, guint level, const char *text)
{
    g_assert(level < ANKE_BANNER_LEVELS);
    grid->stub[level] = keep(grid, text);
}

const char *anke_banner_grid_stub(const AnkeBannerGrid *grid, guint level)
{
    g_assert(level < ANKE_BANNER_LEVELS);
    return grid->stub[level];
}

static guint add_head(AnkeBannerGrid *grid, GArray *heads, const AnkeBannerHead *head)
{
    AnkeBannerHead kept = *head;
    for (guint i = 0; i < ANKE_BANNER_LEVELS; i++) {
        kept.levels[i] = keep(grid, head->levels[i]);
    }
    kept.measure = keep(grid, head->measure);
    g_array_append_val(heads, kept);
    return heads->len - 1;
}

guint anke_banner_grid_add_column(AnkeBannerGrid *grid, const AnkeBannerHead *head)
{
    g_assert(grid->rows->len == 0);
    return add_head(grid, grid->columns, head);
}

guint anke_banner_grid_add_row(AnkeBannerGrid *grid, const AnkeBannerHead *head)
{
    const AnkeBannerCell empty = {"", ""};
    for (guint i = 0; i < grid->columns->len; i++) {
        g_array_append_val(grid->cells, empty);
    }
    return add_head(grid, grid->rows, head);
}

static AnkeBannerCell *find_cell(const AnkeBannerGrid *grid, guint row, guint column)
{
    g_assert(row < grid->rows->len && column < grid->columns->len);
    return &g_array_index(grid->cells, AnkeBannerCell, (gsize)row * grid->columns->len + column);
}

void anke_banner_grid_set(AnkeBannerGrid *grid, guint row, guint column, const char *text,
                          const char *mark)
{
    *find_cell(grid, row, column) = (AnkeBannerCell){keep(grid, text), keep(grid, mark)};
}

void anke_banner_grid_add_note(AnkeBannerGrid *grid, const char *note)
{
    g_ptr_array_add(grid->notes, (gpointer)keep(grid, note));
}

guint anke_banner_grid_n_columns(const AnkeBannerGrid *grid)
{
    return grid->columns->len;
}

guint anke_banner_grid_n_rows(const AnkeBannerGrid *grid)
{
    return grid->rows->len;
}

guint anke_banner_grid_n_notes(const AnkeBannerGrid *grid)
{
    return grid->notes->len;
}

const AnkeBannerHead *anke_banner_grid_column(const AnkeBannerGrid *grid, guint column)
{
    return &g_array_index(grid->columns, AnkeBannerHead, column);
}

const AnkeBannerHead *anke_banner_grid_row(const AnkeBannerGrid *grid, guint row)
{
    return &g_array_index(grid->rows, AnkeBannerHead, row);
}

AnkeBannerCell anke_banner_grid_cell(const AnkeBannerGrid *grid, guint row, guint column)
{
    return *find_cell(grid, row, column);
}

const char *anke_banner_grid_note(const AnkeBannerGrid *grid, guint i)
{
    return g_ptr_array_index(grid->notes, i);
}

static guint count_levels(const GArray *heads)
{
    guint n_levels = 0;
    for (guint i = 0; i < heads->len; i++) {
        guint n = 0;
        while (n < ANKE_BANNER_LEVELS &&
               g_array_index(heads, AnkeBannerHead, i).levels[n] != NULL) {
            n++;
        }
        n_levels = MAX(n_levels, n);
    }
    return n_levels;
}

guint anke_banner_grid_column_levels(const AnkeBannerGrid *grid)
{
    return count_levels(grid->columns);
}

guint anke_banner_grid_row_levels(const AnkeBannerGrid *grid)
{
    return count_levels(grid->rows);
}

static gboolean has_measures(const GArray *heads)
{
    for (guint i = 0; i < heads->len; i++) {
        if (g_array_index(heads, AnkeBannerHead, i).measure != NULL) {
            return TRUE;
        }
    }
    return FALSE;
}

gboolean anke_banner_grid_has_column_measures(const AnkeBannerGrid *grid)
{
    return has_measures(grid->columns);
}

gboolean anke_banner_grid_has_row_measures(const AnkeBannerGrid *grid)
{
    return has_measures(grid->rows);
}

/* Labels that differ in the stream may look alike: the last level is shared within a line only. */
static gboolean is_shared(const AnkeBannerHead *a, const AnkeBannerHead *b, guint level)
{
    gboolean is_last = level + 1 >= ANKE_BANNER_LEVELS || a->levels[level + 1] == NULL ||
                       b->levels[level + 1] == NULL;
    if (a->section != b->section || (is_last && a->line != b->line)) {
        return FALSE;
    }
    for (guint i = 0; i <= level; i++) {
        if (g_strcmp0(a->levels[i], b->levels[i]) != 0) {
            return FALSE;
        }
    }
    return TRUE;
}

static guint count_span(const GArray *heads, guint at, guint level, guint end)
{
    const AnkeBannerHead *first = &g_array_index(heads, AnkeBannerHead, at);
    guint n = 1;
    while (at + n < MIN(end, heads->len) &&
           is_shared(first, &g_array_index(heads, AnkeBannerHead, at + n), level)) {
        n++;
    }
    return n;
}

guint anke_banner_grid_column_span(const AnkeBannerGrid *grid, guint column, guint level, guint end)
{
    return count_span(grid->columns, column, level, end);
}

guint anke_banner_grid_row_span(const AnkeBannerGrid *grid, guint row, guint level, guint end)
{
    return count_span(grid->rows, row, level, end);
}

gboolean anke_banner_grid_shows(const AnkeBannerGrid *grid, const char *text)
{
    for (guint i = 0; i < grid->cells->len; i++) {
        if (strcmp(g_array_index(grid->cells, AnkeBannerCell, i).text, text) == 0) {
            return TRUE;
        }
    }
    return FALSE;
}

gboolean anke_banner_grid_marks(const AnkeBannerGrid *grid, const char *mark)
{
    for (guint i = 0; i < grid->cells->len; i++) {
        if (strcmp(g_array_index(grid->cells, AnkeBannerCell, i).mark, mark) == 0) {
            return TRUE;
        }
    }
    return FALSE;
}
