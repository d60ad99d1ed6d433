/* What the two halves of diverging bars share: the layout of the columns, and the rows in them. */
#ifndef ANKE_PLOTS_LIKERT_PRIVATE_H
#define ANKE_PLOTS_LIKERT_PRIVATE_H

#include "charts/plots/likert_layout.h"
#include "charts/plots/row_labels.h"
#include "charts/scene/axis.h"

typedef struct {
    AnkeScene *scene;
    const AnkeCrossSpec *cross;
    gboolean is_battery;
    gboolean is_narrow;
    gboolean has_rest_line; /* answers that are no steps stand below the bar */
    guint *steps;           /* from the most unfavourable to the most favourable */
    guint n_steps;
    guint *others; /* answers that are no steps */
    guint n_others;
    AnkeRowLabels labels;
    AnkeAxis axis;    /* of both sides */
    AnkeAxis neutral; /* of the neutral step; a plot of no width = a number */
    gboolean has_neutral;
    double unfavourable_x; /* columns: left edges */
    double favourable_x;
    double neutral_x;
    double others_x;
    gboolean has_omitted;
    gboolean has_dashes;
} AnkeLikert;

/* Widths of the columns of sums and of numbers. */
double anke_likert_sum_width(const AnkeLikert *likert);
double anke_likert_number_width(const AnkeLikert *likert);

/* Side of the i-th step. */
AnkeSide anke_likert_side(const AnkeLikert *likert, guint step);

/* The neutral answer, where there is one. */
guint anke_likert_neutral(const AnkeLikert *likert);

/* Height of all rows, once the columns are placed. */
double anke_likert_rows_height(AnkeLikert *likert);

/* Draws the rows into the columns from the top of the plot, and marks what notes must say. */
void anke_likert_add_rows(AnkeLikert *likert);

#endif
