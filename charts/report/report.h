/*
 * A report: cover, contents, the questions in the order of the stream, notes on reading it.
 *
 * Tables are added as they come; each is laid out at once and not kept, so that memory holds the
 * pages only. Cover, contents and page numbers are made at the end, when all is known.
 */
#ifndef ANKE_REPORT_REPORT_H
#define ANKE_REPORT_REPORT_H

#include "analyzer/data/table.h"
#include "charts/draw/canvas.h"
#include "charts/report/report_facts.h"
#include "charts/spec/chart_spec.h"

typedef struct AnkeReport AnkeReport;

/* All is borrowed for the report's life. */
typedef struct {
    const AnkeTheme *theme;
    AnkeMeasure measure;
    const AnkeReportFacts *facts;
    const AnkeChartFacts *chart_facts;
    const char *plots; /* folder with plots of number questions; NULL = none */
} AnkeReportSpec;

AnkeReport *anke_report_new(const AnkeReportSpec *spec);

/*
 * Lays out a table.
 *   is_shown   set to whether the report has a form for such a table
 * Errors: those of anke_chart_lay_out()
 */
gboolean anke_report_add_table(AnkeReport *report, const AnkeTable *table, gboolean *is_shown,
                               GError **error);

/* Adds notes, cover, contents, heads and feet. No table can be added then. */
void anke_report_finish(AnkeReport *report);

guint anke_report_n_questions(const AnkeReport *report);

/* Paints all pages with their outline on a canvas whose first page is empty. */
void anke_report_paint(const AnkeReport *report, AnkeCanvas *canvas);

void anke_report_free(AnkeReport *report);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(AnkeReport, anke_report_free)

#endif
