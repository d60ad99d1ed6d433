/*
 * From a table stream to printed tables, question by question: memory holds the tables of one
 * question at a time.
 */
#ifndef ANKE_BANNER_BANNER_H
#define ANKE_BANNER_BANNER_H

#include "analyzer/banner/banner_printer.h"
#include "analyzer/banner/banner_spec.h"
#include "analyzer/data/stream.h"

/* What was left out, for the program to say. */
typedef struct {
    guint n_printed;     /* grids */
    guint n_counts_only; /* banners without percentages, though asked for */
    guint n_left_out;    /* breaks with too many groups */
} AnkeBannerReport;

/*
 * Prints the stream's tables.
 *   spec   is_for_csv is set here, by the printer's
 * Errors: ANKE_ERROR_DATA  a bad stream; a question or a break that was asked for is not in it;
 *         ANKE_ERROR_IO
 */
gboolean anke_banner_print(AnkeStream *stream, const AnkeBannerSpec *spec,
                           const AnkeBannerPrinter *printer, AnkeOutput *output,
                           AnkeBannerReport *report, GError **error);

#endif
