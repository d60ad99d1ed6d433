/* What the files of the heat map of ages and years share. */
#ifndef ANKE_PLOTS_AGE_YEAR_PRIVATE_H
#define ANKE_PLOTS_AGE_YEAR_PRIVATE_H

#include "charts/plots/age_year_layout.h"
#include "charts/scene/ticks.h"
#include "charts/scene/year_axis.h"

typedef struct {
    AnkeScene *scene;
    const AnkeAgeYearSpec *spec;
    AnkeYearAxis axis;
    guint every;       /* years from a column to the next one, where none is missing */
    AnkeTicks classes; /* their ends are the limits of the classes of persons */
    double most;       /* persons in a cell */
    gboolean has_hidden;
    gboolean has_unknown;
    gboolean has_parts; /* of persons */
    double row;         /* height of an age */
    AnkeBox plot;
} AnkeHeatMap;

/* Left and right edge of a year's column. */
double anke_heat_map_left(const AnkeHeatMap *map, guint year);
double anke_heat_map_right(const AnkeHeatMap *map, guint year);

/* Whether the column after a year's touches it: no year is missing between them. */
gboolean anke_heat_map_is_next(const AnkeHeatMap *map, guint year);

/* y of a place among the ages, 0 to n_ages. */
double anke_heat_map_y(const AnkeHeatMap *map, double place);

/* How lines over the cells are drawn. */
AnkeStroke anke_heat_map_valley_stroke(const AnkeScene *scene);
AnkeStroke anke_heat_map_retirement_stroke(const AnkeScene *scene);

/* Outlines the ages where staff is few, and names the outline where there is room. */
void anke_heat_map_add_valleys(const AnkeHeatMap *map);

/* The age of retirement as steps. */
void anke_heat_map_add_retirement(const AnkeHeatMap *map);

/* Legend above the plot: classes of persons, lines, cells without a number. Returns the y below. */
double anke_heat_map_add_legend(const AnkeHeatMap *map, double y);

/* The fill of a cell; FALSE for one that stays paper. */
gboolean anke_heat_map_fill(const AnkeHeatMap *map, const AnkeCell *cell, AnkeFill *fill);

/* Rows of numbers below the years: total, mean age, hollow. Returns the y below. */
double anke_heat_map_add_table(const AnkeHeatMap *map, double y);

/* Whether … stands among them. */
gboolean anke_heat_map_lacks_number(const AnkeHeatMap *map);

#endif
