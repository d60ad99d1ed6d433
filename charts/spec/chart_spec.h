/*
 * From tables of the stream to charts: which kind shows what, and the words around it.
 *
 * Reads rows and puts them into the plain specs of charts/plots. It computes no statistic: shares
 * come from the rows `p`, or are `n` over the base where the stream has none.
 */
#ifndef ANKE_SPEC_CHART_SPEC_H
#define ANKE_SPEC_CHART_SPEC_H

#include <glib.h>

#include "analyzer/data/stream.h"
#include "analyzer/data/table.h"
#include "charts/plots/scene.h"

/* Facts about the survey that charts print, copied from a stream. Texts may be NULL. */
typedef struct AnkeChartFacts AnkeChartFacts;

AnkeChartFacts *anke_chart_facts_new(const AnkeStream *stream);

/* The facts of one wave, where it has its own. */
AnkeChartFacts *anke_chart_facts_new_of_wave(const AnkeStream *stream, const char *wave);

const char *anke_chart_facts_closed(const AnkeChartFacts *facts);
const char *anke_chart_facts_organisation(const AnkeChartFacts *facts);
const char *anke_chart_facts_source(const AnkeChartFacts *facts);
void anke_chart_facts_free(AnkeChartFacts *facts);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(AnkeChartFacts, anke_chart_facts_free)

typedef struct {
    const AnkeChartFacts *facts;
    const AnkeTable *table;
    const AnkeTable *panel; /* of kind staff: a series by year; NULL = none */
    const char *title;      /* instead of the question's label; NULL = none */
    guint number;           /* 図表 number; 0 = none */
    gboolean is_embedded;   /* on a page that carries source, mark and notes of the survey */
} AnkeChartInput;

typedef struct AnkeChartKind AnkeChartKind;

/* NULL if there is no kind of this name. */
const AnkeChartKind *anke_chart_kind_find(const char *name);

/* The names of all kinds, separated by ", ". */
char *anke_chart_kind_names(void);

/* The kind that shows a table without being asked, or NULL where charts have nothing to show:
 * numbers without bands, texts, batteries, co-occurrences, years. */
const AnkeChartKind *anke_chart_kind_default(const AnkeTable *table);

/*
 * Lays out a chart in an empty scene.
 * Errors: ANKE_ERROR_DATA  the table does not hold what this kind shows
 */
gboolean anke_chart_lay_out(const AnkeChartKind *kind, const AnkeChartInput *input,
                            AnkeScene *scene, GError **error);

#endif
