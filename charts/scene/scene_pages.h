/*
 * A tall picture as pages of one height, broken where its layout allows it
 * (anke_scene_add_break()), with the head of its columns repeated, a running title and page numbers.
 */
#ifndef ANKE_SCENE_SCENE_PAGES_H
#define ANKE_SCENE_SCENE_PAGES_H

#include "charts/scene/scene.h"

/* Texts of this part within a rectangle of this part that is broken stand on each of its pages. */
#define ANKE_PART_ROW_HEAD "row-head"

/*
 * Returns an array of AnkeScene that frees them, or NULL where the picture is not taller than
 * `page_pt` or has no breaks. A page grows where a part between two breaks is taller than it.
 */
GPtrArray *anke_scene_pages(const AnkeScene *scene, AnkeMeasure measure, double page_pt);

#endif
