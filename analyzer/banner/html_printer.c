/* One HTML file: no script, nothing fetched, prints well. */
#include <string.h>

#include "analyzer/banner/banner_printer.h"

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

static const char style[] =
    ":root{color-scheme:light}\n"
    "body{margin:2em auto;padding:0 1.5em;max-width:90em;color:#1a1a1a;background:#fff;"
    "font:15px/1.6 'Noto Sans CJK JP','Hiragino Sans','Yu Gothic',Meiryo,sans-serif}\n"
    "h1{font-size:1.4em;margin:0 0 .2em}h2{font-size:1.1em;margin:0 0 .5em;text-align:left;"
    "break-after:avoid}\n"
    ".org{margin:0 0 2em}section{margin:0 0 3em}.scroll{overflow-x:auto}\n"
    ".secret{display:inline-block;margin-left:1em;padding:0 .5em;border:1px solid #a40000;"
    "color:#a40000;font-size:.8rem;font-weight:600}\n"
    "table{border-collapse:collapse;font-variant-numeric:tabular-nums;border-top:2px solid #333;"
    "border-bottom:2px solid #333}\n"
    "th,td{padding:.15em .6em;unicode-bidi:isolate;vertical-align:top}\n"
    "thead th{border-bottom:1px solid #999;font-weight:600;text-align:center;vertical-align:bottom;"
    "min-width:3.5em;max-width:14em;overflow-wrap:anywhere}\n"
    "thead th+th{border-left:1px solid #ddd}\n"
    "tbody th{font-weight:400;text-align:left;max-width:24em;overflow-wrap:anywhere}\n"
    "tbody th.m{color:#555;white-space:nowrap}tbody.base th,tbody.base td{font-weight:600}\n"
    "tbody{break-inside:avoid;border-top:1px solid #ddd}thead+tbody{border-top:1px solid #333}\n"
    "tbody.net th.l{padding-left:2em}tbody.total{background:#f4f4f4}\n"
    "td{text-align:right;white-space:nowrap;border-left:1px solid #eee}\n"
    "td.t{text-align:left;white-space:normal;overflow-wrap:anywhere;min-width:6em}\n"
    "td.s{min-width:24em}td.all{background:#f7f7f7}.special{color:#666}\n"
    "td i{font-style:normal;display:inline-block;min-width:.9em;text-align:left;padding-left:.1em}\n"
    ".notes{margin:.6em 0 0;padding:0;list-style:none;font-size:.85em;color:#333;max-width:70em;"
    "overflow-wrap:anywhere}.notes li{padding-left:1em;text-indent:-1em}\n"
    "@page{size:A4 landscape;margin:12mm}\n"
    "@media print{body{margin:0;padding:0;font-size:9pt}.scroll{overflow:visible}"
    "thead{display:table-header-group}.notes{break-inside:avoid}}\n";

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
    g_string_append_printf(text, "</title>\n<style>\n%s</style>\n</head>\n<body>\n<h1>", style);
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
} Page;

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
        const char *label =
            i < ANKE_BANNER_LEVELS ? anke_banner_grid_stub(page->grid, i) : "";
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
    guint n_columns = anke_banner_grid_n_columns(page->grid);
    guint span;
    for (guint i = 0; i < n_columns; i += span) {
        const AnkeBannerHead *head = anke_banner_grid_column(page->grid, i);
        span = anke_banner_grid_column_span(page->grid, i, level, n_columns);
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
        g_string_append(page->text, head->is_special && deepest(head) == level
                                        ? " class=\"special\">"
                                        : ">");
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
        gboolean is_new =
            row == 0 ||
            anke_banner_grid_row_span(grid, row - 1, level, n_rows) == 1;
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

static void append_cells(const Page *page, guint row, const gboolean *is_marked)
{
    for (guint i = 0; i < anke_banner_grid_n_columns(page->grid); i++) {
        const AnkeBannerHead *head = anke_banner_grid_column(page->grid, i);
        AnkeBannerCell cell = anke_banner_grid_cell(page->grid, row, i);
        const char *class = head->is_wrapped               ? " class=\"t s\""
                            : head->kind == ANKE_LINE_TEXT ? " class=\"t\""
                            : head->is_total               ? " class=\"all\""
                                                           : "";
        g_string_append_printf(page->text, "<td%s>", class);
        anke_html_append(page->text, cell.text);
        if (is_marked[i]) {
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
    g_autofree gboolean *is_marked = g_new(gboolean, anke_banner_grid_n_columns(grid) + 1);
    for (guint i = 0; i < anke_banner_grid_n_columns(grid); i++) {
        is_marked[i] = has_marks(grid, i);
    }
    guint left = 0;
    for (guint row = 0; row < n_rows; row++) {
        if (left == 0) {
            left = anke_banner_grid_row_span(grid, row, 0, n_rows);
            g_string_append_printf(page->text, "<tbody class=\"%s\">\n",
                                   row_class(anke_banner_grid_row(grid, row)));
        }
        g_string_append(page->text, "<tr>");
        append_stub(page, row);
        append_cells(page, row, is_marked);
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

static void print(AnkeOutput *output, const AnkeBannerSpec *spec, const AnkeBannerGrid *grid)
{
    (void)spec;
    g_autoptr(GString) text = g_string_new(NULL);
    gboolean has_measures = anke_banner_grid_has_row_measures(grid);
    const Page page = {grid, text, anke_banner_grid_column_levels(grid),
                       anke_banner_grid_row_levels(grid) + (has_measures ? 1 : 0), has_measures};
    append_heading(text, grid);
    g_string_append(text, "<div class=\"scroll\"><table>\n");
    append_head(&page);
    append_rows(&page);
    g_string_append(text, "</table></div>\n");
    append_notes(text, grid);
    g_string_append(text, "</section>\n");
    anke_output_puts(output, text->str);
}

const AnkeBannerPrinter anke_html_printer = {
    .name = "html", .begin = begin, .print = print, .end = end};
