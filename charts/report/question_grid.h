/*
 * From a table of the stream to the tables of a report. Computes no statistic: shares, intervals,
 * residuals, means are read from rows; where the stream has no row `p`, n over the base.
 */
#ifndef ANKE_REPORT_QUESTION_GRID_H
#define ANKE_REPORT_QUESTION_GRID_H

#include "analyzer/data/table.h"
#include "charts/report/grid.h"
#include "charts/report/reading.h"
#include "charts/spec/chart_spec.h"

/* A table and what is written down while it is shown. */
typedef struct {
    const AnkeChartInput *input;
    AnkeReading *reading;
    const char *caption;
} AnkeGridSource;

/* Whether the table counts answers: it has rows `n`. */
gboolean anke_question_has_counts(const AnkeTable *table);

/* Whether the table says which answers were given by the same people. */
gboolean anke_question_is_pairs(const AnkeTable *table);

/* Answers of everyone: count, share, interval. NULL where there is no answer to list: numbers
 * without bands that took many values. */
AnkeGrid *anke_question_total_grid(const AnkeGridSource *source);

/* Groups in rows, answers in columns. NULL as above. */
AnkeGrid *anke_question_cross_grid(const AnkeGridSource *source);

/* Mean, standard deviation, median by group. NULL where the stream has none. */
AnkeGrid *anke_question_means_grid(const AnkeGridSource *source);

/* Answers by answers: how many chose both. */
AnkeGrid *anke_question_pairs_grid(const AnkeGridSource *source);

#endif
