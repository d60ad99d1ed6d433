/* What the files of paths_layout share. */
#ifndef ANKE_PLOTS_PATHS_PRIVATE_H
#define ANKE_PLOTS_PATHS_PRIVATE_H

#include "charts/plots/line_ends.h"
#include "charts/plots/paths_layout.h"
#include "charts/scene/axis.h"
#include "charts/scene/occupancy.h"
#include "charts/scene/year_axis.h"

typedef struct {
    AnkeScene *scene;
    const AnkePathsSpec *spec;
    AnkeYearAxis years;
    AnkeAxis axis;
    gboolean is_cut; /* does not begin at 0 */
    AnkeLineEnd ends[ANKE_MARK_MOST];
    char *names[ANKE_MARK_MOST];
    double names_pt; /* width of the names at the right; 0 = the legend has them */
    AnkeOccupancy *taken;
} AnkePaths;

/* A value as people read it; freed by the caller. */
char *anke_paths_value_text(const AnkePaths *paths, const AnkeCell *cell);

/* Index of the last known value, or -1. */
gint anke_paths_find_last(const AnkePaths *paths, const AnkeCell *cells);

AnkePoint anke_paths_point_of(const AnkePaths *paths, guint year, double value);

/* The name of the limit at its line, where nothing else is. */
void anke_paths_add_limit_name(const AnkePaths *paths);

/* Values of the past: the last, the first, the highest and the lowest, as far as there is room. */
void anke_paths_add_past_values(const AnkePaths *paths);

#endif
