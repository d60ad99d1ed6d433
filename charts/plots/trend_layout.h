/*
 * 推移の小図: small multiples of lines over waves or years.
 *
 * Panels of one unit share their value axis, all panels their time axis. A line is broken where
 * nothing was asked, where a value is not known or hidden, and where the question was changed.
 * Intervals are drawn in panels of one line: as a pale band, or as whiskers where there are few
 * points. Percentages stand on an axis from 0 unless all of them lie close together, which a note
 * says.
 */
#ifndef ANKE_PLOTS_TREND_LAYOUT_H
#define ANKE_PLOTS_TREND_LAYOUT_H

#include "charts/plots/cross.h"
#include "charts/scene/moment.h"

typedef struct {
    AnkeCellState state;
    double value; /* on the panel's axis: percent, people, ... */
    double low;   /* interval; NaN = none */
    double high;
    const char *text;  /* the value as people read it; NULL where it is not known */
    gboolean is_small; /* its base is below ANKE_SMALL_BASE */
    gboolean is_cut;   /* cannot be compared with the one before */
} AnkeTrendPoint;

typedef struct {
    const char *label;
    const AnkeTrendPoint *points; /* one for each moment */
} AnkeTrendLine;

typedef struct {
    const char *label;  /* "" = none: the only panel, which the title names */
    const char *base;   /* "n=120～135"; NULL = none */
    const char *unit;   /* "（％）" */
    gboolean is_people; /* the axis has whole numbers */
    guint n_lines;      /* at least 1, at most ANKE_MARK_MOST; the same in all panels of a unit */
    const AnkeTrendLine *lines;
    const AnkeTrendLine *reference; /* everyone's line; NULL = none */
} AnkeTrendPanel;

typedef struct {
    AnkeFigure figure;
    guint n_moments; /* at least 1 */
    const AnkeMoment *moments;
    guint n_panels; /* at least 1; those of one unit stand together */
    const AnkeTrendPanel *panels;
    const char *interval_words; /* "95％信頼区間"; NULL = none */
} AnkeTrendSpec;

void anke_trend_lay_out(AnkeScene *scene, const AnkeTrendSpec *spec);

#endif
