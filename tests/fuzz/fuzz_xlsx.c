/* Workbooks from any bytes. Input that begins with PK is an archive as it is; else it is up to six
 * texts separated by NUL, the XML of the parts of a workbook (rows, what follows them, shared
 * strings, styles, sheets, attributes of the workbook). What is converted is CSV in UTF-8 of one
 * width from the first rows on, or there is an error. */
#include <glib.h>

#include "analyzer/base/error.h"
#include "analyzer/base/text.h"
#include "analyzer/data/csv.h"
#include "analyzer/import/xlsx_reader.h"
#include "tests/unit/workbook_file.h"

int LLVMFuzzerTestOneInput(const guint8 *data, gsize n_bytes);

static GByteArray *make_archive(const guint8 *data, gsize n_bytes)
{
    char *texts[6] = {NULL};
    gsize start = 0;
    guint n = 0;
    for (gsize i = 0; i <= n_bytes && n < G_N_ELEMENTS(texts); i++) {
        if (i == n_bytes || data[i] == '\0') {
            texts[n++] = g_strndup((const char *)data + start, i - start);
            start = i + 1;
        }
    }
    WorkbookSpec spec = {.rows = texts[0],
                         .behind = texts[1],
                         .strings = texts[2],
                         .styles = texts[3],
                         .sheets = texts[4],
                         .properties = texts[5]};
    GByteArray *archive = workbook_make(&spec);
    for (guint i = 0; i < n; i++) {
        g_free(texts[i]);
    }
    return archive;
}

static void check_csv(const char *bytes, gsize n_bytes, guint n_rows)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(AnkeCsvReader) reader = anke_csv_reader_new_from_bytes("csv", bytes, n_bytes);
    const AnkeRecord *record = NULL;
    guint n_records = 0;
    g_assert_cmpuint(anke_text_valid_bytes(bytes, n_bytes), ==, n_bytes);
    while (anke_csv_reader_next(reader, &record, &error) && record != NULL) {
        n_records++;
        g_assert_cmpuint(record->n_fields, <=, ANKE_CSV_MAX_COLUMNS);
    }
    g_assert_no_error(error);
    g_assert_cmpuint(n_records, ==, n_rows);
}

int LLVMFuzzerTestOneInput(const guint8 *data, gsize n_bytes)
{
    gboolean is_archive = n_bytes >= 2 && data[0] == 'P' && data[1] == 'K';
    g_autoptr(GByteArray) archive =
        is_archive ? g_byte_array_append(g_byte_array_new(), data, (guint)n_bytes)
                   : make_archive(data, n_bytes);
    g_autoptr(AnkeInput) input = anke_input_open_bytes("fuzz", archive->data, archive->len);
    g_autoptr(AnkeOutput) csv = anke_output_open_memory();
    g_autoptr(GError) error = NULL;
    AnkeSheetFacts facts;
    gboolean is_good = anke_xlsx_convert(input, NULL, csv, &facts, &error);
    g_autoptr(GBytes) bytes = anke_output_take_bytes(csv);
    g_assert_true(is_good == (error == NULL));
    g_assert_true(is_good || error->domain == ANKE_ERROR);
    if (is_good && g_bytes_get_size(bytes) > 0) {
        check_csv(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes), facts.shape.n_rows);
    }
    anke_sheet_facts_clear(&facts);
    return 0;
}
