#include "charts/scene/scene_paint.h"

static void paint_shape(AnkeCanvas *canvas, const AnkeShape *shape)
{
    switch (shape->kind) {
    case ANKE_SHAPE_RECTANGLE:
        anke_canvas_rectangle(canvas, shape->box, shape->has_fill ? &shape->fill : NULL,
                              shape->has_stroke ? &shape->stroke : NULL);
        break;
    case ANKE_SHAPE_LINE:
        anke_canvas_line(canvas, shape->points, shape->n_points, &shape->stroke);
        break;
    case ANKE_SHAPE_POLYGON:
        anke_canvas_polygon(canvas, shape->points, shape->n_points,
                            shape->has_fill ? &shape->fill : NULL,
                            shape->has_stroke ? &shape->stroke : NULL);
        break;
    case ANKE_SHAPE_MARKER:
        anke_canvas_symbol(canvas, shape->symbol, shape->points[0], shape->radius_pt,
                           shape->fill.colour);
        break;
    case ANKE_SHAPE_IMAGE:
        anke_canvas_image(canvas, shape->box, shape->image);
        break;
    case ANKE_SHAPE_TEXT:
        anke_canvas_text(canvas, &shape->text);
        break;
    }
}

void anke_scene_paint(const AnkeScene *scene, AnkeCanvas *canvas, double x, double y)
{
    anke_canvas_begin_area(canvas, x, y);
    for (guint i = 0; i < anke_scene_n_shapes(scene); i++) {
        paint_shape(canvas, anke_scene_shape_at(scene, i));
    }
    anke_canvas_end_area(canvas);
}
