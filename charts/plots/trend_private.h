/* What the layout of trends and that of one of their panels share. */
#ifndef ANKE_PLOTS_TREND_PRIVATE_H
#define ANKE_PLOTS_TREND_PRIVATE_H

#include "charts/plots/trend_layout.h"
#include "charts/scene/axis.h"

#define ANKE_TREND_FEW_POINTS 6 /* so many have whiskers, more a band */
#define ANKE_TREND_INSET_PT 5.0 /* from the plot's edge to the first and last moment, at least */
#define ANKE_TREND_APART_PT 4.0 /* between the mark at an end of a line and its value */
#define ANKE_TREND_RADIUS_PT 2.5

/* What was drawn and wants a note. */
typedef struct {
    gboolean has_gap;
    gboolean has_cut;
    gboolean has_unknown;
    gboolean has_small;
    gboolean has_hidden;
    gboolean has_band;
    gboolean has_whisker;
    gboolean has_dash;
    gboolean has_lost; /* a value without room */
} AnkeTrendMarks;

typedef struct {
    AnkeScene *scene;
    const AnkeTrendSpec *spec;
    double *positions; /* of the moments, 0-1 */
    gboolean *gaps;    /* before each moment */
    double widest_pt;  /* value of any point */
    double left;       /* of the plots in the first column */
    double end_pt;     /* room right of a plot for the texts at the ends of lines */
    double start_pt;   /* from a plot's edge to the first moment */
    gboolean has_direct_labels;
    AnkeTrendMarks marks;
} AnkeTrend;

/* The x of a moment in a plot. */
double anke_trend_x(const AnkeTrend *trend, AnkeBox plot, guint moment);

/* The first and the last moment at which a line has a value, or -1. */
gint anke_trend_first(const AnkeTrend *trend, const AnkeTrendLine *line);
gint anke_trend_last(const AnkeTrend *trend, const AnkeTrendLine *line);

/* The text at the end of a line: its value, behind its label where labels are direct. */
char *anke_trend_end_text(const AnkeTrend *trend, const AnkeTrendPanel *panel, guint line);

/* The text at the beginning of a line, where values stand before it. */
char *anke_trend_start_text(const AnkeTrend *trend, const AnkeTrendLine *line);

/* Draws what stands in the plot of a panel; the ends of lines are labelled right of it, in
 * `end_pt` of room. */
void anke_trend_add_plot(AnkeTrend *trend, const AnkeTrendPanel *panel, const AnkeAxis *axis,
                         double end_pt);

/* Labels of the time axis, for plots of a width. */
typedef struct AnkeTrendLabels AnkeTrendLabels;

AnkeTrendLabels *anke_trend_labels_new(const AnkeTrend *trend, double plot_width);
double anke_trend_labels_height(const AnkeTrendLabels *labels);
void anke_trend_labels_add(const AnkeTrend *trend, const AnkeTrendLabels *labels, AnkeBox plot);
void anke_trend_labels_free(AnkeTrendLabels *labels);

/* Notes on the marks that were drawn. */
void anke_trend_add_notes(const AnkeTrend *trend);

/* The description: kind, subject, and which of the first `n_panels` changed most. */
void anke_trend_describe(const AnkeTrend *trend, guint n_panels);

#endif
