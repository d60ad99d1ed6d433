/*
 * How grids are written: one file a format, one row a format in the table of printers.
 *
 * A printer writes to an output and keeps nothing: grids come one by one. What it escapes is its own
 * affair; texts of a grid are plain labels, of one line and without controls.
 */
#ifndef ANKE_BANNER_BANNER_PRINTER_H
#define ANKE_BANNER_BANNER_PRINTER_H

#include "analyzer/banner/banner_grid.h"
#include "analyzer/banner/banner_spec.h"
#include "analyzer/base/output.h"

/* What stands above all tables; plain labels or NULL. */
typedef struct {
    const char *title;
    const char *organisation;
} AnkeBannerBook;

typedef struct {
    const char *name; /* of --format */
    gboolean is_for_csv;
    void (*begin)(AnkeOutput *output, const AnkeBannerSpec *spec, const AnkeBannerBook *book);
    void (*print)(AnkeOutput *output, const AnkeBannerSpec *spec, const AnkeBannerGrid *grid);
    void (*end)(AnkeOutput *output);
} AnkeBannerPrinter;

extern const AnkeBannerPrinter anke_text_printer;
extern const AnkeBannerPrinter anke_markdown_printer;
extern const AnkeBannerPrinter anke_html_printer;
extern const AnkeBannerPrinter anke_csv_printer;

/* Finds a printer by name; NULL is the first one.
 * Errors: ANKE_ERROR_USAGE */
const AnkeBannerPrinter *anke_banner_printer(const char *name, GError **error);

/* Escaping, for tests. Each appends to `text`. */
void anke_html_append(GString *text, const char *plain);
void anke_markdown_append(GString *text, const char *plain);

/* One field for Excel: what would be taken for a formula gets a leading apostrophe, numbers stay. */
void anke_excel_append(GString *text, const char *plain);

#endif
