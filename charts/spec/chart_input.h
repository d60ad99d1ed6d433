/* Finds among the tables of a stream what an order of a plan shows. */
#ifndef ANKE_SPEC_CHART_INPUT_H
#define ANKE_SPEC_CHART_INPUT_H

#include "charts/spec/chart_spec.h"
#include "charts/spec/plan.h"

/* What an order shows; the arrays that `input` points to live here, the tables do not. */
typedef struct {
    const AnkeChartKind *kind;
    AnkeChartInput input;
    GPtrArray *waves;
    GPtrArray *panels;
} AnkeChartFound;

/*
 * Finds the kind and the tables of an order. `found` is zeroed before, and cleared after failure too.
 *   tables  of AnkeTable, in stream order
 *   stream  its name, for messages
 * Errors: ANKE_ERROR_DATA   no such table
 *         ANKE_ERROR_USAGE  no kind suggests itself; several waves, of which the kind shows one
 */
gboolean anke_chart_input_find(const GPtrArray *tables, const AnkeChartOrder *order,
                               const char *stream, AnkeChartFound *found, GError **error);

void anke_chart_found_clear(AnkeChartFound *found);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(AnkeChartFound, anke_chart_found_clear)

#endif
