/* One HTML file: no script, nothing fetched, prints well. */
#include <string.h>

#include "analyzer/banner/banner_printer.h"
#include "analyzer/banner/html_style.h"
#include "analyzer/banner/text_columns.h"

/* A landscape page of A4 holds about as many half-width characters and gaps: what is wider is split
 * into tables below each other, as paper has no side scroll. */
#define PAGE_WIDTH 150

void anke_html_append(GString *text, const char *plain)
{
    for (const char *at = plain; *at != '\0'; at++) {
        switch (*at) {
        case '&':
            g_string_append(text, "&amp;");
            break;
        case '<':
            g_string_append(text, "&lt;");
            break;
        case '>':
            g_string_append(text, "&gt;");
            break;
        case '"':
            g_string_append(text, "&quot;");
            break;
        case '\'':
            g_string_append(text, "&#39;");
            break;
        default:
            g_string_append_c(text, *at);
        }
    }
}

static void begin(AnkeOutput *output, const AnkeBannerSpec *spec, const AnkeBannerBook *book)
{
    g_autoptr(GString) text = g_string_new("<!DOCTYPE html>\n<html lang=\"");
    g_string_append(text, anke_banner_say(spec->lang, "ja", "en"));
    g_string_append(text, "\">\n<head>\n<meta charset=\"utf-8\">\n"
                          "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src "
                          "'none'; style-src 'unsafe-inline'\">\n"
                          "<meta name=\"viewport\" content=\"width=device-width\">\n<title>");
    const char *title =
        book->title != NULL ? book->title : anke_banner_say(spec->lang, "集計表", "Tables");
    anke_html_append(text, title);
    g_string_append_printf(text, "</title>\n<style>\n%s</style>\n</head>\n<body>\n<h1>",
                           ANKE_HTML_STYLE);
    anke_html_append(text, title);
    g_string_append(text, "</h1>\n<p class=\"org\">");
    anke_html_append(text, book->organisation != NULL ? book->organisation : "");
    g_string_append(text, "</p>\n");
    anke_output_puts(output, text->str);
}

static void end(AnkeOutput *output)
{
    anke_output_puts(output, "</body>\n</html>\n");
}

/* What a row of heads needs to know. */
typedef struct {
    const AnkeBannerGrid *grid;
    GString *text;
    guint n_levels;     /* of columns, without their measures */
    guint n_stub_cells; /* columns that hold labels of rows */
    gboolean has_measures;
    const gboolean *is_marked; /* by column: it keeps room for marks */
    GArray *shown;             /* guint: columns of the block */
} Page;

static guint shown_column(const Page *page, guint i)
{
    return g_array_index(page->shown, guint, i);
}

/* Whether a column is the first of a break: a line stands in front of it. */
static gboolean begins_break(const Page *page, guint i)
{
    return i > 0 && anke_text_gap(page->grid, shown_column(page, i - 1), shown_column(page, i)) ==
                        ANKE_TEXT_SECTION_GAP;
}

static guint deepest(const AnkeBannerHead *head)
{
    guint level = 0;
    while (level + 1 < ANKE_BANNER_LEVELS && head->levels[level + 1] != NULL) {
        level++;
    }
    return level;
}

static void append_stub_heads(const Page *page, guint n_head_rows)
{
    for (guint i = 0; i < page->n_stub_cells; i++) {
        const char *label = i < ANKE_BANNER_LEVELS ? anke_banner_grid_stub(page->grid, i) : "";
        gboolean is_empty = *label == '\0' || (page->has_measures && i + 1 == page->n_stub_cells);
        g_string_append_printf(page->text, "<%s rowspan=\"%u\"", is_empty ? "td" : "th",
                               n_head_rows);
        g_string_append(page->text, is_empty ? ">" : " scope=\"col\">");
        anke_html_append(page->text, is_empty ? "" : label);
        g_string_append(page->text, is_empty ? "</td>" : "</th>");
    }
}

static void append_head_row(const Page *page, guint level)
{
    guint span;
    for (guint i = 0; i < page->shown->len; i += span) {
        guint column = shown_column(page, i);
        const AnkeBannerHead *head = anke_banner_grid_column(page->grid, column);
        span =
            anke_banner_grid_column_span(page->grid, column, level, column + page->shown->len - i);
        if (head->levels[level] == NULL) {
            span = 1;
            continue;
        }
        guint rowspan = deepest(head) == level ? page->n_levels - level : 1;
        g_string_append_printf(page->text, "<th scope=\"%s\"", span > 1 ? "colgroup" : "col");
        if (span > 1) {
            g_string_append_printf(page->text, " colspan=\"%u\"", span);
        }
        if (rowspan > 1) {
            g_string_append_printf(page->text, " rowspan=\"%u\"", rowspan);
        }
        gboolean is_leaf = deepest(head) == level;
        g_string_append_printf(page->text, " class=\"%s%s%s\">",
                               head->kind == ANKE_LINE_TEXT ? "words"
                               : is_leaf                    ? "leaf"
                                                            : "above",
                               is_leaf && head->is_special ? " special" : "",
                               begins_break(page, i) ? " b" : "");
        anke_html_append(page->text, head->levels[level]);
        g_string_append(page->text, "</th>");
    }
}

static void append_head(const Page *page)
{
    g_string_append(page->text, "<thead>\n");
    for (guint level = 0; level < page->n_levels; level++) {
        g_string_append(page->text, "<tr>");
        if (level == 0) {
            append_stub_heads(page, page->n_levels);
        }
        append_head_row(page, level);
        g_string_append(page->text, "</tr>\n");
    }
    g_string_append(page->text, "</thead>\n");
}

static const char *row_class(const AnkeBannerHead *head)
{
    if (head->is_total) {
        return "total";
    }
    switch (head->kind) {
    case ANKE_LINE_BASE:
        return "base";
    case ANKE_LINE_NET:
        return "net";
    case ANKE_LINE_STAT:
        return "stat";
    default:
        return "row";
    }
}

/* The label cells of a row: one that spans several rows stands in the first of them. */
static void append_stub(const Page *page, guint row)
{
    const AnkeBannerGrid *grid = page->grid;
    const AnkeBannerHead *head = anke_banner_grid_row(grid, row);
    guint n_label_cells = page->n_stub_cells - (page->has_measures ? 1 : 0);
    guint n_rows = anke_banner_grid_n_rows(grid);
    for (guint level = 0; level <= deepest(head); level++) {
        gboolean is_new = row == 0 || anke_banner_grid_row_span(grid, row - 1, level, row + 1) == 1;
        if (!is_new) {
            continue;
        }
        guint rowspan = anke_banner_grid_row_span(grid, row, level, n_rows);
        guint colspan = level == deepest(head) ? n_label_cells - level : 1;
        g_string_append_printf(page->text, "<th class=\"l%s\" scope=\"%s\"",
                               head->is_special ? " special" : "",
                               rowspan > 1 ? "rowgroup" : "row");
        if (rowspan > 1) {
            g_string_append_printf(page->text, " rowspan=\"%u\"", rowspan);
        }
        if (colspan > 1) {
            g_string_append_printf(page->text, " colspan=\"%u\"", colspan);
        }
        g_string_append_c(page->text, '>');
        anke_html_append(page->text, head->levels[level] != NULL ? head->levels[level] : "");
        g_string_append(page->text, "</th>");
    }
    if (page->has_measures) {
        g_string_append(page->text, "<th class=\"m\" scope=\"row\">");
        anke_html_append(page->text, head->measure != NULL ? head->measure : "");
        g_string_append(page->text, "</th>");
    }
}

static gboolean has_marks(const AnkeBannerGrid *grid, guint column)
{
    for (guint row = 0; row < anke_banner_grid_n_rows(grid); row++) {
        if (*anke_banner_grid_cell(grid, row, column).mark != '\0') {
            return TRUE;
        }
    }
    return FALSE;
}

static void append_cells(const Page *page, guint row)
{
    for (guint i = 0; i < page->shown->len; i++) {
        guint column = shown_column(page, i);
        const AnkeBannerHead *head = anke_banner_grid_column(page->grid, column);
        AnkeBannerCell cell = anke_banner_grid_cell(page->grid, row, column);
        g_string_append_printf(page->text, "<td class=\"%s%s\">",
                               head->is_wrapped               ? "t s"
                               : head->kind == ANKE_LINE_TEXT ? "t"
                               : head->is_total               ? "all"
                                                              : "n",
                               begins_break(page, i) ? " b" : "");
        anke_html_append(page->text, cell.text);
        if (page->is_marked[column]) {
            g_string_append(page->text, "<i>");
            anke_html_append(page->text, cell.mark);
            g_string_append(page->text, "</i>");
        }
        g_string_append(page->text, "</td>");
    }
}

/* Rows whose label spans them must not be torn apart: they share a body. */
static void append_rows(const Page *page)
{
    const AnkeBannerGrid *grid = page->grid;
    guint n_rows = anke_banner_grid_n_rows(grid);
    guint left = 0;
    for (guint row = 0; row < n_rows; row++) {
        if (left == 0) {
            left = anke_banner_grid_row_span(grid, row, 0, n_rows);
            g_string_append_printf(page->text, "<tbody class=\"%s\">\n",
                                   row_class(anke_banner_grid_row(grid, row)));
        }
        g_string_append(page->text, "<tr>");
        append_stub(page, row);
        append_cells(page, row);
        g_string_append(page->text, "</tr>\n");
        if (--left == 0) {
            g_string_append(page->text, "</tbody>\n");
        }
    }
}

static void append_heading(GString *text, const AnkeBannerGrid *grid)
{
    g_string_append(text, "<section>\n<h2>");
    anke_html_append(text, anke_banner_grid_title(grid));
    if (*anke_banner_grid_notice(grid) != '\0') {
        g_string_append(text, "<span class=\"secret\">");
        anke_html_append(text, anke_banner_grid_notice(grid));
        g_string_append(text, "</span>");
    }
    g_string_append(text, "</h2>\n");
}

static void append_notes(GString *text, const AnkeBannerGrid *grid)
{
    if (anke_banner_grid_n_notes(grid) > 0) {
        g_string_append(text, "<ul class=\"notes\">\n");
        for (guint i = 0; i < anke_banner_grid_n_notes(grid); i++) {
            g_string_append(text, "<li>");
            anke_html_append(text, anke_banner_grid_note(grid, i));
            g_string_append(text, "</li>\n");
        }
        g_string_append(text, "</ul>\n");
    }
}

static void append_table(const Page *page)
{
    g_string_append(page->text, "<div class=\"scroll\"><table>\n");
    append_head(page);
    append_rows(page);
    g_string_append(page->text, "</table></div>\n");
}

static gboolean has_sentences(const AnkeBannerGrid *grid)
{
    for (guint i = 0; i < anke_banner_grid_n_columns(grid); i++) {
        if (anke_banner_grid_column(grid, i)->is_wrapped) {
            return TRUE;
        }
    }
    return FALSE;
}

/* Tables that together hold all columns, each with the fixed ones. */
static void append_tables(Page page, const AnkeBannerSpec *spec)
{
    AnkeBannerSpec page_spec = *spec;
    page_spec.width = has_sentences(page.grid) ? 0 : PAGE_WIDTH; /* sentences break anywhere */
    AnkeTextColumns columns = anke_text_columns(page.grid, &page_spec);
    g_autoptr(GArray) blocks = anke_text_blocks(page.grid, &columns, page_spec.width);
    for (guint i = 0; i < blocks->len; i++) {
        const AnkeTextBlock *block = &g_array_index(blocks, AnkeTextBlock, i);
        g_autoptr(GArray) shown = anke_text_shown(&columns, block);
        page.shown = shown;
        append_table(&page);
    }
    anke_text_columns_clear(&columns);
}

static void print(AnkeOutput *output, const AnkeBannerSpec *spec, const AnkeBannerGrid *grid)
{
    g_autoptr(GString) text = g_string_new(NULL);
    gboolean has_measures = anke_banner_grid_has_row_measures(grid);
    guint n_columns = anke_banner_grid_n_columns(grid);
    g_autofree gboolean *is_marked = g_new(gboolean, n_columns + 1);
    for (guint i = 0; i < n_columns; i++) {
        is_marked[i] = has_marks(grid, i);
    }
    const Page page = {.grid = grid,
                       .text = text,
                       .n_levels = anke_banner_grid_column_levels(grid),
                       .n_stub_cells = anke_banner_grid_row_levels(grid) + (has_measures ? 1 : 0),
                       .has_measures = has_measures,
                       .is_marked = is_marked};
    append_heading(text, grid);
    append_tables(page, spec);
    append_notes(text, grid);
    g_string_append(text, "</section>\n");
    anke_output_puts(output, text->str);
}

const AnkeBannerPrinter anke_html_printer = {
    .name = "html", .begin = begin, .print = print, .end = end};
