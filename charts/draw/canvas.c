#include "charts/draw/canvas.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <math.h>
#include <string.h>

#include "analyzer/base/error.h"
#include "charts/draw/brush.h"
#include "charts/draw/draw_private.h"
#include "charts/draw/encode.h"
#include "charts/draw/record.h"
#include "charts/draw/small_fonts.h"

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
    AnkeBrush brush;
    GByteArray *bytes;  /* of PDF and SVG */
    AnkeRecord *record; /* of a PDF; NULL: commands are carried out at once */
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
    if (format == ANKE_FORMAT_PDF) {
        canvas->record = anke_record_new();
        canvas->brush.fonts = anke_typesetter_small_fonts(typesetter);
    }
    canvas->surface = create_surface(canvas, info);
    canvas->brush.cairo = cairo_create(canvas->surface);
    canvas->brush.theme = anke_typesetter_theme(typesetter);
    canvas->brush.has_pixels = format == ANKE_FORMAT_PNG;
    if (format == ANKE_FORMAT_PNG) {
        double scale = canvas->info.dpi / POINTS_PER_INCH;
        cairo_scale(canvas->brush.cairo, scale, scale);
    }
    anke_brush_paint_paper(&canvas->brush);
    return g_steal_pointer(&canvas);
}

static void turn_page(AnkeCanvas *canvas, AnkeBox size)
{
    cairo_show_page(canvas->brush.cairo);
    cairo_pdf_surface_set_size(canvas->surface, size.width, size.height);
    anke_brush_paint_paper(&canvas->brush);
}

static void carry_out(AnkeCanvas *canvas, const AnkeCommand *command)
{
    if (command->kind == ANKE_COMMAND_PAGE) {
        turn_page(canvas, command->box);
    } else {
        anke_brush_draw(&canvas->brush, command);
    }
}

/* A PDF waits until all its glyphs are known. */
static void draw(AnkeCanvas *canvas, const AnkeCommand *command)
{
    if (canvas->record != NULL) {
        anke_record_add(canvas->record, command);
    } else {
        carry_out(canvas, command);
    }
}

void anke_canvas_new_page(AnkeCanvas *canvas, AnkeBox size)
{
    g_assert(canvas->format == ANKE_FORMAT_PDF && canvas->origins->len == 0);
    canvas->page = (AnkeBox){0, 0, size.width, size.height};
    canvas->page_number++;
    draw(canvas, &(AnkeCommand){.kind = ANKE_COMMAND_PAGE, .box = size});
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
    draw(canvas, &(AnkeCommand){.kind = ANKE_COMMAND_BEGIN_AREA, .box = {.x = x, .y = y}});
}

void anke_canvas_end_area(AnkeCanvas *canvas)
{
    g_assert(canvas->origins->len > 0);
    canvas->origin = g_array_index(canvas->origins, AnkePoint, canvas->origins->len - 1);
    g_array_set_size(canvas->origins, canvas->origins->len - 1);
    draw(canvas, &(AnkeCommand){.kind = ANKE_COMMAND_END_AREA});
}

void anke_canvas_rectangle(AnkeCanvas *canvas, AnkeBox box, const AnkeFill *fill,
                           const AnkeStroke *stroke)
{
    draw(canvas, &(AnkeCommand){
                     .kind = ANKE_COMMAND_RECTANGLE, .box = box, .fill = fill, .stroke = stroke});
}

void anke_canvas_line(AnkeCanvas *canvas, const AnkePoint *points, guint n_points,
                      const AnkeStroke *stroke)
{
    draw(canvas,
         &(AnkeCommand){
             .kind = ANKE_COMMAND_LINE, .points = points, .n_points = n_points, .stroke = stroke});
}

void anke_canvas_polygon(AnkeCanvas *canvas, const AnkePoint *points, guint n_points,
                         const AnkeFill *fill, const AnkeStroke *stroke)
{
    g_assert(n_points > 0);
    draw(canvas, &(AnkeCommand){.kind = ANKE_COMMAND_POLYGON,
                                .points = points,
                                .n_points = n_points,
                                .fill = fill,
                                .stroke = stroke});
}

void anke_canvas_symbol(AnkeCanvas *canvas, AnkeSymbol symbol, AnkePoint centre, double radius_pt,
                        AnkeRgb colour)
{
    draw(canvas, &(AnkeCommand){.kind = ANKE_COMMAND_SYMBOL,
                                .points = &centre,
                                .n_points = 1,
                                .symbol = symbol,
                                .radius_pt = radius_pt,
                                .colour = colour});
}

void anke_canvas_image(AnkeCanvas *canvas, AnkeBox box, GBytes *png)
{
    draw(canvas, &(AnkeCommand){.kind = ANKE_COMMAND_IMAGE, .box = box, .image = png});
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
    draw(canvas, &(AnkeCommand){.kind = ANKE_COMMAND_TEXT,
                                .points = &(AnkePoint){left, y},
                                .n_points = 1,
                                .text = pango_layout_get_text(line->layout),
                                .runs = line->runs,
                                .colour = text->style.colour});
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
    AnkeBox ink = {0};
    int n_lines = pango_layout_get_line_count(layout);
    for (int i = 0; i < n_lines; i++) {
        AnkeBox line = draw_line(canvas, pango_layout_get_line_readonly(layout, i), text, i);
        ink = join(ink, line);
    }
    record_text(canvas, text, layout, ink);
}

guint anke_canvas_n_texts(const AnkeCanvas *canvas)
{
    return canvas->marks->len;
}

GPtrArray *anke_canvas_audit_from(const AnkeCanvas *canvas, guint first)
{
    g_assert(first <= canvas->marks->len);
    const AnkeTextMark *marks = (const AnkeTextMark *)(gpointer)canvas->marks->data;
    return anke_audit_run(marks + first, canvas->marks->len - first,
                          anke_typesetter_theme(canvas->typesetter)->smallest_type_pt);
}

GPtrArray *anke_canvas_audit(const AnkeCanvas *canvas)
{
    return anke_canvas_audit_from(canvas, 0);
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

static void cut_fonts(AnkeSmallFonts *fonts, const AnkeRecord *record)
{
    anke_small_fonts_begin(fonts);
    for (guint i = 0; i < anke_record_n_commands(record); i++) {
        const GSList *runs = anke_record_command(record, i)->runs;
        for (; runs != NULL; runs = runs->next) {
            anke_small_fonts_note(fonts, runs->data);
        }
    }
    anke_small_fonts_cut(fonts);
}

/* Draws what waited for the fonts. */
static void draw_record(AnkeCanvas *canvas)
{
    g_autoptr(AnkeRecord) record = g_steal_pointer(&canvas->record);
    cut_fonts(canvas->brush.fonts, record);
    for (guint i = 0; i < anke_record_n_commands(record); i++) {
        carry_out(canvas, anke_record_command(record, i));
    }
}

static cairo_status_t finish_surface(AnkeCanvas *canvas)
{
    cairo_status_t status = cairo_status(canvas->brush.cairo);
    cairo_surface_finish(canvas->surface);
    return status == CAIRO_STATUS_SUCCESS ? cairo_surface_status(canvas->surface) : status;
}

GBytes *anke_canvas_finish(AnkeCanvas *canvas, GError **error)
{
    g_assert(canvas->origins->len == 0);
    if (canvas->record != NULL) {
        draw_record(canvas);
    }
    if (cairo_status(canvas->brush.cairo) == CAIRO_STATUS_SUCCESS &&
        canvas->format == ANKE_FORMAT_PNG) {
        return encode_raster(canvas, error);
    }
    cairo_status_t status = finish_surface(canvas);
    if (status != CAIRO_STATUS_SUCCESS) {
        anke_error_set(error, ANKE_ERROR_INTERNAL, "cairo: %s", cairo_status_to_string(status));
        return NULL;
    }
    if (canvas->format == ANKE_FORMAT_PDF) {
        anke_encode_fix_pdf_dates(canvas->bytes);
        anke_encode_tag_pdf_fonts(canvas->bytes, anke_small_fonts_hash(canvas->brush.fonts));
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
    g_clear_pointer(&canvas->record, anke_record_free);
    g_clear_pointer(&canvas->brush.cairo, cairo_destroy);
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
