/*
 * A number by group, lying: one row a group with its label at the left, the value to the right, and
 * columns of medians and means where there is room. What a row shows (a box, a violin) is told by a
 * table of marks.
 *
 * All statistics are given. Rows of groups that nobody is in, or that are hidden, say so.
 */
#ifndef ANKE_SCRIPTS_PLOT_ROWS_H
#define ANKE_SCRIPTS_PLOT_ROWS_H

#include "charts/scripts/plot_group.h"
#include "charts/scripts/plot_script.h"

/* Numbers count only when shown; then all are finite and ascend from whisker_lo to whisker_hi. */
typedef struct {
    AnkePlotGroup group;
    double whisker_lo;
    double q1;
    double median;
    double q3;
    double whisker_hi;
    double mean;
    AnkePlotCurve density; /* of a violin, within the values; no points: none is drawn */
} AnkePlotRow;

typedef struct {
    AnkePlotFrame frame;
    const char *unit; /* "" = none */
    const AnkePlotRow *rows;
    guint n_rows;
} AnkePlotRowsSpec;

/* A row in its place: the middle in pt below the upper end of the panel. */
typedef struct {
    const AnkePlotRow *row;
    double middle_pt;
} AnkePlotPlacedRow;

/* Writes the marks of one kind that a row has, one a line. */
typedef void (*AnkePlotWriteMarks)(const AnkePlotPlacedRow *placed, AnkePlotScript *script);

typedef struct {
    const char *block; /* name of the datablock, "$boxes" */
    AnkePlotWriteMarks write;
    const char *element; /* what the plot command says of it */
} AnkePlotMarks;

typedef struct {
    double row_pt;
    gboolean (*is_marked)(const AnkePlotRow *row, const AnkePlotValue *value);
    GStrv (*make_notes)(const AnkePlotRowsSpec *spec);
    const AnkePlotMarks *marks; /* in the order in which they are painted */
    guint n_marks;
} AnkePlotRowsStyle;

/* The whole script. *height_pt is the picture's height. */
GString *anke_plot_rows_script(const AnkePlotRowsSpec *spec, const AnkePlotRowsStyle *style,
                               AnkePlotTarget target, double *height_pt);

/* Marks that styles share. */

#define ANKE_PLOT_HALF_STACK_PT 6.5 /* a stack of rings at most, from the middle of the row */

/* A line from (x, y) to (x + dx, y + dy); x in units of the axis, y in pt. */
void anke_plot_rows_stroke(AnkePlotScript *script, double x, double y, double dx, double dy);

/* As many rings as people have the value, stacked around the middle. */
void anke_plot_rows_stack(const AnkePlotPlacedRow *placed, const AnkePlotValue *value,
                          AnkePlotScript *script);

/* How many rows are so. */
guint anke_plot_rows_count(const AnkePlotRowsSpec *spec, gboolean (*is_so)(const AnkePlotRow *row));

gboolean anke_plot_row_is_small(const AnkePlotRow *row);
gboolean anke_plot_row_is_reference(const AnkePlotRow *row);

#endif
