/*
 * A cross-tabulation as a table whose cells are coloured where a group differs from the others.
 *
 * Rows are answers; columns are everyone, then, behind a rule, the groups. A cell has the share of its
 * column's base and the count; its colour and mark come from the adjusted residual. Columns that do
 * not fit side by side stand in further blocks with the same row heads.
 */
#ifndef ANKE_PLOTS_HEAT_LAYOUT_H
#define ANKE_PLOTS_HEAT_LAYOUT_H

#include "charts/plots/cross.h"

/* Classes of residuals: |r| >= 1.96 and >= 2.58, or adjusted p < 0.05 and < 0.01. */
typedef enum {
    ANKE_RESIDUAL_NONE, /* not tested, or its test shows no difference */
    ANKE_RESIDUAL_FAR_BELOW,
    ANKE_RESIDUAL_BELOW,
    ANKE_RESIDUAL_MIDDLE,
    ANKE_RESIDUAL_ABOVE,
    ANKE_RESIDUAL_FAR_ABOVE,
    ANKE_RESIDUAL_SPARSE, /* the expected count is below 5: nothing can be said */
    ANKE_N_RESIDUALS
} AnkeResidual;

typedef struct {
    AnkeCrossSpec cross;           /* at least two groups: everyone and one of the break */
    const AnkeResidual *residuals; /* n_groups x n_answers, group by group */
    gboolean is_adjusted;          /* classes come from p-values adjusted for multiplicity */
    gboolean is_sorted;            /* largest answer first; else the questionnaire's order */
} AnkeHeatSpec;

void anke_heat_lay_out(AnkeScene *scene, const AnkeHeatSpec *spec);

#endif
