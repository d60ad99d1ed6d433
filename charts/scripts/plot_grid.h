/* Panels side by side and below one another, each under its heading. */
#ifndef ANKE_SCRIPTS_PLOT_GRID_H
#define ANKE_SCRIPTS_PLOT_GRID_H

#include "charts/scripts/plot_scale.h"
#include "charts/scripts/plot_script.h"

typedef struct {
    const char *label; /* "" = no panel has a heading */
    const char *tail;  /* "（n=12）": kept whole behind the label */
    gboolean is_strong;
} AnkePlotHeading;

typedef struct {
    double left_pt;  /* to the first panel: room for the numbers of the axis */
    double right_pt; /* from the right edge to the last panel */
    double gap_pt;   /* between panels */
    double panel_pt; /* height of a panel */
    double foot_pt;  /* below each row: room for the numbers of the axis */
    guint n_columns;
} AnkePlotGridSpec;

typedef struct {
    AnkePlotBox box;
    GPtrArray *heading; /* lines */
    gboolean is_strong;
    gboolean is_first; /* of its row */
} AnkePlotPanel;

/* Places `n` panels below top_pt, within the frame's width: an array of AnkePlotPanel, freed with g_array_unref().
 * *bottom_pt is where they end, with the foot of the last row. */
GArray *anke_plot_grid_place(const AnkePlotGridSpec *spec, const AnkePlotFrame *frame,
                             const AnkePlotHeading *headings, guint n, double top_pt,
                             double *bottom_pt);

const AnkePlotPanel *anke_plot_grid_panel(const GArray *panels, guint i);

/*
 * The unit of the values, "" = none, stands at the upper left: on the line of the first panel's heading
 * where there is one and the unit is short, else on a line of its own.
 *   _left   room left of the first panel, for the unit and the numbers of the axis
 *   _above  height of the unit's own line; 0 without one
 */
double anke_plot_grid_left(const AnkePlotFrame *frame, const AnkeTicks *axis, const char *unit,
                           gboolean has_headings);
double anke_plot_grid_above(const AnkePlotFrame *frame, const char *unit, gboolean has_headings);
void anke_plot_grid_write_unit(const AnkePlotFrame *frame, const GArray *panels, const char *unit,
                               AnkePlotScript *script);

void anke_plot_grid_write_headings(const GArray *panels, AnkePlotScript *script);

#endif
