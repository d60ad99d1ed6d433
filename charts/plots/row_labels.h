/*
 * Labels of the rows of a chart: the group's name and its base, right-aligned beside its bar.
 *
 * Both stand in one line where they fit; else the name is wrapped and the base has a line of its own.
 */
#ifndef ANKE_PLOTS_ROW_LABELS_H
#define ANKE_PLOTS_ROW_LABELS_H

#include "charts/plots/cross.h"

typedef struct {
    AnkeScene *scene;
    guint n_groups;
    const AnkeAnswerGroup *groups;
    gboolean has_total; /* group 0 is everyone and stands out */
    double width_pt;    /* set by anke_row_labels_measure() */
} AnkeRowLabels;

/* Finds the width: that of the widest label, at most `most_pt`, but never below that of a base. */
void anke_row_labels_measure(AnkeRowLabels *labels, double most_pt);

/* Height that the label of group `g` takes. */
double anke_row_labels_height(const AnkeRowLabels *labels, guint g);

/* Adds the label of group `g`, in the middle of `box`, whose width is that of the labels. */
void anke_row_labels_add(const AnkeRowLabels *labels, guint g, AnkeBox box);

#endif
