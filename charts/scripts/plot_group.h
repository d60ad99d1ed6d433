/*
 * A group of people in a plot: who they are, how many, what they have; and the words for it.
 *
 * Groups with n < ANKE_PLOT_REFERENCE_N are for reference only (pale, marked ＊); those with
 * n < ANKE_PLOT_SMALL_N are too few for a box or a curve: every value is shown.
 */
#ifndef ANKE_SCRIPTS_PLOT_GROUP_H
#define ANKE_SCRIPTS_PLOT_GROUP_H

#include <glib.h>

#include "charts/draw/words.h"

#define ANKE_PLOT_REFERENCE_N 30
#define ANKE_PLOT_SMALL_N 10

/* A value that people have, with how many have it. */
typedef struct {
    double value;
    double n;
} AnkePlotValue;

/* A curve, its points ascending in x. */
typedef struct {
    double x;
    double y;
} AnkePlotPoint;

typedef struct {
    const AnkePlotPoint *points;
    guint n_points; /* 0: no curve */
} AnkePlotCurve;

typedef enum {
    ANKE_PLOT_SHOWN,
    ANKE_PLOT_EMPTY, /* nobody: 該当者なし */
    ANKE_PLOT_HIDDEN /* by disclosure control: 秘匿 */
} AnkePlotState;

typedef struct {
    const char *label;
    gboolean is_total; /* everyone: stands apart in bold */
    AnkePlotState state;
    double n;
    const AnkePlotValue *values; /* all that somebody has */
    guint n_values;
} AnkePlotGroup;

gboolean anke_plot_group_is_small(const AnkePlotGroup *group);
gboolean anke_plot_group_is_reference(const AnkePlotGroup *group);

/* "（n=12）＊"; "" where it is hidden. Freed by the caller. */
char *anke_plot_group_n_text(const AnkePlotGroup *group, AnkeLang lang);

/* What stands in place of a drawing: 該当者なし or 秘匿. */
const char *anke_plot_group_absence(const AnkePlotGroup *group, AnkeLang lang);

/* The note that explains the mark ＊. */
const char *anke_plot_group_reference_note(AnkeLang lang);

#endif
