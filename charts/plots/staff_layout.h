/*
 * 職員数の推移: staff by division as stacked columns over the years with totals, the rate per
 * inhabitants in a panel of its own, and a table of the last years with the change.
 *
 * Columns stand on a true time axis where the years are known: a missing year leaves a gap.
 */
#ifndef ANKE_PLOTS_STAFF_LAYOUT_H
#define ANKE_PLOTS_STAFF_LAYOUT_H

#include "charts/plots/cross.h"
#include "charts/plots/years.h"

typedef struct {
    const char *label;
    const AnkeCell *cells; /* one for each year; only state and count are read */
} AnkeStaffDivision;

typedef struct {
    AnkeFigure figure;
    guint n_years; /* at least 1, ascending */
    const AnkeYear *years;
    const AnkeCell *totals; /* one for each year; only state and count are read */
    guint n_divisions;      /* from the baseline upward */
    const AnkeStaffDivision *divisions;
    const char *rate_label; /* NULL = no panel */
    const char *rate_unit;  /* （人） */
    const AnkeCell *rates;  /* one for each year, in `count` */
} AnkeStaffSpec;

void anke_staff_lay_out(AnkeScene *scene, const AnkeStaffSpec *spec);

#endif
