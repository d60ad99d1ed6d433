/* The pages of a question: heading, chart, tables, sentences. */
#ifndef ANKE_REPORT_QUESTION_SECTION_H
#define ANKE_REPORT_QUESTION_SECTION_H

#include "analyzer/data/table.h"
#include "charts/report/flow.h"
#include "charts/report/question_words.h"
#include "charts/spec/chart_spec.h"

/* What the tables of a report share; all is borrowed. */
typedef struct {
    AnkeFlow *flow;
    const AnkeTheme *theme;
    const AnkeChartFacts *facts;
    AnkeReading *reading;
    guint *n_figures;  /* 図表 numbers given out */
    const char *plots; /* folder with plots of number questions; NULL = none */
} AnkeSection;

/* A heading with a bar beside it. `suffix` may be "". */
void anke_section_add_heading(AnkeFlow *flow, const char *heading, const char *suffix);

/* The kind of answer, below the heading of a question. */
void anke_section_add_type(AnkeFlow *flow, const AnkeTable *table);

/* Whether a report shows such a table: answers counted, or a text's ledger. */
gboolean anke_section_has_form(const AnkeTable *table);

/*
 * Adds a table that has a form. Behind a question of numbers stand the plots that the folder `plots`
 * holds of it, QUESTION-box.png, QUESTION-by-BREAK-histogram.png and so on: in their own size, or as
 * wide as the text if that is less.
 * Errors: those of anke_chart_lay_out(); ANKE_ERROR_DATA, ANKE_ERROR_IO  a plot that is no whole PNG
 */
gboolean anke_section_add_table(const AnkeSection *section, const AnkeTable *table, GError **error);

#endif
