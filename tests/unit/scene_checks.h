/* What tests of layouts ask of a scene. Include once, in the test's .c file. */
#ifndef ANKE_TESTS_SCENE_CHECKS_H
#define ANKE_TESTS_SCENE_CHECKS_H

#include <glib.h>
#include <math.h>
#include <string.h>

#include "charts/plots/cross.h"
#include "charts/scene/scene.h"
#include "tests/unit/fake_measure.h"

static inline AnkeScene *new_scene(double width)
{
    return anke_scene_new(anke_theme_default(), fake_measure, width);
}

static inline AnkeCell known(double count, double base)
{
    return (AnkeCell){ANKE_CELL_KNOWN, count, count / base, NAN, NAN};
}

/* The i-th shape of a part, or NULL. */
static inline const AnkeShape *find_shape(const AnkeScene *scene, const char *part, guint i)
{
    for (guint k = 0; k < anke_scene_n_shapes(scene); k++) {
        const AnkeShape *shape = anke_scene_shape_at(scene, k);
        if (strcmp(shape->part, part) == 0 && i-- == 0) {
            return shape;
        }
    }
    return NULL;
}

static inline guint count_shapes(const AnkeScene *scene, const char *part)
{
    guint n = 0;
    while (find_shape(scene, part, n) != NULL) {
        n++;
    }
    return n;
}

static inline gboolean has_text(const AnkeScene *scene, const char *text)
{
    for (guint k = 0; k < anke_scene_n_shapes(scene); k++) {
        const AnkeShape *shape = anke_scene_shape_at(scene, k);
        if (shape->kind == ANKE_SHAPE_TEXT && strcmp(shape->text.text, text) == 0) {
            return TRUE;
        }
    }
    return FALSE;
}

static inline void check_text(const AnkeScene *scene, const char *part, guint i, const char *text)
{
    const AnkeShape *shape = find_shape(scene, part, i);
    g_assert_nonnull(shape);
    g_assert_cmpstr(shape->text.text, ==, text);
}

/* No shape leaves the picture, no two texts touch. */
static inline void check_places(const AnkeScene *scene)
{
    AnkeBox page = {0, 0, anke_scene_width(scene), anke_scene_height(scene)};
    g_assert_cmpfloat(page.height, >, 20);
    for (guint i = 0; i < anke_scene_n_shapes(scene); i++) {
        const AnkeShape *a = anke_scene_shape_at(scene, i);
        if (a->kind != ANKE_SHAPE_RECTANGLE && a->kind != ANKE_SHAPE_TEXT) {
            continue;
        }
        g_assert_cmpfloat(anke_box_excess(a->box, page), <=, 0.01);
        for (guint j = i + 1; j < anke_scene_n_shapes(scene) && a->kind == ANKE_SHAPE_TEXT; j++) {
            const AnkeShape *b = anke_scene_shape_at(scene, j);
            if (b->kind == ANKE_SHAPE_TEXT && anke_box_overlap(a->box, b->box) > 2.3) {
                g_error("\"%s\" and \"%s\" overlap by %g", a->text.text, b->text.text,
                        anke_box_overlap(a->box, b->box));
            }
        }
    }
}

#endif
