/*
 * What the sections of an analysis share: the table at hand, what stands beside it, where rows go.
 *
 * A section is a file that writes one family of statistics behind a table: a function
 * `void anke_<family>_rows_write(const AnkeAnalysis *)`, listed in sections.h and, in the order of
 * the stream, in analysis.c. It decides by itself whether the table is one of its kind. Not for
 * formulas: those are in analyzer/stats.
 */
#ifndef ANKE_ANALYSIS_CONTEXT_H
#define ANKE_ANALYSIS_CONTEXT_H

#include <glib.h>

#include "analyzer/analysis/analysis_spec.h"
#include "analyzer/data/stream.h"

typedef struct AnkePending AnkePending;

typedef struct {
    const AnkeTable *table;
    /* Companions: tables that stand directly behind it and tell more about it; NULL: none. */
    const AnkeTable *strata;  /* S:BY, sums by stratum with n_h and N_h */
    const AnkeTable *joint;   /* BY:QUESTION, who ticked two choices, in each group */
    const AnkeTable *overlap; /* BY*BY, who is in two columns */
    const AnkeAnalysisSpec *spec;
    AnkeStreamWriter *writer;
    AnkePending *pending;
    gboolean has_tests;   /* groups are compared: a break whose groups do not overlap */
    gboolean is_weighted; /* beside n there is w */
    gboolean is_square;   /* a pair of questions with one list: the same people twice */
    double *bases;        /* of everyone, then of each group */
    double *populations;  /* likewise; NaN: not known */
} AnkeAnalysis;

/* Labels of the table; "" for ANKE_ALL. */
const char *anke_analysis_item(const AnkeAnalysis *analysis, gint item);
const char *anke_analysis_group(const AnkeAnalysis *analysis, gint group);

/* Writes a row; ANKE_ALL is a blank item or group, NaN a blank value. */
void anke_analysis_put(const AnkeAnalysis *analysis, gint item, gint group, const char *stat,
                       double value);
void anke_analysis_put_text(const AnkeAnalysis *analysis, gint item, const char *stat,
                            const char *text);
void anke_analysis_put_words(const AnkeAnalysis *analysis, gint item, gint group, const char *stat,
                             const char *words);

/* Writes several numbers of one item and group. */
typedef struct {
    const char *stat;
    double value;
} AnkeStatValue;

void anke_analysis_put_all(const AnkeAnalysis *analysis, gint item, gint group,
                           const AnkeStatValue *values, gsize n_values);

/* Denominator of shares of a group or of everyone (ANKE_ALL). */
double anke_analysis_base(const AnkeAnalysis *analysis, gint group);

/* People who could have answered, in proportion to the base; NaN: not known. */
double anke_analysis_population(const AnkeAnalysis *analysis, gint group);

/* The verdict about a table, or about an item of a multiple answer. */
typedef struct {
    gint item;
    const char *test; /* name of the method, "none": not tested */
    double p;
    const char *note;   /* why this method; NULL: nothing to say */
    const char *effect; /* name of its size; NULL: none */
    double effect_size;
} AnkeVerdictRow;

/*
 * Writes test, test_p, p_adj, note, effect and effect_size. p_adj is the p-value after correction
 * over all verdicts of the run, so its value is filled in behind the last table. Without a test
 * there is no p. The note of the question itself is not overwritten.
 */
void anke_analysis_put_verdict(const AnkeAnalysis *analysis, const AnkeVerdictRow *verdict);

#endif
