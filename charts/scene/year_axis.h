/*
 * A time axis that several plots share: where the years stand, which of them are labelled, and what
 * happened before one of them.
 *
 * Where all years are known they stand at their true distances; else side by side. Labels are
 * shortened (平成20年 to H20) or left out where they would touch, never turned.
 */
#ifndef ANKE_SCENE_YEAR_AXIS_H
#define ANKE_SCENE_YEAR_AXIS_H

#include "charts/scene/scene.h"
#include "charts/scene/years.h"

typedef struct {
    guint n_years; /* at least 1 */
    const AnkeYear *years;
    double left;
    double width;
    /* private */
    guint n_slots;
    double slot_pt;
    guint *slots;
    gboolean is_short;
    gboolean *is_labelled;
} AnkeYearAxis;

/* `years` are borrowed for the axis' life; they span `width` from x = `left`. */
void anke_year_axis_init(AnkeYearAxis *axis, const AnkeScene *scene, const AnkeYear *years,
                         guint n_years, AnkeBox span);
void anke_year_axis_clear(AnkeYearAxis *axis);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(AnkeYearAxis, anke_year_axis_clear)

/* The middle of a year. */
double anke_year_axis_x(const AnkeYearAxis *axis, guint year);

/* Room for a year: the distance of neighbours that follow each other. */
double anke_year_axis_slot(const AnkeYearAxis *axis);

/* Years between two of them, 1 = the next one; where years are not known, places. */
guint anke_year_axis_distance(const AnkeYearAxis *axis, guint from, guint to);

/* Adds the labels below y, with the western year under an era's. Returns the y below them. */
double anke_year_axis_add_labels(AnkeScene *scene, const AnkeYearAxis *axis, double y);

/* Thin upright lines at the labelled years. */
void anke_year_axis_add_guides(AnkeScene *scene, const AnkeYearAxis *axis, AnkeBox plot);

/* What changed from a year on, such as a definition. */
typedef struct {
    guint year; /* index */
    const char *note;
} AnkeYearEvent;

/* x of the border before the year of an event. */
double anke_year_axis_event_x(const AnkeYearAxis *axis, const AnkeYearEvent *event);

/* Dotted upright lines before the years of the events, and their notes; `what` is named in them
 * where the picture shows more than it (NULL = nothing). */
void anke_year_axis_add_events(AnkeScene *scene, const AnkeYearAxis *axis, AnkeBox plot,
                               const AnkeYearEvent *events, guint n_events, const char *what);

#endif
