/*
 * From tables of the stream to statistical plots: which kind shows what, and the words around it.
 *
 * Reads rows and puts them into the plain specs of charts/plots; the result is a script for gnuplot.
 * It computes no statistic: quartiles, densities, lines and correlations come as rows.
 */
#ifndef ANKE_SPEC_PLOT_SPEC_H
#define ANKE_SPEC_PLOT_SPEC_H

#include <glib.h>

#include "analyzer/data/stream.h"
#include "charts/scripts/plot_script.h"

typedef struct {
    const AnkeStream *stream; /* for the facts about the survey */
    const AnkeTable *table;
    /* The same question and break in every wave of the stream, in its order, the table included. */
    const AnkeTable *const *waves;
    guint n_waves;
    const AnkeTable *past;    /* of a projection: the question by year; NULL = none */
    const char *const *items; /* labels of the answers that are wanted, ends in NULL; NULL = all */
    const char *title;        /* instead of the question's label; NULL = none */
    double width_pt;
    const AnkeTheme *theme; /* with the language of the words that a plot says itself */
    AnkeMeasure measure;    /* of texts in it */
    AnkePlotTarget target;
    struct AnkeArena *arena; /* of the plot that is being made; set by anke_plot_make() */
} AnkePlotInput;

typedef struct {
    GString *script;
    double height_pt;
    char *title; /* as it stands in the picture: nothing in it that cannot be shown */
} AnkePlot;

void anke_plot_clear(AnkePlot *plot);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(AnkePlot, anke_plot_clear)

typedef struct AnkePlotKind AnkePlotKind;

/* NULL if there is no kind of this name. */
const AnkePlotKind *anke_plot_kind_find(const char *name);

/* The names of all kinds, separated by ", ". */
char *anke_plot_kind_names(void);

/* The break that the kind shows unless told: "" for none, NULL for the question itself. */
const char *anke_plot_kind_by(const AnkePlotKind *kind);

/* Whether the kind shows the waves of a question together, not one of them. */
gboolean anke_plot_kind_takes_waves(const AnkePlotKind *kind);

/* Whether the kind also wants the question by year. */
gboolean anke_plot_kind_takes_past(const AnkePlotKind *kind);

/*
 * Makes the script of a plot.
 * Errors: ANKE_ERROR_DATA  the table does not hold what this kind shows
 */
gboolean anke_plot_make(const AnkePlotKind *kind, const AnkePlotInput *input, AnkePlot *plot,
                        GError **error);

#endif
