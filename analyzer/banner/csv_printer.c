/*
 * CSV for Excel: UTF-8 with a byte order mark, lines that end CRLF (RFC 4180, and what Excel writes
 * itself). Heads are repeated in each column, labels in each row, so that filters and pivots work;
 * marks stand in a line of their own, so that numbers stay numbers.
 */
#include <string.h>

#include "analyzer/banner/banner_printer.h"
#include "analyzer/base/number.h"

/* Whether Excel (or LibreOffice) might compute a cell that begins so; full-width forms too. */
static gboolean begins_formula(const char *plain)
{
    static const char *const heads[] = {"=",  "+",  "-",  "@",  "\t", "\r",
                                        "\n", "＝", "＋", "－", "＠"};
    for (guint i = 0; i < G_N_ELEMENTS(heads); i++) {
        if (g_str_has_prefix(plain, heads[i])) {
            return TRUE;
        }
    }
    return FALSE;
}

static gboolean is_number(const char *plain)
{
    double number;
    return anke_number_parse(plain, strlen(plain), &number);
}

/* Whether Excel would take a text for a date, a time or a negative number: 3-5, 10/12, 1:30, 10- */
static gboolean looks_dated(const char *plain)
{
    return g_ascii_isdigit(*plain) && plain[strspn(plain, "0123456789-/:., eE")] == '\0' &&
           !is_number(plain);
}

/* A hyphen that Excel does not reckon with keeps a band what it is; a formula's head and other
 * dates need the apostrophe. */
void anke_excel_append(GString *text, const char *plain)
{
    const char *first = plain;
    while (*first == ' ' || g_str_has_prefix(first, "　")) {
        first = g_utf8_next_char(first);
    }
    gboolean is_ours = strcmp(plain, "-") == 0 || is_number(plain);
    gboolean is_formula = begins_formula(first) && !is_ours;
    gboolean is_dated = looks_dated(plain);
    gboolean has_hyphen = is_dated && strpbrk(plain, "/:") == NULL && strchr(plain, '-') != NULL;
    gboolean is_quoted = strpbrk(plain, ",\"\r\n") != NULL || *plain == ' ';
    g_string_append(text, is_quoted ? "\"" : "");
    g_string_append(text, is_formula || (is_dated && !has_hyphen) ? "'" : "");
    for (const char *at = plain; *at != '\0'; at++) {
        if (*at == '-' && has_hyphen) {
            g_string_append(text, "‐"); /* U+2010 */
            continue;
        }
        g_string_append(text, *at == '"' ? "\"" : "");
        g_string_append_c(text, *at);
    }
    g_string_append(text, is_quoted ? "\"" : "");
}

static void begin(AnkeOutput *output, const AnkeBannerSpec *spec, const AnkeBannerBook *book)
{
    g_autoptr(GString) text = g_string_new("\xEF\xBB\xBF");
    anke_excel_append(text, book->title != NULL ? book->title
                                                : anke_banner_say(spec->lang, "集計表", "Tables"));
    g_string_append_c(text, ',');
    anke_excel_append(text, book->organisation != NULL ? book->organisation : "");
    g_string_append(text, "\r\n\r\n");
    anke_output_puts(output, text->str);
}

static void end(AnkeOutput *output)
{
    (void)output;
}

typedef struct {
    const AnkeBannerGrid *grid;
    GString *text;
    guint n_stub_levels;
    gboolean has_measures;
    const char *mark_words;
} Sheet;

static void append_stub_heads(const Sheet *sheet, guint level)
{
    for (guint i = 0; i < sheet->n_stub_levels; i++) {
        g_string_append(sheet->text, i == 0 ? "" : ",");
        anke_excel_append(sheet->text, level == 0 ? anke_banner_grid_stub(sheet->grid, i) : "");
    }
    g_string_append(sheet->text, sheet->has_measures ? "," : "");
}

static void append_heads(const Sheet *sheet)
{
    for (guint level = 0; level < anke_banner_grid_column_levels(sheet->grid); level++) {
        append_stub_heads(sheet, level);
        for (guint i = 0; i < anke_banner_grid_n_columns(sheet->grid); i++) {
            const char *label = anke_banner_grid_column(sheet->grid, i)->levels[level];
            g_string_append_c(sheet->text, ',');
            anke_excel_append(sheet->text, label != NULL ? label : "");
        }
        g_string_append(sheet->text, "\r\n");
    }
}

static void append_stub(const Sheet *sheet, guint row, const char *measure)
{
    const AnkeBannerHead *head = anke_banner_grid_row(sheet->grid, row);
    for (guint i = 0; i < sheet->n_stub_levels; i++) {
        g_string_append(sheet->text, i == 0 ? "" : ",");
        anke_excel_append(sheet->text, head->levels[i] != NULL ? head->levels[i] : "");
    }
    if (sheet->has_measures) {
        g_string_append_c(sheet->text, ',');
        anke_excel_append(sheet->text, measure);
    }
}

static gboolean has_marks(const AnkeBannerGrid *grid, guint row)
{
    for (guint i = 0; i < anke_banner_grid_n_columns(grid); i++) {
        if (*anke_banner_grid_cell(grid, row, i).mark != '\0') {
            return TRUE;
        }
    }
    return FALSE;
}

static void append_row(const Sheet *sheet, guint row, gboolean is_of_marks)
{
    const char *measure = anke_banner_grid_row(sheet->grid, row)->measure;
    append_stub(sheet, row, is_of_marks ? sheet->mark_words : measure != NULL ? measure : "");
    for (guint i = 0; i < anke_banner_grid_n_columns(sheet->grid); i++) {
        AnkeBannerCell cell = anke_banner_grid_cell(sheet->grid, row, i);
        g_string_append_c(sheet->text, ',');
        anke_excel_append(sheet->text, is_of_marks ? cell.mark : cell.text);
    }
    g_string_append(sheet->text, "\r\n");
}

static gboolean has_any_marks(const AnkeBannerGrid *grid)
{
    for (guint row = 0; row < anke_banner_grid_n_rows(grid); row++) {
        if (has_marks(grid, row)) {
            return TRUE;
        }
    }
    return FALSE;
}

static void append_line(GString *text, const char *plain)
{
    anke_excel_append(text, plain);
    g_string_append(text, "\r\n");
}

static void print(AnkeOutput *output, const AnkeBannerSpec *spec, const AnkeBannerGrid *grid)
{
    g_autoptr(GString) text = g_string_new(NULL);
    const Sheet sheet = {.grid = grid,
                         .text = text,
                         .n_stub_levels = MAX(anke_banner_grid_row_levels(grid), 1),
                         .has_measures =
                             anke_banner_grid_has_row_measures(grid) || has_any_marks(grid),
                         .mark_words = anke_banner_say(spec->lang, "印", "mark")};
    anke_excel_append(text, anke_banner_grid_title(grid));
    g_string_append_c(text, ',');
    append_line(text, anke_banner_grid_notice(grid));
    append_heads(&sheet);
    for (guint row = 0; row < anke_banner_grid_n_rows(grid); row++) {
        append_row(&sheet, row, FALSE);
        if (has_marks(grid, row)) {
            append_row(&sheet, row, TRUE);
        }
    }
    for (guint i = 0; i < anke_banner_grid_n_notes(grid); i++) {
        append_line(text, anke_banner_grid_note(grid, i));
    }
    g_string_append(text, "\r\n");
    anke_output_puts(output, text->str);
}

const AnkeBannerPrinter anke_csv_printer = {
    .name = "csv", .is_for_csv = TRUE, .begin = begin, .print = print, .end = end};
