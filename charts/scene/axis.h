/* Value axes: grid lines, tick numbers, unit. `plot` is the area that the values span. */
#ifndef ANKE_SCENE_AXIS_H
#define ANKE_SCENE_AXIS_H

#include "charts/scene/scene.h"
#include "charts/scene/ticks.h"

typedef struct {
    AnkeBox plot;
    AnkeTicks ticks;
    const char *unit; /* "（％）"; NULL = none */
} AnkeAxis;

/* Position of a value on an axis that runs to the right. */
double anke_axis_x(const AnkeAxis *axis, double value);

/* Position of a value on an axis that runs upward. */
double anke_axis_y(const AnkeAxis *axis, double value);

/* Height that the numbers of an axis to the right take below the plot. */
double anke_axis_foot(const AnkeScene *scene);

/* Width of the widest tick number. */
double anke_axis_label_width(const AnkeScene *scene, const AnkeTicks *ticks);

/* Grid lines; the line at 0 is heavier. */
void anke_axis_add_grid_across(AnkeScene *scene, const AnkeAxis *axis);
void anke_axis_add_grid_up(AnkeScene *scene, const AnkeAxis *axis);

/* Numbers below the plot, the unit at their left end. */
void anke_axis_add_numbers_across(AnkeScene *scene, const AnkeAxis *axis);

/* The blank half of the full-width bracket that a Japanese unit, such as （人）, begins and ends with:
 * a unit stands so far to the left for its ink to be flush. */
double anke_axis_bracket(const AnkeScene *scene, const AnkeTextStyle *style);

/* Numbers left of the plot, the unit above them, starting at unit_x. */
void anke_axis_add_numbers_up(AnkeScene *scene, const AnkeAxis *axis, double unit_x);

/* What the audit must know of an axis: the values drawn on it, from `low` to `high` (NaN = none). */
typedef struct {
    double low;
    double high;
    gboolean has_bars;  /* lengths are compared */
    gboolean is_people; /* whole persons */
} AnkeAxisData;

/* Declares an axis to the scene (anke_scene_add_scale()). */
void anke_axis_declare(AnkeScene *scene, const AnkeAxis *axis, const AnkeAxisData *data);

/* How many intervals an axis of this length can carry, for AnkeTickRange.most. */
guint anke_axis_most_intervals(double length_pt, double label_pt);

#endif
