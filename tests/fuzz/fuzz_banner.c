/* Banner tables from any bytes, in all formats and layouts: whatever the labels are, no control
 * character is printed, and HTML has as many ends of tags as heads. */
#include <glib.h>
#include <stdint.h>
#include <string.h>

#include "analyzer/banner/banner.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n_bytes);

static void check(const AnkeBannerPrinter *printer, const char *bytes, gsize n_bytes)
{
    guint n_open = 0;
    guint n_close = 0;
    for (gsize i = 0; i < n_bytes; i++) {
        guchar c = (guchar)bytes[i];
        g_assert_true(c >= 0x20 || c == '\n' || (c == '\r' && printer->is_for_csv));
        g_assert_true(c != 0x7F);
        n_open += c == '<' ? 1 : 0;
        n_close += c == '>' ? 1 : 0;
    }
    g_assert_true(printer != &anke_html_printer || n_open == n_close);
    g_assert_true(g_utf8_validate_len(bytes, n_bytes, NULL));
}

static void print(const AnkeBannerPrinter *printer, const uint8_t *data, size_t n_bytes, guint way)
{
    AnkeBannerSpec spec = anke_banner_spec_default();
    spec.rows = way % 2 == 0 ? ANKE_ROWS_ANSWERS : ANKE_ROWS_BREAKS;
    spec.show = way == 0 ? spec.show : G_MAXUINT;
    spec.lang = way == 1 ? ANKE_BANNER_EN : ANKE_BANNER_JA;
    spec.is_sorted = way == 1;
    spec.is_ambiguous_wide = way == 1;
    spec.width = way == 0 ? 100 : 1;
    g_autoptr(GError) error = NULL;
    g_autoptr(AnkeStream) stream =
        anke_stream_open_bytes("x.csv", (const char *)data, n_bytes, &error);
    if (stream == NULL) {
        return;
    }
    AnkeBannerReport report;
    g_autoptr(AnkeOutput) output = anke_output_open_memory();
    (void)anke_banner_print(stream, &spec, printer, output, &report, &error);
    GBytes *bytes = anke_output_take_bytes(output);
    gsize n;
    const char *text = g_bytes_get_data(bytes, &n);
    if (error == NULL && n > 0) {
        check(printer, text, n);
    }
    g_bytes_unref(bytes);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n_bytes)
{
    const AnkeBannerPrinter *const printers[] = {&anke_text_printer, &anke_markdown_printer,
                                                 &anke_html_printer, &anke_csv_printer};
    for (guint i = 0; i < G_N_ELEMENTS(printers); i++) {
        print(printers[i], data, n_bytes, 0);
        print(printers[i], data, n_bytes, 1);
    }
    return 0;
}
