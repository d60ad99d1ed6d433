/*
 * A series over the years in a panel of its own: bars, or a line with markers, with its unit, its
 * axis and the values that have room. Panels under each other share one time axis.
 *
 * Bars begin at 0, and so do lines of whole people; the axis of another line may begin above 0, and
 * a note says so. A line is not drawn across a year that the series usually would have.
 */
#ifndef ANKE_PLOTS_SERIES_PANEL_H
#define ANKE_PLOTS_SERIES_PANEL_H

#include "charts/plots/cross.h"
#include "charts/plots/series_line.h"
#include "charts/scene/axis.h"
#include "charts/scene/year_axis.h"

/* Above the plots, besides a line of values: so the highest value has room over its point. */
#define ANKE_SERIES_HEAD_PT 5.0

typedef struct {
    const char *label;
    const char *unit;             /* （人）; NULL = none */
    const AnkeCell *cells;        /* one for each year, in `count` */
    const gboolean *is_projected; /* one for each year; NULL = none is */
    gboolean has_bars;
    gboolean is_people; /* whole persons */
    guint n_events;     /* breaks in what the series counts */
    const AnkeYearEvent *events;
} AnkeSeries;

/* Lowest and highest value. Returns FALSE where none is known. */
gboolean anke_series_range(const AnkeSeries *series, guint n_years, double *low, double *high);

/* Decimals that show the values as they were given: none, one, or two. */
guint anke_series_decimals(const AnkeSeries *series, guint n_years);

/* Text of a year's value with its decimals, "…" where it is not known. Freed by the caller. */
char *anke_series_value_text(const AnkeSeries *series, guint n_years, guint year, AnkeLang lang);

/* Places the points of a series, joined where no year is missing between them. Returns whether any
 * is missing. `axis` gives the heights. */
gboolean anke_series_place(const AnkeSeries *series, const AnkeYearAxis *years,
                           const AnkeAxis *axis, AnkeLinePoint *points);

/* Width that the numbers of its axis take, for plots of `height_pt`. */
double anke_series_panel_number_width(const AnkeScene *scene, const AnkeSeries *series,
                                      guint n_years, double height_pt);

/*
 * Lays out title, axis and values.
 *   box   x and width of the plot, y of the panel's top, height of the plot
 * Returns the y below the plot.
 */
double anke_series_panel_lay_out(AnkeScene *scene, const AnkeYearAxis *years,
                                 const AnkeSeries *series, AnkeBox box);

/* Bars of a series between 0 and its values, projections lighter and hatched. */
void anke_series_add_bars(AnkeScene *scene, const AnkeYearAxis *years, const AnkeSeries *series,
                          const AnkeAxis *axis);

/* Dotted lines of the series' breaks, and their notes. */
void anke_series_add_events(AnkeScene *scene, const AnkeYearAxis *years, const AnkeSeries *series,
                            AnkeBox plot, AnkeOccupancy *occupancy);

/* Where values are written: the points of the series, what is taken, and how. */
typedef struct {
    AnkeOccupancy *occupancy;
    const AnkeLinePoint *points;
    const AnkeTextStyle *style;
    double zero; /* y of 0 */
    double left; /* x between which values of bars stand */
    double right;
} AnkeValueSpace;

/* Writes the highest value, then the last and the first, and all others where they are few or fit
 * side by side; a note says if any had no room. */
void anke_series_add_values(AnkeScene *scene, const AnkeYearAxis *years, const AnkeSeries *series,
                            const AnkeValueSpace *space);

#endif
