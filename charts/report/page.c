#include "charts/report/page.h"

#include "charts/report/text_fit.h"
#include "charts/scene/scene_paint.h"

#define UNPROTECTED "部外秘・未秘匿"
#define SOURCE_LINES 2
#define NUMBER_PT 60.0 /* width of the page number's place */
#define MARK_PADDING_PT 4.0
#define HEAD_GAP_PT 12.0 /* between the running head and the mark */

static void free_scene(gpointer data)
{
    anke_scene_free(data);
}

AnkeReportPage *anke_report_page_new_take(AnkeScene *scene)
{
    AnkeReportPage *page = g_new0(AnkeReportPage, 1);
    page->scene = scene;
    page->charts = g_ptr_array_new_with_free_func(free_scene);
    page->corners = g_array_new(FALSE, FALSE, sizeof(AnkePoint));
    return page;
}

void anke_report_page_place_take(AnkeReportPage *page, AnkeScene *chart, AnkePoint corner)
{
    g_ptr_array_add(page->charts, chart);
    g_array_append_val(page->corners, corner);
}

static AnkeTextSize measure_in_scene(gpointer data, const AnkeTextStyle *style, const char *text,
                                     double wrap_pt)
{
    return anke_scene_measure(data, style, text, wrap_pt);
}

static AnkeMeasure scene_measure(const AnkeScene *scene)
{
    return (AnkeMeasure){measure_in_scene, (gpointer)scene};
}

/* Adds a text of at most n_lines that ends at the bottom of the box or begins at its top. */
static void add_fitted(AnkeReportPage *page, const AnkeTextPlace *place, const AnkeTextStyle *style,
                       guint n_lines, const char *text)
{
    AnkeFit fit = {scene_measure(page->scene), style, place->box.width, n_lines};
    g_autofree char *fitted = anke_text_fit(&fit, text);
    (void)anke_scene_add_text(page->scene, place, style, fitted);
}

/* Draws the mark in the upper right corner and returns its width. */
static double add_mark(AnkeReportPage *page, const AnkeReportTheme *theme)
{
    const AnkeTheme *pictures = anke_scene_theme(page->scene);
    const AnkeTextStyle *style = &pictures->warning;
    AnkeTextSize size = anke_scene_measure(page->scene, style, UNPROTECTED, 0);
    double width = size.width_pt + 2 * MARK_PADDING_PT;
    AnkeBox box = {theme->page_width_pt - theme->side_pt - width, theme->head_y_pt - 3, width,
                   size.height_pt + 3};
    AnkeStroke edge = {style->colour, pictures->border.width_pt, 0, 0};
    anke_scene_add_rectangle(page->scene, "mark", box, NULL, &edge);
    AnkeTextPlace place = {.part = "mark",
                           .box = box,
                           .align = ANKE_ALIGN_CENTRE,
                           .valign = ANKE_VALIGN_MIDDLE,
                           .is_cell = TRUE};
    (void)anke_scene_add_text(page->scene, &place, style, UNPROTECTED);
    return width + HEAD_GAP_PT;
}

static void add_head(AnkeReportPage *page, const AnkeReportTheme *theme, const char *text,
                     double mark_pt)
{
    double width = anke_report_text_width(theme);
    AnkeTextPlace place = {.part = "head",
                           .box = {theme->side_pt, theme->head_y_pt, width - mark_pt, 0},
                           .is_wrapped = TRUE};
    add_fitted(page, &place, &theme->running, 1, text);
    double y = theme->head_y_pt + theme->running.size_pt * theme->running.line_em + 4;
    anke_scene_add_segment(page->scene, "rule", (AnkePoint){theme->side_pt, y},
                           (AnkePoint){theme->side_pt + width, y},
                           &anke_scene_theme(page->scene)->rule);
}

static void add_foot(AnkeReportPage *page, const AnkeReportTheme *theme, const AnkeRunning *running)
{
    double y = theme->page_height_pt - theme->foot_pt;
    double width = anke_report_text_width(theme);
    g_autofree char *number = g_strdup_printf("%u／%u", running->number, running->n_pages);
    AnkeTextPlace place = {.part = "page",
                           .box = {theme->side_pt + width - NUMBER_PT, y, NUMBER_PT, 0},
                           .align = ANKE_ALIGN_RIGHT};
    (void)anke_scene_add_text(page->scene, &place, &theme->running, number);
    if (running->source == NULL || *running->source == '\0') {
        return;
    }
    g_autofree char *source = g_strconcat("資料：", running->source, NULL);
    AnkeTextPlace left = {
        .part = "source", .box = {theme->side_pt, y, width - NUMBER_PT, 0}, .is_wrapped = TRUE};
    add_fitted(page, &left, &theme->running, SOURCE_LINES, source);
}

void anke_report_page_add_running(AnkeReportPage *page, const AnkeReportTheme *theme,
                                  const AnkeRunning *running)
{
    double mark_pt = running->is_unprotected ? add_mark(page, theme) : 0;
    if (running->has_head && running->head != NULL) {
        add_head(page, theme, running->head, mark_pt);
    }
    add_foot(page, theme, running);
}

void anke_report_page_paint(const AnkeReportPage *page, AnkeCanvas *canvas)
{
    anke_scene_paint(page->scene, canvas, 0, 0);
    for (guint i = 0; i < page->charts->len; i++) {
        AnkePoint corner = g_array_index(page->corners, AnkePoint, i);
        anke_scene_paint(g_ptr_array_index(page->charts, i), canvas, corner.x, corner.y);
    }
}

void anke_report_page_free(gpointer data)
{
    AnkeReportPage *page = data;
    if (page == NULL) {
        return;
    }
    anke_scene_free(page->scene);
    g_ptr_array_unref(page->charts);
    g_array_unref(page->corners);
    g_free(page);
}
