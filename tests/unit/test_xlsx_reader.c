#include <glib.h>

#include "analyzer/base/error.h"
#include "analyzer/import/xlsx_reader.h"
#include "tests/unit/workbook_file.h"

/* Converts; returns the CSV, or NULL with *error. */
static char *convert_bytes(const void *bytes, gsize n_bytes, const char *sheet,
                           AnkeSheetFacts *facts, GError **error)
{
    g_autoptr(AnkeInput) input = anke_input_open_bytes("book.xlsx", bytes, n_bytes);
    g_autoptr(AnkeOutput) csv = anke_output_open_memory();
    gboolean is_good = anke_xlsx_convert(input, sheet, csv, facts, error);
    g_autoptr(GBytes) written = anke_output_take_bytes(csv);
    gsize n = g_bytes_get_size(written);
    return is_good ? g_strndup(n > 0 ? g_bytes_get_data(written, NULL) : "", n) : NULL;
}

static char *convert(const WorkbookSpec *spec, const char *sheet, AnkeSheetFacts *facts,
                     GError **error)
{
    g_autoptr(GByteArray) bytes = workbook_make(spec);
    return convert_bytes(bytes->data, bytes->len, sheet, facts, error);
}

static void check_with_facts(const WorkbookSpec *spec, const char *want, AnkeSheetFacts *facts)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *csv = convert(spec, NULL, facts, &error);
    g_assert_no_error(error);
    g_assert_cmpstr(csv, ==, want);
    anke_sheet_facts_clear(facts);
}

static void check(const WorkbookSpec *spec, const char *want)
{
    AnkeSheetFacts facts;
    check_with_facts(spec, want, &facts);
}

static void check_refused(const WorkbookSpec *spec, int code, const char *message)
{
    g_autoptr(GError) error = NULL;
    AnkeSheetFacts facts;
    g_autofree char *csv = convert(spec, NULL, &facts, &error);
    g_assert_null(csv);
    g_assert_error(error, ANKE_ERROR, code);
    g_assert_cmpstr(error->message, ==, message);
    anke_sheet_facts_clear(&facts);
}

static void test_shared_strings_are_put_together_and_readings_left_out(void)
{
    WorkbookSpec spec = {
        .strings =
            "<si><t>所属</t><rPh sb=\"0\" eb=\"2\"><t>ショゾク</t></rPh></si>"
            "<si><r><t>総</t></r><r><rPr><b/></rPr><t xml:space=\"preserve\">務 </t></r></si>"
            "<si><t>a,\"b\"_x000D_\nc</t></si><si><t>_x005F_x000D_</t></si><si/>"
            "<si><t>_xD842__xDFB7_野家 _xD842_ _x0000_</t></si>",
        .rows =
            "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c></row>"
            "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>2</v></c><c r=\"B2\" t=\"s\"><v>3</v></c></row>"
            "<row r=\"3\"><c r=\"A3\" t=\"s\"><v>4</v></c><c r=\"B3\" t=\"s\"><v>5</v></c>"
            "</row>"};
    check(&spec, "所属,総務 \n\"a,\"\"b\"\"\nc\",_x000D_\n,𠮷野家 _xD842_ _x0000_\n");
}

static void test_cells_of_every_type_come_as_text(void)
{
    WorkbookSpec spec = {
        .rows =
            "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><r><t>甲</t></r><t>乙</t><rPh><t>オツ"
            "</t></rPh></is></c><c r=\"B1\" t=\"str\"><f>A1&amp;\"x\"</f><v>甲乙x</v></c>"
            "<c r=\"C1\" t=\"b\"><v>1</v></c><c r=\"D1\" t=\"b\"><v>0</v></c>"
            "<c r=\"E1\" t=\"e\"><v>#N/A</v></c><c r=\"F1\" t=\"d\"><v>2026-05-14</v></c>"
            "<c r=\"G1\"><f>1/10</f><v>0.10000000000000001</v></c><c r=\"H1\" t=\"n\"><v>1E3</v>"
            "</c><c r=\"I1\"><v>-0.5</v></c><c r=\"J1\"><v>123456789012345678</v></c>"
            "<c r=\"K1\" t=\"str\"><v></v></c><c r=\"L1\"><v> 007 </v></c></row>"};
    AnkeSheetFacts facts;
    check_with_facts(
        &spec, "甲乙,甲乙x,TRUE,FALSE,#N/A,2026-05-14,0.1,1000,-0.5,123456789012345680,,7\n",
        &facts);
    g_assert_cmpuint(facts.cells.errors.n, ==, 1);
    g_assert_cmpuint(facts.cells.errors.row, ==, 1);
    g_assert_cmpuint(facts.cells.errors.column, ==, 5);
}

#define STYLES                                                                                      \
    "<numFmts count=\"4\"><numFmt numFmtId=\"164\" "                                                \
    "formatCode=\"[$-411]ggge&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@\"/>"                 \
    "<numFmt numFmtId=\"165\" formatCode=\"yyyy/m/d\\ h:mm;@\"/><numFmt numFmtId=\"166\" "          \
    "formatCode=\"0.0&quot;日&quot;\"/><numFmt numFmtId=\"167\" formatCode=\"[h]:mm\"/></numFmts>" \
    "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"                                            \
    "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/>"                      \
    "<xf numFmtId=\"165\"/><xf numFmtId=\"166\"/><xf numFmtId=\"167\"/><xf numFmtId=\"21\"/>"       \
    "</cellXfs>"

static const char dates[] =
    "<row r=\"1\"><c r=\"A1\" s=\"1\"><v>46156</v></c><c r=\"B1\" s=\"2\"><v>43586</v></c>"
    "<c r=\"C1\" s=\"3\"><v>46156.378611111111</v></c><c r=\"D1\" s=\"4\"><v>3.50</v></c>"
    "<c r=\"E1\" s=\"5\"><v>1.3854166666666667</v></c><c r=\"F1\" s=\"6\"><v>0.5</v></c>"
    "<c r=\"G1\" s=\"1\"><v>60</v></c><c r=\"H1\" s=\"1\"><v>59</v></c>"
    "<c r=\"I1\" s=\"1\"><v>61</v></c><c r=\"J1\" s=\"1\"><v>-1</v></c>"
    "<c r=\"K1\" s=\"99\"><v>46156</v></c></row>";

static void test_styles_make_dates_of_numbers(void)
{
    WorkbookSpec spec = {.styles = STYLES, .rows = dates};
    AnkeSheetFacts facts;
    check_with_facts(&spec,
                     "2026-05-14,2019-05-01,2026-05-14T09:05:12,3.5,33:15:00,12:00:00,60,"
                     "1900-02-28,1900-03-01,-1,46156\n",
                     &facts);
    g_assert_cmpuint(facts.cells.odd_dates.n, ==, 2);
    g_assert_cmpuint(facts.cells.odd_dates.column, ==, 7);
}

static void test_a_workbook_may_count_from_1904(void)
{
    WorkbookSpec spec = {.styles = STYLES,
                         .properties = "date1904=\"1\"",
                         .rows = "<row><c s=\"1\"><v>44694</v></c><c s=\"1\"><v>0</v></c></row>"};
    check(&spec, "2026-05-14,1904-01-01\n");
}

static void test_line_n_is_row_n_and_rows_are_padded(void)
{
    WorkbookSpec spec = {
        .rows = "<row r=\"2\"><c r=\"B2\"><v>1</v></c><c r=\"D2\"><v>2</v></c></row>"
                "<row r=\"3\"><c r=\"A3\" s=\"1\"/><c r=\"E3\" t=\"str\"><v></v></c></row>"
                "<row r=\"5\" hidden=\"1\"><c r=\"C5\"><v>3</v></c></row>"
                "<row r=\"30\"><c r=\"A30\"><v>4</v></c></row>"
                "<row r=\"32\"><c r=\"F32\"><v>5</v></c></row><row r=\"40\"/>"};
    AnkeSheetFacts facts;
    check_with_facts(
        &spec,
        "\n,1,,2\n\n\n,,3,\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n4,,,\n\n,,,,,5\n",
        &facts);
    g_assert_cmpuint(facts.cells.n_hidden_rows, ==, 1);
    g_assert_cmpuint(facts.shape.n_rows, ==, 32);
}

#define TEXT_CELL(at, text) "<c r=\"" at "\" t=\"inlineStr\"><is><t>" text "</t></is></c>"

static void test_merges_of_the_head_are_spread(void)
{
    WorkbookSpec spec = {
        .rows = "<row r=\"1\">" TEXT_CELL(
            "A1",
            "調査") "</row>"
                    "<row r=\"2\">" TEXT_CELL("A2", "番号") TEXT_CELL("B2", "理由") TEXT_CELL(
                        "D2", "年代") "</row><row r=\"3\">" TEXT_CELL("B3", "多忙")
                        TEXT_CELL("C3",
                                  "その他") "</row>"
                                            "<row r=\"4\">" TEXT_CELL("A4", "1") TEXT_CELL(
                                                "B4",
                                                "1") "</row>"
                                                     "<row r=\"5\">" TEXT_CELL("A5", "2") TEXT_CELL(
                                                         "D5", "20代") "</row>"
                                                                       "<row r=\"6\">" TEXT_CELL(
                                                                           "A6", "3") "</row>",
        .behind = "<mergeCells><mergeCell ref=\"A1:D1\"/><mergeCell ref=\"A2:A3\"/>"
                  "<mergeCell ref=\"B2:C2\"/><mergeCell ref=\"$D$2:$D$3\"/>"
                  "<mergeCell ref=\"D5:D6\"/></mergeCells>"};
    AnkeSheetFacts facts;
    check_with_facts(&spec,
                     "調査,,,\n番号,理由,理由,年代\n番号,多忙,その他,年代\n1,1,,\n2,,,20代\n3,,,\n",
                     &facts);
    g_assert_cmpuint(facts.shape.n_merges_left, ==, 1);
}

static const char two_sheets[] =
    "<sheet name=\"説明\" state=\"hidden\" sheetId=\"1\" r:id=\"rId2\"/>"
    "<sheet name=\"図\" sheetId=\"3\" r:id=\"rId9\"/>"
    "<sheet name=\"回答 １\" sheetId=\"2\" r:id=\"rId1\"/>";

static void test_the_first_visible_sheet_is_read_or_the_named_one(void)
{
    g_autoptr(GError) error = NULL;
    AnkeSheetFacts facts;
    WorkbookSpec spec = {.rows = "<row><c><v>1</v></c></row>", .sheets = two_sheets};
    check_with_facts(&spec, "1\n", &facts);
    g_autofree char *named = convert(&spec, "説明", &facts, &error);
    g_assert_no_error(error);
    g_assert_cmpstr(named, ==, "2\n");
    g_assert_cmpuint(facts.n_other_sheets, ==, 1);
    anke_sheet_facts_clear(&facts);
    g_autofree char *folded = convert(&spec, " 回答　1", &facts, &error);
    g_assert_no_error(error);
    g_assert_cmpstr(folded, ==, "1\n");
    g_assert_cmpstr(facts.sheet, ==, "回答 １");
    anke_sheet_facts_clear(&facts);
    g_assert_null(convert(&spec, "図", &facts, &error));
    g_assert_error(error, ANKE_ERROR, ANKE_ERROR_USAGE);
    g_assert_cmpstr(error->message, ==,
                    "book.xlsx: no sheet \"図\": the workbook has \"説明\", \"図\", \"回答 １\"");
    anke_sheet_facts_clear(&facts);
}

static void test_all_hidden_is_said(void)
{
    WorkbookSpec spec = {
        .sheets = "<sheet name=\"x\" state=\"veryHidden\" sheetId=\"1\" r:id=\"rId1\"/>"};
    check_refused(&spec, ANKE_ERROR_DATA,
                  "book.xlsx: every sheet is hidden: name one with --sheet");
}

static void test_an_empty_sheet_is_empty(void)
{
    WorkbookSpec spec = {.rows = "<row r=\"5\"><c r=\"A5\" s=\"1\"/></row>"};
    check(&spec, "");
}

static void test_damage_inside_a_sheet_is_refused_with_its_place(void)
{
    static const struct {
        const char *rows;
        const char *message;
    } cases[] = {
        {"<row r=\"2\"><c r=\"A2\"><v>1</v></c></row><row r=\"2\"><c r=\"A2\"/></row>",
         "book.xlsx:2:1: the row behind this one has no higher number"},
        {"<row r=\"2000000\"/>", "book.xlsx: the next row has no number from 1 to 1048576"},
        {"<row r=\"1\"><c r=\"B1\"><v>1</v></c><c r=\"A1\"><v>1</v></c></row>",
         "book.xlsx:1:2: the cell behind this one is out of order"},
        {"<row r=\"1\"><c r=\"A2\"><v>1</v></c></row>",
         "book.xlsx:1: the cell behind this one is out of order"},
        {"<row r=\"1\"><c r=\"ABCD1\"><v>1</v></c></row>",
         "book.xlsx:1: the cell behind this one is out of order"},
        {"<row r=\"1\"><c r=\"CCCCCC1\"><v>1</v></c></row>",
         "book.xlsx:1: the cell behind this one is out of order"},
        {"<row r=\"1\"><c r=\"A1\"/><c r=\"B1\"><v>x</v></c></row>",
         "book.xlsx:1:2: a number was expected"},
        {"<row r=\"1\"><c r=\"C1\" t=\"s\"><v>0</v></c></row>",
         "book.xlsx:1:3: the cell names a shared string that is not there"},
        {"<row r=\"1\"><c r=\"BXY1\"><v>1</v></c></row>",
         "book.xlsx:1:2001: more than 2000 columns"},
        {"<row r=\"1\"><c r=\"A1\">", "book.xlsx: line 1 of its XML: mismatched tag"},
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        WorkbookSpec spec = {.rows = cases[i].rows};
        check_refused(&spec, ANKE_ERROR_DATA, cases[i].message);
    }
}

static void test_a_document_type_is_refused_before_anything_expands(void)
{
    WorkbookSpec spec = {.prologue =
                             "<!DOCTYPE worksheet [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]>",
                         .rows = "<row><c t=\"str\"><v>&b;</v></c></row>"};
    check_refused(&spec, ANKE_ERROR_DATA,
                  "book.xlsx: declares a document type, as no honest workbook does");
}

static void test_a_cell_of_more_than_a_mebibyte_is_refused(void)
{
    g_autofree char *text = g_strnfill((1 << 20) + 1, 'x');
    g_autofree char *rows =
        g_strdup_printf("<row r=\"3\"><c r=\"B3\" t=\"str\"><v>%s</v></c></row>", text);
    WorkbookSpec spec = {.rows = rows};
    check_refused(&spec, ANKE_ERROR_DATA, "book.xlsx:3:2: a cell is longer than 1048576 bytes");
    g_autofree char *strings = g_strdup_printf("<si><t>%s</t></si>", text);
    WorkbookSpec shared = {.strings = strings};
    check_refused(&shared, ANKE_ERROR_DATA,
                  "book.xlsx: shared string 1: a cell is longer than 1048576 bytes");
    text[1 << 20] = '\0';
    g_autofree char *good = g_strdup_printf("<row><c t=\"str\"><v>%s</v></c></row>", text);
    g_autofree char *want = g_strdup_printf("%s\n", text);
    WorkbookSpec fits = {.rows = good};
    check(&fits, want);
}

static void test_what_inflates_like_a_bomb_is_refused(void)
{
    g_autofree char *blanks = g_strnfill((gsize)300 << 20, ' ');
    WorkbookSpec spec = {.rows = blanks};
    check_refused(&spec, ANKE_ERROR_DATA,
                  "book.xlsx: inflates more than 400 times, as no honest workbook does");
}

static void refuse_bytes(const void *bytes, gsize n_bytes, const char *message)
{
    g_autoptr(GError) error = NULL;
    AnkeSheetFacts facts;
    g_autofree char *csv = convert_bytes(bytes, n_bytes, NULL, &facts, &error);
    g_assert_null(csv);
    g_assert_error(error, ANKE_ERROR, ANKE_ERROR_DATA);
    if (message != NULL) {
        g_assert_cmpstr(error->message, ==, message);
    }
    anke_sheet_facts_clear(&facts);
}

static void test_a_file_cut_anywhere_is_refused(void)
{
    WorkbookSpec spec = {.styles = STYLES, .rows = dates, .strings = "<si><t>x</t></si>"};
    g_autoptr(GByteArray) bytes = workbook_make(&spec);
    for (guint n = 1; n < bytes->len; n += 13) {
        refuse_bytes(bytes->data, n, NULL);
    }
    refuse_bytes(bytes->data, bytes->len - 1,
                 "book.xlsx: the zip archive of the workbook is cut off or damaged");
}

static void test_damaged_data_are_refused(void)
{
    WorkbookSpec spec = {.styles = STYLES, .rows = dates};
    g_autoptr(GByteArray) bytes = workbook_make(&spec);
    static const char name[] = "xl/worksheets/sheet1.xml";
    gsize at = 0;
    while (memcmp(bytes->data + at, name, strlen(name)) != 0) {
        at++;
        g_assert_cmpuint(at + 200, <, bytes->len);
    }
    for (guint i = 60; i < 200; i++) {
        bytes->data[at + i] ^= 0x5A;
    }
    refuse_bytes(bytes->data, bytes->len, NULL);
}

/* An archive with one member. */
static GByteArray *zip_with(const char *name)
{
    GByteArray *bytes = g_byte_array_new();
    struct archive *archive = zip_file_begin(bytes);
    zip_file_add(archive, name, "x", 1);
    zip_file_end(archive);
    return bytes;
}

static void test_other_archives_are_told_apart(void)
{
    static const struct {
        const char *name;
        const char *message;
    } cases[] = {
        {"xl/workbook.bin", "book.xlsx: is an .xlsb workbook: save it as .xlsx or as CSV"},
        {"content.xml", "book.xlsx: is an OpenDocument file: save it as .xlsx or as CSV"},
        {"回答.csv", "book.xlsx: is a zip archive, not an .xlsx workbook: unpack it first"},
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GByteArray) bytes = zip_with(cases[i].name);
        refuse_bytes(bytes->data, bytes->len, cases[i].message);
    }
}

static void test_an_encrypted_member_is_refused(void)
{
    WorkbookSpec spec = {.rows = ""};
    g_autoptr(GByteArray) bytes = workbook_make(&spec);
    for (guint i = 0; i + 10 < bytes->len; i++) { /* the flag, in both kinds of headers */
        gboolean is_local = memcmp(bytes->data + i, "PK\3\4", 4) == 0;
        gboolean is_central = memcmp(bytes->data + i, "PK\1\2", 4) == 0;
        bytes->data[i + (is_local ? 6 : 8)] |= is_local || is_central ? 1 : 0;
    }
    refuse_bytes(bytes->data, bytes->len, "book.xlsx: is encrypted: save it without a password");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/xlsx/shared strings are put together, readings left out",
                    test_shared_strings_are_put_together_and_readings_left_out);
    g_test_add_func("/xlsx/cells of every type come as text",
                    test_cells_of_every_type_come_as_text);
    g_test_add_func("/xlsx/styles make dates of numbers", test_styles_make_dates_of_numbers);
    g_test_add_func("/xlsx/a workbook may count from 1904", test_a_workbook_may_count_from_1904);
    g_test_add_func("/xlsx/line n is row n, rows are padded",
                    test_line_n_is_row_n_and_rows_are_padded);
    g_test_add_func("/xlsx/merges of the head are spread", test_merges_of_the_head_are_spread);
    g_test_add_func("/xlsx/the first visible sheet is read, or the named one",
                    test_the_first_visible_sheet_is_read_or_the_named_one);
    g_test_add_func("/xlsx/all hidden is said", test_all_hidden_is_said);
    g_test_add_func("/xlsx/an empty sheet is empty", test_an_empty_sheet_is_empty);
    g_test_add_func("/xlsx/damage inside a sheet is refused with its place",
                    test_damage_inside_a_sheet_is_refused_with_its_place);
    g_test_add_func("/xlsx/a document type is refused before anything expands",
                    test_a_document_type_is_refused_before_anything_expands);
    g_test_add_func("/xlsx/a cell of more than a mebibyte is refused",
                    test_a_cell_of_more_than_a_mebibyte_is_refused);
    g_test_add_func("/xlsx/what inflates like a bomb is refused",
                    test_what_inflates_like_a_bomb_is_refused);
    g_test_add_func("/xlsx/a file cut anywhere is refused", test_a_file_cut_anywhere_is_refused);
    g_test_add_func("/xlsx/damaged data are refused", test_damaged_data_are_refused);
    g_test_add_func("/xlsx/other archives are told apart", test_other_archives_are_told_apart);
    g_test_add_func("/xlsx/an encrypted member is refused", test_an_encrypted_member_is_refused);
    return g_test_run();
}
