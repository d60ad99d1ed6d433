/* Sentences in narrow columns: lines that end between phrases, hanging bullets. Units: pt. */
#ifndef ANKE_SCENE_BULLET_H
#define ANKE_SCENE_BULLET_H

#include "charts/scene/scene.h"

/* Height of a text behind a bullet, 1 em wide, in a column of this width. */
double anke_bullet_height(const AnkeScene *scene, const AnkeTextStyle *style, const char *text,
                          double width_pt);

/* Adds the bullet (part "bullet") and the text (part `part`, a literal) at the upper left corner of
 * the column `box`, whose height does not count. Returns the height. */
double anke_bullet_add(AnkeScene *scene, const char *part, AnkeBox box, const AnkeTextStyle *style,
                       const char *text);

#endif
