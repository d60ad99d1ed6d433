/*
 * A page of a report: a scene of its own and charts placed on it; and what every page carries:
 * running head, source, number, the mark of unprotected data.
 */
#ifndef ANKE_REPORT_PAGE_H
#define ANKE_REPORT_PAGE_H

#include "charts/draw/canvas.h"
#include "charts/report/report_theme.h"
#include "charts/scene/scene.h"

typedef struct {
    AnkeScene *scene;
    GPtrArray *charts; /* AnkeScene */
    GArray *corners;   /* AnkePoint: upper left corner of each chart */
} AnkeReportPage;

/* Takes over the scene. */
AnkeReportPage *anke_report_page_new_take(AnkeScene *scene);

/* Takes over the chart. */
void anke_report_page_place_take(AnkeReportPage *page, AnkeScene *chart, AnkePoint corner);

/* Texts may be NULL. */
typedef struct {
    const char *head;
    const char *source;
    gboolean is_unprotected;
    guint number; /* from 1 */
    guint n_pages;
    gboolean has_head; /* a cover has none */
} AnkeRunning;

void anke_report_page_add_running(AnkeReportPage *page, const AnkeReportTheme *theme,
                                  const AnkeRunning *running);

/* Paints on the canvas' current page. */
void anke_report_page_paint(const AnkeReportPage *page, AnkeCanvas *canvas);

/* An AnkeReportPage; NULL is allowed. */
void anke_report_page_free(gpointer page);

#endif
