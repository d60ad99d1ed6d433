/*
 * 後継者の見通し: for each grade and year the posts that fall vacant beside the people who can fill
 * them, a panel a grade; and a table of the years in which they do not suffice.
 *
 * What is short or tight differs by fill, hatch and a sign above the bars, so that it is seen in
 * grey, too. Panels have axes of their own: grades differ much in size.
 */
#ifndef ANKE_PLOTS_SUCCESSION_LAYOUT_H
#define ANKE_PLOTS_SUCCESSION_LAYOUT_H

#include "charts/plots/cross.h"
#include "charts/scene/years.h"

typedef enum {
    ANKE_SUCCESSION_UNKNOWN,
    ANKE_SUCCESSION_AMPLE,
    ANKE_SUCCESSION_TIGHT, /* fewer than 1.5 eligible people a vacancy */
    ANKE_SUCCESSION_SHORT  /* fewer than 1 */
} AnkeSuccessionState;

typedef struct {
    AnkeSuccessionState state;
    AnkeCell vacancies; /* in `count` */
    AnkeCell eligible;
    AnkeCell lacking; /* people; not known where nobody is */
} AnkeSuccessionYear;

typedef struct {
    const char *label;
    const AnkeSuccessionYear *years;
} AnkeSuccessionGrade;

typedef struct {
    AnkeFigure figure;
    guint n_years; /* at least 1 */
    const AnkeYear *years;
    guint n_grades; /* at least 1 */
    const AnkeSuccessionGrade *grades;
    const char *unit; /* "（人）" */
    guint n_decimals; /* of the numbers as they are written */
} AnkeSuccessionSpec;

void anke_succession_lay_out(AnkeScene *scene, const AnkeSuccessionSpec *spec);

#endif
