/* What the files of succession_layout share. */
#ifndef ANKE_PLOTS_SUCCESSION_PRIVATE_H
#define ANKE_PLOTS_SUCCESSION_PRIVATE_H

#include "charts/plots/succession_layout.h"

/* A number of people as it is written; freed by the caller. */
char *anke_succession_text(const AnkeScene *scene, const AnkeSuccessionSpec *spec,
                           const AnkeCell *cell);

/* Lays out a panel in a box of known x and width from its y on; returns the y below it. */
double anke_succession_add_panel(AnkeScene *scene, const AnkeSuccessionSpec *spec,
                                 const AnkeSuccessionGrade *grade, AnkeBox box);

/* Lays out what fills and signs, and numbers where there are some, mean; returns the y below it. */
double anke_succession_add_legend(AnkeScene *scene, gboolean has_lacking, double y);

#endif
