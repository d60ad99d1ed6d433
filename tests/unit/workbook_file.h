/* Small .xlsx workbooks in memory, from the XML of their parts: for tests of the reader. */
#ifndef ANKE_TESTS_WORKBOOK_FILE_H
#define ANKE_TESTS_WORKBOOK_FILE_H

#include "tests/unit/zip_file.h"

#define WORKBOOK_NS "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""
#define RELATIONS_NS "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\""
#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

/* Parts that are NULL are left out, but for those that every workbook has. */
typedef struct {
    const char *rows;    /* what stands in sheetData */
    const char *behind;  /* what follows it */
    const char *strings; /* what stands in sst */
    const char *styles;  /* what stands in styleSheet */
    const char *sheets;  /* what stands in sheets; r:id are rId1 (of the rows) and rId2 (empty) */
    const char *properties; /* attributes of workbookPr */
    const char *prologue;   /* before the root of the sheet */
} WorkbookSpec;

static void workbook_add(struct archive *archive, const char *name, char *text)
{
    zip_file_add(archive, name, text, strlen(text));
    g_free(text);
}

static const char *workbook_text(const char *text)
{
    return text != NULL ? text : "";
}

static void workbook_add_relations(struct archive *archive)
{
    workbook_add(archive, "_rels/.rels",
                 g_strdup("<Relationships " RELATIONS_NS "><Relationship Id=\"a\" Type=\"" OFFICE
                          "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"));
    workbook_add(
        archive, "xl/_rels/workbook.xml.rels",
        g_strdup("<Relationships " RELATIONS_NS "><Relationship Id=\"rId1\" Type=\"" OFFICE
                 "/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" "
                 "Type=\"" OFFICE "/worksheet\" Target=\"/xl/worksheets/sheet2.xml\"/>"
                 "<Relationship Id=\"rId3\" Type=\"" OFFICE
                 "/sharedStrings\" Target=\"sharedStrings.xml\"/><Relationship Id=\"rId4\" "
                 "Type=\"" OFFICE "/styles\" Target=\"styles.xml\"/></Relationships>"));
}

static GByteArray *workbook_make(const WorkbookSpec *spec)
{
    GByteArray *bytes = g_byte_array_new();
    struct archive *archive = zip_file_begin(bytes);
    workbook_add_relations(archive);
    workbook_add(archive, "xl/workbook.xml",
                 g_strdup_printf("<workbook " WORKBOOK_NS " xmlns:r=\"" OFFICE
                                 "\"><workbookPr %s/><sheets>%s</sheets></workbook>",
                                 workbook_text(spec->properties),
                                 spec->sheets != NULL
                                     ? spec->sheets
                                     : "<sheet name=\"回答\" sheetId=\"1\" r:id=\"rId1\"/>"));
    if (spec->strings != NULL) {
        workbook_add(archive, "xl/sharedStrings.xml",
                     g_strdup_printf("<sst " WORKBOOK_NS ">%s</sst>", spec->strings));
    }
    if (spec->styles != NULL) {
        workbook_add(archive, "xl/styles.xml",
                     g_strdup_printf("<styleSheet " WORKBOOK_NS ">%s</styleSheet>", spec->styles));
    }
    workbook_add(
        archive, "xl/worksheets/sheet1.xml",
        g_strdup_printf("<?xml version=\"1.0\" encoding=\"UTF-8\"?>%s<worksheet " WORKBOOK_NS
                        "><sheetData>%s</sheetData>%s</worksheet>",
                        workbook_text(spec->prologue), workbook_text(spec->rows),
                        workbook_text(spec->behind)));
    workbook_add(archive, "xl/worksheets/sheet2.xml",
                 g_strdup("<worksheet " WORKBOOK_NS "><sheetData><row r=\"1\"><c r=\"A1\"><v>2</v>"
                          "</c></row></sheetData></worksheet>"));
    zip_file_end(archive);
    return bytes;
}

#endif
