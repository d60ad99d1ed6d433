#include "charts/scene/scene.h"

#include "analyzer/base/number.h"
#include "charts/scene/even_lines.h"

struct AnkeScene {
    const AnkeTheme *theme;
    AnkeMeasure measure;
    double width_pt;
    double height_pt;
    const char *title;
    const char *description;
    GPtrArray *notes;
    GArray *scales; /* AnkeSceneScale */
    GArray *areas;  /* AnkeBox */
    GArray *breaks; /* double */
    double header_top;
    double header_bottom; /* not below the top: there is none */
    GArray *shapes;       /* AnkeShape */
    GPtrArray *images;    /* GBytes */
    GPtrArray *points;    /* blocks that shapes point into */
    GStringChunk *texts;
};

AnkeScene *anke_scene_new(const AnkeTheme *theme, AnkeMeasure measure, double width_pt)
{
    AnkeScene *scene = g_new0(AnkeScene, 1);
    scene->theme = theme;
    scene->measure = measure;
    scene->width_pt = width_pt;
    scene->title = "";
    scene->description = "";
    scene->notes = g_ptr_array_new();
    scene->scales = g_array_new(FALSE, FALSE, sizeof(AnkeSceneScale));
    scene->areas = g_array_new(FALSE, FALSE, sizeof(AnkeBox));
    scene->breaks = g_array_new(FALSE, FALSE, sizeof(double));
    scene->shapes = g_array_new(FALSE, FALSE, sizeof(AnkeShape));
    scene->images = g_ptr_array_new_with_free_func((GDestroyNotify)g_bytes_unref);
    scene->points = g_ptr_array_new_with_free_func(g_free);
    scene->texts = g_string_chunk_new(4096);
    return scene;
}

const AnkeTheme *anke_scene_theme(const AnkeScene *scene)
{
    return scene->theme;
}

AnkeLang anke_scene_lang(const AnkeScene *scene)
{
    return scene->theme->lang;
}

double anke_scene_width(const AnkeScene *scene)
{
    return scene->width_pt;
}

double anke_scene_height(const AnkeScene *scene)
{
    return scene->height_pt;
}

void anke_scene_set_height(AnkeScene *scene, double height_pt)
{
    scene->height_pt = height_pt;
}

const char *anke_scene_title(const AnkeScene *scene)
{
    return scene->title;
}

const char *anke_scene_description(const AnkeScene *scene)
{
    return scene->description;
}

void anke_scene_describe(AnkeScene *scene, const char *title, const char *description)
{
    scene->title = g_string_chunk_insert(scene->texts, title);
    scene->description = g_string_chunk_insert(scene->texts, description);
}

void anke_scene_set_description(AnkeScene *scene, const char *description)
{
    scene->description = g_string_chunk_insert(scene->texts, description);
}

void anke_scene_add_scale(AnkeScene *scene, const AnkeSceneScale *scale)
{
    g_array_append_val(scene->scales, *scale);
}

guint anke_scene_n_scales(const AnkeScene *scene)
{
    return scene->scales->len;
}

const AnkeSceneScale *anke_scene_scale_at(const AnkeScene *scene, guint i)
{
    return &g_array_index(scene->scales, AnkeSceneScale, i);
}

void anke_scene_add_area(AnkeScene *scene, AnkeBox area)
{
    g_array_append_val(scene->areas, area);
}

guint anke_scene_n_areas(const AnkeScene *scene)
{
    return scene->areas->len;
}

AnkeBox anke_scene_area_at(const AnkeScene *scene, guint i)
{
    return g_array_index(scene->areas, AnkeBox, i);
}

void anke_scene_add_break(AnkeScene *scene, double y)
{
    g_array_append_val(scene->breaks, y);
}

guint anke_scene_n_breaks(const AnkeScene *scene)
{
    return scene->breaks->len;
}

double anke_scene_break_at(const AnkeScene *scene, guint i)
{
    return g_array_index(scene->breaks, double, i);
}

void anke_scene_set_header(AnkeScene *scene, double top, double bottom)
{
    scene->header_top = top;
    scene->header_bottom = bottom;
}

gboolean anke_scene_header(const AnkeScene *scene, double *top, double *bottom)
{
    *top = scene->header_top;
    *bottom = scene->header_bottom;
    return scene->header_bottom > scene->header_top;
}

void anke_scene_add_note(AnkeScene *scene, const char *note)
{
    const char *kept = g_string_chunk_insert_const(scene->texts, note);
    if (!g_ptr_array_find(scene->notes, kept, NULL)) {
        g_ptr_array_add(scene->notes, (gpointer)kept);
    }
}

guint anke_scene_n_notes(const AnkeScene *scene)
{
    return scene->notes->len;
}

const char *anke_scene_note_at(const AnkeScene *scene, guint i)
{
    return g_ptr_array_index(scene->notes, i);
}

static void set_paint(AnkeShape *shape, const AnkeFill *fill, const AnkeStroke *stroke)
{
    if (fill != NULL) {
        shape->fill = *fill;
        shape->has_fill = TRUE;
    }
    if (stroke != NULL) {
        shape->stroke = *stroke;
        shape->has_stroke = TRUE;
    }
}

void anke_scene_add_rectangle(AnkeScene *scene, const char *part, AnkeBox box, const AnkeFill *fill,
                              const AnkeStroke *stroke)
{
    AnkeShape shape = {.kind = ANKE_SHAPE_RECTANGLE, .part = part, .box = box};
    set_paint(&shape, fill, stroke);
    g_array_append_val(scene->shapes, shape);
}

static const AnkePoint *keep_points(AnkeScene *scene, const AnkePoint *points, guint n_points)
{
    AnkePoint *copy = g_memdup2(points, n_points * sizeof *points);
    g_ptr_array_add(scene->points, copy);
    return copy;
}

void anke_scene_add_line(AnkeScene *scene, const char *part, const AnkePoint *points,
                         guint n_points, const AnkeStroke *stroke)
{
    AnkeShape shape = {.kind = ANKE_SHAPE_LINE,
                       .part = part,
                       .stroke = *stroke,
                       .has_stroke = TRUE,
                       .points = keep_points(scene, points, n_points),
                       .n_points = n_points};
    g_array_append_val(scene->shapes, shape);
}

void anke_scene_add_segment(AnkeScene *scene, const char *part, AnkePoint from, AnkePoint to,
                            const AnkeStroke *stroke)
{
    AnkePoint points[] = {from, to};
    anke_scene_add_line(scene, part, points, G_N_ELEMENTS(points), stroke);
}

void anke_scene_add_polygon(AnkeScene *scene, const char *part, const AnkePoint *points,
                            guint n_points, const AnkeFill *fill, const AnkeStroke *stroke)
{
    AnkeShape shape = {.kind = ANKE_SHAPE_POLYGON,
                       .part = part,
                       .points = keep_points(scene, points, n_points),
                       .n_points = n_points};
    set_paint(&shape, fill, stroke);
    g_array_append_val(scene->shapes, shape);
}

void anke_scene_add_symbol(AnkeScene *scene, const char *part, AnkeSymbol symbol, AnkePoint centre,
                           double radius_pt, AnkeRgb colour)
{
    AnkeShape shape = {.kind = ANKE_SHAPE_MARKER,
                       .part = part,
                       .fill = {colour, ANKE_HATCH_NONE, 0},
                       .has_fill = TRUE,
                       .points = keep_points(scene, &centre, 1),
                       .n_points = 1,
                       .symbol = symbol,
                       .radius_pt = radius_pt};
    g_array_append_val(scene->shapes, shape);
}

void anke_scene_add_marker(AnkeScene *scene, AnkePoint centre, AnkeRgb colour)
{
    anke_scene_add_symbol(scene, "marker", ANKE_SYMBOL_DISC, centre, scene->theme->marker_radius_pt,
                          colour);
}

void anke_scene_add_image(AnkeScene *scene, const char *part, AnkeBox box, GBytes *png)
{
    AnkeShape shape = {.kind = ANKE_SHAPE_IMAGE, .part = part, .box = box, .image = png};
    g_ptr_array_add(scene->images, g_bytes_ref(png));
    g_array_append_val(scene->shapes, shape);
}

AnkeTextSize anke_scene_measure(const AnkeScene *scene, const AnkeTextStyle *style,
                                const char *text, double wrap_pt)
{
    return scene->measure.measure(scene->measure.data, style, text, wrap_pt);
}

double anke_scene_text_width(const AnkeScene *scene, const AnkeTextStyle *style, const char *text)
{
    return anke_scene_measure(scene, style, text, 0).width_pt;
}

double anke_scene_even_width(const AnkeScene *scene, const AnkeTextStyle *style, const char *text,
                             double wrap_pt)
{
    double one_line = anke_scene_text_width(scene, style, text);
    return one_line <= wrap_pt ? one_line : anke_even_wrap(&scene->measure, style, text, wrap_pt);
}

static double align_share(AnkeAlign align)
{
    return align == ANKE_ALIGN_LEFT ? 0 : align == ANKE_ALIGN_CENTRE ? 0.5 : 1;
}

static double valign_share(AnkeVAlign valign)
{
    return valign == ANKE_VALIGN_TOP ? 0 : valign == ANKE_VALIGN_MIDDLE ? 0.5 : 1;
}

double anke_scene_add_text(AnkeScene *scene, const AnkeTextPlace *place, const AnkeTextStyle *style,
                           const char *text)
{
    AnkeBox box = place->box;
    double wrap = !place->is_wrapped ? 0
                  : place->is_even   ? anke_even_wrap(&scene->measure, style, text, box.width)
                                     : box.width;
    AnkeTextSize size = anke_scene_measure(scene, style, text, wrap);
    double x = box.x + align_share(place->align) * box.width;
    double y = box.y + valign_share(place->valign) * (box.height - size.height_pt);
    double left = x - align_share(place->align) * size.width_pt;
    AnkeShape shape = {.kind = ANKE_SHAPE_TEXT,
                       .part = place->part,
                       .box = {left, y, size.width_pt, size.height_pt},
                       .text = {.text = g_string_chunk_insert(scene->texts, text),
                                .style = *style,
                                .align = place->align,
                                .anchor = {x, y},
                                .wrap_pt = wrap,
                                .allowed = place->is_cell ? box : (AnkeBox){0}}};
    g_array_append_val(scene->shapes, shape);
    return size.height_pt;
}

guint anke_scene_n_shapes(const AnkeScene *scene)
{
    return scene->shapes->len;
}

const AnkeShape *anke_scene_shape_at(const AnkeScene *scene, guint i)
{
    return &g_array_index(scene->shapes, AnkeShape, i);
}

static void dump_number(GString *out, double value)
{
    char buffer[ANKE_NUMBER_SIZE];
    anke_number_format_fixed(buffer, value, 2);
    g_string_append_printf(out, " %s", buffer);
}

static void dump_box(GString *out, AnkeBox box)
{
    dump_number(out, box.x);
    dump_number(out, box.y);
    dump_number(out, box.width);
    dump_number(out, box.height);
}

static void dump_paint(GString *out, const AnkeShape *shape)
{
    static const char *const hatches[] = {"", "/", "\\", "."};
    if (shape->has_fill) {
        g_string_append_printf(out, " fill %06X%s", shape->fill.colour, hatches[shape->fill.hatch]);
    }
    if (shape->has_stroke) {
        g_string_append_printf(out, " stroke %06X", shape->stroke.colour);
        dump_number(out, shape->stroke.width_pt);
    }
}

static void dump_quoted(GString *out, const char *text)
{
    g_string_append(out, " \"");
    for (const char *p = text; *p != '\0'; p++) {
        if (*p == '\n') {
            g_string_append(out, "\\n");
        } else if (*p == '"' || *p == '\\') {
            g_string_append_printf(out, "\\%c", *p);
        } else if ((guchar)*p < 0x20 || *p == 0x7F) {
            g_string_append_printf(out, "\\x%02x", (guchar)*p);
        } else {
            g_string_append_c(out, *p);
        }
    }
    g_string_append_c(out, '"');
}

static void dump_text(GString *out, const AnkeShape *shape)
{
    static const char *const aligns[] = {"left", "centre", "right"};
    dump_box(out, shape->box);
    g_string_append_printf(out, " %s", aligns[shape->text.align]);
    dump_number(out, shape->text.style.size_pt);
    g_string_append_printf(out, " %s%06X", shape->text.style.is_bold ? "bold " : "",
                           shape->text.style.colour);
    dump_quoted(out, shape->text.text);
}

static void dump_shape(GString *out, const AnkeShape *shape)
{
    static const char *const kinds[] = {"rectangle", "line", "polygon", "marker", "image", "text"};
    g_string_append_printf(out, "%s %s", kinds[shape->kind], shape->part);
    if (shape->kind == ANKE_SHAPE_RECTANGLE || shape->kind == ANKE_SHAPE_IMAGE) {
        dump_box(out, shape->box);
    }
    if (shape->kind == ANKE_SHAPE_MARKER && shape->symbol != ANKE_SYMBOL_DISC) {
        static const char *const symbols[ANKE_N_SYMBOLS] = {
            "disc", "ring", "square", "diamond", "triangle", "hollow-diamond"};
        g_string_append_printf(out, " %s", symbols[shape->symbol]);
    }
    for (guint i = 0; i < shape->n_points; i++) {
        dump_number(out, shape->points[i].x);
        dump_number(out, shape->points[i].y);
    }
    if (shape->kind == ANKE_SHAPE_TEXT) {
        dump_text(out, shape);
    }
    dump_paint(out, shape);
    g_string_append_c(out, '\n');
}

void anke_scene_dump(const AnkeScene *scene, GString *out)
{
    g_string_append(out, "scene");
    dump_number(out, scene->width_pt);
    dump_number(out, scene->height_pt);
    g_string_append_c(out, '\n');
    for (guint i = 0; i < scene->shapes->len; i++) {
        dump_shape(out, anke_scene_shape_at(scene, i));
    }
}

void anke_scene_free(AnkeScene *scene)
{
    if (scene == NULL) {
        return;
    }
    g_ptr_array_unref(scene->notes);
    g_array_unref(scene->scales);
    g_array_unref(scene->areas);
    g_array_unref(scene->breaks);
    g_array_unref(scene->shapes);
    g_ptr_array_unref(scene->images);
    g_ptr_array_unref(scene->points);
    g_string_chunk_free(scene->texts);
    g_free(scene);
}
