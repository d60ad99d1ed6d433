/*
 * The same projection with the luck of whole people: many runs, each a possible future.
 *
 * Quits are binomial by age, ages of hires multinomial, re-employment binomial; who of an age
 * quits, and who of the eligible is promoted, is drawn without replacement (multivariate
 * hypergeometric). Where hires answer to leavers they do so in each run; where they are planned
 * ahead the plan in whole people is carried out.
 *
 * Rates are not known either: once a run, the rates of each age group (rate_group.h) are multiplied
 * by a draw of their posterior over its mean. With experience of at least ANKE_RUN_LEAST_EXPOSURE
 * person-years that is Beta(D + 1/2, E - D + 1/2) (Jeffreys), E person-years, D quits; with less
 * it is a beta distribution about the assumed rate whose coefficient of variation is
 * ANKE_RUN_ASSUMED_VARIATION. Rates that a scenario states are taken as known.
 *
 * All random numbers are of (seed, run, year, purpose, age): scenarios share them, and the number
 * of threads changes nothing.
 */
#ifndef ANKE_STAFF_PROJECTION_RUNS_H
#define ANKE_STAFF_PROJECTION_RUNS_H

#include <glib.h>

#include "analyzer/staff/projection.h"
#include "analyzer/staff/succession.h"
#include "analyzer/stats/run_summary.h"

#define ANKE_RUN_DEFAULT_RUNS 10000
#define ANKE_RUN_MAX_RUNS 100000
#define ANKE_RUN_LEAST_EXPOSURE 30.0

/* The national rate of people in their 20s went from 1.5 % (FY2015) to 2.1 % (FY2019), 40 % more
 * in four years: an assumed rate may be off by as much. Source: ps-kimotaku.officeblog.jp, October
 * 2021, on 総務省 地方公務員の退職状況等調査. */
#define ANKE_RUN_ASSUMED_VARIATION 0.4

typedef struct {
    guint n_runs; /* 0: none */
    guint64 seed;
    guint n_threads;      /* 0: as many as there are processors */
    gboolean rates_known; /* no uncertainty of the rates */
    gint32
        headcount_scale; /* headcounts are kept in units of 1 / scale; 1 where the re-employed are
                             * whole people or none */
} AnkeRunSpec;

/* What is kept of each run and year; behind these come n, vacancies and short of each grade. */
typedef enum {
    ANKE_SERIES_HEADCOUNT,
    ANKE_SERIES_HIRES,
    ANKE_SERIES_RETIREMENTS, /* in the fiscal year that begins; nothing in the last */
    ANKE_SERIES_QUITS,       /* as retirements */
    ANKE_SERIES_REEMPLOYED,
    ANKE_SERIES_AGE10, /* below 20, 20s ... 50s, 60 and older */
    ANKE_SERIES_GRADE = ANKE_SERIES_AGE10 + 6,
    ANKE_SERIES_PER_GRADE = 3 /* n, vacancies, short */
} AnkeSeriesIndex;

/* The numbers of all runs: [series][year 0 ... n_years][run]. */
typedef struct {
    guint n_series, n_years, n_runs;
    gint32 headcount_scale;
    gint32 *values;
} AnkeRuns;

/* `succession` may be NULL. */
AnkeRuns *anke_runs_make(const AnkeProjectionRules *rules, const AnkeProjection *path,
                         const AnkeSuccessionRules *succession, const AnkeRunSpec *spec);

void anke_runs_free(AnkeRuns *runs);

/* The numbers of a series in a year, by run. */
gint32 *anke_runs_at(const AnkeRuns *runs, guint series, guint year);

/* Summaries: [series][year]. */
typedef struct {
    guint n_series, n_years;
    AnkeRunSummary *cells; /* in people */
} AnkeRunTable;

/* Sums up all series; the runs are in order of size afterwards, not comparable any more. */
AnkeRunTable *anke_run_table_make(AnkeRuns *runs);

/* Sums up the differences from other runs with the same random numbers, run by run, of the series
 * before ANKE_SERIES_GRADE; leaves both. */
AnkeRunTable *anke_run_table_compare(const AnkeRuns *runs, const AnkeRuns *base);

const AnkeRunSummary *anke_run_table_cell(const AnkeRunTable *table, guint series, guint year);

void anke_run_table_free(AnkeRunTable *table);

#endif
