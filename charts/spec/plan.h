/*
 * A plan: the charts that one run draws, from options or from a CSV file with a header of the
 * columns kind, question, by, wave, panel, scenario, years, item, title, width, figure, axes, output
 * (any order, all but question and output may be missing).
 */
#ifndef ANKE_SPEC_PLAN_H
#define ANKE_SPEC_PLAN_H

#include <glib.h>

#include "analyzer/data/table.h"
#include "charts/spec/chart_spec.h"

#define ANKE_CHART_MIN_WIDTH_PT 200
#define ANKE_CHART_MAX_WIDTH_PT 2000
#define ANKE_CHART_WIDTH_PT 482 /* of text on A4 with margins of 20 mm */

/* Texts are never NULL; "" = not given. */
typedef struct {
    const AnkeChartKind *kind; /* NULL = the table's default */
    const char *question;
    const char *by;
    const char *wave;
    const char *panel; /* names of questions, separated by commas */
    const char *scenario;
    const char *years; /* western years, separated by commas */
    const char *item;  /* the one that a kind of one quantity shows */
    const char *title;
    const char *output;
    double width_pt;
    guint number;
    gboolean has_two_axes;
} AnkeChartOrder;

typedef struct AnkePlan AnkePlan;

AnkePlan *anke_plan_new(void);

/* Copies the order's texts. */
void anke_plan_add(AnkePlan *plan, const AnkeChartOrder *order);

/*
 * Reads a plan.
 * Errors: ANKE_ERROR_NO_INPUT, ANKE_ERROR_IO, ANKE_ERROR_DATA (unknown column or kind, a bad width
 * or number, no question, an output twice or of an unknown format)
 */
AnkePlan *anke_plan_read(const char *path, GError **error);

guint anke_plan_n_orders(const AnkePlan *plan);
const AnkeChartOrder *anke_plan_order_at(const AnkePlan *plan, guint i);

/* Whether any order shows this table, in the chart or in its panel. */
gboolean anke_plan_needs(const AnkePlan *plan, const AnkeTable *table);

/* Whether the order's chart shows this table. Without a wave, all waves match. */
gboolean anke_chart_order_matches(const AnkeChartOrder *order, const AnkeTable *table);

/* Whether this table is what was before the projection that the order shows: the same question by
 * the break without its scenario. */
gboolean anke_chart_order_matches_past(const AnkeChartOrder *order, const AnkeTable *table);

/* Whether this table is that of a panel named `panel`. Tables of records have no break. */
gboolean anke_chart_order_matches_panel(const AnkeChartOrder *order, const char *panel,
                                        const AnkeTable *table);

/* The names of the panels, NULL-terminated; freed by g_strfreev(). */
char **anke_chart_order_panels(const AnkeChartOrder *order);

/* Width in pt from text. Returns FALSE outside the limits above. */
gboolean anke_chart_parse_width(const char *text, double *width_pt);

void anke_plan_free(AnkePlan *plan);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(AnkePlan, anke_plan_free)

#endif
