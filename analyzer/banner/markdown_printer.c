/* GitHub-flavoured Markdown: pipe tables, one row of heads, nothing that a label could turn on. */
#include <string.h>

#include "analyzer/banner/banner_printer.h"

void anke_markdown_append(GString *text, const char *plain)
{
    for (const char *at = plain; *at != '\0'; at++) {
        if (strchr("\\`*_[]|~$@:!#", *at) != NULL) {
            g_string_append_c(text, '\\');
            g_string_append_c(text, *at);
        } else if (*at == '&') {
            g_string_append(text, "&amp;");
        } else if (*at == '<') {
            g_string_append(text, "&lt;");
        } else if (*at == '>') {
            g_string_append(text, "&gt;");
        } else if (*at == '.' && at - plain >= 3 && g_ascii_strncasecmp(at - 3, "www", 3) == 0) {
            g_string_append(text, "\\."); /* www.example would become a link */
        } else {
            g_string_append_c(text, *at);
        }
    }
}

/* A text at the beginning of a line, where signs make lists and headings. */
static void append_paragraph(GString *text, const char *plain)
{
    gsize n_digits = strspn(plain, "0123456789");
    gboolean is_list = strchr("-+=", *plain) != NULL && *plain != '\0';
    gboolean is_numbered = n_digits > 0 && strchr(".)", plain[n_digits]) != NULL;
    if (is_list) {
        g_string_append_c(text, '\\');
    } else if (is_numbered) {
        g_string_append(text, "&#8203;");
    }
    anke_markdown_append(text, plain);
}

static void append_cell(GString *text, const char *plain)
{
    g_string_append_c(text, ' ');
    anke_markdown_append(text, plain);
    g_string_append(text, " |");
}

static void begin(AnkeOutput *output, const AnkeBannerSpec *spec, const AnkeBannerBook *book)
{
    g_autoptr(GString) text = g_string_new("# ");
    anke_markdown_append(
        text, book->title != NULL ? book->title : anke_banner_say(spec->lang, "集計表", "Tables"));
    g_string_append(text, "\n\n");
    if (book->organisation != NULL) {
        append_paragraph(text, book->organisation);
        g_string_append(text, "\n\n");
    }
    anke_output_puts(output, text->str);
}

static void end(AnkeOutput *output)
{
    (void)output;
}

/* The levels of a head in one text: "所属：企画部／20代". */
static char *joined_head(const AnkeBannerHead *head)
{
    static const char *const between[ANKE_BANNER_LEVELS] = {"", "：", "／"};
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < ANKE_BANNER_LEVELS && head->levels[i] != NULL; i++) {
        g_string_append(text, between[i]);
        g_string_append(text, head->levels[i]);
    }
    return g_string_free(text, FALSE);
}

static guint append_stub_heads(GString *text, const AnkeBannerGrid *grid)
{
    append_cell(text, anke_banner_grid_stub(grid, 0));
    if (anke_banner_grid_has_row_measures(grid)) {
        append_cell(text, "");
        return 2;
    }
    return 1;
}

static void append_head(GString *text, const AnkeBannerGrid *grid)
{
    g_string_append_c(text, '|');
    guint n_stub = append_stub_heads(text, grid);
    for (guint i = 0; i < anke_banner_grid_n_columns(grid); i++) {
        g_autofree char *label = joined_head(anke_banner_grid_column(grid, i));
        append_cell(text, label);
    }
    g_string_append(text, "\n|");
    for (guint i = 0; i < n_stub; i++) {
        g_string_append(text, " :--- |");
    }
    for (guint i = 0; i < anke_banner_grid_n_columns(grid); i++) {
        gboolean is_text = anke_banner_grid_column(grid, i)->kind == ANKE_LINE_TEXT;
        g_string_append(text, is_text ? " :--- |" : " ---: |");
    }
    g_string_append_c(text, '\n');
}

static void append_row(GString *text, const AnkeBannerGrid *grid, guint row)
{
    const AnkeBannerHead *head = anke_banner_grid_row(grid, row);
    gboolean is_first = row == 0 || head->line != anke_banner_grid_row(grid, row - 1)->line;
    g_autofree char *joined = joined_head(head);
    g_autofree char *label = g_strconcat(head->is_indented ? "　" : "", joined, NULL);
    g_string_append_c(text, '|');
    append_cell(text, is_first ? label : "");
    if (anke_banner_grid_has_row_measures(grid)) {
        append_cell(text, head->measure != NULL ? head->measure : "");
    }
    for (guint i = 0; i < anke_banner_grid_n_columns(grid); i++) {
        AnkeBannerCell cell = anke_banner_grid_cell(grid, row, i);
        g_autofree char *shown = g_strconcat(cell.text, cell.mark, NULL);
        append_cell(text, shown);
    }
    g_string_append_c(text, '\n');
}

static void print(AnkeOutput *output, const AnkeBannerSpec *spec, const AnkeBannerGrid *grid)
{
    (void)spec;
    g_autoptr(GString) text = g_string_new("## ");
    anke_markdown_append(text, anke_banner_grid_title(grid));
    g_string_append(text, "\n\n");
    if (*anke_banner_grid_notice(grid) != '\0') {
        g_string_append(text, "**");
        anke_markdown_append(text, anke_banner_grid_notice(grid));
        g_string_append(text, "**\n\n");
    }
    append_head(text, grid);
    for (guint row = 0; row < anke_banner_grid_n_rows(grid); row++) {
        append_row(text, grid, row);
    }
    g_string_append_c(text, '\n');
    for (guint i = 0; i < anke_banner_grid_n_notes(grid); i++) {
        g_string_append(text, "- ");
        append_paragraph(text, anke_banner_grid_note(grid, i));
        g_string_append_c(text, '\n');
    }
    g_string_append_c(text, '\n');
    anke_output_puts(output, text->str);
}

const AnkeBannerPrinter anke_markdown_printer = {
    .name = "markdown", .begin = begin, .print = print, .end = end};
