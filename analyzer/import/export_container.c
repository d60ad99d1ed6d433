#include "analyzer/import/export_container.h"

#include <string.h>

#include "analyzer/base/error.h"
#include "analyzer/base/text.h"
#include "analyzer/import/stat_choices.h"
#include "analyzer/import/stat_rows.h"
#include "analyzer/import/xlsx_reader.h"

enum { PEEK_BYTES = 32, MAX_DIRECTORY_BYTES = 1 << 24 };

static gboolean begins_with(const char *bytes, gsize n_bytes, const char *first, gsize n_first)
{
    return n_bytes >= n_first && memcmp(bytes, first, n_first) == 0;
}

/* Workbooks */

static gboolean is_zip(const char *bytes, gsize n_bytes)
{
    return begins_with(bytes, n_bytes, "PK\3\4", 4) || begins_with(bytes, n_bytes, "PK\5\6", 4);
}

static void note_cells(GString *notes, const AnkeSheetCells *cells, const char *what)
{
    if (cells->n > 0) {
        g_string_append_printf(notes, "%" G_GUINT64_FORMAT " %s, the first in row %u, column %u\n",
                               cells->n, what, cells->row, cells->column);
    }
}

static void note_facts(GString *notes, const AnkeSheetFacts *facts)
{
    g_autofree char *sheet = anke_text_quote(facts->sheet, -1);
    if (facts->n_other_sheets > 0) {
        g_string_append_printf(notes, "sheet \"%s\" is read, %u more are not (--sheet)\n", sheet,
                               facts->n_other_sheets);
    }
    note_cells(notes, &facts->cells.errors, "cells hold an error of the spreadsheet (#N/A ...)");
    note_cells(notes, &facts->cells.odd_dates, "cells are shown as dates, but hold no day");
    if (facts->cells.n_hidden_rows > 0) {
        g_string_append_printf(notes,
                               "%" G_GUINT64_FORMAT " hidden rows are read like the others\n",
                               facts->cells.n_hidden_rows);
    }
    if (facts->shape.n_merges_left > 0) {
        g_string_append_printf(notes,
                               "%u merges among the rows: their value stands in the first cell "
                               "only\n",
                               facts->shape.n_merges_left);
    }
}

static gboolean convert_xlsx(AnkeInput *input, const AnkeContainerChoice *choice, AnkeOutput *csv,
                             AnkeContainerFacts *found, GError **error)
{
    AnkeSheetFacts facts;
    gboolean is_good = anke_xlsx_convert(input, choice->sheet, csv, &facts, error);
    if (is_good) {
        note_facts(found->notes, &facts);
        found->first_head_row = facts.shape.first_head_row;
        found->last_head_row = facts.shape.last_head_row;
    }
    anke_sheet_facts_clear(&facts);
    return is_good;
}

/* Compound files of Microsoft: old workbooks, and new ones under a password */

static gboolean is_compound(const char *bytes, gsize n_bytes)
{
    return begins_with(bytes, n_bytes, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8);
}

/* Whether the bytes hold a name in UTF-16LE, as the file's directory does. */
static gboolean holds_name(const char *bytes, gsize n_bytes, const char *name)
{
    gsize n = strlen(name);
    for (gsize at = 0; at + 2 * n <= n_bytes; at++) {
        gsize same = 0;
        while (same < n && bytes[at + 2 * same] == name[same] && bytes[at + 2 * same + 1] == '\0') {
            same++;
        }
        if (same == n) {
            return TRUE;
        }
    }
    return FALSE;
}

static gboolean refuse_compound(AnkeInput *input, const AnkeContainerChoice *choice,
                                AnkeOutput *csv, AnkeContainerFacts *found, GError **error)
{
    (void)choice;
    (void)csv;
    (void)found;
    g_autofree char *bytes = g_malloc(MAX_DIRECTORY_BYTES);
    gssize n = anke_input_read(input, bytes, MAX_DIRECTORY_BYTES, error);
    if (n < 0) {
        return FALSE;
    }
    gboolean is_encrypted = holds_name(bytes, (gsize)n, "EncryptedPackage");
    return anke_error_set(error, ANKE_ERROR_DATA, "%s: %s", anke_input_name(input),
                          is_encrypted ? "is an encrypted workbook: save it without a password"
                                       : "is an .xls workbook: save it as .xlsx or as CSV");
}

/* Statistics packages */

static gboolean is_sav(const char *bytes, gsize n_bytes)
{
    return begins_with(bytes, n_bytes, "$FL2", 4) || begins_with(bytes, n_bytes, "$FL3", 4);
}

/* Versions of Stata before 13 begin with the number of the format, the order of bytes, 1 and 0. */
static gboolean is_dta(const char *bytes, gsize n_bytes)
{
    return begins_with(bytes, n_bytes, "<stata_dta>", 11) ||
           (n_bytes >= 4 && bytes[0] >= 104 && bytes[0] <= 115 &&
            (bytes[1] == 1 || bytes[1] == 2) && bytes[2] == 1 && bytes[3] == 0);
}

static gboolean convert_stat(AnkeInput *input, AnkeStatKind kind, const char *encoding,
                             AnkeOutput *csv, AnkeContainerFacts *found, GError **error)
{
    g_autoptr(AnkeStatFile) file = anke_stat_file_open(input, kind, encoding, error);
    guint64 n_unlabelled = 0;
    if (file == NULL ||
        !anke_stat_rows_write(file, ANKE_STAT_AS_LABELS, csv, &n_unlabelled, error)) {
        return FALSE;
    }
    found->choices = anke_stat_choices(file);
    if (n_unlabelled > 0) {
        g_string_append_printf(found->notes,
                               "%" G_GUINT64_FORMAT " missing values without a label are read as "
                               "no answer\n",
                               n_unlabelled);
    }
    return TRUE;
}

static gboolean convert_sav(AnkeInput *input, const AnkeContainerChoice *choice, AnkeOutput *csv,
                            AnkeContainerFacts *found, GError **error)
{
    return convert_stat(input, ANKE_STAT_SAV, choice->encoding, csv, found, error);
}

static gboolean convert_dta(AnkeInput *input, const AnkeContainerChoice *choice, AnkeOutput *csv,
                            AnkeContainerFacts *found, GError **error)
{
    return convert_stat(input, ANKE_STAT_DTA, choice->encoding, csv, found, error);
}

/* Rows: { name, format, matches, convert }. */
static const AnkeExportContainer containers[] = {{"xlsx", NULL, is_zip, convert_xlsx},
                                                 {"xls", NULL, is_compound, refuse_compound},
                                                 {"sav", "spss", is_sav, convert_sav},
                                                 {"dta", "stata", is_dta, convert_dta}};

gboolean anke_export_container_find(AnkeInput *input, const AnkeExportContainer **container,
                                    GError **error)
{
    char first[PEEK_BYTES];
    gssize n = anke_input_peek(input, first, sizeof first, error);
    *container = NULL;
    for (gsize i = 0; n > 0 && i < G_N_ELEMENTS(containers); i++) {
        if (containers[i].matches(first, (gsize)n)) {
            *container = &containers[i];
            break;
        }
    }
    return n >= 0;
}
