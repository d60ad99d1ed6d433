/*
 * Staff by age and year: a heat map with the years to the right and ages upward, so that those hired in
 * one year rise along a diagonal. A cell's colour is a class of persons; the ages where staff is
 * few are outlined in each year, and so the hollow is seen to run through the years. A rule parts
 * what was from what is projected. Below stand the year's total, mean age and hollow.
 *
 * Fewer than half a person is nobody.
 */
#ifndef ANKE_PLOTS_AGE_YEAR_LAYOUT_H
#define ANKE_PLOTS_AGE_YEAR_LAYOUT_H

#include "charts/plots/age_layout.h"
#include "charts/scene/years.h"

typedef struct {
    AnkeYear year;
    gboolean is_projected;
    const AnkeCell *cells; /* one for each age, in `count` */
    double total;          /* persons; NaN = not known */
    double mean_age;       /* NaN = not known */
    double retirement;     /* the age of retirement as a place among the ages; NaN = not known */
    AnkeAgeValley valley;  /* label NULL = none */
    gboolean has_looked;   /* the stream has looked for one: none is a finding */
} AnkeAgeYearColumn;

typedef struct {
    AnkeFigure figure;
    guint n_ages;                   /* at least 1, youngest first */
    const char *const *ages;        /* labels */
    gboolean is_single;             /* ages of one year each */
    double first_age;               /* of single years, the youngest */
    guint n_years;                  /* at least 1 */
    const AnkeAgeYearColumn *years; /* ascending; the projected ones last */
} AnkeAgeYearSpec;

void anke_age_year_lay_out(AnkeScene *scene, const AnkeAgeYearSpec *spec);

#endif
