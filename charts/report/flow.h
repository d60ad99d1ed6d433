/*
 * Pages that fill from top to bottom: paragraphs, charts and parts of tables, one below the other.
 *
 * A page is a scene with charts placed on it. Nothing is painted here; running heads and page
 * numbers are added when the number of pages is known (page.h).
 *
 * Invariant: whatever is taller than a page was split by its maker; the flow never shrinks.
 */
#ifndef ANKE_REPORT_FLOW_H
#define ANKE_REPORT_FLOW_H

#include "charts/report/page.h"
#include "charts/report/report_theme.h"
#include "charts/scene/scene.h"

typedef struct AnkeFlow AnkeFlow;

/* Begins with an empty page. `theme` and `report_theme` are borrowed for the flow's life. */
AnkeFlow *anke_flow_new(const AnkeTheme *theme, const AnkeReportTheme *report_theme,
                        AnkeMeasure measure);

const AnkeReportTheme *anke_flow_theme(const AnkeFlow *flow);
AnkeMeasure anke_flow_measure(const AnkeFlow *flow);

guint anke_flow_n_pages(const AnkeFlow *flow);

/* The current page, and where it goes on. */
AnkeScene *anke_flow_scene(const AnkeFlow *flow);
double anke_flow_y(const AnkeFlow *flow);
void anke_flow_advance(AnkeFlow *flow, double by_pt);

/* What is left of the page, and what an empty one holds. */
double anke_flow_room(const AnkeFlow *flow);
double anke_flow_page_room(const AnkeFlow *flow);

/* Begins a page, unless the current one is empty. */
void anke_flow_begin_page(AnkeFlow *flow);

/* Begins a page where the current one has less room. */
void anke_flow_need(AnkeFlow *flow, double height_pt);

typedef struct {
    const char *part; /* a literal, for tests */
    const AnkeTextStyle *style;
    double indent_pt;
    double after_pt;    /* empty room below */
    const char *bullet; /* stands at the margin beside the first line; NULL = none */
} AnkeParagraph;

double anke_flow_paragraph_height(const AnkeFlow *flow, const AnkeParagraph *paragraph,
                                  const char *text);

/* Adds a paragraph, as a whole where a page holds it. */
void anke_flow_add_paragraph(AnkeFlow *flow, const AnkeParagraph *paragraph, const char *text);

/* Places a chart, whose text begins at its theme's margin; takes it over. It must fit on a page. */
void anke_flow_add_chart_take(AnkeFlow *flow, AnkeScene *chart);

/* Whether a text on the pages, but those of charts, holds `sign` and more than that. */
gboolean anke_flow_shows(const AnkeFlow *flow, const char *sign);

/* The pages (AnkeReportPage), owned by the caller now. The flow can only be freed then. */
GPtrArray *anke_flow_finish(AnkeFlow *flow);

void anke_flow_free(AnkeFlow *flow);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(AnkeFlow, anke_flow_free)

#endif
