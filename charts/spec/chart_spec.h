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
#include "charts/scene/scene.h"

/* What the audit asks of a kind's pictures. */
typedef enum {
    ANKE_CHART_HAS_UNIT = 1, /* numbers have a unit */
    ANKE_CHART_HAS_BASE = 2  /* shares have a base */
} AnkeChartTraits;

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
    /* Further tables that the kind shows beside it, in the order asked for: rates of staff, further
     * series, links of cards. */
    const AnkeTable *const *panels;
    guint n_panels;
    /* The same question and break in every wave of the stream, in its order, the table included. */
    const AnkeTable *const *waves;
    guint n_waves;
    const AnkeTable *past; /* what was before a projection; NULL = not known */
    const char *scenario;  /* the one to show; NULL or "" = the first */
    const char *years; /* western years to show, separated by commas; NULL or "" = the kind's own */
    AnkeLang lang;     /* set by anke_chart_lay_out() */
    gboolean has_two_axes; /* two series in one panel, where the kind can */
    const char *item;      /* the one item, or scenario, that is wanted; NULL = none */
    const char *title;     /* instead of the question's label; NULL = none */
    guint number;          /* 図表 number; 0 = none */
    gboolean is_embedded;  /* on a page that carries source, mark and notes of the survey */
} AnkeChartInput;

typedef struct AnkeChartKind AnkeChartKind;

/* NULL if there is no kind of this name. */
const AnkeChartKind *anke_chart_kind_find(const char *name);

/* The names of all kinds, separated by ", ". */
char *anke_chart_kind_names(void);

const char *anke_chart_kind_name(const AnkeChartKind *kind);
AnkeChartTraits anke_chart_kind_traits(const AnkeChartKind *kind);

/* Whether the kind shows the waves of a question side by side, not one of them. */
gboolean anke_chart_kind_takes_waves(const AnkeChartKind *kind);

/* Whether the kind shows what was before a projection: a table by YEARS beside one by
 * scenario:YEARS. */
gboolean anke_chart_kind_takes_past(const AnkeChartKind *kind);

guint anke_chart_kind_count(void);
const AnkeChartKind *anke_chart_kind_at(guint i);

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
