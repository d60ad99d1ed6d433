/* Texts that would stand on a line, a mark or a hatch: they get a plate of plain colour beneath. */
#ifndef ANKE_SCENE_PLATE_H
#define ANKE_SCENE_PLATE_H

#include "charts/scene/scene.h"

/* Adds a plate in `colour` that the text's ink just fills, and the text. Returns the text's height. */
double anke_plate_add_text(AnkeScene *scene, const AnkeTextPlace *place, const AnkeTextStyle *style,
                           AnkeRgb colour, const char *text);

/* Says in the middle of a plot that there is no value to draw: an empty plot alone looks like zeros. */
void anke_plate_add_no_value(AnkeScene *scene, AnkeBox plot, gboolean has_hidden);

#endif
