#include "analyzer/import/xlsx_workbook.h"

#include <string.h>

#include "analyzer/base/error.h"
#include "analyzer/base/text.h"
#include "analyzer/import/xlsx_part.h"
#include "analyzer/import/xlsx_styles.h"

enum { MAX_SHEETS = 10000 };

typedef struct {
    AnkeXlsxWorkbook *workbook;
    const GPtrArray *relations;
} WorkbookReader;

static void free_sheet(gpointer data)
{
    AnkeXlsxSheet *sheet = data;
    g_free(sheet->name);
    g_free(sheet->part);
    g_free(sheet);
}

static void add_sheet(WorkbookReader *reader, const char **attributes)
{
    const char *name = anke_xml_attribute(attributes, "name");
    const char *state = anke_xml_attribute(attributes, "state");
    /* sheetId stands before it and is another thing: the attribute's own name is just "id". */
    const char *id = anke_xml_attribute(attributes, "id");
    if (name == NULL || id == NULL || reader->workbook->sheets->len >= MAX_SHEETS) {
        return;
    }
    const AnkeXlsxRelation *relation = anke_xlsx_relations_find(reader->relations, id, NULL);
    gboolean is_sheet = relation != NULL && g_str_equal(relation->kind, "worksheet");
    AnkeXlsxSheet *sheet = g_new0(AnkeXlsxSheet, 1);
    sheet->name = g_strdup(name);
    sheet->part = is_sheet ? g_strdup(relation->target) : NULL;
    sheet->is_hidden = state != NULL && strcmp(state, "visible") != 0;
    g_ptr_array_add(reader->workbook->sheets, sheet);
}

static void on_start(const char *name, const char **attributes, gpointer data)
{
    WorkbookReader *reader = data;
    if (strcmp(name, "sheet") == 0) {
        add_sheet(reader, attributes);
    } else if (strcmp(name, "workbookPr") == 0) {
        reader->workbook->is_1904 = anke_xml_is_true(attributes, "date1904");
    }
}

static void on_end(const char *name, gpointer data)
{
    (void)name;
    (void)data;
}

/* What else a file may be that looks like a workbook from outside. */
static gboolean refuse_other_kinds(AnkeZip *zip, GError **error)
{
    const char *file = anke_zip_name(zip);
    if (anke_zip_has(zip, "xl/workbook.bin")) {
        return anke_error_set(error, ANKE_ERROR_DATA,
                              "%s: is an .xlsb workbook: save it as .xlsx or as CSV", file);
    }
    if (anke_zip_has(zip, "content.xml")) {
        return anke_error_set(error, ANKE_ERROR_DATA,
                              "%s: is an OpenDocument file: save it as .xlsx or as CSV", file);
    }
    return anke_error_set(error, ANKE_ERROR_DATA,
                          "%s: is a zip archive, not an .xlsx workbook: unpack it first", file);
}

/* The member that a kind of relation leads to, or NULL. */
static char *find_part(AnkeZip *zip, const GPtrArray *relations, const char *kind)
{
    const AnkeXlsxRelation *relation = anke_xlsx_relations_find(relations, NULL, kind);
    gboolean is_there =
        relation != NULL && relation->target != NULL && anke_zip_has(zip, relation->target);
    return is_there ? g_strdup(relation->target) : NULL;
}

/* The part of the workbook itself. */
static char *find_workbook(AnkeZip *zip, GError **error)
{
    g_autoptr(GPtrArray) relations = anke_xlsx_relations_read(zip, "", error);
    if (relations == NULL) {
        return NULL;
    }
    char *part = find_part(zip, relations, "officeDocument");
    if (part == NULL && anke_zip_has(zip, "xl/workbook.xml")) {
        return g_strdup("xl/workbook.xml");
    }
    if (part == NULL || g_str_has_suffix(part, ".bin")) {
        g_clear_pointer(&part, g_free);
        refuse_other_kinds(zip, error);
    }
    return part;
}

AnkeXlsxWorkbook *anke_xlsx_workbook_read(AnkeZip *zip, GError **error)
{
    static const AnkeXmlHandlers handlers = {on_start, on_end, NULL};
    g_autofree char *part = find_workbook(zip, error);
    g_autoptr(GPtrArray) relations =
        part != NULL ? anke_xlsx_relations_read(zip, part, error) : NULL;
    if (relations == NULL) {
        return NULL;
    }
    g_autoptr(AnkeXlsxWorkbook) workbook = g_new0(AnkeXlsxWorkbook, 1);
    workbook->sheets = g_ptr_array_new_with_free_func(free_sheet);
    WorkbookReader reader = {workbook, relations};
    if (!anke_xlsx_part_read(zip, part, ANKE_PART_MAX_SMALL, &handlers, &reader, NULL, error)) {
        return NULL;
    }
    if (workbook->sheets->len == 0) {
        refuse_other_kinds(zip, error);
        return NULL;
    }
    g_autofree char *styles = find_part(zip, relations, "styles");
    workbook->strings_part = find_part(zip, relations, "sharedStrings");
    workbook->formats = anke_xlsx_styles_read(zip, styles, error);
    return workbook->formats != NULL ? g_steal_pointer(&workbook) : NULL;
}

/* Choosing a sheet */

static gboolean has_name(const AnkeXlsxSheet *sheet, const char *folded)
{
    g_autofree char *own = anke_text_folded(sheet->name);
    return g_str_equal(own, folded);
}

/* The names of the worksheets, quoted, as many as a message bears. */
static char *list_names(const AnkeXlsxWorkbook *workbook)
{
    GString *names = g_string_new(NULL);
    for (guint i = 0; i < workbook->sheets->len && i < 10; i++) {
        const AnkeXlsxSheet *sheet = g_ptr_array_index(workbook->sheets, i);
        g_autofree char *quoted = anke_text_quote(sheet->name, -1);
        g_string_append_printf(names, "%s\"%s\"", i > 0 ? ", " : "", quoted);
    }
    g_string_append(names, workbook->sheets->len > 10 ? ", ..." : "");
    return g_string_free(names, FALSE);
}

const AnkeXlsxSheet *anke_xlsx_workbook_choose(const AnkeXlsxWorkbook *workbook, const char *file,
                                               const char *name, GError **error)
{
    g_autofree char *folded = name != NULL ? anke_text_folded(name) : NULL;
    for (guint i = 0; i < workbook->sheets->len; i++) {
        const AnkeXlsxSheet *sheet = g_ptr_array_index(workbook->sheets, i);
        gboolean is_wanted = folded != NULL ? has_name(sheet, folded) : !sheet->is_hidden;
        if (is_wanted && sheet->part != NULL) {
            return sheet;
        }
    }
    if (name == NULL) {
        anke_error_set(error, ANKE_ERROR_DATA, "%s: every sheet is hidden: name one with --sheet",
                       file);
        return NULL;
    }
    g_autofree char *quoted = anke_text_quote(name, -1);
    g_autofree char *names = list_names(workbook);
    anke_error_set(error, ANKE_ERROR_USAGE, "%s: no sheet \"%s\": the workbook has %s", file,
                   quoted, names);
    return NULL;
}

void anke_xlsx_workbook_free(AnkeXlsxWorkbook *workbook)
{
    if (workbook == NULL) {
        return;
    }
    g_ptr_array_unref(workbook->sheets);
    g_free(workbook->strings_part);
    if (workbook->formats != NULL) {
        g_array_unref(workbook->formats);
    }
    g_free(workbook);
}
