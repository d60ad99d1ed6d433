/*
 * Projections as fans: what was, then the quantiles of what may come, by year and scenario. One
 * panel a scenario, all with the same scales. Everything is given.
 */
#ifndef ANKE_SCRIPTS_FAN_SCRIPT_H
#define ANKE_SCRIPTS_FAN_SCRIPT_H

#include "charts/scripts/plot_group.h"
#include "charts/scripts/plot_script.h"

/* Quantiles of a year; they ascend. */
typedef struct {
    double year;
    double p05;
    double p25;
    double p50;
    double p75;
    double p95;
    double quota; /* 条例定数 of the year; NaN: none of its own */
} AnkeFanYear;

typedef struct {
    const char *label; /* of the scenario; "" = the only one */
    const AnkeFanYear *years;
    guint n_years; /* at least one; ascending */
} AnkeFanPanel;

typedef struct {
    AnkePlotFrame frame;
    const char *unit;   /* "" = none */
    AnkePlotCurve past; /* x: year; no points: none */
    double quota;       /* of all years that have none of their own; NaN: none */
    const AnkeFanPanel *panels;
    guint n_panels;
} AnkeFanSpec;

/* The whole script. *height_pt is the picture's height. */
GString *anke_fan_script(const AnkeFanSpec *spec, AnkePlotTarget target, double *height_pt);

#endif
