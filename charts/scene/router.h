/*
 * Ways between boxes: lines of level and upright pieces that run where nothing stands.
 *
 * Nodes are 4 pt apart. The way of least cost is taken: its length, its bends, how far it runs right
 * beside boxes, what it shares with or crosses of the ways found before, and how far its ends are
 * from the middles of sides. The same
 * calls give the same ways. Units: pt.
 */
#ifndef ANKE_SCENE_ROUTER_H
#define ANKE_SCENE_ROUTER_H

#include <glib.h>

#include "charts/draw/geometry.h"

typedef struct AnkeRouter AnkeRouter;

/* Ways stay within the area. */
AnkeRouter *anke_router_new(AnkeBox area);

/* No way comes nearer to the box than ANKE_ROUTER_CLEAR_PT, but at its ends. */
#define ANKE_ROUTER_CLEAR_PT 2.5
void anke_router_block(AnkeRouter *router, AnkeBox box);

/* How much room a way needs between two boxes. */
#define ANKE_ROUTER_GUTTER_PT 20.0

/*
 * Finds a way from the edge of one blocked box to the edge of another.
 * Returns its corners (array of AnkePoint, ends included), or NULL where there is none.
 */
GArray *anke_router_find(AnkeRouter *router, AnkeBox from, AnkeBox to);

void anke_router_free(AnkeRouter *router);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(AnkeRouter, anke_router_free)

#endif
