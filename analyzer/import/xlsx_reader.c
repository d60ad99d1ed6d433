#include "analyzer/import/xlsx_reader.h"

#include "analyzer/base/error.h"

static guint count_others(const AnkeXlsxWorkbook *workbook, const AnkeXlsxSheet *chosen)
{
    guint n = 0;
    for (guint i = 0; i < workbook->sheets->len; i++) {
        const AnkeXlsxSheet *sheet = g_ptr_array_index(workbook->sheets, i);
        n += sheet != chosen && !sheet->is_hidden && sheet->part != NULL ? 1 : 0;
    }
    return n;
}

static gboolean convert_sheet(const AnkeXlsxSource *source, AnkeOutput *csv, AnkeSheetFacts *facts,
                              GError **error)
{
    g_autoptr(AnkeSheetRows) rows = anke_sheet_rows_new();
    facts->sheet = g_strdup(source->sheet->name);
    facts->n_other_sheets = count_others(source->workbook, source->sheet);
    return anke_xlsx_sheet_read(source, rows, &facts->cells, error) &&
           anke_sheet_rows_write(rows, csv, &facts->shape, error);
}

gboolean anke_xlsx_convert(AnkeInput *input, const char *sheet, AnkeOutput *csv,
                           AnkeSheetFacts *facts, GError **error)
{
    *facts = (AnkeSheetFacts){0};
    g_autoptr(AnkeZip) zip = anke_zip_open(input, error);
    g_autoptr(AnkeXlsxWorkbook) workbook = zip != NULL ? anke_xlsx_workbook_read(zip, error) : NULL;
    if (workbook == NULL) {
        return FALSE;
    }
    const AnkeXlsxSheet *chosen =
        anke_xlsx_workbook_choose(workbook, anke_input_name(input), sheet, error);
    g_autoptr(AnkeXlsxStrings) strings =
        chosen != NULL ? anke_xlsx_strings_read(zip, workbook->strings_part, error) : NULL;
    if (strings == NULL) {
        return FALSE;
    }
    AnkeXlsxSource source = {zip, workbook, chosen, strings};
    return convert_sheet(&source, csv, facts, error);
}

void anke_sheet_facts_clear(AnkeSheetFacts *facts)
{
    g_clear_pointer(&facts->sheet, g_free);
}
