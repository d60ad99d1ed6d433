/*
 * なりゆきと計画の比較: one quantity, what was as a line and what is ahead as a line for each scenario,
 * named at its right end with its last value; a limit (条例定数) as a line across.
 *
 * The axis begins at 0 unless all values lie close together, which a note says.
 */
#ifndef ANKE_PLOTS_PATHS_LAYOUT_H
#define ANKE_PLOTS_PATHS_LAYOUT_H

#include "charts/plots/cross.h"
#include "charts/scene/mark.h"
#include "charts/scene/years.h"

typedef struct {
    const char *label;
    const AnkeCell *cells; /* one for each year, in `count` */
} AnkePath;

typedef struct {
    AnkeFigure figure;
    guint n_years; /* at least 1 */
    const AnkeYear *years;
    guint first_ahead;    /* the first year of the scenarios; 0 = there is no past */
    const AnkeCell *past; /* one for each year */
    guint n_paths;        /* 1 to ANKE_MARK_MOST */
    const AnkePath *paths;
    double limit; /* NaN = none */
    const char *limit_label;
    const char *unit; /* "（人）"; NULL = none */
    guint n_decimals; /* of values as they are written */
} AnkePathsSpec;

void anke_paths_lay_out(AnkeScene *scene, const AnkePathsSpec *spec);

#endif
