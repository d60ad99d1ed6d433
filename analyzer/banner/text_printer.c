/* Aligned text for a terminal: numbers to the right, marks behind them, blocks where it is narrow. */
#include <string.h>

#include "analyzer/banner/banner_printer.h"
#include "analyzer/banner/display_width.h"
#include "analyzer/banner/text_columns.h"

enum { HEAD_LINES = 4, LABEL_LINES = 6, LEAST_NOTE_WIDTH = 40, SENTENCE_INDENT = 4 };

typedef enum { SIDE_LEFT, SIDE_RIGHT } Side;

/* A line of cells that are being put together: each cell has lines of its own. */
typedef struct {
    char **lines;
    guint width;
    guint gap; /* in front of it */
    Side side;
} Piece;

typedef struct {
    const AnkeBannerGrid *grid;
    const AnkeBannerSpec *spec;
    const AnkeTextColumns *columns;
    GArray *shown; /* guint: columns of the block */
    GString *text;
} Page;

static gboolean is_wide(const Page *page)
{
    return page->spec->is_ambiguous_wide;
}

static void append_blanks(GString *text, guint n)
{
    for (guint i = 0; i < n; i++) {
        g_string_append_c(text, ' ');
    }
}

static void free_piece(gpointer data)
{
    Piece *piece = data;
    g_strfreev(piece->lines);
}

static GArray *new_pieces(void)
{
    GArray *pieces = g_array_new(FALSE, FALSE, sizeof(Piece));
    g_array_set_clear_func(pieces, free_piece);
    return pieces;
}

static void append_gap(GString *text, guint gap)
{
    if (gap == ANKE_TEXT_SECTION_GAP) {
        g_string_append(text, " | ");
    } else {
        append_blanks(text, gap);
    }
}

static void append_piece_line(const Page *page, const Piece *piece, const char *line)
{
    guint used = anke_width_of_text(line, is_wide(page));
    guint blanks = piece->width > used ? piece->width - used : 0;
    append_gap(page->text, piece->gap);
    append_blanks(page->text, piece->side == SIDE_RIGHT ? blanks : 0);
    g_string_append(page->text, line);
    append_blanks(page->text, piece->side == SIDE_LEFT ? blanks : 0);
}

static void trim_line(GString *text)
{
    while (text->len > 0 && text->str[text->len - 1] == ' ') {
        g_string_truncate(text, text->len - 1);
    }
}

static guint count_lines(const GArray *pieces)
{
    guint n_lines = 0;
    for (guint i = 0; i < pieces->len; i++) {
        n_lines = MAX(n_lines, g_strv_length(g_array_index(pieces, Piece, i).lines));
    }
    return n_lines;
}

/* Writes pieces side by side, as many lines as the longest has.
 *   is_bottom   short pieces stand at the last lines, as heads do, not at the first */
static void append_pieces(const Page *page, const GArray *pieces, gboolean is_bottom)
{
    guint n_lines = count_lines(pieces);
    for (guint i = 0; i < n_lines; i++) {
        for (guint k = 0; k < pieces->len; k++) {
            const Piece *piece = &g_array_index(pieces, Piece, k);
            guint n_own = g_strv_length(piece->lines);
            guint above = is_bottom ? n_lines - n_own : 0;
            gboolean has_line = i >= above && i - above < n_own;
            append_piece_line(page, piece, has_line ? piece->lines[i - above] : "");
        }
        trim_line(page->text);
        g_string_append_c(page->text, '\n');
    }
}

static guint gap_before(const Page *page, guint i)
{
    return i == 0 ? ANKE_TEXT_GAP
                  : anke_text_gap(page->grid, g_array_index(page->shown, guint, i - 1),
                                  g_array_index(page->shown, guint, i));
}

static guint shown_column(const Page *page, guint i)
{
    return g_array_index(page->shown, guint, i);
}

/* Heads */

static guint depth_of(const AnkeBannerHead *head)
{
    guint n = 0;
    while (n < ANKE_BANNER_LEVELS && head->levels[n] != NULL) {
        n++;
    }
    return n;
}

/* The last level stands at the bottom, above its numbers. */
static const char *head_at(const AnkeBannerHead *head, guint level, guint n_levels)
{
    guint depth = depth_of(head);
    if (level + 1 == n_levels) {
        return depth > 0 ? head->levels[depth - 1] : "";
    }
    return level + 1 < depth ? head->levels[level] : "";
}

static guint span_at(const Page *page, guint i, guint level, guint n_levels)
{
    const AnkeBannerHead *head = anke_banner_grid_column(page->grid, shown_column(page, i));
    if (level + 1 == n_levels || level + 1 >= depth_of(head)) {
        return 1;
    }
    guint column = shown_column(page, i);
    return anke_banner_grid_column_span(page->grid, column, level, column + page->shown->len - i);
}

static void add_stub_heads(const Page *page, guint level, guint n_levels, GArray *pieces)
{
    for (guint i = 0; i < page->columns->n_stub; i++) {
        gboolean is_named = level + 1 == n_levels && i < ANKE_BANNER_LEVELS;
        const char *label = is_named ? anke_banner_grid_stub(page->grid, i) : "";
        guint width = page->columns->stub[i];
        Piece piece = {.lines = anke_width_wrap_within(label, width, HEAD_LINES, is_wide(page)),
                       .width = width,
                       .gap = i == 0 ? 0 : ANKE_TEXT_GAP};
        g_array_append_val(pieces, piece);
    }
}

static void append_head_level(const Page *page, guint level, guint n_levels)
{
    g_autoptr(GArray) pieces = new_pieces();
    add_stub_heads(page, level, n_levels, pieces);
    guint span;
    for (guint i = 0; i < page->shown->len; i += span) {
        const AnkeBannerHead *head = anke_banner_grid_column(page->grid, shown_column(page, i));
        span = span_at(page, i, level, n_levels);
        guint width = page->columns->widths[shown_column(page, i)];
        for (guint k = i + 1; k < i + span; k++) {
            width += gap_before(page, k) + page->columns->widths[shown_column(page, k)];
        }
        gboolean is_leaf = level + 1 == n_levels;
        const char *label = head_at(head, level, n_levels);
        Piece piece = {.lines = anke_width_wrap_within(label, width, HEAD_LINES, is_wide(page)),
                       .width = width,
                       .gap = gap_before(page, i),
                       .side = is_leaf && head->kind != ANKE_LINE_TEXT ? SIDE_RIGHT : SIDE_LEFT};
        g_array_append_val(pieces, piece);
    }
    append_pieces(page, pieces, level + 1 == n_levels);
}

static guint page_width(const Page *page)
{
    guint width = 0;
    for (guint i = 0; i < page->columns->n_stub; i++) {
        width += page->columns->stub[i] + (i == 0 ? 0 : ANKE_TEXT_GAP);
    }
    for (guint i = 0; i < page->shown->len; i++) {
        width += gap_before(page, i) + page->columns->widths[shown_column(page, i)];
    }
    return width;
}

static void append_rule(const Page *page, char sign)
{
    for (guint i = 0; i < page_width(page); i++) {
        g_string_append_c(page->text, sign);
    }
    g_string_append_c(page->text, '\n');
}

/* Rows */

static void add_stub_pieces(const Page *page, guint row, GArray *pieces)
{
    const AnkeBannerGrid *grid = page->grid;
    const AnkeBannerHead *head = anke_banner_grid_row(grid, row);
    guint n_levels = page->columns->n_levels;
    for (guint i = 0; i < page->columns->n_stub; i++) {
        const char *label = i < n_levels ? head->levels[i] : head->measure;
        gboolean is_repeated = i < n_levels && label != NULL && row > 0 &&
                               anke_banner_grid_row_span(grid, row - 1, i, row + 1) > 1;
        guint width = page->columns->stub[i];
        guint indent = i == 0 && head->is_indented ? 2 : 0;
        Piece piece = {.lines = anke_width_wrap_within(label == NULL || is_repeated ? "" : label,
                                                       width > indent ? width - indent : 1,
                                                       LABEL_LINES, is_wide(page)),
                       .width = width > indent ? width - indent : 1,
                       .gap = (i == 0 ? 0 : ANKE_TEXT_GAP) + indent};
        g_array_append_val(pieces, piece);
    }
}

/* "12.5▲ ": the mark stands in the room that its column keeps for marks. */
static char *marked_text(const Page *page, AnkeBannerCell cell, guint room)
{
    GString *text = g_string_new(cell.text);
    g_string_append(text, cell.mark);
    guint used = anke_width_of_text(cell.mark, is_wide(page));
    append_blanks(text, room > used ? room - used : 0);
    return g_string_free(text, FALSE);
}

/* The lines of a cell: words are broken, numbers never are. */
static char **cell_lines(const Page *page, guint row, guint column)
{
    AnkeBannerCell cell = anke_banner_grid_cell(page->grid, row, column);
    if (anke_banner_grid_column(page->grid, column)->kind == ANKE_LINE_TEXT) {
        return anke_width_wrap(cell.text, page->columns->widths[column], is_wide(page));
    }
    char **lines = g_new0(char *, 2);
    lines[0] = marked_text(page, cell, page->columns->marks[column]);
    return lines;
}

static void add_cells(const Page *page, guint row, GArray *pieces)
{
    for (guint i = 0; i < page->shown->len; i++) {
        guint column = shown_column(page, i);
        const AnkeBannerHead *head = anke_banner_grid_column(page->grid, column);
        Piece piece = {.lines = cell_lines(page, row, column),
                       .width = page->columns->widths[column],
                       .gap = gap_before(page, i),
                       .side = head->kind == ANKE_LINE_TEXT ? SIDE_LEFT : SIDE_RIGHT};
        g_array_append_val(pieces, piece);
    }
}

/* Bases, answers and means are told apart by a rule, and so are breaks in rows. */
static gboolean begins_part(const AnkeBannerGrid *grid, guint row)
{
    const AnkeBannerHead *before = anke_banner_grid_row(grid, row - 1);
    const AnkeBannerHead *head = anke_banner_grid_row(grid, row);
    gboolean is_base_over = before->kind == ANKE_LINE_BASE && head->kind != ANKE_LINE_BASE;
    gboolean is_stat_begun = before->kind != ANKE_LINE_STAT && head->kind == ANKE_LINE_STAT;
    return is_base_over || is_stat_begun || before->section != head->section;
}

static void append_wrapped(GString *text, const AnkeBannerSpec *spec, const char *plain,
                           guint first_indent, guint indent)
{
    const guint endless = 10000;
    guint width = spec->width > 0 ? MAX(spec->width, LEAST_NOTE_WIDTH) : endless;
    g_auto(GStrv) lines = anke_width_wrap(plain, width - indent, spec->is_ambiguous_wide);
    for (guint i = 0; lines[i] != NULL; i++) {
        append_blanks(text, i == 0 ? first_indent : indent);
        g_string_append(text, lines[i]);
        g_string_append_c(text, '\n');
    }
}

/* Sentences that have no room beside the other columns. */
static void append_sentences(const Page *page, guint row)
{
    for (guint i = 0; i < anke_banner_grid_n_columns(page->grid); i++) {
        if (page->columns->widths[i] == 0) {
            append_wrapped(page->text, page->spec, anke_banner_grid_cell(page->grid, row, i).text,
                           SENTENCE_INDENT, SENTENCE_INDENT);
        }
    }
}

static void append_block(const Page *page, gboolean is_last)
{
    guint n_levels = MAX(anke_banner_grid_column_levels(page->grid), 1);
    append_rule(page, '=');
    for (guint level = 0; level < n_levels; level++) {
        append_head_level(page, level, n_levels);
    }
    append_rule(page, '-');
    for (guint row = 0; row < anke_banner_grid_n_rows(page->grid); row++) {
        g_autoptr(GArray) pieces = new_pieces();
        if (row > 0 && begins_part(page->grid, row)) {
            append_rule(page, '-');
        }
        add_stub_pieces(page, row, pieces);
        add_cells(page, row, pieces);
        append_pieces(page, pieces, FALSE);
        if (is_last && page->columns->has_sentences_below) {
            append_sentences(page, row);
        }
    }
    append_rule(page, '=');
}

/* Whole tables */

static void begin(AnkeOutput *output, const AnkeBannerSpec *spec, const AnkeBannerBook *book)
{
    g_autoptr(GString) text = g_string_new(NULL);
    if (book->title != NULL) {
        append_wrapped(text, spec, book->title, 0, 0);
    }
    if (book->organisation != NULL) {
        append_wrapped(text, spec, book->organisation, 0, 0);
    }
    if (text->len > 0) {
        g_string_append_c(text, '\n');
    }
    anke_output_puts(output, text->str);
}

static void end(AnkeOutput *output)
{
    (void)output;
}

static void append_blocks(const AnkeBannerGrid *grid, const AnkeBannerSpec *spec,
                          const AnkeTextColumns *columns, GString *text)
{
    g_autoptr(GArray) blocks = anke_text_blocks(grid, columns, spec->width);
    for (guint i = 0; i < blocks->len; i++) {
        const AnkeTextBlock *block = &g_array_index(blocks, AnkeTextBlock, i);
        g_autoptr(GArray) shown = anke_text_shown(columns, block);
        if (blocks->len > 1) {
            g_string_append_printf(text, "(%u/%u)\n", i + 1, blocks->len);
        }
        const Page page = {grid, spec, columns, shown, text};
        append_block(&page, i + 1 == blocks->len);
    }
}

static void print(AnkeOutput *output, const AnkeBannerSpec *spec, const AnkeBannerGrid *grid)
{
    g_autoptr(GString) text = g_string_new(NULL);
    append_wrapped(text, spec, anke_banner_grid_title(grid), 0, 0);
    if (*anke_banner_grid_notice(grid) != '\0') {
        g_string_append_printf(text, "*** %s ***\n", anke_banner_grid_notice(grid));
    }
    AnkeTextColumns columns = anke_text_columns(grid, spec);
    append_blocks(grid, spec, &columns, text);
    anke_text_columns_clear(&columns);
    for (guint i = 0; i < anke_banner_grid_n_notes(grid); i++) {
        append_wrapped(text, spec, anke_banner_grid_note(grid, i), 0, 2);
    }
    g_string_append_c(text, '\n');
    anke_output_puts(output, text->str);
}

const AnkeBannerPrinter anke_text_printer = {
    .name = "text", .begin = begin, .print = print, .end = end};
