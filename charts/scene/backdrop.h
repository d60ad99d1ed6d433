/*
 * What lies under and over what in a scene: for the audit. Looks only at shapes, draws nothing.
 */
#ifndef ANKE_SCENE_BACKDROP_H
#define ANKE_SCENE_BACKDROP_H

#include "charts/scene/scene.h"

/* What a text stands on. */
typedef struct {
    AnkeRgb colour;            /* of the topmost fill that holds all of the text; else paper */
    const AnkeShape *crossing; /* what runs through the text or covers it; NULL = nothing */
} AnkeBackdrop;

/*
 * The backdrop of the text that is shape `i`. Lines paler than 1.5:1 on paper (grids) run through
 * nothing; what lies below a fill that holds the whole text is hidden by it.
 */
AnkeBackdrop anke_backdrop_find(const AnkeScene *scene, guint i);

/* The largest empty rectangle of a picture within its margins. Areas that scales span count as
 * taken: the room beside short bars says something. So do declared areas and the lines of title, legend and notes. */
AnkeBox anke_backdrop_largest_blank(const AnkeScene *scene);

#endif
