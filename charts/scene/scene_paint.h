/* Paints a scene: walks its shapes and places nothing. */
#ifndef ANKE_SCENE_SCENE_PAINT_H
#define ANKE_SCENE_SCENE_PAINT_H

#include "charts/draw/canvas.h"
#include "charts/scene/scene.h"

/* Paints with the scene's upper left corner at (x, y) of the canvas's current area. */
void anke_scene_paint(const AnkeScene *scene, AnkeCanvas *canvas, double x, double y);

#endif
