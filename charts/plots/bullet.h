/* Sentences in narrow columns: balanced lines, hanging bullets. Units: pt. */
#ifndef ANKE_PLOTS_BULLET_H
#define ANKE_PLOTS_BULLET_H

#include "charts/plots/scene.h"

/*
 * The width at which a text should be broken, `width_pt` or up to 3 em less: so that its last line
 * does not hold a character or two, without a line more.
 */
double anke_wrap_balanced(const AnkeScene *scene, const AnkeTextStyle *style, const char *text,
                          double width_pt);

/* Height of a text behind a bullet, 1 em wide, in a column of this width. */
double anke_bullet_height(const AnkeScene *scene, const AnkeTextStyle *style, const char *text,
                          double width_pt);

/* Adds the bullet (part "bullet") and the text (part `part`, a literal) at the upper left corner of
 * the column `box`, whose height does not count. Returns the height. */
double anke_bullet_add(AnkeScene *scene, const char *part, AnkeBox box, const AnkeTextStyle *style,
                       const char *text);

#endif
