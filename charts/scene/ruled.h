/* Ruled tables inside charts: rows of texts in columns, a thin rule under each row. */
#ifndef ANKE_SCENE_RULED_H
#define ANKE_SCENE_RULED_H

#include "charts/scene/scene.h"

typedef struct {
    guint n_columns;
    const double *edges; /* n_columns + 1 of them, ascending x */
    AnkeAlign align;     /* of all columns but the first, which is aligned left */
} AnkeRuled;

/* The rule above the first row. */
void anke_ruled_begin(AnkeScene *scene, const AnkeRuled *ruled, double y);

/* Adds a row and its rule. Texts are wrapped in their cells; "" leaves a cell empty.
 * Returns the y below the row. */
double anke_ruled_add_row(AnkeScene *scene, const AnkeRuled *ruled, double y,
                          const char *const *texts, const AnkeTextStyle *style);

#endif
