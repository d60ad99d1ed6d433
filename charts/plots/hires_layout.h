/*
 * 採用の推移と計画: people hired each year, what was and what is ahead.
 *
 * The past and the first plan are columns; of the plan, 退職者補充, they show how hires swing where
 * every other year nobody reaches the retirement age. Further plans are stepped lines over them,
 * named at their right ends. Years in which hires were held down are shaded.
 */
#ifndef ANKE_PLOTS_HIRES_LAYOUT_H
#define ANKE_PLOTS_HIRES_LAYOUT_H

#include "charts/plots/cross.h"
#include "charts/scene/mark.h"
#include "charts/scene/years.h"

typedef struct {
    const char *label;
    const AnkeCell *cells; /* one for each year, in `count` */
} AnkeHiresPlan;

/* Years that are shaded, both included. */
typedef struct {
    guint from;
    guint to;
    const char *label; /* within the shade, where it fits */
    const char *note;  /* a sentence about it */
} AnkeHiresSegment;

typedef struct {
    AnkeFigure figure;
    guint n_years; /* at least 1 */
    const AnkeYear *years;
    guint first_ahead;    /* the first year of the plans; 0 = there is no past */
    const AnkeCell *past; /* NULL = none */
    guint n_plans;        /* 1 to ANKE_MARK_MOST */
    const AnkeHiresPlan *plans;
    guint n_segments;
    const AnkeHiresSegment *segments;
    const char *unit; /* "（人）"; NULL = none */
} AnkeHiresSpec;

void anke_hires_lay_out(AnkeScene *scene, const AnkeHiresSpec *spec);

#endif
