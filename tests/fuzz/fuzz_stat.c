/* Files of SPSS and Stata from any bytes: what begins with $FL is of SPSS, anything else of Stata.
 * Rows as codes and as labels are CSV in UTF-8 of one width, or there is an error. */
#include <glib.h>

#include "analyzer/base/error.h"
#include "analyzer/base/text.h"
#include "analyzer/data/csv.h"
#include "analyzer/import/stat_rows.h"

int LLVMFuzzerTestOneInput(const guint8 *data, gsize n_bytes);

static void check_csv(const char *bytes, gsize n_bytes, guint n_columns)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(AnkeCsvReader) reader = anke_csv_reader_new_from_bytes("csv", bytes, n_bytes);
    const AnkeRecord *record = NULL;
    g_assert_cmpuint(anke_text_valid_bytes(bytes, n_bytes), ==, n_bytes);
    while (anke_csv_reader_next(reader, &record, &error) && record != NULL) {
        g_assert_true(record->n_fields == n_columns || (record->n_fields == 0 && n_columns == 1));
    }
    g_assert_no_error(error);
}

static void check_rows(AnkeStatFile *file, AnkeStatStyle style)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(AnkeOutput) csv = anke_output_open_memory();
    guint64 n_unlabelled;
    gboolean is_good = anke_stat_rows_write(file, style, csv, &n_unlabelled, &error);
    g_autoptr(GBytes) bytes = anke_output_take_bytes(csv);
    g_assert_true(is_good == (error == NULL));
    if (is_good) {
        check_csv(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes), file->variables->len);
    }
}

int LLVMFuzzerTestOneInput(const guint8 *data, gsize n_bytes)
{
    gboolean is_sav = n_bytes >= 3 && memcmp(data, "$FL", 3) == 0;
    g_autoptr(AnkeInput) input =
        anke_input_open_bytes("fuzz", n_bytes > 0 ? (const char *)data : "", n_bytes);
    g_autoptr(GError) error = NULL;
    g_autoptr(AnkeStatFile) file =
        anke_stat_file_open(input, is_sav ? ANKE_STAT_SAV : ANKE_STAT_DTA, NULL, &error);
    g_assert_true((file != NULL) == (error == NULL));
    if (file != NULL) {
        check_rows(file, ANKE_STAT_AS_CODES);
        check_rows(file, ANKE_STAT_AS_LABELS);
    }
    return 0;
}
