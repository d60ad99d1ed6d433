/* The numbers that sum up an age structure, rows of a table under a chart: total, mean age, hollow. */
#ifndef ANKE_PLOTS_AGE_FIGURES_H
#define ANKE_PLOTS_AGE_FIGURES_H

#include "charts/scene/scene.h"

typedef struct {
    double total;    /* persons; NaN = not known */
    double mean_age; /* NaN = not known */
    const char
        *hollow; /* ages where staff is few, "39～45"; "" = there are none; NULL = not known */
} AnkeAgeFigures;

typedef enum { ANKE_AGE_TOTAL, ANKE_AGE_MEAN, ANKE_AGE_HOLLOW, ANKE_AGE_N_FIGURES } AnkeAgeFigure;

/* What begins a row: 計（人）, 平均年齢, 空洞（歳）. */
const char *anke_age_figures_head(const AnkeScene *scene, AnkeAgeFigure figure);

/* Width of the widest head. */
double anke_age_figures_head_width(const AnkeScene *scene);

/* "1,089", "41.2", "39～45"; … where it is not known, － where there is no hollow. Freed by the
 * caller. */
char *anke_age_figures_text(const AnkeAgeFigures *figures, AnkeAgeFigure figure);

/* The hollow's row stands out. */
AnkeTextStyle anke_age_figures_style(const AnkeScene *scene, AnkeAgeFigure figure);

/* Whether a number is known at all. */
gboolean anke_age_figures_has(const AnkeAgeFigures *figures, AnkeAgeFigure figure);

#endif
