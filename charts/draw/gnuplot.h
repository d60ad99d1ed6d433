/*
 * gnuplot as a drawing machine: a script goes in, a checked picture comes out, both in memory.
 *
 * gnuplot has no sandbox: whoever writes the script owns the account. So a script holds nothing but
 * our own commands and numbers; labels travel in datablocks (charts/scripts/plot_script.h). Here is
 * the other half: no shell, no start-up files (-d), an environment of our own, an empty private
 * folder, a deadline, and no trust in its exit status.
 */
#ifndef ANKE_DRAW_GNUPLOT_H
#define ANKE_DRAW_GNUPLOT_H

#include <glib.h>

#include "charts/draw/gnuplot_output.h"

/* Where a script writes to, relative to the folder that it runs in. */
#define ANKE_GNUPLOT_OUTPUT_NAME "./picture"

/* The longest line that gnuplot keeps whole, in bytes. */
#define ANKE_GNUPLOT_MAX_LINE_BYTES 1000

/* All texts are borrowed for the call. */
typedef struct {
    const char *script;
    gsize n_script_bytes;
    const char *font_family; /* that must be installed: gnuplot replaces it in silence */
    AnkeFormat format;       /* what the script writes */
    double width_pt;
    double height_pt;
    double dots_per_inch; /* of a PNG */
    gint64 date_s;        /* creation date of a PDF, seconds since 1970 UTC */
    const char *title;    /* of an SVG: plain text, no control characters; may be NULL */
    double deadline_s;
} AnkeGnuplotRequest;

/*
 * Runs the gnuplot that PATH finds and returns the picture. The same script gives the same bytes.
 * Errors: ANKE_ERROR_UNAVAILABLE  no font; no gnuplot, or it lacks a terminal (the script
 *                                 exits with 69)
 *         ANKE_ERROR_CANT_CREATE  no temporary folder
 *         ANKE_ERROR_IO           it was too slow, or its picture is cut (a full disk)
 *         ANKE_ERROR_INTERNAL     it refused the script, or was interrupted
 */
GString *anke_gnuplot_run(const AnkeGnuplotRequest *request, GError **error);

#endif
