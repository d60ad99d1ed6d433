/*
 * Makes an .xlsx of a CSV (UTF-8), the same bytes each time: texts as shared strings (each kept
 * once), whole numbers as numbers, the first row as it is.
 *   workbook IN.csv OUT.xlsx
 */
#include <stdio.h>

#include "analyzer/data/csv.h"
#include "tests/unit/zip_file.h"

enum { BLOCK_BYTES = 1 << 20 };

static const char relations_ns[] = "http://schemas.openxmlformats.org/package/2006/relationships";
static const char office[] = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
static const char sheet_ns[] = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

typedef struct {
    struct archive *archive;
    GHashTable *indices; /* text -> index + 1 */
    GPtrArray *texts;
    GString *block;
} Workbook;

static void add(Workbook *book, const char *name, char *text)
{
    zip_file_add(book->archive, name, text, strlen(text));
    g_free(text);
}

static void add_frame(Workbook *book)
{
    add(book, "_rels/.rels",
        g_strdup_printf("<Relationships xmlns=\"%s\"><Relationship Id=\"a\" "
                        "Type=\"%s/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>",
                        relations_ns, office));
    add(book, "xl/_rels/workbook.xml.rels",
        g_strdup_printf("<Relationships xmlns=\"%s\"><Relationship Id=\"rId1\" "
                        "Type=\"%s/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
                        "<Relationship Id=\"rId2\" Type=\"%s/sharedStrings\" "
                        "Target=\"sharedStrings.xml\"/></Relationships>",
                        relations_ns, office, office));
    add(book, "xl/workbook.xml",
        g_strdup_printf("<workbook xmlns=\"%s\" xmlns:r=\"%s\"><sheets><sheet name=\"Sheet1\" "
                        "sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>",
                        sheet_ns, office));
    add(book, "[Content_Types].xml",
        g_strdup("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                 "<Default Extension=\"xml\" ContentType=\"application/xml\"/><Default "
                 "Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package."
                 "relationships+xml\"/><Override PartName=\"/xl/workbook.xml\" "
                 "ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet."
                 "main+xml\"/><Override PartName=\"/xl/worksheets/sheet1.xml\" "
                 "ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml."
                 "worksheet+xml\"/><Override PartName=\"/xl/sharedStrings.xml\" "
                 "ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml."
                 "sharedStrings+xml\"/></Types>"));
}

static guint index_of(Workbook *book, const char *text)
{
    gpointer index = g_hash_table_lookup(book->indices, text);
    if (index == NULL) {
        char *copy = g_strdup(text);
        g_ptr_array_add(book->texts, copy);
        index = GUINT_TO_POINTER(book->texts->len);
        g_hash_table_insert(book->indices, copy, index);
    }
    return GPOINTER_TO_UINT(index) - 1;
}

static void empty_block(Workbook *book, gsize keep)
{
    if (book->block->len > keep) {
        gssize n = archive_write_data(book->archive, book->block->str, book->block->len);
        g_assert_cmpint((int)n, ==, (int)book->block->len);
        g_string_truncate(book->block, 0);
    }
}

/* The letters of a column, from 0. */
static void name_column(guint column, char letters[4])
{
    char reversed[4];
    guint n = 0;
    for (guint left = column + 1; left > 0; left = (left - 1) / 26) {
        reversed[n++] = (char)('A' + (left - 1) % 26);
    }
    for (guint i = 0; i < n; i++) {
        letters[i] = reversed[n - 1 - i];
    }
    letters[n] = '\0';
}

static gboolean is_whole_number(const char *text)
{
    gsize n = strlen(text);
    return n > 0 && n < 10 && strspn(text, "0123456789") == n && (text[0] != '0' || n == 1);
}

static void write_row(Workbook *book, guint row, const AnkeRecord *record)
{
    g_string_append_printf(book->block, "<row r=\"%u\">", row);
    for (guint i = 0; i < record->n_fields; i++) {
        const char *text = record->fields[i].text;
        char letters[4];
        name_column(i, letters);
        if (is_whole_number(text) && row > 1) {
            g_string_append_printf(book->block, "<c r=\"%s%u\"><v>%s</v></c>", letters, row, text);
        } else if (*text != '\0') {
            g_string_append_printf(book->block, "<c r=\"%s%u\" t=\"s\"><v>%u</v></c>", letters, row,
                                   index_of(book, text));
        }
    }
    g_string_append(book->block, "</row>");
    empty_block(book, BLOCK_BYTES);
}

static void write_sheet(Workbook *book, AnkeCsvReader *reader)
{
    g_autoptr(GError) error = NULL;
    const AnkeRecord *record;
    guint row = 0;
    zip_file_begin_member(book->archive, "xl/worksheets/sheet1.xml");
    g_string_append_printf(book->block, "<worksheet xmlns=\"%s\"><sheetData>", sheet_ns);
    while (anke_csv_reader_next(reader, &record, &error) && record != NULL) {
        write_row(book, ++row, record);
    }
    g_assert_no_error(error);
    g_string_append(book->block, "</sheetData></worksheet>");
    empty_block(book, 0);
}

static void write_strings(Workbook *book)
{
    zip_file_begin_member(book->archive, "xl/sharedStrings.xml");
    g_string_append_printf(book->block, "<sst xmlns=\"%s\">", sheet_ns);
    for (guint i = 0; i < book->texts->len; i++) {
        g_autofree char *escaped = g_markup_escape_text(g_ptr_array_index(book->texts, i), -1);
        g_string_append_printf(book->block, "<si><t xml:space=\"preserve\">%s</t></si>", escaped);
        empty_block(book, BLOCK_BYTES);
    }
    g_string_append(book->block, "</sst>");
    empty_block(book, 0);
}

int main(int argc, char **argv)
{
    if (argc != 3) {
        fputs("usage: workbook IN.csv OUT.xlsx\n", stderr);
        return 64;
    }
    g_autoptr(GError) error = NULL;
    g_autoptr(GByteArray) bytes = g_byte_array_new();
    g_autoptr(AnkeInput) input = anke_input_open(argv[1], &error);
    g_assert_no_error(error);
    g_autoptr(AnkeCsvReader) reader = anke_csv_reader_new(input);
    Workbook book = {zip_file_begin(bytes), g_hash_table_new(g_str_hash, g_str_equal),
                     g_ptr_array_new_with_free_func(g_free), g_string_new(NULL)};
    add_frame(&book);
    write_sheet(&book, reader);
    write_strings(&book);
    zip_file_end(book.archive);
    g_file_set_contents(argv[2], (const char *)bytes->data, bytes->len, &error);
    g_assert_no_error(error);
    g_hash_table_unref(book.indices);
    g_ptr_array_unref(book.texts);
    g_string_free(book.block, TRUE);
    return 0;
}
