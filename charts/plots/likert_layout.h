/*
 * Diverging bars of an ordered scale: what is unfavourable to the left of 0, what is favourable to
 * the right, the strongest steps outermost.
 *
 * The neutral step has a column of its own in the same scale, so that it weighs on neither side;
 * answers that are no steps (わからない, 無回答) are numbers. Sums of both sides stand at the ends of
 * each bar. The axis is symmetric and has no signs. In a narrow picture labels stand above the bars.
 */
#ifndef ANKE_PLOTS_LIKERT_LAYOUT_H
#define ANKE_PLOTS_LIKERT_LAYOUT_H

#include "charts/plots/cross.h"

typedef struct {
    AnkeCrossSpec cross; /* its groups are the rows, in their order; some answers have a side */
    gboolean is_battery; /* the rows are questions: group 0 is no total of the others */
} AnkeLikertSpec;

/* Asserts that there are favourable and unfavourable answers. */
void anke_likert_lay_out(AnkeScene *scene, const AnkeLikertSpec *spec);

#endif
