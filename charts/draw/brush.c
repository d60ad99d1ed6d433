#include "charts/draw/brush.h"

#include <math.h>

#include "charts/draw/small_fonts.h"

static void set_colour(const AnkeBrush *brush, AnkeRgb colour)
{
    cairo_set_source_rgb(brush->cairo, (colour >> 16 & 0xFF) / 255.0, (colour >> 8 & 0xFF) / 255.0,
                         (colour & 0xFF) / 255.0);
}

/* Moves a point to a corner (offset 0) or the middle (0.5) of a pixel. */
static AnkePoint snap(const AnkeBrush *brush, AnkePoint point, double offset)
{
    if (brush->has_pixels) {
        cairo_user_to_device(brush->cairo, &point.x, &point.y);
        point.x = floor(point.x + 0.5 - offset) + offset;
        point.y = floor(point.y + 0.5 - offset) + offset;
        cairo_device_to_user(brush->cairo, &point.x, &point.y);
    }
    return point;
}

static void set_stroke(const AnkeBrush *brush, const AnkeStroke *stroke)
{
    set_colour(brush, stroke->colour);
    cairo_set_line_width(brush->cairo, stroke->width_pt);
    cairo_set_dash(brush->cairo, &stroke->dash_pt, stroke->dash_pt > 0 ? 1 : 0, 0);
}

static void draw_dots(const AnkeBrush *brush, AnkeBox box, double pitch, double radius)
{
    for (double y = box.y + pitch / 2; y < anke_box_bottom(box); y += pitch) {
        for (double x = box.x + pitch / 2; x < anke_box_right(box); x += pitch) {
            cairo_new_sub_path(brush->cairo);
            cairo_arc(brush->cairo, x, y, radius, 0, 2 * G_PI);
        }
    }
    cairo_fill(brush->cairo);
}

static void draw_slanted_lines(const AnkeBrush *brush, AnkeBox box, double pitch,
                               gboolean is_rising)
{
    double step = pitch * G_SQRT2;
    for (double x = box.x - box.height; x < anke_box_right(box); x += step) {
        double x_top = is_rising ? x + box.height : x;
        double x_bottom = is_rising ? x : x + box.height;
        cairo_move_to(brush->cairo, x_top, box.y);
        cairo_line_to(brush->cairo, x_bottom, anke_box_bottom(box));
    }
    cairo_stroke(brush->cairo);
}

/* Lines are clipped, not made into a pattern: that keeps PDF small and free of images. */
static void draw_hatch(const AnkeBrush *brush, AnkeBox box, const AnkeFill *fill)
{
    const AnkeTheme *theme = brush->theme;
    AnkeStroke line = {fill->hatch_colour, theme->hatch_width_pt, 0, 0};
    cairo_save(brush->cairo);
    cairo_rectangle(brush->cairo, box.x, box.y, box.width, box.height);
    cairo_clip(brush->cairo);
    set_stroke(brush, &line);
    if (fill->hatch == ANKE_HATCH_DOTS) {
        draw_dots(brush, box, theme->hatch_pitch_pt, theme->hatch_width_pt);
    } else {
        draw_slanted_lines(brush, box, theme->hatch_pitch_pt, fill->hatch == ANKE_HATCH_RISING);
    }
    cairo_restore(brush->cairo);
}

static AnkeBox snap_box(const AnkeBrush *brush, AnkeBox box, double offset)
{
    AnkePoint from = snap(brush, (AnkePoint){box.x, box.y}, offset);
    AnkePoint to = snap(brush, (AnkePoint){anke_box_right(box), anke_box_bottom(box)}, offset);
    return (AnkeBox){from.x, from.y, to.x - from.x, to.y - from.y};
}

static void draw_rectangle(const AnkeBrush *brush, const AnkeCommand *command)
{
    const AnkeFill *fill = command->fill;
    if (fill != NULL) {
        AnkeBox inside = snap_box(brush, command->box, 0);
        set_colour(brush, fill->colour);
        cairo_rectangle(brush->cairo, inside.x, inside.y, inside.width, inside.height);
        cairo_fill(brush->cairo);
        if (fill->hatch != ANKE_HATCH_NONE) {
            draw_hatch(brush, inside, fill);
        }
    }
    if (command->stroke != NULL) {
        AnkeBox edge = snap_box(brush, command->box, 0.5);
        set_stroke(brush, command->stroke);
        cairo_rectangle(brush->cairo, edge.x, edge.y, edge.width, edge.height);
        cairo_stroke(brush->cairo);
    }
}

static gboolean is_straight(const AnkePoint *points, guint n_points)
{
    return n_points == 2 &&
           (fabs(points[0].x - points[1].x) < 1e-9 || fabs(points[0].y - points[1].y) < 1e-9);
}

static void stroke_path(const AnkeBrush *brush, const AnkeCommand *command,
                        const AnkeStroke *stroke)
{
    gboolean is_snapped = is_straight(command->points, command->n_points);
    set_stroke(brush, stroke);
    cairo_new_path(brush->cairo);
    for (guint i = 0; i < command->n_points; i++) {
        AnkePoint point = command->points[i];
        point = is_snapped ? snap(brush, point, 0.5) : point;
        cairo_line_to(brush->cairo, point.x, point.y);
    }
    cairo_stroke(brush->cairo);
}

static void draw_path(const AnkeBrush *brush, const AnkeCommand *command)
{
    if (command->stroke->casing_width_pt > 0) {
        AnkeStroke casing = {brush->theme->paper, command->stroke->casing_width_pt, 0, 0};
        stroke_path(brush, command, &casing);
    }
    stroke_path(brush, command, command->stroke);
}

static void trace(const AnkeBrush *brush, const AnkeCommand *command)
{
    cairo_new_path(brush->cairo);
    for (guint i = 0; i < command->n_points; i++) {
        cairo_line_to(brush->cairo, command->points[i].x, command->points[i].y);
    }
    cairo_close_path(brush->cairo);
}

static AnkeBox box_of_points(const AnkePoint *points, guint n_points)
{
    AnkePoint least = points[0];
    AnkePoint most = points[0];
    for (guint i = 1; i < n_points; i++) {
        least = (AnkePoint){MIN(least.x, points[i].x), MIN(least.y, points[i].y)};
        most = (AnkePoint){MAX(most.x, points[i].x), MAX(most.y, points[i].y)};
    }
    return (AnkeBox){least.x, least.y, most.x - least.x, most.y - least.y};
}

static void draw_polygon(const AnkeBrush *brush, const AnkeCommand *command)
{
    const AnkeFill *fill = command->fill;
    if (fill != NULL) {
        trace(brush, command);
        set_colour(brush, fill->colour);
        cairo_fill(brush->cairo);
    }
    if (fill != NULL && fill->hatch != ANKE_HATCH_NONE) {
        cairo_save(brush->cairo);
        trace(brush, command);
        cairo_clip(brush->cairo);
        draw_hatch(brush, box_of_points(command->points, command->n_points), fill);
        cairo_restore(brush->cairo);
    }
    if (command->stroke != NULL) {
        trace(brush, command);
        set_stroke(brush, command->stroke);
        cairo_stroke(brush->cairo);
    }
}

/* Corners of the symbols that have some, in units of the radius: of equal area, near enough. */
typedef struct {
    guint n_points;
    AnkePoint points[4];
} Corners;

static const Corners *symbol_corners(AnkeSymbol symbol)
{
    static const Corners square = {4, {{-0.9, -0.9}, {0.9, -0.9}, {0.9, 0.9}, {-0.9, 0.9}}};
    static const Corners diamond = {4, {{0, -1.3}, {1.3, 0}, {0, 1.3}, {-1.3, 0}}};
    static const Corners triangle = {3, {{0, -1.3}, {1.25, 0.9}, {-1.25, 0.9}}};
    switch (symbol) {
    case ANKE_SYMBOL_SQUARE:
        return &square;
    case ANKE_SYMBOL_DIAMOND:
    case ANKE_SYMBOL_HOLLOW_DIAMOND:
        return &diamond;
    case ANKE_SYMBOL_TRIANGLE:
        return &triangle;
    default:
        return NULL;
    }
}

static void fill_symbol(const AnkeBrush *brush, AnkeSymbol symbol, AnkePoint centre, double radius,
                        AnkeRgb colour)
{
    const Corners *corners = symbol_corners(symbol);
    cairo_new_path(brush->cairo);
    if (corners == NULL) {
        cairo_arc(brush->cairo, centre.x, centre.y, radius, 0, 2 * G_PI);
    }
    for (guint i = 0; corners != NULL && i < corners->n_points; i++) {
        cairo_line_to(brush->cairo, centre.x + radius * corners->points[i].x,
                      centre.y + radius * corners->points[i].y);
    }
    cairo_close_path(brush->cairo);
    set_colour(brush, colour);
    cairo_fill(brush->cairo);
}

static void draw_symbol(const AnkeBrush *brush, const AnkeCommand *command)
{
    const double ring_pt = 0.7;
    AnkeSymbol symbol = command->symbol;
    AnkePoint centre = command->points[0];
    double radius_pt = command->radius_pt;
    AnkeRgb paper = brush->theme->paper;
    gboolean is_hollow = symbol == ANKE_SYMBOL_RING || symbol == ANKE_SYMBOL_HOLLOW_DIAMOND;
    fill_symbol(brush, symbol, centre, radius_pt + ring_pt, paper);
    fill_symbol(brush, symbol, centre, radius_pt, command->colour);
    if (is_hollow) {
        fill_symbol(brush, symbol, centre, radius_pt * 0.55, paper);
    }
}

/* A run in its whole font, `left` pango units right of the current point. Glyphs are moved, not the
 * point: cairo rounds that. */
static void show_run(const AnkeBrush *brush, const char *text, const PangoGlyphItem *run, int left)
{
    PangoGlyphItem *moved = pango_glyph_item_copy((PangoGlyphItem *)run);
    for (int i = 0; i < moved->glyphs->num_glyphs; i++) {
        moved->glyphs->glyphs[i].geometry.x_offset += left;
        moved->glyphs->glyphs[i].geometry.y_offset -= run->y_offset;
    }
    pango_cairo_show_glyph_item(brush->cairo, text, moved);
    pango_glyph_item_free(moved);
}

static void draw_text(const AnkeBrush *brush, const AnkeCommand *command)
{
    int left = 0;
    set_colour(brush, command->colour);
    for (const GSList *runs = command->runs; runs != NULL; runs = runs->next) {
        const PangoGlyphItem *run = runs->data;
        cairo_move_to(brush->cairo, command->points[0].x, command->points[0].y);
        if (brush->fonts == NULL ||
            !anke_small_fonts_show(brush->fonts, brush->cairo, command->text, run, left)) {
            show_run(brush, command->text, run, left);
        }
        left += pango_glyph_string_get_width(run->glyphs);
    }
}

static void enter_area(const AnkeBrush *brush, const AnkeCommand *command)
{
    cairo_save(brush->cairo);
    cairo_translate(brush->cairo, command->box.x, command->box.y);
}

static void leave_area(const AnkeBrush *brush, const AnkeCommand *command)
{
    (void)command;
    cairo_restore(brush->cairo);
}

static void draw_image(const AnkeBrush *brush, const AnkeCommand *command)
{
    cairo_surface_t *surface = anke_png_image_decode(command->image);
    g_assert(cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS); /* see png_image.h */
    cairo_save(brush->cairo);
    cairo_translate(brush->cairo, command->box.x, command->box.y);
    cairo_scale(brush->cairo, command->box.width / cairo_image_surface_get_width(surface),
                command->box.height / cairo_image_surface_get_height(surface));
    cairo_set_source_surface(brush->cairo, surface, 0, 0);
    cairo_paint(brush->cairo);
    cairo_restore(brush->cairo);
    cairo_surface_destroy(surface);
}

void anke_brush_draw(const AnkeBrush *brush, const AnkeCommand *command)
{
    static void (*const actions[ANKE_N_COMMANDS])(const AnkeBrush *, const AnkeCommand *) = {
        [ANKE_COMMAND_BEGIN_AREA] = enter_area,    [ANKE_COMMAND_END_AREA] = leave_area,
        [ANKE_COMMAND_RECTANGLE] = draw_rectangle, [ANKE_COMMAND_LINE] = draw_path,
        [ANKE_COMMAND_POLYGON] = draw_polygon,     [ANKE_COMMAND_SYMBOL] = draw_symbol,
        [ANKE_COMMAND_IMAGE] = draw_image,         [ANKE_COMMAND_TEXT] = draw_text,
    };
    g_assert(actions[command->kind] != NULL);
    actions[command->kind](brush, command);
}

void anke_brush_paint_paper(const AnkeBrush *brush)
{
    set_colour(brush, brush->theme->paper);
    cairo_paint(brush->cairo);
}
