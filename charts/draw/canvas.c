#include "charts/draw/canvas.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <math.h>
#include <string.h>

#include "analyzer/base/error.h"
#include "charts/draw/draw_private.h"
#include "charts/draw/encode.h"

#define DEFAULT_DPI 144.0
#define MAX_PIXELS 32000.0
#define MAX_POINTS 14400.0
#define POINTS_PER_INCH 72.0

typedef struct {
    char *title;
    char *description;
    char *author;
    char *source;
    double dpi;
} Info;

struct AnkeCanvas {
    AnkeFormat format;
    AnkeTypesetter *typesetter;
    cairo_surface_t *surface;
    cairo_t *cairo;
    GByteArray *bytes; /* of PDF and SVG */
    Info info;
    AnkeBox page;
    guint page_number;
    AnkePoint origin; /* of the current area on the page */
    GArray *origins;  /* of the areas around it */
    GArray *marks;    /* AnkeTextMark, for the audit */
    GStringChunk *texts;
};

static cairo_status_t append_stream(void *closure, const unsigned char *bytes, unsigned int n_bytes)
{
    g_byte_array_append(closure, bytes, n_bytes);
    return CAIRO_STATUS_SUCCESS;
}

static void set_metadata(cairo_surface_t *pdf, cairo_pdf_metadata_t key, const char *text)
{
    if (text != NULL && *text != '\0') {
        cairo_pdf_surface_set_metadata(pdf, key, text);
    }
}

/* The zone is written as +00'00 to leave room for the correction: see anke_encode_fix_pdf_dates().
 */
static void describe_pdf(cairo_surface_t *pdf, const AnkeDocumentInfo *info)
{
    g_autofree char *date = anke_encode_date(info->date);
    date[strlen(date) - 1] = '\0';
    g_autofree char *zoned = g_strconcat(date, "+00:00", NULL);
    set_metadata(pdf, CAIRO_PDF_METADATA_TITLE, info->title);
    set_metadata(pdf, CAIRO_PDF_METADATA_AUTHOR, info->author);
    set_metadata(pdf, CAIRO_PDF_METADATA_SUBJECT, info->description);
    set_metadata(pdf, CAIRO_PDF_METADATA_CREATOR, "anke");
    set_metadata(pdf, CAIRO_PDF_METADATA_CREATE_DATE, zoned);
    set_metadata(pdf, CAIRO_PDF_METADATA_MOD_DATE, zoned);
}

static cairo_surface_t *create_surface(AnkeCanvas *canvas, const AnkeDocumentInfo *info)
{
    AnkeBox page = canvas->page;
    if (canvas->format == ANKE_FORMAT_PNG) {
        double scale = canvas->info.dpi / POINTS_PER_INCH;
        return cairo_image_surface_create(CAIRO_FORMAT_RGB24, (int)lround(page.width * scale),
                                          (int)lround(page.height * scale));
    }
    if (canvas->format == ANKE_FORMAT_SVG) {
        cairo_surface_t *svg = cairo_svg_surface_create_for_stream(append_stream, canvas->bytes,
                                                                   page.width, page.height);
        cairo_svg_surface_set_document_unit(svg, CAIRO_SVG_UNIT_PT);
        return svg;
    }
    cairo_surface_t *pdf =
        cairo_pdf_surface_create_for_stream(append_stream, canvas->bytes, page.width, page.height);
    describe_pdf(pdf, info);
    return pdf;
}

static void set_colour(AnkeCanvas *canvas, AnkeRgb colour)
{
    cairo_set_source_rgb(canvas->cairo, (colour >> 16 & 0xFF) / 255.0, (colour >> 8 & 0xFF) / 255.0,
                         (colour & 0xFF) / 255.0);
}

static void paint_paper(AnkeCanvas *canvas)
{
    set_colour(canvas, anke_typesetter_theme(canvas->typesetter)->paper);
    cairo_paint(canvas->cairo);
}

static gboolean check_size(const AnkeCanvas *canvas, GError **error)
{
    double longer = MAX(canvas->page.width, canvas->page.height);
    gboolean is_raster = canvas->format == ANKE_FORMAT_PNG;
    double units = is_raster ? longer * canvas->info.dpi / POINTS_PER_INCH : longer;
    double most = is_raster ? MAX_PIXELS : MAX_POINTS;
    if (units > most) {
        return anke_error_set(error, ANKE_ERROR_DATA,
                              "the picture would be %.0f %s long, at most %.0f", units,
                              is_raster ? "pixels" : "pt", most);
    }
    return TRUE;
}

/* Words about the document as the picture itself shows them: controls and direction marks have no
 * place in XML, nor in the title of a window. */
static char *visible_or_null(const char *text)
{
    return text == NULL ? NULL : anke_typesetter_visible(text);
}

AnkeCanvas *anke_canvas_new(AnkeFormat format, AnkeTypesetter *typesetter, AnkeBox size,
                            const AnkeDocumentInfo *info, GError **error)
{
    g_autoptr(AnkeCanvas) canvas = g_new0(AnkeCanvas, 1);
    canvas->format = format;
    canvas->typesetter = typesetter;
    canvas->page = (AnkeBox){0, 0, size.width, size.height};
    canvas->info = (Info){visible_or_null(info->title), visible_or_null(info->description),
                          visible_or_null(info->author), visible_or_null(info->source),
                          info->dpi > 0 ? info->dpi : DEFAULT_DPI};
    if (!check_size(canvas, error)) {
        return NULL;
    }
    canvas->bytes = g_byte_array_new();
    canvas->origins = g_array_new(FALSE, FALSE, sizeof(AnkePoint));
    canvas->marks = g_array_new(FALSE, FALSE, sizeof(AnkeTextMark));
    canvas->texts = g_string_chunk_new(4096);
    canvas->surface = create_surface(canvas, info);
    canvas->cairo = cairo_create(canvas->surface);
    if (format == ANKE_FORMAT_PNG) {
        double scale = canvas->info.dpi / POINTS_PER_INCH;
        cairo_scale(canvas->cairo, scale, scale);
    }
    paint_paper(canvas);
    return g_steal_pointer(&canvas);
}

void anke_canvas_new_page(AnkeCanvas *canvas, AnkeBox size)
{
    g_assert(canvas->format == ANKE_FORMAT_PDF && canvas->origins->len == 0);
    cairo_show_page(canvas->cairo);
    cairo_pdf_surface_set_size(canvas->surface, size.width, size.height);
    canvas->page = (AnkeBox){0, 0, size.width, size.height};
    canvas->page_number++;
    paint_paper(canvas);
}

int anke_canvas_add_outline(AnkeCanvas *canvas, int parent, const char *text)
{
    g_assert(canvas->format == ANKE_FORMAT_PDF);
    g_autofree char *visible = anke_typesetter_visible(text);
    g_autofree char *target = g_strdup_printf("page=%u pos=[0 0]", canvas->page_number + 1);
    return cairo_pdf_surface_add_outline(canvas->surface, parent, visible, target, 0);
}

void anke_canvas_begin_area(AnkeCanvas *canvas, double x, double y)
{
    g_array_append_val(canvas->origins, canvas->origin);
    canvas->origin.x += x;
    canvas->origin.y += y;
    cairo_save(canvas->cairo);
    cairo_translate(canvas->cairo, x, y);
}

void anke_canvas_end_area(AnkeCanvas *canvas)
{
    g_assert(canvas->origins->len > 0);
    canvas->origin = g_array_index(canvas->origins, AnkePoint, canvas->origins->len - 1);
    g_array_set_size(canvas->origins, canvas->origins->len - 1);
    cairo_restore(canvas->cairo);
}

/* Moves a point to a corner (offset 0) or the middle (0.5) of a pixel. */
static AnkePoint snap(const AnkeCanvas *canvas, AnkePoint point, double offset)
{
    if (canvas->format == ANKE_FORMAT_PNG) {
        cairo_user_to_device(canvas->cairo, &point.x, &point.y);
        point.x = floor(point.x + 0.5 - offset) + offset;
        point.y = floor(point.y + 0.5 - offset) + offset;
        cairo_device_to_user(canvas->cairo, &point.x, &point.y);
    }
    return point;
}

static void set_stroke(AnkeCanvas *canvas, const AnkeStroke *stroke)
{
    set_colour(canvas, stroke->colour);
    cairo_set_line_width(canvas->cairo, stroke->width_pt);
    cairo_set_dash(canvas->cairo, &stroke->dash_pt, stroke->dash_pt > 0 ? 1 : 0, 0);
}

static void draw_dots(AnkeCanvas *canvas, AnkeBox box, double pitch, double radius)
{
    for (double y = box.y + pitch / 2; y < anke_box_bottom(box); y += pitch) {
        for (double x = box.x + pitch / 2; x < anke_box_right(box); x += pitch) {
            cairo_new_sub_path(canvas->cairo);
            cairo_arc(canvas->cairo, x, y, radius, 0, 2 * G_PI);
        }
    }
    cairo_fill(canvas->cairo);
}

static void draw_slanted_lines(AnkeCanvas *canvas, AnkeBox box, double pitch, gboolean is_rising)
{
    double step = pitch * G_SQRT2;
    for (double x = box.x - box.height; x < anke_box_right(box); x += step) {
        double x_top = is_rising ? x + box.height : x;
        double x_bottom = is_rising ? x : x + box.height;
        cairo_move_to(canvas->cairo, x_top, box.y);
        cairo_line_to(canvas->cairo, x_bottom, anke_box_bottom(box));
    }
    cairo_stroke(canvas->cairo);
}

/* Lines are clipped, not made into a pattern: that keeps PDF small and free of images. */
static void draw_hatch(AnkeCanvas *canvas, AnkeBox box, const AnkeFill *fill)
{
    const AnkeTheme *theme = anke_typesetter_theme(canvas->typesetter);
    AnkeStroke line = {fill->hatch_colour, theme->hatch_width_pt, 0, 0};
    cairo_save(canvas->cairo);
    cairo_rectangle(canvas->cairo, box.x, box.y, box.width, box.height);
    cairo_clip(canvas->cairo);
    set_stroke(canvas, &line);
    if (fill->hatch == ANKE_HATCH_DOTS) {
        draw_dots(canvas, box, theme->hatch_pitch_pt, theme->hatch_width_pt);
    } else {
        draw_slanted_lines(canvas, box, theme->hatch_pitch_pt, fill->hatch == ANKE_HATCH_RISING);
    }
    cairo_restore(canvas->cairo);
}

static AnkeBox snap_box(const AnkeCanvas *canvas, AnkeBox box, double offset)
{
    AnkePoint from = snap(canvas, (AnkePoint){box.x, box.y}, offset);
    AnkePoint to = snap(canvas, (AnkePoint){anke_box_right(box), anke_box_bottom(box)}, offset);
    return (AnkeBox){from.x, from.y, to.x - from.x, to.y - from.y};
}

void anke_canvas_rectangle(AnkeCanvas *canvas, AnkeBox box, const AnkeFill *fill,
                           const AnkeStroke *stroke)
{
    if (fill != NULL) {
        AnkeBox inside = snap_box(canvas, box, 0);
        set_colour(canvas, fill->colour);
        cairo_rectangle(canvas->cairo, inside.x, inside.y, inside.width, inside.height);
        cairo_fill(canvas->cairo);
        if (fill->hatch != ANKE_HATCH_NONE) {
            draw_hatch(canvas, inside, fill);
        }
    }
    if (stroke != NULL) {
        AnkeBox edge = snap_box(canvas, box, 0.5);
        set_stroke(canvas, stroke);
        cairo_rectangle(canvas->cairo, edge.x, edge.y, edge.width, edge.height);
        cairo_stroke(canvas->cairo);
    }
}

static gboolean is_straight(const AnkePoint *points, guint n_points)
{
    return n_points == 2 &&
           (fabs(points[0].x - points[1].x) < 1e-9 || fabs(points[0].y - points[1].y) < 1e-9);
}

static void stroke_path(AnkeCanvas *canvas, const AnkePoint *points, guint n_points,
                        const AnkeStroke *stroke)
{
    gboolean is_snapped = is_straight(points, n_points);
    set_stroke(canvas, stroke);
    cairo_new_path(canvas->cairo);
    for (guint i = 0; i < n_points; i++) {
        AnkePoint point = is_snapped ? snap(canvas, points[i], 0.5) : points[i];
        cairo_line_to(canvas->cairo, point.x, point.y);
    }
    cairo_stroke(canvas->cairo);
}

void anke_canvas_line(AnkeCanvas *canvas, const AnkePoint *points, guint n_points,
                      const AnkeStroke *stroke)
{
    if (stroke->casing_width_pt > 0) {
        AnkeStroke casing = {anke_typesetter_theme(canvas->typesetter)->paper,
                             stroke->casing_width_pt, 0, 0};
        stroke_path(canvas, points, n_points, &casing);
    }
    stroke_path(canvas, points, n_points, stroke);
}

static void trace(AnkeCanvas *canvas, const AnkePoint *points, guint n_points)
{
    cairo_new_path(canvas->cairo);
    for (guint i = 0; i < n_points; i++) {
        cairo_line_to(canvas->cairo, points[i].x, points[i].y);
    }
    cairo_close_path(canvas->cairo);
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

void anke_canvas_polygon(AnkeCanvas *canvas, const AnkePoint *points, guint n_points,
                         const AnkeFill *fill, const AnkeStroke *stroke)
{
    g_assert(n_points > 0);
    if (fill != NULL) {
        trace(canvas, points, n_points);
        set_colour(canvas, fill->colour);
        cairo_fill(canvas->cairo);
    }
    if (fill != NULL && fill->hatch != ANKE_HATCH_NONE) {
        cairo_save(canvas->cairo);
        trace(canvas, points, n_points);
        cairo_clip(canvas->cairo);
        draw_hatch(canvas, box_of_points(points, n_points), fill);
        cairo_restore(canvas->cairo);
    }
    if (stroke != NULL) {
        trace(canvas, points, n_points);
        set_stroke(canvas, stroke);
        cairo_stroke(canvas->cairo);
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

static void fill_symbol(AnkeCanvas *canvas, AnkeSymbol symbol, AnkePoint centre, double radius,
                        AnkeRgb colour)
{
    const Corners *corners = symbol_corners(symbol);
    cairo_new_path(canvas->cairo);
    if (corners == NULL) {
        cairo_arc(canvas->cairo, centre.x, centre.y, radius, 0, 2 * G_PI);
    }
    for (guint i = 0; corners != NULL && i < corners->n_points; i++) {
        cairo_line_to(canvas->cairo, centre.x + radius * corners->points[i].x,
                      centre.y + radius * corners->points[i].y);
    }
    cairo_close_path(canvas->cairo);
    set_colour(canvas, colour);
    cairo_fill(canvas->cairo);
}

void anke_canvas_symbol(AnkeCanvas *canvas, AnkeSymbol symbol, AnkePoint centre, double radius_pt,
                        AnkeRgb colour)
{
    const double ring_pt = 0.7;
    AnkeRgb paper = anke_typesetter_theme(canvas->typesetter)->paper;
    gboolean is_hollow = symbol == ANKE_SYMBOL_RING || symbol == ANKE_SYMBOL_HOLLOW_DIAMOND;
    fill_symbol(canvas, symbol, centre, radius_pt + ring_pt, paper);
    fill_symbol(canvas, symbol, centre, radius_pt, colour);
    if (is_hollow) {
        fill_symbol(canvas, symbol, centre, radius_pt * 0.55, paper);
    }
}

/* Baseline of line `i` from the top of the text: the middle of an ideograph (0.38 em above the
 * baseline) stands in the middle of its line. */
static double baseline(const AnkeTextStyle *style, int i)
{
    return ((i + 0.5) * style->line_em + 0.38) * style->size_pt;
}

static double aligned_left(const AnkeText *text, double width)
{
    double share = text->align == ANKE_ALIGN_LEFT ? 0 : text->align == ANKE_ALIGN_CENTRE ? 0.5 : 1;
    return text->anchor.x - share * width;
}

static AnkeBox join(AnkeBox a, AnkeBox b)
{
    if (a.width <= 0) {
        return b;
    }
    double x = MIN(a.x, b.x);
    double y = MIN(a.y, b.y);
    return (AnkeBox){x, y, MAX(anke_box_right(a), anke_box_right(b)) - x,
                     MAX(anke_box_bottom(a), anke_box_bottom(b)) - y};
}

/* Draws a line of text and returns the box of its ink. */
static AnkeBox draw_line(AnkeCanvas *canvas, PangoLayoutLine *line, const AnkeText *text, int i)
{
    PangoRectangle ink;
    PangoRectangle logical;
    pango_layout_line_get_extents(line, &ink, &logical);
    double left = aligned_left(text, (double)logical.width / PANGO_SCALE);
    double y = text->anchor.y + baseline(&text->style, i);
    cairo_move_to(canvas->cairo, left, y);
    pango_cairo_show_layout_line(canvas->cairo, line);
    return (AnkeBox){left + (double)ink.x / PANGO_SCALE, y + (double)ink.y / PANGO_SCALE,
                     (double)ink.width / PANGO_SCALE, (double)ink.height / PANGO_SCALE};
}

static AnkeBox on_page(const AnkeCanvas *canvas, AnkeBox box)
{
    box.x += canvas->origin.x;
    box.y += canvas->origin.y;
    return box;
}

static void record_text(AnkeCanvas *canvas, const AnkeText *text, PangoLayout *layout, AnkeBox ink)
{
    AnkeTextMark mark = {.page = canvas->page_number,
                         .ink = on_page(canvas, ink),
                         .allowed = text->allowed.width > 0 ? on_page(canvas, text->allowed)
                                                            : canvas->page,
                         .size_pt = text->style.size_pt,
                         .n_unknown = (guint)pango_layout_get_unknown_glyphs_count(layout),
                         .is_foreign = !anke_typesetter_is_own_font(canvas->typesetter, layout),
                         .has_bad_break = anke_typesetter_has_bad_break(layout),
                         .text = g_string_chunk_insert_const(canvas->texts, text->text)};
    g_array_append_val(canvas->marks, mark);
}

void anke_canvas_text(AnkeCanvas *canvas, const AnkeText *text)
{
    PangoLayout *layout =
        anke_typesetter_lay_out(canvas->typesetter, &text->style, text->text, text->wrap_pt);
    set_colour(canvas, text->style.colour);
    AnkeBox ink = {0};
    int n_lines = pango_layout_get_line_count(layout);
    for (int i = 0; i < n_lines; i++) {
        AnkeBox line = draw_line(canvas, pango_layout_get_line_readonly(layout, i), text, i);
        ink = join(ink, line);
    }
    record_text(canvas, text, layout, ink);
}

GPtrArray *anke_canvas_audit(const AnkeCanvas *canvas)
{
    return anke_audit_run((const AnkeTextMark *)(gpointer)canvas->marks->data, canvas->marks->len,
                          anke_typesetter_theme(canvas->typesetter)->smallest_type_pt);
}

static GBytes *encode_raster(AnkeCanvas *canvas, GError **error)
{
    cairo_surface_flush(canvas->surface);
    AnkeRaster raster = {
        .pixels = cairo_image_surface_get_data(canvas->surface),
        .width = (guint)cairo_image_surface_get_width(canvas->surface),
        .height = (guint)cairo_image_surface_get_height(canvas->surface),
        .stride = (gsize)cairo_image_surface_get_stride(canvas->surface),
        .dpi = canvas->info.dpi,
        .title = canvas->info.title,
        .description = canvas->info.description,
        .author = canvas->info.author,
        .source = canvas->info.source,
    };
    return anke_encode_png(&raster, error);
}

GBytes *anke_canvas_finish(AnkeCanvas *canvas, GError **error)
{
    g_assert(canvas->origins->len == 0);
    cairo_status_t status = cairo_status(canvas->cairo);
    if (status == CAIRO_STATUS_SUCCESS && canvas->format == ANKE_FORMAT_PNG) {
        return encode_raster(canvas, error);
    }
    cairo_surface_finish(canvas->surface);
    if (status == CAIRO_STATUS_SUCCESS) {
        status = cairo_surface_status(canvas->surface);
    }
    if (status != CAIRO_STATUS_SUCCESS) {
        anke_error_set(error, ANKE_ERROR_INTERNAL, "cairo: %s", cairo_status_to_string(status));
        return NULL;
    }
    if (canvas->format == ANKE_FORMAT_PDF) {
        anke_encode_fix_pdf_dates(canvas->bytes);
    } else {
        anke_encode_describe_svg(canvas->bytes, canvas->info.title, canvas->info.description);
    }
    return g_byte_array_free_to_bytes(g_steal_pointer(&canvas->bytes));
}

void anke_canvas_free(AnkeCanvas *canvas)
{
    if (canvas == NULL) {
        return;
    }
    g_clear_pointer(&canvas->cairo, cairo_destroy);
    g_clear_pointer(&canvas->surface, cairo_surface_destroy);
    g_clear_pointer(&canvas->bytes, g_byte_array_unref);
    g_clear_pointer(&canvas->origins, g_array_unref);
    g_clear_pointer(&canvas->marks, g_array_unref);
    g_clear_pointer(&canvas->texts, g_string_chunk_free);
    g_free(canvas->info.title);
    g_free(canvas->info.description);
    g_free(canvas->info.author);
    g_free(canvas->info.source);
    g_free(canvas);
}
