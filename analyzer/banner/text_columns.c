#include "analyzer/banner/text_columns.h"

#include "analyzer/banner/display_width.h"

/* In columns of the terminal. */
#define HEAD_WIDTH 12  /* of a head over numbers, before it is broken into lines */
#define WORDS_WIDTH 18 /* of words in a list */
#define LEAST_WORDS_WIDTH 10
#define LABEL_WIDTH 30    /* of a row's label where it is the only one */
#define LEVEL_WIDTH 18    /* where several stand side by side */
#define SENTENCE_WIDTH 40 /* the least of a sentence */
#define LEAST_WIDTH 4

#define MAX_BALANCED 500 /* columns: of more nobody sees the last block */

static guint width_of(const char *text, const AnkeBannerSpec *spec)
{
    return anke_width_of_text(text, spec->is_ambiguous_wide);
}

static const char *leaf_of(const AnkeBannerHead *head)
{
    const char *leaf = "";
    for (guint i = 0; i < ANKE_BANNER_LEVELS && head->levels[i] != NULL; i++) {
        leaf = head->levels[i];
    }
    return leaf;
}

static void measure_column(const AnkeBannerGrid *grid, const AnkeBannerSpec *spec, guint column,
                           AnkeTextColumns *columns)
{
    const AnkeBannerHead *head = anke_banner_grid_column(grid, column);
    gboolean is_words = head->kind == ANKE_LINE_TEXT;
    guint content = 0;
    guint marks = 0;
    for (guint row = 0; row < anke_banner_grid_n_rows(grid); row++) {
        AnkeBannerCell cell = anke_banner_grid_cell(grid, row, column);
        content = MAX(content, width_of(cell.text, spec));
        marks = MAX(marks, width_of(cell.mark, spec));
    }
    if (is_words) {
        content = MIN(content, WORDS_WIDTH);
    }
    guint label = MIN(width_of(leaf_of(head), spec), HEAD_WIDTH);
    columns->marks[column] = marks;
    columns->widths[column] = MAX(MAX(content + marks, label), LEAST_WIDTH);
}

static void measure_stub(const AnkeBannerGrid *grid, const AnkeBannerSpec *spec,
                         AnkeTextColumns *columns)
{
    guint n_levels = MAX(anke_banner_grid_row_levels(grid), 1);
    columns->n_levels = n_levels;
    guint most = n_levels == 1 ? LABEL_WIDTH : LEVEL_WIDTH;
    for (guint level = 0; level < n_levels; level++) {
        guint width = MIN(width_of(anke_banner_grid_stub(grid, level), spec), most);
        for (guint row = 0; row < anke_banner_grid_n_rows(grid); row++) {
            const AnkeBannerHead *head = anke_banner_grid_row(grid, row);
            const char *label = head->levels[level];
            guint indent = head->is_indented ? 2 : 0;
            width = label == NULL ? width : MAX(width, MIN(width_of(label, spec) + indent, most));
        }
        columns->stub[columns->n_stub++] = width;
    }
    if (anke_banner_grid_has_row_measures(grid)) {
        guint width = 0;
        for (guint row = 0; row < anke_banner_grid_n_rows(grid); row++) {
            const char *measure = anke_banner_grid_row(grid, row)->measure;
            width = measure == NULL ? width : MAX(width, width_of(measure, spec));
        }
        columns->stub[columns->n_stub++] = width;
    }
}

static guint stub_width(const AnkeTextColumns *columns)
{
    guint width = 0;
    for (guint i = 0; i < columns->n_stub; i++) {
        width += columns->stub[i] + (i > 0 ? ANKE_TEXT_GAP : 0);
    }
    return width;
}

guint anke_text_gap(const AnkeBannerGrid *grid, guint before, guint column)
{
    return anke_banner_grid_column(grid, before)->section ==
                   anke_banner_grid_column(grid, column)->section
               ? ANKE_TEXT_GAP
               : ANKE_TEXT_SECTION_GAP;
}

/* Width of columns side by side, with the room in front of the first. */
static guint columns_width(const AnkeBannerGrid *grid, const AnkeTextColumns *columns, guint first,
                           guint n)
{
    guint width = 0;
    for (guint i = first; i < first + n; i++) {
        width += columns->widths[i] + (i > 0 ? anke_text_gap(grid, i - 1, i) : ANKE_TEXT_GAP);
    }
    return width;
}

/* A head over several columns has room enough not to be torn apart. */
static void widen_spans(const AnkeBannerGrid *grid, const AnkeBannerSpec *spec,
                        AnkeTextColumns *columns)
{
    guint n = anke_banner_grid_n_columns(grid);
    for (guint level = 0; level + 1 < anke_banner_grid_column_levels(grid); level++) {
        guint span;
        for (guint i = 0; i < n; i += span) {
            const char *label = anke_banner_grid_column(grid, i)->levels[level];
            span = anke_banner_grid_column_span(grid, i, level, n);
            guint wanted = label == NULL ? 0 : MIN(width_of(label, spec), HEAD_WIDTH);
            guint there = columns->widths[i];
            for (guint k = i + 1; k < i + span; k++) {
                there += columns->widths[k] + ANKE_TEXT_GAP;
            }
            columns->widths[i] += wanted > there ? wanted - there : 0;
        }
    }
}

/* Makes the widest columns of words narrower, one by one, until a list fits or they are all narrow. */
static void shrink_words(const AnkeBannerGrid *grid, guint width, AnkeTextColumns *columns)
{
    guint n = anke_banner_grid_n_columns(grid);
    while (stub_width(columns) + columns_width(grid, columns, 0, n) > width) {
        guint widest = n;
        for (guint i = 0; i < n; i++) {
            const AnkeBannerHead *head = anke_banner_grid_column(grid, i);
            gboolean is_words = head->kind == ANKE_LINE_TEXT && !head->is_wrapped;
            guint least = widest < n ? columns->widths[widest] : LEAST_WORDS_WIDTH;
            widest = is_words && columns->widths[i] > least ? i : widest;
        }
        if (widest == n) {
            return;
        }
        columns->widths[widest]--;
    }
}

/* Sentences take the room that the other columns leave, or stand below their rows. */
static void stretch_sentences(const AnkeBannerGrid *grid, guint width, AnkeTextColumns *columns)
{
    guint n = anke_banner_grid_n_columns(grid);
    for (guint i = 0; i < n; i++) {
        if (!anke_banner_grid_column(grid, i)->is_wrapped) {
            continue;
        }
        columns->widths[i] = 0;
        guint used = stub_width(columns) + columns_width(grid, columns, 0, n);
        if (used + SENTENCE_WIDTH <= width) {
            columns->widths[i] = width - used;
        } else {
            columns->has_sentences_below = TRUE;
        }
    }
    shrink_words(grid, width, columns);
}

/* What each block repeats leaves a third of the page for something new. */
static void limit_fixed(const AnkeBannerGrid *grid, guint width, AnkeTextColumns *columns)
{
    while (width > 0 && columns->n_fixed > 0 &&
           stub_width(columns) + columns_width(grid, columns, 0, columns->n_fixed) >
               width * 2 / 3) {
        columns->n_fixed--;
    }
}

AnkeTextColumns anke_text_columns(const AnkeBannerGrid *grid, const AnkeBannerSpec *spec)
{
    guint n = anke_banner_grid_n_columns(grid);
    const guint endless = 1000; /* where sentences end on a page of any width */
    AnkeTextColumns columns = {.widths = g_new0(guint, n), .marks = g_new0(guint, n)};
    measure_stub(grid, spec, &columns);
    for (guint i = 0; i < n; i++) {
        measure_column(grid, spec, i, &columns);
    }
    widen_spans(grid, spec, &columns);
    stretch_sentences(grid, spec->width > 0 ? spec->width : endless, &columns);
    while (columns.n_fixed + 1 < n && anke_banner_grid_column(grid, columns.n_fixed)->is_total) {
        columns.n_fixed++;
    }
    limit_fixed(grid, spec->width, &columns);
    return columns;
}

void anke_text_columns_clear(AnkeTextColumns *columns)
{
    g_clear_pointer(&columns->widths, g_free);
    g_clear_pointer(&columns->marks, g_free);
}

/* Columns from `first` on that belong to one break. */
static guint section_length(const AnkeBannerGrid *grid, guint first)
{
    guint n = 1;
    while (first + n < anke_banner_grid_n_columns(grid) &&
           anke_banner_grid_column(grid, first + n)->section ==
               anke_banner_grid_column(grid, first)->section) {
        n++;
    }
    return n;
}

/* Width of a block of columns beside the fixed ones. */
static guint block_width(const AnkeBannerGrid *grid, const AnkeTextColumns *columns, guint first,
                         guint n)
{
    guint width =
        columns->n_fixed > 0 ? anke_text_gap(grid, columns->n_fixed - 1, first) : ANKE_TEXT_GAP;
    for (guint i = first; i < first + n; i++) {
        gboolean has_gap = i > first && columns->widths[i] > 0;
        width += columns->widths[i] + (has_gap ? anke_text_gap(grid, i - 1, i) : 0);
    }
    return width;
}

/* How many columns from one on should stay together: those of a break, else those of an outer group,
 * where they fit into a block. */
static guint unit_length(const AnkeBannerGrid *grid, const AnkeTextColumns *columns, guint first,
                         guint room)
{
    gboolean begins_section =
        first == columns->n_fixed || anke_text_gap(grid, first - 1, first) == ANKE_TEXT_SECTION_GAP;
    if (begins_section) {
        guint section = section_length(grid, first);
        if (block_width(grid, columns, first, section) <= room) {
            return section;
        }
    }
    guint n_columns = anke_banner_grid_n_columns(grid);
    gboolean begins_outer =
        anke_banner_grid_column(grid, first)->levels[2] != NULL &&
        (first == 0 || anke_banner_grid_column_span(grid, first - 1, 1, first + 1) == 1);
    guint outer = begins_outer ? anke_banner_grid_column_span(grid, first, 1, n_columns) : 1;
    return block_width(grid, columns, first, outer) <= room ? outer : 1;
}

/* Fills blocks one after another.
 *   room    what a block holds at most beside the fixed columns: units that fit stay whole
 *   filled  up to where each is filled, at most `room` */
static GArray *fill_blocks(const AnkeBannerGrid *grid, const AnkeTextColumns *columns, guint room,
                           guint filled)
{
    GArray *blocks = g_array_new(FALSE, FALSE, sizeof(AnkeTextBlock));
    AnkeTextBlock block = {columns->n_fixed, 0};
    guint unit;
    for (guint i = columns->n_fixed; i < anke_banner_grid_n_columns(grid); i += unit) {
        unit = unit_length(grid, columns, i, room);
        if (block.n > 0 && block_width(grid, columns, block.first, block.n + unit) > filled) {
            g_array_append_val(blocks, block);
            block = (AnkeTextBlock){i, 0};
        }
        block.n += unit;
    }
    g_array_append_val(blocks, block);
    return blocks;
}

/* Of all ways that need no more blocks the one whose blocks are most alike, so that no single column
 * is left over. */
GArray *anke_text_blocks(const AnkeBannerGrid *grid, const AnkeTextColumns *columns, guint width)
{
    guint taken = stub_width(columns) + columns_width(grid, columns, 0, columns->n_fixed);
    guint room = width == 0 ? G_MAXUINT : width > taken ? width - taken : 0;
    GArray *blocks = fill_blocks(grid, columns, room, room);
    gboolean is_worth_it = anke_banner_grid_n_columns(grid) <= MAX_BALANCED;
    for (guint filled = room; is_worth_it && blocks->len > 1 && filled > 0; filled--) {
        GArray *narrower = fill_blocks(grid, columns, room, filled - 1);
        if (narrower->len > blocks->len) {
            g_array_unref(narrower);
            break;
        }
        g_array_unref(blocks);
        blocks = narrower;
    }
    return blocks;
}

GArray *anke_text_shown(const AnkeTextColumns *columns, const AnkeTextBlock *block)
{
    GArray *shown = g_array_new(FALSE, FALSE, sizeof(guint));
    for (guint i = 0; i < columns->n_fixed; i++) {
        g_array_append_val(shown, i);
    }
    for (guint i = block->first; i < block->first + block->n; i++) {
        if (columns->widths[i] > 0) {
            g_array_append_val(shown, i);
        }
    }
    return shown;
}
