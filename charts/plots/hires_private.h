/* What the files of hires_layout share. */
#ifndef ANKE_PLOTS_HIRES_PRIVATE_H
#define ANKE_PLOTS_HIRES_PRIVATE_H

#include "charts/plots/hires_layout.h"
#include "charts/plots/line_ends.h"
#include "charts/scene/axis.h"
#include "charts/scene/occupancy.h"
#include "charts/scene/year_axis.h"

typedef struct {
    AnkeScene *scene;
    const AnkeHiresSpec *spec;
    AnkeYearAxis years;
    AnkeAxis axis;
    AnkeCell *columns; /* the past, then the first plan */
    AnkeLineEnd *ends; /* of the further plans */
    guint n_lines;
    double names_pt;      /* width of the names at the right; 0 = the legend has them */
    AnkeOccupancy *taken; /* by columns, lines and values */
    AnkeOccupancy *lines; /* by lines alone */
} AnkeHires;

/* Whether a year is one of the past. */
gboolean anke_hires_is_past(const AnkeHires *hires, guint year);

AnkeFill anke_hires_fill(const AnkeHires *hires, gboolean is_of_past);

AnkeFill anke_hires_shade(const AnkeHires *hires);

AnkeBox anke_hires_column(const AnkeHires *hires, guint year);

/* Values of columns and steps, all where they fit side by side. */
void anke_hires_add_values(const AnkeHires *hires);

#endif
