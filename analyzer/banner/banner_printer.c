#include "analyzer/banner/banner_printer.h"

static const AnkeBannerPrinter *const printers[] = {&anke_text_printer, &anke_markdown_printer,
                                                    &anke_html_printer, &anke_csv_printer};

const AnkeBannerPrinter *anke_banner_printer(const char *name, GError **error)
{
    const char *names[G_N_ELEMENTS(printers) + 1] = {NULL};
    for (guint i = 0; i < G_N_ELEMENTS(printers); i++) {
        names[i] = printers[i]->name;
    }
    guint choice = 0;
    return anke_banner_choose("--format", name, names, &choice, error) ? printers[choice] : NULL;
}
