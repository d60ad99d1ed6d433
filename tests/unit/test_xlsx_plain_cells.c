/* Sheets with plain cells cut out against the same bytes read by expat alone, in any pieces. */
#include <string.h>

#include "analyzer/import/xlsx_plain_cells.h"

enum { N_CASES = 40000, MAX_PARTS = 14 };

typedef struct {
    GString *events;
    gsize n_certain; /* of the events: how much text comes before an error depends on the pieces */
    guint depth;
    guint n_cut;
    AnkeXml *xml;
} Sheet;

static void append_attribute(Sheet *sheet, const char *name, const char *value, gsize n_bytes)
{
    g_string_append_printf(sheet->events, " %s=%.*s", name, (int)n_bytes, value);
}

static void on_start(const char *name, const char **attributes, gpointer data)
{
    Sheet *sheet = data;
    sheet->depth++;
    g_string_append_printf(sheet->events, "<%s", name);
    for (const char *const *wanted = (const char *const[]){"r", "s", "t", NULL}; *wanted != NULL;
         wanted++) {
        const char *value = anke_xml_attribute(attributes, *wanted);
        if (value != NULL) {
            append_attribute(sheet, *wanted, value, strlen(value));
        }
    }
    g_string_append_c(sheet->events, '>');
    sheet->n_certain = sheet->events->len;
}

static void on_end(const char *name, gpointer data)
{
    Sheet *sheet = data;
    sheet->depth--;
    g_string_append_printf(sheet->events, "</%s>", name);
    sheet->n_certain = sheet->events->len;
}

static void on_text(const char *text, gsize n_bytes, gpointer data)
{
    g_string_append_len(((Sheet *)data)->events, text, (gssize)n_bytes);
}

static gboolean is_between_cells(gpointer data)
{
    return ((Sheet *)data)->depth == 2;
}

/* What expat's handlers make of the cell. A cell A7 is refused. */
static void on_cell(const AnkeXlsxCell *cell, gpointer data)
{
    Sheet *sheet = data;
    sheet->n_cut++;
    g_string_append(sheet->events, "<c");
    const AnkeXlsxPiece *pieces[] = {&cell->reference, &cell->style, &cell->type};
    for (gsize i = 0; i < G_N_ELEMENTS(pieces); i++) {
        if (pieces[i]->text != NULL) {
            const char name[2] = {"rst"[i], '\0'};
            append_attribute(sheet, name, pieces[i]->text, pieces[i]->n_bytes);
        }
    }
    g_string_append_c(sheet->events, '>');
    if (cell->value.text != NULL) {
        g_string_append_printf(sheet->events, "<v>%.*s</v>", (int)cell->value.n_bytes,
                               cell->value.text);
    }
    g_string_append(sheet->events, "</c>");
    sheet->n_certain = sheet->events->len;
}

/* The events and how it ended. n_piece 0: by expat alone. */
static char *read_sheet(const GString *bytes, gsize n_piece, guint *n_cut)
{
    static const AnkeXmlHandlers handlers = {on_start, on_end, on_text};
    static const AnkeXlsxCellHandlers cell_handlers = {is_between_cells, on_cell};
    g_autoptr(GError) error = NULL;
    Sheet sheet = {.events = g_string_new(NULL)};
    g_autoptr(AnkeXml) xml = anke_xml_new("sheet", &handlers, &sheet);
    AnkeXlsxPlainCells cells = {.xml = xml, .handlers = &cell_handlers, .data = &sheet};
    gboolean is_good = n_piece > 0 || anke_xml_feed(xml, bytes->str, bytes->len, &error);
    for (gsize at = 0; n_piece > 0 && is_good && at < bytes->len; at += n_piece) {
        is_good = anke_xlsx_plain_cells_feed(&cells, bytes->str + at, MIN(n_piece, bytes->len - at),
                                             &error);
    }
    is_good = is_good && anke_xml_finish(xml, &error);
    *n_cut = sheet.n_cut;
    g_string_truncate(sheet.events, sheet.n_certain);
    g_string_append_printf(sheet.events, "=%s", is_good ? "ok" : error->message);
    return g_string_free(sheet.events, FALSE);
}

/* Mostly plain cells and rows; each of the others is something that could be mistaken for one. */
static const char *const parts[] = {
    "<c r=\"A1\"><v>7</v></c>",
    "<c r=\"B2\" s=\"1\" t=\"s\"><v>12</v></c>",
    "<c t=\"n\" r=\"AB12\"><v>-1.5E+3</v></c>",
    "<c r=\"C3\" s=\"4\"/>",
    "<c/>",
    "<c><v></v></c>",
    "</row><row r=\"2\">",
    "</row>\n<row r=\"3\" spans=\"1:3\">",
    /* Those from here on are put in by every other case alone. */
    "<c r=\"A1\" r=\"A2\"><v>7</v></c>",
    "<c r=\"A&#49;\"><v>7</v></c>",
    "<c r=\"A1\" ><v>7</v></c>",
    "<c  r=\"A1\"><v>7</v></c>",
    "<c r='A1'><v>7</v></c>",
    "<c r=\"A1\" x=\"1\"><v>7</v></c>",
    "<c r=\"A1\"><f>1+1</f><v>2</v></c>",
    "<c r=\"A1\"><v>a</v></c>",
    "<c r=\"A1\"><is><t>名</t></is></c>",
    "<c r=\"A1\"><v>7</v></d>",
    "<c r=\"A1\"><v>7",
    "</v></c>",
    "<x:c r=\"A1\"><v>7</v></x:c>",
    "<!-- ",
    " -->",
    "<![CDATA[",
    "]]>",
    "]]",
    ">",
    "<",
    "&#60;",
    "&l",
    "\r",
    "\n",
    "\xE3",
    "名",
    "<?x ",
    "?>",
    "<row y=\"",
    "\">",
    "<c r=\"A1\"",
};
enum { N_HARMLESS = 8 };

static void test_what_is_cut_out_is_what_expat_would_have_read(void)
{
    g_autoptr(GRand) random = g_rand_new_with_seed(7);
    guint n_good = 0;
    guint n_cut_in_all = 0;
    for (guint i = 0; i < N_CASES; i++) {
        g_autoptr(GString) bytes = g_string_new(i % 3 == 0 ? "<?xml version=\"1.0\"?>" : NULL);
        g_string_append(bytes, "<d><row r=\"1\">");
        gint n_parts = g_rand_int_range(random, 0, MAX_PARTS);
        for (gint part = 0; part < n_parts; part++) {
            gboolean is_odd = i % 2 == 1 && g_rand_int_range(random, 0, 4) == 0;
            g_string_append(
                bytes, parts[g_rand_int_range(random, 0,
                                              is_odd ? (gint)G_N_ELEMENTS(parts) : N_HARMLESS)]);
        }
        g_string_append(bytes, "</row></d>");
        guint n_none;
        guint n_cut;
        g_autofree char *want = read_sheet(bytes, 0, &n_none);
        g_autofree char *whole = read_sheet(bytes, bytes->len, &n_cut);
        n_cut_in_all += n_cut;
        g_autofree char *pieces = read_sheet(bytes, (gsize)g_rand_int_range(random, 1, 60), &n_cut);
        g_assert_cmpstr(whole, ==, want);
        g_assert_cmpstr(pieces, ==, want);
        n_good += g_str_has_suffix(want, "=ok") ? 1 : 0;
    }
    g_assert_cmpuint(n_good, >, N_CASES / 2);
    g_assert_cmpuint(n_good, <, N_CASES - N_CASES / 10);
    g_assert_cmpuint(n_cut_in_all, >, N_CASES * 2);
}

static void stop_at_cell(const AnkeXlsxCell *cell, gpointer data)
{
    (void)cell;
    GError *error = g_error_new_literal(G_FILE_ERROR, 0, "stopped");
    anke_xml_stop_take(((Sheet *)data)->xml, error);
}

static void test_a_handler_may_stop_at_a_cell(void)
{
    static const AnkeXmlHandlers handlers = {on_start, on_end, on_text};
    static const AnkeXlsxCellHandlers cell_handlers = {is_between_cells, stop_at_cell};
    static const char bytes[] = "<d><row r=\"1\"><c r=\"A1\"><v>7</v></c></row>";
    g_autoptr(GError) error = NULL;
    g_autoptr(GString) events = g_string_new(NULL);
    Sheet sheet = {.events = events};
    g_autoptr(AnkeXml) xml = anke_xml_new("sheet", &handlers, &sheet);
    AnkeXlsxPlainCells cells = {.xml = xml, .handlers = &cell_handlers, .data = &sheet};
    sheet.xml = xml;
    g_assert_false(anke_xlsx_plain_cells_feed(&cells, bytes, strlen(bytes), &error));
    g_assert_cmpstr(error->message, ==, "stopped");
    g_assert_cmpstr(events->str, ==, "<d><row r=1>");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/xlsx-plain-cells/what is cut out is what expat would have read",
                    test_what_is_cut_out_is_what_expat_would_have_read);
    g_test_add_func("/xlsx-plain-cells/a handler may stop at a cell",
                    test_a_handler_may_stop_at_a_cell);
    return g_test_run();
}
