#include "charts/report/flow.h"

#include <math.h>
#include <string.h>

#include "charts/report/text_fit.h"

#define EMPTY_PT 0.01 /* rounding that does not count as content */

struct AnkeFlow {
    const AnkeTheme *theme;
    const AnkeReportTheme *report_theme;
    AnkeMeasure measure;
    GPtrArray *pages; /* AnkeReportPage */
    double y;
};

static AnkeReportPage *current_page(const AnkeFlow *flow)
{
    return g_ptr_array_index(flow->pages, flow->pages->len - 1);
}

static void add_page(AnkeFlow *flow)
{
    AnkeScene *scene =
        anke_scene_new(flow->theme, flow->measure, flow->report_theme->page_width_pt);
    anke_scene_set_height(scene, flow->report_theme->page_height_pt);
    g_ptr_array_add(flow->pages, anke_report_page_new_take(scene));
    flow->y = flow->report_theme->top_pt;
}

AnkeFlow *anke_flow_new(const AnkeTheme *theme, const AnkeReportTheme *report_theme,
                        AnkeMeasure measure)
{
    AnkeFlow *flow = g_new0(AnkeFlow, 1);
    flow->theme = theme;
    flow->report_theme = report_theme;
    flow->measure = measure;
    flow->pages = g_ptr_array_new_with_free_func(anke_report_page_free);
    add_page(flow);
    return flow;
}

const AnkeReportTheme *anke_flow_theme(const AnkeFlow *flow)
{
    return flow->report_theme;
}

AnkeMeasure anke_flow_measure(const AnkeFlow *flow)
{
    return flow->measure;
}

guint anke_flow_n_pages(const AnkeFlow *flow)
{
    return flow->pages->len;
}

AnkeScene *anke_flow_scene(const AnkeFlow *flow)
{
    return current_page(flow)->scene;
}

double anke_flow_y(const AnkeFlow *flow)
{
    return flow->y;
}

void anke_flow_advance(AnkeFlow *flow, double by_pt)
{
    flow->y += by_pt;
}

double anke_flow_room(const AnkeFlow *flow)
{
    return flow->report_theme->page_height_pt - flow->report_theme->bottom_pt - flow->y;
}

double anke_flow_page_room(const AnkeFlow *flow)
{
    const AnkeReportTheme *theme = flow->report_theme;
    return theme->page_height_pt - theme->bottom_pt - theme->top_pt;
}

void anke_flow_begin_page(AnkeFlow *flow)
{
    if (flow->y > flow->report_theme->top_pt + EMPTY_PT) {
        add_page(flow);
    }
}

void anke_flow_need(AnkeFlow *flow, double height_pt)
{
    if (height_pt > anke_flow_room(flow) + EMPTY_PT) {
        anke_flow_begin_page(flow);
    }
}

static double paragraph_width(const AnkeFlow *flow, const AnkeParagraph *paragraph)
{
    return anke_report_text_width(flow->report_theme) - paragraph->indent_pt;
}

double anke_flow_paragraph_height(const AnkeFlow *flow, const AnkeParagraph *paragraph,
                                  const char *text)
{
    double width = paragraph_width(flow, paragraph);
    AnkeTextSize size = flow->measure.measure(flow->measure.data, paragraph->style, text, width);
    return size.height_pt + paragraph->after_pt;
}

static void add_bullet(AnkeFlow *flow, const AnkeParagraph *paragraph)
{
    AnkeTextPlace place = {.part = "bullet",
                           .box = {flow->report_theme->side_pt, flow->y, paragraph->indent_pt, 0}};
    (void)anke_scene_add_text(anke_flow_scene(flow), &place, paragraph->style, paragraph->bullet);
}

static void add_lines(AnkeFlow *flow, const AnkeParagraph *paragraph, const char *text)
{
    AnkeTextPlace place = {.part = paragraph->part,
                           .box = {flow->report_theme->side_pt + paragraph->indent_pt, flow->y,
                                   paragraph_width(flow, paragraph), 0},
                           .is_wrapped = TRUE};
    flow->y += anke_scene_add_text(anke_flow_scene(flow), &place, paragraph->style, text);
}

/* Adds what fits on this page and returns the number of bytes of it. */
static gsize add_beginning(AnkeFlow *flow, const AnkeParagraph *paragraph, const char *text)
{
    double line_pt = paragraph->style->size_pt * paragraph->style->line_em;
    AnkeFit fit = {.measure = flow->measure,
                   .style = paragraph->style,
                   .width_pt = paragraph_width(flow, paragraph),
                   .n_lines = (guint)MAX(1, floor(anke_flow_room(flow) / line_pt))};
    gsize n_bytes = anke_text_fit_bytes(&fit, text);
    g_autofree char *beginning = g_strndup(text, n_bytes);
    add_lines(flow, paragraph, beginning);
    return n_bytes;
}

void anke_flow_add_paragraph(AnkeFlow *flow, const AnkeParagraph *paragraph, const char *text)
{
    double height = anke_flow_paragraph_height(flow, paragraph, text) - paragraph->after_pt;
    anke_flow_need(flow, height);
    if (paragraph->bullet != NULL) {
        add_bullet(flow, paragraph);
    }
    while (height > anke_flow_room(flow)) {
        text += add_beginning(flow, paragraph, text);
        anke_flow_begin_page(flow);
        height = anke_flow_paragraph_height(flow, paragraph, text) - paragraph->after_pt;
    }
    if (*text != '\0') {
        add_lines(flow, paragraph, text);
        flow->y += paragraph->after_pt;
    }
}

void anke_flow_add_chart_take(AnkeFlow *flow, AnkeScene *chart)
{
    anke_flow_need(flow, anke_scene_height(chart));
    double x = flow->report_theme->side_pt - flow->theme->margin_pt;
    anke_report_page_place_take(current_page(flow), chart, (AnkePoint){x, flow->y});
    flow->y += anke_scene_height(chart);
}

static gboolean scene_shows(const AnkeScene *scene, const char *sign)
{
    for (guint i = 0; i < anke_scene_n_shapes(scene); i++) {
        const AnkeShape *shape = anke_scene_shape_at(scene, i);
        if (shape->kind == ANKE_SHAPE_TEXT && strcmp(shape->text.text, sign) != 0 &&
            strstr(shape->text.text, sign) != NULL) {
            return TRUE;
        }
    }
    return FALSE;
}

gboolean anke_flow_shows(const AnkeFlow *flow, const char *sign)
{
    for (guint i = 0; i < flow->pages->len; i++) {
        if (scene_shows(((const AnkeReportPage *)g_ptr_array_index(flow->pages, i))->scene, sign)) {
            return TRUE;
        }
    }
    return FALSE;
}

GPtrArray *anke_flow_finish(AnkeFlow *flow)
{
    return g_steal_pointer(&flow->pages);
}

void anke_flow_free(AnkeFlow *flow)
{
    if (flow == NULL) {
        return;
    }
    g_clear_pointer(&flow->pages, g_ptr_array_unref);
    g_free(flow);
}
