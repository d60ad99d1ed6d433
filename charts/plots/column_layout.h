/*
 * Upright columns: ordered answers, bands of numbers, or a series over the years.
 *
 * The axis begins at 0, or holds it where values are negative. One to three series stand side by
 * side. Labels are wrapped below the columns, never turned; columns that do not fit side by side
 * stand in further rows with the same axis. Years stand on a true time axis, where every k-th is
 * labelled if there are many.
 */
#ifndef ANKE_PLOTS_COLUMN_LAYOUT_H
#define ANKE_PLOTS_COLUMN_LAYOUT_H

#include "charts/plots/cross.h"
#include "charts/scene/years.h"

#define ANKE_COLUMN_MOST_SERIES 3

typedef struct {
    AnkeCellState state;
    double value;     /* NaN unless known */
    const char *text; /* as people read it */
} AnkeColumnValue;

typedef struct {
    const char *label;             /* for the legend */
    gboolean is_faint;             /* its base is small */
    const AnkeColumnValue *values; /* one for each category */
} AnkeColumnSeries;

typedef struct {
    const char *label;
    gboolean is_rest; /* 無回答, 無効 */
} AnkeColumnCategory;

typedef struct {
    AnkeFigure figure;
    guint n_categories; /* at least 1 */
    const AnkeColumnCategory *categories;
    const AnkeYear *years; /* of the categories, which are points in time or numbers; NULL = no */
    guint n_series;        /* 1 to ANKE_COLUMN_MOST_SERIES */
    const AnkeColumnSeries *series;
    const char *unit;   /* "（％）"; NULL = none */
    gboolean is_whole;  /* ticks are whole numbers */
    gboolean is_people; /* values are persons */
} AnkeColumnSpec;

void anke_column_lay_out(AnkeScene *scene, const AnkeColumnSpec *spec);

#endif
