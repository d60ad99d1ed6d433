/*
 * 職員数の推移: staff by division as stacked columns over the years with totals, rates and other
 * series in panels of their own, and a table of the last years with the change.
 *
 * Columns stand on a true time axis where the years are known: a missing year leaves a gap.
 */
#ifndef ANKE_PLOTS_STAFF_LAYOUT_H
#define ANKE_PLOTS_STAFF_LAYOUT_H

#include "charts/plots/cross.h"
#include "charts/plots/series_panel.h"
#include "charts/scene/year_axis.h"

typedef struct {
    const char *label;
    const AnkeCell *cells; /* one for each year; only state and count are read */
    guint colour;          /* of the spec's n_colours */
    gboolean is_subtotal;  /* stands in the table only */
} AnkeStaffDivision;

typedef struct {
    AnkeFigure figure;
    guint n_years; /* at least 1, ascending */
    const AnkeYear *years;
    const AnkeCell *totals; /* one for each year; only state and count are read */
    guint n_divisions;      /* from the baseline upward; at least one is no subtotal */
    const AnkeStaffDivision *divisions;
    guint n_colours; /* of the series that the divisions' colours are taken from */
    guint n_panels;
    const AnkeSeries *panels;
    guint n_events; /* breaks in the definition */
    const AnkeYearEvent *events;
} AnkeStaffSpec;

void anke_staff_lay_out(AnkeScene *scene, const AnkeStaffSpec *spec);

#endif
