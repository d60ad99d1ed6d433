/*
 * A picture as a list of shapes: what every layout makes and the one painter walks.
 *
 * A layout is a pure function from a spec of strings and numbers to a scene; sizes of texts come
 * through a function pointer. So a layout can be tested without fonts, printed as text, and a new
 * kind of chart needs no painter of its own.
 *
 * Units: pt, y downward. Shapes are painted in the order in which they were added. Texts are
 * copied.
 */
#ifndef ANKE_SCENE_SCENE_H
#define ANKE_SCENE_SCENE_H

#include <glib.h>

#include "charts/draw/canvas.h"
#include "charts/draw/geometry.h"
#include "charts/draw/measure.h"
#include "charts/draw/theme.h"

typedef enum {
    ANKE_SHAPE_RECTANGLE,
    ANKE_SHAPE_LINE,
    ANKE_SHAPE_POLYGON,
    ANKE_SHAPE_MARKER,
    ANKE_SHAPE_IMAGE,
    ANKE_SHAPE_TEXT
} AnkeShapeKind;

typedef struct {
    AnkeShapeKind kind;
    const char *part; /* what it is in the chart, for tests: "bar", "tick", ... */
    AnkeBox box;      /* of a rectangle; of a text's block of lines */
    AnkeFill fill;
    gboolean has_fill;
    AnkeStroke stroke;
    gboolean has_stroke;
    const AnkePoint *points; /* of a line or polygon; the centre of a marker */
    guint n_points;
    GBytes *image;     /* a PNG; owned by the scene */
    AnkeSymbol symbol; /* of a marker */
    double radius_pt;  /* likewise */
    AnkeText text;
} AnkeShape;

typedef struct AnkeScene AnkeScene;

/* A value axis as it was laid out, for the audit. */
typedef struct {
    AnkeBox plot; /* the area that the values span */
    double first; /* value of the first tick */
    double last;
    guint n_intervals;
    guint n_decimals;   /* of the tick numbers */
    double low;         /* the smallest value drawn; NaN = none */
    double high;        /* the largest; NaN = none */
    gboolean has_bars;  /* lengths are compared: 0 must be on the axis */
    gboolean is_people; /* whole persons: no decimals */
} AnkeSceneScale;

/* `theme` and `measure` are borrowed for the scene's life. */
AnkeScene *anke_scene_new(const AnkeTheme *theme, AnkeMeasure measure, double width_pt);

const AnkeTheme *anke_scene_theme(const AnkeScene *scene);

AnkeLang anke_scene_lang(const AnkeScene *scene);

/* One of two wordings, in the language of the theme; see anke_say(). */
static inline const char *anke_scene_say(const AnkeScene *scene, const char *ja, const char *en)
    __attribute__((format_arg(2), format_arg(3)));
double anke_scene_width(const AnkeScene *scene);

/* Set by a layout at its end. */
double anke_scene_height(const AnkeScene *scene);
void anke_scene_set_height(AnkeScene *scene, double height_pt);

/* Title and one sentence for those who cannot see the picture: kind, subject, main figure. Never
 * NULL. The frame sets both from title and subtitle; a layout that knows the main figure sets the
 * sentence after it. */
const char *anke_scene_title(const AnkeScene *scene);
const char *anke_scene_description(const AnkeScene *scene);
void anke_scene_describe(AnkeScene *scene, const char *title, const char *description);
void anke_scene_set_description(AnkeScene *scene, const char *description);

/* Value axes, in the order in which they were added. */
void anke_scene_add_scale(AnkeScene *scene, const AnkeSceneScale *scale);
guint anke_scene_n_scales(const AnkeScene *scene);
const AnkeSceneScale *anke_scene_scale_at(const AnkeScene *scene, guint i);

/* Areas that are meant to hold room, such as the inside of a ring of nodes: no blanks to the audit. */
void anke_scene_add_area(AnkeScene *scene, AnkeBox area);
guint anke_scene_n_areas(const AnkeScene *scene);
AnkeBox anke_scene_area_at(const AnkeScene *scene, guint i);

/* Where a tall picture may be broken into pages: at a height that no text or mark crosses. The
 * header, if there is one, is repeated on each page after the first. */
void anke_scene_add_break(AnkeScene *scene, double y);
guint anke_scene_n_breaks(const AnkeScene *scene);
double anke_scene_break_at(const AnkeScene *scene, guint i);
void anke_scene_set_header(AnkeScene *scene, double top, double bottom);
gboolean anke_scene_header(const AnkeScene *scene, double *top, double *bottom);

/* A note for the foot of the picture; the same note is kept once. */
void anke_scene_add_note(AnkeScene *scene, const char *note);
guint anke_scene_n_notes(const AnkeScene *scene);
const char *anke_scene_note_at(const AnkeScene *scene, guint i);

/* `fill` or `stroke` may be NULL. `part` is a literal. */
void anke_scene_add_rectangle(AnkeScene *scene, const char *part, AnkeBox box, const AnkeFill *fill,
                              const AnkeStroke *stroke);
void anke_scene_add_line(AnkeScene *scene, const char *part, const AnkePoint *points,
                         guint n_points, const AnkeStroke *stroke);
void anke_scene_add_segment(AnkeScene *scene, const char *part, AnkePoint from, AnkePoint to,
                            const AnkeStroke *stroke);
/* `fill` or `stroke` may be NULL; the last point is joined to the first. */
void anke_scene_add_polygon(AnkeScene *scene, const char *part, const AnkePoint *points,
                            guint n_points, const AnkeFill *fill, const AnkeStroke *stroke);

/* A disc of the theme's size. */
void anke_scene_add_marker(AnkeScene *scene, AnkePoint centre, AnkeRgb colour);

void anke_scene_add_symbol(AnkeScene *scene, const char *part, AnkeSymbol symbol, AnkePoint centre,
                           double radius_pt, AnkeRgb colour);

/* Keeps a reference to the PNG. */
void anke_scene_add_image(AnkeScene *scene, const char *part, AnkeBox box, GBytes *png);

typedef enum { ANKE_VALIGN_TOP, ANKE_VALIGN_MIDDLE, ANKE_VALIGN_BOTTOM } AnkeVAlign;

/* Where a text stands in its box. Wrapped texts are broken at the box's width; others may leave
 * it, which the audit reports when the text is_cell. */
typedef struct {
    const char *part; /* a literal */
    AnkeBox box;
    AnkeAlign align;
    AnkeVAlign valign;
    gboolean is_wrapped;
    gboolean is_even; /* lines of a wrapped text are of about the same length: labels and heads */
    gboolean is_cell;
} AnkeTextPlace;

/* Returns the height of the text. */
double anke_scene_add_text(AnkeScene *scene, const AnkeTextPlace *place, const AnkeTextStyle *style,
                           const char *text);

/* wrap_pt: 0 = one line */
AnkeTextSize anke_scene_measure(const AnkeScene *scene, const AnkeTextStyle *style,
                                const char *text, double wrap_pt);

/* Width of a text in one line. */
double anke_scene_text_width(const AnkeScene *scene, const AnkeTextStyle *style, const char *text);

/* Width that a label takes in lines of even length within `wrap_pt`. */
double anke_scene_even_width(const AnkeScene *scene, const AnkeTextStyle *style, const char *text,
                             double wrap_pt);

guint anke_scene_n_shapes(const AnkeScene *scene);
const AnkeShape *anke_scene_shape_at(const AnkeScene *scene, guint i);

/* Appends the scene as text, one shape a line, numbers with two decimals. */
void anke_scene_dump(const AnkeScene *scene, GString *out);

static inline const char *anke_scene_say(const AnkeScene *scene, const char *ja, const char *en)
{
    return anke_say(anke_scene_lang(scene), ja, en);
}

void anke_scene_free(AnkeScene *scene);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(AnkeScene, anke_scene_free)

#endif
