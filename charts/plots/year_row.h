/*
 * The row of labels below a time axis: each year, or every k-th where they do not fit, counted from
 * the last; 平成20年度 over 2008, shortened to H20 where that is too wide.
 */
#ifndef ANKE_PLOTS_YEAR_ROW_H
#define ANKE_PLOTS_YEAR_ROW_H

#include "charts/plots/scene.h"
#include "charts/plots/years.h"

typedef struct {
    const AnkeYear *years;
    guint n_years;
    const guint *slots; /* from anke_years_place() */
    guint n_slots;
    double x; /* left edge of the first slot */
    double slot_pt;
} AnkeYearRow;

/* Adds the labels below `y`. Returns the y below them. */
double anke_year_row_add(AnkeScene *scene, const AnkeYearRow *row, double y);

#endif
